import type { StageOutcome } from '../../../../domain/procedure/outcomes.js'
import { ask, type Flow } from '../../journal.js'
import { passed, type StageContext, within } from '../stage-context.js'
import { confirm } from './confirmation.js'

/**
 * The authority takes note of what a vote came to: it decides nothing by it. Its secretariat records the paper, a member
 * confirms the record.
 */
export function* takeNote(procedure: StageContext): Flow<StageOutcome> {
  const { subject, ruleSet } = procedure.launch
  const { heldOn = procedure.begunOn, known } = procedure
  let clock = within(ruleSet.times.recordDecision)
  let about: Readonly<Record<string, unknown>> = {}
  for (;;) {
    const recorded = yield* ask({
      kind: 'record-acknowledgement',
      to: { group: subject.secretariat, except: known },
      within: clock,
      about,
      accept: ({ signedOn }, { on }) => {
        if (signedOn > on) return { code: 'date-in-future', field: 'signedOn', latest: on }
        return signedOn < heldOn ? { code: 'date-before', field: 'signedOn', earliest: heldOn } : undefined
      },
    })
    const { result } = recorded
    const confirmed = yield* confirm(procedure, { recorded, about: { acknowledgement: result } })
    if (confirmed.result.confirmed) {
      return passed({
        note: `${result.resolutionNumber}, ${result.signedOn}`,
        notedBy: result.resolutionNumber,
      })
    }
    clock = { ...clock, workingDays: recorded.remaining ?? clock.workingDays }
    about = { notConfirmedBecause: confirmed.result.reason }
  }
}
