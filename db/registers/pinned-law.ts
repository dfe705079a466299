import { createHash } from 'node:crypto'
import type { Launch, LaunchWithLaw, LawHash, PinnedLaw } from '../../domain/procedure/case.js'
import { flowRules, type PinnedRules } from '../../domain/rules/rule-set.js'
import { canonicalJson } from '../audit/canonical-json.js'
import type { Client } from '../pool.js'

/** A law in the bytes that it is kept in. */
interface LawInBytes {
  hash: LawHash
  bytes: string
}

/** By its rules, which are never changed in place: those that ship are the same object at every launch. */
const inBytes = new WeakMap<PinnedRules, LawInBytes>()

/** The launch with its law by the hash; nothing is written. */
export function withLawByHash(launch: LaunchWithLaw): Launch {
  return { ...launch, law: bytesOf(launch).hash, ruleSet: flowRules(launch.ruleSet) }
}

/** Pins the law of a launch, so that its case can be started: each law once. Answers the launch with its hash. */
export async function pinLaw(client: Client, launch: LaunchWithLaw): Promise<Launch> {
  const { hash, bytes } = bytesOf(launch)
  const { rowCount } = await client.query({
    name: 'is-law-pinned',
    text: 'SELECT 1 FROM pinned_law WHERE hash = $1',
    values: [hash],
  })
  if (!rowCount) {
    await client.query('INSERT INTO pinned_law (hash, law) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      hash,
      bytes,
    ])
  }
  return withLawByHash(launch)
}

function bytesOf({ ruleSet: rules, stages }: Pick<LaunchWithLaw, 'ruleSet' | 'stages'>): LawInBytes {
  const known = inBytes.get(rules)
  if (known) return known
  const bytes = canonicalJson({ rules, stages })
  const made = { hash: createHash('sha256').update(bytes).digest('hex'), bytes }
  inBytes.set(rules, made)
  return made
}

const known = new Map<LawHash, PinnedLaw>()
/** Tens of kilobytes each. */
const REMEMBERED = 64

/** The law of that hash; read once, as it never changes. @throws Error where it is not pinned */
export async function findPinnedLaw(client: Client, hash: LawHash): Promise<PinnedLaw> {
  const found = known.get(hash)
  if (found) return found
  const { rows } = await client.query<{ law: PinnedLaw }>({
    name: 'find-pinned-law',
    text: 'SELECT law FROM pinned_law WHERE hash = $1',
    values: [hash],
  })
  const [row] = rows
  if (!row) throw new Error(`the law ${hash} is not pinned`)
  const [oldest] = known.keys()
  if (known.size >= REMEMBERED && oldest !== undefined) known.delete(oldest)
  known.set(hash, row.law)
  return row.law
}
