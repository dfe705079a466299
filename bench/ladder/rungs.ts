import type { Cpu, Watched } from '../cpu.js'
import type { Part, Timings, Walk } from '../walk.js'

/**
 * From the bare engine to the product, each with what the one below has and something more: where the time of a step goes
 * is where they differ. The local activity stands beside the ladder.
 */
export const RUNGS = ['bare', 'local', 'http', 'codec', 'flow', 'product'] as const
export type RungName = (typeof RUNGS)[number]

/** What each adds, and to which. */
export const RUNG_ROWS: Readonly<Record<RungName, { adds: string; to?: RungName }>> = {
  bare: { adds: 'bare' },
  local: { adds: '(bare with a local activity)', to: 'bare' },
  http: { adds: '+ HTTP and token', to: 'bare' },
  codec: { adds: '+ codec', to: 'http' },
  flow: { adds: '+ flow and state', to: 'codec' },
  product: { adds: '+ record on PostgreSQL: the product', to: 'flow' },
}

/** How a rung is walked, and whose CPU it takes. */
export interface Rung {
  walk: Walk
  watched: Watched
}

/** What walking a rung took. */
export interface MeasuredRung {
  procedures: number
  timings: Timings
  /** Of all launches, all steps and all uploads. */
  cpu: Record<Part, Cpu>
}

export type Ladder = Record<RungName, MeasuredRung>

/** Queues of the ladder's own worker: the baseline's workflow with the product's codec, and the product's workflows. */
export const ENCRYPTED_QUEUE = 'bare-encrypted'
export const FLOW_QUEUE = 'ladder'
