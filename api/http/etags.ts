import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import type pg from 'pg'
import { z } from 'zod'
import { canonicalJson } from '../../db/audit/canonical-json.js'
import { inTransaction } from '../../db/pool.js'
import type { Instant } from '../../domain/vocabulary.js'
import type { VersionRead } from '../../records/use-case/version.js'
import type { ApiDeps } from '../deps.js'

/** The ETag of a record: its version, which is what If-Match is compared by. */
export function etagOf({ version }: { version: number }): string {
  return `"${version}"`
}

/**
 * The ETag of a record as it is read: its version, and a digest of what is shown of other records with it, such as who
 * holds a post. These change without it.
 */
function etagAsShown(record: { version: number }): string {
  return `"${record.version}.${digestOf(record)}"`
}

/** The ETag of what has no version of its own: of all that is shown of it. */
export function etagOfContent(shown: object): string {
  return `"${digestOf(shown)}"`
}

const digestOf = (shown: object): string =>
  createHash('sha256').update(canonicalJson(shown)).digest('base64url').slice(0, 16)

/** The versions that If-Match names, without what was shown beside; `*` names whatever is there (RFC 9110 § 13.1.1). */
export function versionRead(request: Request): VersionRead {
  const named = tagsRead(request)
  if (named?.includes('*')) return 'any'
  return named?.flatMap((tag) => /^"(\d+)(?:\.[\w-]+)?"$/.exec(tag)?.[1] ?? []).map(Number)
}

/** Does If-Match name what has no version of its own? Undefined without the header. */
export function contentRead(request: Request): ((shown: object) => boolean) | undefined {
  const tags = tagsRead(request)
  return tags && ((shown) => tags.includes('*') || tags.includes(etagOfContent(shown)))
}

const tagsRead = (request: Request): string[] | undefined =>
  request
    .get('If-Match')
    ?.split(',')
    .map((tag) => tag.trim())

/** One transaction for a change of a record under If-Match; it repeats nothing, so it needs no Idempotency-Key. */
export function changeRecord<T>(
  { pool, now }: Pick<ApiDeps, 'pool' | 'now'>,
  work: (client: pg.PoolClient, at: Instant) => Promise<T>,
): Promise<T> {
  return inTransaction(pool, (client) => work(client, now().toISOString()))
}

/** Answers with a record and its ETag. */
export function sendRecord(response: Response, status: number, record: { version: number }): void {
  const etag = response.req.method === 'GET' ? etagAsShown(record) : etagOf(record)
  response.status(status).set('ETag', etag).json(record)
}

/**
 * Answers a command that made a record, or repeated one: with Location and ETag. `answer` is what `changeOnce` gave,
 * parsed from what was stored when the command is a repetition.
 */
export function sendNew(response: Response, collection: string, status: number, answer: unknown): void {
  const { id, version } = created.parse(answer)
  response
    .status(status)
    .set({ Location: `${collection}/${id}`, ETag: etagOf({ version }) })
    .json(answer)
}

/** As `sendNew`, for the commands of one collection. */
export const sendNewIn =
  (collection: string) =>
  (response: Response, status: number, answer: unknown): void =>
    sendNew(response, collection, status, answer)

const created = z.object({ id: z.union([z.string(), z.number()]), version: z.int() })
