import { execFileSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client, Connection } from '@temporalio/client'
import type pg from 'pg'
import { mintEmbeddedToken } from '../../api/identity/embedded-token.js'
import { startPostgres } from '../../bin/processes/embedded-postgres.js'
import { isPortFree } from '../../bin/processes/free-port.js'
import { signalIfThere } from '../../bin/processes/running-process.js'
import type { Running } from '../../bin/processes/supervised.js'
import { startTemporal } from '../../bin/processes/temporal-server.js'
import { migrate } from '../../db/migrate.js'
import { keyAgreement } from '../../db/payload-keys.js'
import { createDataConverter } from '../../temporal/payload-codec.js'
import { loadPayloadKeys } from '../../temporal/payload-keys.js'
import { patientPool } from './database.js'
import { testService } from './services.js'

/** One process of the product, to be ended and started again by hand. */
export interface ProductPart {
  readonly pid: number
  readonly isRunning: boolean
  /** On the same port and the same data as before; resolves when it serves. */
  start(): Promise<void>
  /** kill -9; resolves when it has ended. */
  kill(): Promise<void>
  /** As Ctrl-C would; resolves when it has ended. */
  stop(): Promise<void>
  /** SIGSTOP to it and its children: connections stay, nothing answers. */
  freeze(): void
  /** SIGCONT. */
  thaw(): void
}

/** The product as `npm start` runs it, each process by hand and nobody to start it again. */
export interface Product {
  readonly postgres: ProductPart
  readonly temporal: ProductPart
  readonly worker: ProductPart
  readonly api: ProductPart
  /** Where the API is: http://host:port */
  readonly address: string
  /** Where its metrics are. */
  readonly metricsAddress: string
  readonly dataDir: string
  readonly databaseUrl: string
  readonly temporalAddress: string
  /** Of the test's own. */
  readonly pool: pg.Pool
  readonly client: Client
  tokenOf(login: string): Promise<string>
  /** Runs one of the product's programs to its end, such as `bin/verify-audit.ts`, by its built name. */
  run(program: string, ...args: string[]): { code: number; output: string }
  /** Ends everything and deletes the data. */
  close(): Promise<void>
}

export interface ProductOptions {
  /** Fills the migrated database before worker and API start. */
  seed: (pool: pg.Pool) => Promise<void>
  /** Where the worker finds the database, when that is not where it is. */
  workerDatabaseUrl?: (databaseUrl: string) => Promise<string> | string
  /** More for the environment of the worker. */
  workerEnvironment?: Record<string, string>
  /** More for the environment of the API. */
  apiEnvironment?: Record<string, string>
}

/** What would lead the product elsewhere than to what is started here. */
const NOT_PASSED_ON =
  /^(DATABASE_URL|TEMPORAL_|OIDC_|PUBLIC_URL|HOST$|PORT$|METRICS_|SMTP_URL|PAYLOAD_KEY|WORKER_|DEMO$|AUDIT_|NODE_OPTIONS$)/

/** Our environment without what would lead a product elsewhere, and with what is given. */
export function productEnvironment(given: Record<string, string>): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !NOT_PASSED_ON.test(name))
  // A test asks as few people for what many ask in the product, and one for what takes two.
  return { ...Object.fromEntries(own), REQUESTS_PER_MINUTE: '0', TWO_PEOPLE_FOR: 'none', ...given }
}

/** Starts PostgreSQL, Temporal (persistent), worker and API, all on free ports with a DATA_DIR of their own. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const [{ folder }, { path: bin }] = await Promise.all([
    testService('build'),
    testService('temporalProgram'),
  ])
  const { startApi, startWorker } = await compiledProcesses(folder)
  const dataDir = mkdtempSync(join(tmpdir(), 'product-'))
  const [postgresPort, temporalPort, apiPort, metricsPort] = [
    await keptPort(),
    await keptPort(),
    await keptPort(),
    await keptPort(),
  ]
  let databaseUrl = ''
  const postgres = part(async () => {
    const server = await startPostgres({ dataDir, port: postgresPort })
    databaseUrl = server.url
    return server
  })
  const temporal = part(() => startTemporal({ bin, dataDir, port: temporalPort, namespace: 'default' }))
  await Promise.all([postgres.start(), temporal.start()])
  await migrate(databaseUrl)
  const pool = patientPool(databaseUrl, 4)
  await options.seed(pool)
  const payloadKeys = await loadPayloadKeys({ DATA_DIR: dataDir }, keyAgreement(pool))
  const address = `http://127.0.0.1:${apiPort}`
  const temporalAddress = `127.0.0.1:${temporalPort}`
  const env = productEnvironment({
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    DATA_DIR: dataDir,
    PORT: String(apiPort),
    METRICS_PORT: String(metricsPort),
    PUBLIC_URL: address,
  })
  const workerUrl = (await options.workerDatabaseUrl?.(databaseUrl)) ?? databaseUrl
  const worker = part(() =>
    startWorker(dataDir, { ...env, ...options.workerEnvironment, DATABASE_URL: workerUrl }),
  )
  const api = part(() => startApi(dataDir, { ...env, ...options.apiEnvironment }, address))
  await Promise.all([worker.start(), api.start()])
  const connection = Connection.lazy({ address: temporalAddress })
  return {
    postgres,
    temporal,
    worker,
    api,
    address,
    metricsAddress: `http://127.0.0.1:${metricsPort}`,
    dataDir,
    databaseUrl,
    temporalAddress,
    pool,
    client: new Client({ connection, dataConverter: createDataConverter(payloadKeys) }),
    tokenOf: (login) => mintEmbeddedToken({ dataDir, login }),
    run: (program, ...args) => runProgram([join(folder, program), ...args], env),
    async close() {
      await connection.close()
      await pool.end()
      for (const each of [api, worker, temporal, postgres]) {
        if (!each.isRunning) continue
        each.thaw()
        await each.stop()
      }
      rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Given away, whether anybody listens there yet or not. */
const keptPorts = new Set<number>()

/**
 * A free port that stays so while a process is away: not one of those that systems give to whoever asks for any. A
 * range for each test process, and none twice in a test file.
 */
export async function keptPort(): Promise<number> {
  const worker = Number(process.env.JEST_WORKER_ID ?? 1) % 8
  for (;;) {
    const port = 22_000 + worker * 1_000 + randomInt(1_000)
    if (keptPorts.has(port) || !(await isPortFree(port))) continue
    keptPorts.add(port)
    return port
  }
}

type Processes = typeof import('../../bin/processes/product-processes.js')

/** As built: they start the programs that lie beside them. */
export async function compiledProcesses(folder: string): Promise<Processes> {
  // The build of this very source.
  return (await import(join(folder, 'bin', 'processes', 'product-processes.js'))) as Processes
}

function part(launch: () => Promise<Running>): ProductPart {
  let running: Running | undefined
  const present = (): Running => {
    if (!running) throw new Error('this process does not run')
    return running
  }
  return {
    get pid() {
      return present().pid
    },
    get isRunning() {
      return running !== undefined
    },
    async start() {
      const started = await launch()
      running = started
      void started.exited.then(() => {
        if (running === started) running = undefined
      })
    },
    async kill() {
      const { pid, exited } = present()
      signalIfThere(pid, 'SIGKILL')
      await exited
      running = undefined
    },
    async stop() {
      const { stop } = present()
      await stop()
      running = undefined
    },
    freeze: () => freeze(present().pid),
    thaw() {
      const { pid } = present()
      for (const child of childrenOf(pid)) signalIfThere(child, 'SIGCONT')
      signalIfThere(pid, 'SIGCONT')
    },
  }
}

/** SIGSTOP to a process and its children. */
export function freeze(pid: number): void {
  // The parent first, so that no child is born meanwhile.
  signalIfThere(pid, 'SIGSTOP')
  for (const child of childrenOf(pid)) signalIfThere(child, 'SIGSTOP')
}

/** The ids of the processes whose parent this is. */
export function childrenOf(pid: number): number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .flatMap(([child, parent]) => (parent === pid && child !== undefined ? [child] : []))
}

function runProgram(command: string[], env: NodeJS.ProcessEnv): { code: number; output: string } {
  try {
    return {
      code: 0,
      output: execFileSync(process.execPath, command, { env, encoding: 'utf8', stdio: 'pipe' }),
    }
  } catch (error) {
    // What execFileSync throws of a program that ended with another code than 0.
    const { status, stdout, stderr } = error as { status: number | null; stdout: string; stderr: string }
    return { code: status ?? 1, output: `${stdout}${stderr}` }
  }
}

/** Looks again and again until `find` gives something; fails after `patienceMs` with what was waited for. */
export async function until<T>(
  what: string,
  find: () => Promise<T | undefined | false> | T | undefined | false,
  patienceMs = 90_000,
): Promise<T> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const found = await find()
    if (found !== undefined && found !== false) return found
    if (Date.now() > deadline) throw new Error(`waited ${patienceMs} ms in vain until ${what}`)
    await sleep(25)
  }
}
