import { percentile } from '../walk.js'
import type { Size } from './databases.js'
import { pathOf, type Reading } from './readings.js'
import type { Way } from './way.js'

/** A list as a file: it holds every row that a list has, up to its limit, so that what is compared is the time of a row. */
export interface MeasuredFile {
  reading: Reading
  files: Record<Size, { rows: number; p50: number }>
}

const REQUESTS = 10

/** Is it a file, not a page? */
export const isFile = ({ asked }: Reading): boolean => /(^|&)format=/.test(asked)

/** Each at both sizes in turn. */
export async function measureFiles(
  ways: Record<Size, Way>,
  readings: readonly Reading[],
): Promise<MeasuredFile[]> {
  const measured: MeasuredFile[] = []
  for (const reading of readings) {
    const files = { small: await fileOf(ways.small, reading), large: await fileOf(ways.large, reading) }
    measured.push({ reading, files })
  }
  return measured
}

async function fileOf(
  { http, tokens, samples }: Way,
  reading: Reading,
): Promise<{ rows: number; p50: number }> {
  const taken: number[] = []
  let rows = 0
  for (let n = 0; n < REQUESTS; n += 1) {
    const start = performance.now()
    const file = await http.read(pathOf(reading, samples, n), tokens[reading.reader])
    taken.push(performance.now() - start)
    // The first line names the columns.
    rows = file.trimEnd().split('\n').length - 1
  }
  return { rows, p50: percentile(taken, 0.5) }
}
