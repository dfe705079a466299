import { afterAll, expect, test } from '@jest/globals'
import { Connection } from '@temporalio/client'
import pg from 'pg'
import { createTestDatabase } from '../support/database.js'
import { testTemporal } from '../support/temporal.js'

const databases = await Promise.all([createTestDatabase(), createTestDatabase()])

afterAll(async () => {
  for (const database of databases) await database.drop()
})

test('every test database has the migrations and is nobody else’s', async () => {
  const names = []
  for (const { url } of databases) {
    const client = new pg.Client(url)
    await client.connect()
    const migrated = await client.query('SELECT name FROM migrations')
    expect(migrated.rowCount).toBeGreaterThan(0)
    await client.query('CREATE TABLE mine (n int)')
    names.push(client.database)
    await client.end()
  }
  expect(new Set(names).size).toBe(2)
})

test('the database sorts and folds Vietnamese letters the same on every machine', async () => {
  const client = new pg.Client(databases[0]?.url)
  await client.connect()
  const folded = await client.query(
    `SELECT lower('ĐẶNG THỊ ÁNH') AS name, current_setting('server_encoding') AS encoding`,
  )
  await client.end()
  expect(folded.rows).toEqual([{ name: 'đặng thị ánh', encoding: 'UTF8' }])
})

test('the Temporal server knows the search attributes of a case', async () => {
  const { address, namespace } = await testTemporal()
  const connection = await Connection.connect({ address })
  const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace })
  await connection.close()
  expect(Object.keys(customAttributes ?? {})).toEqual(expect.arrayContaining(['CaseUnit']))
})
