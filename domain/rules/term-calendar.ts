import type { Cited, CitedTime, Months, Text } from '../vocabulary.js'
import { cite, citing } from './legal-texts.js'
import { NOTICE_BEFORE } from './reappointment.js'

const ACTING: Text = {
  vi: 'Không gia hạn. Đến hết 31/07/2026 văn bản khi ban hành (và khoản 3 Điều 47 Nghị định 115/2020/NĐ-CP, có cả giao phụ trách) không giới hạn số tháng; trường hợp đến 01/07/2026 đã quá 12 tháng thì phải kiện toàn trong 3 tháng từ 01/08/2026 (khoản 3 Điều 35 Nghị định 300/2026/NĐ-CP); phần mềm áp dụng thời hạn này cho mọi đợt. Giao cho cấp phó, chỉ giao người khác khi cấp phó không đáp ứng; thời gian này không tính vào thời gian giữ chức vụ. Người đứng đầu vắng mặt trên 12 tháng là ngoại lệ của văn bản, dữ liệu chưa ghi được. Cách phần mềm áp dụng: tính đến hết ngày tương ứng của tháng cuối (Điều 147, khoản 3 Điều 148 Bộ luật Dân sự 2015); trong một lần khuyết của vị trí, mỗi người chỉ được giao một lần, các đợt của nhiều người cộng lại không quá thời hạn này (cách hiểu của phần mềm), không tính những ngày không có ai được giao; vị trí có người giữ rồi lại khuyết thì tính lại từ đầu. Văn bản nói về người đứng đầu; dữ liệu không cho biết chức vụ nào là người đứng đầu nên áp dụng cho mọi vị trí.',
  en: 'Not renewable. Until 2026-07-31 the text as issued (and Decree 115/2020 art. 47.3, which has "in charge" too) had no limit of months; acting that on 2026-07-01 had passed 12 months is to end with the post staffed within 3 months of 2026-08-01 (Decree 300/2026 art. 35.3); the product holds every period to these months. A deputy acts, another only where none fits; the time does not count as time in the post. The text excepts a head who is absent for more than 12 months, which is not on record. How it is applied here: the corresponding day of the last month still counts (Civil Code 2015 art. 147, 148.3); in one vacancy of a seat nobody acts twice, and the periods of several people together are no longer than this, days on which nobody acts left out; a seat that was filled and falls vacant again begins anew. The text speaks of heads; the records do not tell which posts are of a head, so it holds for every seat.',
}

/** What the end of a term brings, beside the steps. */
export const TERM_CALENDAR: {
  /** The notice, before the term ends: at least. */
  noticeBefore: CitedTime
  /** Acting in a vacant seat, all periods of one vacancy together; not renewable. */
  actingAtMost: Cited<Months>
  /** A procedure about the end of a term that came to nothing so long before it is not opened by itself again. */
  notOpenedAgain: Cited<Months>
} = {
  noticeBefore: NOTICE_BEFORE,
  actingAtMost: citing(cite('decree-170-2025', '34.3', 'decree-300-2026'))(12, ACTING),
  notOpenedAgain: {
    value: 12,
    article: cite('local-practice'),
    note: {
      vi: 'Tham số của địa phương: quy trình về việc hết nhiệm kỳ đã mở trong thời gian này mà không có kết quả thì phần mềm không tự mở lại; cán bộ tổ chức vẫn mở được.',
      en: 'Local parameter: where a procedure about the end of the term was launched within this time and came to nothing, none is opened by itself again; an officer may launch one.',
    },
  },
}
