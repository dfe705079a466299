import { type NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker'
import { createDeliveryActivities, type DeliveryDeps } from '../activities/deliver-notifications.js'
import { createActivities } from '../activities/index.js'
import { momentsOf } from '../activities/moments.js'
import { createTermActivities } from '../activities/open-reappointments.js'
import { createRecomputationActivities } from '../activities/recompute-deadlines.js'
import { loadCalendar } from '../db/calendar/working-calendar.js'
import type { RecordingDeps } from '../db/case-change/record-change.js'
import type { ForTwoPeople } from '../domain/two-people.js'
import { createClient } from '../temporal/client.js'
import type { PayloadKeys } from '../temporal/key-ring.js'
import { createWorkerDataConverter, type Unread } from '../temporal/payload-codec.js'
import { sealingWith } from '../temporal/sealing.js'
import { recountDeadlines, TASK_QUEUE, workflowIdOf } from '../workflows/procedure/messages.js'
import { BUNDLE_HERE, type Bundle, buildOf } from './bundle.js'
import { type FailingRecord, tellingOfFailures } from './failing-records.js'
import { type KeepingOptions, storeActivities } from './in-step.js'
import { keepChaining } from './keep-chaining.js'
import { openCase } from './opening.js'
import { keepRecomputing } from './recomputations.js'

export interface ProceduresWorkerOptions {
  connection: NativeConnection
  namespace: string
  payloadKeys: PayloadKeys
  pool: RecordingDeps['pool']
  delivery?: Omit<DeliveryDeps, 'pool'>
  /** Where the built workflows are; default: beside this file. */
  bundle?: Bundle
  taskQueue?: string
  /** When deadlines speak; tests make days short. */
  moments?: RecordingDeps['moments']
  /** Told of accepted changes that cannot be recorded. */
  failing?: (failing: FailingRecord) => void
  /** What one person enters and another confirms, in cases that open by themselves; nothing where it is not said. */
  twoPeopleFor?: readonly ForTwoPeople[]
  /** Told of what workflows were sent and could not be read. */
  unread?: (unread: Unread) => void
  /** Told of cases of which what is kept does not open. */
  unreadable?: KeepingOptions['unreadable']
  /** Worker Versioning, where the deployment has it. */
  versioning?: { deploymentName: string; buildId: string }
}

/** Milliseconds for a case to count its deadlines anew, before it is asked once more. */
const RECOUNT_MS = 25_000

/** A worker for procedures, the calendar and the outbox. Workflows come prebuilt, so that it is up in a moment. */
export async function createProceduresWorker(options: ProceduresWorkerOptions): Promise<Worker> {
  const { pool, delivery, payloadKeys, versioning } = options
  const bundle = options.bundle ?? BUNDLE_HERE
  const taskQueue = options.taskQueue ?? TASK_QUEUE
  const client = createClient(options.connection, options)
  const ofACase = createActivities({
    pool,
    loadCalendar,
    moments: options.moments ?? momentsOf,
    mails: delivery !== undefined,
    build: await buildOf(bundle),
    ...sealingWith(payloadKeys),
  })
  const activities = {
    ...ofACase,
    record: tellingOfFailures(ofACase.record, options.failing ?? (() => {})),
    ...createRecomputationActivities({
      pool,
      recount: (caseId, asked) =>
        client.withDeadline(Date.now() + RECOUNT_MS, () =>
          client.workflow
            .getHandle(workflowIdOf(caseId))
            .executeUpdate(recountDeadlines, { updateId: asked.command.id, args: [asked] }),
        ),
    }),
    ...createTermActivities({
      pool,
      loadCalendar,
      twoPeopleFor: options.twoPeopleFor ?? [],
      launch: (launch) => openCase({ client, pool, taskQueue }, launch),
    }),
    ...storeActivities({ client, pool, payloadKeys, bundle, taskQueue, unreadable: options.unreadable }),
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
  const worker = await Worker.create({
    connection: options.connection,
    namespace: options.namespace,
    taskQueue,
    workflowBundle: bundle,
    activities,
    dataConverter: createWorkerDataConverter(payloadKeys, options.unread),
    shutdownGraceTime: '5 seconds',
    ...versioned,
  })
  keepRecomputing(worker, { client, pool, taskQueue })
  keepChaining(worker, pool)
  return worker
}
