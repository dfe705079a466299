import type { Text } from '../vocabulary.js'
import { cite } from './legal-texts.js'

/** A procedure of the law that the product does not have, and what is done instead. */
export interface NotBuilt {
  what: Text
  article: Text
  instead: Text
}

const ON_PAPER: Text = {
  vi: 'Thực hiện trên giấy; ghi người giữ chức vụ vào dữ liệu theo quyết định.',
  en: 'Done on paper; who then holds the post is entered by the decision.',
}
const amended = (at: string): Text => cite('decree-170-2025', at, 'decree-300-2026')
const guidance = (at: string): Text => cite('guidance-45-2025', at)

/** What is not in the product yet: the console's page and docs/law.md say it from here. */
export const NOT_BUILT: readonly NotBuilt[] = [
  {
    what: {
      vi: 'Đổi tên cơ quan: giữ chức danh mới, thời hạn theo quyết định cũ; cơ quan chưa có lãnh đạo: theo đề án và ý kiến ban thường vụ hoặc cấp ủy',
      en: 'A body that is only renamed: the new title for the old term; one without a leadership: by the scheme and the agreement of the standing or the party committee',
    },
    article: cite('decree-170-2025', '34.1'),
    instead: ON_PAPER,
  },
  {
    what: {
      vi: 'Cơ quan mới thành lập: theo đề án thành lập',
      en: 'A newly founded body: by its founding scheme',
    },
    article: amended('34.5'),
    instead: ON_PAPER,
  },
  {
    what: {
      vi: 'Thí điểm: bổ nhiệm lãnh đạo thử việc, người đứng đầu chọn cấp phó',
      en: 'Pilots: trial leaders, heads who choose their deputies',
    },
    article: cite('decree-170-2025', '34.4'),
    instead: {
      vi: 'Địa phương thí điểm ban hành bộ quy tắc của mình.',
      en: 'A locality in a pilot publishes a rule set of its own.',
    },
  },
  {
    what: {
      vi: 'Tiếp nhận vào công chức để bổ nhiệm: quyết định bổ nhiệm đồng thời là quyết định tiếp nhận',
      en: 'Admission to the civil service in order to be appointed: one decision is both',
    },
    article: amended('14.3'),
    instead: {
      vi: 'Thực hiện quy trình bổ nhiệm nhân sự từ nơi khác.',
      en: 'The procedure of an appointment from elsewhere is run.',
    },
  },
  {
    what: {
      vi: 'Vị trí cấp ủy, chức danh do cơ cấu của người giữ chức vụ cao hơn: không cần quy hoạch, không cần quy trình nhân sự',
      en: 'A committee seat or post that structure gives to the holder of a higher post: neither planning nor the personnel process',
    },
    article: guidance('§ II.1.2'),
    instead: {
      vi: 'Không mở quy trình giới thiệu ứng cử; ghi chức danh theo quyết định.',
      en: 'No nomination is opened; the post is entered by the decision.',
    },
  },
  {
    what: {
      vi: 'Hiệp y của địa phương đối với ngành dọc; dừng phê chuẩn kết quả bầu cử ở cấp dưới khi chưa bảo đảm tiêu chuẩn, quy trình',
      en: 'Written consultation of the locality by vertical sectors; ratification stopped where standards or process were broken',
    },
    article: guidance('§ III.4'),
    instead: { vi: 'Ghi văn bản vào hồ sơ.', en: 'The papers are kept with the case.' },
  },
  {
    what: {
      vi: 'Thay đổi cơ cấu cấp ủy, ban thường vụ trong nhiệm kỳ: bỏ phiếu kín, trên hai phần ba tổng số thành viên',
      en: 'Change of the structure of a committee or standing committee within the term: secret ballot, above two thirds of all members',
    },
    article: guidance('§ III.5'),
    instead: { vi: 'Thực hiện trên giấy.', en: 'Done on paper.' },
  },
  {
    what: {
      vi: 'Đánh giá tập thể, cá nhân theo quý, theo nhiệm kỳ',
      en: 'Evaluation of collectives, by quarter and by term',
    },
    article: cite('regulation-366-2025'),
    instead: {
      vi: 'Ghi kết quả của năm: xếp loại của đơn vị và của từng người.',
      en: 'The grades of the year are entered, of units and of people.',
    },
  },
]
