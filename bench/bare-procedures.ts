import { randomUUID } from 'node:crypto'
import { type Client, WithStartWorkflowOperation } from '@temporalio/client'
import { BARE, BARE_QUEUE, completeBare, launchBare } from './bare-messages.js'
import { STEPS, type Walk } from './walk.js'

/** Walks the baseline's workflow: started with an update, and as many updates as a procedure has steps. */
export function walkBare(client: Client): Walk {
  return async (timed) => {
    const workflowId = `bare-${randomUUID()}`
    const startWorkflowOperation = new WithStartWorkflowOperation<(steps: number) => Promise<void>>(BARE, {
      workflowId,
      taskQueue: BARE_QUEUE,
      args: [STEPS],
      workflowIdConflictPolicy: 'USE_EXISTING',
    })
    await timed('launch', () =>
      client.workflow.executeUpdateWithStart(launchBare, { startWorkflowOperation, updateId: randomUUID() }),
    )
    const handle = client.workflow.getHandle(workflowId)
    for (let step = 0; step < STEPS; step += 1) {
      await timed('step', () => handle.executeUpdate(completeBare, { updateId: randomUUID() }))
    }
  }
}
