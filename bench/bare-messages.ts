import { defineUpdate } from '@temporalio/workflow'

/** The contract between the baseline's client and its workflow. */
export const BARE = 'bare'
export const BARE_QUEUE = 'bare'

/** Both run one activity that does nothing and answer nothing. */
export const launchBare = defineUpdate<void, []>('launchBare')
export const completeBare = defineUpdate<void, []>('completeBare')

export interface BareActivities {
  nothing(): Promise<void>
}
