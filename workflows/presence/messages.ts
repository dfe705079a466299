import { defineQuery } from '@temporalio/workflow'

/** Workflow type. */
export const PRESENCE = 'presence'
/** There is one for the workers of a task queue. */
export const presenceWorkflowIdOf = (taskQueue: string): string => `presence-of-${taskQueue}`

/** Whoever answers is a worker that does its work. */
export const isPresent = defineQuery<boolean>('isPresent')
