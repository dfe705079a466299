import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Child, lastLogLine, spawnChild, stopChild } from '../bin/processes/child-process.js'
import { freePort } from '../bin/processes/free-port.js'
import { loadRuntime, type Runtime } from '../bin/runtime.js'
import type { BenchConfig } from './config.js'

/** The whole product, started by the same program as `npm start` in a folder of its own. */
export interface Stack extends Runtime {
  dataDir: string
  /** The process that `npm start` would be. */
  pid: number
  /** Starts a program of the benchmark on the same services; it is ready when it logs that. */
  startBeside(program: string, ready: RegExp): Promise<Beside>
}

/** A process of the benchmark's own. */
export interface Beside {
  pid: number
  /** What it logged when it was ready. */
  said: string
  stop(): Promise<void>
}

const START_LIMIT_MS = 120_000
/** `npm start` stops its services one after the other. */
const PATIENCE_MS = 40_000

/**
 * Starts the product with the demonstration province. `onStop` is told how to stop all of it before anything is started,
 * so that a start that fails or is interrupted leaves nothing behind.
 */
export async function startStack(
  config: Omit<BenchConfig, 'write'>,
  onStop: (stop: () => Promise<void>) => void,
): Promise<Stack> {
  const dataDir = mkdtempSync(join(tmpdir(), 'procedures-bench-'))
  const children: Child[] = []
  const stop = async () => {
    for (const child of children.toReversed()) await stopChild(child, 'SIGTERM', PATIENCE_MS)
    rmSync(dataDir, { recursive: true, force: true })
  }
  onStop(stop)
  const environment = {
    ...config.environment,
    TEMPORAL_BIN: config.temporalBin,
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    // What it can do is measured, not what one account may ask of it.
    REQUESTS_PER_MINUTE: '0',
  }
  const start = async (program: string, env: NodeJS.ProcessEnv, ready: RegExp): Promise<Beside> => {
    const logFile = join(dataDir, `${program.replace(/\W/g, '-')}.log`)
    const args = [fileURLToPath(new URL(`../${program}`, import.meta.url))]
    const child = await spawnChild({
      command: process.execPath,
      args,
      logFile,
      env,
      signalIfOrphaned: 'SIGTERM',
    })
    children.push(child)
    const said = await untilLogged(child, logFile, ready)
    return { pid: child.pid, said, stop: () => stopChild(child, 'SIGTERM', PATIENCE_MS) }
  }
  const { pid } = await start('bin/start.js', environment, /ready in [\d.]+ s/)
  const runtime = await loadRuntime(dataDir)
  if (!runtime) throw new Error('the product started without saying where')
  return {
    ...runtime,
    dataDir,
    pid,
    startBeside(program, ready) {
      const { databaseUrl, temporalAddress, namespace } = runtime
      const services = {
        DATABASE_URL: databaseUrl,
        TEMPORAL_ADDRESS: temporalAddress,
        TEMPORAL_NAMESPACE: namespace,
      }
      return start(program, { ...environment, ...services }, ready)
    },
  }
}

/** The line that says so. */
async function untilLogged(child: Child, logFile: string, ready: RegExp): Promise<string> {
  const until = Date.now() + START_LIMIT_MS
  for (;;) {
    const said = lastLogLine(logFile, 0, ready)
    if (said !== undefined) return said
    if (child.hasExited() || Date.now() > until) {
      throw new Error(`not started: ${lastLogLine(logFile, 0, /\S/) ?? 'no message'}`)
    }
    await sleep(100)
  }
}
