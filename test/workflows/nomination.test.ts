import { expect, test } from '@jest/globals'
import { recordsOf } from '../support/procedure-rows.js'
import { approvalOf, convene, countVotes, decide, goTo, inDays, today } from '../support/procedure-steps.js'
import { useProcedures } from '../support/procedure-suite.js'
import { type RunningProcedure, refusal } from '../support/procedures.js'

const stack = useProcedures()

async function atElection(candidates = 1): Promise<RunningProcedure> {
  const people = await stack().candidates(candidates)
  return await goTo(await stack().launch({ kind: 'nomination', candidates: people }), 'election')
}

const introduce = (it: RunningProcedure) =>
  it.complete('officer', 'record-introduction', { introducedOn: today(), resolutionNumber: '5-GT' })
const elect = (it: RunningProcedure, elected = true) =>
  it.complete('officer', 'record-election-result', { electedOn: today(), elected, votesFor: 30, voters: 50 })

test('a nomination goes through introduction, election and ratification, which fills the seat', async () => {
  const it = await atElection()
  const [an = ''] = it.candidates
  expect(await recordsOf(stack(), it).case()).toMatchObject({ status: 'running', stage: 'election' })
  await introduce(it)
  await elect(it)
  const answer = await it.complete('officer', 'record-ratification', {
    ratified: true,
    resolutionNumber: '6-PC',
    signedOn: today(),
    effectiveOn: today(),
    keepsFormerPost: false,
  })
  expect(answer.status).toBe('completed')
  const { rows } = await stack().pool.query(
    "SELECT person_id FROM tenures WHERE post_id = 'post-chair' AND began_by = $1",
    [it.caseId],
  )
  expect(rows).toEqual([{ person_id: an }])
})

test('a nominee who is not elected ends the procedure without a seat', async () => {
  const it = await atElection()
  await introduce(it)
  expect(await elect(it, false)).toMatchObject({ status: 'stopped' })
  expect(await recordsOf(stack(), it).case()).toMatchObject({ outcome: { because: 'not-elected' } })
})

test('an election that is not ratified ends the procedure with the reason', async () => {
  const it = await atElection()
  await introduce(it)
  await elect(it)
  await it.complete('officer', 'record-ratification', { ratified: false, reason: 'Không phê chuẩn' })
  expect(await recordsOf(stack(), it).case()).toMatchObject({
    status: 'stopped',
    outcome: { because: 'not-ratified', reason: 'Không phê chuẩn' },
  })
})

test('returned to the decision, it records the same number again', async () => {
  const it = await goTo(
    await stack().launch({ kind: 'nomination', candidates: await stack().candidates(1) }),
    'approval',
  )
  const decision = approvalOf()
  await decide(it, decision)
  await it.say('officer', 'returnCase', { stage: 'approval', keep: [], reason: 'Ghi nhầm ngày hiệu lực' })
  expect(await decide(it, decision)).toMatchObject({ stage: 'election' })
})

test('nobody is elected without a vote', async () => {
  const it = await atElection()
  await introduce(it)
  const result = { electedOn: today(), elected: true, votesFor: 0, voters: 50 }
  expect(await refusal(it.complete('officer', 'record-election-result', result))).toEqual({
    ...{ code: 'count-inconsistent', field: 'votesFor', problem: 'elected-by-nobody' },
  })
  await it.complete('officer', 'record-election-result', { ...result, elected: false })
})

test('the days of an election follow one another and are not to come, and votes do not exceed voters', async () => {
  const it = await atElection()
  expect(
    await refusal(
      it.complete('officer', 'record-introduction', { introducedOn: inDays(1), resolutionNumber: '5' }),
    ),
  ).toEqual({ code: 'date-in-future', field: 'introducedOn', latest: today() })
  await introduce(it)
  const result = { electedOn: today(), elected: true, votesFor: 30, voters: 50 }
  expect(
    await refusal(it.complete('officer', 'record-election-result', { ...result, electedOn: inDays(-1) })),
  ).toEqual({ code: 'date-before', field: 'electedOn', earliest: today() })
  expect(
    await refusal(it.complete('officer', 'record-election-result', { ...result, votesFor: 51 })),
  ).toEqual({
    code: 'count-inconsistent',
    field: 'votesFor',
    problem: 'more-than-voters',
    limit: 50,
  })
})

test('a nominee who is lost before the election makes room for another, under a new decision', async () => {
  const it = await atElection(2)
  const [an = '', binh = ''] = it.candidates
  await introduce(it)
  await it.say(an, 'withdrawCandidate', { candidate: an, reason: 'Xin rút' })
  await it.complete('officer', 'resolve-lost-candidate', {
    action: 'return',
    stage: 'collective-vote',
    reason: 'Giới thiệu người khác',
  })
  await convene(it)
  await countVotes(it, { [binh]: 13 })
  const second = approvalOf()
  expect(await decide(it, second)).toMatchObject({ stage: 'election' })
  const { rows } = await stack().pool.query(
    'SELECT person_id, resolution_number FROM decisions WHERE case_id = $1',
    [it.caseId],
  )
  expect(rows).toEqual([{ person_id: binh, resolution_number: second.resolutionNumber }])
})

test('a nominee who no longer meets the criteria is not ratified', async () => {
  const it = await atElection()
  const [an = ''] = it.candidates
  await introduce(it)
  await elect(it)
  await stack().pool.query(
    "INSERT INTO measures (person_id, measure, decided_on) VALUES ($1, 'inspection', $2)",
    [an, today()],
  )
  expect(
    await refusal(
      it.complete('officer', 'record-ratification', {
        ratified: true,
        resolutionNumber: '7-PC',
        signedOn: today(),
        effectiveOn: today(),
        keepsFormerPost: false,
      }),
    ),
  ).toMatchObject({ code: 'candidate-not-eligible', candidate: an, criterion: 'no-block' })
})

test('a nomination at the electing body is suspended, resumed, returned by an officer and withdrawn like any stage', async () => {
  const it = await atElection()
  await introduce(it)
  await it.say('officer', 'suspendCase', { reason: 'Chờ kỳ họp' })
  expect(
    await refusal(
      it.complete('officer', 'record-election-result', {
        electedOn: today(),
        elected: true,
        votesFor: 1,
        voters: 2,
      }),
    ),
  ).toEqual({ code: 'case-suspended' })
  await it.say('officer', 'resumeCase', { reason: 'Đến kỳ họp' })
  const returned = await it.say('officer', 'returnCase', {
    stage: 'approval',
    keep: [],
    reason: 'Cho ý kiến lại',
  })
  expect(returned).toMatchObject({ stage: 'approval', openTasks: [{ kind: 'record-decision' }] })
  expect(await decide(it, approvalOf())).toMatchObject({ openTasks: [{ kind: 'record-introduction' }] })
  expect(await it.say('officer', 'withdrawCase', { reason: 'Thay đổi chủ trương' })).toMatchObject({
    status: 'withdrawn',
    openTasks: [],
  })
})
