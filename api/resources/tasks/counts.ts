import type { z } from 'zod'
import type { Client } from '../../../db/pool.js'
import { countInbox } from '../../../db/reads/inbox-counts.js'
import { overdueFrom } from '../../../domain/deadlines/working-days.js'
import type { Instant, IsoDate } from '../../../domain/vocabulary.js'
import { lastDayAtRisk } from '../../../records/monitoring.js'
import type { Caller } from '../../../records/rights/caller.js'
import type { taskCounts } from './schemas.js'

/** How many tasks wait for the caller, by when they are due. */
export async function countsOf(
  client: Client,
  caller: Caller,
  { now, today }: { now: Instant; today: IsoDate },
): Promise<z.output<typeof taskCounts>> {
  const dueSoonUntil = await lastDayAtRisk(client, today)
  const counts = await countInbox(client, caller, { now, soonUntil: overdueFrom(dueSoonUntil) })
  return { ...counts, dueSoonUntil }
}
