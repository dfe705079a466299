import { arch, availableParallelism, cpus, platform, release, totalmem } from 'node:os'
import type { Latencies } from './latency.js'
import type { ListResult } from './lists.js'
import { MEASURE, type Memory, PARTS } from './memory.js'
import { type Plan, readsWhole } from './plans.js'
import type { Throughput } from './throughput.js'
import { CLIENTS } from './throughput.js'
import { percentile, type Timings } from './walk.js'

export interface Results {
  latencies: Latencies
  throughput: Throughput
  lists: ListResult[]
  /** Of the longest history of a complete procedure. */
  events: number
  atRest: Memory
  underLoad: Memory
  voteEvaluations: number
  /** Requests answered with 503 and sent again. */
  sentAgain: number
  /** Seconds that the whole run took. */
  seconds: number
}

/** A line of the table. */
export interface Line {
  what: string
  ours: string
  bare?: string
  ratio?: string
  target?: string
  met?: boolean
}

const MOST_TIMES = 1.6
const LEAST_SHARE = 0.7
const LIST_MS = 10
const MOST_EVENTS = 200
const MEMORY_MIB = 900

/** What was measured, each with its target where there is one. */
export function linesOf({
  latencies,
  throughput,
  lists = [],
  events,
  atRest,
  underLoad,
  sentAgain,
  voteEvaluations,
}: Partial<Results>): Line[] {
  return [
    ...(latencies ? allLatencyLines(latencies) : []),
    ...(throughput ? [throughputLine(throughput)] : []),
    ...(sentAgain === undefined
      ? []
      : [{ what: 'requests answered with 503 and sent again', ours: String(sentAgain) }]),
    ...lists.flatMap(listLines),
    ...(events === undefined ? [] : [eventsLine(events)]),
    ...(atRest ? memoryLines(`memory at rest (${MEASURE})`, atRest, MEMORY_MIB) : []),
    ...(underLoad ? memoryLines(`memory at ${CLIENTS} clients (${MEASURE})`, underLoad) : []),
    ...(voteEvaluations === undefined
      ? []
      : [{ what: 'evaluate a vote', ours: `${Math.round(voteEvaluations).toLocaleString('en')}/s` }]),
  ]
}

function allLatencyLines(latencies: Latencies): Line[] {
  return [
    ...latencyLines('complete a step over HTTP', latencies, 'step'),
    ...latencyLines('launch over HTTP', latencies, 'launch'),
    { what: 'upload a document of 60 kB, p50', ours: ms(percentile(latencies.ours.upload, 0.5)) },
  ]
}

const eventsLine = (events: number): Line => ({
  what: 'events in the history of a procedure',
  ours: String(events),
  target: `≤ ${MOST_EVENTS}`,
  met: events <= MOST_EVENTS,
})

function memoryLines(what: string, memory: Memory, most?: number): Line[] {
  return [
    {
      what,
      ours: mib(memory.whole),
      ...(most !== undefined && { target: `≤ ${most} MiB`, met: memory.whole <= most }),
    },
    ...PARTS.map((part) => ({ what: `  ${part}`, ours: mib(memory[part]) })),
  ]
}

function latencyLines(what: string, { ours, bare }: Latencies, part: keyof Timings): Line[] {
  return ([0.5, 0.95] as const).map((share) => {
    const [mine, baseline] = [percentile(ours[part], share), percentile(bare[part], share)]
    const ratio = mine / baseline
    const line = {
      what: `${what}, p${share * 100}`,
      ours: ms(mine),
      bare: ms(baseline),
      ratio: `${ratio.toFixed(2)}×`,
    }
    return share === 0.5 ? { ...line, target: `≤ ${MOST_TIMES}×`, met: ratio <= MOST_TIMES } : line
  })
}

function throughputLine({ ours, bare }: Throughput): Line {
  const [mine, baseline] = [mean(ours), mean(bare)]
  const perSecond = (value: number) => `${value.toFixed(1)}/s`
  return {
    what: `whole procedures at ${CLIENTS} clients`,
    ours: perSecond(mine),
    bare: perSecond(baseline),
    ratio: `${(mine / baseline).toFixed(2)}×`,
    target: `≥ ${LEAST_SHARE}×`,
    met: mine / baseline >= LEAST_SHARE,
  }
}

function listLines({ name, p50, p95, plans }: ListResult): Line[] {
  const whole = plans.filter(readsWhole).length
  return [
    { what: `${name}, p50`, ours: ms(p50) },
    { what: `${name}, p95`, ours: ms(p95), target: `≤ ${LIST_MS} ms`, met: p95 <= LIST_MS },
    {
      what: `${name}, plans that read cases or tasks whole`,
      ours: `${whole} of ${plans.length}`,
      target: '0',
      met: whole === 0,
    },
  ]
}

/** One line for each way a query was answered. */
export function planLines({ name, plans, total }: ListResult): string[] {
  const describe = ({ mode, milliseconds, buffers, scans }: Plan) =>
    `  ${milliseconds.toFixed(2)} ms, ${mode} plan, ${buffers.hit} pages hit, ${buffers.read} read; ${scans.join(', ')}`
  return [`${name} (total ${total}):`, ...plans.map(describe)]
}

const HEADINGS = ['what', 'ours', 'bare', 'ratio', 'target', 'met'] as const
const cells = ({ what, ours, bare = '', ratio = '', target = '', met }: Line): string[] => [
  what,
  ours,
  bare,
  ratio,
  target,
  met === undefined ? '' : met ? 'met' : 'NOT MET',
]

/** The table for a terminal. */
export function table(lines: readonly Line[]): string {
  const rows = [[...HEADINGS], ...lines.map(cells)]
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
  return rows.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')
}

/** docs/benchmarks.md: the same, with the day and the machine. */
export function markdown(results: Results, lines: readonly Line[]): string {
  const rows = lines.map((line) => `| ${cells(line).join(' | ').replace(/^ {2}/, '&emsp;')} |`)
  const blocks = results.throughput.ours.map(
    (mine, index) => `${mine.toFixed(1)} : ${(results.throughput.bare[index] ?? 0).toFixed(1)}`,
  )
  return `# Benchmarks

Written by \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}, in ${Math.round(results.seconds)} s, on one machine: ${machine()}.
Absolute numbers are of that machine; the ratios are what the targets are about.

| ${HEADINGS.join(' | ')} |
| --- | ---: | ---: | ---: | ---: | --- |
${rows.join('\n')}

*Bare* is a workflow that does as many updates as a procedure has steps, each with one normal activity that does nothing,
on the same Temporal server, its worker in a process of its own, spoken to by Temporal's client without HTTP, without
encryption and without a database. Procedures of both kinds are run in turn, so that whatever else the machine does meets
both. Procedures per second by block, ours : bare — ${blocks.join(', ')}; an upload is part of a procedure of ours.

## Plans

As PostgreSQL answers the first page and its capped count; *generic* is how a prepared statement may come to be planned.

\`\`\`
${results.lists.flatMap(planLines).join('\n')}
\`\`\`
`
}

/** What the numbers depend on; no names. */
export function machine(): string {
  const model = cpus()[0]?.model.trim()
  const gib = (totalmem() / 2 ** 30).toFixed(0)
  return [
    `${availableParallelism()} cores${model ? ` (${model})` : ''}`,
    `${gib} GiB of memory`,
    `${platform()} ${release().replace(/^(\d+\.\d+).*/, '$1')} ${arch()}`,
    `Node ${process.versions.node}`,
  ].join(', ')
}

const ms = (value: number): string => `${value.toFixed(1)} ms`
const mib = (value: number): string => `${Math.round(value)} MiB`
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length
