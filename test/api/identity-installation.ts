import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import type pg from 'pg'
import { createEmbeddedProvider, type EmbeddedProvider } from '../../api/identity/embedded-provider.js'
import { createPasswordAttempts, type PasswordAttempts } from '../../api/identity/password-attempts.js'
import { createTestDatabase, patientPool, type TestDatabase } from '../support/database.js'

const PEOPLE = [
  { personId: 'p-1', login: 'hr.officer', name: 'Nguyễn Thị Bưởi', locale: 'vi' },
  { personId: 'p-2', login: 'monitor', name: 'Trần <b>Đức</b>', locale: 'en' },
]

const accounts = (beforeFind?: () => Promise<void>) => ({
  async find(login: string) {
    await beforeFind?.()
    // As PostgreSQL does.
    if (login.includes('\0')) throw new Error('invalid byte sequence')
    return PEOPLE.find((person) => person.login === login)
  },
  proposed: async () => PEOPLE,
})

export type RunningProvider = EmbeddedProvider & { stop(): Promise<void>; port: number }

/**
 * The embedded provider over real HTTP in an Express app, as the API mounts it; reached at `publicUrl`, where one is given.
 * `beforeFind`: what a look for an account waits for.
 */
export async function startProvider(
  dataDir: string,
  {
    port = 0,
    publicUrl,
    beforeFind,
    database,
  }: {
    port?: number
    publicUrl?: string | undefined
    beforeFind?: () => Promise<void>
    database?: TestDatabase
  } = {},
): Promise<RunningProvider> {
  const app = express()
  const server = createServer(app)
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const bound = portOf(server)
  const issuer = `${publicUrl ?? `http://127.0.0.1:${bound}`}/oidc`
  const attempts = attemptsIn(database)
  const provider = await createEmbeddedProvider({
    issuer,
    dataDir,
    accounts: accounts(beforeFind),
    attempts: attempts.judged,
  }).catch(async (error: unknown) => {
    await stopServer(server)
    throw error
  })
  app.use(provider.mountPath, provider.router)
  return {
    ...provider,
    port: bound,
    async stop() {
      await stopServer(server)
      await attempts.close()
    },
  }
}

/** Attempts are counted in the database given, else in one of the provider's own, made when the first password is tried. */
function attemptsIn(given?: TestDatabase) {
  let opened: Promise<{ pool: pg.Pool; close: () => Promise<void> }> | undefined
  const open = async () => {
    const database = given ?? (await createTestDatabase())
    const pool = patientPool(database.url, 4)
    return {
      pool,
      async close() {
        await pool.end()
        if (!given) await database.drop()
      },
    }
  }
  const judged: PasswordAttempts = {
    async judge(attempt, look) {
      opened ??= open()
      return await createPasswordAttempts((await opened).pool).judge(attempt, look)
    },
  }
  return { judged, close: async () => await (await opened)?.close() }
}

export async function stopServer(server: Server): Promise<void> {
  const closed = once(server, 'close')
  server.close()
  server.closeAllConnections()
  await closed
}

export function portOf(server: Server): number {
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the server does not listen')
  return address.port
}

/** A new DATA_DIR, removed by `remove`. */
export async function createDataDir() {
  const dataDir = await mkdtemp(join(tmpdir(), 'identity-'))
  return { dataDir, remove: () => rm(dataDir, { recursive: true, force: true }) }
}
