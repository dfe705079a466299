/**
 * `npm start`: the whole product on one machine. PostgreSQL and Temporal are embedded unless DATABASE_URL and
 * TEMPORAL_ADDRESS name real ones; worker and API are processes of their own, as they are in production. A process that
 * is killed is started again; Ctrl-C stops everything, callers first, stores last.
 */
import { mkdirSync } from 'node:fs'
import { migrate } from '../db/migrate.js'
import { createPool } from '../db/pool.js'
import { loadPayloadKey } from '../temporal/payload-codec.js'
import { environmentWith, readStartConfig, type StartConfig } from './config.js'
import { startPostgres } from './processes/embedded-postgres.js'
import { isPortFree } from './processes/free-port.js'
import { startApi, startWorker } from './processes/product-processes.js'
import { supervise } from './processes/supervised.js'
import { startTemporal } from './processes/temporal-server.js'
import { saveRuntime } from './runtime.js'
import { seedProcedures, seedRecords } from './seed.js'
import { welcome } from './welcome.js'

const say = (sentence: string): void => void process.stdout.write(`${sentence}\n`)
const stops: (() => Promise<void>)[] = []

async function main(): Promise<void> {
  const began = Date.now()
  const config = readStartConfig()
  if (!(await isPortFree(config.PORT))) {
    throw new Error(`Port ${config.PORT} is in use: stop what uses it, or start with PORT=<another port>.`)
  }
  mkdirSync(config.DATA_DIR, { recursive: true, mode: 0o700 })
  const [databaseUrl, temporalAddress] = await Promise.all([database(config), temporal(config)])
  const payloadKey = await loadPayloadKey({
    ...(config.PAYLOAD_KEY && { payloadKey: config.PAYLOAD_KEY }),
    dataDir: config.DATA_DIR,
  })
  await migrate(databaseUrl)
  const pool = createPool(databaseUrl, 4)
  const demo = config.DEMO ?? config.DATABASE_URL === undefined
  if (demo) await seedRecords(pool, say)
  const local = `http://${config.HOST === '0.0.0.0' ? '127.0.0.1' : config.HOST}:${config.PORT}`
  const address = config.PUBLIC_URL ?? local
  const env = environmentWith({
    DATABASE_URL: databaseUrl,
    TEMPORAL_ADDRESS: temporalAddress,
    TEMPORAL_NAMESPACE: config.TEMPORAL_NAMESPACE,
    DATA_DIR: config.DATA_DIR,
    PORT: String(config.PORT),
    HOST: config.HOST,
    PUBLIC_URL: address,
    DEMO: String(demo),
  })
  await saveRuntime(config.DATA_DIR, {
    databaseUrl,
    temporalAddress,
    namespace: config.TEMPORAL_NAMESPACE,
    address,
  })
  const [worker, api] = await Promise.all([
    supervise('worker', () => startWorker(config.DATA_DIR, env), say),
    supervise('api', () => startApi(config.DATA_DIR, env, local), say),
  ])
  stops.push(worker.stop, api.stop)
  if (demo)
    await seedProcedures({ pool, temporalAddress, namespace: config.TEMPORAL_NAMESPACE, payloadKey }, say)
  say(await welcome({ pool, config, address, demo, milliseconds: Date.now() - began }))
  await pool.end()
}

async function database(config: StartConfig): Promise<string> {
  if (config.DATABASE_URL) return config.DATABASE_URL
  let port: number | undefined
  const start = async () => {
    const server = await startPostgres({ dataDir: config.DATA_DIR, port })
    port = server.port
    return server
  }
  const postgres = await supervise('postgres', start, say)
  stops.unshift(postgres.stop)
  return postgres.current().url
}

async function temporal(config: StartConfig): Promise<string> {
  if (config.TEMPORAL_ADDRESS) return config.TEMPORAL_ADDRESS
  let port: number | undefined
  const start = async () => {
    const server = await startTemporal({
      bin: config.TEMPORAL_BIN,
      dataDir: config.DATA_DIR,
      namespace: config.TEMPORAL_NAMESPACE,
      port,
    })
    port = server.port
    return server
  }
  const server = await supervise('temporal', start, say)
  stops.unshift(server.stop)
  return server.current().address
}

let stopping: Promise<void> | undefined
function stop(): Promise<void> {
  stopping ??= (async () => {
    for (const each of stops.toReversed()) await each()
  })()
  return stopping
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    say('Stopping …')
    void stop().then(() => process.exit(0))
  })
}

await main().catch(async (error: Error) => {
  process.stderr.write(`${error.message}\n`)
  await stop()
  process.exit(1)
})
