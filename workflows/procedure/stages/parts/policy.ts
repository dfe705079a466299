import type { StageOutcome } from '../../../../domain/procedure/outcomes.js'
import { ask, type Flow } from '../../journal.js'
import { passed, type StageContext, within } from '../stage-context.js'
import { confirm } from './confirmation.js'

/** The managing body answers on the policy: whether the post is to be filled. A second person confirms the record. */
export function* answerOnPolicy(procedure: StageContext): Flow<StageOutcome> {
  const { subject, ruleSet } = procedure.launch
  let clock = within(ruleSet.times.answerPolicy)
  let about: Readonly<Record<string, unknown>> = {}
  for (;;) {
    const recorded = yield* ask({
      kind: 'record-policy',
      to: { group: subject.secretariat, except: [] },
      within: clock,
      about,
      accept: (answer, { on }) =>
        answer.agreed && answer.signedOn > on
          ? { code: 'date-in-future', field: 'signedOn', latest: on }
          : undefined,
    })
    const answer = recorded.result
    const confirmed = yield* confirm(procedure, { recorded, about: { policy: answer } })
    if (confirmed.result.confirmed) {
      return answer.agreed
        ? passed({ note: `${answer.resolutionNumber}, ${answer.signedOn}`, answeredOn: answer.signedOn })
        : { outcome: 'rejected', reason: answer.reason }
    }
    clock = { ...clock, workingDays: recorded.remaining ?? clock.workingDays }
    about = { notConfirmedBecause: confirmed.result.reason }
  }
}
