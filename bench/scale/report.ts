import { type Plan, readsWhole } from '../plans.js'
import type { Table } from '../tables.js'
import type { Measured, Times, Timings } from './measure.js'
import type { MeasuredFile } from './measure-files.js'
import type { TableSize } from './table-sizes.js'

const MOST_TIMES = 1.5
const MOST_MS = 20

/** Is it as quick at a million as at ten thousand, and quick as it is asked for? */
export const isFlat = (times: Timings): boolean =>
  times.asked.p95 <= MOST_MS && timesAsLong(times) <= MOST_TIMES

const timesAsLong = ({ small, large }: Record<'small' | 'large', Times>): number => large.p95 / small.p95

/** What is wrong with a reading, in a few words; empty where nothing is. */
function faults({ times, plans }: Measured): string[] {
  const whole = [...plans.small, ...plans.large].flatMap(({ readWhole }) => readWhole)
  return [
    ...(times.asked.p95 > MOST_MS ? ['slow'] : []),
    ...(timesAsLong(times) > MOST_TIMES ? ['not flat'] : []),
    ...(whole.length > 0 ? [`reads ${[...new Set(whole)].join(', ')} whole`] : []),
  ]
}

const HEADINGS = [
  'reading',
  'as',
  '10,000: p50',
  'p95',
  '1,000,000: p50',
  'p95',
  'ratio',
  'of rows',
  'pages',
  'verdict',
] as const
const ms = (value: number): string => value.toFixed(1)
const pages = (plans: readonly Plan[]): number =>
  plans
    .filter(({ mode }) => mode === 'custom')
    .reduce((sum, { buffers }) => sum + buffers.hit + buffers.read, 0)

function cells(measured: Measured): string[] {
  const { reading, times, plans } = measured
  const { small, large, asked, rows } = times
  const query = reading.operation.includes('{') ? `: ${reading.asked}` : reading.asked && `?${reading.asked}`
  return [
    `${reading.operation}${query}`,
    reading.reader,
    ...[small.p50, small.p95, large.p50, large.p95].map(ms),
    `${(large.p95 / small.p95).toFixed(2)}×`,
    rows === undefined ? '' : `${rows}; as asked ${ms(asked.p50)}, ${ms(asked.p95)}`,
    String(pages(plans.large)),
    faults(measured).join('; ') || 'met',
  ]
}

export const tableOf = (measured: readonly Measured[]): Table => [[...HEADINGS], ...measured.map(cells)]

/** One sentence on all of them. */
export function verdictOf(measured: readonly Measured[]): string {
  const wrong = measured.filter((each) => faults(each).length > 0).length
  const plans = measured.flatMap(({ plans: { small, large } }) => [...small, ...large])
  return (
    `${measured.length - wrong} of ${measured.length} readings are flat: p95 at a million at most ${MOST_TIMES} times that at ten ` +
    `thousand, and at most ${MOST_MS} ms. Of ${plans.length} plans ${plans.filter(readsWhole).length} read a large table whole.`
  )
}

export const filesTable = (files: readonly MeasuredFile[]): Table => [
  ['file', 'as', '10,000: rows', 'ms', 'ms a row', '1,000,000: rows', 'ms', 'ms a row'],
  ...files.map(({ reading, files: { small, large } }) => [
    `${reading.operation}?${reading.asked}`,
    reading.reader,
    ...[small, large].flatMap(({ rows, p50 }) => [
      rows.toLocaleString('en'),
      ms(p50),
      (p50 / Math.max(1, rows)).toFixed(2),
    ]),
  ]),
]

const mib = (bytes: number): string => (bytes / 2 ** 20).toLocaleString('en', { maximumFractionDigits: 0 })

export const sizesTable = (sizes: readonly TableSize[]): Table => [
  ['table', 'rows', 'rows, MiB', 'indexes, MiB'],
  ...sizes.map(({ table, rows, bytes, indexBytes }) => [
    table,
    rows.toLocaleString('en'),
    mib(bytes),
    mib(indexBytes),
  ]),
]
