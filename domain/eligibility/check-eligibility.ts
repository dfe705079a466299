import { dayNumber } from '../deadlines/dates.js'
import { checkRelatives } from '../integrity/check-relatives.js'
import type { Discipline, EligibilityRules } from '../rules/rule-set.js'
import type { Cited, IsoDate, Months, Text } from '../vocabulary.js'
import {
  checkBlocks,
  checkDisciplineWait,
  checkEvaluations,
  checkFullTerm,
  checkPapers,
  checkPlanning,
  checkQualification,
  checkTimeInLowerPost,
} from './criteria.js'
import { checkOtherCases } from './other-cases.js'
import type { CandidateRecord, PostStandard } from './record.js'
import { checkAbsences, checkEndOfTerm } from './staying.js'

export {
  type CandidateRecord,
  DEGREES,
  type Degree,
  type PostStandard,
  type RelativeOnFile,
} from './record.js'

/** The criteria, in the order in which they are always answered. */
export const CRITERIA = [
  'planning',
  'time-in-lower-post',
  'evaluations',
  'full-term',
  'papers',
  'qualification',
  'no-block',
  'discipline-wait',
  'relatives',
  'no-other-case',
  'absence',
  'end-of-term',
] as const
export type CriterionId = (typeof CRITERIA)[number]

/** One criterion answered: with the article that asks, and the facts that answer. */
export interface CriterionResult {
  criterion: CriterionId
  title: Text
  /** unknown: there is no data to answer from. It never passes by itself. */
  answer: 'met' | 'not-met' | 'unknown'
  article: Text
  evidence: Text
  waivable: boolean
  /** The last day that it allows, where it bounds a day. */
  latest?: IsoDate
}

/** What the criteria are called. */
export const CRITERION_TITLES: Readonly<Record<CriterionId, Text>> = {
  planning: { vi: 'Trong quy hoạch', en: 'In the planning' },
  'time-in-lower-post': {
    vi: 'Thời gian giữ chức vụ thấp hơn liền kề',
    en: 'Time in the adjacent lower post',
  },
  evaluations: { vi: 'Kết quả đánh giá hằng năm', en: 'Yearly evaluations' },
  'full-term': { vi: 'Đủ tuổi công tác trọn nhiệm kỳ', en: 'A full term before retirement age' },
  papers: { vi: 'Hồ sơ đầy đủ và được xác minh', en: 'Papers complete and verified' },
  qualification: { vi: 'Trình độ theo tiêu chuẩn chức danh', en: "Qualification of the post's standard" },
  'no-block': { vi: 'Không thuộc trường hợp bị chặn', en: 'No measure that blocks' },
  'discipline-wait': { vi: 'Hết thời hạn sau kỷ luật', en: 'Wait after discipline is over' },
  relatives: {
    vi: 'Không cùng người thân giữ chức vụ có liên quan',
    en: 'Not together with relatives in related offices',
  },
  'no-other-case': {
    vi: 'Không là nhân sự của quy trình khác đang tiến hành',
    en: 'In no other procedure that may give a post',
  },
  absence: { vi: 'Không vắng mặt dài ngày', en: 'No long absence' },
  'end-of-term': {
    vi: 'Thời hạn giữ chức vụ không quá tuổi nghỉ hưu',
    en: 'The term ends by retirement age',
  },
}

/** What a criterion's check answers: the rest of the result is the rule's. */
export type Answer = Pick<CriterionResult, 'answer' | 'evidence' | 'latest'>

/** What a criterion is checked against. */
export interface Question {
  rules: EligibilityRules
  record: CandidateRecord
  post: PostStandard
  on: IsoDate
  /** The day on which the procedure began. */
  begunOn: IsoDate
  /** The day on which the age is counted. */
  ageOn: IsoDate
}

/**
 * Every criterion that the rules ask, answered for one candidate and one post on the day `on`, in the order of CRITERIA. `begunOn` is the day on which the procedure began, where it differs: the rules
 * may count the age on it, and it tells which text is asked.
 * RangeError names the day that is no calendar day.
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
  const ageOn = rules.ageCountedOn.value === 'procedure-begun' ? begunOn : on
  const question: Question = { rules, record, post, on, begunOn, ageOn }
  return CRITERIA.flatMap((criterion) => {
    const asked = askedBy(rules, criterion, question)
    if (!asked) return []
    const { answer, rule } = asked
    const { article, waivable = false } = rule
    return [{ criterion, title: CRITERION_TITLES[criterion], ...answer, article, waivable }]
  })
}

interface Asked {
  answer: Answer
  rule: { article: Text; waivable?: boolean }
}

/** The answer to a criterion; undefined where the rules do not ask it. */
function askedBy(rules: EligibilityRules, criterion: CriterionId, question: Question): Asked | undefined {
  const by = <Value>(
    rule: (Cited<Value> & { waivable?: boolean }) | undefined,
    check: (question: Question, value: Value) => Answer,
  ): Asked | undefined => rule && { answer: check(question, rule.value), rule }
  switch (criterion) {
    case 'planning':
      return by(rules.planning, checkPlanning)
    case 'time-in-lower-post':
      return by(rules.timeInLowerPost, checkTimeInLowerPost)
    case 'evaluations':
      return by(rules.evaluations, checkEvaluations)
    case 'full-term':
      return by(rules.fullTerm, checkFullTerm)
    case 'papers':
      return by(rules.papers, checkPapers)
    case 'qualification':
      return by(rules.qualification, checkQualification)
    case 'no-block':
      return by(rules.blocks, checkBlocks)
    case 'discipline-wait':
      return by(disciplineWaitOf(question), checkDisciplineWait)
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

/** The months to wait by the text that was in force when the procedure began. */
function disciplineWaitOf({ rules, begunOn }: Question): Cited<Record<Discipline, Months>> | undefined {
  const { disciplineWait, earlierDisciplineWait: earlier } = rules
  return earlier && begunOn < earlier.begunBefore ? earlier : disciplineWait
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
