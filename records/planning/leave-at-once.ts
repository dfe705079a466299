import { leavePlanning, listPlanningInForce } from '../../db/registers/planning.js'
import { localDate } from '../../domain/deadlines/dates.js'
import { leavesAtOnce, leavingSentence, type PlannedRecord } from '../../domain/planning/leaving.js'
import type { PersonId } from '../../domain/vocabulary.js'
import { planningRules } from '../rules-in-force.js'
import { audit } from '../use-case/audit.js'
import type { By } from '../use-case/use-case.js'

/** Ends each entry that a discipline ends at once, by the rules in force on the day that it is in effect. */
export async function leaveAtOnce(
  { client, caller, at }: By,
  person: PersonId,
  discipline: PlannedRecord['disciplines'][number],
): Promise<void> {
  const rules = await planningRules(client, discipline.effectiveOn)
  if (!rules) return
  const [leftOn = discipline.effectiveOn] = [discipline.effectiveOn, localDate(at)].sort()
  for (const { id, post, approvedOn } of await listPlanningInForce(client, person)) {
    const reason = leavesAtOnce(rules.planning, approvedOn, discipline)
    if (!reason) continue
    const leftReason = leavingSentence([reason]).vi
    await leavePlanning(client, { id, leftOn, leftReason, grounds: [reason] })
    await audit(client, caller, at, {
      what: 'planning-left',
      before: { id, person, post, leftOn: null },
      after: { id, leftOn, leftReason, grounds: [reason] },
    })
  }
}
