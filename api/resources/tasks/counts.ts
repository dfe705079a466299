import type { z } from 'zod'
import { type Client, together } from '../../../db/pool.js'
import { countInbox } from '../../../db/reads/inbox-counts.js'
import { overdueFrom } from '../../../domain/deadlines/working-days.js'
import type { Instant, IsoDate } from '../../../domain/vocabulary.js'
import { lastDayAtRisk } from '../../../records/monitoring.js'
import { tasksToApprove } from '../../../records/rights/breakthrough-tasks.js'
import type { Caller } from '../../../records/rights/caller.js'
import { proposalsToDecide } from '../../../records/rights/proposed-changes.js'
import type { taskCounts } from './schemas.js'

/**
 * How much waits for the caller: tasks, by when they are due, changes of the records that a second person confirms, breakthrough
 * tasks that an approver decides on.
 */
export async function countsOf(
  client: Client,
  caller: Caller,
  { now, today }: { now: Instant; today: IsoDate },
): Promise<z.output<typeof taskCounts>> {
  const dueSoonUntil = await lastDayAtRisk(client, today)
  const [counts, changes, breakthroughTasks] = await together([
    countInbox(client, caller, { now, soonUntil: overdueFrom(dueSoonUntil) }),
    proposalsToDecide(client, caller),
    tasksToApprove(client, caller),
  ])
  return { ...counts, dueSoonUntil, changes, breakthroughTasks }
}
