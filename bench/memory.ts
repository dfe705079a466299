import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { commandLine, parentOf } from '../bin/processes/running-process.js'

/** The parts of the running product. */
export type Part = 'postgres' | 'temporal' | 'worker' | 'api' | 'parent'
export const PARTS: readonly Part[] = ['postgres', 'temporal', 'worker', 'api', 'parent']

/** MiB. */
export type Memory = Record<Part, number> & { whole: number }

/** How memory is counted here: PSS divides shared pages among those who share them, RSS counts them for each. */
export const MEASURE = existsSync('/proc/self/smaps_rollup') ? 'PSS' : 'RSS'

/** The memory of a process with everything below it, by what each is. */
export function memoryBelow(root: number): Memory {
  const memory: Memory = { postgres: 0, temporal: 0, worker: 0, api: 0, parent: 0, whole: 0 }
  for (const { pid, parent } of processesBelow(root)) {
    const mebibytes = kibibytesOf(pid) / 1024
    memory[partOf(commandLine(pid) ?? '', parent === undefined)] += mebibytes
    memory.whole += mebibytes
  }
  return memory
}

function partOf(command: string, isRoot: boolean): Part {
  if (isRoot) return 'parent'
  if (/worker[\\/]main\.js/.test(command)) return 'worker'
  if (/api[\\/]main\.js/.test(command)) return 'api'
  return /server start-dev/.test(command) ? 'temporal' : 'postgres'
}

interface ProcessEntry {
  pid: number
  /** Absent for the root itself. */
  parent?: number
}

function processesBelow(root: number): ProcessEntry[] {
  const children = new Map<number, number[]>()
  for (const [pid, parent] of everyProcess()) children.set(parent, [...(children.get(parent) ?? []), pid])
  const found: ProcessEntry[] = [{ pid: root }]
  for (const { pid } of found) {
    for (const child of children.get(pid) ?? []) found.push({ pid: child, parent: pid })
  }
  return found
}

/** Process ids with their parents'. */
function everyProcess(): [number, number][] {
  if (existsSync('/proc/self')) {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(Number(name)) ?? 0])
  }
  const table = execFileSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' })
  return table.split('\n').map((line) => {
    const [pid, parent] = line.trim().split(/\s+/).map(Number)
    return [pid ?? 0, parent ?? 0]
  })
}

/** 0 for a process that has ended in the meantime. */
function kibibytesOf(pid: number): number {
  try {
    if (MEASURE === 'PSS') {
      return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
    }
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).trim())
  } catch {
    return 0
  }
}
