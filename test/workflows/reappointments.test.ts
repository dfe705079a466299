import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { caseIdOfTerm, createTermActivities } from '../../activities/open-reappointments.js'
import { loadCalendar } from '../../db/calendar/working-calendar.js'
import { addDays } from '../../domain/deadlines/dates.js'
import { deadlineBefore } from '../../domain/deadlines/working-days.js'
import { ROTATION_NOTICE, rotationEnd } from '../../domain/rules/rotation.js'
import { SECONDMENT_NOTICE } from '../../domain/rules/secondment.js'
import { TERM_CALENDAR } from '../../domain/rules/term-calendar.js'
import { FOR_TWO_PEOPLE } from '../../domain/two-people.js'
import { openCase } from '../../worker/opening.js'
import { insertDepartment } from '../support/department.js'
import { recordsOf } from '../support/procedure-rows.js'
import {
  endRuntime,
  type ProceduresStack,
  procedureOf,
  quietRuntime,
  refusal,
  startProcedures,
} from '../support/procedures.js'
import { insertSeat, OFFICE } from '../support/small-office.js'

let stack: ProceduresStack
beforeAll(async () => {
  quietRuntime()
  stack = await startProcedures()
  await insertDepartment(stack.pool)
})
afterAll(async () => {
  await stack.stop()
  await endRuntime()
})

/** Somebody in office until that day. */
async function holderUntil(endsOn: string): Promise<{ seatId: string; person: string }> {
  const [person = ''] = await stack.candidates(1)
  const seatId = await insertSeat(stack.pool, OFFICE.post)
  await stack.pool.query(
    `INSERT INTO tenures (person_id, post_id, seat_id, level, from_on, term_ends_on)
     VALUES ($1, $2, $3, 'department-deputy', '2021-10-01', $4)`,
    [person, OFFICE.post, seatId, endsOn],
  )
  return { seatId, person }
}

/** Opens what is due at noon of that day. */
const openOn = (day: string) =>
  createTermActivities({
    pool: stack.pool,
    loadCalendar,
    launch: (launch) => openCase(stack, launch),
    twoPeopleFor: FOR_TWO_PEOPLE,
    now: () => new Date(`${day}T05:00:00Z`),
  }).openDueReappointments()

const caseOf = async (seatId: string) =>
  (
    await stack.pool.query('SELECT id, kind, rule_set_id, launched_by FROM cases WHERE seat_id = $1', [
      seatId,
    ])
  ).rows

describe('a reappointment opens by itself', () => {
  test('and keeps what takes two people in it, as the installation has it', async () => {
    const { seatId } = await holderUntil('2027-03-30')
    await openOn('2026-11-16')
    const [{ id }] = await caseOf(seatId)
    const { rows } = await stack.pool.query(
      `SELECT bytes::jsonb #> '{after,twoPeopleFor}' AS kept FROM audit_events WHERE chain = $1 AND position = 1`,
      [id],
    )
    expect(rows).toEqual([{ kept: ['waivers', 'election-results'] }])
  })

  test('or an extension, where less than 24 months are left until retirement age (art. 36.1)', async () => {
    const { seatId, person } = await holderUntil('2027-03-29')
    await stack.pool.query("UPDATE people SET born_on = '1967-02-15', sex = 'male' WHERE id = $1", [person])
    await openOn('2026-11-16')
    expect(await caseOf(seatId)).toMatchObject([{ kind: 'extension', rule_set_id: 'extension' }])
  })

  test('90 working days before the term ends, not a day earlier, and once', async () => {
    const endsOn = '2027-03-31'
    const { seatId, person } = await holderUntil(endsOn)
    const notice = deadlineBefore(await loadCalendar(stack.pool), endsOn, TERM_CALENDAR.noticeBefore.value)
    // By hand: 22 days of March, 15 of February (Tết), 20 of January, 23 of December, 10 of November from the 16th.
    expect(notice.due).toBe('2026-11-16')
    expect(await openOn('2026-11-15')).toEqual({ opened: 0 })
    expect(await caseOf(seatId)).toEqual([])
    expect(await openOn('2026-11-16')).toEqual({ opened: 1 })
    expect(await caseOf(seatId)).toEqual([
      {
        id: caseIdOfTerm({ seatId, endsOn }),
        kind: 'reappointment',
        rule_set_id: 'reappointment',
        launched_by: 'officer',
      },
    ])
    const it = procedureOf(stack, caseIdOfTerm({ seatId, endsOn }), {} as never, [person])
    expect(await recordsOf(stack, it).openTask('confirm-eligibility')).toMatchObject({ candidate_id: person })
    const [launched] = await recordsOf(stack, it).audit()
    expect(launched).toMatchObject({ what: 'case-launched', actor: 'system', onBehalfOf: 'officer' })
    expect(await openOn('2026-11-18')).toEqual({ opened: 0 })
    expect(await caseOf(seatId)).toHaveLength(1)
  })

  test('for the short term that a reappointment gave; not where one came to nothing, nor at the end of an extension', async () => {
    const extended = await holderUntil('2027-02-26')
    const renewed = await holderUntil('2027-02-26')
    const refused = await holderUntil('2027-02-26')
    await stack.pool.query("INSERT INTO pinned_law (hash, law) VALUES ('short', '{}')")
    await stack.pool.query(
      `INSERT INTO cases (id, kind, rule_set_id, rule_set_version, law_hash, begun_on, unit_id, post_id, seat_id, status,
         stages, launched_by, launched_at, closed_at, sequence, changed_at)
       SELECT 'p-' || given.kind || status, given.kind, given.kind, 1, 'short', now(), unit_id, id, seat, status, '[]', 'officer',
         '2026-10-01', '2026-11-01', 1, now()
       FROM posts, (VALUES ('extension', 'completed', $2), ('reappointment', 'rejected', $3),
         ('reappointment', 'completed', $4)) AS given (kind, status, seat)
       WHERE id = $1`,
      [OFFICE.post, extended.seatId, refused.seatId, renewed.seatId],
    )
    expect(await openOn('2026-11-20')).toEqual({ opened: 1 })
    expect(await caseOf(renewed.seatId)).toHaveLength(2)
    expect(await caseOf(refused.seatId)).toHaveLength(1)
    // It lasts until retirement.
    expect(await caseOf(extended.seatId)).toHaveLength(1)
  })

  test('170 art. 26: the return from a secondment by its own notice, and not once it is over', async () => {
    const until = '2028-06-30'
    const { seatId } = await holderUntil('2031-01-31')
    const ended = await holderUntil('2031-01-31')
    await stack.pool.query(
      `UPDATE tenures SET seconded_to = 'Ban Quản lý dự án', seconded_from = '2026-07-01', seconded_until = $1,
         seconded_back_on = CASE WHEN seat_id = $2 THEN date '2027-01-04' END
       WHERE seat_id IN ($2, $3)`,
      [until, ended.seatId, seatId],
    )
    const notice = deadlineBefore(await loadCalendar(stack.pool), until, SECONDMENT_NOTICE.value).due
    await openOn(addDays(notice, -1))
    expect(await caseOf(seatId)).toEqual([])
    await openOn(notice)
    expect(await caseOf(seatId)).toEqual([
      {
        ...{ id: caseIdOfTerm({ seatId, endsOn: until, isSecondment: true }), kind: 'secondment-end' },
        ...{ rule_set_id: 'secondment-end', launched_by: 'officer' },
      },
    ])
    expect(await caseOf(ended.seatId)).toEqual([])
    await openOn(notice)
    expect(await caseOf(seatId)).toHaveLength(1)
  })

  test('the end of a rotation by its own notice, and by that of the rule set that takes its place', async () => {
    const endsOn = '2028-03-31'
    const { seatId } = await holderUntil(endsOn)
    await stack.pool.query("UPDATE tenures SET rotation = 'Rèn luyện' WHERE seat_id = $1", [seatId])
    const noticeOf = async (days: number) => deadlineBefore(await loadCalendar(stack.pool), endsOn, days).due
    const shipped = await noticeOf(ROTATION_NOTICE.value)
    expect(await openOn(addDays(shipped, -1))).toEqual({ opened: 0 })
    const local = {
      ...rotationEnd,
      id: 'local-rotation-end',
      takesPlaceOf: rotationEnd.id,
      procedure: { ...rotationEnd.procedure, term: { noticeBefore: { ...ROTATION_NOTICE, value: 20 } } },
    }
    await stack.pool.query(
      `INSERT INTO rule_sets (id, version, body, author_id, reason, published_at, hash)
       VALUES ($1, 1, $2, 'officer', 'Nghị quyết của tỉnh', now(), 'x')`,
      [local.id, JSON.stringify(local)],
    )
    const own = await noticeOf(20)
    expect(own > shipped).toBe(true)
    expect(await openOn(addDays(own, -1))).toEqual({ opened: 0 })
    expect(await openOn(own)).toEqual({ opened: 1 })
    expect(await caseOf(seatId)).toMatchObject([{ kind: 'rotation-end', rule_set_id: 'local-rotation-end' }])
  })

  test('also for a term that ends sooner, and not where another procedure runs for the seat', async () => {
    const late = await holderUntil('2026-12-31')
    const leaving = await holderUntil('2026-12-31')
    await stack.pool.query(
      `INSERT INTO pinned_law (hash, law) VALUES ('law', '{}');
       INSERT INTO cases (id, kind, rule_set_id, rule_set_version, law_hash, begun_on, unit_id, post_id, seat_id, status,
         stages, launched_by, launched_at, sequence, changed_at)
       SELECT 'p-leaving', 'dismissal', 'dismissal', 1, 'law', now(), unit_id, id, '${leaving.seatId}', 'running', '[]',
         'officer', now(), 1, now() FROM posts WHERE id = '${OFFICE.post}'`,
    )
    expect(await openOn('2026-11-20')).toEqual({ opened: 1 })
    expect(await caseOf(late.seatId)).toHaveLength(1)
    expect(await caseOf(leaving.seatId)).toHaveLength(1)
  })

  test('for somebody who is absent for long too, and is deferred until the return', async () => {
    const endsOn = '2026-12-29'
    const { seatId, person } = await holderUntil(endsOn)
    await stack.pool.query(
      `INSERT INTO absences (person_id, kind, from_on, evidence, recorded_by, recorded_at)
       VALUES ($1, 'maternity', current_date - 10, 'Quyết định nghỉ thai sản', 'officer', now())`,
      [person],
    )
    expect(await openOn('2026-11-20')).toEqual({ opened: 1 })
    const it = procedureOf(stack, caseIdOfTerm({ seatId, endsOn }), {} as never, [person])
    const { id } = await recordsOf(stack, it).openTask('confirm-eligibility')
    const shown = await stack.pool.query(
      "SELECT gathered->'eligibility'->'results' AS results FROM tasks WHERE id = $1",
      [id],
    )
    expect(shown.rows[0].results).toContainEqual(
      expect.objectContaining({ criterion: 'absence', answer: 'not-met', waivable: false }),
    )
    const confirm = () =>
      it.complete('officer', 'confirm-eligibility', { decision: 'confirm', waivers: [] }, person)
    const deferred = { code: 'criterion-not-met', field: 'waivers', criterion: 'absence' }
    expect(await refusal(confirm())).toEqual(deferred)
    // A return that was only expected has not happened, until somebody records it.
    await stack.pool.query(
      'UPDATE absences SET to_on = current_date - 200, from_on = current_date - 400 WHERE person_id = $1',
      [person],
    )
    await it.complete('officer', 'confirm-eligibility', { decision: 'recheck' }, person)
    expect(await refusal(confirm())).toEqual(deferred)
    await stack.pool.query(
      "UPDATE absences SET to_on = current_date, ended_by = 'officer', ended_evidence = 'Giấy' WHERE person_id = $1",
      [person],
    )
    await it.complete('officer', 'confirm-eligibility', { decision: 'recheck' }, person)
    expect(await confirm()).toMatchObject({ stage: 'self-report' })
  })

  test('not again after it was rejected: to try again is for an officer', async () => {
    const { seatId } = await holderUntil('2026-12-30')
    await openOn('2026-11-20')
    const [opened] = await caseOf(seatId)
    const it = procedureOf(stack, opened?.id ?? '', {} as never)
    await it.say('officer', 'withdrawCase', { reason: 'Chưa xem xét' })
    expect(await openOn('2026-11-21')).toEqual({ opened: 0 })
    expect(await caseOf(seatId)).toHaveLength(1)
  })
})
