import { continueAsNew, proxyActivities, sleep } from '@temporalio/workflow'
import type { TermActivities } from '../../activities/open-reappointments.js'

/** Days before the history is begun anew. */
const DAYS = 100

const { openDueReappointments } = proxyActivities<TermActivities>({
  startToCloseTimeout: '5 minutes',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
})

/**
 * Opens the reappointment of whoever's term ends, in the time that the law asks for before it does: once a day, for ever.
 * What was opened is not opened again, so that a day that is tried twice, or missed, does no harm.
 */
export async function openReappointments(): Promise<never> {
  for (let day = 0; day < DAYS; day += 1) {
    await openDueReappointments()
    await sleep('1 day')
  }
  return await continueAsNew<typeof openReappointments>()
}
