import type { Cited, Denominator, Fraction, Text } from '../../vocabulary.js'
import { bar, share as shareCheck, within } from './checks.js'
import { above, atLeast, oneOf, share, yesNo } from './in-words.js'
import type { ValueRows } from './value-row.js'

/** Who decides where the votes do not. */
export type Decider = 'head' | 'authority'

/** What happens when nobody is above the bar. */
export type NoneAbove =
  /** Those with this share or more go on. */
  | { take: 'at-least'; share: Fraction; to: 'next-step' | 'second-round' }
  /** The so many with the most votes go on, with those who share the last place. */
  | { take: 'most'; count: number; to: 'next-step' | 'second-round' }
  /** Somebody decides whether to go on; on the `result` itself, where it goes no further by votes. */
  | { take: 'decision'; by: Decider; on?: 'result' }

/** How one collective vote is held and counted. Where a part is absent, the text has no such rule. */
export interface VoteRule {
  /** Each voter names one person for the post, agrees or disagrees with each person, or marks one of three levels for each. */
  ballot: Cited<'one-person' | 'each-person' | 'three-levels'>
  secret: Cited<boolean>
  /** Are the counts announced to the meeting? If not, only tellers and the managing body see them. */
  announced: Cited<boolean>
  /** The meeting is held with at least this share of those convened. */
  quorum?: Cited<Fraction>
  /** Absences for force majeure, settled before the vote, leave the number convened. */
  excusedLeave: Cited<boolean>
  denominator: Cited<Denominator>
  /** Passes strictly above this share of the denominator. Absent: the vote informs, it decides nothing. */
  bar?: Cited<Fraction>
  /** Does exactly the bar pass too? Absent: it does not. */
  barIncluded?: Cited<boolean>
  /**
   * Who decides about several, or about one, with exactly the bar. `undecided`: the text is silent, never guess. Without
   * `several` it is a vote about one person alone.
   */
  exactlyAtBar?: Cited<{ several?: Decider | 'undecided'; one: Decider | 'undecided' }>
  /** Absent: the vote stops there and is reported. */
  noneAbove?: Cited<NoneAbove>
  /** Somebody whom the step before did not list passes with at least this share instead. */
  outsiders?: Cited<Fraction>
  /** Of whom that share is, where not of those whom the others' votes are compared with. */
  outsidersOf?: Cited<Denominator>
}

/** The ways of voting: one person named for the post, yes or no to each person, or a level of confidence for each. */
export type Ballot = VoteRule['ballot']['value']

/** What is asked of a vote's rule outside the counting is asked by these. */

/** How it is voted, in codes: '> 1/2' is the bar; null where the vote decides nothing. */
export function inShort(rule: VoteRule) {
  const { ballot, secret, announced, denominator, bar } = rule
  return {
    ballot: ballot.value,
    secret: secret.value,
    announced: announced.value,
    of: denominator.value,
    bar: bar ? `${signOf(rule)} ${bar.value.numerator}/${bar.value.denominator}` : null,
  }
}

/** Does exactly the bar pass? */
export const passesAtBar = ({ barIncluded }: VoteRule): boolean => barIncluded?.value === true

/** How what passes is compared with the bar. */
export const signOf = (rule: VoteRule): '≥' | '>' => (passesAtBar(rule) ? '≥' : '>')

/** Does a paper name one person, or each? */
export const ballotOf = ({ ballot }: VoteRule): VoteRule['ballot']['value'] => ballot.value

/** The share with which somebody passes whom the step before did not list; undefined where nobody else may join. */
export const shareOfOutsiders = ({ outsiders }: VoteRule): Cited<Fraction> | undefined => outsiders

/** Of whom the outsiders' share is. */
export const outsidersAreOf = ({ outsidersOf, denominator }: VoteRule): Denominator =>
  (outsidersOf ?? denominator).value

/** Do those excused leave the number that a share is taken of? */
export const excusedAreLeftOut = ({ excusedLeave }: VoteRule): boolean => excusedLeave.value

/** The article by which an absence for force majeure moves a number of this vote; undefined where it moves none. */
export function movedByExcused({ excusedLeave, denominator, quorum }: VoteRule): Text | undefined {
  const moves = excusedLeave.value && (denominator.value === 'convened' || quorum !== undefined)
  return moves ? excusedLeave.article : undefined
}

/** Where those go whom the rule sends on though nobody is above the bar. */
export function goesTo({ noneAbove }: VoteRule): 'next-step' | 'second-round' | undefined {
  return noneAbove && noneAbove.value.take !== 'decision' ? noneAbove.value.to : undefined
}

/** The share with which somebody goes on where nobody is above the bar; undefined where no share does. */
export function goesOnWith({ noneAbove }: VoteRule): Cited<Fraction> | undefined {
  return noneAbove?.value.take === 'at-least' ? { ...noneAbove, value: noneAbove.value.share } : undefined
}

/** Is it the end where nobody is above the bar? */
export const endsBelowBar = ({ bar, noneAbove }: VoteRule): boolean => bar !== undefined && !noneAbove

/** Can the votes leave it open who passes? Where none names a paper above half of them, and no rule says so, never. */
export function mayLeaveOpen({ bar, ballot, exactlyAtBar, noneAbove }: VoteRule): boolean {
  if (!bar) return false
  const severalAbove = ballot.value !== 'one-person' || 2 * bar.value.numerator < bar.value.denominator
  return exactlyAtBar !== undefined || noneAbove?.value.take === 'decision' || severalAbove
}

const BALLOTS: Readonly<Record<Ballot, Text>> = {
  'one-person': { vi: 'mỗi người ghi một tên cho một chức vụ', en: 'each names one person for the post' },
  'each-person': { vi: 'đồng ý hoặc không đồng ý với từng người', en: 'agree or disagree with each person' },
  'three-levels': {
    vi: 'tín nhiệm cao, tín nhiệm hoặc tín nhiệm thấp đối với từng người',
    en: 'high confidence, confidence or low confidence for each person',
  },
}

const DENOMINATOR_NAMES: Readonly<Record<Denominator, Text>> = {
  convened: { vi: 'số người được triệu tập', en: 'those convened' },
  present: { vi: 'số người có mặt', en: 'those present' },
  'all-members': { vi: 'tổng số thành viên', en: 'all members' },
  collected: { vi: 'số phiếu thu về', en: 'the ballots collected' },
}

const DECIDERS: Readonly<Record<Decider | 'undecided', Text>> = {
  head: { vi: 'người đứng đầu', en: 'head' },
  authority: { vi: 'cấp có thẩm quyền', en: 'the authority' },
  undecided: { vi: 'văn bản không quy định: cấp có thẩm quyền', en: 'the text is silent: the authority' },
}

/** How a bar is told that is enough itself; undefined where it is to be passed. */
export const includedBar = (rule: VoteRule): Text | undefined =>
  rule.bar && passesAtBar(rule) ? atLeast(rule.bar.value) : undefined

/** What is told of a vote that ends where nobody is above the bar, because no rule says who goes on. */
export const ENDS_BELOW_BAR = {
  label: { vi: 'Không ai đạt', en: 'Nobody above the bar' },
  absent: {
    vi: 'không tiến hành các bước tiếp theo, báo cáo cấp có thẩm quyền',
    en: 'it stops and is reported',
  },
}

/** Each value of a vote: what it is called, and how it is told. */
export const VOTE_VALUES: ValueRows<VoteRule> = {
  ballot: { label: { vi: 'Cách ghi phiếu', en: 'Ballot' }, say: oneOf(BALLOTS) },
  secret: { label: { vi: 'Bỏ phiếu kín', en: 'Secret ballot' }, say: yesNo },
  announced: { label: { vi: 'Công bố kết quả kiểm phiếu', en: 'Result announced' }, say: yesNo },
  bar: { label: { vi: 'Đạt khi', en: 'Passes' }, say: above, check: bar },
  barIncluded: {
    label: { vi: 'Đúng bằng tỷ lệ quy định cũng đạt', en: 'Exactly the share passes too' },
    say: yesNo,
    readFor: ['bar'],
  },
  quorum: {
    label: { vi: 'Số người dự họp tối thiểu, trên số người được triệu tập', en: 'Quorum, of those convened' },
    say: atLeast,
    check: shareCheck,
  },
  excusedLeave: {
    label: {
      vi: 'Người vắng vì bất khả kháng không tính vào tổng số người được triệu tập',
      en: 'Absences for force majeure leave the denominator',
    },
    say: yesNo,
  },
  denominator: { label: { vi: 'Tính trên', en: 'Denominator' }, say: oneOf(DENOMINATOR_NAMES) },
  exactlyAtBar: {
    label: { vi: 'Đúng bằng tỷ lệ quy định', en: 'Exactly at the bar' },
    say: ({ several, one }) =>
      several === undefined
        ? { vi: settles(one, 'quyết định'), en: `${DECIDERS[one].en} decides` }
        : {
            vi: `từ hai người trở lên: ${settles(several, 'chọn người để trình, báo cáo đầy đủ các ý kiến')}; một người: ${settles(one, 'quyết định')}`,
            en: `two or more: ${DECIDERS[several].en} picks whom to submit and reports all views; one: ${DECIDERS[one].en} decides`,
          },
  },
  outsiders: {
    label: { vi: 'Nhân sự khác đủ điều kiện', en: 'Somebody outside the list' },
    say: atLeast,
    check: shareCheck,
  },
  outsidersOf: {
    label: { vi: 'Tỷ lệ của nhân sự khác đủ điều kiện tính trên', en: "The outsiders' share is of" },
    say: oneOf(DENOMINATOR_NAMES),
  },
  noneAbove: {
    ...ENDS_BELOW_BAR,
    say: noneAboveInWords,
    check: (value) => (value.take === 'at-least' ? within('.share', shareCheck(value.share)) : []),
  },
}

/** Who settles an equal or exact number of votes; where the text is silent, that is said. */
const settles = (by: Decider | 'undecided', what: string): string =>
  by === 'undecided' ? `chưa thấy quy định, cấp có thẩm quyền quyết định` : `${DECIDERS[by].vi} ${what}`

function noneAboveInWords(value: NoneAbove): Text {
  if (value.take === 'decision') {
    const { vi, en } = DECIDERS[value.by]
    if (value.on === 'result') {
      return {
        vi: `báo cáo đầy đủ các ý kiến, ${vi} xem xét, quyết định`,
        en: `all views are reported, ${en} decides`,
      }
    }
    return { vi: `${vi} quyết định có tiếp tục hay không`, en: `${en} decides whether to go on` }
  }
  const on: Text =
    value.to === 'second-round'
      ? { vi: 'vào vòng hai', en: 'go to a second round' }
      : { vi: 'vào bước sau', en: 'go on to the next step' }
  return value.take === 'at-least'
    ? {
        vi: `người đạt ≥ ${share(value.share)} ${on.vi}; không ai thì không tiến hành các bước tiếp theo, báo cáo cấp có thẩm quyền`,
        en: `those with ≥ ${share(value.share)} ${on.en}; nobody: it stops and is reported`,
      }
    : {
        vi: `${value.count} người nhiều phiếu nhất ${on.vi}`,
        en: `the ${value.count} with the most votes ${on.en}`,
      }
}
