import { describe, expect, test } from '@jest/globals'
import type { VoteRule } from '../../domain/rules/values/vote-rule.js'
import type { Text } from '../../domain/vocabulary.js'
import { evaluateVote, type VoteCount } from '../../domain/voting/evaluate-vote.js'
import { barInWords } from '../../domain/voting/explanation.js'

const cited = <T>(value: T, place: string) => ({
  value,
  article: { vi: `Điều ${place}`, en: `art. ${place}` },
})
const share = (numerator: number, denominator: number) => ({ numerator, denominator })

const { bar, ...withoutBar }: VoteRule = {
  ballot: cited('one-person', 'ballot'),
  secret: cited(true, 'secret'),
  announced: cited(true, 'announced'),
  excusedLeave: cited(true, 'excused'),
  denominator: cited('convened', 'denominator'),
  bar: cited(share(1, 2), 'bar'),
}
const plain: VoteRule = { ...withoutBar, bar }
const shares: VoteRule = {
  ...plain,
  noneAbove: cited({ take: 'at-least', share: share(3, 10), to: 'next-step' }, 'none-above'),
}
const silent: VoteRule = { ...plain, exactlyAtBar: cited({ several: 'head', one: 'undecided' }, 'at-bar') }
const topTwo: VoteRule = {
  ...plain,
  noneAbove: cited({ take: 'most', count: 2, to: 'next-step' }, 'none-above'),
}
const withQuorum: VoteRule = { ...shares, quorum: cited(share(2, 3), 'quorum') }
const withOutsiders: VoteRule = { ...shares, outsiders: cited(share(2, 3), 'outsiders') }
const byYes: VoteRule = { ...plain, ballot: cited('each-person', 'ballot') }
const extension: VoteRule = { ...byYes, denominator: cited('all-members', 'denominator') }
const keyCadres: VoteRule = {
  ...byYes,
  denominator: cited('present', 'denominator'),
  exactlyAtBar: cited({ several: 'head', one: 'head' }, 'at-bar'),
  noneAbove: cited({ take: 'decision', by: 'authority' }, 'none-above'),
}

/** A sound count of 15 convened, all present, with the papers that nobody was given left blank. */
function count(votes: VoteCount['votes'], over: Partial<VoteCount> = {}): VoteCount {
  const people = { members: 15, convened: 15, excused: 0, present: 15, ...over }
  const papers = { issued: people.present, returned: people.present, invalid: 0, ...over }
  const [first] = Object.values(votes)
  const given =
    typeof first === 'object' && 'yes' in first
      ? first.yes + first.no
      : Object.values(votes).reduce<number>((sum, number) => sum + Number(number), 0)
  return { ...people, ...papers, blank: papers.returned - given - papers.invalid, votes }
}

/** `convened` people, all there. */
const all = (convened: number) => ({ members: convened, convened, present: convened })
const yes = (yeses: number, no: number) => ({ x: { yes: yeses, no } })

test('the bar of a verdict has words in both languages, a share reads the same in both', () => {
  const barOf = (rule: VoteRule) => barInWords(evaluateVote(rule, count({ a: 6, b: 5, c: 4 })).bar)
  expect(barOf(topTwo)).toEqual({ vi: '2 người nhiều phiếu nhất', en: 'the 2 with the most votes' })
  expect(barOf(withoutBar)).toEqual({ vi: 'không quy định tỷ lệ', en: 'no share is asked' })
  expect(barOf(shares)).toEqual({ vi: '≥ 3/10', en: '≥ 3/10' })
})

describe('the explanation', () => {
  test.each<[string, VoteRule, VoteCount, Text]>([
    [
      'of a selection',
      shares,
      count({ a: 9, b: 5 }, { invalid: 1 }),
      {
        vi: 'Tính trên 15 người được triệu tập, kể cả 0 phiếu trắng và 1 phiếu không hợp lệ. a được 9 phiếu, quá bán: 2 × 9 = 18 > 15, cao nhất và trên 1/2: được chọn ở bước này.',
        en: 'Denominator: 15 convened, 0 blank and 1 invalid included. a has 9 votes: 2 × 9 = 18 > 15, the highest and above 1/2: selected at this step.',
      },
    ],
    [
      'of an approval with absences',
      byYes,
      count(yes(8, 5), { excused: 1, present: 14 }),
      {
        vi: 'Tính trên 14 người được triệu tập (15 trừ 1 người vắng mặt vì lý do bất khả kháng), kể cả 1 phiếu trắng và 0 phiếu không hợp lệ. x được 8 phiếu đồng ý, quá bán: 2 × 8 = 16 > 14, cao nhất và trên 1/2: được tán thành ở bước này.',
        en: 'Denominator: 14 convened (15 less 1 excused), 1 blank and 0 invalid included. x has 8 votes in favour: 2 × 8 = 16 > 14, the highest and above 1/2: approved at this step.',
      },
    ],
    [
      'of those who go on by their share',
      { ...shares, excusedLeave: cited(false, 'excused') },
      count({ a: 7, b: 5, c: 2 }, { excused: 1, present: 14 }),
      {
        vi: 'Tính trên 15 người được triệu tập (tính cả 1 người vắng mặt vì lý do bất khả kháng), kể cả 0 phiếu trắng và 0 phiếu không hợp lệ. Không ai quá bán: cao nhất là 7 phiếu, 2 × 7 = 14 < 15. Đạt từ 3/10 trở lên: a (10 × 7 = 70 > 3 × 15 = 45), b (10 × 5 = 50 > 3 × 15 = 45): được đưa vào bước tiếp theo.',
        en: 'Denominator: 15 convened (1 excused included), 0 blank and 0 invalid included. Nobody is above 1/2: the highest has 7 votes, 2 × 7 = 14 < 15. At 3/10 or more: a (10 × 7 = 70 > 3 × 15 = 45), b (10 × 5 = 50 > 3 × 15 = 45): they go on to the next step.',
      },
    ],
    [
      'of those who go on by rank',
      topTwo,
      count({ a: 4, b: 1, c: 1, d: 0 }),
      {
        vi: 'Tính trên 15 người được triệu tập, kể cả 9 phiếu trắng và 0 phiếu không hợp lệ. Không ai quá bán: cao nhất là 4 phiếu, 2 × 4 = 8 < 15. Nhiều phiếu nhất, lấy 2 người, kể cả người bằng phiếu ở vị trí cuối: a (4 phiếu), b (1 phiếu), c (1 phiếu): được đưa vào bước tiếp theo.',
        en: 'Denominator: 15 convened, 9 blank and 0 invalid included. Nobody is above 1/2: the highest has 4 votes, 2 × 4 = 8 < 15. Most votes, 2 places, the last one shared: a (4 votes), b (1 vote), c (1 vote): they go on to the next step.',
      },
    ],
    [
      'of a step that informs',
      withoutBar,
      count({ a: 9, b: 6 }),
      {
        vi: 'Tính trên 15 người được triệu tập, kể cả 0 phiếu trắng và 0 phiếu không hợp lệ. Bước này không quy định tỷ lệ phiếu phải đạt: a (9 phiếu), b (6 phiếu). Kết quả là căn cứ để xem xét ở bước sau.',
        en: 'Denominator: 15 convened, 0 blank and 0 invalid included. No share is asked at this step: a (9 votes), b (6 votes). The result informs the next step.',
      },
    ],
    [
      'of a meeting too small',
      withQuorum,
      count({ a: 9 }, { present: 9 }),
      {
        vi: 'Có mặt 9 trên 15 người được triệu tập: 3 × 9 = 27 < 2 × 15 = 30, chưa đủ 2/3. Hội nghị không hợp lệ, không xét kết quả phiếu. Dừng lại và báo cáo.',
        en: '9 of 15 convened are present: 3 × 9 = 27 < 2 × 15 = 30, fewer than 2/3. The meeting is not valid and its votes are not considered. The vote stops here and is reported.',
      },
    ],
  ])('%s can be checked by hand', (_name, rule, given, explanation) => {
    expect(evaluateVote(rule, given).explanation).toEqual(explanation)
  })

  test.each<[string, VoteRule, VoteCount, string, string]>([
    [
      'two at exactly half: the head',
      silent,
      count({ a: 7, b: 7 }, all(14)),
      'a, b cùng được 7 phiếu, đúng bằng 1/2: 2 × 7 = 14 = 14, chưa quá bán. Người đứng đầu chọn người để trình, báo cáo đầy đủ các ý kiến; cấp có thẩm quyền quyết định.',
      'a, b have 7 votes each, exactly 1/2: 2 × 7 = 14 = 14, not above it. The head picks whom to submit and reports all views; the authority decides.',
    ],
    [
      'one at exactly half, the text silent: the authority',
      silent,
      count({ a: 7, b: 6 }, all(14)),
      'a được 7 phiếu, đúng bằng 1/2: 2 × 7 = 14 = 14, chưa quá bán. Văn bản không quy định trường hợp một người được đúng tỷ lệ này: không coi là đạt, cũng không dừng; báo cáo đầy đủ kết quả, cấp có thẩm quyền xem xét, quyết định.',
      'a has 7 votes, exactly 1/2: 2 × 7 = 14 = 14, not above it. The text does not cover one person with exactly this share: it is neither a pass nor an end; the result is reported in full, and the authority decides.',
    ],
    [
      'one at exactly half of those present: the head',
      keyCadres,
      count(yes(7, 7), { present: 14 }),
      'Tính trên 14 người có mặt, kể cả 0 phiếu trắng và 0 phiếu không hợp lệ. x được 7 phiếu đồng ý, đúng bằng 1/2: 2 × 7 = 14 = 14, chưa quá bán. Người đứng đầu xem xét, quyết định.',
      'Denominator: 14 present, 0 blank and 0 invalid included. x has 7 votes in favour, exactly 1/2: 2 × 7 = 14 = 14, not above it. The head decides.',
    ],
    [
      'below half: the authority, whether to go on',
      keyCadres,
      count(yes(1, 13)),
      'x được 1 phiếu đồng ý, chưa quá bán: 2 × 1 = 2 < 15. Cấp có thẩm quyền quyết định có tiếp tục hay không.',
      'x has 1 vote in favour, not above 1/2: 2 × 1 = 2 < 15. The authority decides whether to go on.',
    ],
    [
      'equal above the bar: the authority',
      { ...extension, bar: cited(share(1, 3), 'bar') },
      count({ a: { yes: 6, no: 9 }, b: { yes: 6, no: 9 } }),
      'Tính trên 15 là tổng số thành viên, kể cả 0 phiếu trắng và 0 phiếu không hợp lệ. a, b cùng được 6 phiếu đồng ý: 3 × 6 = 18 > 15, đạt tỷ lệ nhưng bằng phiếu nhau. Cấp có thẩm quyền lựa chọn.',
      'Denominator: 15, all members, 0 blank and 0 invalid included. a, b have 6 votes in favour each: 3 × 6 = 18 > 15, enough to pass but equal. The authority picks one of them.',
    ],
  ])('says who decides about %s', (_name, rule, given, vi, en) => {
    const { explanation } = evaluateVote(rule, given)
    expect(explanation.vi).toContain(vi)
    expect(explanation.en).toContain(en)
  })

  test.each<[string, VoteRule, VoteCount, string, string]>([
    [
      'nobody is above a bar of two thirds',
      { ...plain, bar: cited(share(2, 3), 'bar') },
      count({ a: 10, b: 5 }),
      'Không ai trên 2/3: cao nhất là 10 phiếu, 3 × 10 = 30 = 2 × 15 = 30. Dừng lại và báo cáo.',
      'Nobody is above 2/3: the highest has 10 votes, 3 × 10 = 30 = 2 × 15 = 30. The vote stops here and is reported.',
    ],
    [
      'nobody reaches three tenths',
      shares,
      count({ a: 4, b: 4, c: 4 }),
      'Cũng không ai đạt 3/10: 10 × 4 = 40 < 3 × 15 = 45. Dừng lại và báo cáo.',
      'Nobody reaches 3/10 either: 10 × 4 = 40 < 3 × 15 = 45. The vote stops here and is reported.',
    ],
    [
      'nobody has a vote',
      topTwo,
      count({ a: 0, b: 0 }),
      'Không ai được phiếu nào. Dừng lại và báo cáo.',
      'Nobody has a vote. The vote stops here and is reported.',
    ],
  ])('says why the vote stops where %s', (_name, rule, given, vi, en) => {
    const { explanation } = evaluateVote(rule, given)
    expect(explanation.vi).toContain(vi)
    expect(explanation.en).toContain(en)
  })

  test('names the outsider selected as such', () => {
    const { explanation } = evaluateVote(withOutsiders, count({ a: 5, x: 10 }), { outsiders: ['x'] })
    expect(explanation.vi).toContain(
      'x, nhân sự khác đủ điều kiện, ngoài danh sách của bước trước, được 10 phiếu: 3 × 10 = 30 = 2 × 15 = 30, đạt từ 2/3 trở lên: được chọn ở bước này.',
    )
    expect(explanation.en).toContain('x, not listed by the step before, has 10 votes')
  })
})
