import { fileURLToPath } from 'node:url'
import { type NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker'
import { createDeliveryActivities, type DeliveryDeps } from '../activities/deliver-notifications.js'
import { createActivities } from '../activities/index.js'
import { momentsOf } from '../activities/moments.js'
import { createDataConverter } from '../codec/payload-codec.js'
import type { RecordingDeps } from '../db/record-change.js'
import { loadCalendar } from '../db/working-calendar.js'
import { TASK_QUEUE } from '../workflows/procedure/messages.js'

export interface ProceduresWorkerOptions {
  connection: NativeConnection
  namespace: string
  payloadKey: Buffer
  pool: RecordingDeps['pool']
  delivery?: Omit<DeliveryDeps, 'pool'>
  /** Where the built workflows are; default: beside this file. */
  bundle?: { codePath: string }
  taskQueue?: string
  /** When deadlines speak; tests make days short. */
  moments?: RecordingDeps['moments']
  /** Worker Versioning, where the deployment has it. */
  versioning?: { deploymentName: string; buildId: string }
}

/** A worker for procedures and for the outbox. Workflows come prebuilt, so that it is up in a moment. */
export async function createProceduresWorker(options: ProceduresWorkerOptions): Promise<Worker> {
  const { pool, delivery, versioning } = options
  const activities = {
    ...createActivities({
      pool,
      loadCalendar,
      moments: options.moments ?? momentsOf,
      mails: delivery !== undefined,
    }),
    ...(delivery && createDeliveryActivities({ pool, ...delivery })),
  }
  const versioned: Partial<WorkerOptions> = versioning
    ? {
        workerDeploymentOptions: {
          version: versioning,
          useWorkerVersioning: true,
          defaultVersioningBehavior: 'AUTO_UPGRADE',
        },
      }
    : {}
  return await Worker.create({
    connection: options.connection,
    namespace: options.namespace,
    taskQueue: options.taskQueue ?? TASK_QUEUE,
    workflowBundle: options.bundle ?? {
      codePath: fileURLToPath(new URL('../workflow-bundle.js', import.meta.url)),
    },
    activities,
    dataConverter: createDataConverter(options.payloadKey),
    shutdownGraceTime: '5 seconds',
    ...versioned,
  })
}
