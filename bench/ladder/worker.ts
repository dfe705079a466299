/** The ladder's worker: the baseline's workflow behind the codec, and the product's workflows with `record` in memory. */
import { fileURLToPath } from 'node:url'
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker'
import { createDataConverter } from '../../temporal/payload-codec.js'
import { readPayloadKeys } from '../../temporal/payload-keys.js'
import type { BareActivities } from '../bare-messages.js'
import { readLadderConfig } from './config.js'
import { activitiesInMemory } from './record-in-memory.js'
import { ENCRYPTED_QUEUE, FLOW_QUEUE } from './rungs.js'

const bareActivities: BareActivities = { nothing: async () => {} }
const beside = (file: string): string => fileURLToPath(new URL(file, import.meta.url))

const { temporalAddress: address, namespace, dataDir } = readLadderConfig()
Runtime.install({ logger: new DefaultLogger('WARN'), shutdownSignals: ['SIGINT', 'SIGTERM'] })
const connection = await NativeConnection.connect({ address })
const dataConverter = createDataConverter(await readPayloadKeys({ DATA_DIR: dataDir }))
const common = { connection, namespace, dataConverter, shutdownGraceTime: '5 seconds' } as const
const workers = await Promise.all([
  Worker.create({
    ...common,
    taskQueue: ENCRYPTED_QUEUE,
    workflowsPath: beside('../bare-workflow.js'),
    activities: bareActivities,
  }),
  Worker.create({
    ...common,
    taskQueue: FLOW_QUEUE,
    workflowBundle: { codePath: beside('../../workflow-bundle.js') },
    activities: activitiesInMemory(),
  }),
])
process.stdout.write('ladder worker ready\n')
await Promise.all(workers.map((worker) => worker.run()))
await connection.close()
