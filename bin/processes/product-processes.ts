import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { type Child, lastLogLine, sizeOf, spawnChild, stopChild } from './child-process.js'
import { ServiceError } from './service-error.js'

/** One of the product's own programs, running. */
export interface ProductProcess {
  readonly pid: number
  readonly exited: Promise<void>
  stop(): Promise<void>
}

interface Program {
  name: 'api' | 'worker'
  dataDir: string
  env: NodeJS.ProcessEnv
  /** Resolves true when it serves. */
  isReady: (logged: (pattern: RegExp) => boolean) => Promise<boolean>
}

const START_LIMIT_MS = 60_000
const POLL_MS = 50
const PATIENCE_MS = 10_000

/** Starts the worker and waits until it polls. */
export function startWorker(dataDir: string, env: NodeJS.ProcessEnv): Promise<ProductProcess> {
  return startProgram({ name: 'worker', dataDir, env, isReady: async (logged) => logged(/"worker ready"/) })
}

/** Starts the API and waits until /healthz answers. */
export function startApi(dataDir: string, env: NodeJS.ProcessEnv, address: string): Promise<ProductProcess> {
  const isReady = async () => {
    const response = await fetch(`${address}/healthz`).catch(() => undefined)
    return response?.ok === true
  }
  return startProgram({ name: 'api', dataDir, env, isReady })
}

async function startProgram({ name, dataDir, env, isReady }: Program): Promise<ProductProcess> {
  mkdirSync(join(dataDir, 'logs'), { recursive: true })
  const logFile = join(dataDir, 'logs', `${name}.log`)
  const offset = sizeOf(logFile)
  const child = await spawnChild({
    command: process.execPath,
    args: ['--enable-source-maps', fileURLToPath(new URL(`../../${name}/main.js`, import.meta.url))],
    logFile,
    env,
    signalIfOrphaned: 'SIGTERM',
  })
  const until = Date.now() + START_LIMIT_MS
  while (!(await isReady((pattern) => lastLogLine(logFile, offset, pattern) !== undefined))) {
    if (child.hasExited() || Date.now() > until) {
      await stopChild(child, 'SIGTERM', PATIENCE_MS)
      const reason = lastLogLine(logFile, offset, /Error: |^(api|worker): /) ?? 'it ended without a message'
      throw new ServiceError(`The ${name} did not start (${reason}): see ${logFile}.`)
    }
    await sleep(POLL_MS)
  }
  return asProcess(child)
}

const asProcess = (child: Child): ProductProcess => ({
  pid: child.pid,
  exited: child.exited,
  stop: () => stopChild(child, 'SIGTERM', PATIENCE_MS),
})
