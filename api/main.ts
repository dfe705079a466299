import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type pg from 'pg'
import { type DestinationStream, type Logger, pino } from 'pino'
import { countOutOfStep } from '../db/in-step/out-of-step.js'
import { countUndelivered } from '../db/outbox.js'
import { keyAgreement } from '../db/payload-keys.js'
import { createPool, type Patience } from '../db/pool.js'
import { findAccount, listDemoAccounts } from '../db/reads/callers.js'
import { listenToRecorded } from '../db/recorded-commands.js'
import { serviceLog } from '../process/log.js'
import { connectLazily, createClient } from '../temporal/client.js'
import { securityOf } from '../temporal/connection-settings.js'
import { loadPayloadKeys } from '../temporal/payload-keys.js'
import { sealingWith } from '../temporal/sealing.js'
import { createApp } from './app.js'
import { HeardAnswers } from './commands/heard-answers.js'
import { type ApiConfig, readApiConfig } from './config.js'
import type { ApiDeps } from './deps.js'
import { shareOf } from './http/fair-share.js'
import { createMetrics, type Metrics } from './http/metrics.js'
import { describeError } from './http/request-log.js'
import { notYet, refuseUnreadable, withHost } from './http/unserved.js'
import { API_AUDIENCE, CONSOLE_CLIENT, createEmbeddedProvider } from './identity/embedded-provider.js'
import { isBelievable } from './identity/issuer-settings.js'
import { createPasswordAttempts } from './identity/password-attempts.js'
import { createSignInClient } from './identity/sign-in-client.js'
import { createTokenVerifier } from './identity/verify-token.js'
import { uploadsOf } from './resources/documents/uploads.js'
import { createBrowserSessions } from './session/browser-sessions.js'
import { sessionCookies } from './session/cookies.js'

const CONNECTIONS = 16
/** Whoever asks while PostgreSQL is away is told so within five seconds, the wait for a connection included. */
const PATIENCE: Patience = { connectMs: 1_200, statementMs: 2_700 }
/** Milliseconds that requests under way have to finish at the stop. */
const DRAIN_MS = 8_000

/** Said at each start. */
const IN_THE_OPEN =
  'PUBLIC_URL is http: whoever is on the way reads and changes what people read and send, their sessions too; put TLS in front, and name its https address'

export interface RunningApi {
  /** http://host:port */
  url: string
  /** http://host:port of the metrics, where they are served. */
  metricsUrl: string | undefined
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
  const connection = connectLazily(config.TEMPORAL_ADDRESS, securityOf(config))
  let serve = notYet(config.PUBLIC_URL)
  const server = createServer(
    { requestTimeout: 60_000, headersTimeout: 10_000, keepAliveTimeout: 65_000, requireHostHeader: false },
    withHost((request, response) => serve(request, response), config.PUBLIC_URL),
  )
  refuseUnreadable(server, config.PUBLIC_URL)
  // The port first: where it is chosen free, the public address and the issuer follow from it.
  const url = await listening(server, config.PORT, config.HOST)
  const metrics = await metricsOf(config, pool)
  const publicUrl = config.PUBLIC_URL ?? url
  if (!isBelievable(publicUrl)) logger.warn({ publicUrl }, IN_THE_OPEN)
  const temporal = createClient(connection, { namespace: config.TEMPORAL_NAMESPACE, payloadKeys })
  const identity = await identityOf(config, { publicUrl, pool, logger })
  const stopping = new AbortController()
  const heard = new HeardAnswers()
  const listener = listenToRecorded(config.DATABASE_URL, (command) => heard.hear(command))
  serve = createApp({
    ...identity,
    stopping: stopping.signal,
    pool,
    temporal,
    heard,
    sealing: sealingWith(payloadKeys),
    dataDir: config.DATA_DIR,
    logger,
    publicUrl,
    now: () => new Date(),
    demo: config.DEMO,
    fairShare: shareOf(config.REQUESTS_PER_MINUTE),
    twoPeopleFor: config.TWO_PEOPLE_FOR,
    proxies: config.PROXIES,
    ...(metrics && { observe: metrics.observe }),
    uploads: uploadsOf(config),
    consoleFolder: consoleFolder(),
    ...(config.TASK_QUEUE && { taskQueue: config.TASK_QUEUE }),
  })
  logger.info({ address: url }, 'api ready')
  return {
    url,
    metricsUrl: metrics?.url,
    async close() {
      stopping.abort()
      await closed(server)
      metrics?.server.closeAllConnections()
      metrics?.server.close()
      await Promise.allSettled([listener.close(), pool.end(), connection.close()])
      logger.info('api stopped')
    },
  }
}

async function identityOf(
  config: ApiConfig,
  { publicUrl, pool, logger }: { publicUrl: string; pool: pg.Pool; logger: Logger },
): Promise<Pick<ApiDeps, 'identity' | 'verifyToken' | 'browser'>> {
  const { OIDC_ISSUER: issuer, OIDC_AUDIENCE: audience = API_AUDIENCE, OIDC_SCOPE: scope } = config
  const known = (of: { issuer: string; audience: string; scope: string }, clientId?: string) => {
    const given = { ...of, acrValues: config.OIDC_ACR_VALUES }
    const verifyToken = createTokenVerifier(given)
    if (clientId === undefined) return { verifyToken }
    const client = createSignInClient({
      ...{ ...given, clientId, publicUrl, verifyToken },
      ...(config.OIDC_CLIENT_SECRET && { clientSecret: config.OIDC_CLIENT_SECRET }),
    })
    const lifetime = { longest: config.SESSION_HOURS * 3_600, idle: config.SESSION_IDLE_MINUTES * 60 }
    const sessions = createBrowserSessions(pool, client, lifetime)
    return { verifyToken, browser: { client, sessions, cookies: sessionCookies(publicUrl) } }
  }
  if (issuer) return known({ issuer, audience, scope }, config.OIDC_CLIENT_ID)
  const provider = await createEmbeddedProvider({
    issuer: new URL('/oidc', publicUrl).href,
    dataDir: config.DATA_DIR,
    audience,
    scope,
    accounts: {
      find: (login) => findAccount(pool, login),
      proposed: () => listDemoAccounts(pool),
    },
    attempts: createPasswordAttempts(pool),
    onFault: (err) => logger.error({ err }, 'identity provider failed'),
  })
  return { identity: provider, ...known(provider, CONSOLE_CLIENT) }
}

/** Where the build puts the console: below the folder of this package, wherever the program runs from. */
function consoleFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder)
  return join(folder, 'dist', 'web')
}

/** What Prometheus reads, on a port of its own; undefined where none is named. */
async function metricsOf(
  { METRICS_PORT, METRICS_HOST }: ApiConfig,
  pool: pg.Pool,
): Promise<(Metrics & { url: string }) | undefined> {
  if (METRICS_PORT === undefined) return undefined
  const metrics = createMetrics({
    outOfStep: () => countOutOfStep(pool).catch(() => undefined),
    undelivered: () => countUndelivered(pool).catch(() => undefined),
  })
  return { ...metrics, url: await listening(metrics.server, METRICS_PORT, METRICS_HOST) }
}

async function listening(server: Server, wanted: number, host: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(wanted, host, () => {
      server.removeListener('error', reject)
      resolve()
    })
  })
  // A TCP server that listens has such an address.
  const { port } = server.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
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
