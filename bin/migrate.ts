/**
 * `node dist/bin/migrate.js`, once a release and before its processes: brings the database up to the newest migration as the
 * role that owns the tables (DATABASE_URL), and gives the role of API and worker (APPLICATION_ROLE) its rights.
 */
import { migrate } from '../db/migrate.js'
import { readMigrateConfig } from './config.js'

async function main(): Promise<void> {
  const { DATABASE_URL, APPLICATION_ROLE } = readMigrateConfig()
  await migrate(DATABASE_URL, APPLICATION_ROLE)
}

await main().catch((error: Error) => {
  process.stderr.write(`migrate: ${error.message}\n`)
  process.exitCode = 1
})
