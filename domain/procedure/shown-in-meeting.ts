import { shownAt } from '../rules/values/step-values.js'
import type { Shown } from './shown-to-voters.js'
import { opinionAskedIn, type StageDefinition, type VoteStep, whyAskedIn } from './stage-kinds.js'

/** What is put before those who meet in a case: without the opinion of a party committee that was not asked there. */
export function shownIn(
  step: VoteStep,
  { stages, partyLeads }: { stages: readonly StageDefinition[]; partyLeads: boolean | undefined },
): readonly Shown[] | undefined {
  const shown = shownAt(step)?.value
  const isAsked = stages.some(
    (each) =>
      opinionAskedIn(each) === 'party-committee' && whyAskedIn(each, partyLeads)?.because !== 'party-leads',
  )
  return isAsked ? shown : shown?.filter((each) => each !== 'party-committee-opinion')
}
