import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { Client, Connection } from '@temporalio/client'
import type pg from 'pg'
import { pino } from 'pino'
import { createApp } from '../../api/app.js'
import { noting, type Sent } from '../plans.js'
import { READERS } from './data/scale.js'
import { SEALING } from './kept-states.js'
import { pathOf, type Reading } from './readings.js'
import type { Samples } from './samples.js'

/** What a request asks of the database. */
export type QueriesOf = (reading: Reading, samples: Samples) => Promise<Sent[]>

/** Serves the API in this very process on a pool that takes note of each query, as long as `work` takes. */
export async function withNotedQueries<T>(
  pool: pg.Pool,
  work: (queriesOf: QueriesOf) => Promise<T>,
): Promise<T> {
  // What is read of the tables asks nothing of Temporal, which is not there.
  const connection = Connection.lazy({ address: '127.0.0.1:1' })
  const sent: Sent[] = []
  const logged: string[] = []
  const app = createApp({
    pool: noting(pool, sent),
    temporal: new Client({ connection }),
    now: () => new Date(),
    dataDir: tmpdir(),
    sealing: SEALING,
    publicUrl: 'http://localhost',
    twoPeopleFor: [],
    logger: pino({ level: 'error' }, { write: (line: string) => void logged.push(line) }),
    verifyToken: async (authorization) => ({ login: authorization?.replace('Bearer ', '') ?? '' }),
  })
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server that listens has such an address.
  const { port } = server.address() as AddressInfo
  try {
    return await work(async (reading, samples) => {
      const path = pathOf(reading, samples, 0)
      const headers = { authorization: `Bearer ${READERS[reading.reader]}` }
      sent.length = 0
      logged.length = 0
      const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers })
      const text = await answer.text()
      if (!answer.ok)
        throw new Error(`${path} for ${reading.reader}: ${answer.status} ${text} ${logged.join('')}`)
      return [...sent]
    })
  } finally {
    server.closeAllConnections()
    server.close()
    await connection.close()
  }
}
