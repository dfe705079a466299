import type { Proposed } from '../../../../domain/procedure/proposed.js'
import { ask, each, type Flow } from '../../journal.js'
import { type StageContext, within } from '../stage-context.js'

/**
 * Of everybody who is proposed, at once: their own unit, or the authority of the post, agrees or refuses. Who is a candidate
 * elsewhere by then is not agreed to (ADR 0040).
 */
export const agreement = (procedure: StageContext, proposed: readonly Proposed[]): Flow<unknown> =>
  each(proposed.map((each) => agreeTo(procedure, each)))

function agreeTo({ launch }: StageContext, { person, asked }: Proposed): Flow<unknown> {
  return ask({
    kind: 'agree-to-candidate',
    candidate: person,
    to: { group: asked, except: [person, launch.launchedBy.personId] },
    within: within(launch.ruleSet.times.agreeToCandidate),
    gather: { eligibility: person },
    guard: ({ agreed }) => (agreed ? { person, waived: [], only: ['no-other-case'] } : undefined),
    candidacy: (answer) => answer,
  })
}
