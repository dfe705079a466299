import type pg from 'pg'
import { countTasks } from '../../../db/reads/inbox.js'
import type { TaskListing } from '../../../db/reads/inbox-parts.js'
import { page } from '../../http/paging.js'

const TABS = ['me', 'group'] as const
type Tab = (typeof TABS)[number]

/** How many a tab has: at most so many, or more. */
type Counted = Record<'total', number> & Record<'totalCapped', boolean>

/**
 * Where a part of the inbox is asked for, how many of the same are open in the parts beside it. Of a name nobody counts them: it is
 * looked for where one is.
 */
export async function tabsBeside(
  client: pg.Pool,
  listing: Omit<TaskListing, 'after' | 'limit'>,
): Promise<{ tabs?: Partial<Record<Tab, Counted>> }> {
  const { filter = {}, overdueAt, status, whose } = listing
  const isPart = filter.units !== undefined || filter.kind !== undefined || overdueAt !== undefined
  if (!isPart || filter.search !== undefined) return {}
  const beside = TABS.filter((tab) => status === 'done' || tab !== whose)
  const counted = await Promise.all(
    beside.map(async (tab): Promise<[Tab, Counted]> => {
      const found = await countTasks(client, { ...listing, status: 'open', whose: tab })
      const { total, totalCapped } = page({ ...found, rows: [] }, 0, String, String)
      return [tab, { total, totalCapped }]
    }),
  )
  return { tabs: Object.fromEntries(counted) }
}
