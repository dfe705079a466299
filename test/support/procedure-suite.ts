import { afterAll, afterEach, beforeAll, expect } from '@jest/globals'
import type { ProceduresWorkerOptions } from '../../worker/procedures-worker.js'
import { contradictions } from './procedure-rows.js'
import { endRuntime, type ProceduresStack, quietRuntime, startProcedures } from './procedures.js'

/**
 * A stack for the tests of one file. After each test, what PostgreSQL holds of every case launched in it is compared
 * with the workflow: open tasks, audit chain, deadlines.
 */
export function useProcedures(
  options: Partial<ProceduresWorkerOptions> = {},
  logging: Parameters<typeof quietRuntime>[0] = {},
): () => ProceduresStack {
  let stack: ProceduresStack | undefined
  const present = (): ProceduresStack => {
    if (!stack) throw new Error('the stack is there from beforeAll on')
    return stack
  }
  beforeAll(async () => {
    quietRuntime(logging)
    stack = await startProcedures(options)
  }, 120_000)
  afterEach(async () => {
    for (const it of present().takeLaunched()) expect(await contradictions(present(), it)).toEqual([])
  })
  afterAll(async () => {
    await stack?.stop()
    await endRuntime()
  })
  return present
}
