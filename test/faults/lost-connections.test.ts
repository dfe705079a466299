import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type pg from 'pg'
import { createPool, inOneFlight, inTransaction, inTwoFlights } from '../../db/pool.js'
import { createTestDatabase, type TestDatabase } from '../support/database.js'

/** What PostgreSQL says when it is ready for a query, outside of a transaction. */
const READY = Buffer.from('Z\0\0\0\x05I', 'latin1')

/** What a backend says whose server has died under it: the last of a connection. */
const DYING = (() => {
  const fields = ['SFATAL', 'VFATAL', 'C57P01', 'Mterminating connection due to unexpected postmaster exit']
  const body = Buffer.from(`${fields.join('\0')}\0\0`, 'latin1')
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length + length.length)
  return Buffer.concat([Buffer.from('E'), length, body])
})()

let database: TestDatabase
let pool: pg.Pool
/** Stands before PostgreSQL; lets each connection in, and has it die in the same breath. */
const dying = createServer((client) => {
  const { hostname, port } = new URL(database.url)
  const server = connect(Number(port), hostname)
  client.pipe(server)
  server.on('data', (chunk) => {
    const isReady = chunk.subarray(-READY.length).equals(READY)
    client.write(isReady ? Buffer.concat([chunk, DYING]) : chunk)
    if (isReady) client.end()
  })
  for (const socket of [client, server]) socket.on('error', () => {})
  client.on('close', () => server.destroy())
})

beforeAll(async () => {
  database = await createTestDatabase()
  dying.listen(0, '127.0.0.1')
  await once(dying, 'listening')
  const url = new URL(database.url)
  // A TCP server that listens has such an address.
  url.port = String((dying.address() as AddressInfo).port)
  url.hostname = '127.0.0.1'
  pool = createPool(url.href, 2)
})
afterAll(async () => {
  await pool.end()
  dying.close()
  await database.drop()
})

test.each([
  ['a query', () => pool.query('SELECT 1')],
  ['a transaction', () => inTransaction(pool, (client) => client.query('SELECT 1'))],
  [
    'a change in two flights',
    () => inTwoFlights(pool, async (client) => ({ result: await client.query('SELECT 1') })),
  ],
  ['what is asked in one flight', () => inOneFlight(pool, (client) => client.query('SELECT 1'))],
])('a server that dies as it lets a connection in fails %s, and brings no process down', async (_, ask) => {
  await expect(ask()).rejects.toThrow()
})
