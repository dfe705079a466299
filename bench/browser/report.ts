import { loadavg } from 'node:os'
import { machine } from '../report.js'
import { asMarkdown, asText, type Table } from '../tables.js'
import { percentile } from '../walk.js'
import type { InboxTimes } from './inbox.js'
import { type Frames, type ListFrames, LONGEST_FRAME_MS } from './lists.js'
import type { StepTimes } from './steps.js'

/** What was measured of a province. */
export interface Measured {
  inbox: InboxTimes
  steps: StepTimes
  lists: ListFrames[]
  /** Of the machine, over the last minute, when it was measured. */
  load: number
}

/** By what the province holds; the first is the demonstration. */
export type Results = Readonly<Record<string, Measured>>

interface Line {
  what: string
  of: (measured: Measured) => string
  target?: string
  isMet?: (measured: Measured) => boolean
}

const COLD_MS = 1_500
const WARM_MS = 300
const STEP_MS = 300
const OURS_MS = 100

const p50 = (values: readonly number[]): number => percentile(values, 0.5)
const ms = (value: number): string => `${Math.round(value)} ms`
const both = (values: readonly number[]): string => `${ms(p50(values))}, ${ms(percentile(values, 0.95))}`

const LINES: readonly Line[] = [
  {
    ...{ what: 'inbox usable, nothing kept, p50 and p95', target: `≤ ${COLD_MS} ms` },
    of: ({ inbox }) => both(inbox.cold),
    isMet: ({ inbox }) => p50(inbox.cold) <= COLD_MS,
  },
  {
    ...{ what: 'inbox usable, loaded before, p50 and p95', target: `≤ ${WARM_MS} ms` },
    of: ({ inbox }) => both(inbox.warm),
    isMet: ({ inbox }) => p50(inbox.warm) <= WARM_MS,
  },
  { what: 'step: click to the answer of the API, p50 and p95', of: ({ steps }) => both(steps.answered) },
  { what: 'step: click to “recorded”, p50 and p95', of: ({ steps }) => both(steps.said) },
  {
    ...{ what: 'step: click to the form of the next task, p50 and p95', target: `≤ ${STEP_MS} ms` },
    of: ({ steps }) => both(steps.next),
    isMet: ({ steps }) => p50(steps.next) <= STEP_MS,
  },
  {
    ...{ what: 'step: of that beyond the answer, p50 and p95', target: `≤ ${OURS_MS} ms` },
    of: ({ steps }) => both(steps.ours),
    isMet: ({ steps }) => p50(steps.ours) <= OURS_MS,
  },
]

const MOVES = { more: 'load more', scroll: 'scroll', search: 'search' } as const
const framesIn = ({ longest, over }: Frames): string =>
  over === 0
    ? `none over ${LONGEST_FRAME_MS} ms`
    : `${over} over ${LONGEST_FRAME_MS} ms, longest ${ms(longest)}`

const linesOfLists = ({ lists }: Measured): Line[] =>
  lists.flatMap(({ name }) =>
    (['more', 'scroll', 'search'] as const).map((move): Line => {
      const frames = (measured: Measured): Frames =>
        measured.lists.find((list) => list.name === name)?.[move] ?? { longest: 0, over: 0 }
      return {
        ...{ what: `${name}: ${MOVES[move]}`, target: 'none' },
        of: (measured) => framesIn(frames(measured)),
        isMet: (measured) => frames(measured).over === 0,
      }
    }),
  )

function tableOf(results: Results): Table {
  const provinces = Object.entries(results)
  const [first] = Object.values(results)
  const lines = [...LINES, ...(first ? linesOfLists(first) : [])]
  return [
    ['what', ...provinces.map(([name]) => name), 'target', 'met'],
    ...lines.map(({ what, of, target = '', isMet }) => [
      ...[what, ...provinces.map(([, measured]) => of(measured)), target],
      isMet ? (provinces.every(([, measured]) => isMet(measured)) ? 'met' : 'NOT MET') : '',
    ]),
  ]
}

const rowsOf = (results: Results): string =>
  Object.entries(results)
    .map(([name, { lists, load }]) => {
      const rows = lists.map((list) => `${list.name} ${list.rows}`).join(', ')
      return `${name}: ${rows} rows loaded; load of the machine ${load.toFixed(1)}.`
    })
    .join('\n')

export const report = (results: Results): string => `${asText(tableOf(results))}\n\n${rowsOf(results)}`

export const loadNow = (): number => loadavg()[0] ?? 0

/** docs/benchmarks-browser.md. */
export const markdown = (results: Results): string => `# The console in a browser

Written by \`npm run bench -- --browser --write\` on ${new Date().toISOString().slice(0, 10)}, on one machine: ${machine()}.
Chromium and the whole product share it.

${asMarkdown(tableOf(results))}

- *Usable*: the tasks are listed and the first of them is open, with its form or with why there is none. With nothing kept, each
  run is a browser with an empty cache; loaded before, the address is opened again in the same one.
- *Step*: an officer confirms the eligibility of one candidate after the other. The answer is the moment when the last byte of the
  API's answer is there, by the browser's own clock. Who reads a task is on record, so that the form of the next one is asked for
  when it is opened, never before.
- *Lists*: frames that took longer than ${LONGEST_FRAME_MS} ms, as the browser itself tells them (long animation frames), while twenty
  further pages are loaded, while all that is loaded is scrolled through and back, and while it is searched.
- What a page asks of the API for its first view is counted by a test (test/web/law.test.ts).

${rowsOf(results)}
`
