import { type CaseHere, findCaseHere } from '../db/in-step/standings.js'
import { isOpen } from '../domain/procedure/case.js'
import type { HowOutOfStep, OutOfStep } from '../domain/procedure/out-of-step.js'
import type { CaseId } from '../domain/vocabulary.js'
import { workflowIdOf } from '../workflows/procedure/messages.js'
import type { Comparing } from './deps.js'
import { askSequence } from './standing.js'
import { endingOf, findRun, hasFailingTask, type RunThere, seatOf } from './workflow-there.js'

/** Undefined: in step. `silent`: its workflow did not answer, though it can be gone on from: nobody works for it. */
export type Compared = OutOfStep | 'silent' | undefined

/**
 * Compares one case with its workflow, exactly. PostgreSQL is read before the workflow is asked, and again after it where
 * the workflow knows more: a change is written before the workflow knows it, so that neither is taken for a fault while
 * the case goes on.
 */
export async function compareCase(deps: Comparing, caseId: CaseId): Promise<Compared> {
  const { here, overruled } = await findCaseHere(deps.pool, caseId)
  const last = await findRun(deps.client, caseId)
  const run = last && overruled.includes(last.runId) ? undefined : last
  if (!here) return run && compareUnknown(deps, caseId, run)
  if (!isOpen(here.status)) return run?.is === 'running' ? compareClosed(deps, here, run) : undefined
  return run ? compareOpen(deps, here, run) : outOfStep(here, 'missing')
}

async function compareOpen(deps: Comparing, here: CaseHere, run: RunThere): Promise<Compared> {
  const { client } = deps
  const { caseId, sequence: recorded } = here
  if (run.is === 'completed') {
    if ((await endingOf(client, caseId, run)) === 'refused') return outOfStep(here, 'missing')
    // It was closed here before it ended there.
    const now = await readAgain(deps, caseId)
    return now && isOpen(now.status) ? outOfStep(now, 'ahead', { run }) : undefined
  }
  const known = await askSequence(client, caseId, run)
  if (known === 'silent') {
    if (await canGoOn(deps, caseId, run)) return 'silent'
    return outOfStep(here, run.is === 'ended' ? 'missing' : 'unreplayable', { run })
  }
  if (known > recorded) {
    const now = await readAgain(deps, caseId)
    if (!now || known > now.sequence) return outOfStep(now ?? here, 'ahead', { run, known })
  }
  if (run.is === 'ended') return outOfStep(here, 'missing', { known })
  return known < recorded ? outOfStep(here, 'behind', { run, known }) : undefined
}

/** Closed here, running there: usually on its way to its end. */
async function compareClosed(deps: Comparing, here: CaseHere, run: RunThere): Promise<Compared> {
  const known = await askSequence(deps.client, here.caseId, run)
  // Whatever it knew, nothing is left to be done for a closed case.
  if (known === 'silent') {
    return (await canGoOn(deps, here.caseId, run)) ? 'silent' : outOfStep(here, 'left-running', { run })
  }
  if (known > here.sequence) return outOfStep(here, 'ahead', { run, known })
  if (known === here.sequence) return undefined
  return outOfStep(here, here.isKept ? 'behind' : 'left-running', { run, known })
}

async function compareUnknown(deps: Comparing, caseId: CaseId, run: RunThere): Promise<Compared> {
  const { client } = deps
  if (run.is === 'ended') return undefined
  const known = run.is === 'running' ? await askSequence(client, caseId, run) : undefined
  if (known === 'silent') return 'silent'
  // Its launch is about to be recorded, or refused.
  if (known === 0) return undefined
  if (run.is === 'completed' && (await endingOf(client, caseId, run)) === 'refused') return undefined
  if (await readAgain(deps, caseId)) return undefined
  const seatId = await seatOf(client, caseId, run)
  return outOfStep({ caseId, seatId, sequence: 0 }, 'unknown', { run, ...(known !== undefined && { known }) })
}

const readAgain = async ({ pool }: Comparing, caseId: CaseId): Promise<CaseHere | undefined> =>
  (await findCaseHere(pool, caseId)).here

/** A history is taken up as far as a task was done with it: what has come since may fail every task. */
async function canGoOn({ client, replays }: Comparing, caseId: CaseId, run: RunThere): Promise<boolean> {
  if (await hasFailingTask(client, caseId, run)) return false
  const workflowId = workflowIdOf(caseId)
  return !(await replays([{ workflowId, runId: run.runId }])).has(workflowId)
}

function outOfStep(
  { caseId, seatId, sequence }: Pick<CaseHere, 'caseId' | 'seatId' | 'sequence'>,
  how: HowOutOfStep,
  { run, known }: { run?: RunThere; known?: number } = {},
): OutOfStep {
  return {
    ...{ caseId, how, seatId, recorded: sequence },
    ...(known !== undefined && { known }),
    ...(run && { runId: run.runId }),
  }
}
