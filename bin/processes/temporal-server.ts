import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  ANSWER_LIMIT_MS,
  type Child,
  killChild,
  lastLogLine,
  sizeOf,
  spawnChild,
  stopChild,
} from './child-process.js'
import { becomesFree, freePort } from './free-port.js'
import { endLeftOver, isExecutable, type PidRecord, runningChild, writePidFile } from './running-process.js'
import { ServiceError } from './service-error.js'
import type { Running } from './supervised.js'

export interface TemporalOptions {
  /** The `temporal` program. */
  readonly bin: string
  /** Where workflows are kept (in its folder `temporal`) and logs written; without it they live in memory only. */
  readonly dataDir?: string | undefined
  /** Default: a free one. */
  readonly port?: number | undefined
  /** Default: "default". Created if it does not exist. */
  readonly namespace?: string | undefined
}

export interface TemporalServer extends Running {
  /** host:port for clients and workers. */
  readonly address: string
  readonly port: number
}

/** What a case is started with: an opaque code. */
const SEARCH_ATTRIBUTES = { CaseUnit: 'Keyword' }

/** Closed histories stay readable for this long, since `verify-audit` compares them with the records. */
const RETENTION_DAYS = 90

const DATABASE = 'temporal.db'
const START_LIMIT_MS = 60_000

/**
 * Starts a Temporal development server and waits until it answers for the namespace.
 * @throws ServiceError when the port is in use, the program fails, or another copy runs on the same data
 */
export async function startTemporal(options: TemporalOptions): Promise<TemporalServer> {
  if (!isExecutable(options.bin)) {
    throw new ServiceError(`The Temporal program ${options.bin} cannot be executed: correct TEMPORAL_BIN.`)
  }
  if (options.port !== undefined && !(await becomesFree(options.port, 2_000))) {
    throw new ServiceError(`Port ${options.port}, meant for Temporal, is in use: free it or choose another.`)
  }
  const files = prepareFiles(options.dataDir)
  if (files.folder !== undefined) await endLeftOver(files.pidFile, files.folder, 'SIGTERM')
  for (let attempt = 1; ; attempt++) {
    if (files.folder !== undefined) beginDatabase(files.folder)
    const port = options.port ?? (await freePort())
    const httpPort = await freePort()
    const logOffset = sizeOf(files.log)
    const child = await spawnChild({
      command: resolve(options.bin),
      args: serverFlags(options, port, httpPort, files.folder),
      folder: files.folder,
      logFile: files.log,
      signalIfOrphaned: 'SIGTERM',
    })
    writePidFile(files.pidFile, child.pid)
    const http = `http://127.0.0.1:${httpPort}/api/v1/namespaces/${options.namespace ?? 'default'}`
    if (await serves(child, http)) {
      if (files.folder !== undefined) rmSync(unfinishedMark(files.folder), { force: true })
      return running(child, { port, http, files })
    }
    await stopChild(child, 'SIGTERM', 5_000)
    // A free port may be taken by somebody else meanwhile, one of the server's own inner ones too, for which
    // it says so and then ends in a stack trace; then others will do.
    const taken = lastLogLine(files.log, logOffset, /address already in use/)
    const panic = lastLogLine(files.log, logOffset, /^panic: /)
    const reason = taken ?? panic ?? lastLogLine(files.log, logOffset, /\S/) ?? 'it ended without a message'
    const isPortAsked = options.port !== undefined && reason.includes(`:${options.port}:`)
    const mayTryAgain = (taken ?? panic) !== undefined && !isPortAsked
    if (!mayTryAgain || attempt === 3) {
      throw new ServiceError(`Temporal did not start (${reason}): see ${files.log}.`)
    }
  }
}

interface Files {
  readonly log: string
  readonly pidFile: string
  /** Where workflows are kept; absent: in memory. */
  readonly folder?: string
  /** Deleted with everything in it when the server is stopped. */
  readonly temporary?: string
}

/** Where workflows are kept; SQLite has further files beside it. */
export const temporalDatabase = (dataDir: string): string => join(resolve(dataDir), 'temporal', DATABASE)

/** The server of a product that runs on this data, and whose it is; undefined when none runs. */
export function runningTemporal(dataDir: string): PidRecord | undefined {
  return runningChild(join(resolve(dataDir), 'temporal.pid'), dirname(temporalDatabase(dataDir)))
}

const unfinishedMark = (folder: string): string => join(folder, 'unfinished')

/**
 * A server makes its tables only where there is no file yet. One that was ended while it did, and so has never served
 * anybody, leaves a file with which no other starts: the database is begun anew then.
 */
function beginDatabase(folder: string): void {
  const unfinished = unfinishedMark(folder)
  const files = readdirSync(folder).filter((name) => name.startsWith(DATABASE))
  if (existsSync(unfinished)) for (const name of files) rmSync(join(folder, name))
  else if (files.length === 0) writeFileSync(unfinished, '')
}

function prepareFiles(dataDir: string | undefined): Files {
  if (dataDir === undefined) {
    const temporary = mkdtempSync(join(tmpdir(), 'temporal-'))
    return { temporary, pidFile: join(temporary, 'pid'), log: join(temporary, 'temporal.log') }
  }
  const base = resolve(dataDir)
  mkdirSync(join(base, 'temporal'), { recursive: true, mode: 0o700 })
  mkdirSync(join(base, 'logs'), { recursive: true, mode: 0o700 })
  return {
    folder: join(base, 'temporal'),
    pidFile: join(base, 'temporal.pid'),
    log: join(base, 'logs', 'temporal.log'),
  }
}

/**
 * Why these dynamic values: by default each shard looks for work only 20 times a second, and an activity goes back to the
 * server before the worker that asked for it may run it; and that a workflow fails at its task is told after five times, which
 * take a minute, rather than two.
 */
function serverFlags(options: TemporalOptions, port: number, httpPort: number, folder: string | undefined) {
  const dynamic = [
    'history.transferProcessorMaxPollRPS=2000',
    'history.timerProcessorMaxPollRPS=2000',
    'system.enableActivityEagerExecution=true',
    'system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute=2',
  ]
  const flags = ['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--log-level', 'warn']
  flags.push('--disable-config-env', '--disable-config-file')
  flags.push('--port', String(port), '--http-port', String(httpPort))
  flags.push(...dynamic.flatMap((value) => ['--dynamic-config-value', value]))
  for (const [name, type] of Object.entries(SEARCH_ATTRIBUTES)) {
    flags.push('--search-attribute', `${name}=${type}`)
  }
  if (options.namespace !== undefined) flags.push('--namespace', options.namespace)
  if (folder === undefined) return flags
  // What is answered is on the disk (docs/decisions/0030-what-is-answered-is-on-the-disk.md): with synchronous=normal it outlives a process, not a power cut.
  const pragmas = ['journal_mode=wal', 'synchronous=full']
  // By a name without its folders: the server reads signs such as # and % of a path as something else. The settings, of
  // which there are none, are not those of whoever starts us; and they show whose server this is.
  flags.push('--db-filename', DATABASE, '--env-file', join(folder, 'settings.yaml'))
  return [...flags, ...pragmas.flatMap((pragma) => ['--sqlite-pragma', pragma])]
}

/** Waits until the namespace can be read and searched. False when the process ends first or time runs out. */
async function serves(child: Child, base: string): Promise<boolean> {
  const deadline = Date.now() + START_LIMIT_MS
  while (!child.hasExited() && Date.now() < deadline) {
    if ((await answers(base)) && (await answers(`${base}/workflow-count`))) return keepLonger(base)
    await sleep(50)
  }
  return false
}

function keepLonger(base: string): Promise<boolean> {
  const config = { workflowExecutionRetentionTtl: `${RETENTION_DAYS * 86_400}s` }
  return answers(`${base}/update`, { method: 'POST', body: JSON.stringify({ config }) })
}

async function answers(address: string, request: RequestInit = {}): Promise<boolean> {
  try {
    const headers = { 'content-type': 'application/json' }
    const response = await fetch(address, {
      ...request,
      headers,
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
    })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}

function running(
  child: Child,
  { port, http, files }: { port: number; http: string; files: Files },
): TemporalServer {
  return {
    address: `127.0.0.1:${port}`,
    port,
    pid: child.pid,
    exited: child.exited,
    answers: () => answers(http),
    kill: () => killChild(child),
    async stop() {
      await stopChild(child, 'SIGTERM', 10_000)
      rmSync(files.temporary ?? files.pidFile, { recursive: true, force: true })
    },
  }
}
