import { dayNumber } from '../deadlines/dates.js'
import { checkRelatives } from '../integrity/check-relatives.js'
import type { EligibilityRules } from '../rules/values/eligibility-rules.js'
import type { Cited, IsoDate, Text } from '../vocabulary.js'
import {
  type Answer,
  CRITERIA,
  CRITERION_TITLES,
  type CriterionId,
  type CriterionResult,
  type Question,
} from './criterion.js'
import {
  checkBlocks,
  checkDisciplineWait,
  checkEvaluations,
  checkFullTerm,
  checkPapers,
  checkPlanning,
  checkQualification,
} from './criterion-checks.js'
import { checkNoGround, checkWaitAfterLeaving } from './leaving.js'
import { checkNotMoved } from './moving.js'
import { checkOtherCases } from './other-cases.js'
import type { CandidateRecord, PostStandard } from './record.js'
import { checkAbsences, checkEndOfTerm } from './staying.js'
import { checkPostHeld, checkTimeInLowerPost, holdsEqualOrHigher } from './time-in-post.js'

export type {
  CandidateRecord,
  PostStandard,
  RelativeOnFile,
} from './record.js'

/**
 * Every criterion that the rules ask, answered for one candidate and one post on the day `on`, in the order of CRITERIA.
 * `begunOn` is the day on which the procedure began, where it differs: the rules may count the age on it, and it tells
 * which text is asked. RangeError names the day that is no calendar day.
 */
export function checkEligibility(
  rules: EligibilityRules,
  record: CandidateRecord,
  post: PostStandard,
  on: IsoDate,
  begunOn: IsoDate = on,
): CriterionResult[] {
  dayNumber(on, 'on')
  dayNumber(begunOn, 'begunOn')
  const ageOn = post.ageCountedOn ?? (rules.ageCountedOn.value === 'procedure-begun' ? begunOn : on)
  const question: Question = { rules, record, post, on, begunOn, ageOn }
  return CRITERIA.flatMap((criterion) => {
    const asked = askedBy(rules, criterion, question)
    if (!asked) return []
    const { answer, rule } = asked
    const { article, waivable = false, byPaper = false } = rule
    const { isBeyondWaiving = false, ...answered } = answer
    const mayBe = waivable && !isBeyondWaiving
    return [
      {
        criterion,
        title: CRITERION_TITLES[criterion],
        ...answered,
        article,
        waivable: mayBe,
        ...(mayBe && byPaper && { byPaper }),
      },
    ]
  })
}

interface Asked {
  answer: Answer
  rule: { article: Text; waivable?: boolean; byPaper?: boolean }
}

/** The answer to a criterion; undefined where the rules do not ask it. */
function askedBy(rules: EligibilityRules, criterion: CriterionId, question: Question): Asked | undefined {
  const by = <Value>(
    rule: (Cited<Value> & Pick<Asked['rule'], 'waivable' | 'byPaper'>) | undefined,
    check: (question: Question, value: Value) => Answer,
  ): Asked | undefined => rule && { answer: check(question, rule.value), rule }
  switch (criterion) {
    case 'post-held':
      return by(rules.holdsPost, checkPostHeld)
    case 'planning':
      return isPlanningAsked(question) ? by(rules.planning, checkPlanning) : undefined
    case 'time-in-lower-post': {
      const rule = timeInLowerPostOf(question)
      return by(rule, (asked, required) => checkTimeInLowerPost(asked, required, rule))
    }
    case 'evaluations':
      return by(rules.evaluations, checkEvaluations)
    case 'full-term': {
      const rotated = fullTermOfRotated(question)
      return by(rotated ?? rules.fullTerm, checkFullTerm)
    }
    case 'papers':
      return by(rules.papers, checkPapers)
    case 'qualification':
      return by(rules.qualification, checkQualification)
    case 'not-ruled-out':
      return by(rules.ruledOutBy, checkBlocks)
    case 'no-block':
      return by(rules.blocks, checkBlocks)
    case 'no-dismissal-ground':
      return by(rules.noGroundOf, checkNoGround)
    case 'may-be-moved':
      return by(rules.notMoved, checkNotMoved)
    case 'discipline-wait': {
      const wait = disciplineWaitOf(question)
      return by(wait, (asked, waits) => checkDisciplineWait(asked, waits, wait))
    }
    case 'wait-after-leaving':
      return by(rules.waitAfterLeaving, checkWaitAfterLeaving)
    case 'relatives':
      return by(rules.relatives, checkRelatives)
    case 'no-other-case':
      return by(rules.noOtherCase, checkOtherCases)
    case 'absence':
      return by(rules.absences, checkAbsences)
    case 'end-of-term':
      return by(rules.endOfTerm, checkEndOfTerm)
  }
}

/** Is planning asked, of whoever is rotated for that, and for such a post? Of everybody, where nobody says why. */
function isPlanningAsked(question: Question): boolean {
  const { rules, post } = question
  if (rules.planning?.onlyForHigher && holdsEqualOrHigher(question) !== undefined) return false
  const { plannedIfRotated } = rules
  return !plannedIfRotated || !post.rotatedBecause || plannedIfRotated.value.includes(post.rotatedBecause)
}

/** The time that is asked in the place of the other of whoever is rotated for that. */
function fullTermOfRotated({ rules, post }: Question): EligibilityRules['fullTerm'] {
  const { fullTerm, fullTermOfRotated: rotated } = rules
  if (!fullTerm || !rotated || !post.rotatedBecause) return undefined
  const { value, article } = rotated
  if (!value.because.includes(post.rotatedBecause)) return undefined
  return { ...fullTerm, value: post.termMonths ?? value.usual, article }
}

/** The months to wait by the text that was in force when the procedure began. */
function disciplineWaitOf({ rules, begunOn }: Question): EligibilityRules['disciplineWait'] {
  const { disciplineWait, earlierDisciplineWait: earlier } = rules
  return earlier && begunOn < earlier.begunBefore ? earlier : disciplineWait
}

/** The time in the adjacent lower post by the text that was in force when the procedure began. */
function timeInLowerPostOf({ rules, begunOn }: Question): EligibilityRules['timeInLowerPost'] {
  const { timeInLowerPost, earlierTimeInLowerPost: earlier } = rules
  return earlier && begunOn < earlier.begunBefore ? earlier : timeInLowerPost
}

/** What still stands in the way: not met or unknown, and not among the waivable criteria that were waived. */
export function unmet(
  results: readonly CriterionResult[],
  waived: readonly CriterionId[],
): CriterionResult[] {
  return results.filter(
    ({ answer, criterion, waivable }) => answer !== 'met' && !(waivable && waived.includes(criterion)),
  )
}
