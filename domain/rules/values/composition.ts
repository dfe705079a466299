import type { ElectoratePart, Text } from '../../vocabulary.js'
import { list } from '../../words.js'
import { type Check, eachOnce, within } from './checks.js'
import { named } from './in-words.js'

/**
 * Who is convened: the post's own circle, or parts of the unit; all its staff where it is small or has no sub-units, or where
 * the post is in a constituent unit of it.
 */
export type Composition =
  | { circle: 'electorate' }
  | {
      parts: readonly ElectoratePart[]
      everyoneBelow?: number
      everyoneWithoutSubunits?: boolean
      everyoneInConstituentUnit?: boolean
      /** Where the records have no standing committee, who is in it is asked: nothing stands in for it. */
      asksForStandingCommittee?: boolean
    }

const PART_NAMES: Readonly<Record<ElectoratePart, Text>> = {
  head: { vi: 'người đứng đầu', en: 'head' },
  deputies: { vi: 'cấp phó', en: 'deputies' },
  committee: {
    vi: 'ban thường vụ cấp ủy cùng cấp (tổ chức đảng cấp cơ sở: toàn bộ cấp ủy)',
    en: 'standing committee of the same level (at grass roots: the whole party committee)',
  },
  'standing-committee': {
    vi: 'ban thường vụ cấp ủy cùng cấp',
    en: 'standing committee of the same level',
  },
  'party-head': {
    vi: 'người đứng đầu ban thường vụ, cấp ủy (nếu người đứng đầu và cấp phó không tham gia)',
    en: 'head of the standing committee or party committee (where head and deputies are not in it)',
  },
  'subunit-heads': {
    vi: 'người đứng đầu đơn vị cấu thành, trực thuộc',
    en: 'heads of constituent and subordinate units',
  },
  'subunit-deputies': {
    vi: 'cấp phó đơn vị cấu thành, trực thuộc',
    en: 'deputies of constituent and subordinate units',
  },
  'organisation-heads': {
    vi: 'người đứng đầu tổ chức chính trị - xã hội',
    en: 'heads of socio-political organisations',
  },
}

export function compositionInWords(value: Composition): Text {
  if ('circle' in value) {
    return { vi: 'hội nghị được xác định cho chức danh', en: "the post's own conference" }
  }
  const everyone: Text[] = []
  if (value.everyoneBelow !== undefined) {
    everyone.push({
      vi: `toàn thể nếu dưới ${value.everyoneBelow} người`,
      en: `everybody where there are under ${value.everyoneBelow} people`,
    })
  }
  if (value.everyoneWithoutSubunits) {
    everyone.push({
      vi: 'toàn thể nếu không có tổ chức cấu thành',
      en: 'everybody where it has no constituent units',
    })
  }
  if (value.everyoneInConstituentUnit) {
    everyone.push({
      vi: 'toàn thể nếu chức vụ thuộc tổ chức cấu thành',
      en: 'everybody where the post is in a constituent unit',
    })
  }
  return list([...value.parts.map((part) => named(PART_NAMES, part)), ...everyone])
}

/** Can it name everybody of a unit? Nobody knows beforehand how many those are. */
export const mayNameEveryone = (value: Composition): boolean =>
  'parts' in value &&
  (value.everyoneBelow !== undefined ||
    value.everyoneWithoutSubunits === true ||
    value.everyoneInConstituentUnit === true)

/** Is whoever is in the standing committee to be named, where the records do not name them? */
export const asksForStandingCommittee = (value: Composition): boolean =>
  'parts' in value && value.asksForStandingCommittee === true

export const checkComposition: Check<Composition> = (value) =>
  'parts' in value ? within('.parts', eachOnce(value.parts)) : []
