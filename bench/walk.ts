/** Tasks completed from launch to decision: one candidate, no claim, no return. */
export const STEPS = 8

/** `upload` is the document that a step needs: part of the throughput, not of a step's latency. */
export type Part = 'launch' | 'step' | 'upload'

/** Runs one part and takes note of it. */
export type Timed = <T>(part: Part, work: () => Promise<T>) => Promise<T>

/** Goes through one whole procedure. */
export type Walk = (timed: Timed) => Promise<void>

export type Timings = Record<Part, number[]>

/** A `Timed` that keeps milliseconds. */
export function stopwatch(timings: Timings): Timed {
  return async (part, work) => {
    const start = performance.now()
    const result = await work()
    timings[part].push(performance.now() - start)
    return result
  }
}

export const noTimings = (): Timings => ({ launch: [], step: [], upload: [] })

/**
 * The value that `share` of the values do not exceed (nearest rank).
 * @throws RangeError without values
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new RangeError('a percentile of no values')
  return value
}
