import type { Text } from '../vocabulary.js'
import { INTEREST_KINDS } from '../vocabulary.js'
import { cite, citing } from './legal-texts.js'
import { RELATIVES } from './shared-eligibility.js'
import type { RecusalRules } from './values/recusal-rules.js'

/** Who stands back where a candidate is close to them, under any text. */

const regulation114 = citing(cite('regulation-114-2023'))

const FROM_MEMORY: Text = {
  vi: 'Ghi theo trí nhớ, chưa xác định điều, khoản; là tham số: danh sách trống thì không áp dụng.',
  en: 'From memory, the article was not seen; a parameter: an empty list leaves it out.',
}
const INTERESTS_FROM_MEMORY: Text = {
  vi: 'Người có lợi ích đã kê khai liên quan đến nhân sự hoặc đơn vị của chức vụ được coi như người có liên quan. Ghi theo trí nhớ, chưa xác định điều, khoản; cách phân loại là của phần mềm; là tham số: danh sách trống thì không áp dụng.',
  en: 'Whoever declared an interest tied to a candidate or to the unit of the post counts as related. From memory, the article was not seen; the kinds are the product’s own; a parameter: an empty list leaves it out.',
}
const LOOKED_FOR: Text = {
  vi: 'Đã tìm quy định cấm người được lấy phiếu tự bỏ phiếu cho mình nhưng không thấy; là tham số, mặc định không cấm.',
  en: 'A bar on candidates voting for themselves was looked for and not found; a parameter, no bar as the default.',
}

export const RECUSAL: RecusalRules = {
  recusedRelatives: regulation114(RELATIVES.value.degrees, FROM_MEMORY),
  recusedInterests: regulation114(INTEREST_KINDS, INTERESTS_FROM_MEMORY),
  candidatesVote: citing(cite('local-practice'))(true, LOOKED_FOR),
}
