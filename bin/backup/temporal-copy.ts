import { execFileSync } from 'node:child_process'
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs'
import { ServiceError } from '../processes/service-error.js'

const ATTEMPTS = 3
const STOP_LIMIT_MS = 5_000
/** Bytes of a write-ahead log's header, which names its generation by two salts. */
const HEADER = 32

/**
 * Copies the database file of a Temporal server, which may be writing: the copy is of one moment, after the call. Under a
 * load that begins the log anew faster than the file is copied, the server `pid` is stopped for that copy.
 */
export function copyTemporal(from: string, to: string, pid: number | undefined): void {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) if (copyWhileWritten(from, to)) return
  if (pid === undefined)
    throw new ServiceError(`${from} is written to by a process that is not known here: stop it.`)
  copyWhileStopped(from, to, pid)
}

/**
 * In SQLite's WAL mode a change is first appended to the log, and the file itself is changed only by pages that are in the
 * log already; the log is not overwritten before its header has been, with new salts. So the file first and the log after
 * it are whole together, whatever was written meanwhile, as long as the header is the same at the end. False when it is not.
 */
export function copyWhileWritten(from: string, to: string): boolean {
  const before = generation(from)
  copy(from, to)
  return generation(from) === before
}

/** The same, with the server stopped for as long as it takes: its clients wait, and it does not notice. */
export function copyWhileStopped(from: string, to: string, pid: number): void {
  signal(pid, 'SIGSTOP')
  // Nothing is awaited here, so that no signal to us comes between the two.
  try {
    const giveUp = Date.now() + STOP_LIMIT_MS
    while (!isStopped(pid)) {
      if (Date.now() > giveUp)
        throw new ServiceError(`Temporal (process ${pid}) could not be stopped for its copy.`)
    }
    copy(from, to)
  } finally {
    signal(pid, 'SIGCONT')
  }
}

/** One that ended in between was started again on the same file: what was copied is not of one moment. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch {
    throw new ServiceError(`Temporal (process ${pid}) ended while it was copied: try again.`)
  }
}

const logOf = (database: string): string => `${database}-wal`

/** A clone where the file system has them, which takes no time however large the file is. */
function copy(from: string, to: string): void {
  copyFileSync(from, to, constants.COPYFILE_FICLONE)
  rmSync(logOf(to), { force: true })
  if (existsSync(logOf(from))) copyFileSync(logOf(from), logOf(to), constants.COPYFILE_FICLONE)
}

/** Of the log; without one nobody writes, and the file tells whether somebody did all the same. */
function generation(database: string): string {
  const { mtimeNs, size } = statSync(database, { bigint: true })
  const header = Buffer.alloc(HEADER)
  if (!existsSync(logOf(database))) return `${mtimeNs} ${size}`
  const log = openSync(logOf(database), 'r')
  try {
    return readSync(log, header) === HEADER ? header.toString('hex') : `${mtimeNs} ${size}`
  } finally {
    closeSync(log)
  }
}

/** Every thread of it: the signal is on its way to some of them when kill returns. */
function isStopped(pid: number): boolean {
  if (!existsSync('/proc/self')) {
    return execFileSync('ps', ['-o', 'state=', '-p', String(pid)], { encoding: 'utf8' }).startsWith('T')
  }
  const threads = readdirSync(`/proc/${pid}/task`)
  const states = threads.map((thread) => readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8'))
  return states.every((stat) => stat.slice(stat.lastIndexOf(')') + 2).startsWith('T'))
}
