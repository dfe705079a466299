import type { CriterionResult } from '../../domain/eligibility/criterion.js'
import type { MeasureOnFile } from '../../domain/eligibility/record.js'
import type { CandidateRow, CaseRow, WaiverGiven } from '../../domain/procedure/change.js'
import type { Conclusion } from '../../domain/procedure/conclusion.js'
import type { AfterRotation } from '../../domain/procedure/outcomes.js'
import { type DocumentPurpose, taskKindsThat } from '../../domain/procedure/task-kinds.js'
import type { PinnedRules } from '../../domain/rules/rule-set.js'
import type { LeavingGround } from '../../domain/rules/values/leaving-rules.js'
import type {
  CaseId,
  Cited,
  DocumentId,
  GroupId,
  Instant,
  IsoDate,
  PersonId,
  PostLevel,
  Text,
} from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { bilingual } from '../sql/bilingual.js'
import { OPEN_OR_COMPLETED } from '../sql/open-statuses.js'
import { type AwaitedTask, listOpenTasks } from './tasks.js'

/** Everything that a case's page says but its votes. */
export interface CaseDetails {
  row: Omit<CaseRow, 'revokes'> & {
    number: number
    sequence: number
    changedAt: Instant
    unit: Text
    post: Text
    level: PostLevel
    seatOrdinal: number
    launchedByName: string
    revokes: CaseId | null
    ruleSetTitle: Text
    approval: PinnedRules['approval']
    /** Formal measures that block by the law of the case. */
    blocks: PinnedRules['eligibility']['blocks'] | null
    /** Of leaving office, as its law has them. */
    grounds: readonly LeavingGround[] | null
    /** Of a vote of confidence: the names of those who are left out. */
    leftOutNames: Record<PersonId, string> | null
    /** Does whoever asks to leave go on until it is accepted? */
    goesOn: Cited<boolean> | null
    /** The dossier has gone up, and is not to go up again. */
    dossierIsUp: boolean
    /** When the term of office of the holder of the seat ends. */
    termEndsOn: IsoDate | null
    /** The completed or running case that revokes this one. */
    revokedBy: CaseId | null
    dueOn: IsoDate | null
    overdueAt: Instant | null
    escalatedAt: Instant | null
  }
  candidates: (Omit<CandidateRow, 'reason' | 'waivers'> & {
    name: string
    reason: string | null
    waivers: (WaiverGiven & { byName: string; confirmedByName?: string })[]
  })[]
  tasks: AwaitedTask[]
  eligibility: { personId: PersonId; on: IsoDate; results: CriterionResult[] }[]
  decision: DecisionDetails | undefined
  documents: CaseDocument[]
}

export interface DecisionDetails {
  outcome: 'approved' | 'rejected'
  resolutionNumber: string
  signedOn: IsoDate
  effectiveOn: IsoDate | null
  bodyId: GroupId
  body: Text
  bodyVotes: { members: number; inFavour: number; against: number }
  signatory: string
  personId: PersonId | null
  person: string | null
  recordedBy: string
  confirmedBy: string
  reason: string | null
  /** Of a rotation that ends: what comes after it. */
  afterRotation: AfterRotation | null
  /** The last day of the term, where the decision names it. */
  termEndsOn: IsoDate | null
  /** Of a post of the State: the conclusion that it carries out. */
  conclusion: Conclusion | null
}

export interface CaseDocument {
  id: DocumentId
  purpose: DocumentPurpose
  fileName: string
  mediaType: string
  size: number
  sha256: string
  uploadedBy: PersonId
  uploadedByName: string
  uploadedAt: Instant
}

/** Everything a case's page says but its votes; in one snapshot when `client` is in a repeatable-read transaction. */
export async function findCaseDetails(client: Client, id: CaseId): Promise<CaseDetails | undefined> {
  const row = await findCaseRow(client, id)
  if (!row) return undefined
  return {
    row,
    candidates: await listCaseCandidates(client, id),
    tasks: await listOpenTasks(client, id),
    eligibility: await rowsOf<CaseDetails['eligibility'][number]>(
      client,
      'case-eligibility',
      ELIGIBILITY,
      id,
    ),
    decision: await findDecision(client, id),
    documents: await listDocuments(client, id),
  }
}

/** What a case is, and where it stands. */
export async function findCaseRow(client: Client, id: CaseId): Promise<CaseDetails['row'] | undefined> {
  const [row] = await rowsOf<CaseDetails['row']>(client, 'case-details', CASE, id, DOSSIER_TASKS)
  return row
}

/** The candidates of a case, in the order in which they were named. */
export const listCaseCandidates = (client: Client, id: CaseId): Promise<CaseDetails['candidates']> =>
  rowsOf<CaseDetails['candidates'][number]>(client, 'case-candidates', CANDIDATES, id)

/** The documents of a case, the oldest first. */
export const listDocuments = (client: Client, id: CaseId): Promise<CaseDocument[]> =>
  rowsOf<CaseDocument>(client, 'case-documents', DOCUMENTS, id)

/** Formal measures in force on that day against those who are still candidates of the case. */
export async function listMeasuresInForce(
  client: Client,
  caseId: CaseId,
  on: IsoDate,
): Promise<(MeasureOnFile & { personId: PersonId })[]> {
  const { rows } = await client.query<MeasureOnFile & { personId: PersonId }>({
    name: 'case-measures',
    text: `SELECT k.person_id AS "personId", m.measure, m.decided_on AS "decidedOn", m.authority, m.number
           FROM case_candidates k JOIN measures m ON m.person_id = k.person_id
           WHERE k.case_id = $1 AND k.status IN ('active', 'selected')
             AND m.decided_on <= $2 AND (m.ended_on IS NULL OR m.ended_on > $2) ORDER BY k.ordinal, m.id`,
    values: [caseId, on],
  })
  return rows
}

/** The decision of a case with the names that stand on it. */
export async function findDecision(client: Client, id: CaseId): Promise<DecisionDetails | undefined> {
  const [decision] = await rowsOf<DecisionDetails>(client, 'case-decision', DECISION, id)
  return decision
}

async function rowsOf<Row extends object>(
  client: Client,
  name: string,
  text: string,
  ...values: unknown[]
): Promise<Row[]> {
  const { rows } = await client.query<Row>({ name, text, values })
  return rows
}

/** Kinds of task with which the dossier goes up. */
const DOSSIER_TASKS = taskKindsThat(({ isOfDossier }) => isOfDossier === true)

const CASE = `
  SELECT c.id, c.number, c.kind, c.rule_set_id AS "ruleSetId",
    c.rule_set_version AS "ruleSetVersion", law.law #> '{rules,title}' AS "ruleSetTitle",
    coalesce((SELECT t.status = 'done' FROM tasks t WHERE t.case_id = c.id AND t.kind = ANY ($2)
              ORDER BY t.opened_at DESC, t.id DESC LIMIT 1), false) AS "dossierIsUp",
    law.law #> '{rules,approval}' AS approval, law.law #> '{rules,eligibility,blocks}' AS blocks, law.law #> '{rules,leaving,grounds,value}' AS grounds, law.law #> '{rules,leaving,goesOnUntilAccepted}' AS "goesOn",
    (SELECT json_object_agg(h.id, h.full_name) FROM jsonb_array_elements(c.proposal -> 'leftOut') AS lo
     JOIN people h ON h.id = lo ->> 'personId') AS "leftOutNames",
    (SELECT max(term_ends_on) FROM tenures t WHERE t.seat_id = c.seat_id AND t.to_on IS NULL) AS "termEndsOn", c.begun_on AS "begunOn",
    c.begun_before AS "begunBefore", c.proposal, c.unit_id AS "unitId", ${bilingual('u.name')} AS unit, c.post_id AS "postId",
    ${bilingual('p.title')} AS post, p.level, c.seat_id AS "seatId", s.ordinal AS "seatOrdinal", c.revokes,
    (SELECT r.id FROM cases r WHERE r.revokes = c.id AND r.status IN ${OPEN_OR_COMPLETED}
     ORDER BY r.number LIMIT 1) AS "revokedBy",
    c.status, c.stage, c.stages, c.outcome, c.launched_by AS "launchedBy", l.full_name AS "launchedByName",
    c.launched_at AS "launchedAt", c.closed_at AS "closedAt", c.sequence, c.changed_at AS "changedAt",
    c.due_on AS "dueOn", c.overdue_at AS "overdueAt", c.waiting_since AS "waitingSince",
    c.escalated_at AS "escalatedAt"
  FROM cases c
  JOIN pinned_law law ON law.hash = c.law_hash
  JOIN units u ON u.id = c.unit_id
  JOIN posts p ON p.id = c.post_id
  JOIN seats s ON s.id = c.seat_id
  JOIN people l ON l.id = c.launched_by
  WHERE c.id = $1`

const CANDIDATES = `
  SELECT cc.person_id AS "personId", p.full_name AS name, cc.ordinal, cc.status, cc.agreed, cc.reason, (
      SELECT coalesce(jsonb_agg(w || jsonb_strip_nulls(
        jsonb_build_object('byName', g.full_name, 'confirmedByName', f.full_name))), '[]')
      FROM jsonb_array_elements(cc.waivers) AS w JOIN people g ON g.id = w ->> 'by'
      LEFT JOIN people f ON f.id = w ->> 'confirmedBy') AS waivers
  FROM case_candidates cc JOIN people p ON p.id = cc.person_id
  WHERE cc.case_id = $1 ORDER BY cc.ordinal`

const ELIGIBILITY = `
  SELECT DISTINCT ON (person_id) person_id AS "personId", checked_on AS "on", results
  FROM eligibility_checks WHERE case_id = $1 ORDER BY person_id, sequence DESC`

const DECISION = `
  SELECT d.outcome, d.resolution_number AS "resolutionNumber", d.signed_on AS "signedOn",
    d.effective_on AS "effectiveOn", d.body_id AS "bodyId", ${bilingual('g.name')} AS body, d.body_votes AS "bodyVotes",
    d.signatory, d.person_id AS "personId", person.full_name AS person, recorder.full_name AS "recordedBy",
    confirmer.full_name AS "confirmedBy", d.reason, d.conclusion, (
      SELECT s #>> '{outcome,effect,afterRotation}' FROM cases c, jsonb_array_elements(c.stages) AS s
      WHERE c.id = d.case_id AND s #> '{outcome,effect,afterRotation}' IS NOT NULL LIMIT 1) AS "afterRotation", (
      SELECT s #>> '{outcome,effect,termEndsOn}' FROM cases c, jsonb_array_elements(c.stages) AS s
      WHERE c.id = d.case_id AND s #> '{outcome,effect,termEndsOn}' IS NOT NULL LIMIT 1) AS "termEndsOn"
  FROM decisions d
  JOIN groups g ON g.id = d.body_id
  JOIN people recorder ON recorder.id = d.recorded_by
  JOIN people confirmer ON confirmer.id = d.confirmed_by
  LEFT JOIN people person ON person.id = d.person_id
  WHERE d.case_id = $1`

const DOCUMENTS = `
  SELECT d.id, d.purpose, d.file_name AS "fileName", d.media_type AS "mediaType", d.size, d.sha256,
    d.uploaded_by AS "uploadedBy", p.full_name AS "uploadedByName", d.uploaded_at AS "uploadedAt"
  FROM documents d JOIN people p ON p.id = d.uploaded_by
  WHERE d.case_id = $1 ORDER BY d.uploaded_at, d.id`
