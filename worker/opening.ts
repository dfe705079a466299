import { type Client, WorkflowUpdateFailedError } from '@temporalio/client'
import { ApplicationFailure } from '@temporalio/common'
import type pg from 'pg'
import { pinLaw } from '../db/registers/pinned-law.js'
import type { LaunchWithLaw } from '../domain/procedure/case.js'
import { startCase } from '../temporal/start-case.js'

/** Starts a case that opens by itself, and waits until it is recorded; false where it is refused. */
export async function openCase(
  { client, pool, taskQueue }: { client: Client; pool: pg.Pool; taskQueue: string },
  launch: LaunchWithLaw,
): Promise<boolean> {
  try {
    await startCase(client, await pinLaw(pool, launch), taskQueue)
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
