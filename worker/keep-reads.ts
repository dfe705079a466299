import type { Worker } from '@temporalio/worker'
import type pg from 'pg'
import { removeReadsBefore } from '../db/registers/reads-on-record.js'
import { whileRunning } from './while-running.js'

const SWEEP_EVERY_MS = 3_600_000
const DAY_MS = 86_400_000

/** Keeps on record who read what for so many days, and no longer: looked at each hour while the worker runs, and at once. */
export function keepReads(worker: Pick<Worker, 'getState'>, pool: pg.Pool, days: number): void {
  const sweep = () => removeReadsBefore(pool, new Date(Date.now() - days * DAY_MS).toISOString())
  whileRunning(worker, SWEEP_EVERY_MS, sweep)
  sweep().catch(() => {})
}
