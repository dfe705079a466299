import type { Client } from '@temporalio/client'
import type pg from 'pg'
import { GENESIS, linkHash } from '../../db/audit/audit-chain.js'
import { isOpen, type ProcedureOutcome } from '../../domain/procedure/case.js'
import type { AuditEntry, CandidateRow, CaseRow, StageRow } from '../../domain/procedure/change.js'
import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import type { TaskDeadline } from '../../domain/procedure/tasks.js'
import { workflowIdOf } from '../../workflows/procedure/messages.js'
import type { ProceduresStack, RunningProcedure } from './procedures.js'
import { standingOf } from './standing.js'

/** What PostgreSQL holds of a case, and whether it agrees with the workflow. */

export interface CaseRecord {
  status: CaseRow['status']
  stage: string | null
  stages: StageRow[]
  outcome: CaseRow['outcome']
  sequence: number
  closed_at: string | null
  waiting_since: string | null
  due_on: string | null
  overdue_at: string | null
}

export interface TaskRecord {
  id: string
  kind: TaskKind
  stage: string
  candidate_id: string | null
  group_id: string | null
  assignee_id: string | null
  excluded: string[]
  claimed_by: string | null
  status: 'open' | 'done' | 'cancelled'
  completed_by: string | null
  about: Record<string, unknown>
  due_on: string | null
  deadline: TaskDeadline | null
  reminded_at: string | null
  escalated_at: string | null
}

export interface VoteRecord {
  id: string
  round: number
  status: 'convened' | 'counted' | 'annulled'
  candidates: string[]
  tellers: string[]
  count: { votes: Record<string, number> } | null
  verdict: { outcome: string; denominator: number; candidates: string[] } | null
  annulled_reason: string | null
}

export interface NotificationRecord {
  recipient_id: string
  kind: string
  task_id: string | null
  created_at: string
}

/** Reads the rows of one case. */
export class CaseRecords {
  readonly #pool: pg.Pool
  readonly #caseId: string

  constructor(pool: pg.Pool, { caseId }: Pick<RunningProcedure, 'caseId'>) {
    this.#pool = pool
    this.#caseId = caseId
  }

  async case(): Promise<CaseRecord> {
    const [row] = await this.#rows<CaseRecord>('SELECT * FROM cases WHERE id = $1')
    if (!row) throw new Error(`there is no case ${this.#caseId}`)
    return row
  }

  candidates(): Promise<Pick<CandidateRow, 'status' | 'reason'>[]> {
    return this.#rows(
      'SELECT person_id, status, reason FROM case_candidates WHERE case_id = $1 ORDER BY ordinal',
    )
  }

  tasks(status?: TaskRecord['status']): Promise<TaskRecord[]> {
    return this.#rows(
      'SELECT * FROM tasks WHERE case_id = $1 AND ($2::text IS NULL OR status = $2) ORDER BY opened_at, id',
      status ?? null,
    )
  }

  async openTask(kind: TaskKind): Promise<TaskRecord> {
    const found = (await this.tasks('open')).find((task) => task.kind === kind)
    if (!found) throw new Error(`no task ${kind} is open in ${this.#caseId}`)
    return found
  }

  async openKinds(): Promise<TaskKind[]> {
    return (await this.tasks('open')).map(({ kind }) => kind).sort()
  }

  votes(): Promise<VoteRecord[]> {
    return this.#rows('SELECT * FROM votes WHERE case_id = $1 ORDER BY id')
  }

  notifications(kind?: string): Promise<NotificationRecord[]> {
    return this.#rows(
      'SELECT recipient_id, kind, task_id, created_at FROM notifications WHERE case_id = $1 AND ($2::text IS NULL OR kind = $2) ORDER BY id',
      kind ?? null,
    )
  }

  async audit(): Promise<(AuditEntry & { at: string })[]> {
    const links = await this.#rows<{ bytes: string }>(
      'SELECT bytes FROM audit_events WHERE chain = $1 ORDER BY position',
    )
    return links.map(({ bytes }) => JSON.parse(bytes) as AuditEntry & { at: string })
  }

  async #rows<Row extends object>(text: string, ...more: unknown[]): Promise<Row[]> {
    return (await this.#pool.query<Row>(text, [this.#caseId, ...more])).rows
  }
}

export const recordsOf = (
  { pool }: Pick<ProceduresStack, 'pool'>,
  it: Pick<RunningProcedure, 'caseId'>,
): CaseRecords => new CaseRecords(pool, it)

/** Everything in which a case's rows disagree with its workflow or with themselves; nothing, when all is well. */
export async function contradictions(
  { pool, client }: Pick<ProceduresStack, 'pool' | 'client'>,
  { caseId }: Pick<RunningProcedure, 'caseId'>,
): Promise<string[]> {
  const records = new CaseRecords(pool, { caseId })
  const [row, open, votes] = await Promise.all([records.case(), records.tasks('open'), records.votes()])
  const workflow = await askWorkflow(client, caseId, isOpen(row.status))
  const chain = await pool.query<{ bytes: string; hash: string }>(
    'SELECT bytes, hash FROM audit_events WHERE chain = $1 ORDER BY position',
    [caseId],
  )
  const stored = await pool.query('SELECT head, length FROM audit_chains WHERE chain = $1', [caseId])
  const changes = await pool.query<{ sequence: number }>(
    'SELECT sequence FROM case_changes WHERE case_id = $1 ORDER BY sequence',
    [caseId],
  )
  let last = GENESIS
  const broken = chain.rows.findIndex(({ bytes, hash }) => {
    last = linkHash(last, bytes)
    return last !== hash
  })
  const goesOn = isOpen(row.status)
  const dues = open.flatMap(({ due_on }) => (due_on === null ? [] : [due_on])).sort()
  const findings: [boolean, string][] = [
    [same(open.map(({ id }) => id).sort(), workflow.tasks.sort()), 'open tasks differ from the workflow’s'],
    [goesOn || open.length === 0, 'a closed case has open tasks'],
    [row.status !== 'running' || open.length > 0, 'a running case waits for nobody'],
    [goesOn || votes.every(({ status }) => status !== 'convened'), 'a closed case has a vote that is open'],
    [goesOn === (row.closed_at === null), 'closed_at does not fit the status'],
    [row.status !== 'suspended' || dues.length === 0, 'a suspended case has a deadline'],
    [row.due_on === (dues[0] ?? null), 'due_on is not that of the task due first'],
    [broken === -1, `link ${broken + 1} of the audit chain is broken`],
    [same(stored.rows, [{ head: last, length: chain.rows.length }]), 'the chain’s head is not its last link'],
    [
      same(workflow.audit, { head: last, length: chain.rows.length }),
      'the workflow holds another head of the chain',
    ],
    [
      same(
        changes.rows.map(({ sequence }) => sequence),
        Array.from({ length: row.sequence }, (_, n) => n + 1),
      ),
      'a change is missing or written twice',
    ],
  ]
  return findings.flatMap(([fine, finding]) => (fine ? [] : [`${caseId}: ${finding}`]))
}

/** What the workflow itself says: asked while the case is open, left behind as its result when it closed. */
async function askWorkflow(
  client: Client,
  caseId: string,
  goesOn: boolean,
): Promise<{ tasks: string[]; audit: { head: string; length: number } }> {
  if (goesOn) {
    const { tasks, head, length } = await standingOf(client, caseId)
    return { tasks, audit: { head, length } }
  }
  const handle = client.workflow.getHandle(workflowIdOf(caseId))
  // `procedure` returns it.
  const { auditHead, auditLength } = (await handle.result()) as ProcedureOutcome
  return { tasks: [], audit: { head: auditHead, length: auditLength } }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
