import { type Client, ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client'
import type pg from 'pg'
import type { StoreActivities } from '../activities/compare-stores.js'
import { bindStates } from '../db/case-change/bind-states.js'
import type { Comparing, Stores } from '../in-step/deps.js'
import { takeOverEarlierBuilds } from '../in-step/earlier-builds.js'
import { keepInStep, keepInStepAtStart } from '../in-step/keep-in-step.js'
import type { PayloadKeys } from '../temporal/key-ring.js'
import { sealingOfEarlier, sealingWith } from '../temporal/sealing.js'
import { COMPARE_STORES, COMPARE_STORES_SCHEDULE } from '../workflows/in-step/messages.js'
import { TASK_QUEUE } from '../workflows/procedure/messages.js'
import { BUNDLE_HERE, type Bundle, buildOf } from './bundle.js'
import { replaysWith } from './replays.js'

export interface KeepingOptions {
  client: Client
  pool: pg.Pool
  payloadKeys: PayloadKeys
  bundle?: Bundle
  taskQueue?: string
  /** Told of cases of which what is kept does not open. */
  unreadable?: Stores['unreadable'] | undefined
}

/** What comparing the stores takes, with the workflows of that bundle. */
export function comparingWith({
  client,
  pool,
  payloadKeys,
  bundle = BUNDLE_HERE,
  taskQueue = TASK_QUEUE,
  unreadable,
}: KeepingOptions): Comparing {
  const sealing = sealingWith(payloadKeys)
  const replays = replaysWith(client, { bundle, payloadKeys })
  return { client, pool, taskQueue, sealing, replays, ...(unreadable && { unreadable }) }
}

/** Binds what earlier versions sealed to its place (ADR 0047). */
export const bindEarlierStates = ({ pool, payloadKeys }: Pick<KeepingOptions, 'pool' | 'payloadKeys'>) =>
  bindStates(pool, sealingOfEarlier(payloadKeys), new Date())

/** What the schedule runs. */
export function storeActivities(options: KeepingOptions): StoreActivities {
  const comparing = comparingWith(options)
  return {
    async keepInStep() {
      await bindEarlierStates(options)
      const { healed, left, forgotten } = await keepInStep(comparing)
      return { healed: healed.length, left: left.length, forgotten }
    },
  }
}

/** Milliseconds before a beginning that failed is tried again: a store may be away. */
const AGAIN_AFTER_MS = 30_000

/**
 * Begins to keep the stores in step: takes over what another version decided, compares the stores once, and has them
 * compared every minute. Does not hold up the worker, which has to answer meanwhile; tried until it is done.
 */
export function keepStoresInStep(options: KeepingOptions, failed: (error: unknown) => void): void {
  const comparing = comparingWith(options)
  const begin = async () => {
    await bindEarlierStates(options)
    await scheduleComparison(comparing)
    await takeOverEarlierBuilds(comparing, await buildOf(options.bundle ?? BUNDLE_HERE))
    await keepInStepAtStart(comparing)
  }
  const tryToBegin = () =>
    begin().catch((error) => {
      failed(error)
      setTimeout(tryToBegin, AGAIN_AFTER_MS).unref()
    })
  void tryToBegin()
}

/** Once a minute; a look that takes longer, or was missed, is not made up for: the next one sees the same. */
export async function scheduleComparison({ client, taskQueue }: Comparing): Promise<void> {
  try {
    await client.schedule.create({
      scheduleId: COMPARE_STORES_SCHEDULE,
      spec: { intervals: [{ every: '1 minute' }] },
      policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 minute' },
      action: { type: 'startWorkflow', workflowType: COMPARE_STORES, workflowId: COMPARE_STORES, taskQueue },
    })
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error
  }
}
