import {
  allHandlersFinished,
  condition,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
} from '@temporalio/workflow'
import { type BareActivities, completeBare, launchBare } from './bare-messages.js'

const normal = proxyActivities<BareActivities>({ startToCloseTimeout: '10 seconds' })
const local = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '10 seconds' })

/** The baseline: a workflow that ends after `steps` updates, each with one normal activity that does nothing. */
export const bare = (steps: number): Promise<void> => untilDone(steps, normal)

/** The same with local activities. */
export const bareLocal = (steps: number): Promise<void> => untilDone(steps, local)

async function untilDone(steps: number, { nothing }: BareActivities): Promise<void> {
  let done = 0
  setHandler(launchBare, () => nothing())
  setHandler(completeBare, async () => {
    await nothing()
    done += 1
  })
  await condition(() => done >= steps)
  await condition(allHandlersFinished)
}
