import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import {
  ANSWER_LIMIT_MS,
  type Child,
  killChild,
  lastLogLine,
  sizeOf,
  spawnChild,
  stopChild,
} from './child-process.js'
import { ServiceError } from './service-error.js'
import type { Running } from './supervised.js'

interface Program {
  name: 'api' | 'worker'
  dataDir: string
  env: NodeJS.ProcessEnv
  /** Whether it serves; the worker is asked, the API answers its callers. */
  answers: (child: Child) => Promise<boolean>
}

const START_LIMIT_MS = 60_000
const POLL_MS = 50
const PATIENCE_MS = 10_000

/** glibc gives each thread memory of its own and keeps it: 40 MiB of a worker's. Two such pools are enough. */
const FRUGAL = { MALLOC_ARENA_MAX: '2' }

/** Starts the worker and waits until it polls. */
export function startWorker(dataDir: string, env: NodeJS.ProcessEnv): Promise<Running> {
  return startProgram({ name: 'worker', dataDir, env, answers: (child) => child.ask() })
}

/** Starts the API and waits until /healthz answers. */
export function startApi(dataDir: string, env: NodeJS.ProcessEnv, address: string): Promise<Running> {
  const answers = async () => {
    const signal = AbortSignal.timeout(ANSWER_LIMIT_MS)
    const response = await fetch(`${address}/healthz`, { signal }).catch(() => undefined)
    await response?.arrayBuffer()
    return response?.ok === true
  }
  return startProgram({ name: 'api', dataDir, env, answers })
}

async function startProgram({ name, dataDir, env, answers }: Program): Promise<Running> {
  mkdirSync(join(dataDir, 'logs'), { recursive: true })
  const logFile = join(dataDir, 'logs', `${name}.log`)
  const offset = sizeOf(logFile)
  const child = await spawnChild({
    command: process.execPath,
    args: ['--enable-source-maps', fileURLToPath(new URL(`../../${name}/main.js`, import.meta.url))],
    logFile,
    env: { ...FRUGAL, ...env },
    signalIfOrphaned: 'SIGTERM',
    isAsked: name === 'worker',
  })
  const until = Date.now() + START_LIMIT_MS
  while (!(await answers(child))) {
    if (child.hasExited() || Date.now() > until) {
      await stopChild(child, 'SIGTERM', PATIENCE_MS)
      const reason = lastLogLine(logFile, offset, /Error: |^(api|worker): /) ?? 'it ended without a message'
      throw new ServiceError(`The ${name} did not start (${reason}): see ${logFile}.`)
    }
    await sleep(POLL_MS)
  }
  return {
    pid: child.pid,
    exited: child.exited,
    answers: () => answers(child),
    stop: () => stopChild(child, 'SIGTERM', PATIENCE_MS),
    kill: () => killChild(child),
  }
}
