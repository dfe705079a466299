import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { readApiConfig } from '../../api/config.js'
import { loadSecrets } from '../../api/identity/embedded-state.js'
import { type RunningApi, startApi } from '../../api/main.js'
import { createTestDatabase, patientPool, type TestDatabase } from '../support/database.js'
import { insertHttpOffice } from './http-office.js'

/** The small office behind the real API and its embedded provider; Temporal is away, for nothing here gets so far. */
export interface BrowserOffice {
  url: string
  dataDir: string
  pool: pg.Pool
  /** Of the embedded provider. */
  password: string
  /** What the API has logged, line by line. */
  logged: string[]
  /** Another process of the same installation. */
  beside(environment: Readonly<Record<string, string>>): Promise<RunningApi>
  stop(): Promise<void>
}

export async function startBrowserOffice(
  environment: Readonly<Record<string, string>> = {},
): Promise<BrowserOffice> {
  const database = await createTestDatabase()
  const pool = patientPool(database.url)
  await insertHttpOffice(pool)
  const dataDir = mkdtempSync(join(tmpdir(), 'browser-office-'))
  const logged: string[] = []
  const running: RunningApi[] = []
  const start = async (more: Readonly<Record<string, string>>): Promise<RunningApi> => {
    const api = await startApi(readApiConfig(settings(database, dataDir, more)), {
      write: (line) => void logged.push(line),
    })
    running.push(api)
    return api
  }
  const { url } = await start(environment)
  const { demoPassword } = await loadSecrets(dataDir)
  return {
    ...{ url, dataDir, pool, password: demoPassword, logged, beside: start },
    async stop() {
      await Promise.all(running.map((api) => api.close()))
      await pool.end()
      await database.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

const settings = (database: TestDatabase, dataDir: string, more: Readonly<Record<string, string>>) => ({
  PORT: '0',
  DATABASE_URL: database.url,
  TEMPORAL_ADDRESS: '127.0.0.1:1',
  PAYLOAD_KEY: '0'.repeat(64),
  DATA_DIR: dataDir,
  REQUESTS_PER_MINUTE: '0',
  ...more,
})
