import pg from 'pg'
import { createConnection } from '../../db/pool.js'
import { ANSWER_LIMIT_MS } from './child-process.js'
import { wrongPassword } from './postgres-password.js'

/** The database of the product. */
export const DATABASE = 'personnel'

/**
 * Makes the database unless it is there.
 * @throws ServiceError when the password is not that of the server
 */
export async function ensureDatabase(
  url: string,
  { passwordFile, folder }: { passwordFile: string; folder: string },
): Promise<void> {
  const isThere = await connects(url).catch((error) => {
    const invalidPassword = '28P01'
    throw hasCode(error, invalidPassword) ? wrongPassword(passwordFile, folder) : error
  })
  if (isThere) return
  const admin = createConnection(url.replace(/[^/]+$/, 'postgres'))
  await admin.connect()
  try {
    await admin.query(`CREATE DATABASE ${DATABASE}`)
  } finally {
    await admin.end()
  }
}

/** False when the database does not exist. */
async function connects(url: string): Promise<boolean> {
  const client = createConnection(url)
  try {
    await client.connect()
    return true
  } catch (error) {
    const invalidCatalogName = '3D000'
    if (hasCode(error, invalidCatalogName)) return false
    throw error
  } finally {
    await client.end()
  }
}

/** Whether the server answers a newcomer, be it with a refusal: one that recovers or has no room left is not dead. */
export async function answers(url: string): Promise<boolean> {
  const client = createConnection({
    connectionString: url,
    connectionTimeoutMillis: ANSWER_LIMIT_MS,
    query_timeout: ANSWER_LIMIT_MS,
  })
  try {
    await client.connect()
    await client.query('SELECT 1')
    return true
  } catch (error) {
    return error instanceof pg.DatabaseError
  } finally {
    await client.end().catch(() => {})
  }
}

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof pg.DatabaseError && error.code === code
