import { type Measured, measured } from '../planning/measured.js'
import {
  type EvaluationRules,
  inputInWords,
  NOT_COMPLETED_GROUND_NAMES,
  type NotCompletedGround,
} from '../rules/values/evaluation-rules.js'
import { labelOf, valueInWords } from '../rules/values/every-value.js'
import { GRADES, type Grade, type Text } from '../vocabulary.js'

/** The grade that points give, and by which article. */
export interface GradeGiven {
  grade: Grade
  /** From so many points on. */
  from: number
  article: Text
}

const LEAST_POINTS = 0
const MOST_POINTS = 100

/** Points as a whole number of hundredths, by which they are kept and compared. RangeError where two decimals do not tell them. */
export function hundredthsOf(points: number): number {
  const hundredths = Math.round(points * 100)
  if (!Number.isSafeInteger(hundredths) || hundredths / 100 !== points) {
    throw new RangeError('points: more than two decimals')
  }
  return hundredths
}

/**
 * The best grade whose points are reached, or "not completed" whatever they are on a ground that the rules name; undefined where the rules leave so few points without a grade. RangeError for
 * points that are not 0 to 100, or have more than two decimals.
 */
export function gradeOf(
  { grades, notCompletedOn }: EvaluationRules,
  points: number,
  ground?: NotCompletedGround,
): GradeGiven | undefined {
  if (ground && notCompletedOn?.value.includes(ground)) {
    return { grade: 'not-completed', from: LEAST_POINTS, article: notCompletedOn.article }
  }
  const reached = hundredthsOf(points)
  if (points < LEAST_POINTS || points > MOST_POINTS) throw new RangeError('points: not 0 to 100')
  const [best] = grades.value
    .filter(({ from }) => reached >= hundredthsOf(from))
    .sort((a, b) => GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade))
  return best && { grade: best.grade, from: best.from, article: grades.article }
}

/** The inputs of an evaluation that the rules ask for and are not there, and those that they do not know. */
export function inputsAmiss(
  { inputs }: EvaluationRules,
  given: readonly string[],
): { missing: string[]; unknown: string[] } {
  return {
    missing: inputs.value.filter((input) => !given.includes(input)),
    unknown: given.filter((input) => !inputs.value.includes(input)),
  }
}

/** The grade of a head beside the lesser one of the unit that they head. */
export interface AboveUnitWarning {
  grade: Grade
  unitGrade: Grade
  article: Text
}

/** Undefined where the rules bind no head to their unit, the unit has no grade, or one that is as good. It warns. */
export function aboveUnitLed(
  { headNotAboveUnit }: EvaluationRules,
  grade: Grade,
  unitGrade: Grade | undefined,
): AboveUnitWarning | undefined {
  if (!headNotAboveUnit?.value || unitGrade === undefined) return undefined
  return GRADES.indexOf(grade) < GRADES.indexOf(unitGrade)
    ? { grade, unitGrade, article: headNotAboveUnit.article }
    : undefined
}

/** What else the rules have on whoever is graded, for whoever records it: each value in words, with its article. */
export const toldBeside = ({
  gradedFromMonths,
  oneActOneYear,
  partyOpinionBefore,
  headNotAboveUnit,
}: EvaluationRules) =>
  Object.entries({ gradedFromMonths, oneActOneYear, partyOpinionBefore, headNotAboveUnit }).flatMap(
    ([name, rule]) => {
      const label = labelOf(name)
      return rule && label ? [{ label, says: valueInWords(name, rule.value), article: rule.article }] : []
    },
  )

/** With what an evaluation is recorded: the inputs as they are called, and from how many points on each grade is reached. */
export function askedBy({ inputs, grades, notCompletedOn }: EvaluationRules): {
  grounds: { ground: NotCompletedGround; title: Text }[]
  inputs: { input: string; title: Text }[]
  grades: EvaluationRules['grades']['value']
  article: Text
} {
  const grounds = notCompletedOn?.value ?? []
  return {
    grounds: grounds.map((ground) => ({ ground, title: NOT_COMPLETED_GROUND_NAMES[ground] })),
    inputs: inputs.value.map((input) => ({ input, title: inputInWords(input) })),
    grades: grades.value,
    article: grades.article,
  }
}

/** How many of a body, or of a group of like tasks in it, are "excellent", beside how many may be. */
export interface ExcellentShare {
  excellent: number
  /** At most so many of these people. */
  most: number
  share: Measured
}

/** "Excellent" among those that the rules count, with the share that it should not exceed. It warns. */
export function excellentShare(
  rules: EvaluationRules,
  counts: Readonly<Partial<Record<Grade, number>>>,
  isOutstanding = false,
): ExcellentShare {
  const { excellent = 0, good = 0 } = counts
  const { value, article, note } = (isOutstanding && rules.excellentShareOutstanding) || rules.excellentShare
  const base = rules.excellentOf?.value === 'good' ? good : good + excellent
  const most = Math.floor((base * value.numerator) / value.denominator)
  const share = measured(excellent, base, { atMost: value, article, ...(note && { note }) })
  // Of nobody, nobody may be.
  return { excellent, most, share: excellent > most ? { ...share, verdict: 'warning' } : share }
}
