import type pg from 'pg'
import { HttpClient } from '../http-client.js'
import { explainSent, type Plan } from '../plans.js'
import { percentile } from '../walk.js'
import type { ScaleApi } from './api-process.js'
import type { Size } from './databases.js'
import { keepSampledStates } from './kept-states.js'
import { type QueriesOf, withNotedQueries } from './reading-app.js'
import { pathOf, type Reading } from './readings.js'
import { type Samples, takeSamples } from './samples.js'

/** Milliseconds over HTTP, one client. */
export interface Times {
  p50: number
  p95: number
}

export interface Measured {
  reading: Reading
  times: Record<Size, Times>
  plans: Record<Size, Plan[]>
}

/** One of the two: its database and the API on it. */
export interface Side {
  pool: pg.Pool
  api: ScaleApi
}

const WARM_UP = 10
const REQUESTS = 100
const PAGES = 4
const SIZES = ['small', 'large'] as const
/** A reading that is not as it should be is measured once more: whatever else the machine did counts against nobody. */
const TRIES = 2

/** Reads everything at both sizes in turn, then asks how PostgreSQL answered. */
export async function measureReadings(
  sides: Record<Size, Side>,
  readings: readonly Reading[],
  { isFlat, say }: { isFlat: (times: Measured['times']) => boolean; say: (what: string) => void },
): Promise<Measured[]> {
  const ways = { small: await wayOf(sides.small), large: await wayOf(sides.large) }
  try {
    const measured: Measured[] = []
    for (const [index, reading] of readings.entries()) {
      const times = await timesOf(ways, reading, isFlat)
      measured.push({ reading, times, plans: { small: [], large: [] } })
      if (index % 25 === 24) say(`  ${index + 1} of ${readings.length}`)
    }
    say('Asking for the plans')
    for (const size of SIZES)
      await explainAll(sides[size].pool, { measured, size, samples: ways[size].samples })
    return measured
  } finally {
    for (const size of SIZES) ways[size].http.close()
  }
}

/** How a side is read. */
interface Way {
  http: HttpClient
  tokens: ScaleApi['tokens']
  samples: Samples
}

async function wayOf({ api, pool }: Side): Promise<Way> {
  const samples = await takeSamples(pool)
  await keepSampledStates(pool, samples)
  return { http: new HttpClient(api.address), tokens: api.tokens, samples }
}

async function timesOf(
  ways: Record<Size, Way>,
  reading: Reading,
  isFlat: (times: Measured['times']) => boolean,
): Promise<Measured['times']> {
  let best: Measured['times'] | undefined
  for (let tries = 0; tries < TRIES && !(best && isFlat(best)); tries += 1) {
    const again = await bothTimes(ways, reading)
    best = best ? { small: quicker(best.small, again.small), large: quicker(best.large, again.large) } : again
  }
  if (!best) throw new Error('nothing was measured')
  return best
}

const quicker = (a: Times, b: Times): Times => (a.p95 <= b.p95 ? a : b)

async function bothTimes(ways: Record<Size, Way>, reading: Reading): Promise<Measured['times']> {
  const next = { small: requests(ways.small, reading), large: requests(ways.large, reading) }
  const taken: Record<Size, number[]> = { small: [], large: [] }
  for (let n = 0; n < WARM_UP + REQUESTS; n += 1) {
    for (const size of SIZES) {
      const start = performance.now()
      await next[size]()
      if (n >= WARM_UP) taken[size].push(performance.now() - start)
    }
  }
  const of = (size: Size): Times => ({
    p50: percentile(taken[size], 0.5),
    p95: percentile(taken[size], 0.95),
  })
  return { small: of('small'), large: of('large') }
}

/** Sends the next request: of a list the next page, and the first again after some. */
function requests({ http, tokens, samples }: Way, reading: Reading): () => Promise<void> {
  let turn = 0
  let cursor: string | null = null
  let page = 0
  return async () => {
    const path = pathOf(reading, samples, turn)
    const after: string = cursor === null ? '' : `${path.includes('?') ? '&' : '?'}cursor=${cursor}`
    const answer = await http.read(path + after, tokens[reading.reader])
    page = (page + 1) % PAGES
    cursor = page === 0 ? null : (/"nextCursor":"([^"]+)"/.exec(answer)?.[1] ?? null)
    if (cursor === null) {
      page = 0
      turn += 1
    }
  }
}

async function explainAll(
  pool: pg.Pool,
  { measured, size, samples }: { measured: readonly Measured[]; size: Size; samples: Samples },
): Promise<void> {
  await withNotedQueries(pool, async (queriesOf: QueriesOf) => {
    for (const { reading, plans } of measured) {
      plans[size] = await explainSent(pool, await queriesOf(reading, samples), 'always')
    }
  })
}
