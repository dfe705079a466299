import type { GroupId, Instant, PersonId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'

/** How many open tasks are due when. */
export interface CountsByDue {
  overdue: number
  dueSoon: number
  later: number
  undated: number
}
/** What is open in an inbox, each count up to a limit; of these what is past its due date. */
export interface InboxCounts {
  mine: number
  group: number
  open: number
  overdue: number
  byDue: Record<'me' | 'group', CountsByDue>
}

/** Of an inbox so many are counted of each: whoever has more is told that there are at least as many. */
const MOST_COUNTED = 500

/** SQL: so many tasks `t` of which that is so. In the order of their index, or the planner would read all of them to count some. */
const some = (whose: string, when: string, order = 't.overdue_at, t.id'): string =>
  `(SELECT t.overdue_at FROM tasks t WHERE ${whose} AND t.status = 'open' AND ${when} ORDER BY ${order} LIMIT ${MOST_COUNTED})`

const countOf = (tasks: string): string =>
  `(SELECT count(*)::integer FROM (SELECT FROM (${tasks}) t LIMIT ${MOST_COUNTED}) t)`

/** Of the person $3; what the groups $4 may do, but for those whom a task excludes. */
const MINE = (when: string): string =>
  countOf(`${some('t.assignee_id = $3::text', when)} UNION ALL ${some('t.claimed_by = $3::text', when)}`)
const OF_GROUPS = 't.group_id = ANY ($4::text[]) AND $3::text <> ALL (t.excluded)'
const OF_GROUP = (when: string): string => countOf(some(OF_GROUPS, when, 't.group_id, t.overdue_at, t.id'))

/** Overdue at $1, due soon until $2, later: one after the other, each by one and the same plan. */
const WITHIN = 't.overdue_at > span.after AND t.overdue_at <= span.until'
const UNDATED = 't.overdue_at IS NULL'

/** What of the groups' tasks is claimed by the person, who has it as well, is counted beside. */
const COUNTS = `
  SELECT due.mine, due."group", ${MINE(UNDATED)} AS "mineUndated", ${OF_GROUP(UNDATED)} AS "groupUndated",
    claimed.counted AS claimed, claimed.overdue AS "claimedOverdue"
  FROM (
    SELECT array_agg(${MINE(WITHIN)} ORDER BY span.place) AS mine, array_agg(${OF_GROUP(WITHIN)} ORDER BY span.place) AS "group"
    FROM (VALUES (1, '-infinity', $1::timestamptz), (2, $1, $2::timestamptz), (3, $2, 'infinity')) AS span (place, after, until)
  ) due CROSS JOIN (
    SELECT count(*)::integer AS counted, (count(*) FILTER (WHERE t.overdue_at <= $1))::integer AS overdue
    FROM ${some(`t.claimed_by = $3::text AND ${OF_GROUPS}`, 'true')} t
  ) claimed`

interface Counted {
  mine: number[]
  group: number[]
  mineUndated: number
  groupUndated: number
  claimed: number
  claimedOverdue: number
}

/** Counts the inbox of somebody with these groups. Due soon: before that moment, and not overdue. */
export async function countInbox(
  client: Client,
  { personId, groups }: { personId: PersonId; groups: GroupId[] },
  { now, soonUntil }: { now: Instant; soonUntil: Instant },
): Promise<InboxCounts> {
  const { rows } = await client.query<Counted>({
    name: 'count-inbox',
    text: COUNTS,
    values: [now, soonUntil, personId, groups],
  })
  const [{ mine = [], group = [], mineUndated, groupUndated, claimed, claimedOverdue } = NOTHING] = rows
  const byDue = ([overdue = 0, dueSoon = 0, later = 0]: readonly number[], undated: number): CountsByDue => ({
    overdue,
    dueSoon,
    later,
    undated,
  })
  return totalled(
    { me: byDue(mine, mineUndated), group: byDue(group, groupUndated) },
    { claimed, claimedOverdue },
  )
}

const NOTHING: Counted = {
  mine: [],
  group: [],
  mineUndated: 0,
  groupUndated: 0,
  claimed: 0,
  claimedOverdue: 0,
}

/** Whatever is open is due at one time, so that nothing has to be counted twice; where a part is at the limit, so is the whole. */
function totalled(
  byDue: InboxCounts['byDue'],
  { claimed, claimedOverdue }: Pick<Counted, 'claimed' | 'claimedOverdue'>,
): InboxCounts {
  const upToLimit = (count: number): number => Math.min(count, MOST_COUNTED)
  const all = ({ overdue, dueSoon, later, undated }: CountsByDue): number =>
    upToLimit(overdue + dueSoon + later + undated)
  const { me, group } = byDue
  return {
    mine: all(me),
    group: all(group),
    open: upToLimit(all(me) + all(group) - claimed),
    overdue: upToLimit(me.overdue + group.overdue - claimedOverdue),
    byDue,
  }
}
