import type { CaseId, PersonId, UnitId } from '../../../domain/vocabulary.js'
import type { Caller } from '../../../records/rights/caller.js'
import { caseOf, requireManages } from '../../../records/rights/cases.js'
import type { ApiDeps } from '../../deps.js'

/** The case that a command is sent to. */
interface CaseCommanded {
  caseId: CaseId
  unitId: UnitId
}

/**
 * HR officers of the case's unit.
 * @throws Refused procedure-not-found, not-permitted
 */
export async function officersOfCase(
  deps: Pick<ApiDeps, 'pool'>,
  { caller, params: { id } }: { caller: Caller; params: { id: CaseId } },
): Promise<CaseCommanded> {
  const { standing, rights } = await caseOf(deps.pool, caller, id)
  requireManages(rights)
  return { caseId: id, unitId: standing.unitId }
}

/**
 * HR officers of the case's unit; a candidate speaks for themself.
 * @throws Refused procedure-not-found, not-permitted
 */
export async function officersOfCaseOrTheCandidate(
  deps: Pick<ApiDeps, 'pool'>,
  { caller, params }: { caller: Caller; params: { id: CaseId; cadreId: PersonId } },
): Promise<CaseCommanded> {
  const { standing, rights } = await caseOf(deps.pool, caller, params.id)
  if (rights.own !== params.cadreId) requireManages(rights)
  return { caseId: params.id, unitId: standing.unitId }
}
