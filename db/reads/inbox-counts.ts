import type { Instant } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { COUNT_CAP } from '../sql/counted-list.js'
import { someOfParts } from '../sql/part-lists.js'
import { SqlParameters } from '../sql/sql-parameters.js'
import { partsOf, type TaskListing } from './inbox-parts.js'

/** How many open tasks are due when. */
export interface CountsByDue {
  overdue: number
  dueSoon: number
  later: number
  undated: number
}
/** What is open in an inbox, each count up to the limit of lists; of these what is past its due date. */
export interface InboxCounts {
  mine: number
  group: number
  open: number
  overdue: number
  byDue: Record<'me' | 'group', CountsByDue>
}

/** What is counted of an inbox: by when it is due, and what of the groups' tasks is claimed by its owner, who has it as well. */
interface Counted extends Record<'me' | 'group', CountsByDue> {
  claimed: number
  claimedOverdue: number
}

/** Counts the inbox of somebody with these groups. Due soon: before that moment, and not overdue. */
export async function countInbox(
  client: Client,
  { personId, groups }: Pick<TaskListing, 'personId' | 'groups'>,
  { now, soonUntil }: { now: Instant; soonUntil: Instant },
): Promise<InboxCounts> {
  const sql = new SqlParameters()
  const [at, until] = [sql.add(now, 'timestamptz'), sql.add(soonUntil, 'timestamptz')]
  const counted = (whose: 'me' | 'group', more: string): string => {
    const listing = { personId, groups, whose, status: 'open', limit: COUNT_CAP } as const
    const parts = partsOf(sql, listing).map(({ select, ...part }) => ({
      ...part,
      select: `${select} AND ${more}`,
    }))
    return `(SELECT count(*)::integer FROM (${someOfParts(parts, COUNT_CAP, 'apart', 'ordered')}) t)`
  }
  const isOverdue = `t.overdue_at <= ${at}`
  const byDue = (whose: 'me' | 'group') => `json_build_object(
    'overdue', ${counted(whose, isOverdue)},
    'dueSoon', ${counted(whose, `t.overdue_at > ${at} AND t.overdue_at <= ${until}`)},
    'later', ${counted(whose, `t.overdue_at > ${until}`)},
    'undated', ${counted(whose, 't.overdue_at IS NULL')})`
  const person = sql.add(personId, 'text')
  const { rows } = await client.query<Counted>({
    name: 'count-inbox',
    text: `SELECT ${byDue('me')} AS me, ${byDue('group')} AS "group",
      claimed.counted AS claimed, claimed.overdue AS "claimedOverdue"
      FROM (
        SELECT count(*)::integer AS counted, (count(*) FILTER (WHERE ${isOverdue}))::integer AS overdue
        FROM (SELECT t.overdue_at FROM tasks t
          WHERE t.claimed_by = ${person} AND t.status = 'open' AND t.group_id = ANY (${sql.add(groups, 'text[]')})
            AND ${person} <> ALL (t.excluded) ORDER BY t.overdue_at, t.id LIMIT ${COUNT_CAP}) t) claimed`,
    values: sql.values,
  })
  return totalled(rows[0] ?? { me: NONE, group: NONE, claimed: 0, claimedOverdue: 0 })
}

const NONE: CountsByDue = { overdue: 0, dueSoon: 0, later: 0, undated: 0 }

/** Whatever is open is due at one time, so that nothing has to be counted twice; where a part is at the limit, so is the whole. */
function totalled({ me, group, claimed, claimedOverdue }: Counted): InboxCounts {
  const upToLimit = (count: number): number => Math.min(count, COUNT_CAP)
  const all = ({ overdue, dueSoon, later, undated }: CountsByDue): number =>
    upToLimit(overdue + dueSoon + later + undated)
  return {
    mine: all(me),
    group: all(group),
    open: upToLimit(all(me) + all(group) - claimed),
    overdue: upToLimit(me.overdue + group.overdue - claimedOverdue),
    byDue: { me, group },
  }
}
