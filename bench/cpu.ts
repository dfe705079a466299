import { cpuOf, processesBelow } from './processes.js'

/** Those who work for a step. */
export const CPU_PARTS = ['temporal', 'worker', 'api', 'postgres', 'client'] as const

/** Milliseconds. */
export type Cpu = Record<(typeof CPU_PARTS)[number], number>

/** Whose CPU is counted: Temporal and PostgreSQL are the product's, the client is this process. */
export interface Watched {
  /** The process that `npm start` would be. */
  stack: number
  /** Worker and API of a rung that is not the product itself: the product's own are then not counted. */
  own?: { worker: number; api?: number }
}

export const noCpu = (): Cpu => mapCpu(() => 0)

/** Begins to count; what is answered ends it. Reading of the others is not counted to the client. */
export function beginCpu(watched: Watched): () => Cpu {
  const before = { ...cpuNow(watched), client: 0 }
  const own = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(own)
    const after = { ...cpuNow(watched), client: (user + system) / 1000 }
    return mapCpu((part) => after[part] - before[part])
  }
}

export const mapCpu = (of: (part: keyof Cpu) => number): Cpu => ({
  temporal: of('temporal'),
  worker: of('worker'),
  api: of('api'),
  postgres: of('postgres'),
  client: of('client'),
})

function cpuNow({ stack, own }: Watched): Omit<Cpu, 'client'> {
  const cpu = { temporal: 0, worker: 0, api: 0, postgres: 0, parent: 0 }
  for (const { part, cpu: had } of processesBelow(stack)) cpu[part] += had
  return {
    temporal: cpu.temporal,
    postgres: cpu.postgres,
    worker: own ? cpuOf(own.worker) : cpu.worker,
    api: own ? (own.api === undefined ? 0 : cpuOf(own.api)) : cpu.api,
  }
}
