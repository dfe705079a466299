import type { Client } from '../../db/pool.js'
import { findOpenObjections } from '../../db/registers/publicity.js'
import { saidByApproval } from '../../domain/procedure/procedure-kinds.js'
import type { IsoDate, ProcedureKind, TaskId } from '../../domain/vocabulary.js'
import { type Signatory, signatoryPassedOver } from './signatory.js'
import type { Completion } from './task-result.js'
import { termToGive } from './term-of-post.js'

/** What was recorded all the same, and should be looked at. */
export type DecisionWarning =
  | { code: 'signed-by-another-office'; proposed: Signatory }
  /** `untilOn`: the day until which objections are taken, where it was signed before it was over. */
  | { code: 'objections-open'; untilOn: IsoDate | null; unanswered: number }
  | { code: 'term-not-named' }

/** What is to be looked at of a task that was completed with that result. */
export async function decisionWarnings(
  client: Client,
  task: TaskId,
  result: Completion['result'],
  kind: ProcedureKind,
): Promise<DecisionWarning[]> {
  const warnings: DecisionWarning[] = []
  if ('signatory' in result) {
    // Of two papers it is the conclusion that the body signs.
    const signed = ('conclusion' in result && result.conclusion) || result
    const proposed = await signatoryPassedOver(client, task, signed)
    if (proposed) warnings.push({ code: 'signed-by-another-office', proposed })
  }
  if (!('outcome' in result) || result.outcome !== 'approved') return warnings
  const { untilOn, unanswered } = await findOpenObjections(client, task)
  const goesOnUntil = untilOn !== null && result.signedOn <= untilOn ? untilOn : null
  if (goesOnUntil !== null || unanswered > 0) {
    warnings.push({ code: 'objections-open', untilOn: goesOnUntil, unanswered })
  }
  const mayName = result.termEndsOn === undefined && saidByApproval(kind).termEndsOn === 'may'
  if (mayName && (await termToGive(client, task, result)) === undefined) {
    warnings.push({ code: 'term-not-named' })
  }
  return warnings
}
