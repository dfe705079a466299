import { STEPS, type Timed, type Walk } from './walk.js'

export const CLIENTS = 32
const BLOCKS = 3
const RAMP_MS = 2_000
const WINDOW_MS = 9_000

export interface Throughput {
  /** Whole procedures per second, one value a block. */
  ours: number[]
  bare: number[]
}

/**
 * Clients that go through one procedure after the other, in blocks of the baseline and ours in turn. `duringOurs` runs
 * beside each block of ours.
 */
export async function measureThroughput(
  walks: { ours: Walk; bare: Walk },
  duringOurs: (block: Promise<unknown>) => Promise<void>,
): Promise<Throughput> {
  const measured: Throughput = { ours: [], bare: [] }
  await runBlock(walks.bare, 0, RAMP_MS)
  await runBlock(walks.ours, 0, RAMP_MS)
  for (let block = 0; block < BLOCKS; block += 1) {
    measured.bare.push(await runBlock(walks.bare, RAMP_MS, WINDOW_MS))
    const ours = runBlock(walks.ours, RAMP_MS, WINDOW_MS)
    await duringOurs(ours)
    measured.ours.push(await ours)
  }
  return measured
}

/**
 * Procedures per second in the window after the ramp: launches and completed steps divided by how many a procedure has,
 * so that those under way at either end count by their part. What is under way is then finished.
 */
async function runBlock(walk: Walk, rampMs: number, windowMs: number): Promise<number> {
  const from = performance.now() + rampMs
  const until = from + windowMs
  let counted = 0
  const timed: Timed = async (part, work) => {
    const result = await work()
    const now = performance.now()
    if (part !== 'upload' && now >= from && now < until) counted += 1
    return result
  }
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (performance.now() < until) await walk(timed)
    }),
  )
  return counted / (STEPS + 1) / (windowMs / 1000)
}
