import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type pg from 'pg'
import { verifyAudit } from '../../db/audit/verify-audit.js'
import { inTransaction } from '../../db/pool.js'
import { enterProvince } from '../../demonstration/enter-province.js'
import { generateProvince } from '../../demonstration/generate-province.js'
import { afterDecisions } from '../../demonstration/procedures/decided-before.js'
import { enterProcedures } from '../../demonstration/procedures/enter-procedures.js'
import { scriptOtherProcedures } from '../../demonstration/procedures/script-other-cases.js'
import { scriptProcedures } from '../../demonstration/procedures/script-procedures.js'
import { ScriptWorld } from '../../demonstration/procedures/world.js'
import { enterBesideCases } from '../../demonstration/registers/beside-cases.js'
import { localDate } from '../../domain/deadlines/dates.js'
import type { CaseStatus } from '../../domain/procedure/case.js'
import { workflowIdOf } from '../../workflows/procedure/messages.js'
import { currentStage } from '../../workflows/procedure/projection/rows.js'
import { type ProceduresStack, quietRuntime, startProcedures } from '../support/procedures.js'
import { rehearse } from '../support/rehearsal.js'

const today = localDate(new Date().toISOString())
const province = generateProvince(2026)
const world = new ScriptWorld(province)
const short = scriptProcedures(province, today)
const others = scriptOtherProcedures(province, today, short)
const scripts = [...short, ...others]
/** The others by the rows as the decisions of the short ones left them. */
const worldAfter = new ScriptWorld(afterDecisions(province, short))
const rehearsals = [
  ...short.map(({ launch }) => ({ launch, ...rehearse(launch, world) })),
  ...others.map(({ launch }) => ({ launch, ...rehearse(launch, worldAfter) })),
]

let stack: ProceduresStack
/** What entering cost this process, client and worker both, in milliseconds. */
let workedMs = 0

beforeAll(async () => {
  quietRuntime()
  stack = await startProcedures({}, (pool) =>
    inTransaction(pool, (client) => enterProvince(client, province)),
  )
  const began = process.cpuUsage()
  await enter()
  const { user, system } = process.cpuUsage(began)
  workedMs = (user + system) / 1_000
}, 300_000)

afterAll(() => stack.stop())

/** Enters the procedures, as the product does, and waits until all their steps are recorded. */
async function enter(): Promise<void> {
  expect(await enterProcedures(stack.client, stack.pool, scripts, stack.taskQueue)).toBe(scripts.length)
  const changes = new Map(
    scripts.map(({ launch }) => [launch.caseId, 1 + (launch.paperTrail?.steps.length ?? 0)]),
  )
  await until(async () => {
    const rows = await query<{ id: string; sequence: number }>('SELECT id, sequence FROM cases')
    const recorded = new Map(rows.map(({ id, sequence }) => [id, sequence]))
    return [...changes].every(([id, count]) => (recorded.get(id) ?? 0) >= count)
  })
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 150_000
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('the procedures were not entered in time')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

async function query<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  return (await stack.pool.query<Row>(text, values)).rows
}

describe('the demonstration procedures, entered from paper', () => {
  test('cost a few milliseconds of work a step', () => {
    // Work, not time: the machine may be busy with other tests.
    const changes = scripts.reduce((sum, { launch }) => sum + 1 + (launch.paperTrail?.steps.length ?? 0), 0)
    expect(workedMs / changes).toBeLessThan(60)
  })

  test('are all entered whole: no step is refused, no workflow fails', async () => {
    const rows = await query<{ id: string; moments: string[] }>(
      `SELECT case_id AS id, array_agg(to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') ORDER BY sequence) AS moments
       FROM case_changes GROUP BY case_id ORDER BY case_id`,
    )
    expect(rows.map(({ id }) => id)).toEqual(scripts.map(({ launch }) => launch.caseId))
    for (const { launch } of scripts) {
      const { launchedAt, steps } = launch.paperTrail ?? { launchedAt: '', steps: [] }
      const expected = [launchedAt, ...steps.map(({ at }) => at)]
      const moments = rows.find(({ id }) => id === launch.caseId)?.moments ?? []
      expect([launch.caseId, moments.slice(0, expected.length)]).toEqual([launch.caseId, expected])
    }
    const states = await Promise.all(
      scripts.map(({ launch }) => stack.client.workflow.getHandle(workflowIdOf(launch.caseId)).describe()),
    )
    expect(new Set(states.map(({ status }) => status.name))).toEqual(new Set(['RUNNING', 'COMPLETED']))
  })

  test('stand as the rules say, each in its status and at its stage', async () => {
    const rows = await query<{ id: string; status: CaseStatus; stage: string | null }>(
      'SELECT id, status, stage FROM cases ORDER BY id',
    )
    const expected = rehearsals.map(({ launch, state }) => {
      // A machine whose clock is beyond the records' time finds the day of the decision past.
      const past = state.status === 'decided' && (state.effect?.effectiveOn ?? '') <= today
      return past
        ? { id: launch.caseId, status: 'completed', stage: null }
        : { id: launch.caseId, status: state.status, stage: currentStage(state) }
    })
    expect(rows).toEqual(expected)
    expect(new Set(rows.map(({ status }) => status)).size).toBeGreaterThanOrEqual(6)
  })

  test('wait for the same people by the same days as the rules say', async () => {
    const rows = await query<{ id: string; kind: string; due: string | null }>(
      `SELECT id, kind, due_on AS due FROM tasks WHERE status = 'open' ORDER BY id`,
    )
    const expected = rehearsals
      .flatMap(({ state }) =>
        state.tasks.map(({ id, kind, deadline }) => ({
          id,
          kind,
          due: state.status === 'suspended' ? null : (deadline?.due ?? null),
        })),
      )
      .sort((a, b) => (a.id < b.id ? -1 : 1))
    expect(rows.sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(expected)
  })

  test('have what is overdue escalated', async () => {
    await until(async () => {
      const [late] = await query<{ late: number }>(
        `SELECT count(*) AS late FROM tasks WHERE status = 'open' AND overdue_at <= now() AND escalated_at IS NULL`,
      )
      return late?.late === 0
    })
    const [counted] = await query<{ cases: number; tasks: number; notices: number }>(
      `SELECT (SELECT count(*) FROM cases WHERE overdue_at <= now() AND escalated_at IS NOT NULL) AS cases,
         (SELECT count(*) FROM tasks WHERE status = 'open' AND escalated_at IS NOT NULL) AS tasks,
         (SELECT count(*) FROM notifications WHERE kind = 'overdue') AS notices`,
    )
    const overdue = rehearsals.filter(
      ({ state }) =>
        state.status === 'running' && state.tasks.some(({ deadline }) => deadline && deadline.due < today),
    )
    expect(counted?.cases).toBe(overdue.length)
    expect(counted?.tasks).toBeGreaterThanOrEqual(overdue.length)
    expect(counted?.notices).toBeGreaterThanOrEqual(2 * overdue.length)
  })

  test('put at least two tasks before everybody whose account is for tasks', async () => {
    const rows = await query<{ login: string; tasks: number }>(
      `SELECT a.login, count(*) AS tasks FROM accounts a JOIN tasks t ON t.status = 'open' AND (
         t.assignee_id = a.person_id
         OR (t.claimed_by = a.person_id OR t.claimed_by IS NULL) AND a.person_id <> ALL (t.excluded)
            AND EXISTS (SELECT 1 FROM group_members m WHERE m.group_id = t.group_id AND m.person_id = a.person_id AND m.to_on IS NULL))
       GROUP BY a.login`,
    )
    const inbox = new Map(rows.map(({ login, tasks }) => [login, tasks]))
    const logins = ['hr.officer', 'hr.officer2', 'hr.health', 'reviewer', 'teller1', 'teller2', 'teller3']
    const committee = [
      'sc.secretary',
      'sc.secretary2',
      'sc.head',
      'sc.member1',
      'sc.member2',
      'candidate5',
      'candidate6',
    ]
    expect([...logins, ...committee].filter((login) => (inbox.get(login) ?? 0) < 2)).toEqual([])
    expect([inbox.get('candidate3'), inbox.get('candidate4')]).toEqual([1, 1])
    expect([inbox.get('candidate1'), inbox.get('candidate2')]).toEqual([undefined, undefined])
  })

  test('filled the seats of those who were appointed, on the days of their decisions', async () => {
    const rows = await query<{
      case: string
      seat: string
      person: string
      from: string
      ended: string | null
    }>(
      `SELECT began_by AS case, seat_id AS seat, person_id AS person, from_on AS from, ended_by AS ended
       FROM tenures WHERE began_by IS NOT NULL AND seat_id IN (SELECT seat_id FROM cases) ORDER BY began_by`,
    )
    const revoked = new Map(scripts.map(({ launch }) => [launch.revokes, launch.caseId]))
    const expected = rehearsals
      .filter(({ launch, state }) => launch.kind !== 'revocation' && state.status === 'completed')
      .map(({ launch, state }) => ({
        case: launch.caseId,
        seat: launch.subject.seatId,
        person: state.effect?.person,
        from: state.effect?.effectiveOn,
        ended: revoked.get(launch.caseId) ?? null,
      }))
    const ids = new Set(expected.map((each) => each.case))
    expect(rows.filter((row) => ids.has(row.case))).toEqual(expected)
    const kept = await query(
      'SELECT 1 FROM tenures WHERE ended_by IS NULL AND to_on IS NULL AND began_by IS NULL AND person_id IN (SELECT person_id FROM tenures WHERE began_by IS NOT NULL AND to_on IS NULL)',
    )
    expect(kept.length).toBeGreaterThanOrEqual(1)
  })

  test('come with every action program that was handed in, and its audit event of that day', async () => {
    const handedIn = scripts
      .flatMap(({ documents }) => documents)
      .map(({ id, caseId, sha256, uploadedBy, uploadedAt }) => ({
        id,
        case: caseId,
        sha256,
        by: uploadedBy,
        at: uploadedAt,
      }))
    const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id)
    const kept = await query<{ id: string }>(
      'SELECT id, case_id AS case, sha256, uploaded_by AS by, uploaded_at AS at FROM documents',
    )
    expect(kept.sort(byId)).toEqual(handedIn.sort(byId))
    const told = await query<{ id: string }>(
      `SELECT bytes::jsonb #>> '{after,id}' AS id, bytes::jsonb #>> '{after,case}' AS case,
         bytes::jsonb #>> '{after,sha256}' AS sha256, bytes::jsonb ->> 'actor' AS by, at
       FROM audit_events WHERE what = 'document-uploaded'`,
    )
    expect(told.sort(byId)).toEqual(handedIn)
  })

  test('are not entered again', async () => {
    expect(await enterProcedures(stack.client, stack.pool, scripts, stack.taskQueue)).toBe(0)
  })

  test('come with what the officers keep beside them: a dossier with an item too old, an objection, absences, reviews', async () => {
    const enterBeside = () => enterBesideCases(stack.pool, province, others, today)
    await enterBeside()
    // Once: the next start finds it.
    await enterBeside()
    const [counted] = await query<Record<string, number>>(
      `SELECT (SELECT count(*) FROM dossier_items) AS items, (SELECT count(*) FROM publications) AS published,
         (SELECT count(*) FROM objections WHERE answered_on IS NULL) AS objections,
         (SELECT count(*) FROM absences WHERE ended_by IS NULL) AS absent,
         (SELECT count(DISTINCT entry_id) FROM planning_reviews) AS reviewed`,
    )
    expect(counted).toEqual({
      items: 10,
      published: 1,
      objections: 1,
      absent: 3,
      reviewed: expect.any(Number),
    })
    expect(counted?.reviewed).toBeGreaterThan(10)
  })

  test('leave a whole audit trail', async () => {
    const { chains, faults } = await verifyAudit(stack.pool, [])
    expect(faults).toEqual([])
    expect(chains).toBeGreaterThanOrEqual(61)
  })
})
