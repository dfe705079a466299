import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

/** What `npm run bench -- --scale` is asked to do. */
export interface ScaleConfig {
  /** Where the databases are, and stay for the next run. */
  dir: string
  /** Write docs/benchmarks-scale.md. */
  write: boolean
  /** Bring the data that stands to the present schema instead of building it anew. */
  migrated: boolean
  /** Only operations whose path holds this. */
  only: string | undefined
  environment: NodeJS.ProcessEnv
}

/**
 * Reads the arguments and the environment.
 * @throws an argument that is not known
 */
export function readScaleConfig(): ScaleConfig {
  const { values } = parseArgs({
    options: { write: { type: 'boolean' }, only: { type: 'string' }, migrate: { type: 'boolean' } },
  })
  return {
    dir: process.env.BENCH_SCALE_DIR || join(tmpdir(), 'procedures-bench-scale'),
    write: values.write ?? false,
    migrated: values.migrate ?? false,
    only: values.only,
    environment: { ...process.env },
  }
}
