import { arch, availableParallelism, cpus, platform, release, totalmem } from 'node:os'
import { ladderCpu, ladderTimes } from './ladder/ladder-table.js'
import type { Ladder } from './ladder/rungs.js'
import type { ListResult } from './lists.js'
import { MEASURE, type Memory } from './memory.js'
import { type Plan, readsWhole } from './plans.js'
import { PARTS } from './processes.js'
import { asMarkdown, asText, type Table } from './tables.js'
import type { Throughput } from './throughput.js'
import { CLIENTS } from './throughput.js'
import { percentile, STEPS, type Timings } from './walk.js'

export interface Results {
  ladder: Ladder
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
interface Line {
  what: string
  ours: string
  bare?: string
  ratio?: string
  target?: string
  met?: boolean
}

const MOST_TIMES = 1.2
const LEAST_SHARE = 0.9
const LIST_MS = 10
const MOST_EVENTS = 70
const MEMORY_MIB = 750

/** What was measured, each with its target where there is one. */
function linesOf({
  ladder,
  throughput,
  lists = [],
  events,
  atRest,
  underLoad,
  sentAgain,
  voteEvaluations,
}: Partial<Results>): Line[] {
  return [
    ...(ladder ? allLatencyLines(ladder) : []),
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

function allLatencyLines(ladder: Ladder): Line[] {
  return [
    ...latencyLines('complete a step over HTTP', ladder, 'step'),
    ...latencyLines('launch over HTTP', ladder, 'launch'),
    { what: 'upload a document of 60 kB, p50', ours: ms(percentile(ladder.product.timings.upload, 0.5)) },
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

function latencyLines(what: string, { product, bare }: Ladder, part: keyof Timings): Line[] {
  return ([0.5, 0.95] as const).map((share) => {
    const mine = percentile(product.timings[part], share)
    const baseline = percentile(bare.timings[part], share)
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
  const [mine, baseline] = [percentile(ours, 0.5), percentile(bare, 0.5)]
  const perSecond = (value: number) => `${value.toFixed(1)}/s`
  return {
    what: `whole procedures at ${CLIENTS} clients, median of ${ours.length} blocks`,
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
      what: `${name}, plans that read a large table whole`,
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

const tableOf = (lines: readonly Line[]): Table => [HEADINGS, ...lines.map(cells)]

/** What was measured, for a terminal: the ladder, then the targets. */
export function report(results: Partial<Results>): string {
  const { ladder } = results
  const tables = [...(ladder ? [ladderTimes(ladder), ladderCpu(ladder)] : []), tableOf(linesOf(results))]
  return tables.map(asText).join('\n\n')
}

/** docs/benchmarks.md: the same, with the day and the machine. */
export function markdown(results: Results): string {
  const blocks = results.throughput.ours.map(
    (mine, index) => `${mine.toFixed(1)} : ${(results.throughput.bare[index] ?? 0).toFixed(1)}`,
  )
  return `# Benchmarks

Written by \`npm run bench -- --write\` on ${new Date().toISOString().slice(0, 10)}, in ${Math.round(results.seconds)} s, on one machine: ${machine()}.
Absolute numbers are of that machine; the ratios are what the targets are about.

${asMarkdown(tableOf(linesOf(results)))}

*Bare* is a workflow that does as many updates as a procedure has steps, each with one normal activity that does nothing,
on the same Temporal server, its worker in a process of its own, spoken to by Temporal's client without HTTP, without
encryption and without a database. Procedures of both kinds are run in turn, so that whatever else the machine does meets
both. Procedures per second by block, ours : bare — ${blocks.join(', ')}; an upload is part of a procedure of ours.

## The ladder
Where a step's time goes. Each rung does what the one below it does and something more; one procedure of each was walked in
turn, ${results.ladder.bare.procedures} times, up the ladder and down again. Times are medians.

${asMarkdown(ladderTimes(results.ladder))}

${asMarkdown(ladderCpu(results.ladder))}

- *HTTP and token*: the bare workflow behind a server of its own that verifies the token as the API does and reads the JSON
  that the API would be sent; the workflow is told it, and does not look at it.
- *Codec*: the same with payloads encrypted on both sides.
- *Flow and state*: the same server before the product's own workflow, whose \`record\` answers from memory what PostgreSQL
  would.
- *Record on PostgreSQL*: the product, with all that its API reads and checks.
- CPU is what each process had while the rung was walked, what it does in the background included; *client* is the process of
  the benchmark, in which the bare engine's client runs and, above it, one that speaks HTTP. A procedure is a launch, ${STEPS}
  steps and an upload.

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
