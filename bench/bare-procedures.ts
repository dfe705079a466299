import { randomUUID } from 'node:crypto'
import { type Client, WithStartWorkflowOperation } from '@temporalio/client'
import { BARE, BARE_QUEUE, type BareType, completeBare, launchBare } from './bare-messages.js'
import { STEPS, type Walk } from './walk.js'

/** Walks the baseline's workflow: started with an update, and as many updates as a procedure has steps. */
export function walkBare(client: Client, type: BareType = BARE): Walk {
  return async (timed) => {
    const workflowId = await timed('launch', () => startBare(client, { type, taskQueue: BARE_QUEUE }))
    const handle = client.workflow.getHandle(workflowId)
    for (let step = 0; step < STEPS; step += 1) {
      await timed('step', () => handle.executeUpdate(completeBare, { updateId: randomUUID() }))
    }
  }
}

/** Starts the baseline's workflow and waits for its first update, which may be told something; answers its id. */
export async function startBare(
  client: Client,
  { type, taskQueue, told = [] }: { type: BareType; taskQueue: string; told?: [] | [unknown] },
): Promise<string> {
  const workflowId = `bare-${randomUUID()}`
  const startWorkflowOperation = new WithStartWorkflowOperation<(steps: number) => Promise<void>>(type, {
    workflowId,
    taskQueue,
    args: [STEPS],
    workflowIdConflictPolicy: 'USE_EXISTING',
  })
  await client.workflow.executeUpdateWithStart(launchBare, {
    startWorkflowOperation,
    updateId: randomUUID(),
    args: told,
  })
  return workflowId
}
