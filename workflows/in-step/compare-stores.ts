import { proxyLocalActivities } from '@temporalio/workflow'
import type { InStepReport, StoreActivities } from '../../activities/compare-stores.js'

/** Local: a minute's look leaves a handful of events. What it does not come to, the next one does. */
const { keepInStep } = proxyLocalActivities<StoreActivities>({
  startToCloseTimeout: '50 seconds',
  retry: { maximumAttempts: 1 },
})

/** One look at the cases that changed lately, every minute by a schedule. */
export async function compareStores(): Promise<InStepReport> {
  return await keepInStep()
}
