import type { Worker } from '@temporalio/worker'
import type pg from 'pg'
import { chainClosedHeads } from '../db/audit/closed-heads.js'
import { chainWrittenRows } from '../db/audit/written-rows.js'
import { whileRunning } from './while-running.js'

const SWEEP_EVERY_MS = 10_000
const NOTES_EVERY_MS = 60_000

/** Takes the heads of closed cases, and the notes of rows written, over into the common chain while the worker runs. */
export function keepChaining(worker: Worker, pool: pg.Pool): void {
  whileRunning(worker, SWEEP_EVERY_MS, () => chainClosedHeads(pool, new Date().toISOString()))
  const takeNotes = () => chainWrittenRows(pool, new Date().toISOString())
  whileRunning(worker, NOTES_EVERY_MS, takeNotes)
  // At once: what is written from here on has an event.
  takeNotes().catch(() => {})
}
