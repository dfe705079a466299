import type pg from 'pg'
import { type Client, together } from '../pool.js'
import { OPEN, STUCK } from '../sql/open-statuses.js'
import { type ClosedCountRow, countClosed, countOpen, type Look, type OpenCounts } from './case-counts.js'
import { keptFigures } from './kept-figures.js'
import type { Scope } from './unit-reach.js'

interface Counts {
  open: OpenCounts
  closed: ClosedCountRow[]
}

/**
 * Open and closed procedures as they are counted, told again until one of them is written, or becomes overdue or stuck.
 * `stuckDays`: by which `stuckSince` follows `now`, as it was asked for.
 */
export async function countProcedures(
  client: Client,
  scope: Scope,
  look: Look,
  stuckDays: number | undefined,
): Promise<Counts> {
  const { atRiskUntil } = look
  const key = JSON.stringify(['procedures', atRiskUntil, stuckDays, scope])
  const madeOf = {
    tables: ['cases', 'units'],
    isPast: ({ look: before }: { look: Look }) => becameDueOrStuck(client, before, look),
  }
  const { counts } = await keptFigures(client, key, madeOf, async () => {
    const [open, closed] = await together([countOpen(client, scope, look), countClosed(client, scope)])
    return { look, counts: { open, closed } }
  })
  return counts
}

/** Has an open procedure, of whatever unit, become overdue or stuck between the two, or the clock gone back? */
async function becameDueOrStuck(
  client: pg.Pool | pg.ClientBase,
  before: Look,
  { now, stuckSince }: Look,
): Promise<boolean> {
  if (now < before.now) return true
  const { rows } = await client.query<{ became: boolean }>({
    name: 'became-due-or-stuck',
    text: `SELECT EXISTS (SELECT FROM cases WHERE status IN ${OPEN} AND overdue_at > $1 AND overdue_at <= $2)
      -- As the index of stuck cases has it.
      OR EXISTS (SELECT FROM cases WHERE status IN ${STUCK}
        AND CASE WHEN escalated_at IS NOT NULL THEN '-infinity' ELSE waiting_since END >= $3
        AND CASE WHEN escalated_at IS NOT NULL THEN '-infinity' ELSE waiting_since END < $4) AS became`,
    values: [before.now, now, before.stuckSince, stuckSince],
  })
  return rows[0]?.became ?? true
}
