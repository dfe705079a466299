import { parseArgs } from 'node:util'
import { type BenchConfig, productConfig } from '../config.js'

/** What `npm run bench -- --browser` is asked to do. */
export interface BrowserBenchConfig extends BenchConfig {
  /** Open procedures, tasks of the long inbox, and people, that the lists are measured with beside the demonstration. */
  many: number
  /** The program of the browser. */
  chromium: string
}

const MANY = 100_000

/**
 * Reads the arguments and the environment.
 * @throws an argument that is not known, or no number
 */
export function readBrowserBenchConfig(): BrowserBenchConfig {
  const { values } = parseArgs({ options: { write: { type: 'boolean' }, many: { type: 'string' } } })
  const many = Number(values.many ?? MANY)
  if (!Number.isInteger(many) || many < 500) throw new RangeError('--many takes a number, 500 or more')
  return {
    ...productConfig(),
    write: values.write ?? false,
    // Each division of the procedures that are inserted has as many.
    many: Math.round(many / 500) * 500,
    chromium: process.env.CHROMIUM ?? '',
  }
}
