/**
 * `npm run bench`: starts the product with the demonstration province in a folder of its own, measures it against a bare
 * Temporal workflow on the same server, prints how it compares with what was promised, and stops everything.
 * `-- --write` keeps the results in docs/benchmarks.md.
 */
import { writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Client, Connection } from '@temporalio/client'
import { createPool } from '../db/pool.js'
import { workflowIdOf } from '../workflows/procedure/messages.js'
import { walkBare } from './bare-procedures.js'
import { readBenchConfig } from './config.js'
import { HttpClient } from './http-client.js'
import { measureLatency } from './latency.js'
import { measureLists } from './lists.js'
import { insertManyCases } from './many-cases.js'
import { type Memory, memoryBelow } from './memory.js'
import { openOffice } from './office.js'
import { walkProcedure } from './procedures.js'
import { linesOf, machine, markdown, planLines, type Results, table } from './report.js'
import { type Stack, startStack } from './stack.js'
import { measureThroughput } from './throughput.js'
import { measureVoteEvaluations } from './votes.js'

const LIMIT_MS = 5 * 60_000
/** Until what the start has left behind is done with. */
const REST_MS = 5_000
const SAMPLE_MS = 1_000
const PROCEDURES_LOOKED_AT = 5

const began = performance.now()
const elapsed = (): number => (performance.now() - began) / 1000
const say = (text: string): void => void process.stdout.write(`${text}\n`)
const begin = (what: string): void => say(`${elapsed().toFixed(0).padStart(4)} s  ${what} …`)
const cleanUps: (() => Promise<void> | void)[] = []

/** What has been measured so far: shown also when the rest fails. */
const measured: Partial<Results> = {}

async function measure(stack: Stack): Promise<Results> {
  await sleep(REST_MS)
  const atRest = memoryBelow(stack.pid)
  measured.atRest = atRest
  const connection = await Connection.connect({ address: stack.temporalAddress })
  cleanUps.push(() => connection.close())
  const client = new Client({ connection, namespace: stack.namespace })
  const pool = createPool(stack.databaseUrl, 4)
  cleanUps.push(() => pool.end())
  const http = new HttpClient(stack.address)
  cleanUps.push(() => http.close())

  begin('Entering the records of an office, starting the baseline')
  const [office] = await Promise.all([openOffice(pool, stack.dataDir), stack.startBareWorker()])
  const finished: string[] = []
  const walks = {
    ours: walkProcedure(http, office, (caseId) => finished.push(caseId)),
    bare: walkBare(client),
  }
  begin('One client')
  const latencies = await measureLatency(walks)
  measured.latencies = latencies
  begin('Many clients')
  const load: Memory[] = []
  const throughput = await measureThroughput(walks, (block) => sampleMemory(stack.pid, block, load))
  measured.throughput = throughput
  const events = await longestHistory(client, finished)
  begin('Fifty thousand open and fifty thousand closed procedures')
  await insertManyCases(stack.databaseUrl)
  const lists = await measureLists(http, pool, stack.dataDir)
  return {
    latencies,
    throughput,
    lists,
    events,
    sentAgain: http.sentAgain,
    atRest,
    underLoad: load.reduce((most, sample) => (sample.whole > most.whole ? sample : most), atRest),
    voteEvaluations: measureVoteEvaluations(),
    seconds: elapsed(),
  }
}

async function sampleMemory(pid: number, block: Promise<unknown>, samples: Memory[]): Promise<void> {
  let running = true
  const ended = block.finally(() => {
    running = false
  })
  while (running) {
    samples.push(memoryBelow(pid))
    await Promise.race([ended, sleep(SAMPLE_MS)])
  }
}

async function longestHistory(client: Client, caseIds: readonly string[]): Promise<number> {
  const histories = await Promise.all(
    caseIds
      .slice(0, PROCEDURES_LOOKED_AT)
      .map((caseId) => client.workflow.getHandle(workflowIdOf(caseId)).fetchHistory()),
  )
  return Math.max(...histories.map(({ events }) => events?.length ?? 0))
}

let cleaning: Promise<void> | undefined
function cleanUp(): Promise<void> {
  cleaning ??= (async () => {
    for (const each of cleanUps.toReversed()) await Promise.resolve(each()).catch(() => {})
  })()
  return cleaning
}

async function stopWith(code: number, sentence: string): Promise<never> {
  process.stderr.write(`${sentence}\n`)
  const lines = linesOf(measured)
  if (lines.length > 0) say(`\nMeasured until then:\n${table(lines)}`)
  await cleanUp()
  process.exit(code)
}

const config = readBenchConfig()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void stopWith(130, 'Stopping …'))
}
setTimeout(() => void stopWith(1, 'The benchmark took longer than five minutes: given up.'), LIMIT_MS).unref()

say(`Benchmark on ${machine()}`)
try {
  begin('Starting the product')
  const stack = await startStack(config, (stop) => cleanUps.push(stop))
  const results = await measure(stack)
  const lines = linesOf(results)
  say(`\n${table(lines)}\n\nPlans:\n${results.lists.flatMap(planLines).join('\n')}\n`)
  if (config.write) {
    writeFileSync(
      fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url)),
      markdown(results, lines),
    )
    say('Written to docs/benchmarks.md.')
  }
} catch (error) {
  await stopWith(1, error instanceof Error ? (error.stack ?? error.message) : String(error))
}
await cleanUp()
