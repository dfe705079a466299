import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { startPostgres } from '../../bin/processes/embedded-postgres.js'
import { type Running, supervise } from '../../bin/processes/supervised.js'
import { startTemporal } from '../../bin/processes/temporal-server.js'
import { migrate } from '../../db/migrate.js'
import { compiledProcesses, freeze, keptPort, productEnvironment, until } from '../support/product.js'
import { testService } from '../support/services.js'

/** The product's processes as `npm start` looks after them, but with less patience. */
const SILENCE_LIMIT_MS = 6_000
const NAMES = ['postgres', 'temporal', 'worker', 'api'] as const

const dataDir = mkdtempSync(join(tmpdir(), 'frozen-processes-'))
const supervised = new Map<string, Awaited<ReturnType<typeof supervise<Running>>>>()
const said: string[] = []
let address = ''

async function lookAfter<Service extends Running>(
  name: string,
  start: () => Promise<Service>,
): Promise<Service> {
  const service = await supervise(name, start, (sentence) => said.push(sentence), SILENCE_LIMIT_MS)
  supervised.set(name, service)
  return service.current()
}

beforeAll(async () => {
  const [{ folder }, { path: bin }] = await Promise.all([
    testService('build'),
    testService('temporalProgram'),
  ])
  const { startApi, startWorker } = await compiledProcesses(folder)
  const [postgresPort, temporalPort, port] = [await keptPort(), await keptPort(), await keptPort()]
  const { url } = await lookAfter('postgres', () => startPostgres({ dataDir, port: postgresPort }))
  await lookAfter('temporal', () => startTemporal({ bin, dataDir, port: temporalPort }))
  await migrate(url)
  address = `http://127.0.0.1:${port}`
  const env = productEnvironment({
    DATABASE_URL: url,
    TEMPORAL_ADDRESS: `127.0.0.1:${temporalPort}`,
    DATA_DIR: dataDir,
    PORT: String(port),
    PUBLIC_URL: address,
  })
  await lookAfter('worker', () => startWorker(dataDir, env))
  await lookAfter('api', () => startApi(dataDir, env, address))
}, 120_000)
afterAll(async () => {
  for (const each of [...supervised.values()].toReversed()) await each.stop()
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
}, 60_000)

async function isServing(): Promise<boolean> {
  const answer = await fetch(`${address}/readyz`, { signal: AbortSignal.timeout(5_000) }).catch(
    () => undefined,
  )
  return answer?.status === 200
}

test.each(NAMES)(
  '%s, when it does not answer any more, is ended and started again',
  async (name) => {
    await until('all of it serves', isServing)
    const pid = supervised.get(name)?.current().pid ?? 0
    freeze(pid)
    await until('another runs in its place', () => supervised.get(name)?.current().pid !== pid, 60_000)
    expect(said).toContain(`${name} did not answer any more: starting it again.`)
    await until('all of it serves again', isServing)
  },
  120_000,
)
