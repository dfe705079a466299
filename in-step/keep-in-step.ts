import { listOutOfStep, replaceOutOfStep } from '../db/in-step/out-of-step.js'
import { deleteStates, listClosedWithState, listQuietCases } from '../db/in-step/standings.js'
import type { OutOfStep } from '../domain/procedure/out-of-step.js'
import type { CaseId } from '../domain/vocabulary.js'
import { type Comparison, compareCases, compareStores } from './compare-stores.js'
import type { Comparing } from './deps.js'
import { heal } from './heal.js'
import { inLanes } from './lanes.js'
import { findRun, isRaisedSince, listFailing } from './workflow-there.js'

/** Milliseconds back that a look reaches: two looks see each case. */
const LATELY_MS = 180_000
/** A case that changed a moment ago may be about to change again; its next command heals it. */
const QUIET_MS = 20_000
/** Cases that one look takes on; the next look goes on. */
const AT_MOST = 1_000
/** Milliseconds before a workflow that was raised anew and fails again is raised once more by itself: meanwhile it is told. */
const RAISED_AGAIN_AFTER_MS = 3_600_000
/** Milliseconds: at the start, the cases that changed within it are compared. */
const DAY_MS = 86_400_000

export interface Kept {
  healed: OutOfStep[]
  /** What nothing heals by itself. */
  left: OutOfStep[]
  silent: CaseId[]
}

/**
 * Every minute: heals the cases that changed lately and whose workflows did not hear of it, those whose workflows fail at their
 * task again and again, and what is known to be out of step, where that is safe; forgets the states of closed cases.
 */
export async function keepInStep(deps: Comparing): Promise<Kept & { forgotten: number }> {
  const now = Date.now()
  const quiet = await listQuietCases(deps.pool, {
    from: new Date(now - LATELY_MS).toISOString(),
    to: new Date(now - QUIET_MS).toISOString(),
    limit: AT_MOST,
  })
  const known = await listOutOfStep(deps.pool)
  const failing = await listFailing(deps.client, deps.taskQueue)
  const raisedSince = new Date(now - RAISED_AGAIN_AFTER_MS)
  const kept = await healAll(deps, await compareCases(deps, [...quiet, ...known, ...failing]), {
    leave: async ({ how, caseId, runId }) =>
      how === 'unreplayable' && runId !== undefined && isRaisedSince(deps.client, caseId, runId, raisedSince),
  })
  return { ...kept, forgotten: await forgetClosed(deps) }
}

/** At the start: both lists, and the cases that changed within a day. */
export async function keepInStepAtStart(deps: Comparing): Promise<Kept> {
  return await healAll(deps, await compareStores(deps, new Date(Date.now() - DAY_MS)))
}

/** Both stores whole, on demand. */
export async function restoreWorkflows(deps: Comparing): Promise<Kept> {
  return await healAll(deps, await compareStores(deps))
}

/** Heals what is safe and not to be left, and writes down the rest. */
async function healAll(
  deps: Comparing,
  { found, silent, lookedAt }: Comparison,
  { leave = async () => false }: { leave?: (out: OutOfStep) => Promise<boolean> } = {},
): Promise<Kept> {
  const healed: OutOfStep[] = []
  const left: OutOfStep[] = []
  await inLanes(found, async (out) => {
    const isHealed = !(await leave(out)) && (await heal(deps, out, { actor: 'system' }))
    ;(isHealed ? healed : left).push(out)
  })
  await replaceOutOfStep(deps.pool, { found: left, lookedAt }, new Date().toISOString())
  return { healed, left, silent }
}

/** A closed case whose workflow has ended needs no state any more. */
async function forgetClosed({ pool, client }: Comparing): Promise<number> {
  const done: CaseId[] = []
  await inLanes(await listClosedWithState(pool, AT_MOST), async (caseId) => {
    if ((await findRun(client, caseId))?.is !== 'running') done.push(caseId)
  })
  await deleteStates(pool, done)
  return done.length
}
