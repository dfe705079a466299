import { dayCounted, isDayKnown, UNKNOWN_DAY_NAMES } from '../birth-date.js'
import { addMonths } from '../deadlines/dates.js'
import { UNKNOWN_BIRTH_DAY } from '../rules/birth-day.js'
import type { LocalityRules } from '../rules/values/locality-rules.js'
import type { BirthDate, Cited, Fraction, IsoDate, Text, UnitId } from '../vocabulary.js'
import { atLeastBar } from '../voting/evaluate-vote.js'
import { list } from '../words.js'

/** Who heads the party committee of a locality, as far as the shares ask. */
export interface LocalityHead {
  unitId: UnitId
  level: 'district' | 'commune'
  /** Does the secretary come from there? Undefined where no origin is on record. */
  isLocal?: boolean
  /** Does the secretary chair the people's committee too? One person who heads both is counted in both. */
  alsoChairs: boolean
}

/** A share with its target. Targets warn, they never block. */
export interface Share {
  what: 'non-local-secretaries' | 'secretary-also-chair' | 'young-to-grass-roots'
  level: 'district' | 'commune'
  part: number
  of: number
  /** Left out, because their origin, or their date of birth, is not on record. */
  unknown: number
  /** Counted by age though the very day of birth is not on record; absent where there is nobody. */
  withoutDay?: number
  /** isMet is undefined where nobody is counted: then nothing is warned of. */
  target?: { atLeast: Fraction; article: Text; note?: Text; isMet: boolean | undefined }
}

/** The shares of each level that has a secretary. Pure; integers only. */
export function localityShares(heads: readonly LocalityHead[], rules: LocalityRules): Share[] {
  return (['district', 'commune'] as const).flatMap((level) => {
    const ofLevel = heads.filter((head) => head.level === level)
    if (ofLevel.length === 0) return []
    const known = ofLevel.filter(({ isLocal }) => isLocal !== undefined)
    const nonLocal = rules.nonLocalSecretaries
    return [
      share(
        { what: 'non-local-secretaries', level, unknown: ofLevel.length - known.length },
        { part: known.filter(({ isLocal }) => isLocal === false).length, of: known.length },
        nonLocal && { ...nonLocal, value: nonLocal.value[level] },
      ),
      share(
        { what: 'secretary-also-chair', level, unknown: 0 },
        { part: ofLevel.filter(({ alsoChairs }) => alsoChairs).length, of: ofLevel.length },
        level === 'commune' ? rules.secretaryAlsoChair : undefined,
      ),
    ]
  })
}

const MONTHS_PER_YEAR = 12

/**
 * Young people among those in rotation at the communes on that day, by their dates of birth (null: not on record); where
 * the day is not known, with the one that stands for it.
 * @throws RangeError a day that is none
 */
export function youngToGrassRoots(
  bornOn: readonly (BirthDate | null)[],
  rule: NonNullable<LocalityRules['youngToGrassRoots']>,
  on: IsoDate,
): Share {
  const { under, atLeast } = rule.value
  const known = bornOn.filter((date) => date !== null)
  const days = known.map((date) => dayCounted(date, UNKNOWN_BIRTH_DAY.value))
  const young = days.filter((day) => addMonths(day, under * MONTHS_PER_YEAR) > on)
  const withoutDay = known.filter((date) => !isDayKnown(date)).length
  return share(
    {
      ...{ what: 'young-to-grass-roots', level: 'commune', unknown: bornOn.length - known.length },
      ...(withoutDay > 0 && { withoutDay }),
    },
    { part: young.length, of: known.length },
    atLeast && { ...rule, value: atLeast },
  )
}

function share(
  about: Pick<Share, 'what' | 'level' | 'unknown' | 'withoutDay'>,
  { part, of }: { part: number; of: number },
  rule: Cited<Fraction> | undefined,
): Share {
  if (!rule) return { ...about, part, of }
  const { value: atLeast, article, note } = rule
  const isMet = of === 0 ? undefined : atLeastBar(part, of, atLeast)
  return { ...about, part, of, target: { atLeast, article, ...(note && { note }), isMet } }
}

/** The share as one reads it: also where nobody is counted, and where it is below its target. */
export function shareInWords({ what, part, of, unknown, withoutDay, target }: Share): Text {
  const bar = target?.isMet === false && `${target.atLeast.numerator}/${target.atLeast.denominator}`
  const said: Text[] = [
    { vi: `${part} trên ${of}`, en: `${part} of ${of}` },
    ...(of === 0 && unknown === 0 ? [NOBODY[what]] : []),
    ...(unknown === 0 ? [] : [{ vi: `${unknown} người chưa đủ dữ liệu để tính`, en: `${unknown} unknown` }]),
    ...(withoutDay === undefined ? [] : [ofDaysNotKnown(withoutDay)]),
    ...(bar ? [{ vi: `thấp hơn chỉ tiêu ${bar}`, en: `below the target of ${bar}` }] : []),
  ]
  return list(said)
}

function ofDaysNotKnown(people: number): Text {
  const { value, article } = UNKNOWN_BIRTH_DAY
  const which = UNKNOWN_DAY_NAMES[value]
  return {
    vi: `${people} người chưa rõ ngày sinh, tuổi tính theo ${which.vi} (${article.vi})`,
    en: `${people} of unknown day of birth, counted with ${which.en} (${article.en})`,
  }
}

const NO_SECRETARY: Text = { vi: 'chưa có bí thư nào', en: 'there is no secretary' }
const NOBODY: Readonly<Record<Share['what'], Text>> = {
  'non-local-secretaries': NO_SECRETARY,
  'secretary-also-chair': NO_SECRETARY,
  'young-to-grass-roots': {
    vi: 'chưa có ai đang luân chuyển ở cấp xã',
    en: 'nobody is in rotation at the communes',
  },
}
