import type { Cited, Text } from '../vocabulary.js'
import { cite, citing } from './legal-texts.js'
import { carriedOver } from './notes.js'

/** What is the same of every vote, whatever its rule: how domain/voting counts and workflows go on. In words. */

const ARTICLE_33 = cite('decree-170-2025', '33', 'decree-300-2026')
const art33 = citing(ARTICLE_33)
const product = citing(cite('local-practice'))

const UNDER_EVERY_TEXT: Text = {
  vi: `Áp dụng cho mọi cuộc bỏ phiếu. Các văn bản khác: ${carriedOver(ARTICLE_33).vi}`,
  en: `Applied to every vote. Of the other texts: ${carriedOver(ARTICLE_33).en}`,
}
const OF_THE_PRODUCT: Text = {
  vi: 'Lựa chọn của phần mềm; chưa thấy quy định.',
  en: 'A choice of this product; no rule was seen.',
}

export const VOTE_COUNTING = {
  oneBallot: art33<Text>(
    {
      vi: 'mỗi người một phiếu; người giữ hai chức vụ chỉ được triệu tập, tính và phát phiếu một lần',
      en: 'one person, one ballot; who holds two posts is convened, counted and given a paper once',
    },
    UNDER_EVERY_TEXT,
  ),
  spoiltPapers: art33<Text>(
    {
      vi: 'phiếu trắng, phiếu không hợp lệ vẫn tính trong tổng số, không tính cho ai',
      en: 'blank and invalid papers stay in the denominator and count for nobody',
    },
    {
      vi: `Suy từ cách tính trên số người, văn bản không nêu phiếu trắng. ${UNDER_EVERY_TEXT.vi}`,
      en: `Follows from counting people; the text does not name blank papers. ${UNDER_EVERY_TEXT.en}`,
    },
  ),
  aboveBar: art33<Text>(
    {
      vi: 'phải trên tỷ lệ quy định; đúng bằng tỷ lệ là chưa đạt, trừ nơi văn bản nêu "từ" hoặc "ít nhất" (khoản 2 Điều 55 Nghị định 115/2020/NĐ-CP; người ngoài danh sách): ghi ≥ ở từng bước. So sánh bằng số nguyên (2 × số phiếu với tổng số được tính), không làm tròn',
      en: 'above the share: exactly the share is not above it, but where a text has "at least" (Decree 115/2020/NĐ-CP art. 55.2; outsiders), shown as ≥ in its step. Compared in whole numbers (2 × votes with the denominator), never rounded',
    },
    UNDER_EVERY_TEXT,
  ),
  highest: art33<Text>(
    {
      vi: 'trong số người trên tỷ lệ, người nhiều phiếu nhất đạt; nhiều người cùng cao nhất thì người đứng đầu chọn ở bước có quy định như vậy, còn lại cấp có thẩm quyền quyết định',
      en: 'of those above the share the highest passes; where several are highest the head picks if the step says so, else the authority decides',
    },
    {
      vi: 'Nhiều người cùng cao nhất và cùng trên tỷ lệ: chưa thấy quy định, phần mềm áp dụng như trường hợp đúng bằng tỷ lệ.',
      en: 'Several highest above the share: no rule was seen, the product does as for exactly the share.',
    },
  ),
  whoDecides: art33<Text>(
    {
      vi: 'khi quyết định thuộc người đứng đầu: không có người đứng đầu, hoặc người đứng đầu là nhân sự được lấy phiếu, thì cấp có thẩm quyền quyết định',
      en: 'where the head decides: without a head, or with the head among those voted on, the authority does',
    },
    {
      vi: 'Văn bản nêu trường hợp không có người đứng đầu; người đứng đầu là nhân sự được lấy phiếu là lựa chọn của phần mềm.',
      en: 'The text has the case without a head; the head among those voted on is a choice of this product.',
    },
  ),
  goesOn: product<Text>(
    {
      vi: 'bước lập danh sách: người đạt, hoặc những người được đưa vào bước sau; bước lựa chọn: người đạt được chọn; bước cho ý kiến: mọi người vào bước sau, kết quả để tham khảo',
      en: 'a step that lists sends on whoever passes, or those who go on by its rule; a step that selects selects whoever passes; a step that gives an opinion sends everybody on, the result informs',
    },
    OF_THE_PRODUCT,
  ),
  nobody: product<Text>(
    {
      vi: 'không ai đạt và không có quy định đưa ai vào bước sau thì không tiến hành các bước tiếp theo, báo cáo cấp có thẩm quyền',
      en: 'nobody above the share, and no rule who goes on: it stops and is reported',
    },
    {
      vi: 'Ghi chú ở dòng "Đạt khi" của từng bước cho biết văn bản có quy định hay không.',
      en: 'The note beside "Passes" of each step says whether its text has it.',
    },
  ),
  notAnnounced: product<Text>(
    {
      vi: 'số phiếu không công bố tại hội nghị: hai người kiểm phiếu đã nhập và cơ quan quản lý cán bộ xem được; người đứng đầu khi phải quyết định và hội nghị của bước sau được báo cáo kết quả nếu văn bản yêu cầu; cán bộ tổ chức không xem được',
      en: 'counts that are not announced in the meeting are seen by the two tellers who entered them and by the managing body; the head where it is for the head to decide, and the meeting of a later step, are told of them where the text has it so; HR officers do not see them',
    },
    {
      vi: 'Hồ sơ có bảng tổng hợp kết quả kiểm phiếu kèm biên bản của từng bước (khoản 1 Điều 35), biên bản gửi cấp có thẩm quyền (khoản 2 Điều 39): ai chuẩn bị hồ sơ lấy ở tổ kiểm phiếu hoặc cơ quan quản lý. Việc cán bộ tổ chức không xem được trên phần mềm là lựa chọn của phần mềm.',
      en: 'The dossier has the summary of counts with the count record of each step (art. 35.1), and the records go to the authority (art. 39.2): whoever prepares it has them from the tellers or the managing body. That officers do not see them here is a choice of this product.',
    },
  ),
} as const satisfies Readonly<Record<string, Cited<Text>>>
