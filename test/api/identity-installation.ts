import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import express from 'express'
import { createEmbeddedProvider, type EmbeddedProvider } from '../../api/identity/embedded-provider.js'

const PEOPLE = [
  { personId: 'p-1', login: 'hr.officer', name: 'Nguyễn Thị Bưởi', locale: 'vi' },
  { personId: 'p-2', login: 'monitor', name: 'Trần <b>Đức</b>', locale: 'en' },
]

const accounts = {
  async find(login: string) {
    // As PostgreSQL does.
    if (login.includes('\0')) throw new Error('invalid byte sequence')
    return PEOPLE.find((person) => person.login === login)
  },
  proposed: async () => PEOPLE,
}

export type RunningProvider = EmbeddedProvider & { stop(): Promise<void>; port: number }

/** The embedded provider over real HTTP in an Express app, as the API mounts it. */
export async function startProvider(dataDir: string, port = 0): Promise<RunningProvider> {
  const app = express()
  const server = createServer(app)
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const bound = portOf(server)
  const issuer = `http://127.0.0.1:${bound}/oidc`
  const provider = await createEmbeddedProvider({ issuer, dataDir, accounts }).catch(
    async (error: unknown) => {
      await stopServer(server)
      throw error
    },
  )
  app.use(provider.mountPath, provider.router)
  return { ...provider, port: bound, stop: () => stopServer(server) }
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
