/** The worker of the baseline, in a process of its own as the product's is. */
import { fileURLToPath } from 'node:url'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { BARE_QUEUE, type BareActivities } from './bare-messages.js'
import { readBareWorkerConfig } from './config.js'

const activities: BareActivities = { nothing: async () => {} }

const { address, namespace } = readBareWorkerConfig()
Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: ['SIGINT', 'SIGTERM'] })
const connection = await NativeConnection.connect({ address })
const worker = await Worker.create({
  connection,
  namespace,
  taskQueue: BARE_QUEUE,
  workflowsPath: fileURLToPath(new URL('./bare-workflow.js', import.meta.url)),
  activities,
  shutdownGraceTime: '5 seconds',
})
process.stdout.write('bare worker ready\n')
await worker.run()
await connection.close()
