import type pg from 'pg'
import { listSealedByOthers, listUnbound, sealAnew } from '../../db/case-change/sealed-keys.js'
import { inLanes } from '../../in-step/lanes.js'
import { keyIdOf, type PayloadKeys } from '../../temporal/key-ring.js'
import { sealingWith } from '../../temporal/sealing.js'

/**
 * Seals with the first key what is kept of cases under others, each case by itself: interrupted, it goes on when it is run
 * again. What none of the keys opens is left as it is, and so is what is not of its place or bound to none. Answers how many cases it sealed anew.
 */
export async function sealAllAnew(pool: pg.Pool, keys: PayloadKeys): Promise<number> {
  const openable = new Set<string>(keys.map(keyIdOf))
  const kept = await listSealedByOthers(pool, keyIdOf(keys[0]))
  const unbound = new Set((await listUnbound(pool)).map(({ caseId }) => caseId))
  const found = kept.filter((each) => !unbound.has(each.caseId) && each.keys.every((id) => openable.has(id)))
  const sealing = sealingWith(keys)
  let sealed = 0
  await inLanes(found, async ({ caseId }) => {
    if (await sealAnew(pool, caseId, sealing)) sealed += 1
  })
  return sealed
}
