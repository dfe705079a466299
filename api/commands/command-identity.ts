import { createHash } from 'node:crypto'
import type { Request } from 'express'
import { canonicalJson } from '../../db/audit/canonical-json.js'
import type { Client } from '../../db/pool.js'
import { findStoredCommand } from '../../db/stored-answers.js'
import type { Command } from '../../domain/procedure/case.js'
import type { Caller } from '../../records/rights/caller.js'
import { requireIdempotencyKey } from '../http/serve.js'
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
  client: Client,
  command: Command,
): Promise<{ status: number | null; answer: unknown } | undefined> {
  const stored = await findStoredCommand(client, command.id)
  if (stored && stored.bodyHash !== command.bodyHash) throw new Problem('idempotency-key-reused')
  return stored
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
