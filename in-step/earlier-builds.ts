import { replaceOutOfStep } from '../db/in-step/out-of-step.js'
import { type CaseHere, findCaseHere, listOpenCases, markReplayed } from '../db/in-step/standings.js'
import type { OutOfStep } from '../domain/procedure/out-of-step.js'
import type { CaseId } from '../domain/vocabulary.js'
import { workflowIdOf } from '../workflows/procedure/messages.js'
import type { Comparing } from './deps.js'
import { heal } from './heal.js'
import type { Kept } from './keep-in-step.js'
import { inLanes } from './lanes.js'
import { findRun } from './workflow-there.js'

/** Histories taken up in one go. */
const PAGE = 200

/**
 * At the start of a new version: takes up the history of every open case that another one decided last. Those that the
 * present workflows cannot go on from are raised anew from the state kept; the others are theirs from now on.
 */
export async function takeOverEarlierBuilds(deps: Comparing, build: string): Promise<Kept> {
  const kept: Kept = { healed: [], left: [], silent: [] }
  const earlier = (await listOpenCases(deps.pool)).filter(
    (each) => each.build !== null && each.build !== build,
  )
  for (let from = 0; from < earlier.length; from += PAGE) {
    const page = earlier.slice(from, from + PAGE).map(({ caseId }) => caseId)
    const unreplayable = await listUnreplayable(deps, page)
    await inLanes(unreplayable, async (out) => {
      ;((await heal(deps, out, { actor: 'system' })) ? kept.healed : kept.left).push(out)
    })
    const left = new Set(kept.left.map(({ caseId }) => caseId))
    const theirs = page.filter((caseId) => !left.has(caseId))
    await markReplayed(deps.pool, theirs, build)
  }
  const found = kept.left
  await replaceOutOfStep(deps.pool, { found, lookedAt: [] }, new Date().toISOString())
  return kept
}

/** Those of the cases whose running workflow the present workflows cannot go on from. */
async function listUnreplayable(deps: Comparing, caseIds: readonly CaseId[]): Promise<OutOfStep[]> {
  const running = new Map<string, { here: CaseHere; runId: string }>()
  await inLanes(caseIds, async (caseId) => {
    const run = await findRun(deps.client, caseId)
    const { here } = await findCaseHere(deps.pool, caseId)
    if (here && run?.is === 'running') running.set(workflowIdOf(caseId), { here, runId: run.runId })
  })
  const failed = await deps.replays([...running].map(([workflowId, { runId }]) => ({ workflowId, runId })))
  return [...running].flatMap(([workflowId, { here, runId }]) => {
    const { caseId, seatId, sequence: recorded } = here
    return failed.has(workflowId) ? [{ caseId, how: 'unreplayable' as const, seatId, recorded, runId }] : []
  })
}
