import { hash } from 'node:crypto'
import type { Request } from 'express'
import { canonicalJson } from '../../db/audit/canonical-json.js'
import type { Client } from '../../db/pool.js'
import { findStoredCommand, type StoredCommand } from '../../db/stored-answers.js'
import type { Command } from '../../domain/procedure/case.js'
import type { PersonId } from '../../domain/vocabulary.js'
import type { Caller } from '../../records/rights/caller.js'
import { requireIdempotencyKey } from '../http/serve.js'
import { Problem } from '../problems/problem.js'

/** The identity of a command: of the actor, what was asked, the key, and a hash of the parsed body. */
export function commandOf(request: Request, caller: Caller, body: unknown): Command {
  const rest = askedBeside(request)
  return { id: commandIdOf(caller.personId, rest), bodyHash: bodyHashOf(body, rest) }
}

/** The id of a command: the hash of a JSON array of the person who asks and of the rest. The database makes it alike. */
export const commandIdOf = (person: PersonId, rest: string): string =>
  sha256(`[${JSON.stringify(person)}${rest}`)

/** The rest of that array: what is asked, and the key. */
export function askedBeside(request: Request): string {
  const key = requireIdempotencyKey(request)
  return `,${JSON.stringify([request.method, routeAsked(request), key]).slice(1)}`
}

/** The route with what its path names, however the path was typed: `%2D` and `-` are the same command. */
function routeAsked({ route, params }: Request): string {
  return String(route.path).replace(/:(\w+)/g, (_, name: string) => String(params[name]))
}

/**
 * A hash of the parsed body: a repetition has the same. The key, which nobody keeps, is in it: the count that one teller has
 * entered has few values, and whoever reads the stored hash would find it by trying them.
 */
export const bodyHashOf = (body: unknown, rest: string): string => sha256(canonicalJson([rest, body ?? null]))

/**
 * The answer of this command when it was sent before.
 * @throws Problem idempotency-key-reused when it was sent with another body.
 */
export async function storedAnswer(client: Client, command: Command): Promise<StoredCommand | undefined> {
  const stored = await findStoredCommand(client, command.id)
  return stored && sameCommand(stored, command)
}

/** What is stored under the id of this command: it was sent with the same body. @throws Problem idempotency-key-reused */
export function sameCommand<Stored extends { bodyHash: string }>(
  stored: Stored,
  { bodyHash }: Command,
): Stored {
  if (stored.bodyHash !== bodyHash) throw new Problem('idempotency-key-reused')
  return stored
}

const sha256 = (text: string): string => hash('sha256', text, 'hex')
