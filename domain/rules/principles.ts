import type { Cited, Text } from '../vocabulary.js'
import { cite, citeAll, citing } from './legal-texts.js'
import { ARTICLE_NOT_SEEN, FROM_SECONDARY, joinNotes, TEXT_FROM_MEMORY } from './notes.js'

/** What holds for procedures under every text, and is asked of records and launches rather than of a step. */

const decentralised = citing(cite('decree-170-2025', '31.2'))

const WAIVED = citeAll(
  ...['29.2', '29.3', '29.7'].map((at) => cite('decree-170-2025', at, 'decree-300-2026')),
)

const POST_BY_POST: Text = {
  vi: 'Điều 31 chỉ dẫn chiếu đến phân cấp quản lý cán bộ; nội dung phân cấp theo nguồn thứ cấp, một phần theo trí nhớ. Văn bản phân cấp theo nhóm chức danh; dữ liệu ghi cơ quan quản lý ở từng chức vụ, địa phương nhập theo quy định phân cấp của mình.',
  en: 'Art. 31 refers to the decentralisation of cadres; what it decentralises is from secondary sources and in part from memory. The text maps groups of posts; the records keep the managing body post by post, as the locality enters it.',
}

const REACHES_DOWN: Text = {
  vi: 'Trong phần mềm, quyền được giao ở đơn vị cấp trên có hiệu lực với mọi đơn vị bên dưới: cán bộ tổ chức cấp trên thực hiện, điều hành được, việc vẫn giao cho bộ phận tổ chức của cấp quản lý.',
  en: 'In the product a role granted on a higher unit reaches down: an officer of a higher level may launch and steer, and the tasks go to the office of the managing level all the same.',
}

export const PRINCIPLES = {
  /** Applied by `selectRuleSet`. */
  textWhenBegun: citing(cite('decree-300-2026', '35.2'))<Text>(
    {
      vi: 'quy trình đã bắt đầu giữ văn bản có hiệu lực vào ngày bắt đầu cho đến khi kết thúc',
      en: 'a procedure already begun keeps, until it ends, the text in force on the day it began',
    },
    {
      vi: 'Điều khoản này nói về quy trình bắt đầu trước 01/08/2026; với các văn bản khác là cách hiểu của phần mềm. Áp dụng cho mọi bộ quy tắc, kể cả quy trình đã bắt đầu trên giấy.',
      en: 'The article speaks of what began before 2026-08-01; of other texts it is how the product reads them. Applied to every rule set, and to a procedure that began on paper.',
    },
  ),
  partyTextsFirst: citing(cite('decree-170-2025', '70.3'))<Text>(
    {
      vi: 'cấp có thẩm quyền (cơ quan của Đảng) ban hành văn bản thí điểm hoặc quy định khác về công tác cán bộ thì theo văn bản đó',
      en: 'where the competent authority, a body of the Party among them, issues a text on personnel work that pilots something or differs, that text is followed',
    },
    {
      vi: 'Quy định 377, 366, 96-QĐ/TW được áp dụng trước ở những điểm khác với nghị định. Đúng hai phần ba phiếu tín nhiệm thấp: hai văn bản khác nhau, phần mềm nêu cả hai.',
      en: 'Regulations 377, 366 and 96-QĐ/TW come first where they differ from the decree. At exactly two thirds of low confidence the two differ, and both are shown.',
    },
  ),
  /** The records say it of each post. */
  managingBody: decentralised<Text>(
    {
      vi: 'cơ quan quản lý cán bộ của chức vụ quyết định: ban thường vụ đối với cấp trưởng, cấp phó sở, ngành và chức danh chủ chốt cấp xã; người đứng đầu cơ quan đối với chức vụ được phân cấp',
      en: 'the managing body of the post decides: the standing committee on heads and deputies of departments and the key posts of communes, heads of agencies on the posts delegated to them',
    },
    POST_BY_POST,
  ),
  /** Applied by `bodyOverPerson`. */
  severalPosts: decentralised<Text>(
    {
      vi: 'người giữ nhiều chức vụ: cơ quan quản lý chức vụ cao nhất quyết định',
      en: 'of somebody who holds several posts the body that manages the highest decides',
    },
    FROM_SECONDARY,
  ),
  /** Refused as `wrong-level`. */
  launchedBy: decentralised<Text>(
    {
      vi: 'quy trình do bộ phận tổ chức của cấp quản lý chức vụ thực hiện, điều hành; cấp không bao quát bộ phận đó bị từ chối',
      en: 'a procedure is launched and steered by the office of the level that manages the post; a level that does not reach that office is refused',
    },
    REACHES_DOWN,
  ),
  /** Refused as `recused`. */
  ownCase: citing(cite('regulation-114-2023'))<Text>(
    {
      vi: 'người là nhân sự của hồ sơ không thực hiện, điều hành hồ sơ đó, không làm việc của nhóm trong hồ sơ đó; chỉ làm việc của chính mình và xin rút',
      en: 'a candidate neither launches nor steers the procedure, nor does a task of a group on it; they do their own tasks and may withdraw',
    },
    joinNotes(TEXT_FROM_MEMORY, ARTICLE_NOT_SEEN),
  ),
  headSubmits: citing(cite('decree-170-2025', '33.2(đ)', 'decree-300-2026'))<Text>(
    {
      vi: 'sau bước lựa chọn, người đứng đầu quyết định hoặc trình cấp có thẩm quyền quyết định',
      en: 'after the step that selects, the head decides or submits upward for decision',
    },
    {
      vi: 'Phần mềm chỉ có một đường: trình cơ quan quản lý chức vụ; nơi người đứng đầu được phân cấp quyết định thì cơ quan đó là tập thể lãnh đạo đơn vị.',
      en: "The product has one way: up to the managing body of the post, which is the unit's own leadership where the head has the power to decide.",
    },
  ),
  /** Of the criteria that a rule set marks as waivable. */
  waivers: citing(WAIVED)<Text>(
    {
      vi: 'cấp có thẩm quyền bổ nhiệm xem xét, quyết định; cán bộ tổ chức ghi lại kèm lý do, số và ngày văn bản',
      en: 'the appointing authority decides; an officer records it with the reason, number and day of the paper',
    },
    {
      vi: 'Trường hợp đặc biệt, cơ quan mới chưa có quy hoạch: cấp có thẩm quyền bổ nhiệm quyết định và chịu trách nhiệm. Với tiêu chuẩn do địa phương đặt, ai quyết định là tham số của địa phương.',
      en: "Special cases, and a new body without approved planning, are for the appointing authority on its responsibility. Of a locality's own criteria, who may waive is a local parameter.",
    },
  ),
} as const satisfies Readonly<Record<string, Cited<unknown>>>
