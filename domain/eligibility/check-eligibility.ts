import { dayNumber } from '../deadlines/dates.js'
import type { EligibilityRules } from '../rules/rule-set.js'
import type { IsoDate, Text } from '../vocabulary.js'
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
import type { CandidateRecord, PostStandard } from './record.js'

export { type CandidateRecord, DEGREES, type Degree, type PostStandard } from './record.js'

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
] as const
export type CriterionId = (typeof CRITERIA)[number]

/** One criterion answered: with the article that asks, and the facts that answer. */
export interface CriterionResult {
  criterion: CriterionId
  title: Text
  /** unknown: there is no data to answer from. It never passes by itself. */
  answer: 'met' | 'not-met' | 'unknown'
  article: string
  evidence: Text
  waivable: boolean
}

const TITLES: Readonly<Record<CriterionId, Text>> = {
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
}

/** What a criterion's check answers: the rest of the result is the rule's. */
export type Answer = Pick<CriterionResult, 'answer' | 'evidence'>

/** What a criterion is checked against. */
export interface Question {
  rules: EligibilityRules
  record: CandidateRecord
  post: PostStandard
  on: IsoDate
  /** The day on which the age is counted. */
  ageOn: IsoDate
}

/**
 * Every criterion of the rules, answered for one candidate and one post on the day `on`, always all and in the order of
 * CRITERIA. `begunOn` is the day on which the procedure began, where it differs: the rules may count the age on it.
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
  const question: Question = { rules, record, post, on, ageOn }
  return CRITERIA.map((criterion) => {
    const { check, rule } = asked(criterion, rules)
    const title = TITLES[criterion]
    return { criterion, title, ...check(question), article: rule.article, waivable: rule.waivable ?? false }
  })
}

type Asked = { check: (question: Question) => Answer; rule: { article: string; waivable?: boolean } }

function asked(criterion: CriterionId, rules: EligibilityRules): Asked {
  switch (criterion) {
    case 'planning':
      return { check: checkPlanning, rule: rules.planning }
    case 'time-in-lower-post':
      return { check: checkTimeInLowerPost, rule: rules.timeInLowerPost }
    case 'evaluations':
      return { check: checkEvaluations, rule: rules.evaluations }
    case 'full-term':
      return { check: checkFullTerm, rule: rules.fullTerm }
    case 'papers':
      return { check: checkPapers, rule: rules.papers }
    case 'qualification':
      return { check: checkQualification, rule: rules.qualification }
    case 'no-block':
      return { check: checkBlocks, rule: { article: rules.blocks.article } }
    case 'discipline-wait':
      return { check: checkDisciplineWait, rule: { article: rules.disciplineWait.article } }
  }
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
