import type { VoteRow } from '../../../domain/procedure/change.js'
import type { Shown } from '../journal.js'
import { type CaseState, isClosed } from '../state.js'
import { followStage } from '../walk.js'

/** What the stages of a case show of themselves: votes, waivers, who was refused, the decision. */
export type ShownByCase = Omit<Shown, 'heldOn'>

/** Of all stages that the case has come to in their present visit. */
export function shownBy(state: CaseState): ShownByCase {
  let all: ShownByCase = { votes: [], waivers: {}, rejected: [] }
  for (const [position, stage] of state.stages.entries()) {
    if (Object.keys(stage.journal).length === 0) continue
    const shown = followStage(state, position)?.shown
    if (shown) all = together(all, shown)
  }
  return all
}

function together(
  before: ShownByCase,
  { votes, waivers, rejected, decision = before.decision }: Shown,
): ShownByCase {
  return {
    votes: [...before.votes, ...votes],
    waivers: { ...before.waivers, ...waivers },
    rejected: [...before.rejected, ...rejected],
    ...(decision && { decision }),
  }
}

/** The votes that are new, or counted now: a vote changes only by being counted. */
export const changedVotes = (before: ShownByCase, after: ShownByCase): VoteRow[] =>
  after.votes.filter((vote) => !isAmong(vote, before.votes))

/** The votes that are not held, or do not count, any more. */
export function annulledVotes(before: ShownByCase, after: ShownByCase, state: CaseState): VoteRow[] {
  return before.votes.filter(
    ({ id }) => !after.votes.some((vote) => vote.id === id && !isAbandoned(vote, state)),
  )
}

/** The votes that are counted now, and were not before. */
export const countedNow = (before: ShownByCase, after: ShownByCase): VoteRow[] =>
  changedVotes(before, after).filter(({ status }) => status === 'counted')

const isAmong = (vote: VoteRow, votes: VoteRow[]): boolean =>
  votes.some(({ id, status }) => id === vote.id && status === vote.status)

/** Of a case that ended, a vote that was convened is not held any more. */
const isAbandoned = ({ status }: VoteRow, state: CaseState): boolean =>
  status === 'convened' && isClosed(state)
