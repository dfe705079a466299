import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { type Part, processesBelow } from './processes.js'

/** MiB. */
export type Memory = Record<Part, number> & { whole: number }

/** How memory is counted here: PSS divides shared pages among those who share them, RSS counts them for each. */
export const MEASURE = existsSync('/proc/self/smaps_rollup') ? 'PSS' : 'RSS'

/** The memory of a process with everything below it, by what each is. */
export function memoryBelow(root: number): Memory {
  const memory: Memory = { postgres: 0, temporal: 0, worker: 0, api: 0, parent: 0, whole: 0 }
  for (const { pid, part } of processesBelow(root)) {
    const mebibytes = kibibytesOf(pid) / 1024
    memory[part] += mebibytes
    memory.whole += mebibytes
  }
  return memory
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
