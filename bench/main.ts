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
import { measureLadder } from './ladder/measure-ladder.js'
import { startLadder } from './ladder/start-ladder.js'
import { measureLists } from './lists.js'
import { insertManyCases } from './many-cases.js'
import { type Memory, memoryBelow } from './memory.js'
import { openOffice } from './office.js'
import { walkProcedure } from './procedures.js'
import { machine, markdown, planLines, type Results, report } from './report.js'
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

  begin('Entering the records of an office, starting the baseline and the ladder')
  const [office, bareWorker] = await Promise.all([
    openOffice(pool, stack.dataDir),
    stack.startBeside('bench/bare-worker.js', /bare worker ready/),
  ])
  const finished: string[] = []
  const walks = {
    ours: walkProcedure(http, office, (caseId) => finished.push(caseId)),
    bare: walkBare(client),
  }
  const standing = await startLadder(stack, { client, office, bareWorker, product: walks.ours })
  begin('One client, up and down the ladder')
  const ladder = await measureLadder(standing.rungs)
  measured.ladder = ladder
  await standing.stop()
  begin('Many clients')
  const load: Memory[] = []
  const throughput = await measureThroughput(walks, (block) => sampleMemory(stack.pid, block, load))
  measured.throughput = throughput
  const events = await longestHistory(client, finished)
  begin('Fifty thousand open and fifty thousand closed procedures')
  await insertManyCases(stack.databaseUrl)
  const lists = await measureLists(http, pool, stack.dataDir)
  return {
    ladder,
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

let stopping = false
async function stopWith(code: number, sentence: string): Promise<void> {
  // What is under way when everything is stopped fails too, and has nothing more to say.
  if (stopping) return
  stopping = true
  process.stderr.write(`${sentence}\n`)
  if (Object.keys(measured).length > 0) say(`\nMeasured until then:\n${report(measured)}`)
  await cleanUp()
  process.exit(code)
}

const config = readBenchConfig()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void stopWith(130, 'Stopping …'))
}
process.on('uncaughtException', (error) => void stopWith(1, error.stack ?? error.message))
setTimeout(() => void stopWith(1, 'The benchmark took longer than five minutes: given up.'), LIMIT_MS).unref()

say(`Benchmark on ${machine()}`)
try {
  begin('Starting the product')
  const stack = await startStack(config, (stop) => cleanUps.push(stop))
  const results = await measure(stack)
  say(`\n${report(results)}\n\nPlans:\n${results.lists.flatMap(planLines).join('\n')}\n`)
  say(`In ${results.seconds.toFixed(0)} s.`)
  if (config.write) {
    writeFileSync(fileURLToPath(new URL('../../docs/benchmarks.md', import.meta.url)), markdown(results))
    say('Written to docs/benchmarks.md.')
  }
} catch (error) {
  await stopWith(1, error instanceof Error ? (error.stack ?? error.message) : String(error))
}
await cleanUp()
