import type pg from 'pg'
import type { Publication } from '../../domain/integrity/objection-period.js'
import type { PublishableCase } from '../../domain/integrity/publishable.js'
import { OPEN_STATUSES } from '../../domain/procedure/case.js'
import type { Publicity } from '../../domain/rules/values/publicity-rules.js'
import type { CaseId, Instant, IsoDate, PersonId, TaskId, WorkingDays } from '../../domain/vocabulary.js'

export interface PublicationRow extends Publication {
  days: WorkingDays
  place: string
}

/**
 * Makes whoever publishes or objects in the same case wait, so that numbers follow each other; the case's own changes do
 * not. Answers the day on which the procedure began.
 */
export async function lockPublicity(client: pg.ClientBase, caseId: CaseId): Promise<IsoDate | undefined> {
  await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [`publicity ${caseId}`])
  const { rows } = await client.query<{ begun_on: IsoDate }>('SELECT begun_on FROM cases WHERE id = $1', [
    caseId,
  ])
  return rows[0]?.begun_on
}

/** The case as far as what may be published of it depends on it, and for how long by its law, where that says so. */
export async function findPublishableCase(
  client: pg.Pool | pg.ClientBase,
  caseId: CaseId,
): Promise<(PublishableCase & { publicity: Publicity | null }) | undefined> {
  const { rows } = await client.query<PublishableCase & { publicity: Publicity | null }>({
    name: 'find-publishable-case',
    text: `SELECT c.status, c.stages, law.law -> 'stages' AS definitions, law.law -> 'rules' -> 'publicity' AS publicity,
             EXISTS (SELECT 1 FROM case_candidates k WHERE k.case_id = c.id AND k.status = 'proposed') AS "awaitsAgreement"
           FROM cases c JOIN pinned_law law ON law.hash = c.law_hash WHERE c.id = $1`,
    values: [caseId],
  })
  return rows[0]
}

/** What was published in a case, in its order. */
export async function listPublications(
  client: pg.Pool | pg.ClientBase,
  caseId: CaseId,
): Promise<PublicationRow[]> {
  const { rows } = await client.query<PublicationRow>(
    `SELECT ordinal, what, published_on AS "publishedOn", days, until_on AS "untilOn", place
     FROM publications WHERE case_id = $1 ORDER BY ordinal`,
    [caseId],
  )
  return rows
}

/** Under `lockPublicity`. Answers its number. */
export async function insertPublication(
  client: pg.ClientBase,
  publication: Omit<PublicationRow, 'ordinal'> & { caseId: CaseId; by: PersonId; at: Instant },
): Promise<number> {
  const { caseId, what, publishedOn, days, untilOn, place, by, at } = publication
  const { rows } = await client.query<{ ordinal: number }>(
    `INSERT INTO publications (case_id, ordinal, what, published_on, days, until_on, place, published_by, recorded_at)
     SELECT $1, count(*) + 1, $2, $3, $4, $5, $6, $7, $8 FROM publications WHERE case_id = $1 RETURNING ordinal`,
    [caseId, what, publishedOn, days, untilOn, place, by, at],
  )
  return rows[0]?.ordinal ?? 0
}

/** The last publication of that kind in a case: until when objections are taken, and how many wait for an answer. */
export async function findObjectionPeriod(
  client: pg.ClientBase,
  caseId: CaseId,
  what: Publication['what'],
): Promise<{ untilOn: IsoDate; unanswered: number } | undefined> {
  const { rows } = await client.query<{ untilOn: IsoDate; unanswered: number }>({
    name: 'find-objection-period',
    text: `SELECT p.until_on AS "untilOn", (
             SELECT count(*)::integer FROM objections o
             WHERE o.case_id = p.case_id AND o.publication = p.ordinal AND o.answered_on IS NULL) AS unanswered
           FROM publications p WHERE p.case_id = $1 AND p.what = $2 ORDER BY p.ordinal DESC LIMIT 1`,
    values: [caseId, what],
  })
  return rows[0]
}

/** Of the case of a task: until when objections are taken at the latest, and how many wait for an answer. */
export async function findOpenObjections(
  client: pg.Pool | pg.ClientBase,
  task: TaskId,
): Promise<{ untilOn: IsoDate | null; unanswered: number }> {
  const { rows } = await client.query<{ untilOn: IsoDate | null; unanswered: number }>({
    name: 'find-open-objections',
    text: `SELECT (SELECT max(p.until_on) FROM publications p WHERE p.case_id = t.case_id) AS "untilOn",
             (SELECT count(*)::integer FROM objections o WHERE o.case_id = t.case_id AND o.answered_on IS NULL) AS unanswered
           FROM tasks t WHERE t.id = $1`,
    values: [task],
  })
  return rows[0] ?? { untilOn: null, unanswered: 0 }
}

/** A publication whose time for objections another calendar moves. */
export interface MovedPublication {
  case: CaseId
  publication: number
  before: IsoDate
  after: IsoDate
}

/**
 * Counts anew until when objections are taken, where they still were on that day in a case that is open. Answers what
 * moved, by case.
 */
export async function recountPublications(
  client: pg.ClientBase,
  lastDayOf: (publishedOn: IsoDate, days: WorkingDays) => IsoDate,
  today: IsoDate,
): Promise<MovedPublication[]> {
  const { rows } = await client.query<
    Pick<PublicationRow, 'ordinal' | 'publishedOn' | 'days' | 'untilOn'> & { caseId: CaseId }
  >(
    `SELECT p.case_id AS "caseId", p.ordinal, p.published_on AS "publishedOn", p.days, p.until_on AS "untilOn"
     FROM publications p JOIN cases c ON c.id = p.case_id
     WHERE p.until_on >= $1 AND c.status = ANY ($2) ORDER BY p.case_id, p.ordinal FOR UPDATE OF p`,
    [today, OPEN_STATUSES],
  )
  const moved = rows.flatMap(({ caseId, ordinal, publishedOn, days, untilOn }): MovedPublication[] => {
    const after = lastDayOf(publishedOn, days)
    return after === untilOn ? [] : [{ case: caseId, publication: ordinal, before: untilOn, after }]
  })
  await client.query(
    `UPDATE publications p SET until_on = m.after
     FROM jsonb_to_recordset($1) AS m ("case" text, publication integer, after date)
     WHERE p.case_id = m."case" AND p.ordinal = m.publication`,
    [JSON.stringify(moved)],
  )
  return moved
}
