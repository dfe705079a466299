import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { testService } from './services.js'

export interface TestTemporal {
  /** host:port of the server that the whole run shares: workflow ids must be one's own. */
  readonly address: string
  readonly namespace: string
  /** A task queue of one's own, so that no other test file's worker takes the tasks. */
  readonly taskQueue: string
}

/** The real Temporal server, in memory, with the search attributes registered. */
export async function testTemporal(): Promise<TestTemporal> {
  const { address } = await testService('temporal')
  return { address, namespace: 'default', taskQueue: `test-${randomBytes(8).toString('hex')}` }
}

/** For `Worker.create`: the bundle of the present workflow sources, as production runs it. */
export async function workflowBundle(): Promise<{ readonly codePath: string }> {
  const { folder } = await testService('build')
  return { codePath: join(folder, 'workflow-bundle.js') }
}

/**
 * For `TestWorkflowEnvironment.createTimeSkipping({ server })`: the Java test server, whose clock is skipped by
 * `env.sleep`. Undefined where there is none: skip the file's tests, saying so.
 */
export function timeSkippingServer() {
  const path = process.env.TEMPORAL_TEST_SERVER
  return path ? { executable: { type: 'existing-path', path } as const } : undefined
}
