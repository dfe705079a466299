import { createHash, randomBytes } from 'node:crypto'
import type pg from 'pg'
import type { AuditEntry } from '../../domain/procedure/change.js'
import type { Instant } from '../../domain/vocabulary.js'
import { together } from '../pool.js'
import { canonicalJson } from './canonical-json.js'

/** The chain of what belongs to no case: records, rights, calendars, and the heads of closed cases. */
export const COMMON_CHAIN = 'common'

/** What a chain's first link is hashed onto. */
export const GENESIS = '0'.repeat(64)

/** hash = SHA-256(previous hash ‖ canonical bytes), in hex. */
export function linkHash(previous: string, bytes: string): string {
  return createHash('sha256').update(previous).update(bytes).digest('hex')
}

/** Where a chain stands: the hash of its last link, and how many it has. */
export interface ChainPosition {
  head: string
  length: number
}

/** Links that continue a chain, and where it then stands. */
export interface ChainLinks {
  chain: string
  at: Instant
  links: { position: number; what: string; bytes: string; hash: string }[]
  end: ChainPosition
}

/**
 * Appends events to a chain, in the caller's transaction, and answers where the chain then stands. The chain's row is
 * locked until the transaction ends, so links never fork; take the common chain last, it is everybody's.
 */
export async function appendToChain(
  client: pg.ClientBase,
  chain: string,
  entries: readonly AuditEntry[],
  at: Instant,
): Promise<ChainPosition> {
  const linked = linkChain(chain, await lockChain(client, chain, true), entries, at)
  await insertLinks(client, linked)
  return linked.end
}

/** Where the chain stands. Locks it until the transaction ends; one that may not be there yet is begun. */
export async function lockChain(
  client: pg.ClientBase,
  chain: string,
  mayBeNew: boolean,
): Promise<ChainPosition> {
  const [, locked] = await together([
    mayBeNew &&
      client.query({
        name: 'begin-audit-chain',
        text: 'INSERT INTO audit_chains (chain, length, head) VALUES ($1, 0, $2) ON CONFLICT DO NOTHING',
        values: [chain, GENESIS],
      }),
    client.query<ChainPosition>({
      name: 'lock-audit-chain',
      text: 'SELECT length, head FROM audit_chains WHERE chain = $1 FOR UPDATE',
      values: [chain],
    }),
  ])
  return locked.rows[0] ?? { length: 0, head: GENESIS }
}

const SALT_BYTES = 16

/**
 * Links events to a chain that stands at `from`. Everybody of a case reads the hashes: without the salt in each link,
 * what is withheld from them, such as a count, could be guessed and the guess be proved.
 */
export function linkChain(
  chain: string,
  from: ChainPosition,
  entries: readonly AuditEntry[],
  at: Instant,
): ChainLinks {
  let { length, head } = from
  const links: ChainLinks['links'] = []
  for (const entry of entries) {
    length += 1
    const salt = randomBytes(SALT_BYTES).toString('base64url')
    const bytes = canonicalJson({ chain, position: length, at, salt, ...entry })
    head = linkHash(head, bytes)
    links.push({ position: length, what: entry.what, bytes, hash: head })
  }
  return { chain, at, links, end: { head, length } }
}

/** Stores the links of a chain that `lockChain` has locked. */
export async function insertLinks(
  client: pg.ClientBase,
  { chain, at, links, end }: ChainLinks,
): Promise<void> {
  await client.query({
    name: 'insert-audit-events',
    text: `WITH links AS (
             INSERT INTO audit_events (chain, position, at, what, bytes, hash)
             SELECT $1, position, $2, what, bytes, hash
             FROM unnest($3::bigint[], $4::text[], $5::text[], $6::text[]) AS link (position, what, bytes, hash)
           )
           UPDATE audit_chains SET length = $7, head = $8 WHERE chain = $1`,
    values: [
      chain,
      at,
      links.map(({ position }) => position),
      links.map(({ what }) => what),
      links.map(({ bytes }) => bytes),
      links.map(({ hash }) => hash),
      end.length,
      end.head,
    ],
  })
}
