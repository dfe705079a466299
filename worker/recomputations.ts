import type { Client } from '@temporalio/client'
import type { Worker } from '@temporalio/worker'
import type pg from 'pg'
import { listUnfinishedRecomputations } from '../db/calendar/calendar-years.js'
import { startRecomputation } from '../temporal/start-recomputation.js'
import { whileRunning } from './while-running.js'

interface RecomputingDeps {
  client: Client
  pool: pg.Pool
  taskQueue: string
}

const LOOK_EVERY_MS = 30_000

/**
 * Starts what the API could not, because Temporal was away when the calendar changed: when the worker comes up, and now
 * and then while it runs. A dependency that is away is met again at the next look.
 */
export function keepRecomputing(worker: Worker, deps: RecomputingDeps): void {
  const look = () => startUnfinishedRecomputations(deps)
  look().catch(() => {})
  whileRunning(worker, LOOK_EVERY_MS, look)
}

/** Starts every recomputation that is not finished; one that runs, or has run, is left as it is. */
export async function startUnfinishedRecomputations({
  client,
  pool,
  taskQueue,
}: RecomputingDeps): Promise<void> {
  for (const id of await listUnfinishedRecomputations(pool)) await startRecomputation(client, id, taskQueue)
}
