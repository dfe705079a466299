import { shortProcedure } from '../domain/rules/short-procedure.js'
import { evaluateVote, type VoteCount } from '../domain/voting/evaluate-vote.js'

const DURATION_MS = 1_000
const BATCH = 1_000

/** Evaluations of a count by the rule, per second: four candidates, fifteen convened, a different count each time. */
export function measureVoteEvaluations(): number {
  const { firstRound } = shortProcedure.collectiveVote
  let evaluated = 0
  const start = performance.now()
  while (performance.now() - start < DURATION_MS) {
    for (let n = 0; n < BATCH; n += 1) evaluateVote(firstRound, countOf(n))
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
