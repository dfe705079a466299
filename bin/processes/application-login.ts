import { randomBytes } from 'node:crypto'
import { createConnection } from '../../db/pool.js'

/** The role that API and worker run as on the embedded database. */
export const APPLICATION = 'personnel_application'

/**
 * Makes that role unless it is there, with a password for this start alone, and answers where it finds the database: whoever
 * takes over API or worker owns no table by it. Its rights are given by `migrate`.
 */
export async function applicationLogin(ownerUrl: string): Promise<string> {
  const url = new URL(ownerUrl)
  url.username = APPLICATION
  url.password = randomBytes(24).toString('hex')
  const owner = createConnection(ownerUrl)
  await owner.connect()
  try {
    const { rowCount } = await owner.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APPLICATION])
    const change = rowCount === 0 ? 'CREATE' : 'ALTER'
    await owner.query(`${change} ROLE ${APPLICATION} LOGIN PASSWORD '${url.password}'`)
  } finally {
    await owner.end()
  }
  return url.href
}
