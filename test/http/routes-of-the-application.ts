import { tmpdir } from 'node:os'
import { Client, Connection } from '@temporalio/client'
import pg from 'pg'
import { pino } from 'pino'
import { createApp } from '../../api/app.js'

/** What Express keeps of a route or of a router within one. */
interface Layer {
  route?: { path: string | string[]; stack: { method?: string }[] }
  handle?: { stack?: Layer[] }
}

/** The routes of the application as Express has them: nothing that is mounted is left out, whether or not it is described. */
export async function routesOfTheApplication(): Promise<{ method: string; path: string }[]> {
  const connection = Connection.lazy({ address: '127.0.0.1:1' })
  const app = createApp({
    pool: new pg.Pool(),
    temporal: new Client({ connection }),
    verifyToken: async () => ({ login: 'nobody' }),
    dataDir: tmpdir(),
    sealing: { unseal: () => '' },
    logger: pino({ level: 'silent' }),
    now: () => new Date(),
    publicUrl: 'http://api.test',
    twoPeopleFor: [],
  })
  await connection.close()
  // Express describes none of this in its types.
  return routesOf((app as unknown as { router: { stack: Layer[] } }).router.stack)
}

function routesOf(stack: Layer[]): { method: string; path: string }[] {
  return stack.flatMap(({ route, handle }) => {
    if (!route) return routesOf(handle?.stack ?? [])
    const methods = new Set(route.stack.flatMap(({ method }) => (method ? [method.toUpperCase()] : [])))
    return [route.path].flat().flatMap((path) => [...methods].map((method) => ({ method, path })))
  })
}
