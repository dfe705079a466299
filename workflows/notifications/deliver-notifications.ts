import { continueAsNew, proxyActivities } from '@temporalio/workflow'
import type { DeliveryActivities } from '../../activities/deliver-notifications.js'

/** Rounds before the history is begun anew. */
const ROUNDS = 100

const { deliver } = proxyActivities<DeliveryActivities>({
  // A round lasts minutes and heartbeats; a worker that dies is noticed by its silence.
  startToCloseTimeout: '30 minutes',
  heartbeatTimeout: '30 seconds',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
})

/**
 * Sends what the outbox holds, for ever. A case never waits for a mail: it writes a row, and this workflow's activity
 * picks it up, so that a mail server that is down delays mails and nothing else.
 */
export async function deliverNotifications(): Promise<never> {
  for (let round = 0; round < ROUNDS; round++) await deliver()
  return await continueAsNew<typeof deliverNotifications>()
}
