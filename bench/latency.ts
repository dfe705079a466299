import { noTimings, stopwatch, type Timings, type Walk } from './walk.js'

const WARM_UP_PAIRS = 8
const PAIRS = 60
/** On a slow or busy machine fewer pairs have to do. */
const LIMIT_MS = 45_000

export interface Latencies {
  ours: Timings
  bare: Timings
}

/** One client, whole procedures, the baseline and ours in turn, so that what else the machine does meets both. */
export async function measureLatency(walks: { ours: Walk; bare: Walk }): Promise<Latencies> {
  const measured: Latencies = { ours: noTimings(), bare: noTimings() }
  const until = performance.now() + LIMIT_MS
  for (let pair = -WARM_UP_PAIRS; pair < PAIRS && (pair < 1 || performance.now() < until); pair += 1) {
    for (const which of ['bare', 'ours'] as const) {
      await walks[which](stopwatch(pair < 0 ? noTimings() : measured[which]))
    }
  }
  return measured
}
