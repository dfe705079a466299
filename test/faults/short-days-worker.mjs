/**
 * A worker of the built product in a process of its own, to be killed: its deadlines speak soon after they are counted,
 * whatever the day. Told everything by its one argument, in JSON.
 */
import { join } from 'node:path'
import { argv } from 'node:process'
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker'

const { folder, databaseUrl, address, namespace, taskQueue, payloadKey, dueInMs } = JSON.parse(
  argv[2] ?? '{}',
)
const { createPool } = await import(join(folder, 'db/pool.js'))
const { createProceduresWorker } = await import(join(folder, 'worker/procedures-worker.js'))

// It is killed again and again, and says so.
Runtime.install({ logger: new DefaultLogger('ERROR') })

const DAY_MS = 86_400_000
const inMs = (ms) => new Date(Date.now() + ms).toISOString()
const worker = await createProceduresWorker({
  connection: await NativeConnection.connect({ address }),
  namespace,
  taskQueue,
  payloadKeys: [Buffer.from(payloadKey, 'hex')],
  pool: createPool(databaseUrl),
  moments: () => ({ dueAt: inMs(dueInMs), overdueAt: inMs(DAY_MS) }),
})
await worker.run()
