import type pg from 'pg'
import { inTransaction, together } from '../../db/pool.js'
import { findStoredCommand, insertRecordCommand, lockCommand } from '../../db/stored-answers.js'
import type { Command } from '../../domain/procedure/case.js'
import type { Instant } from '../../domain/vocabulary.js'
import type { ApiDeps } from '../deps.js'
import { sameCommand } from './command-identity.js'
import { requireStillMay } from './still-may.js'

/** What a command is answered with. */
interface Reply {
  status: number
  answer: unknown
}

interface Change {
  /** Asks for the right alone: of a repetition, before it is answered. */
  ask: (client: pg.PoolClient, at: Instant) => Promise<void>
  /** Appends what happened to the audit chain, last. */
  work: (client: pg.PoolClient, at: Instant) => Promise<Reply>
}

/**
 * Runs a command that changes records: `work` and the memory of its answer are one transaction, so a repetition gives
 * the first answer and a failure leaves nothing.
 * @throws Problem idempotency-key-reused; what refuses whoever may not ask this any more
 */
export async function changeOnce(
  { pool, now }: Pick<ApiDeps, 'pool' | 'now'>,
  command: Command,
  { ask, work }: Change,
): Promise<Reply> {
  return inTransaction(pool, async (client) => {
    // Together: what is stored is looked up after the lock is had all the same.
    const [, stored] = await together([
      lockCommand(client, command.id),
      findStoredCommand(client, command.id),
    ])
    const at = now().toISOString()
    if (stored) {
      await requireStillMay(() => ask(client, at))
      const { status, answer } = sameCommand(stored, command)
      return { status: status ?? 200, answer }
    }
    const { status, answer } = await work(client, at)
    await insertRecordCommand(client, { ...command, status, answer, at })
    return { status, answer }
  })
}
