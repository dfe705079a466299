import type pg from 'pg'
import type { Instant } from '../../domain/vocabulary.js'
import { COMMON_CHAIN, GENESIS, linkHash } from './audit-chain.js'
import { afterOf, membersOf } from './event-bytes.js'

/** Something wrong with the audit trail, and where. */
export type AuditFault =
  | { fault: 'broken-link'; chain: string; position: number }
  | { fault: 'missing-link'; chain: string; position: number }
  | { fault: 'cut-tail'; chain: string; expected: number; found: number }
  | { fault: 'other-head'; chain: string; length: number }
  | { fault: 'longer'; chain: string; expected: number; found: number }
  | { fault: 'missing-case'; chain: string }
  | { fault: 'other-copy' | 'malformed'; chain: string; position: number }
  | { fault: 'overruled-untold'; chain: string; run: string }

/** Where a chain stood according to a witness outside its table: a workflow's history, the files of each day. */
export interface Witness {
  chain: string
  length: number
  head: string
}

/** Events read at a time. */
const PAGE = 5_000

/**
 * Recomputes every chain from its stored bytes and compares it with what witnesses say, and what is stored beside the bytes
 * of an event with them. Answers the first fault of each kind and chain; an empty list means that nothing was changed, cut
 * or removed.
 */
export async function verifyAudit(
  pool: pg.Pool,
  witnesses: readonly Witness[],
): Promise<{ chains: number; events: number; faults: AuditFault[] }> {
  const faults: AuditFault[] = []
  const hashes = new Map<string, Map<number, string>>()
  const claimed = claims(witnesses)
  const { rows: chains } = await pool.query<{ chain: string; length: number; head: string }>(
    'SELECT chain, length, head FROM audit_chains ORDER BY chain',
  )
  let events = 0
  const stood = new Map<string, { length: number; head: string }>()
  const checks: Checked[] = []
  for (const chain of chains) {
    const checked = await checkChain(pool, chain.chain, claimed.get(chain.chain) ?? [])
    events += checked.length
    stood.set(chain.chain, checked)
    checks.push(checked)
    hashes.set(chain.chain, checked.hashes)
    const fault = checked.fault ?? tailFault(chain, checked)
    if (fault) faults.push(fault)
  }
  const known = new Set(faults.map((fault) => fault.chain))
  for (const { otherCopy } of checks) if (otherCopy) faults.push(otherCopy)
  const { closed, faults: malformed } = await closedCases(pool)
  faults.push(...malformed, ...(await untoldOverruling(pool)))
  for (const [witness, isExact] of [
    ...witnesses.map((each) => [each, false] as const),
    ...closed.map((each) => [each, true] as const),
  ]) {
    if (known.has(witness.chain)) continue
    const found = stood.get(witness.chain)
    const fault =
      witnessFault(witness, found, hashes.get(witness.chain)) ?? (isExact ? grown(witness, found) : undefined)
    if (fault) {
      faults.push(fault)
      known.add(witness.chain)
    }
  }
  const { rows: unchained } = await pool.query<{ id: string }>(
    'SELECT id FROM cases WHERE NOT EXISTS (SELECT 1 FROM audit_chains WHERE chain = cases.id)',
  )
  for (const { id } of unchained)
    if (!known.has(id)) faults.push({ fault: 'cut-tail', chain: id, expected: 1, found: 0 })
  const { rows: caseless } = await pool.query<{ chain: string }>(
    'SELECT chain FROM audit_chains WHERE chain <> $1 AND NOT EXISTS (SELECT 1 FROM cases WHERE id = chain)',
    [COMMON_CHAIN],
  )
  for (const { chain } of caseless) if (!known.has(chain)) faults.push({ fault: 'missing-case', chain })
  return { chains: chains.length, events, faults }
}

/**
 * Recomputes one chain from its stored bytes, as `verifyAudit` does of all; undefined where nothing is wrong. `client` is in a
 * snapshot: a chain grows.
 */
export async function verifyChain(
  client: pg.ClientBase,
  chain: string,
): Promise<{ events: number; fault?: AuditFault | undefined }> {
  const { rows } = await client.query<Witness>({
    name: 'find-audit-chain',
    text: 'SELECT chain, length, head FROM audit_chains WHERE chain = $1',
    values: [chain],
  })
  const checked = await checkChain(client, chain, [])
  const stands = rows[0] ?? { chain, length: 0, head: GENESIS }
  return { events: checked.length, fault: checked.fault ?? tailFault(stands, checked) ?? checked.otherCopy }
}

/** The positions of each chain at which somebody claims a hash. */
function claims(witnesses: readonly Witness[]): Map<string, number[]> {
  const positions = new Map<string, number[]>()
  for (const { chain, length } of witnesses) positions.set(chain, [...(positions.get(chain) ?? []), length])
  return positions
}

interface Checked {
  length: number
  head: string
  /** Recomputed hashes at the positions that are claimed. */
  hashes: Map<number, string>
  fault?: AuditFault
  /** The first event that is told otherwise beside its bytes than in them: hashes hold the bytes alone. */
  otherCopy?: AuditFault
}

/** An event as it is stored: all but the bytes and the hash is a copy of what the bytes say. */
interface StoredEvent {
  position: number
  at: Instant
  what: string
  bytes: string
  hash: string
}

async function checkChain(pool: pg.Pool | pg.ClientBase, chain: string, claimed: number[]): Promise<Checked> {
  const checked: Checked = { length: 0, head: GENESIS, hashes: new Map() }
  for (;;) {
    const { rows } = await pool.query<StoredEvent>(
      'SELECT position, at, what, bytes, hash FROM audit_events WHERE chain = $1 AND position > $2 ORDER BY position LIMIT $3',
      [chain, checked.length, PAGE],
    )
    for (const event of rows) {
      const { position, bytes, hash } = event
      const expected = checked.length + 1
      if (position !== expected)
        return { ...checked, fault: { fault: 'missing-link', chain, position: expected } }
      if (linkHash(checked.head, bytes) !== hash) {
        return { ...checked, fault: { fault: 'broken-link', chain, position } }
      }
      if (!isLikeItsBytes(chain, event)) checked.otherCopy ??= { fault: 'other-copy', chain, position }
      checked.length = position
      checked.head = hash
      if (claimed.includes(position)) checked.hashes.set(position, hash)
    }
    if (rows.length < PAGE) return checked
  }
}

/** A moment is kept to the microsecond and told to the millisecond. */
const ROUNDED_MS = 1

function isLikeItsBytes(chain: string, { position, at, what, bytes }: StoredEvent): boolean {
  const said = membersOf(bytes)
  return (
    said !== undefined &&
    said.chain === chain &&
    said.position === position &&
    said.what === what &&
    Math.abs(Date.parse(String(said.at)) - Date.parse(at)) <= ROUNDED_MS
  )
}

function tailFault(claimed: Witness, found: Checked): AuditFault | undefined {
  const { chain } = claimed
  if (found.length < claimed.length)
    return { fault: 'cut-tail', chain, expected: claimed.length, found: found.length }
  return found.length > claimed.length || found.head !== claimed.head
    ? { fault: 'other-head', chain, length: found.length }
    : undefined
}

/** A chain may have grown since the witness saw it; it may not have shrunk, nor changed before that. */
function witnessFault(
  witness: Witness,
  found: { length: number; head: string } | undefined,
  hashes: Map<number, string> | undefined,
): AuditFault | undefined {
  const { chain, length, head } = witness
  if (!found) return { fault: 'missing-case', chain }
  if (found.length < length) return { fault: 'cut-tail', chain, expected: length, found: found.length }
  const hash = found.length === length ? found.head : hashes?.get(length)
  return hash !== undefined && hash !== head ? { fault: 'other-head', chain, length } : undefined
}

/** Nothing is said of a case once it is closed. */
function grown({ chain, length }: Witness, found: { length: number } | undefined): AuditFault | undefined {
  return found && found.length > length
    ? { fault: 'longer', chain, expected: length, found: found.length }
    : undefined
}

/** Where closed cases ended: as the common chain holds it, or as it is left for it. */
async function closedCases(pool: pg.Pool): Promise<{ closed: Witness[]; faults: AuditFault[] }> {
  const { rows } = await pool.query<{ position: number; bytes: string }>(
    "SELECT position, bytes FROM audit_events WHERE chain = $1 AND what = 'case-closed' ORDER BY position",
    [COMMON_CHAIN],
  )
  const { rows: closed } = await pool.query<Witness>(
    'SELECT case_id AS chain, head, length FROM closed_heads',
  )
  const faults: AuditFault[] = []
  for (const { position, bytes } of rows) {
    const { case: chain, head, length } = afterOf(bytes) ?? {}
    if (typeof chain === 'string' && typeof head === 'string' && typeof length === 'number')
      closed.push({ chain, head, length })
    else faults.push({ fault: 'malformed', chain: COMMON_CHAIN, position })
  }
  return { closed, faults }
}

/** Runs that are said to speak for nothing any more, without the event that says who let PostgreSQL decide. */
async function untoldOverruling(pool: pg.Pool): Promise<AuditFault[]> {
  const { rows } = await pool.query<{ run: string; chain: string; at: Instant }>(
    'SELECT run_id AS run, case_id AS chain, overruled_at AS at FROM overruled_runs ORDER BY run_id',
  )
  const { rows: events } = await pool.query<{ bytes: string }>(
    "SELECT bytes FROM audit_events WHERE chain = $1 AND what = 'workflow-overruled'",
    [COMMON_CHAIN],
  )
  // Events from before the run was told in them are known by their moment.
  const told = new Set(
    events.map(({ bytes }) => {
      const { case: chain, run = membersOf(bytes)?.at } = afterOf(bytes) ?? {}
      return `${chain} ${run}`
    }),
  )
  return rows.flatMap(({ run, chain, at }) =>
    told.has(`${chain} ${run}`) || told.has(`${chain} ${at}`)
      ? []
      : [{ fault: 'overruled-untold' as const, chain, run }],
  )
}

/** The head of the common chain, for the file outside the database. */
export async function findCommonHead(pool: pg.Pool): Promise<{ head: string; length: number }> {
  const { rows } = await pool.query<{ head: string; length: number }>(
    'SELECT head, length FROM audit_chains WHERE chain = $1',
    [COMMON_CHAIN],
  )
  return rows[0] ?? { head: GENESIS, length: 0 }
}
