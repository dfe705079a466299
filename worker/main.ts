import { DefaultLogger, makeTelemetryFilterString, NativeConnection, Runtime } from '@temporalio/worker'
import { pino } from 'pino'
import { keyAgreement } from '../db/payload-keys.js'
import { createPool } from '../db/pool.js'
import { serviceLog } from '../process/log.js'
import { answerParent } from '../process/parent.js'
import { createClient } from '../temporal/client.js'
import { securityOf } from '../temporal/connection-settings.js'
import { loadPayloadKeys } from '../temporal/payload-keys.js'
import { DELIVER_NOTIFICATIONS } from '../workflows/notifications/messages.js'
import { OPEN_REAPPOINTMENTS } from '../workflows/terms/messages.js'
import { auditHeadsFolder, keepAuditHeads } from './audit-heads.js'
import { readWorkerConfig, type WorkerConfig } from './config.js'
import { type KeepingOptions, keepStoresInStep } from './in-step.js'
import { keepReads } from './keep-reads.js'
import { createProceduresWorker } from './procedures-worker.js'
import { startStanding } from './standing-workflows.js'
import { countingUnread } from './unread-messages.js'

/** Runs a worker until it is told to stop (SIGINT, SIGTERM); what is under way is finished first. */
async function main(config: WorkerConfig): Promise<void> {
  const logger = pino({ level: config.LOG_LEVEL }, serviceLog())
  Runtime.install({
    // Codes only: the SDK's meta holds ids and names of activities, never arguments.
    logger: new DefaultLogger('WARN', ({ level, message, meta }) =>
      logger.info({ level, meta: { error: (meta?.error as Error | undefined)?.name } }, message),
    ),
    // What the core has to say comes through the same logger, not beside it.
    telemetryOptions: {
      logging: { forward: {}, filter: makeTelemetryFilterString({ core: 'WARN', other: 'ERROR' }) },
    },
    shutdownSignals: ['SIGINT', 'SIGTERM'],
  })
  const pool = createPool(config.DATABASE_URL)
  const payloadKeys = await loadPayloadKeys(config, keyAgreement(pool))
  const connection = await NativeConnection.connect({
    address: config.TEMPORAL_ADDRESS,
    ...securityOf(config),
  })
  const namespace = config.TEMPORAL_NAMESPACE
  const unreadable: KeepingOptions['unreadable'] = (kept) =>
    logger.error(kept, 'what is kept of a case cannot be read, and its workflow not raised anew')
  const worker = await createProceduresWorker({
    connection,
    namespace,
    payloadKeys,
    pool,
    twoPeopleFor: config.TWO_PEOPLE_FOR,
    failing: (failing) => logger.error(failing, 'a change cannot be recorded, and is tried again'),
    unreadable,
    unread: countingUnread((unread) =>
      logger.warn(unread, 'what a workflow was sent cannot be read, and is not acted on'),
    ),
    ...(config.SMTP_URL && {
      delivery: { smtpUrl: config.SMTP_URL, from: config.MAIL_FROM, publicUrl: config.PUBLIC_URL },
    }),
    ...(config.WORKER_DEPLOYMENT &&
      config.WORKER_BUILD_ID && {
        versioning: { deploymentName: config.WORKER_DEPLOYMENT, buildId: config.WORKER_BUILD_ID },
      }),
  })
  keepReads(worker, pool, config.READS_KEPT_DAYS)
  const client = createClient(connection, { namespace, payloadKeys })
  for (const type of [OPEN_REAPPOINTMENTS, ...(config.SMTP_URL ? [DELIVER_NOTIFICATIONS] : [])]) {
    await startStanding(client, type, payloadKeys)
  }
  const stopKeeping = keepAuditHeads(
    pool,
    {
      folder: auditHeadsFolder(config),
      webhook: config.AUDIT_HEADS_WEBHOOK,
    },
    (error) =>
      logger.warn(
        { error: error instanceof Error ? error.name : 'unknown' },
        'the audit head could not be written',
      ),
  )
  answerParent(() => worker.getState() === 'RUNNING')
  keepStoresInStep({ client, pool, payloadKeys, unreadable }, (error) =>
    logger.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'the stores were not compared'),
  )
  logger.info('worker ready')
  await worker.run()
  await stopKeeping()
  await pool.end()
  await connection.close()
}

main(readWorkerConfig()).catch((error: Error) => {
  process.stderr.write(`worker: ${error.message}\n`)
  // At once: connections that are still open must not keep alive a worker that does not work, or nobody starts it again.
  process.exit(1)
})
