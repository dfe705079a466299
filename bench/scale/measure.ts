import type pg from 'pg'
import { HttpClient } from '../http-client.js'
import { explainSent, type Plan } from '../plans.js'
import { percentile } from '../walk.js'
import type { ScaleApi } from './api-process.js'
import type { Size } from './databases.js'
import { keepSampledStates } from './kept-states.js'
import { isFile, type MeasuredFile, measureFiles } from './measure-files.js'
import { type QueriesOf, withNotedQueries } from './reading-app.js'
import { pathOf, type Reading } from './readings.js'
import { type Samples, takeSamples } from './samples.js'
import type { Way } from './way.js'

/** Milliseconds over HTTP, one client. */
export interface Times {
  p50: number
  p95: number
}

export interface Measured {
  reading: Reading
  times: Timings
  plans: Record<Size, Plan[]>
}

/**
 * How long a reading takes. `small` and `large` are compared: of a list they are pages of as many rows as both sizes have, since
 * a fuller page takes longer, however large the tables are.
 */
export interface Timings extends Record<Size, Times> {
  /** So many rows a page that is compared has, where what is asked for gives fewer at ten thousand. */
  rows?: number
  /** What is asked for, as it is at a million. */
  asked: Times
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
  { isFlat, say }: { isFlat: (times: Timings) => boolean; say: (what: string) => void },
): Promise<{ measured: Measured[]; files: MeasuredFile[] }> {
  const ways = { small: await wayOf(sides.small), large: await wayOf(sides.large) }
  try {
    await answersAll(ways, readings)
    const measured: Measured[] = []
    const files = await measureFiles(ways, readings.filter(isFile))
    for (const [index, reading] of readings.filter((each) => !isFile(each)).entries()) {
      const times = await timesOf(ways, reading, isFlat)
      measured.push({ reading, times, plans: { small: [], large: [] } })
      if (!isFlat(times)) say(`  ${asRead(reading)}: ${asMeasured(times)}`)
      if (index % 25 === 24) say(`  ${index + 1} of ${readings.length}`)
    }
    say('Asking for the plans')
    for (const size of SIZES)
      await explainAll(sides[size].pool, { measured, size, samples: ways[size].samples })
    return { measured, files }
  } finally {
    for (const size of SIZES) ways[size].http.close()
  }
}

const asRead = ({ operation, asked, reader }: Reading): string => `${operation} ${asked} (${reader})`
const asMeasured = ({ small, large, asked }: Timings): string =>
  `p95 ${small.p95.toFixed(1)}, ${large.p95.toFixed(1)}, as asked ${asked.p95.toFixed(1)} ms`

/** So many different things a reading may be about. */
const SAMPLED = 40

/**
 * Asks each of everything it may be about, at both sizes: what is not answered is told first, not after half an hour.
 * @throws Error with all that are refused
 */
async function answersAll(ways: Record<Size, Way>, readings: readonly Reading[]): Promise<void> {
  const refused: string[] = []
  for (const size of SIZES) {
    const { http, tokens, samples } = ways[size]
    for (const reading of readings) {
      const paths = new Set(Array.from({ length: SAMPLED }, (_, turn) => pathOf(reading, samples, turn)))
      for (const path of paths) {
        const answer = http.read(path, tokens[reading.reader])
        await answer.catch((error: Error) => void refused.push(`${asRead(reading)}: ${error.message}`))
      }
    }
  }
  if (refused.length > 0) throw new Error(`${refused.length} readings are refused:\n${refused.join('\n')}`)
}

async function wayOf({ api, pool }: Side): Promise<Way> {
  const samples = await takeSamples(pool)
  await keepSampledStates(pool, samples)
  return { http: new HttpClient(api.address), tokens: api.tokens, samples }
}

async function timesOf(
  ways: Record<Size, Way>,
  reading: Reading,
  isFlat: (times: Timings) => boolean,
): Promise<Timings> {
  const rows = await rowsToCompare(ways, reading)
  let best: Timings | undefined
  for (let tries = 0; tries < TRIES && !(best && isFlat(best)); tries += 1) {
    const again = await onceMore(ways, reading, rows)
    best = best ? quickest(best, again) : again
  }
  if (!best) throw new Error('nothing was measured')
  return best
}

const quicker = (a: Times, b: Times): Times => (a.p95 <= b.p95 ? a : b)
const quickest = (a: Timings, b: Timings): Timings => ({
  ...a,
  small: quicker(a.small, b.small),
  large: quicker(a.large, b.large),
  asked: quicker(a.asked, b.asked),
})

/** Rows of the first page at ten thousand, where it is a list that has more of them at a million. */
async function rowsToCompare(ways: Record<Size, Way>, reading: Reading): Promise<number | undefined> {
  const [small, large] = [await rowsOfFirst(ways.small, reading), await rowsOfFirst(ways.large, reading)]
  return small === undefined || large === undefined || small >= large ? undefined : Math.max(1, small)
}

async function rowsOfFirst({ http, tokens, samples }: Way, reading: Reading): Promise<number | undefined> {
  const answer = await http.read(pathOf(reading, samples, 0), tokens[reading.reader])
  if (!answer.startsWith('{"items":')) return undefined
  // What begins so is a list; one that is given in pages says which is next.
  const { items, nextCursor } = JSON.parse(answer) as { items: unknown[]; nextCursor?: string | null }
  return nextCursor === undefined ? undefined : items.length
}

async function onceMore(
  ways: Record<Size, Way>,
  reading: Reading,
  rows: number | undefined,
): Promise<Timings> {
  if (rows === undefined) {
    const both = await bothTimes(ways, reading)
    return { ...both, asked: both.large }
  }
  const [fewer, asked] = [withRows(reading, rows), await bothTimes(ways, reading)]
  return { ...(await bothTimes(ways, fewer)), rows, asked: asked.large }
}

/** The same reading with that many rows a page; of several limits the last is not taken, so that another is taken out. */
function withRows(reading: Reading, rows: number): Reading {
  const { asked, operation } = reading
  const others = asked.replace(/(^|[?&])limit=\d+/, '')
  const sign = operation.includes('{') ? (others.includes('?') ? '&' : '?') : others && '&'
  return { ...reading, asked: `${others}${sign}limit=${rows}` }
}

async function bothTimes(ways: Record<Size, Way>, reading: Reading): Promise<Record<Size, Times>> {
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
