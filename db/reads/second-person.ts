import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import type { CaseId, GroupId, Instant, IsoDate, PersonId, TaskId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'

/** Who made the entry that a second person confirms or makes anew, and when. */
export interface FirstEntry {
  by: PersonId
  name: string
  at: Instant
}

/** The latest entry of those kinds of a case, about that candidate, that one of these people made; undefined where none did. */
export async function findFirstEntry(
  client: Client,
  {
    caseId,
    candidateId,
    kinds,
    people,
  }: {
    caseId: CaseId
    candidateId: PersonId | null
    kinds: readonly TaskKind[]
    people: readonly PersonId[]
  },
): Promise<FirstEntry | undefined> {
  const { rows } = await client.query<FirstEntry>({
    name: 'find-first-entry',
    text: `SELECT t.completed_by AS by, p.full_name AS name, t.closed_at AS at
           FROM tasks t JOIN people p ON p.id = t.completed_by
           WHERE t.case_id = $1 AND t.status = 'done' AND t.kind = ANY ($2) AND t.completed_by = ANY ($3)
             AND t.candidate_id IS NOT DISTINCT FROM $4
           ORDER BY t.closed_at DESC LIMIT 1`,
    values: [caseId, kinds, people, candidateId],
  })
  return rows[0]
}

/** Members of a group on that day but some, by name, one more than `limit` where there are more. */
export async function listOthersOfGroup(
  client: Client,
  group: GroupId,
  { except, on, limit }: { except: readonly PersonId[]; on: IsoDate; limit: number },
): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>({
    name: 'list-others-of-group',
    text: `SELECT p.full_name AS name FROM group_members m JOIN people p ON p.id = m.person_id
           WHERE m.group_id = $1 AND m.from_on <= $2 AND (m.to_on IS NULL OR m.to_on > $2) AND m.person_id <> ALL ($3)
           ORDER BY p.sort_name, p.id LIMIT $4`,
    values: [group, on, except, limit + 1],
  })
  return rows.map(({ name }) => name)
}

/** What a case waits for after an entry of a count: nothing where both agree. */
export interface AfterEntry {
  voteStatus: 'convened' | 'counted' | 'annulled'
  /** Is anything of the count to be done? */
  isOpen: boolean
  /** Which of the two entries is to be made; null where two that differ are compared. */
  entry: 1 | 2 | null
  differing: string[] | null
  /** Of the candidates. */
  names: Record<PersonId, string>
}

/** How the count stands that a task entered. */
export async function findAfterEntry(client: Client, task: TaskId): Promise<AfterEntry | undefined> {
  const { rows } = await client.query<AfterEntry>({
    name: 'find-after-entry',
    text: `SELECT v.status AS "voteStatus", n.about IS NOT NULL AS "isOpen", (n.about ->> 'entry')::integer AS entry, n.about -> 'differing' AS differing,
             coalesce((SELECT json_object_agg(p.id, p.full_name) FROM people p WHERE p.id = ANY (v.candidates)), '{}'::json) AS names
           FROM tasks t JOIN votes v ON v.id = t.about ->> 'vote'
           LEFT JOIN LATERAL (
             SELECT about FROM tasks
             WHERE case_id = t.case_id AND status = 'open' AND about ->> 'vote' = v.id
             LIMIT 1
           ) n ON true
           WHERE t.id = $1`,
    values: [task],
  })
  return rows[0]
}

/** An entry of a count that was made, and where it differs from the other one. */
export interface CountEntered {
  task: TaskId
  entry: 1 | 2
  /** null where it was the first of two, or agrees. */
  differing: string[] | null
  /** Of the candidates. */
  names: Record<PersonId, string>
}

/** Which entries of counts tasks made: of one that differs, what is opened next says in which fields. */
export async function listCountsEntered(client: Client, tasks: readonly TaskId[]): Promise<CountEntered[]> {
  const { rows } = await client.query<CountEntered>({
    name: 'list-counts-entered',
    text: `SELECT t.id AS task, (t.about ->> 'entry')::integer AS entry, n.differing,
             coalesce((SELECT json_object_agg(p.id, p.full_name) FROM votes v JOIN people p ON p.id = ANY (v.candidates)
                       WHERE v.id = t.about ->> 'vote'), '{}'::json) AS names
           FROM tasks t LEFT JOIN LATERAL (
             SELECT next.about -> 'differing' AS differing FROM tasks next
             WHERE next.case_id = t.case_id AND next.opened_at = t.closed_at AND next.about ->> 'vote' = t.about ->> 'vote'
               AND next.about ? 'differing' AND NOT coalesce(next.about ->> 'entry' = '2' AND t.about ->> 'entry' = '1', false)
             LIMIT 1
           ) n ON true
           WHERE t.id = ANY ($1) AND t.status = 'done' AND t.about ? 'entry'`,
    values: [tasks],
  })
  return rows
}
