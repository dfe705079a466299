import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { mintEmbeddedToken } from '../../api/identity/embedded-token.js'
import { lastLogLine, sizeOf, spawnChild, stopChild } from '../../bin/processes/child-process.js'
import { READERS } from './data/scale.js'
import { PAYLOAD_KEY } from './kept-states.js'

/** The API as a process of its own on one of the databases. */
export interface ScaleApi {
  address: string
  tokens: Record<keyof typeof READERS, string>
}

const START_LIMIT_MS = 30_000
const PATIENCE_MS = 10_000

/** Starts it, without Temporal: reads do not ask it. */
export async function startScaleApi(
  {
    dir,
    name,
    databaseUrl,
    environment,
  }: { dir: string; name: string; databaseUrl: string; environment: NodeJS.ProcessEnv },
  onStop: (stop: () => Promise<void>) => void,
): Promise<ScaleApi> {
  const dataDir = join(dir, `api-${name}`)
  const logFile = join(dir, 'logs', `api-${name}.log`)
  const offset = sizeOf(logFile)
  const child = await spawnChild({
    command: process.execPath,
    args: [fileURLToPath(new URL('../../api/main.js', import.meta.url))],
    logFile,
    env: {
      ...environment,
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      DATA_DIR: dataDir,
      PORT: '0',
      HOST: '127.0.0.1',
      PAYLOAD_KEY,
      LOG_LEVEL: 'info',
      REQUESTS_PER_MINUTE: '0',
    },
    signalIfOrphaned: 'SIGTERM',
  })
  onStop(() => stopChild(child, 'SIGTERM', PATIENCE_MS))
  const until = Date.now() + START_LIMIT_MS
  for (;;) {
    const [, address] = /"address":"([^"]+)"/.exec(lastLogLine(logFile, offset, /api ready/) ?? '') ?? []
    if (address) return { address, tokens: await tokensFor(dataDir) }
    if (child.hasExited() || Date.now() > until) {
      throw new Error(`the API did not start: ${lastLogLine(logFile, offset, /\S/) ?? 'no message'}`)
    }
    await sleep(100)
  }
}

async function tokensFor(dataDir: string): Promise<ScaleApi['tokens']> {
  const minted = Object.entries(READERS).map(
    async ([reader, login]) => [reader, await mintEmbeddedToken({ dataDir, login })] as const,
  )
  // One for each of the readers.
  return Object.fromEntries(await Promise.all(minted)) as ScaleApi['tokens']
}
