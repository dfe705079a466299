import type pg from 'pg'
import { localDate } from '../../domain/deadlines/dates.js'
import type { FiledItem } from '../../domain/dossier/check-dossier.js'
import type { DossierPurpose } from '../../domain/dossier/equal-post.js'
import { taskKindsThat } from '../../domain/procedure/task-kinds.js'
import type { PinnedRules } from '../../domain/rules/rule-set.js'
import type { CaseId, DossierItem, GroupId, Instant, IsoDate, PersonId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'

export interface DossierEntry extends FiledItem {
  personId: PersonId
  reference: string
  takenFrom: CaseId | null
  enteredBy: PersonId
  enteredAt: Instant
}

/** What is on file in a case, of everybody or of one person, in the order of entry. */
export async function listDossier(
  client: Client,
  caseId: CaseId,
  person?: PersonId,
): Promise<DossierEntry[]> {
  const { rows } = await client.query<DossierEntry>({
    name: 'list-dossier',
    text: `SELECT person_id AS "personId", item, issued_on AS "issuedOn", reference, taken_from AS "takenFrom",
             entered_by AS "enteredBy", entered_at AS "enteredAt"
           FROM dossier_items WHERE case_id = $1 AND ($2::text IS NULL OR person_id = $2) ORDER BY id`,
    values: [caseId, person ?? null],
  })
  return rows
}

export interface NewDossierItem {
  caseId: CaseId
  personId: PersonId
  item: DossierItem
  issuedOn: IsoDate
  reference: string
  takenFrom?: CaseId
  enteredBy: PersonId
  enteredAt: Instant
}

export async function insertDossierItem(client: pg.ClientBase, given: NewDossierItem): Promise<void> {
  await client.query({
    name: 'insert-dossier-item',
    text: `INSERT INTO dossier_items (case_id, person_id, item, issued_on, reference, taken_from, entered_by, entered_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      given.caseId,
      given.personId,
      given.item,
      given.issuedOn,
      given.reference,
      given.takenFrom ?? null,
      given.enteredBy,
      given.enteredAt,
    ],
  })
}

const TENURES_OF = (person: string) => `(
  SELECT coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('level', t.level, 'from', t.from_on, 'to', t.to_on))), '[]')
  FROM tenures t WHERE t.person_id = ${person})`

/** What one person's dossier goes up for. @throws Error where there is no such case */
export async function findDossierPurpose(
  client: Client,
  caseId: CaseId,
  person: PersonId,
): Promise<DossierPurpose> {
  const { rows } = await client.query<DossierPurpose>({
    name: 'find-dossier-purpose',
    text: `SELECT c.kind, p.level, ${TENURES_OF('$2')} AS tenures
           FROM cases c JOIN posts p ON p.id = c.post_id WHERE c.id = $1`,
    values: [caseId, person],
  })
  const [row] = rows
  if (!row) throw new Error(`case ${caseId} is missing`)
  return row
}

/** What the dossier of a case is judged by: its law, and whether the post is equal to the person's present one. */
export interface DossierGround extends Omit<DossierPurpose, 'tenures'> {
  rules: PinnedRules
  managingBody: GroupId
  /** Of each candidate whose file is open to the case: the posts held, and when the dossier is due where that is awaited. */
  candidates: ({ personId: PersonId; name: string; dueOn: IsoDate | null } & Pick<
    DossierPurpose,
    'tenures'
  >)[]
}

export async function findDossierGround(client: Client, caseId: CaseId): Promise<DossierGround | undefined> {
  const { rows } = await client.query<DossierGround>({
    name: 'find-dossier-ground',
    text: `SELECT law.law -> 'rules' AS rules, c.kind, c.managing_body_id AS "managingBody", p.level,
             (SELECT coalesce(json_agg(json_build_object('personId', cc.person_id, 'name', person.full_name, 'tenures', ${TENURES_OF('cc.person_id')}, 'dueOn', (
                  SELECT max(due_on) FROM tasks t WHERE t.case_id = cc.case_id AND t.candidate_id = cc.person_id
                    AND t.kind = ANY ($2) AND t.status = 'open')) ORDER BY cc.ordinal), '[]')
              FROM case_candidates cc JOIN people person ON person.id = cc.person_id WHERE cc.case_id = c.id AND cc.agreed) AS candidates
           FROM cases c JOIN pinned_law law ON law.hash = c.law_hash JOIN posts p ON p.id = c.post_id WHERE c.id = $1`,
    values: [caseId, SUBMITTING],
  })
  return rows[0]
}

/** An earlier case of a person, when it ended, and when the items that it holds first went up, in it or where they are taken from. */
export interface EarlierDossier {
  caseId: CaseId
  closedAt: Instant
  submittedAt: Instant
}

/**
 * The person's closed case of the same authority that closed last, with its days: its dossier may be taken over, but for
 * `notReused`, what belongs to its case.
 */
export async function findEarlierDossier(
  client: Client,
  {
    personId,
    managingBody,
    caseId,
    notReused,
  }: { personId: PersonId; managingBody: GroupId; caseId: CaseId; notReused: readonly DossierItem[] },
): Promise<EarlierDossier | undefined> {
  const { rows } = await client.query<EarlierDossier>({
    name: 'find-earlier-dossier',
    text: `SELECT c.id AS "caseId", c.closed_at AS "closedAt", (
             WITH RECURSIVE taken (id) AS (
               SELECT c.id
               UNION SELECT d.taken_from FROM taken JOIN dossier_items d ON d.case_id = taken.id AND d.person_id = $1
               WHERE d.taken_from IS NOT NULL)
             SELECT coalesce(
               (SELECT min(t.closed_at) FROM taken JOIN tasks t ON t.case_id = taken.id
                WHERE t.candidate_id = $1 AND t.status = 'done' AND t.kind = ANY ($5)),
               (SELECT min(d.entered_at) FROM taken JOIN dossier_items d ON d.case_id = taken.id AND d.person_id = $1))
           ) AS "submittedAt"
           FROM cases c
           WHERE c.managing_body_id = $2 AND c.id <> $3 AND c.closed_at IS NOT NULL
             AND EXISTS (SELECT 1 FROM dossier_items d
                         WHERE d.case_id = c.id AND d.person_id = $1 AND d.item <> ALL ($4))
           ORDER BY c.closed_at DESC LIMIT 1`,
    values: [personId, managingBody, caseId, notReused, SUBMITTING],
  })
  return rows[0]
}

const SUBMITTING = taskKindsThat(({ isOfDossier }) => isOfDossier === true)

/** The day on which a person's dossier last went up in a case; undefined where it never did. */
export async function findSubmissionDay(
  client: Client,
  caseId: CaseId,
  person: PersonId,
): Promise<IsoDate | undefined> {
  const { rows } = await client.query<{ at: Instant | null }>({
    name: 'find-submission-day',
    text: `SELECT max(closed_at) AS at FROM tasks
           WHERE case_id = $1 AND candidate_id = $2 AND status = 'done' AND kind = ANY ($3)`,
    values: [caseId, person, SUBMITTING],
  })
  const at = rows[0]?.at
  return at ? localDate(at) : undefined
}
