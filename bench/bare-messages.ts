import { defineUpdate } from '@temporalio/workflow'

/** The contract between the baseline's clients and its workflows: one with a normal activity, one with a local one. */
export const BARE = 'bare'
export const BARE_LOCAL = 'bareLocal'
export type BareType = typeof BARE | typeof BARE_LOCAL
export const BARE_QUEUE = 'bare'

/** Each runs one activity that does nothing and answers nothing, whatever it is told. */
export const launchBare = defineUpdate<void, [told?: unknown]>('launchBare')
export const completeBare = defineUpdate<void, []>('completeBare')
/** The same update, told something. */
export const tellBare = defineUpdate<void, [told: unknown]>('completeBare')

export interface BareActivities {
  nothing(): Promise<void>
}
