import { createHash } from 'node:crypto'
import type { Request } from 'express'
import type pg from 'pg'
import { canonicalJson } from '../../db/audit/canonical-json.js'
import { findStoredCommand, insertRecordCommand, lockCommand } from '../../db/commands.js'
import { inTransaction } from '../../db/pool.js'
import type { Command } from '../../domain/procedure/case.js'
import type { Instant } from '../../domain/vocabulary.js'
import type { Caller } from '../../records/rights/caller.js'
import type { ApiDeps } from '../deps.js'
import { requireIdempotencyKey } from '../http/openapi.js'
import { Problem } from '../problems/problem.js'

/** The identity of a command: of the actor, what was asked, the key, and a hash of the parsed body. */
export function commandOf(request: Request, caller: Caller, body: unknown): Command {
  const key = requireIdempotencyKey(request)
  const path = request.baseUrl + request.path
  return {
    id: sha256(JSON.stringify([caller.personId, request.method, path, key])),
    bodyHash: sha256(canonicalJson(body ?? null)),
  }
}

/**
 * The answer of this command when it was sent before.
 * @throws Problem idempotency-key-reused when it was sent with another body.
 */
export async function storedAnswer(
  client: pg.Pool | pg.ClientBase,
  command: Command,
): Promise<{ status: number | null; answer: unknown } | undefined> {
  const stored = await findStoredCommand(client, command.id)
  if (stored && stored.bodyHash !== command.bodyHash) throw new Problem('idempotency-key-reused')
  return stored
}

export interface Reply {
  status: number
  answer: unknown
}

/**
 * Runs a command that changes records: `work` and the memory of its answer are one transaction, so a repetition gives
 * the first answer and a failure leaves nothing. Append what happened to the audit chain inside `work`, last.
 * @throws Problem idempotency-key-reused
 */
export async function recordCommand(
  { pool, now }: Pick<ApiDeps, 'pool' | 'now'>,
  command: Command,
  work: (client: pg.PoolClient, at: Instant) => Promise<Reply>,
): Promise<Reply> {
  return inTransaction(pool, async (client) => {
    await lockCommand(client, command.id)
    const stored = await storedAnswer(client, command)
    if (stored) return { status: stored.status ?? 200, answer: stored.answer }
    const at = now().toISOString()
    const { status, answer } = await work(client, at)
    await insertRecordCommand(client, { ...command, status, answer, at })
    return { status, answer }
  })
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
