import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Client, Connection } from '@temporalio/client'
import { copyTemporal, copyWhileStopped, copyWhileWritten } from '../../bin/backup/temporal-copy.js'
import { startTemporal, type TemporalServer, temporalDatabase } from '../../bin/processes/temporal-server.js'
import { until } from '../support/product.js'
import { testService } from '../support/services.js'

/** A Temporal server whose file is copied while workflows are started all the time. */
const root = mkdtempSync(join(tmpdir(), 'temporal-copy-'))
const { path: bin } = await testService('temporalProgram')
/** Starts under way at once. */
const AT_ONCE = 4

let server: TemporalServer
let connection: Connection
const started: string[] = []
let writing = true
let writers: Promise<unknown>

beforeAll(async () => {
  server = await startTemporal({ bin, dataDir: join(root, 'running') })
  connection = await Connection.connect({ address: server.address })
  const client = new Client({ connection })
  writers = Promise.all(Array.from({ length: AT_ONCE }, (_, n) => write(client, n)))
})
afterAll(async () => {
  writing = false
  await writers
  await connection.close()
  await server.stop()
  rmSync(root, { recursive: true, force: true })
})

async function write(client: Client, n: number): Promise<void> {
  for (let count = 0; writing; count += 1) {
    const workflowId = `written-${n}-${count}`
    await client.workflow.start('waiting', { workflowId, taskQueue: 'nobody', args: ['x'.repeat(2_000)] })
    started.push(workflowId)
  }
}

function newCopy(name: string): string {
  mkdirSync(join(root, name, 'temporal'), { recursive: true })
  return temporalDatabase(join(root, name))
}

/** Those of them that a server on the copy does not know. */
async function missingIn(name: string, ids: readonly string[]): Promise<string[]> {
  const copy = await startTemporal({ bin, dataDir: join(root, name) })
  const reading = await Connection.connect({ address: copy.address })
  try {
    const { workflow } = new Client({ connection: reading })
    const found = await Promise.all(
      ids.map((id) =>
        workflow
          .getHandle(id)
          .describe()
          .then(
            () => [],
            () => [id],
          ),
      ),
    )
    return found.flat()
  } finally {
    await reading.close()
    await copy.stop()
  }
}

test('a copy that is taken while the server writes has every workflow that was started before it', async () => {
  const from = temporalDatabase(join(root, 'running'))
  await until('it writes', () => started.length > 20)
  let before: string[] = []
  await until('a copy is of one moment', () => {
    before = [...started]
    return copyWhileWritten(from, newCopy('written'))
  })
  expect(await missingIn('written', before)).toEqual([])
})

test('so has one for which the server is stopped for a moment, and the server goes on', async () => {
  const before = [...started]
  copyWhileStopped(temporalDatabase(join(root, 'running')), newCopy('stopped'), server.pid)
  await until('it writes again', () => started.length > before.length + AT_ONCE)
  expect(await missingIn('stopped', before)).toEqual([])
})

test('a file that nobody writes to is copied without any process', async () => {
  copyTemporal(temporalDatabase(join(root, 'stopped')), newCopy('again'), undefined)
  expect(await missingIn('again', started.slice(0, 20))).toEqual([])
})
