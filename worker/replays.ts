import type { Client } from '@temporalio/client'
import { Worker, type WorkerOptions } from '@temporalio/worker'
import type { Replays } from '../in-step/deps.js'
import type { PayloadKeys } from '../temporal/key-ring.js'
import { createWorkerDataConverter } from '../temporal/payload-codec.js'

/**
 * Takes up histories with the workflows of that bundle. A run that is gone meanwhile, or whose history cannot be read, is
 * told as one that cannot be gone on from.
 */
export function replaysWith(
  client: Client,
  { bundle, payloadKeys }: { bundle: NonNullable<WorkerOptions['workflowBundle']>; payloadKeys: PayloadKeys },
): Replays {
  return async (runs) => {
    const failed = new Set<string>()
    async function* histories() {
      for (const { workflowId, runId } of runs) {
        try {
          const history = await client.workflow.getHandle(workflowId, runId).fetchHistory()
          yield { workflowId, history }
        } catch {
          failed.add(workflowId)
        }
      }
    }
    const options = { workflowBundle: bundle, dataConverter: createWorkerDataConverter(payloadKeys) }
    for await (const { workflowId, error } of Worker.runReplayHistories(options, histories())) {
      if (error) failed.add(workflowId)
    }
    return failed
  }
}
