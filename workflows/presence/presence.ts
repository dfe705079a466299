import { condition, setHandler } from '@temporalio/workflow'
import { isPresent } from './messages.js'

/**
 * Stands for ever and does nothing, so that somebody can be asked whether anybody is there: a query takes the way of every
 * command, through Temporal to a worker and its workflows, and leaves no trace.
 */
export async function presence(): Promise<void> {
  setHandler(isPresent, () => true)
  await condition(() => false)
}
