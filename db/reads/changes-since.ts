import type { CaseId, GroupId, IsoDate, PersonId, TaskId, UnitId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { type Asker, type CallerRow, callerBy } from './callers.js'
import { takesPart } from './case-visibility.js'

/**
 * A moment of the database: which transactions are over by then (`pg_snapshot`, as text). Whoever reads on from it misses
 * none, in whatever order they end, and takes none twice.
 */
export type Moment = string

/** A task of a case that has changed, as far as it depends on it who may know of it. */
export interface TaskTouched {
  id: TaskId
  unitId: UnitId
  assigneeId: PersonId | null
  claimedBy: PersonId | null
  completedBy: PersonId | null
  groupId: GroupId | null
  /** Open, or closed since: of the others nothing is told. */
  isTold: boolean
}

/** A case that has changed, as far as it depends on it whom it may concern. */
export interface CaseTouched {
  id: CaseId
  sequence: number
  unitId: UnitId
  candidates: PersonId[]
  tasks: TaskTouched[]
}

export interface ChangesSince {
  now: Moment
  cases: CaseTouched[]
  /** Changes of the records that two people make, which were entered, decided or withdrawn: their ids. */
  proposals: number[]
  /** More has happened than is listed, or the moment is of another life of this database: nobody can say what. */
  isUnlisted: boolean
}

export async function findMoment(client: Client): Promise<Moment> {
  const { rows } = await client.query<{ now: Moment }>('SELECT pg_current_snapshot()::text AS now')
  return rows[0]?.now ?? ''
}

/** The events are gone through by their transaction, in the order of its index: whatever the planner knows of how many there are. */
const CHANGES_SINCE = `
  WITH latest AS MATERIALIZED (
    SELECT chain, at, what, bytes FROM audit_events
    WHERE xid >= pg_snapshot_xmin($1::pg_snapshot) AND NOT pg_visible_in_snapshot(xid, $1::pg_snapshot)
    ORDER BY xid LIMIT $2),
  touched AS (SELECT chain AS id, min(at) AS at FROM latest GROUP BY chain)
  SELECT pg_current_snapshot()::text AS now,
    (SELECT count(*) FROM latest) >= $2
      OR pg_snapshot_xmax($1::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot()) AS "isUnlisted",
    coalesce((
      SELECT json_agg(json_build_object(
        'id', c.id, 'sequence', c.sequence, 'unitId', c.unit_id,
        'candidates', ARRAY(SELECT person_id FROM case_candidates WHERE case_id = c.id),
        'tasks', coalesce((
          SELECT json_agg(json_build_object(
            'id', t.id, 'unitId', t.unit_id, 'assigneeId', t.assignee_id, 'claimedBy', t.claimed_by,
            'completedBy', t.completed_by, 'groupId', t.group_id,
            'isTold', t.status = 'open' OR t.closed_at >= touched.at))
          FROM tasks t WHERE t.case_id = c.id), '[]'::json)))
      FROM touched JOIN cases c ON c.id = touched.id), '[]'::json) AS cases,
    ARRAY(SELECT DISTINCT (bytes::jsonb #>> '{after,id}')::integer FROM latest
      WHERE what IN ('change-proposed', 'change-confirmed', 'change-refused', 'change-withdrawn')) AS proposals`

/** The cases that have changed since a moment, by at most so many events. */
export async function findChangesSince(client: Client, since: Moment, limit: number): Promise<ChangesSince> {
  const { rows } = await client.query<ChangesSince>({
    name: 'find-changes-since',
    text: CHANGES_SINCE,
    values: [since, limit],
  })
  const [row] = rows
  if (!row) throw new Error('one row says what has changed')
  return row
}

/** Somebody who listens, as they are now. */
export interface ListenerRow extends CallerRow {
  /** Their place among those asked for. */
  place: number
  /** In which of the cases they take part. */
  takesPartIn: CaseId[]
}

const LISTENERS = `
  SELECT asked.place::integer AS place, caller.*,
    ARRAY(SELECT changed.id FROM unnest($4::text[]) AS changed (id)
      WHERE ${takesPart('changed.id', { person: 'caller."personId"', groups: 'caller.groups' })}) AS "takesPartIn"
  FROM unnest($1::text[], $3::bytea[]) WITH ORDINALITY AS asked (login, session, place)
  CROSS JOIN LATERAL (${callerBy({ login: 'asked.login', session: 'asked.session' })}) caller`

/** All of them at once, with what they take part in of those cases; who has no account, or whose session has ended, is left out. */
export async function listListeners(
  client: Client,
  askers: readonly Asker[],
  { today, cases }: { today: IsoDate; cases: readonly CaseId[] },
): Promise<ListenerRow[]> {
  const { rows } = await client.query<ListenerRow>({
    name: 'list-listeners',
    text: LISTENERS,
    values: [askers.map(({ login }) => login), today, askers.map(({ session = null }) => session), cases],
  })
  return rows
}
