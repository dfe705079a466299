import { expect, test } from '@jest/globals'
import { recordsOf } from '../support/procedure-rows.js'
import { approvalOf, decide, goTo, today } from '../support/procedure-steps.js'
import { useProcedures } from '../support/procedure-suite.js'
import { type RunningProcedure, refusal } from '../support/procedures.js'
import { insertCandidate, insertSeat, SUBJECT } from '../support/small-office.js'

const stack = useProcedures()

/** Somebody is appointed, and a revocation of it is launched. */
async function revoking(appointed: RunningProcedure): Promise<RunningProcedure> {
  const { rows } = await stack().pool.query('SELECT seat_id FROM cases WHERE id = $1', [appointed.caseId])
  return await stack().launch({
    kind: 'revocation',
    revokes: appointed.caseId,
    candidates: appointed.candidates,
    subject: { ...SUBJECT, seatId: rows[0].seat_id },
  })
}

let people = 0
async function appointed(): Promise<{ it: RunningProcedure; person: string; formerSeat: string }> {
  people += 1
  const person = `holder${people}`
  const formerSeat = await insertSeat(stack().pool, 'post-division')
  await insertCandidate(stack().pool, person, formerSeat)
  const it = await goTo(await stack().launch({ candidates: [person] }), 'approval')
  await decide(it, approvalOf())
  return { it, person, formerSeat }
}

const seatsOf = async (person: string) =>
  (await stack().pool.query('SELECT seat_id FROM tenures WHERE person_id = $1 AND to_on IS NULL', [person]))
    .rows

test('a revocation ends what the decision began and restores the former post', async () => {
  const { it, person, formerSeat } = await appointed()
  const revocation = await revoking(it)
  expect(revocation.first).toMatchObject({ stage: 'approval', openTasks: [{ kind: 'record-decision' }] })
  expect(await decide(revocation, approvalOf())).toMatchObject({ status: 'completed' })
  expect(await seatsOf(person)).toEqual([{ seat_id: formerSeat }])
  const { rows } = await stack().pool.query(
    'SELECT seat_id, from_on, to_on, began_by, ended_by FROM tenures WHERE person_id = $1 ORDER BY id',
    [person],
  )
  expect(rows).toMatchObject([
    { seat_id: formerSeat, ended_by: it.caseId },
    { began_by: it.caseId, ended_by: revocation.caseId, to_on: today() },
    { seat_id: formerSeat, began_by: revocation.caseId, from_on: today(), to_on: null },
  ])
  expect(await recordsOf(stack(), revocation).candidates()).toMatchObject([
    { person_id: person, status: 'selected' },
  ])
  expect((await recordsOf(stack(), revocation).audit()).map(({ what }) => what)).toEqual(
    expect.arrayContaining(['tenure-ended', 'tenure-restored']),
  )
})

test('a decision is revoked once; a revocation that came to nothing can be tried again', async () => {
  const { it } = await appointed()
  const first = await revoking(it)
  expect(await refusal(revoking(it))).toEqual({ code: 'not-revocable', case: it.caseId })
  await first.say('officer', 'withdrawCase', { reason: 'Nhầm hồ sơ' })
  const second = await revoking(it)
  await decide(second, approvalOf())
  expect(await refusal(revoking(it))).toEqual({ code: 'not-revocable', case: it.caseId })
})

test('whose decision is revoked cannot end the revocation by withdrawing', async () => {
  const { it, person } = await appointed()
  const revocation = await revoking(it)
  const refused = { code: 'not-permitted' }
  expect(
    await refusal(revocation.say(person, 'withdrawCandidate', { candidate: person, reason: 'Xin rút' })),
  ).toEqual(refused)
  expect(
    await refusal(revocation.say('officer', 'blockCandidate', { candidate: person, reason: 'Chặn' })),
  ).toEqual(refused)
  expect(await recordsOf(stack(), revocation).openKinds()).toEqual(['record-decision'])
})

test('a former seat that was filled meanwhile is not taken from its holder', async () => {
  const { it, formerSeat } = await appointed()
  const [successor = ''] = await stack().candidates(1)
  await stack().pool.query(
    "INSERT INTO tenures (person_id, post_id, seat_id, level, from_on) VALUES ($1, 'post-division', $2, 'division-head', $3)",
    [successor, formerSeat, today()],
  )
  const revocation = await revoking(it)
  await revocation.complete('secretary', 'record-decision', approvalOf())
  expect(await refusal(revocation.complete('member1', 'confirm-decision', { confirmed: true }))).toEqual({
    code: 'seat-filled',
    seat: formerSeat,
  })
  expect(await seatsOf(successor)).toContainEqual({ seat_id: formerSeat })
})
