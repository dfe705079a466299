import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readApiConfig } from '../../api/config.js'
import { type RunningApi, startApi } from '../../api/main.js'

/** An API with neither PostgreSQL nor Temporal behind it: what is said before anything is read. */
export interface ApiAlone {
  api: RunningApi
  dataDir: string
  stop(): Promise<void>
}

/** Nothing listens at the addresses that it is given. `more`: of its settings. */
export async function startApiAlone(more: Readonly<Record<string, string>> = {}): Promise<ApiAlone> {
  const dataDir = mkdtempSync(join(tmpdir(), 'api-alone-'))
  const config = readApiConfig({
    PORT: '0',
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nothing',
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    PAYLOAD_KEY: '0'.repeat(64),
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    ...more,
  })
  const api = await startApi(config)
  return {
    api,
    dataDir,
    async stop() {
      await api.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
