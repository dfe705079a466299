import { type Cited, type Fraction, POST_LEVELS, type PostLevel, type Text } from '../../vocabulary.js'
import { isLow, type LowOf } from '../../voting/three-levels.js'
import { LEVEL_NAMES } from '../../words.js'
import { bar, share } from './checks.js'
import { above, allOf, atLeast, oneOf, plain } from './in-words.js'
import type { ValueRows } from './value-row.js'

/** Why a leader is not voted on. */
export const NOT_VOTED_ON = ['retirement-notice', 'took-office-this-year'] as const
export type NotVotedOn = (typeof NOT_VOTED_ON)[number]

export const NOT_VOTED_ON_NAMES: Readonly<Record<NotVotedOn, Text>> = {
  'retirement-notice': {
    vi: 'đã có thông báo nghỉ công tác chờ nghỉ hưu, nghỉ hưu',
    en: 'has notice of retirement',
  },
  'took-office-this-year': {
    vi: 'được bổ nhiệm, bầu trong năm lấy phiếu',
    en: 'was appointed or elected in the year of the vote',
  },
}

/** When a body's leaders are voted on, who of them is, and what follows from low confidence; shares are of the ballots collected. */
export interface ConfidenceRules {
  /** In which year of the term, once. */
  yearOfTerm: Cited<number>
  /** Leaders are holders of posts of this rung and above. */
  leadersFrom: Cited<PostLevel>
  notVotedOn: Cited<readonly NotVotedOn[]>
  /** Above it: out of the planning for a higher post; relief or resignation may be opened, until dismissal follows. */
  outOfPlanningAbove: Cited<Fraction>
  /** From it on: dismissal, without waiting for the end of the term. */
  dismissedFrom: Cited<Fraction>
}

/** What the text has follow from low confidence. */
export const CONFIDENCE_FOLLOWS = ['out-of-planning', 'dismissed'] as const
export type ConfidenceFollows = (typeof CONFIDENCE_FOLLOWS)[number]

export const CONFIDENCE_FOLLOWS_NAMES: Readonly<Record<ConfidenceFollows, Text>> = {
  'out-of-planning': {
    vi: 'đưa ra khỏi quy hoạch chức vụ cao hơn; xem xét cho thôi giữ chức vụ, từ chức',
    en: 'out of the planning for a higher post; relief or resignation is considered',
  },
  dismissed: {
    vi: 'miễn nhiệm, không chờ hết thời hạn giữ chức vụ',
    en: 'dismissal, without waiting for the end of the term',
  },
}

/** What follows for one person, with the share and the article; undefined where nothing does. Nobody passes or fails by it. */
export function followsFrom(
  { outOfPlanningAbove, dismissedFrom }: ConfidenceRules,
  result: LowOf,
): { follows: ConfidenceFollows; share: string; article: Text } | undefined {
  if (isLow(result, { from: dismissedFrom.value })) {
    return { follows: 'dismissed', share: atLeast(dismissedFrom.value).vi, article: dismissedFrom.article }
  }
  return isLow(result, { above: outOfPlanningAbove.value })
    ? {
        follows: 'out-of-planning',
        share: above(outOfPlanningAbove.value).vi,
        article: outOfPlanningAbove.article,
      }
    : undefined
}

/** Is whoever holds a post of that level one of the leaders? */
export const isLeader = ({ leadersFrom }: ConfidenceRules, level: PostLevel): boolean =>
  POST_LEVELS.indexOf(level) >= POST_LEVELS.indexOf(leadersFrom.value)

/** The article by which a leader is not voted on for that reason; undefined where the text does not have it. */
export const articleOfLeftOut = ({ notVotedOn }: ConfidenceRules, because: NotVotedOn): Text | undefined =>
  notVotedOn.value.includes(because) ? notVotedOn.article : undefined

/** In which year of its term a body's leaders are voted on. */
export const yearVotedIn = ({ yearOfTerm }: ConfidenceRules): Cited<number> => yearOfTerm

/** The two shares of low confidence at which something follows, for whoever draws them. */
export const barsOfConfidence = ({ outOfPlanningAbove, dismissedFrom }: ConfidenceRules) => [
  {
    share: above(outOfPlanningAbove.value).vi,
    percent: percentOf(outOfPlanningAbove.value),
    article: outOfPlanningAbove.article,
    /** The least ballots of so many that are above it. */
    least: (of: number) => leastAbove(outOfPlanningAbove.value, of),
  },
  {
    share: atLeast(dismissedFrom.value).vi,
    percent: percentOf(dismissedFrom.value),
    article: dismissedFrom.article,
    least: (of: number) => leastFrom(dismissedFrom.value, of),
  },
]

const percentOf = ({ numerator, denominator }: Fraction): number => (numerator / denominator) * 100
const leastAbove = ({ numerator, denominator }: Fraction, of: number): number =>
  Math.floor((numerator * of) / denominator) + 1
const leastFrom = ({ numerator, denominator }: Fraction, of: number): number =>
  Math.ceil((numerator * of) / denominator)

export const CONFIDENCE_VALUES: ValueRows<ConfidenceRules> = {
  yearOfTerm: {
    label: {
      vi: 'Lấy phiếu một lần vào năm thứ mấy của nhiệm kỳ',
      en: 'Held once, in which year of the term',
    },
    say: plain,
  },
  leadersFrom: {
    label: { vi: 'Người được lấy phiếu: từ chức vụ', en: 'Voted on: from the post of' },
    say: oneOf(LEVEL_NAMES),
  },
  notVotedOn: {
    label: { vi: 'Không lấy phiếu đối với', en: 'Not voted on' },
    say: allOf(NOT_VOTED_ON_NAMES),
  },
  outOfPlanningAbove: {
    label: {
      vi: 'Tín nhiệm thấp: đưa ra khỏi quy hoạch chức vụ cao hơn, xem xét cho thôi giữ chức vụ, từ chức',
      en: 'Low confidence: out of the planning for a higher post, relief or resignation considered',
    },
    say: above,
    check: bar,
  },
  dismissedFrom: {
    label: { vi: 'Tín nhiệm thấp: miễn nhiệm, không chờ', en: 'Low confidence: dismissal without waiting' },
    say: atLeast,
    check: share,
  },
}
