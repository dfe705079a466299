import { hostname } from 'node:os'
import { Client, Connection } from '@temporalio/client'
import { temporal } from '@temporalio/proto'
import { securityOf } from '../temporal/connection-settings.js'
import { readWorkerConfig } from '../worker/config.js'
import { TASK_QUEUE } from '../workflows/procedure/messages.js'

/** A worker asks for work at least once a minute, or the server forgets it. */
const SILENCE_LIMIT_MS = 120_000

/**
 * Ends with 0 when a worker of this machine has asked Temporal for work lately, with 1 otherwise: the health
 * check of a worker's container.
 */
async function main(): Promise<void> {
  const config = readWorkerConfig()
  const { TEMPORAL_ADDRESS: address, TEMPORAL_NAMESPACE: namespace } = config
  const connection = await Connection.connect({ address, ...securityOf(config), connectTimeout: '5s' })
  try {
    const client = new Client({ connection, namespace })
    const { pollers } = await client.workflowService.describeTaskQueue({
      namespace,
      taskQueue: { name: TASK_QUEUE },
      taskQueueType: temporal.api.enums.v1.TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
      reportPollers: true,
    })
    const mine = (pollers ?? []).filter(({ identity }) => identity?.endsWith(`@${hostname()}`))
    const heard = mine.map(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1_000)
    if (Math.max(0, ...heard) < Date.now() - SILENCE_LIMIT_MS) {
      throw new Error('no worker of this machine asks for work')
    }
  } finally {
    await connection.close()
  }
}

await main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
