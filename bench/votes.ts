import type { VoteRule } from '../domain/rules/values/vote-rule.js'
import type { Text } from '../domain/vocabulary.js'
import { evaluateVote, type VoteCount } from '../domain/voting/evaluate-vote.js'

const DURATION_MS = 1_000
const BATCH = 1_000

const article: Text = { vi: 'Quy tắc đo', en: 'Rule of the benchmark' }

/** As in a first round: above half of those convened, else all with three tenths go on. */
const rule: VoteRule = {
  ballot: { value: 'one-person', article },
  secret: { value: true, article },
  announced: { value: true, article },
  excusedLeave: { value: true, article },
  denominator: { value: 'convened', article },
  bar: { value: { numerator: 1, denominator: 2 }, article },
  noneAbove: {
    value: { take: 'at-least', share: { numerator: 3, denominator: 10 }, to: 'second-round' },
    article,
  },
}

/** Evaluations of a count by the rule, per second: four candidates, fifteen convened, a different count each time. */
export function measureVoteEvaluations(): number {
  let evaluated = 0
  const start = performance.now()
  while (performance.now() - start < DURATION_MS) {
    for (let n = 0; n < BATCH; n += 1) evaluateVote(rule, countOf(n))
    evaluated += BATCH
  }
  return evaluated / ((performance.now() - start) / 1000)
}

function countOf(n: number): VoteCount {
  const [a, b] = [n % 10, n % 4]
  return {
    members: 16,
    convened: 15,
    excused: 0,
    present: 15,
    issued: 15,
    returned: 15,
    blank: 15 - a - b,
    invalid: 0,
    votes: { a, b, c: 0, d: 0 },
  }
}
