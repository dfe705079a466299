import type { Cited, ElectoratePart, Text } from '../vocabulary.js'
import { cite } from './legal-texts.js'
import { joinNotes } from './notes.js'
import type { Composition } from './values/composition.js'

/** Who is convened to each conference: Decree 170/2025 art. 33 as amended by Decree 300/2026; each includes the one before. */

const leadership: readonly ElectoratePart[] = ['head', 'deputies']
const expanded: readonly ElectoratePart[] = [...leadership, 'committee', 'subunit-heads']
const keyCadres: readonly ElectoratePart[] = [...expanded, 'organisation-heads', 'subunit-deputies']

/** Hội nghị tập thể lãnh đạo. */
export const LEADERSHIP: Composition = { parts: leadership }
/** Leadership of a unit of public service, joined by whoever heads the party committee in which none of it sits: Decree 115 art. 46.2. */
export const LEADERSHIP_WITH_PARTY_HEAD: Composition = { parts: [...leadership, 'party-head'] }
/** Tập thể lãnh đạo và ban thường vụ cấp ủy: art. 53.2, which has no other composition at the grass roots. */
export const LEADERSHIP_AND_COMMITTEE: Composition = {
  parts: [...leadership, 'standing-committee'],
  asksForStandingCommittee: true,
}
/** Hội nghị tập thể lãnh đạo mở rộng. */
export const EXPANDED_LEADERSHIP: Composition = { parts: expanded }
/** Hội nghị cán bộ chủ chốt: everyone for a post in a constituent unit, or where the unit has under 30 people, or no sub-units. */
export const KEY_CADRES: Composition = {
  parts: keyCadres,
  everyoneBelow: 30,
  everyoneWithoutSubunits: true,
  everyoneInConstituentUnit: true,
}

const COMMITTEE: Text = {
  vi: 'Tổ chức đảng của đơn vị ghi trong dữ liệu là cấp cơ sở thì triệu tập toàn bộ cấp ủy, cấp trên cơ sở hoặc chưa ghi thì triệu tập ban thường vụ. Đơn vị chưa có nhóm ban thường vụ (standing-committee) thì lấy theo thành viên của nhóm cấp ủy (party-committee): nhóm này khi đó cần ghi đúng ban thường vụ.',
  en: 'Where the party organisation of the unit is on record as at the grass roots, the whole party committee is convened; where it is above them, or not on record, the standing committee. A unit without a group of kind standing-committee has the members of that of kind party-committee convened, which is then to hold the standing committee.',
}
/** Who everybody is, by whom the text is about. */
export const STAFF = {
  'civil-servants': { vi: 'công chức', en: 'civil servants' },
  'public-employees': { vi: 'viên chức', en: 'public employees' },
} as const satisfies Readonly<Record<string, Text>>

const everyoneIs = (staff: Text): Text => ({
  vi: `Tổ chức cấu thành: đơn vị của chức vụ nằm dưới một cơ quan khác (cách hiểu của phần mềm). Văn bản nêu toàn thể ${staff.vi}; dữ liệu không phân biệt nên phần mềm nêu mọi người của đơn vị, ai không có trong danh sách do cấp có thẩm quyền quyết định thì bỏ bớt kèm lý do.`,
  en: `A constituent unit: the unit of the post stands below another body (a reading of this product). The text has all ${staff.en}; the records do not tell them apart, so everybody of the unit is named, and whom the list that the authority decides does not have is left out with the reason.`,
})

/** What a reader is to know of how the records name those convened; undefined where there is nothing to say. */
export function howConvened(
  composition: Composition,
  staff: Text = STAFF['civil-servants'],
): Text | undefined {
  if (!('parts' in composition)) return undefined
  const everyone = composition.everyoneBelow === undefined ? undefined : everyoneIs(staff)
  return composition.parts.includes('committee') ? joinNotes(COMMITTEE, everyone) : everyone
}

/** A conference is called for a day at most so many calendar days ahead: a year mistyped would stand in the case for good. */
export const CALLED_AHEAD: Cited<number> = {
  value: 180,
  article: cite('local-practice'),
  note: { vi: 'Tham số của địa phương, tính theo ngày lịch.', en: 'Local parameter, calendar days.' },
}
