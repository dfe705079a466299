import type { VoteRule } from '../rules/rule-set.js'
import type { Fraction, PersonId, Text } from '../vocabulary.js'
import type { VoteCount } from './check-count.js'

/** What an explanation is made from. */
export interface Ground {
  rule: VoteRule
  count: VoteCount
  denominator: number
  highest: number
}

/** '1/2' */
export function showFraction({ numerator, denominator }: Fraction): string {
  return `${numerator}/${denominator}`
}

/** The comparison as it is made: '2 × 9 = 18 > 15', or '10 × 4 = 40 < 3 × 15 = 45'. */
function comparison(votes: number, denominator: number, bar: Fraction): string {
  const left = bar.denominator * votes
  const right = bar.numerator * denominator
  const sign = left > right ? '>' : left === right ? '=' : '<'
  const share = bar.numerator === 1 ? `${denominator}` : `${bar.numerator} × ${denominator} = ${right}`
  return `${bar.denominator} × ${votes} = ${left} ${sign} ${share}`
}

/** What the denominator counts, with the blank and invalid papers that stay in it. */
function base({ rule, count, denominator }: Ground): Text {
  const excused: Text =
    count.excused > 0
      ? {
          vi: ` (${count.convened} trừ ${count.excused} vắng)`,
          en: ` (${count.convened} less ${count.excused} excused)`,
        }
      : { vi: '', en: '' }
  const papers: Text = {
    vi: `kể cả ${count.blank} phiếu trắng và ${count.invalid} phiếu không hợp lệ`,
    en: `${count.blank} blank and ${count.invalid} invalid included`,
  }
  switch (rule.denominator.value) {
    case 'convened':
      return {
        vi: `Mẫu số: ${denominator} người được triệu tập${excused.vi}, ${papers.vi}.`,
        en: `Denominator: ${denominator} convened${excused.en}, ${papers.en}.`,
      }
    case 'present':
      return {
        vi: `Mẫu số: ${denominator} người có mặt, ${papers.vi}.`,
        en: `Denominator: ${denominator} present, ${papers.en}.`,
      }
    case 'all-members':
      return {
        vi: `Mẫu số: ${denominator} là tổng số thành viên, ${papers.vi}.`,
        en: `Denominator: ${denominator}, all members, ${papers.en}.`,
      }
  }
}

function joined(ground: Ground, ...sentences: Text[]): Text {
  const all = [base(ground), ...sentences]
  return { vi: all.map(({ vi }) => vi).join(' '), en: all.map(({ en }) => en).join(' ') }
}

export function explainSelection(ground: Ground, candidates: readonly PersonId[]): Text {
  const { highest, denominator, rule } = ground
  const bar = showFraction(rule.bar.value)
  const sum = comparison(highest, denominator, rule.bar.value)
  const who = candidates.join(', ')
  return joined(ground, {
    vi: `${who} được ${highest} phiếu: ${sum}, cao nhất và trên ${bar}: được chọn.`,
    en: `${who} has ${highest} votes: ${sum}, the highest and above ${bar}: selected.`,
  })
}

export function explainTie(ground: Ground, candidates: readonly PersonId[]): Text {
  const { highest, denominator, rule } = ground
  const bar = showFraction(rule.bar.value)
  const sum = comparison(highest, denominator, rule.bar.value)
  const who = candidates.join(', ')
  return joined(ground, {
    vi: `${who} cùng được ${highest} phiếu: ${sum}, trên ${bar} nhưng ngang nhau: chưa chọn được ai.`,
    en: `${who} have ${highest} votes each: ${sum}, above ${bar} but equal: nobody is selected.`,
  })
}

function nobodyAbove({ highest, denominator, rule }: Ground): Text {
  const bar = showFraction(rule.bar.value)
  const sum = comparison(highest, denominator, rule.bar.value)
  return {
    vi: `Không ai trên ${bar}: cao nhất là ${highest} phiếu, ${sum}.`,
    en: `Nobody is above ${bar}: the highest has ${highest} votes, ${sum}.`,
  }
}

export function explainAdvance(ground: Ground, candidates: readonly PersonId[], atLeast: Fraction): Text {
  const bar = showFraction(atLeast)
  const shares = candidates
    .map((id) => `${id} (${comparison(ground.count.votes[id] ?? 0, ground.denominator, atLeast)})`)
    .join(', ')
  return joined(ground, nobodyAbove(ground), {
    vi: `Đạt từ ${bar} trở lên: ${shares}: vào vòng bỏ phiếu thứ hai.`,
    en: `At ${bar} or more: ${shares}: they go to a second round.`,
  })
}

export function explainStop(ground: Ground, atLeast?: Fraction): Text {
  const stop: Text = { vi: 'Dừng lại và báo cáo.', en: 'The vote stops here and is reported.' }
  if (!atLeast) return joined(ground, nobodyAbove(ground), stop)
  const bar = showFraction(atLeast)
  const sum = comparison(ground.highest, ground.denominator, atLeast)
  return joined(
    ground,
    nobodyAbove(ground),
    { vi: `Cũng không ai đạt ${bar}: ${sum}.`, en: `Nobody reaches ${bar} either: ${sum}.` },
    stop,
  )
}
