import { allHandlersFinished, condition, proxyActivities, setHandler } from '@temporalio/workflow'
import { type BareActivities, completeBare, launchBare } from './bare-messages.js'

const { nothing } = proxyActivities<BareActivities>({ startToCloseTimeout: '10 seconds' })

/** The baseline: a workflow that ends after `steps` updates, each with one normal activity that does nothing. */
export async function bare(steps: number): Promise<void> {
  let done = 0
  setHandler(launchBare, () => nothing())
  setHandler(completeBare, async () => {
    await nothing()
    done += 1
  })
  await condition(() => done >= steps)
  await condition(allHandlersFinished)
}
