import type { Worker } from '@temporalio/worker'
import type pg from 'pg'
import { chainClosedHeads } from '../db/audit/closed-heads.js'

const SWEEP_EVERY_MS = 10_000

/** Takes the heads of closed cases over into the common chain, again and again while the worker runs. */
export function keepChaining(worker: Worker, pool: pg.Pool): void {
  const timer = setInterval(() => {
    const state = worker.getState()
    if (state !== 'INITIALIZED' && state !== 'RUNNING') clearInterval(timer)
    // A database that is away is met again at the next sweep.
    else chainClosedHeads(pool, new Date().toISOString()).catch(() => {})
  }, SWEEP_EVERY_MS)
  timer.unref()
}
