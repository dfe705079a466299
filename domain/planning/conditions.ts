import { dayCounted } from '../birth-date.js'
import { addMonths } from '../deadlines/dates.js'
import { retirementDay } from '../eligibility/office-time.js'
import { UNKNOWN_BIRTH_DAY } from '../rules/birth-day.js'
import { citeAll } from '../rules/legal-texts.js'
import { RETIREMENT_AGE } from '../rules/retirement-age.js'
import { type ConfidenceRules, followsFrom } from '../rules/values/confidence-rules.js'
import type { PlanningGroup, PlanningRules } from '../rules/values/planning-rules.js'
import {
  type BirthDate,
  type Discipline,
  type IsoDate,
  type Months,
  POST_LEVELS,
  type PostLevel,
  type WayOfLeaving,
} from '../vocabulary.js'
import type { LowOf } from '../voting/three-levels.js'
import type { ConditionBroken } from './caps.js'
import type { Locality } from './structure.js'

/** What is on file about somebody who is to be planned for a post. What is null is not known, and hinders nobody. */
export interface ToBePlanned {
  bornOn: BirthDate | null
  sex: 'male' | 'female' | null
  holds: readonly PostLevel[]
  disciplines: readonly { kind: Discipline; effectiveOn: IsoDate; endedOn: IsoDate | null }[]
  /** Posts that were left by a procedure after which there is a wait. */
  left: readonly { level: PostLevel; on: IsoDate; way: WayOfLeaving }[]
  /** What the last vote of confidence came to; null where there was none. */
  confidence: ({ heldOn: IsoDate } & LowOf) | null
}

/** For which post, for which term of office ('2030-2035'), on which day. */
export interface PlannedFor {
  level: PostLevel
  locality: Locality
  term: string
  approvedOn: IsoDate
}

const rank = (level: PostLevel) => POST_LEVELS.indexOf(level)

/** Every condition that is not met on the day of the entry. */
export function conditionsBroken(
  rules: PlanningRules,
  record: ToBePlanned,
  post: PlannedFor,
): ConditionBroken[] {
  return [...monthsBroken(rules, record, post), ...waitsBroken(rules, record, post)]
}

/**
 * Out of the planning for a higher post by low confidence (Regulation 96-QĐ/TW): the last vote binds until the next one, which is of the
 * next term (a reading of this product).
 */
export function lowConfidenceBroken(
  rules: ConfidenceRules | undefined,
  { confidence, holds }: Pick<ToBePlanned, 'confidence' | 'holds'>,
  { level }: Pick<PlannedFor, 'level'>,
): ConditionBroken[] {
  const isHigher = holds.every((held) => rank(held) < rank(level))
  const found = rules && confidence && isHigher ? followsFrom(rules, confidence) : undefined
  return found && confidence
    ? [{ code: 'low-confidence', on: confidence.heldOn, article: found.article }]
    : []
}

/** The same for those to whom the file is not open: that there is one, and where the conditions stand. */
export function untold({ monthsLeft, waitAfterDiscipline, waitAfterPost }: PlanningRules): ConditionBroken {
  const articles = [monthsLeft, waitAfterDiscipline, waitAfterPost].flatMap((rule) => rule?.article ?? [])
  return { code: 'planning-condition-not-met', article: citeAll(...articles) }
}

/** The adjacent lower post makes the first group, any below it the second; who holds none is of the second. */
export function groupOf(level: PostLevel, holds: readonly PostLevel[]): PlanningGroup {
  const present = Math.max(-1, ...holds.map(rank))
  return rank(level) - present <= 1 ? 'first' : 'second'
}

/** Of a later term the day that the rules name for it; of the present one, and of others, the day of the entry. */
export function countingDate(
  { countingDates }: PlanningRules,
  { locality, term, approvedOn }: PlannedFor,
): IsoDate {
  const from = Number(term.slice(0, 4))
  const ofTerm = countingDates?.value.filter(({ termFrom }) => termFrom === from) ?? []
  const found =
    ofTerm.find(({ countedFor }) => countedFor === locality) ??
    ofTerm.find(({ countedFor }) => countedFor === 'state')
  return found ? `${found.termFrom}-${String(found.month).padStart(2, '0')}-01` : approvedOn
}

function monthsBroken(
  rules: PlanningRules,
  { bornOn, sex, holds }: ToBePlanned,
  post: PlannedFor,
): ConditionBroken[] {
  const { monthsLeft } = rules
  if (!monthsLeft || bornOn === null || sex === null) return []
  const born = dayCounted(bornOn, (rules.agesCountedFrom ?? UNKNOWN_BIRTH_DAY).value)
  const retirement = retirementDay(RETIREMENT_AGE.value, born, sex)
  const [group, on] = [groupOf(post.level, holds), countingDate(rules, post)]
  const limit = monthsLeft.value[group]
  if (!retirement || addMonths(on, limit) <= retirement.day) return []
  const count = wholeMonthsUntil(on, retirement.day)
  return [{ code: 'too-few-months-left', group, limit, count, on, article: monthsLeft.article }]
}

/** None where the day is past. */
function wholeMonthsUntil(on: IsoDate, day: IsoDate): Months {
  let months = 0
  while (addMonths(on, months + 1) <= day) months += 1
  return months
}

function waitsBroken(
  rules: PlanningRules,
  record: ToBePlanned,
  { level, approvedOn }: PlannedFor,
): ConditionBroken[] {
  const { waitAfterDiscipline, waitAfterPost } = rules
  const disciplines = record.disciplines
    .filter(
      ({ effectiveOn, endedOn }) => effectiveOn <= approvedOn && (endedOn === null || endedOn > approvedOn),
    )
    .flatMap(({ kind, effectiveOn }) =>
      waitAfterDiscipline ? [addMonths(effectiveOn, waitAfterDiscipline.value[kind])] : [],
    )
  const posts = record.left
    .filter((left) => left.on <= approvedOn && rank(level) >= rank(left.level))
    .flatMap(({ on, way }) => (waitAfterPost ? [addMonths(on, waitAfterPost.value[way])] : []))
  const latest = (days: IsoDate[]) =>
    days
      .filter((day) => day > approvedOn)
      .sort()
      .at(-1)
  const [afterDiscipline, afterPost] = [latest(disciplines), latest(posts)]
  return [
    ...(afterDiscipline && waitAfterDiscipline
      ? [
          {
            code: 'waits-after-discipline' as const,
            until: afterDiscipline,
            article: waitAfterDiscipline.article,
          },
        ]
      : []),
    ...(afterPost && waitAfterPost
      ? [{ code: 'waits-after-post' as const, until: afterPost, article: waitAfterPost.article }]
      : []),
  ]
}
