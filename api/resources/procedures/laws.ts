import type { Client } from '../../../db/pool.js'
import { findPinnedLaw } from '../../../db/registers/pinned-law.js'
import type { LawHash, PinnedLaw } from '../../../domain/procedure/case.js'

/** The law that cases were launched with, by its hash: of many cases it is one of a few. */
export type Laws = ReadonlyMap<LawHash, PinnedLaw['rules']>

export async function lawsOf(client: Client, cases: readonly { law: LawHash }[]): Promise<Laws> {
  const hashes = [...new Set(cases.map(({ law }) => law))]
  return new Map(
    await Promise.all(hashes.map(async (hash) => [hash, (await findPinnedLaw(client, hash)).rules] as const)),
  )
}
