import type { EligibilityRules } from '../rules/values/eligibility-rules.js'
import type { IsoDate, Text } from '../vocabulary.js'
import type { CandidateRecord, PostStandard } from './record.js'

/** The criteria, in the order in which they are always answered. */
export const CRITERIA = [
  'post-held',
  'planning',
  'time-in-lower-post',
  'evaluations',
  'full-term',
  'papers',
  'qualification',
  'not-ruled-out',
  'no-block',
  'no-dismissal-ground',
  'may-be-moved',
  'discipline-wait',
  'wait-after-leaving',
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
  /** Waived by the authority alone, by a paper with its number and day. */
  byPaper?: boolean
  /** The last day that it allows, where it bounds a day, and the first. */
  latest?: IsoDate
  earliest?: IsoDate
}

/** What the criteria are called. */
export const CRITERION_TITLES: Readonly<Record<CriterionId, Text>> = {
  'post-held': { vi: 'Đang giữ chức vụ tương đương hoặc cao hơn', en: 'Holds an equal or a higher post' },
  planning: { vi: 'Trong quy hoạch', en: 'In the planning' },
  'time-in-lower-post': {
    vi: 'Thời gian giữ chức vụ thấp hơn liền kề',
    en: 'Time in the adjacent lower post',
  },
  evaluations: { vi: 'Kết quả đánh giá hằng năm', en: 'Yearly evaluations' },
  'full-term': { vi: 'Đủ tuổi công tác trọn thời hạn giữ chức vụ', en: 'A full term before retirement age' },
  papers: { vi: 'Hồ sơ đầy đủ và được xác minh', en: 'Papers complete and verified' },
  qualification: { vi: 'Trình độ theo tiêu chuẩn chức danh', en: "Qualification of the post's standard" },
  'not-ruled-out': { vi: 'Không thuộc trường hợp bị loại', en: 'No measure that rules out' },
  'no-block': { vi: 'Không thuộc trường hợp chưa được xem xét', en: 'No measure that blocks' },
  'no-dismissal-ground': { vi: 'Không có căn cứ miễn nhiệm', en: 'No ground for a dismissal' },
  'may-be-moved': {
    vi: 'Không thuộc trường hợp chưa điều động, biệt phái',
    en: 'None of the cases in which nobody is moved',
  },
  'wait-after-leaving': {
    vi: 'Hết thời hạn sau khi thôi giữ chức vụ',
    en: 'Wait after leaving a post is over',
  },
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
export type Answer = Pick<CriterionResult, 'answer' | 'evidence' | 'latest' | 'earliest'> & {
  /** The facts are such that nobody can be excepted, even where the rule lets the authority do so. */
  isBeyondWaiving?: boolean
}

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

export const met = (evidence: Text): Answer => ({ answer: 'met', evidence })
export const notMet = (evidence: Text): Answer => ({ answer: 'not-met', evidence })
export const unknown = (evidence: Text): Answer => ({ answer: 'unknown', evidence })
