import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pathToFileURL } from 'node:url'
import type pg from 'pg'
import { type DestinationStream, type Logger, pino } from 'pino'
import { keyAgreement } from '../db/payload-keys.js'
import { createPool, type Patience } from '../db/pool.js'
import { findAccount, listDemoAccounts } from '../db/reads/callers.js'
import { serviceLog } from '../process/log.js'
import { connectLazily, createClient } from '../temporal/client.js'
import { loadPayloadKeys } from '../temporal/payload-keys.js'
import { sealingWith } from '../temporal/sealing.js'
import { createApp } from './app.js'
import { type ApiConfig, readApiConfig } from './config.js'
import type { ApiDeps } from './deps.js'
import { shareOf } from './http/fair-share.js'
import { describeError } from './http/request-log.js'
import { API_AUDIENCE, createEmbeddedProvider } from './identity/embedded-provider.js'
import { createTokenVerifier } from './identity/verify-token.js'

const CONNECTIONS = 16
/** Whoever asks while PostgreSQL is away is told so within five seconds, the wait for a connection included. */
const PATIENCE: Patience = { connectMs: 1_200, statementMs: 2_800 }
/** Milliseconds that requests under way have to finish at the stop. */
const DRAIN_MS = 8_000

export interface RunningApi {
  /** http://host:port */
  url: string
  /** Takes no more requests, lets those under way finish, lets go of the database and of Temporal. */
  close(): Promise<void>
}

/**
 * Starts the API. It needs neither PostgreSQL nor Temporal to be up: what needs them answers 503 until they are. The log
 * goes to standard output unless somewhere else is named.
 * @throws when the port is taken, or the payload key is missing or another than the open cases need
 */
export async function startApi(
  config: ApiConfig,
  log: DestinationStream = serviceLog(),
): Promise<RunningApi> {
  const logger = pino({ level: config.LOG_LEVEL, serializers: { err: describeError } }, log)
  const pool = createPool(config.DATABASE_URL, CONNECTIONS, PATIENCE)
  const payloadKeys = await loadPayloadKeys(config, keyAgreement(pool))
  const connection = connectLazily(config.TEMPORAL_ADDRESS)
  let serve: RequestListener = notYet
  const server = createServer(
    { requestTimeout: 60_000, headersTimeout: 10_000, keepAliveTimeout: 65_000 },
    (request, response) => serve(request, response),
  )
  // The port first: where it is chosen free, the public address and the issuer follow from it.
  const url = await listening(server, config)
  const publicUrl = config.PUBLIC_URL ?? url
  const temporal = createClient(connection, { namespace: config.TEMPORAL_NAMESPACE, payloadKeys })
  const identity = await identityOf(config, { publicUrl, pool, logger })
  serve = createApp({
    ...identity,
    pool,
    temporal,
    sealing: sealingWith(payloadKeys),
    dataDir: config.DATA_DIR,
    logger,
    publicUrl,
    now: () => new Date(),
    demo: config.DEMO,
    fairShare: shareOf(config.REQUESTS_PER_MINUTE),
    proxies: config.PROXIES,
    ...(config.TASK_QUEUE && { taskQueue: config.TASK_QUEUE }),
  })
  logger.info({ address: url }, 'api ready')
  return {
    url,
    async close() {
      await closed(server)
      await Promise.allSettled([pool.end(), connection.close()])
      logger.info('api stopped')
    },
  }
}

async function identityOf(
  config: ApiConfig,
  { publicUrl, pool, logger }: { publicUrl: string; pool: pg.Pool; logger: Logger },
): Promise<Pick<ApiDeps, 'identity' | 'verifyToken'>> {
  const audience = config.OIDC_AUDIENCE ?? API_AUDIENCE
  if (config.OIDC_ISSUER)
    return { verifyToken: createTokenVerifier({ issuer: config.OIDC_ISSUER, audience }) }
  const provider = await createEmbeddedProvider({
    issuer: new URL('/oidc', publicUrl).href,
    dataDir: config.DATA_DIR,
    audience,
    accounts: {
      find: (login) => findAccount(pool, login),
      proposed: () => listDemoAccounts(pool),
    },
    onFault: (err) => logger.error({ err }, 'identity provider failed'),
  })
  return {
    identity: provider,
    verifyToken: createTokenVerifier({ issuer: provider.issuer, audience: provider.audience }),
  }
}

async function listening(server: Server, { PORT, HOST }: ApiConfig): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(PORT, HOST, () => {
      server.removeListener('error', reject)
      resolve()
    })
  })
  // A TCP server that listens has such an address.
  const { port } = server.address() as AddressInfo
  return `http://${HOST.includes(':') ? `[${HOST}]` : HOST}:${port}`
}

const notYet: RequestListener = (_request, response) => {
  response.writeHead(503, { 'Retry-After': '1' }).end()
}

async function closed(server: Server): Promise<void> {
  const done = new Promise<void>((resolve) => server.close(() => resolve()))
  // A connection whose request has just been answered would be kept for the next one, which will not come.
  const idle = setInterval(() => server.closeIdleConnections(), 25)
  const late = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
  await done
  clearInterval(idle)
  clearTimeout(late)
}

async function main(): Promise<void> {
  const api = await startApi(readApiConfig())
  let stopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      void api.close()
    })
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  main().catch((error: Error) => {
    process.stderr.write(`api: ${error.message}\n`)
    // At once: it listens already, and would keep the port without ever serving.
    process.exit(1)
  })
}
