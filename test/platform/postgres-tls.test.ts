import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import pg from 'pg'
import { type PostgresServer, startPostgres } from '../../bin/processes/embedded-postgres.js'
import { createPool } from '../../db/pool.js'
import { makeCertificates } from '../support/secured-temporal.js'

const rules = readFileSync(new URL('../../deploy/postgres/pg_hba.conf', import.meta.url), 'utf8')
const NOT_AUTHORISED = '28000'

let dataDir: string
let server: PostgresServer
let admin: pg.Client
const certificates = makeCertificates()
const ca = (name: string) => join(certificates.folder, 'authorities', `${name}.crt`)

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'postgres-tls-'))
  server = await startPostgres({ dataDir, durable: false })
  admin = new pg.Client(server.url)
  await admin.connect()
  await admin.query("CREATE ROLE personnel LOGIN PASSWORD 'p'; CREATE ROLE temporal LOGIN PASSWORD 'p'")
  const { rows } = await admin.query<{ folder: string }>("SELECT current_setting('data_directory') AS folder")
  const folder = rows[0]?.folder ?? ''
  for (const name of ['server.crt', 'server.key']) copyFor(folder, name)
  // The server of these tests has no other door for its superuser than the one that answers without TLS.
  const own = readFileSync(join(folder, 'pg_hba.conf'), 'utf8').match(/^host .*127.*$/m)?.[0] ?? ''
  writeFileSync(join(folder, 'pg_hba.conf'), `${own.replace(/all\s+all/, 'all postgres')}\n${rules}`)
  await admin.query('ALTER SYSTEM SET ssl = on')
  await admin.query('SELECT pg_reload_conf()')
})
afterAll(async () => {
  await admin.end()
  await server.stop()
  certificates.remove()
  rmSync(dataDir, { recursive: true, force: true })
})

/** The server's own, as deploy/postgres/start.sh makes it. */
function copyFor(folder: string, name: string): void {
  const file = join(folder, name)
  copyFileSync(join(certificates.folder, 'postgres', name), file)
  const { uid, gid } = statSync(folder)
  chownSync(file, uid, gid)
  chmodSync(file, 0o600)
}

/** What a role is told that comes that way, to the database of the product: `in`, or why not. */
async function answerTo(role: string, how: string): Promise<string> {
  const { port } = new URL(server.url)
  const pool = createPool(`postgresql://${role}:p@localhost:${port}/personnel${how}`, 1)
  try {
    const { rows } = await pool.query<{ isTls: boolean }>(
      'SELECT ssl AS "isTls" FROM pg_stat_ssl WHERE pid = pg_backend_pid()',
    )
    return rows[0]?.isTls ? 'in' : 'in without TLS'
  } catch (error) {
    // Errors of the driver and of TLS have a code.
    return String((error as { code?: unknown }).code)
  } finally {
    await pool.end()
  }
}

describe('PostgreSQL as docker-compose.yml runs it', () => {
  const trusting = () => `?sslmode=verify-full&sslrootcert=${ca('servers')}`

  test('lets the product in over TLS, once it has shown whose it is', async () => {
    expect(await answerTo('personnel', trusting())).toBe('in')
  })

  test('lets nobody in without TLS', async () => {
    expect(await answerTo('personnel', '?sslmode=disable')).toBe(NOT_AUTHORISED)
  })

  test('is not believed by a product that trusts somebody else', async () => {
    const other = `?sslmode=verify-full&sslrootcert=${ca('engine')}`
    expect(await answerTo('personnel', other)).toMatch(/SIGNATURE|CERT|SELF_SIGNED|ISSUER/)
  })

  test("keeps Temporal's role out of the database of the product", async () => {
    expect(await answerTo('temporal', trusting())).toBe(NOT_AUTHORISED)
  })
})
