import { type Measured, measured } from '../planning/measured.js'
import { type EvaluationRules, inputInWords } from '../rules/values/evaluation-rules.js'
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
 * The best grade whose points are reached; undefined where the rules leave so few points without a grade. RangeError for
 * points that are not 0 to 100, or have more than two decimals.
 */
export function gradeOf({ grades }: EvaluationRules, points: number): GradeGiven | undefined {
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

/** With what an evaluation is recorded: the inputs as they are called, and from how many points on each grade is reached. */
export function askedBy({ inputs, grades }: EvaluationRules): {
  inputs: { input: string; title: Text }[]
  grades: EvaluationRules['grades']['value']
  article: Text
} {
  return {
    inputs: inputs.value.map((input) => ({ input, title: inputInWords(input) })),
    grades: grades.value,
    article: grades.article,
  }
}

/** "Excellent" among those at "good" and above in a unit, with the share that it should not exceed. It warns. */
export function excellentShare(
  { excellentShare: { value, article, note } }: EvaluationRules,
  counts: Readonly<Partial<Record<Grade, number>>>,
): Measured {
  const { excellent = 0, good = 0 } = counts
  return measured(excellent, excellent + good, { atMost: value, article, ...(note && { note }) })
}
