import type { OpinionAsked } from '../../../domain/procedure/outcomes.js'
import type { Refusal } from '../../../domain/procedure/refusals.js'
import type { TaskResults } from '../../../domain/procedure/task-kinds.js'
import { type OpinionByVote, opinionAsked } from '../../../domain/rules/values/step-values.js'
import type { Cited, IsoDate, PersonId } from '../../../domain/vocabulary.js'
import { compareShare } from '../../../domain/voting/shares.js'
import { ask, each, type Flow } from '../journal.js'
import { passed, type Stage, type StageContext, within } from './stage-context.js'

/**
 * A written opinion on each candidate, entered by the office. Disagreement is reported, it stops nothing. Skipped where the law
 * asks it of other bodies alone.
 */
export const consultation: Stage<'consultation'> = function* (procedure, stage) {
  const why = opinionAsked(stage, procedure.launch.subject.partyLeads)
  if (why?.because === 'party-leads')
    return { outcome: 'skipped', because: why.because, article: why.article }
  const asked = why && { because: why.because, article: why.article }
  const { byVote } = stage
  const about = { of: stage.of.value, ...(asked && { asked }), ...(byVote && { byVote }) }
  const opinions = yield* each(procedure.active.map((candidate) => opinionOn(procedure, candidate, about)))
  const [proposal] = opinions
  return passed({
    opinions: opinions.map(({ candidate, opinion }) => ({ candidate, opinion })),
    ...(asked && { asked }),
    // The law counts the time of the decision from the written proposal.
    ...(proposal && countsFromEvents(procedure.launch) && { proposedOn: proposal.givenOn }),
  })
}

function* opinionOn(
  procedure: StageContext,
  candidate: PersonId,
  about: { of: string; asked?: OpinionAsked; byVote?: Cited<OpinionByVote> },
): Flow<{ candidate: PersonId; opinion: 'agree' | 'disagree'; givenOn: IsoDate }> {
  const { subject, ruleSet } = procedure.launch
  const since = countsFromEvents(procedure.launch)?.on
  const { result } = yield* ask({
    kind: 'give-opinion',
    candidate,
    to: { group: subject.office, except: [candidate] },
    within: { ...within(ruleSet.times.giveOpinion), ...(since !== undefined && { since }) },
    about,
    accept: (opinion, { on }): Refusal | undefined =>
      opinion.givenOn > on
        ? { code: 'date-in-future', field: 'givenOn', latest: on }
        : about.byVote && asVoted(opinion, about.byVote),
  })
  return { candidate, opinion: result.opinion, givenOn: result.givenOn }
}

/** Above the share those asked agree, below it they do not; at exactly the share their head has said which. */
function asVoted(
  { opinion, votes }: TaskResults['give-opinion'],
  { value: { share }, article }: Cited<OpinionByVote>,
): Refusal | undefined {
  if (!votes) return { code: 'opinion-not-as-voted', field: 'votes', article }
  if (votes.agree > votes.of) {
    return { code: 'count-inconsistent', field: 'votes.agree', problem: 'more-than-voters', limit: votes.of }
  }
  const sum = compareShare(votes.agree, votes.of, share)
  const isOtherwise = opinion === 'agree' ? sum < 0 : sum > 0
  return isOtherwise ? { code: 'opinion-not-as-voted', field: 'opinion', article } : undefined
}

/** Whoever leaves office on grounds of the law: its terms run from a letter, the grounds, the proposal. */
const countsFromEvents = ({ ground }: StageContext['launch']) =>
  ground && 'grounds' in ground ? ground : undefined
