import type pg from 'pg'
import { listSealedByOthers, sealAnew } from '../../db/case-change/sealed-keys.js'
import { inLanes } from '../../in-step/lanes.js'
import { keyIdOf, type PayloadKeys } from '../../temporal/key-ring.js'
import { sealingWith } from '../../temporal/sealing.js'

/**
 * Seals with the first key what is kept of cases under others, each case by itself: interrupted, it goes on when it is run
 * again. What none of the keys opens is left as it is. Answers how many cases it sealed anew.
 */
export async function sealAllAnew(pool: pg.Pool, keys: PayloadKeys): Promise<number> {
  const openable = new Set(['unnamed', ...keys.map(keyIdOf)])
  const kept = await listSealedByOthers(pool, keyIdOf(keys[0]))
  const found = kept.filter((each) => each.keys.every((id) => openable.has(id)))
  const sealing = sealingWith(keys)
  await inLanes(found, ({ caseId }) => sealAnew(pool, caseId, sealing))
  return found.length
}
