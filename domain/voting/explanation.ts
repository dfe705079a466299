import { type Decider, excusedAreLeftOut, type NoneAbove, passesAtBar } from '../rules/values/vote-rule.js'
import type { Fraction, Text } from '../vocabulary.js'
import type { Judgement } from './judge.js'
import {
  CHOOSES,
  CHOSEN,
  DECIDES,
  GO_ON,
  GOES_ON,
  OF_PEOPLE,
  ON_RESULT,
  PEOPLE,
  SILENT,
  SILENT_ON_ONE,
  STOP,
  VOTES,
} from './phrases.js'
import { showComparison, showFraction } from './shares.js'
import { mostVotes, type Standing, type Tally } from './tally.js'
import { levelsInWords } from './three-levels.js'

/** A verdict's bar in words: 'top 2' and 'none' are codes, a share reads the same in both languages. */
export function barInWords(bar: string): Text {
  const [, most] = /^top (\d+)$/.exec(bar) ?? []
  if (most) return { vi: `${most} người nhiều phiếu nhất`, en: `the ${most} with the most votes` }
  return bar === 'none' ? { vi: 'không quy định tỷ lệ', en: 'no share is asked' } : same(bar)
}

/** A judgement in words: the denominator, the sums, who passes or decides, by the part of the rule that settled it. */
export function explain(tally: Tally, judgement: Judgement): Text {
  const { those } = judgement
  switch (judgement.by) {
    case 'quorum':
      return explainQuorum(tally, judgement.convened, judgement.quorum)
    case 'no-bar':
      return explainInformation(tally)
    case 'passing':
      return explainPassing(tally, judgement)
    case 'at-bar':
      return explainAtBar(tally, those, judgement.share, judgement.named)
    case 'none-above':
      return explainNoneAbove(tally, judgement)
    case 'end':
      return explainStop(tally, judgement.none)
  }
}

/** One selected, or several with the same number of votes. */
function explainPassing(
  tally: Tally,
  { those, share, decidedBy }: Extract<Judgement, { by: 'passing' }>,
): Text {
  const [first] = those
  return first && !decidedBy
    ? explainSelection(tally, first, share)
    : explainTie(tally, those, share, decidedBy ?? 'authority')
}

function explainNoneAbove(
  tally: Tally,
  { those, none, rule }: Extract<Judgement, { by: 'none-above' }>,
): Text {
  if (rule.take === 'decision') return explainDecision(tally, those, none, rule)
  if (those.length === 0) return explainStop(tally, none, rule)
  return rule.take === 'at-least'
    ? explainShares(tally, those, none, rule)
    : explainMost(tally, those, none, rule)
}

/** The meeting was too small: nothing else is looked at. */
function explainQuorum({ count }: Tally, convened: number, quorum: Fraction): Text {
  const share = showFraction(quorum)
  const sum = showComparison(count.present, convened, quorum)
  return {
    vi: `Có mặt ${count.present} trên ${convened} người được triệu tập: ${sum}, chưa đủ ${share}. Hội nghị không hợp lệ, không xét kết quả phiếu. ${STOP.vi}`,
    en: `${count.present} of ${convened} convened are present: ${sum}, fewer than ${share}. The meeting is not valid and its votes are not considered. ${STOP.en}`,
  }
}

/** No share is asked: all go on, with their votes. */
function explainInformation(tally: Tally): Text {
  if (tally.ballot.value === 'three-levels') return explainLevels(tally)
  const all = eachOf(tally.standings, ({ votes }) => countOf(tally, votes))
  return told(tally, {
    vi: `Bước này không quy định tỷ lệ phiếu phải đạt: ${all.vi}. Kết quả là căn cứ để xem xét ở bước sau.`,
    en: `No share is asked at this step: ${all.en}. The result informs the next step.`,
  })
}

/** Of each person the three levels, with what is invalid for them alone. */
function explainLevels(tally: Tally): Text {
  const { votes } = tally.count
  const all = eachOf(tally.standings, ({ id }) => levelsInWords(votes[id]))
  return told(tally, {
    vi: `${all.vi}. Không có tỷ lệ phải đạt: kết quả báo cáo cấp có thẩm quyền.`,
    en: `${all.en}. No share is to be reached: the result is reported to the authority.`,
  })
}

function explainSelection(tally: Tally, selected: Standing, bar: Fraction): Text {
  const { id, votes, outsider } = selected
  const has = countOf(tally, votes)
  const chosen = CHOSEN[tally.ballot.value]
  const share = showFraction(bar)
  if (outsider) {
    const sum = showComparison(votes, tally.outsidersOf.denominator, bar)
    const people = ofOthers(tally)
    return told(tally, {
      vi: `${id}, nhân sự khác đủ điều kiện, ngoài danh sách của bước trước, được ${has.vi}: ${sum}, đạt từ ${share}${people.vi} trở lên: ${chosen.vi}.`,
      en: `${id}, not listed by the step before, has ${has.en}: ${sum}, ${share}${people.en} or more: ${chosen.en}.`,
    })
  }
  const sum = showComparison(votes, tally.denominator, bar)
  const atLeast = passesAtBar(tally.rule)
  return told(tally, {
    vi: `${id} được ${has.vi}${isHalf(bar) && !atLeast ? ', quá bán' : ''}: ${sum}, cao nhất và ${atLeast ? `từ ${share} trở lên` : `trên ${share}`}: ${chosen.vi}.`,
    en: `${id} has ${has.en}: ${sum}, the highest and ${atLeast ? `${share} or more` : `above ${share}`}: ${chosen.en}.`,
  })
}

/** Several share the highest number, and all of them pass. */
function explainTie(tally: Tally, tied: readonly Standing[], bar: Fraction, by: Decider): Text {
  const votes = mostVotes(tied)
  const asOutsiders = tied.every(({ outsider }) => outsider)
  const sum = showComparison(votes, asOutsiders ? tally.outsidersOf.denominator : tally.denominator, bar)
  const has = countOf(tally, votes)
  const who = namesOf(tied)
  return told(tally, {
    vi: `${who} cùng được ${has.vi}: ${sum}, đạt tỷ lệ nhưng bằng phiếu nhau. ${CHOOSES[by].vi}`,
    en: `${who} have ${has.en} each: ${sum}, enough to pass but equal. ${CHOOSES[by].en}`,
  })
}

/** Exactly the bar, which is not above it. Without `by` the text is silent, and the authority decides. */
function explainAtBar(tally: Tally, those: readonly Standing[], bar: Fraction, by?: Decider): Text {
  const votes = mostVotes(those)
  const sum = showComparison(votes, tally.denominator, bar)
  const has = countOf(tally, votes)
  const share = showFraction(bar)
  const who = namesOf(those)
  const several = those.length > 1
  const decision = by ? (several ? CHOOSES : DECIDES)[by] : several ? SILENT : SILENT_ON_ONE
  const short = isHalf(bar) ? 'chưa quá bán' : `chưa trên ${share}`
  return told(tally, {
    vi: `${who} ${several ? 'cùng ' : ''}được ${has.vi}, đúng bằng ${share}: ${sum}, ${short}. ${decision.vi}`,
    en: `${who} ${several ? 'have' : 'has'} ${has.en}${several ? ' each' : ''}, exactly ${share}: ${sum}, not above it. ${decision.en}`,
  })
}

/** Nobody is above the bar, and these go on by their share. */
function explainShares(
  tally: Tally,
  going: readonly Standing[],
  bar: Fraction,
  { share, to }: Extract<NoneAbove, { take: 'at-least' }>,
): Text {
  const least = showFraction(share)
  const shares = eachOf(going, ({ votes }) => same(showComparison(votes, tally.denominator, share)))
  const nobody = nobodyAbove(tally, bar)
  return told(tally, {
    vi: `${nobody.vi} Đạt từ ${least} trở lên: ${shares.vi}: ${GO_ON[to].vi}.`,
    en: `${nobody.en} At ${least} or more: ${shares.en}: they go on to ${GO_ON[to].en}.`,
  })
}

/** Nobody is above the bar, and these go on as those with the most votes. */
function explainMost(
  tally: Tally,
  going: readonly Standing[],
  bar: Fraction,
  { count, to }: Extract<NoneAbove, { take: 'most' }>,
): Text {
  const numbers = eachOf(going, ({ votes }) => countOf(tally, votes))
  const nobody = nobodyAbove(tally, bar)
  const shared: Text =
    going.length > count
      ? { vi: ', kể cả người bằng phiếu ở vị trí cuối', en: ', the last one shared' }
      : same('')
  return told(tally, {
    vi: `${nobody.vi} Nhiều phiếu nhất, lấy ${count} người${shared.vi}: ${numbers.vi}: ${GO_ON[to].vi}.`,
    en: `${nobody.en} Most votes, ${count} places${shared.en}: ${numbers.en}: they go on to ${GO_ON[to].en}.`,
  })
}

/** Nobody is above the bar, and somebody decides whether to go on. */
function explainDecision(
  tally: Tally,
  those: readonly Standing[],
  bar: Fraction,
  { by, on }: Extract<NoneAbove, { take: 'decision' }>,
): Text {
  const decides = on === 'result' ? ON_RESULT[by] : GOES_ON[by]
  const [only, ...others] = tally.standings
  if (only && others.length === 0) {
    const sum = showComparison(only.votes, tally.denominator, bar)
    const has = countOf(tally, only.votes)
    const share = showFraction(bar)
    return told(tally, {
      vi: `${only.id} được ${has.vi}, ${isHalf(bar) ? 'chưa quá bán' : `chưa trên ${share}`}: ${sum}. ${decides.vi}`,
      en: `${only.id} has ${has.en}, not above ${share}: ${sum}. ${decides.en}`,
    })
  }
  const nobody = nobodyAbove(tally, bar)
  const who = namesOf(those)
  return told(tally, {
    vi: `${nobody.vi} Người có số phiếu cao nhất: ${who}. ${decides.vi}`,
    en: `${nobody.en} Highest: ${who}. ${decides.en}`,
  })
}

/** Nobody passes and nobody goes on. `noneAbove` is the rule that was tried in vain. */
function explainStop(tally: Tally, bar: Fraction, noneAbove?: NoneAbove): Text {
  const nobody = nobodyAbove(tally, bar)
  const tried = triedInVain(tally, noneAbove)
  return told(tally, {
    vi: `${nobody.vi}${tried.vi} ${STOP.vi}`,
    en: `${nobody.en}${tried.en} ${STOP.en}`,
  })
}

function triedInVain(tally: Tally, noneAbove: NoneAbove | undefined): Text {
  if (noneAbove === undefined || tally.standings.length === 0) return same('')
  if (noneAbove.take !== 'at-least') return { vi: ' Không ai được phiếu nào.', en: ' Nobody has a vote.' }
  const share = showFraction(noneAbove.share)
  const sum = showComparison(mostVotes(tally.standings), tally.denominator, noneAbove.share)
  return { vi: ` Cũng không ai đạt ${share}: ${sum}.`, en: ` Nobody reaches ${share} either: ${sum}.` }
}

function nobodyAbove({ rule, ballot, standings, denominator }: Tally, bar: Fraction): Text {
  if (standings.length === 0) {
    return {
      vi: 'Trên phiếu không còn ai khác.',
      en: 'Nobody else is on the ballot.',
    }
  }
  const highest = mostVotes(standings)
  const sum = showComparison(highest, denominator, bar)
  const share = showFraction(bar)
  const has = VOTES[ballot.value]
  if (passesAtBar(rule)) {
    return {
      vi: `Không ai đạt ${share}: cao nhất là ${highest} ${has.vi}, ${sum}.`,
      en: `Nobody reaches ${share}: the highest has ${highest} ${highest === 1 ? has.one : has.en}, ${sum}.`,
    }
  }
  return {
    vi: `Không ai ${isHalf(bar) ? 'quá bán' : `trên ${share}`}: cao nhất là ${highest} ${has.vi}, ${sum}.`,
    en: `Nobody is above ${share}: the highest has ${highest} ${highest === 1 ? has.one : has.en}, ${sum}.`,
  }
}

/** What the denominator counts with the blank and invalid papers that stay in it, who was shut out, then the result. */
function told(tally: Tally, result: Text): Text {
  const base = baseOf(tally)
  if (tally.shutOut.length === 0) {
    return { vi: `${base.vi} ${result.vi}`, en: `${base.en} ${result.en}` }
  }
  const out = shutOutOf(tally)
  return { vi: `${base.vi} ${out.vi} ${result.vi}`, en: `${base.en} ${out.en} ${result.en}` }
}

function baseOf({ rule, count, denominator, of }: Tally): Text {
  const { blank, invalid } = count
  const excused = of === 'convened' && count.excused > 0 ? excusedOf(count, excusedAreLeftOut(rule)) : NOTHING
  const people = PEOPLE[of]
  return {
    vi: `Tính trên ${denominator}${people.vi}${excused.vi}, kể cả ${blank} phiếu trắng và ${invalid} phiếu không hợp lệ.`,
    en: `Denominator: ${denominator}${people.en}${excused.en}, ${blank} blank and ${invalid} invalid included.`,
  }
}

function excusedOf({ convened, excused }: Tally['count'], leave: boolean): Text {
  return leave
    ? {
        vi: ` (${convened} trừ ${excused} người vắng mặt vì lý do bất khả kháng)`,
        en: ` (${convened} less ${excused} excused)`,
      }
    : {
        vi: ` (tính cả ${excused} người vắng mặt vì lý do bất khả kháng)`,
        en: ` (${excused} excused included)`,
      }
}

function shutOutOf(tally: Tally): Text {
  const { outsiders, outsidersOf, shutOut } = tally
  if (!outsiders) return NOTHING
  const needed = outsiders.value
  const share = showFraction(needed)
  const people = ofOthers(tally)
  const sums = eachOf(shutOut, ({ votes }) => same(showComparison(votes, outsidersOf.denominator, needed)))
  return {
    vi: `Ngoài danh sách của bước trước, chưa đạt ${share}${people.vi}, không được xét tiếp: ${sums.vi}.`,
    en: `Not listed by the step before, below ${share}${people.en} and not considered: ${sums.en}.`,
  }
}

/** Of whom the outsiders' share is, where of others than everybody's votes are compared with. */
const ofOthers = ({ of, outsidersOf }: Tally): Text =>
  outsidersOf.of === of ? NOTHING : OF_PEOPLE[outsidersOf.of]

function countOf({ ballot }: Tally, votes: number): Text {
  const word = VOTES[ballot.value]
  return { vi: `${votes} ${word.vi}`, en: `${votes} ${votes === 1 ? word.one : word.en}` }
}

function namesOf(standings: readonly Standing[]): string {
  let names = ''
  for (const { id } of standings) names = names === '' ? id : `${names}, ${id}`
  return names
}

/** 'a (9 votes), b (6 votes)' */
function eachOf(standings: readonly Standing[], say: (standing: Standing) => Text): Text {
  let vi = ''
  let en = ''
  for (const standing of standings) {
    const said = say(standing)
    const comma = vi === '' ? '' : ', '
    vi += `${comma}${standing.id} (${said.vi})`
    en += `${comma}${standing.id} (${said.en})`
  }
  return { vi, en }
}

function same(text: string): Text {
  return { vi: text, en: text }
}

/** Vietnamese has a word for "above one half", and readers look for it. */
function isHalf({ numerator, denominator }: Fraction): boolean {
  return 2 * numerator === denominator
}

const NOTHING = same('')
