import type { AnyNotice } from '../../domain/procedure/notice-names.js'
import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import type {
  CaseId,
  Instant,
  PersonId,
  ProcedureKind,
  TaskId,
  Text,
  UnitId,
} from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { bilingual } from '../sql/bilingual.js'
import { listCounted } from '../sql/counted-list.js'
import { type NamedPerson, namedPerson } from '../sql/named-person.js'
import type { Part } from '../sql/part-lists.js'
import { SqlParameters } from '../sql/sql-parameters.js'
import type { Scope } from './unit-reach.js'

/** Why a notice is in the console alone: nobody to mail it to; it failed and is tried again; it failed until it mattered no more. */
export const WHY_NOT_MAILED = ['no-address', 'failing', 'given-up'] as const
export type WhyNotMailed = (typeof WHY_NOT_MAILED)[number]

/** A notice that could not be mailed: nothing of it but its kind. */
export interface NoticeRow {
  id: number
  kind: AnyNotice
  why: WhyNotMailed
  /** Since when it could not be mailed. */
  since: Instant
  writtenAt: Instant
  attempts: number
  nextTryAt: Instant | null
  recipient: NamedPerson
  /** null: of no case. */
  case: { id: CaseId; number: number; kind: ProcedureKind } | null
  unit: { id: UnitId; name: Text }
  task: { id: TaskId; kind: TaskKind } | null
}

interface Asked {
  /** Nothing of the procedures that they are a candidate of. */
  notAbout: PersonId
  after: { since: Instant; id: number } | undefined
  limit: number
}

/** Those of cases of the scope, the latest first: limit + 1 rows, and a count up to 1,001. Each unit is read in order. */
export async function listNoticesNotMailed(
  client: Client,
  scope: Scope,
  { notAbout, after, limit }: Asked,
): Promise<{ rows: NoticeRow[]; counted: number }> {
  const sql = new SqlParameters()
  return listCounted<NoticeRow>(client, {
    sql,
    parts: [notMailed(sql, scope, notAbout)],
    after: () =>
      after &&
      `(n.not_mailed_since, n.id) < (${sql.add(after.since, 'timestamptz')}, ${sql.add(after.id, 'bigint')})`,
    order: 'not_mailed_since DESC, id DESC',
    limit,
    shown,
  })
}

function notMailed(sql: SqlParameters, scope: Scope, notAbout: PersonId): Part {
  const own = `SELECT k.case_id FROM case_candidates k WHERE k.person_id = ${sql.add(notAbout, 'text')}`
  const of = scope === 'all' ? undefined : sql.add(scope, 'text[]')
  const where = ['n.not_mailed_since IS NOT NULL', `coalesce(n.case_id, '') <> ALL (ARRAY(${own}))`]
  return {
    select: `SELECT n.id, n.not_mailed_since FROM notifications n
      WHERE ${[...where, ...(of ? ['n.unit_id = scope.unit'] : [])].join(' AND ')}`,
    order: 'n.not_mailed_since DESC, n.id DESC',
    ...(of && { each: `unnest(${of}) AS scope (unit)` }),
  }
}

const shown = (page: string) => `
  SELECT n.id::integer AS id, n.kind, n.not_mailed_since AS since, n.created_at AS "writtenAt", n.attempts, n.next_try_at AS "nextTryAt",
    CASE WHEN n.no_address_at IS NOT NULL THEN 'no-address' WHEN n.next_try_at IS NULL THEN 'given-up' ELSE 'failing' END AS why,
    ${namedPerson('p')} AS recipient,
    CASE WHEN c.id IS NOT NULL THEN json_build_object('id', c.id, 'number', c.number, 'kind', c.kind) END AS case,
    json_build_object('id', u.id, 'name', ${bilingual('u.name')}) AS unit,
    CASE WHEN t.id IS NOT NULL THEN json_build_object('id', t.id, 'kind', t.kind) END AS task
  FROM (${page}) page JOIN notifications n ON n.id = page.id JOIN people p ON p.id = n.recipient_id
  LEFT JOIN cases c ON c.id = n.case_id JOIN units u ON u.id = coalesce(c.unit_id, n.unit_id) LEFT JOIN tasks t ON t.id = n.task_id
  ORDER BY n.not_mailed_since DESC, n.id DESC`
