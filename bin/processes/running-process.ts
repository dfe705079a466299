import { execFileSync } from 'node:child_process'
import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { ServiceError } from './service-error.js'

/** The record of a child, kept in the data folder so that the next start can end one that was left over. */
export interface PidRecord {
  readonly pid: number
  readonly parent: number
}

/** Notes that `pid` is our child. */
export function writePidFile(file: string, pid: number): void {
  const record: PidRecord = { pid, parent: process.pid }
  writeFileSync(file, JSON.stringify(record))
}

/** The process that `file` records and the one that started it, while both run and it is really ours (see `mark` below). */
export function runningChild(file: string, mark: string): PidRecord | undefined {
  const record = readPidFile(file)
  const runs = record && commandLine(record.pid)?.includes(mark) && parentOf(record.pid) === record.parent
  return runs ? record : undefined
}

/**
 * Ends the process that `file` records, if it is still there, is really ours (its command line holds `mark`)
 * and its parent is gone.
 * @throws ServiceError when its parent is alive: another copy is running on the same data
 */
export async function endLeftOver(file: string, mark: string, signal: NodeJS.Signals): Promise<void> {
  const record = readPidFile(file)
  if (record && commandLine(record.pid)?.includes(mark)) {
    if (record.parent !== process.pid && parentOf(record.pid) === record.parent) {
      throw new ServiceError(
        `The data in ${mark} is in use by another copy (process ${record.parent}): stop it, or choose another DATA_DIR.`,
      )
    }
    await end(record.pid, mark, signal)
  }
  rmSync(file, { force: true })
}

async function end(pid: number, mark: string, signal: NodeJS.Signals): Promise<void> {
  signalIfThere(pid, signal)
  const deadline = Date.now() + 10_000
  while (commandLine(pid)?.includes(mark)) {
    if (Date.now() > deadline) signalIfThere(pid, 'SIGKILL')
    await sleep(50)
  }
}

/** Sends a signal to a process that may have ended already. */
export function signalIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It has ended by itself in the meantime.
  }
}

function readPidFile(file: string): PidRecord | undefined {
  try {
    const record: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof record !== 'object' || record === null || !('pid' in record) || !('parent' in record))
      return undefined
    const { pid, parent } = record
    return Number.isInteger(pid) && Number.isInteger(parent)
      ? { pid: Number(pid), parent: Number(parent) }
      : undefined
  } catch {
    return undefined
  }
}

/** The command line of a running process, or undefined if none has this id. */
export function commandLine(pid: number): string | undefined {
  if (!existsSync('/proc/self')) return processTable(pid, 'command')
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim() || undefined
  } catch {
    return undefined
  }
}

/** The id of a running process's parent, or undefined if none has this id. */
export function parentOf(pid: number): number | undefined {
  if (!existsSync('/proc/self')) return Number(processTable(pid, 'ppid')) || undefined
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1])
  } catch {
    return undefined
  }
}

/** The ids of the processes that a process has started, and that those have started. */
export function processesBelow(pid: number): number[] {
  const parents = everyProcess().map((each) => [each, parentOf(each)] as const)
  const found = [pid]
  for (const parent of found) found.push(...parents.flatMap(([each, of]) => (of === parent ? [each] : [])))
  return found.slice(1)
}

function everyProcess(): number[] {
  const ids = existsSync('/proc/self')
    ? readdirSync('/proc')
    : execFileSync('ps', ['-A', '-o', 'pid='], { encoding: 'utf8' }).split('\n')
  return ids.map(Number).filter((id) => id > 0)
}

function processTable(pid: number, column: 'command' | 'ppid'): string | undefined {
  try {
    return (
      execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined
    )
  } catch {
    return undefined
  }
}

/** Whether `path` is a file that may be executed. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
