import type pg from 'pg'
import { inTransaction, together } from '../../db/pool.js'
import { insertRecordCommand, lockCommand } from '../../db/stored-answers.js'
import type { Command } from '../../domain/procedure/case.js'
import type { Instant } from '../../domain/vocabulary.js'
import type { ApiDeps } from '../deps.js'
import { storedAnswer } from './command-identity.js'

/** What a command is answered with. */
interface Reply {
  status: number
  answer: unknown
}

/**
 * Runs a command that changes records: `work` and the memory of its answer are one transaction, so a repetition gives
 * the first answer and a failure leaves nothing. Append what happened to the audit chain inside `work`, last.
 * @throws Problem idempotency-key-reused
 */
export async function changeOnce(
  { pool, now }: Pick<ApiDeps, 'pool' | 'now'>,
  command: Command,
  work: (client: pg.PoolClient, at: Instant) => Promise<Reply>,
): Promise<Reply> {
  return inTransaction(pool, async (client) => {
    // Together: what is stored is looked up after the lock is had all the same.
    const [, stored] = await together([lockCommand(client, command.id), storedAnswer(client, command)])
    if (stored) return { status: stored.status ?? 200, answer: stored.answer }
    const at = now().toISOString()
    const { status, answer } = await work(client, at)
    await insertRecordCommand(client, { ...command, status, answer, at })
    return { status, answer }
  })
}
