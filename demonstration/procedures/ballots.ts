import { goesTo, type VoteRule } from '../../domain/rules/values/vote-rule.js'
import type { PersonId } from '../../domain/vocabulary.js'
import { evaluateVote, type PaperCount } from '../../domain/voting/evaluate-vote.js'
import type { Random } from '../random.js'

/** What the papers of a vote are to say. `split`: nobody above half, all candidates at three tenths or more. */
export type Ballots = { winner: PersonId } | 'split' | 'nobody'

export interface Meeting {
  candidates: PersonId[]
  members: number
  convened: number
  excused: number
  present: number
}

/** Where fewer meet, each paper names somebody: one that does not might decide. */
const FEW = 8

/** A count of that meeting with that result. RangeError when the rule does not say so of it. */
export function countOf(meeting: Meeting, ballots: Ballots, rule: VoteRule, random: Random): PaperCount {
  const { present, convened, excused } = meeting
  const invalid = random.chance(30) && present >= FEW ? 1 : 0
  const votes = distribute(meeting, ballots, present - invalid, random)
  const named = Object.values(votes).reduce((sum, number) => sum + number, 0)
  const count = { issued: present, returned: present, blank: present - invalid - named, invalid, votes }
  const verdict = evaluateVote(rule, { ...count, members: meeting.members, convened, excused, present })
  if (verdict.outcome !== outcomeOf(ballots, rule)) {
    throw new RangeError(`${JSON.stringify(count)}: ${verdict.outcome}`)
  }
  return count
}

function outcomeOf(ballots: Ballots, rule: VoteRule): string {
  if (ballots === 'split' && goesTo(rule)) return 'advances'
  return typeof ballots === 'string' ? 'stopped' : 'selected'
}

/** Votes by candidate out of `papers` that may name somebody; those that name nobody are blank. */
function distribute(
  { candidates, convened, excused }: Meeting,
  ballots: Ballots,
  papers: number,
  random: Random,
): Record<PersonId, number> {
  const denominator = convened - excused
  const half = Math.floor(denominator / 2)
  if (ballots === 'nobody') {
    const most = Math.ceil((denominator * 3) / 10) - 1
    return Object.fromEntries(candidates.map((id) => [id, random.between(Math.max(most - 2, 1), most)]))
  }
  if (ballots === 'split') {
    const least = Math.ceil((denominator * 3) / 10)
    let left = papers - least * candidates.length
    return Object.fromEntries(
      candidates.map((id, index) => {
        const more = Math.max(Math.min(left, half - least - index), 0)
        left -= more
        return [id, least + more]
      }),
    )
  }
  const others = candidates.filter((id) => id !== ballots.winner)
  const drawn = random.between(0, 1)
  const blank = papers >= FEW ? drawn : 0
  let spare = papers - blank - half - 2
  const lost = others.map((id): [PersonId, number] => {
    const votes = random.between(0, Math.max(Math.min(spare, 4), 0))
    spare -= votes
    return [id, votes]
  })
  const won = papers - blank - lost.reduce((sum, [, votes]) => sum + votes, 0)
  return Object.fromEntries([[ballots.winner, won], ...lost])
}
