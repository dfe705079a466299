import { dayCounted, isDayKnown, showCounted } from '../birth-date.js'
import { addDays, addMonths, yearOf } from '../deadlines/dates.js'
import { retirementDay } from '../eligibility/office-time.js'
import { UNKNOWN_BIRTH_DAY } from '../rules/birth-day.js'
import { citeAll } from '../rules/legal-texts.js'
import { RETIREMENT_AGE } from '../rules/retirement-age.js'
import type { PlanningRules } from '../rules/values/planning-rules.js'
import type { BirthDate, Discipline, IsoDate, Text } from '../vocabulary.js'
import { DISCIPLINE_NAMES, showDate, showMonths } from '../words.js'

/** What is on file about somebody who is planned for a post. */
export interface PlannedRecord {
  /** The day of the entry. */
  approvedOn: IsoDate
  bornOn: BirthDate | null
  sex: 'male' | 'female' | null
  disciplines: readonly { kind: Discipline; effectiveOn: IsoDate }[]
  /** Conclusions on the political standard. */
  politicalConclusions: readonly { concludedOn: IsoDate; met: boolean }[]
}

/** Why somebody leaves the planning by themselves, since when, by which article. */
export interface LeavingReason {
  reason: PlanningRules['leavesAt']['value'][number]
  since: IsoDate
  article: Text
  evidence: Text
}

/**
 * Every reason for which an entry ends by itself, on that day. Over age: retirement age is reached (whether a term is
 * left is the eligibility check's matter). A discipline and a conclusion on the political standard count from the day of
 * the entry on; of several conclusions the latest does. What is not on file is no reason.
 */
export function leavingReasons(
  rules: PlanningRules,
  record: PlannedRecord,
  on: IsoDate,
  retirementAge = RETIREMENT_AGE,
): LeavingReason[] {
  const reasons: LeavingReason[] = []
  reasons.push(...overAge(), ...disciplined(rules, record, on), ...politicalStandard())
  return reasons

  function overAge(): LeavingReason[] {
    const article = articleOf(rules, 'over-age')
    const { bornOn, sex } = record
    if (!article || bornOn === null || sex === null) return []
    const unknownDay = rules.agesCountedFrom ?? UNKNOWN_BIRTH_DAY
    const retirement = retirementDay(retirementAge.value, dayCounted(bornOn, unknownDay.value), sex)
    if (!retirement || retirement.day > on) return []
    const [day, age] = [showDate(retirement.day), showMonths(retirement.age)]
    const born = showCounted(bornOn, unknownDay)
    const from: Text = isDayKnown(bornOn)
      ? { vi: '', en: '' }
      : { vi: `; sinh ${born.vi}`, en: `; born ${born.en}` }
    return [
      {
        reason: 'over-age',
        since: retirement.day,
        article: citeAll(article, retirementAge.article),
        evidence: {
          vi: `Đủ tuổi nghỉ hưu (${age.vi}) ngày ${day.vi}${from.vi}.`,
          en: `Reached retirement age (${age.en}) on ${day.en}${from.en}.`,
        },
      },
    ]
  }

  function politicalStandard(): LeavingReason[] {
    const article = articleOf(rules, 'political-standard')
    if (!article) return []
    const [latest] = record.politicalConclusions
      .filter(({ concludedOn }) => concludedOn >= record.approvedOn && concludedOn <= on)
      .sort((a, b) => b.concludedOn.localeCompare(a.concludedOn))
    if (!latest || latest.met) return []
    const day = showDate(latest.concludedOn)
    return [
      {
        reason: 'political-standard',
        since: latest.concludedOn,
        article,
        evidence: {
          vi: `Kết luận không đạt tiêu chuẩn chính trị ngày ${day.vi}.`,
          en: `Concluded on ${day.en} not to meet the political standard.`,
        },
      },
    ]
  }
}

/** The disciplines since the entry for which it ends, each by its article; those that end it at once come into force so. */
function disciplined(
  rules: PlanningRules,
  { disciplines, approvedOn }: Pick<PlannedRecord, 'disciplines' | 'approvedOn'>,
  on: IsoDate,
): LeavingReason[] {
  return disciplines.flatMap(({ kind, effectiveOn }): LeavingReason[] => {
    const article = articleOf(rules, kind)
    if (!article || effectiveOn < approvedOn || effectiveOn > on) return []
    const [name, day] = [DISCIPLINE_NAMES[kind], showDate(effectiveOn)]
    const evidence = {
      vi: `Bị kỷ luật ${name.vi}, có hiệu lực ${day.vi}.`,
      en: `Disciplined: ${name.en}, in effect since ${day.en}.`,
    }
    return [{ reason: kind, since: effectiveOn, article, evidence }]
  })
}

/** By which article an entry ends so, at once or at a review. */
function articleOf(
  { leavesAt, leavesAtReview }: PlanningRules,
  reason: LeavingReason['reason'],
): Text | undefined {
  return [leavesAt, leavesAtReview].find((rule) => rule?.value.includes(reason))?.article
}

/** Why an entry ends at once when a discipline comes into force; undefined where it waits for a review, or stays. */
export function leavesAtOnce(
  rules: PlanningRules,
  approvedOn: IsoDate,
  discipline: PlannedRecord['disciplines'][number],
): LeavingReason | undefined {
  if (!rules.leavesAtReview || !rules.leavesAt.value.includes(discipline.kind)) return undefined
  return disciplined(rules, { disciplines: [discipline], approvedOn }, discipline.effectiveOn)[0]
}

/** The reasons as one sentence, with the articles. */
export function leavingSentence(reasons: readonly LeavingReason[]): Text {
  const of = (language: keyof Text) =>
    reasons.map(({ evidence, article }) => `${evidence[language]} (${article[language]})`).join(' ')
  return { vi: of('vi'), en: of('en') }
}

/** The last day by which an entry has to be reviewed again; undefined where the rules ask for no review. */
export function reviewDueOn(
  { reviewedEveryMonths, reviewedInFirstMonths }: PlanningRules,
  { approvedOn, reviewedOn }: { approvedOn: IsoDate; reviewedOn: IsoDate | null },
): IsoDate | undefined {
  const last = reviewedOn ?? approvedOn
  if (reviewedInFirstMonths) {
    return addDays(addMonths(`${yearOf(last) + 1}-01-01`, reviewedInFirstMonths.value), -1)
  }
  return reviewedEveryMonths && addMonths(last, reviewedEveryMonths.value)
}
