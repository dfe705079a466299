/**
 * `npm run rotate-keys`: says of each payload key but the first what still needs it, and lets go of those that nothing needs: from
 * then on nobody is refused without them. `-- --seal-anew`: seals with the first key what is kept of open cases. Ends with
 * code 1 where a key is needed that is not given.
 */
import { listUnbound } from '../db/case-change/sealed-keys.js'
import { freeKey, listUsedKeys } from '../db/payload-keys.js'
import type { Comparing } from '../in-step/deps.js'
import { keyIdOf, type PayloadKeys } from '../temporal/key-ring.js'
import { readPayloadKeys } from '../temporal/payload-keys.js'
import { readStartConfig } from './config.js'
import { inWords, unboundInWords } from './keys/in-words.js'
import { findNeeds, isNeeded, type NeedOfKey } from './keys/needed-keys.js'
import { sealAllAnew } from './keys/seal-anew.js'
import { withRunningStores } from './running-stores.js'

const USAGE = 'Usage: npm run rotate-keys [-- --seal-anew]'
const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`)

/** Answers what needs a key besides the first. */
async function rotate(
  stores: Comparing,
  keys: PayloadKeys,
  { withSealing }: { withSealing: boolean },
): Promise<NeedOfKey[]> {
  const [first, ...others] = keys
  const id = keyIdOf(first)
  const [encrypts] = await listUsedKeys(stores.pool)
  if (encrypts?.id !== id) {
    throw new Error(
      `The product encrypts with payload key ${encrypts?.id ?? 'of before'}, and the first one here is ${id}: give the keys as the product has them, or start it with these first.`,
    )
  }
  say(`Payload key ${id} encrypts.`)
  if (withSealing)
    say(`Cases whose kept state was sealed anew with it: ${await sealAllAnew(stores.pool, keys)}.`)
  for (const line of unboundInWords((await listUnbound(stores.pool)).map(({ number }) => number))) say(line)
  const needs = await findNeeds(stores, [id, ...others.map(keyIdOf)])
  for (const need of needs) for (const line of inWords(need)) say(line)
  if (!needs.some(isNeeded)) say('Nothing is left that needs another key.')
  return needs
}

/** Whoever starts without a key that nothing needs is no longer refused. */
async function letGo({ pool }: Comparing, needs: readonly NeedOfKey[]): Promise<void> {
  const unneeded = new Set(needs.filter((need) => !isNeeded(need)).map(({ id }) => id))
  for (const key of await listUsedKeys(pool)) {
    if (key.id !== null && unneeded.has(key.id)) await freeKey(pool, key, new Date())
  }
}

try {
  const [option, ...rest] = process.argv.slice(2)
  if ((option !== undefined && option !== '--seal-anew') || rest.length > 0) throw new Error(USAGE)
  const config = readStartConfig()
  const keys = await readPayloadKeys(config)
  const needs = await withRunningStores(config, async (stores) => {
    const found = await rotate(stores, keys, { withSealing: option === '--seal-anew' })
    await letGo(stores, found)
    return found
  })
  process.exitCode = needs.some((need) => isNeeded(need) && !need.isGiven) ? 1 : 0
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
