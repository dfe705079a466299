import { mkdtempSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import proto from '@temporalio/proto'
import { TestWorkflowEnvironment } from '@temporalio/testing'
import { spawnChild, stopChild } from '../../bin/processes/child-process.js'
import { freePort } from '../../bin/processes/free-port.js'

const START_LIMIT_MS = 60_000
const { INDEXED_VALUE_TYPE_KEYWORD: KEYWORD } = proto.temporal.api.enums.v1.IndexedValueType

/**
 * The Java test server, and an environment that lets its time pass. `TestWorkflowEnvironment.createTimeSkipping` would
 * start it as well, but gives it five seconds, which a busy machine does not always have.
 */
export async function startSkippingServer(
  program: string,
): Promise<{ environment: TestWorkflowEnvironment; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'skipping-server-'))
  const port = await freePort()
  const server = await spawnChild({
    command: program,
    args: [String(port)],
    logFile: join(folder, 'log'),
    signalIfOrphaned: 'SIGTERM',
  })
  const giveUpAt = Date.now() + START_LIMIT_MS
  while (!(await listens(port))) {
    if (server.hasExited() || Date.now() > giveUpAt) throw new Error(`${program} did not start`)
    await sleep(50)
  }
  const environment = await environmentOf(`127.0.0.1:${port}`)
  // It refuses attributes that it has not been told of, as the real one does.
  await environment.connection.operatorService.addSearchAttributes({
    namespace: environment.namespace ?? 'default',
    searchAttributes: { CaseUnit: KEYWORD },
  })
  return {
    environment,
    async stop() {
      await environment.teardown()
      await stopChild(server, 'SIGTERM', 5_000)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function environmentOf(address: string): Promise<TestWorkflowEnvironment> {
  // What createTimeSkipping itself calls; private, since the SDK starts the server it speaks to.
  const { create } = TestWorkflowEnvironment as unknown as {
    create(options: object): Promise<TestWorkflowEnvironment>
  }
  return await create.call(TestWorkflowEnvironment, {
    server: { type: 'existing' },
    address,
    supportsTimeSkipping: true,
  })
}

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
