import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { QUESTION, YES } from '../../process/parent.js'
import { isExecutable, processesBelow, signalIfThere } from './running-process.js'

/** A user and group to run as, when the present one is root. */
export interface RunAs {
  readonly uid: number
  readonly gid: number
  /** The user may not pass the folders above the program or its data: let it do so all the same. */
  readonly passFolders: boolean
}

export interface ChildOptions {
  readonly command: string
  readonly args: readonly string[]
  /** Output is appended here; the child keeps writing to it even when we are gone. */
  readonly logFile: string
  readonly runAs?: RunAs | undefined
  /** Its working folder; default: ours. */
  readonly folder?: string | undefined
  /** Its environment; default: ours. */
  readonly env?: NodeJS.ProcessEnv | undefined
  /** Sent to the child by the system when we die without stopping it (Linux with setpriv only). */
  readonly signalIfOrphaned: 'SIGINT' | 'SIGTERM'
  /** It answers when it is asked whether it works: a program of ours that calls `answerParent`. */
  readonly isAsked?: boolean
}

/** A child process that belongs to us. */
export interface Child {
  readonly pid: number
  /** Resolves, never rejects, when the process has ended for any reason. */
  readonly exited: Promise<void>
  hasExited(): boolean
  /** Null while it runs, and where a signal ended it. */
  exitCode(): number | null
  kill(signal: NodeJS.Signals): void
  /** Asks a child that `isAsked` whether it works. */
  ask(): Promise<boolean>
}

const LOG_LIMIT_BYTES = 10_000_000
/** How long whoever is asked whether it works has for its answer. */
export const ANSWER_LIMIT_MS = 5_000
const SETPRIV = '/usr/bin/setpriv'

/**
 * Starts a child in a process group of its own: Ctrl-C in the terminal reaches only us, and we stop the
 * children in their order.
 * @throws the system's error when the program cannot be executed
 */
export async function spawnChild(options: ChildOptions): Promise<Child> {
  if (sizeOf(options.logFile) > LOG_LIMIT_BYTES) renameSync(options.logFile, `${options.logFile}.1`)
  const log = openSync(options.logFile, 'a', 0o600)
  try {
    const { command, args, identity } = invocation(options)
    const child = spawn(command, args, {
      detached: true,
      stdio: ['ignore', log, log, ...(options.isAsked ? (['ipc'] as const) : [])],
      ...identity,
      ...(options.folder !== undefined && { cwd: options.folder }),
      ...(options.env && { env: options.env }),
    })
    await new Promise<void>((resolve, reject) => {
      child.once('spawn', resolve)
      child.once('error', reject)
    })
    return asChild(child)
  } finally {
    closeSync(log)
  }
}

/** Asks a child to end by `signal` and waits for it; after `patienceMs` it is killed. */
export async function stopChild(child: Child, signal: NodeJS.Signals, patienceMs: number): Promise<void> {
  if (child.hasExited()) return
  child.kill(signal)
  const late = setTimeout(() => child.kill('SIGKILL'), patienceMs)
  await child.exited
  clearTimeout(late)
}

/** Ends a child and everything it has started at once, stopped ones too. */
export function killChild({ pid }: Child): void {
  // Looked for first: those who have lost their parent are nobody's children any more.
  for (const each of [pid, ...processesBelow(pid)]) signalIfThere(each, 'SIGKILL')
}

/** How large a log file is, in bytes, so that `logSince` can show what a failed start added to it. */
export function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

/** The last line of a log file after the first `offset` bytes that matches `pattern`, or undefined. */
export function lastLogLine(file: string, offset: number, pattern: RegExp): string | undefined {
  const size = sizeOf(file)
  if (size === 0) return undefined
  const text = readFileSync(file)
    .subarray(size >= offset ? offset : 0)
    .toString('utf8')
  return text
    .split('\n')
    .findLast((line) => pattern.test(line))
    ?.trim()
}

/** setpriv executes the program in its own place, so the process id stays the one we know. */
function invocation({ command, args, runAs, signalIfOrphaned }: ChildOptions) {
  if (!hasSetpriv()) return { command, args, identity: runAs ? { uid: runAs.uid, gid: runAs.gid } : {} }
  const user = runAs ? [`--reuid=${runAs.uid}`, `--regid=${runAs.gid}`, '--clear-groups'] : []
  // The last: PostgreSQL asks by access(2) whether it may run its own programs, which else leaves the capability out.
  const folders = runAs?.passFolders
    ? [
        ...['--inh-caps=-all,+dac_override', '--ambient-caps=-all,+dac_override'],
        '--securebits=+no_setuid_fixup',
      ]
    : []
  const privileges = [`--pdeathsig=${signalIfOrphaned.slice('SIG'.length)}`, ...user, ...folders]
  return { command: SETPRIV, args: [...privileges, '--', command, ...args], identity: {} }
}

/** Whether setpriv (util-linux) is there: with it the system ends a child whose parent was killed. */
export function hasSetpriv(): boolean {
  return isExecutable(SETPRIV)
}

function asChild(child: ChildProcess): Child {
  const pid = child.pid
  if (pid === undefined) throw new Error('A process that was started has no id.')
  let gone = child.exitCode !== null || child.signalCode !== null
  const exited = new Promise<void>((resolve) => {
    if (gone) resolve()
    child.once('exit', () => {
      gone = true
      resolve()
    })
  })
  return {
    pid,
    exited,
    hasExited: () => gone,
    exitCode: () => child.exitCode,
    kill: (signal) => void child.kill(signal),
    ask: () => ask(child),
  }
}

/** What cannot be sent, or is not answered in time, is not answered. */
function ask(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    const hear = (word: unknown): void => settle(word === YES)
    const late = setTimeout(() => settle(false), ANSWER_LIMIT_MS)
    const settle = (answer: boolean): void => {
      clearTimeout(late)
      child.off('message', hear)
      resolve(answer)
    }
    child.on('message', hear)
    child.send(QUESTION, (error) => error && settle(false))
  })
}
