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
/** Tập thể lãnh đạo và thường vụ cấp ủy: art. 53.2. */
export const LEADERSHIP_AND_COMMITTEE: Composition = { parts: [...leadership, 'committee'] }
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
  vi: 'Ban thường vụ cấp ủy cùng cấp (tổ chức đảng cấp trên cơ sở) hoặc toàn bộ cấp ủy (tổ chức đảng cấp cơ sở) lấy theo thành viên của nhóm loại "cấp ủy" (party-committee) ở đơn vị trong dữ liệu: dữ liệu chưa ghi loại tổ chức đảng, nhóm này cần ghi đúng thành phần của văn bản.',
  en: 'The standing committee of the same level (a party organisation above grass roots) or the whole party committee (at grass roots) is read from the members of the group of kind party-committee of the unit: the records do not tell which the organisation is, that group is to hold those whom the text means.',
}
const EVERYONE: Text = {
  vi: 'Tổ chức cấu thành: đơn vị của chức vụ nằm dưới một cơ quan khác. Văn bản nêu toàn thể công chức (đơn vị sự nghiệp: viên chức); dữ liệu không phân biệt nên phần mềm nêu mọi người của đơn vị, cán bộ tổ chức bỏ bớt kèm lý do theo danh sách mà cấp có thẩm quyền quyết định.',
  en: 'A constituent unit: the unit of the post stands below another body. The text has all civil servants (of a unit of public service: public employees); the records do not tell them apart, so everybody of the unit is named and the officer leaves out, with the reason, whom the list that the authority decides does not have.',
}

/** What a reader is to know of how the records name those convened; undefined where there is nothing to say. */
export function howConvened(composition: Composition): Text | undefined {
  if (!('parts' in composition)) return undefined
  const everyone = composition.everyoneBelow === undefined ? undefined : EVERYONE
  return composition.parts.includes('committee') ? joinNotes(COMMITTEE, everyone) : everyone
}

/** A conference is called for a day at most so many calendar days ahead: a year mistyped would stand in the case for good. */
export const CALLED_AHEAD: Cited<number> = {
  value: 180,
  article: cite('local-practice'),
  note: { vi: 'Tham số của địa phương, tính theo ngày lịch.', en: 'Local parameter, calendar days.' },
}
