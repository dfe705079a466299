import { execFile, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { parse } from 'yaml'
import { z } from 'zod'
import { createEmptyDatabase } from './database.js'
import { keptPort, until } from './product.js'
import { testService } from './services.js'

const root = new URL('../../', import.meta.url).pathname
const VERSION = 'v1.31.2'

/**
 * The folder of the programs `server` and `sql` of Temporal: unlike the one that tests share, that server speaks TLS and asks
 * an authorizer. Undefined where there is none: skip what needs it, saying so.
 */
export function temporalPrograms(): string | undefined {
  const folder = process.env.TEMPORAL_SERVER_PROGRAMS
  return folder && ['server', 'sql'].every((name) => existsSync(join(folder, name))) ? folder : undefined
}

export const HOW_TO_HAVE_THEM = `GOBIN=<folder> go install go.temporal.io/server/cmd/server@${VERSION} go.temporal.io/server/cmd/tools/sql@${VERSION}, then TEMPORAL_SERVER_PROGRAMS=<folder>`

/** What deploy/make-certificates.sh makes, in a folder of one's own. */
export function makeCertificates(): { folder: string; remove: () => void } {
  const parent = mkdtempSync(join(tmpdir(), 'certificates-'))
  const folder = join(parent, 'made')
  execFileSync(join(root, 'deploy', 'make-certificates.sh'), [folder], { stdio: 'pipe' })
  return { folder, remove: () => rmSync(parent, { recursive: true, force: true }) }
}

/** The environment by which the product, or a tool, reaches the server as that client. */
export function environmentOf(certificates: string, client: 'product' | 'tools'): Record<string, string> {
  const [, token = ''] = readFileSync(join(certificates, client, 'token.env'), 'utf8')
    .trim()
    .split('=')
  return {
    TEMPORAL_TLS_SERVER_CA_CERT_PATH: join(certificates, client, 'ca.crt'),
    TEMPORAL_TLS_CLIENT_CERT_PATH: join(certificates, client, 'client.crt'),
    TEMPORAL_TLS_CLIENT_KEY_PATH: join(certificates, client, 'client.key'),
    TEMPORAL_TLS_SERVER_NAME: 'temporal',
    TEMPORAL_API_KEY: token,
  }
}

/** A Temporal server with the settings of docker-compose.yml, on ports and databases of its own; the namespace is made. */
export async function startSecuredTemporal(
  programs: string,
  certificates: string,
): Promise<{ address: string; stop: () => Promise<void> }> {
  const databases = [await createEmptyDatabase(), await createEmptyDatabase()] as const
  const ports: number[] = []
  // One after the other: none is given twice.
  while (ports.length < 12) ports.push(await keptPort())
  const keys = await serveKeys(certificates)
  for (const [index, schema] of (['temporal', 'visibility'] as const).entries()) {
    makeSchema(programs, databases[index]?.url ?? '', schema)
  }
  const server = spawn(join(programs, 'server'), ['start'], {
    env: { ...process.env, ...settings(certificates, databases, ports, keys.url) },
    stdio: 'ignore',
  })
  const ended = once(server, 'exit')
  const address = `127.0.0.1:${ports[0]}`
  const stop = async () => {
    server.kill('SIGTERM')
    await ended
    keys.close()
    for (const database of databases) await database.drop()
  }
  await makeNamespace(address, certificates).catch(async (error) => {
    await stop()
    throw error
  })
  return { address, stop }
}

/** The settings of the service in docker-compose.yml, at the places where things are here. */
function settings(
  certificates: string,
  [store, visibility]: readonly [{ url: string }, { url: string }],
  ports: number[],
  keysUrl: string,
): Record<string, string> {
  const compose = z
    .object({
      services: z.looseObject({ temporal: z.looseObject({ environment: z.record(z.string(), z.string()) }) }),
    })
    .parse(parse(readFileSync(join(root, 'docker-compose.yml'), 'utf8'), { merge: true }))
  const { environment } = compose.services.temporal
  const { hostname, port, username, password, pathname } = new URL(store.url)
  const [frontend, history, matching, worker, internal, ...more] = ports.map(String)
  const placed = Object.entries(environment).map(([name, value]) => [
    name,
    value.replace('/tls/', `${join(certificates, 'temporal')}/`),
  ])
  return {
    ...Object.fromEntries(placed),
    // The tests' own PostgreSQL speaks no TLS: that of docker-compose.yml has a test beside this one.
    SQL_TLS_ENABLED: 'false',
    ...{ POSTGRES_SEEDS: hostname, DB_PORT: port, POSTGRES_USER: username, POSTGRES_PWD: password },
    ...{ DBNAME: pathname.slice(1), VISIBILITY_DBNAME: new URL(visibility.url).pathname.slice(1) },
    ...{ NUM_HISTORY_SHARDS: '1', BIND_ON_IP: '127.0.0.1', PROMETHEUS_ENDPOINT: '', LOG_LEVEL: 'error' },
    DYNAMIC_CONFIG_FILE_PATH: join(root, 'deploy/temporal/dynamic-config.yaml'),
    TEMPORAL_JWT_KEY_SOURCE1: keysUrl,
    SSL_CERT_FILE: join(certificates, 'temporal', 'ca.crt'),
    ...{
      FRONTEND_GRPC_PORT: frontend ?? '',
      HISTORY_GRPC_PORT: history ?? '',
      MATCHING_GRPC_PORT: matching ?? '',
    },
    ...{ WORKER_GRPC_PORT: worker ?? '', INTERNAL_FRONTEND_GRPC_PORT: internal ?? '' },
    ...Object.fromEntries(
      ['FRONTEND', 'HISTORY', 'MATCHING', 'WORKER', 'INTERNAL_FRONTEND'].map((name, index) => [
        `${name}_MEMBERSHIP_PORT`,
        more[index] ?? '',
      ]),
    ),
    ...{ FRONTEND_HTTP_PORT: more[5] ?? '', INTERNAL_FRONTEND_HTTP_PORT: more[6] ?? '' },
  }
}

function makeSchema(programs: string, url: string, schema: 'temporal' | 'visibility'): void {
  const { hostname, port, username, password, pathname } = new URL(url)
  const asked = ['--plugin', 'postgres12_pgx', '--ep', hostname, '-p', port, '-u', username, '--pw', password]
  const embedded = `postgresql/v12/${schema}`
  for (const step of [
    ['setup-schema', '-v', '0.0'],
    ['update-schema', '--schema-name', embedded],
  ]) {
    execFileSync(join(programs, 'sql'), [...asked, '--db', pathname.slice(1), ...step], { stdio: 'pipe' })
  }
}

/** As the service temporal-keys: the key by which tokens are known, over TLS. */
async function serveKeys(certificates: string): Promise<{ url: string; close: () => void }> {
  const of = (name: string) => readFileSync(join(certificates, 'temporal-keys', name))
  const server = createServer({ cert: of('server.crt'), key: of('server.key') }, (_request, response) => {
    response.setHeader('Content-Type', 'application/json').end(of('keys.json'))
  }).listen(0, 'localhost')
  await once(server, 'listening')
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}/keys.json`,
    close: () => void server.close(),
  }
}

/** By the script of docker-compose.yml, with the tools' certificate and token, while the keys are served here. */
async function makeNamespace(address: string, certificates: string): Promise<void> {
  const { path } = await testService('temporalProgram')
  const env = {
    ...process.env,
    ...environmentOf(certificates, 'tools'),
    PATH: `${dirname(path)}:${process.env.PATH}`,
    TEMPORAL_ADDRESS: address,
    TEMPORAL_NAMESPACE: 'personnel',
  }
  const script = join(root, 'deploy/temporal/namespace.sh')
  let said = 'nothing'
  const made = () =>
    promisify(execFile)(script, { env }).then(
      () => true,
      (error: Error) => {
        said = error.message
        return false
      },
    )
  await until('the namespace is made', made, 60_000).catch((error: Error) => {
    throw new Error(`${error.message}: ${said}`)
  })
}
