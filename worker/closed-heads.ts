import type { Worker } from '@temporalio/worker'
import type pg from 'pg'
import { chainClosedHeads } from '../db/audit/closed-heads.js'
import { whileRunning } from './while-running.js'

const SWEEP_EVERY_MS = 10_000

/** Takes the heads of closed cases over into the common chain, again and again while the worker runs. */
export function keepChaining(worker: Worker, pool: pg.Pool): void {
  whileRunning(worker, SWEEP_EVERY_MS, () => chainClosedHeads(pool, new Date().toISOString()))
}
