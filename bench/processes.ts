import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { commandLine } from '../bin/processes/running-process.js'

/** The parts of the running product. */
export type Part = 'postgres' | 'temporal' | 'worker' | 'api' | 'parent'
export const PARTS: readonly Part[] = ['postgres', 'temporal', 'worker', 'api', 'parent']

interface ProcessEntry {
  pid: number
  parent: number
  /** Milliseconds of CPU so far, its own and of its children that have ended; 0 where the system has no /proc. */
  cpu: number
}

/** One process of the running product. */
export interface PartProcess extends Omit<ProcessEntry, 'parent'> {
  part: Part
}

/** Does the system say what CPU each process has had? */
export const TELLS_CPU = existsSync('/proc/self/stat')

/** In which /proc counts CPU: a hundredth of a second on every Linux that people run. */
const TICK_MS = 10

/** A process with everything below it, by what each is. */
export function processesBelow(root: number): PartProcess[] {
  const children = new Map<number, ProcessEntry[]>()
  const found: ProcessEntry[] = []
  for (const entry of everyProcess()) {
    if (entry.pid === root) found.push(entry)
    children.set(entry.parent, [...(children.get(entry.parent) ?? []), entry])
  }
  for (const { pid } of found) found.push(...(children.get(pid) ?? []))
  return found.map(({ pid, cpu }) => ({ pid, cpu, part: pid === root ? 'parent' : partOf(pid) }))
}

/** Milliseconds of CPU that a process has had; 0 when it has ended. */
export const cpuOf = (pid: number): number => readEntry(pid)?.cpu ?? 0

const partOf = (pid: number): Part => {
  const command = commandLine(pid) ?? ''
  if (/worker[\\/]main\.js/.test(command)) return 'worker'
  if (/api[\\/]main\.js/.test(command)) return 'api'
  return /server start-dev/.test(command) ? 'temporal' : 'postgres'
}

function everyProcess(): ProcessEntry[] {
  if (TELLS_CPU) {
    const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
    return pids.flatMap((pid) => readEntry(Number(pid)) ?? [])
  }
  const table = execFileSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' })
  return table.split('\n').map((line) => {
    const [pid = 0, parent = 0] = line.trim().split(/\s+/).map(Number)
    return { pid, parent, cpu: 0 }
  })
}

/** Undefined for a process that has ended in the meantime. */
function readEntry(pid: number): ProcessEntry | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name before may hold anything; after it come the state, the parent and, from the twelfth on, four times.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0)
    return { pid, parent: Number(fields[1]), cpu: ticks * TICK_MS }
  } catch {
    return undefined
  }
}
