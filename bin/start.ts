/**
 * `npm start`: the whole product on one machine. PostgreSQL and Temporal are embedded unless DATABASE_URL and
 * TEMPORAL_ADDRESS name real ones; worker and API are processes of their own, as they are in production. A process that
 * is killed or does not answer is started again; Ctrl-C stops everything, callers first, stores last.
 */
import { mkdirSync } from 'node:fs'
import { migrate } from '../db/migrate.js'
import { keyAgreement } from '../db/payload-keys.js'
import { createPool } from '../db/pool.js'
import { findSeeding, isEmpty } from '../db/reads/demonstration.js'
import { unfailingOutput } from '../process/output.js'
import { loadPayloadKeys } from '../temporal/payload-keys.js'
import { environmentWith, readStartConfig, type StartConfig } from './config.js'
import { APPLICATION, applicationLogin } from './processes/application-login.js'
import { startPostgres } from './processes/embedded-postgres.js'
import { isPortFree } from './processes/free-port.js'
import { startApi, startWorker } from './processes/product-processes.js'
import { inOneSentence } from './processes/remedies.js'
import { seed } from './processes/seeding.js'
import { type Running, supervise } from './processes/supervised.js'
import { startTemporal } from './processes/temporal-server.js'
import { saveRuntime } from './runtime.js'
import { welcome } from './welcome.js'

const leftOut = (lines: number): string => `${lines} lines were left out: they could not be written.\n`
const output = unfailingOutput(leftOut)
const errors = unfailingOutput(leftOut, 2)
const say = (sentence: string): void => output.write(`${sentence}\n`)
/** How to stop what runs, the stores first. */
const stops: (() => Promise<void>)[] = []
let isUp = false
let stopping: Promise<void> | undefined

async function main(): Promise<void> {
  const config = readStartConfig()
  await start(config).catch((error) => {
    throw inOneSentence(error, config.DATA_DIR)
  })
  isUp = true
}

async function start(config: StartConfig): Promise<void> {
  const began = Date.now()
  if (!(await isPortFree(config.PORT))) {
    throw new Error(`Port ${config.PORT} is in use: stop what uses it, or start with PORT=<another port>.`)
  }
  mkdirSync(config.DATA_DIR, { recursive: true, mode: 0o700 })
  const [databaseUrl, temporalAddress] = await Promise.all([database(config), temporal(config)])
  const applicationUrl = config.DATABASE_URL ?? (await applicationLogin(databaseUrl))
  await migrate(databaseUrl, config.DATABASE_URL ? undefined : APPLICATION)
  const pool = createPool(databaseUrl, 2)
  // Made before worker and API look for it.
  await loadPayloadKeys(config, keyAgreement(pool))
  const local = `http://${config.HOST === '0.0.0.0' ? '127.0.0.1' : config.HOST}:${config.PORT}`
  const address = config.PUBLIC_URL ?? local
  const namespace = config.TEMPORAL_NAMESPACE
  await saveRuntime(config.DATA_DIR, { databaseUrl, temporalAddress, namespace, address })
  const demo = config.DEMO ?? config.DATABASE_URL === undefined
  const env = environmentWith({
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: namespace,
    DATA_DIR: config.DATA_DIR,
    PORT: String(config.PORT),
    HOST: config.HOST,
    PUBLIC_URL: address,
    DEMO: String(demo),
  })
  if (demo && (await isEmpty(pool))) await enter('records', config, env)
  const product = { ...env, DATABASE_URL: applicationUrl }
  await Promise.all([
    keep('worker', config, () => startWorker(config.DATA_DIR, product)),
    keep('api', config, () => startApi(config.DATA_DIR, product, local)),
  ])
  if (demo && !(await findSeeding(pool, 'procedures'))) await enter('procedures', config, env)
  say(await welcome({ pool, config, address, demo, milliseconds: Date.now() - began }))
  await pool.end()
}

async function database(config: StartConfig): Promise<string> {
  if (config.DATABASE_URL) return config.DATABASE_URL
  let port: number | undefined
  const { url } = await keep('postgres', config, async () => {
    const server = await startPostgres({ dataDir: config.DATA_DIR, port })
    port = server.port
    return server
  })
  return url
}

async function temporal(config: StartConfig): Promise<string> {
  if (config.TEMPORAL_ADDRESS) return config.TEMPORAL_ADDRESS
  let port: number | undefined
  const { address } = await keep('temporal', config, async () => {
    const server = await startTemporal({
      bin: config.TEMPORAL_BIN,
      dataDir: config.DATA_DIR,
      namespace: config.TEMPORAL_NAMESPACE,
      port,
    })
    port = server.port
    return server
  })
  return address
}

/** Starts a service and keeps it running until everything is stopped. */
async function keep<Service extends Running>(
  name: string,
  { DATA_DIR }: StartConfig,
  start: () => Promise<Service>,
): Promise<Service> {
  goOn()
  const startOrSay = (): Promise<Service> =>
    start().catch((error) => {
      throw inOneSentence(error, DATA_DIR)
    })
  const { current, stop } = await supervise(name, startOrSay, say)
  stops.push(stop)
  return current()
}

/** Enters a part of the demonstration. */
async function enter(
  part: 'records' | 'procedures',
  { DATA_DIR: dataDir }: StartConfig,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  goOn()
  say(await seed({ part, dataDir, env, onStart: (stop) => stops.push(stop) }))
}

/** Nothing more is begun once it has been asked to stop. */
function goOn(): void {
  if (stopping) throw new Error('It was asked to stop.')
}

const started = main()

function stop(): Promise<void> {
  // What was being started when it was asked to stop has started in the end, or failed.
  stopping ??= stopAll()
    .then(() => started.catch(() => {}))
    .then(stopAll)
  return stopping
}

async function stopAll(): Promise<void> {
  for (let next = stops.pop(); next; next = stops.pop()) await next()
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    const half = isUp ? '' : ' before it was ready: the next start goes on from here'
    if (!stopping) say(`Stopping${half} …`)
    void stop().then(() => process.exit(0))
  })
}

await started.catch(async (error: Error) => {
  // Where it was asked to stop, whatever failed failed for that.
  if (stopping) return
  errors.write(`${error.message}\n`)
  await stop()
  process.exit(1)
})
