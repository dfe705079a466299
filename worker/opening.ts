import { type Client, WorkflowUpdateFailedError } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import type { Launch } from '../domain/procedure/case.js'
import { startCase } from '../temporal/start-case.js'

/** Starts a case that opens by itself, and waits until it is recorded; false where it is refused. */
export async function openCase(client: Client, taskQueue: string, launch: Launch): Promise<boolean> {
  try {
    await startCase(client, launch, taskQueue)
    return true
  } catch (error) {
    const isRefused =
      error instanceof WorkflowUpdateFailedError &&
      error.cause instanceof ApplicationFailure &&
      error.cause.nonRetryable
    if (isRefused) return false
    throw error
  }
}
