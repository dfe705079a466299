import { describe, expect, test } from '@jest/globals'
import type { DecisionRecord } from '../../domain/procedure/task-kinds.js'
import { recordsOf } from '../support/procedure-rows.js'
import { approvalOf, convene, countVotes, decide, goTo, inDays, today } from '../support/procedure-steps.js'
import { useProcedures } from '../support/procedure-suite.js'
import { type RunningProcedure, refusal } from '../support/procedures.js'
import { SUBJECT } from '../support/small-office.js'

const stack = useProcedures()

async function atApproval(candidates = 1): Promise<RunningProcedure> {
  return await goTo(await stack().launch({ candidates: await stack().candidates(candidates) }), 'approval')
}

const holderOf = async (person: string) =>
  (
    await stack().pool.query(
      'SELECT post_id, seat_id IS NOT NULL AS seated, from_on, to_on, began_by, ended_by FROM tenures WHERE person_id = $1 ORDER BY id',
      [person],
    )
  ).rows

test('a decision with effect today fills the seat and ends the former post', async () => {
  const it = await atApproval()
  const [an = ''] = it.candidates
  expect(await decide(it, approvalOf())).toMatchObject({ status: 'completed', stage: null, openTasks: [] })
  expect(await it.outcome()).toMatchObject({ status: 'completed' })
  expect(await holderOf(an)).toMatchObject([
    { post_id: 'post-division', to_on: today(), ended_by: it.caseId },
    { post_id: 'post-deputy', seated: true, from_on: today(), to_on: null, began_by: it.caseId },
  ])
  expect((await recordsOf(stack(), it).audit()).map(({ what }) => what).slice(-3)).toEqual([
    'task-completed',
    'tenure-ended',
    'seat-filled',
  ])
  expect(await recordsOf(stack(), it).candidates()).toMatchObject([{ person_id: an, status: 'appointed' }])
})

test('a decision that fills a seat in which somebody acts ends that, with a word in its trail', async () => {
  const it = await atApproval()
  const { rows } = await stack().pool.query(
    `INSERT INTO acting_holders (seat_id, vacant_since, person_id, from_on, until_on, reference, recorded_by, recorded_at)
     SELECT seat_id, $2, 'voter1', $2, $3, 'Quyết định 7', 'officer', now() FROM cases WHERE id = $1 RETURNING id, seat_id`,
    [it.caseId, inDays(-30), inDays(30)],
  )
  const [{ id, seat_id: seat }] = rows
  await decide(it, approvalOf({ keepsFormerPost: true }))
  const acting = await stack().pool.query(
    'SELECT ended_on, ended_by_case, ended_by FROM acting_holders WHERE id = $1',
    [id],
  )
  expect(acting.rows).toEqual([{ ended_on: today(), ended_by_case: it.caseId, ended_by: null }])
  const trail = (await recordsOf(stack(), it).audit()).slice(-2)
  expect(trail.map(({ what }) => what)).toEqual(['acting-ended', 'seat-filled'])
  expect(trail[0]).toMatchObject({ after: { seat, person: 'voter1', from: inDays(-30), to: today() } })
})

test('a former post that the decision keeps goes on', async () => {
  const it = await atApproval()
  const [an = ''] = it.candidates
  await decide(it, approvalOf({ keepsFormerPost: true }))
  expect(await holderOf(an)).toMatchObject([{ to_on: null }, { post_id: 'post-deputy', to_on: null }])
})

test('a decision of which the date is to come leaves the case decided, and nobody can turn it back', async () => {
  const it = await atApproval()
  const [an = ''] = it.candidates
  const answer = await decide(it, approvalOf({ effectiveOn: inDays(30) }))
  expect(answer).toMatchObject({ status: 'decided', openTasks: [] })
  expect(await recordsOf(stack(), it).case()).toMatchObject({
    status: 'decided',
    closed_at: null,
    outcome: { person: an, effectiveOn: inDays(30) },
  })
  expect(await holderOf(an)).toMatchObject([{ post_id: 'post-division', to_on: null }])
  const reason = 'x'
  const commands = [
    () => it.say('officer', 'returnCase', { stage: 'planning-check', keep: [], reason }),
    () => it.say('officer', 'suspendCase', { reason }),
    () => it.say('officer', 'withdrawCase', { reason }),
    () => it.say(an, 'withdrawCandidate', { candidate: an, reason }),
  ]
  for (const command of commands) expect(await refusal(command())).toEqual({ code: 'already-decided' })
})

describe('what the body answers', () => {
  const refused = (it: RunningProcedure, decision: DecisionRecord) =>
    refusal(it.complete('secretary', 'record-decision', decision))

  test('is signed neither in the future nor before the procedure began, and takes effect no earlier', async () => {
    const it = await atApproval()
    expect(await refused(it, { ...approvalOf(), signedOn: inDays(1), effectiveOn: inDays(1) })).toEqual({
      code: 'date-in-future',
      field: 'signedOn',
      latest: today(),
    })
    expect(await refused(it, { ...approvalOf(), signedOn: inDays(-1) })).toEqual({
      code: 'date-before',
      field: 'signedOn',
      earliest: today(),
    })
    expect(await refused(it, approvalOf({ effectiveOn: inDays(-1) }))).toEqual({
      code: 'date-before',
      field: 'effectiveOn',
      earliest: today(),
    })
  })

  test('needs more than half of all its members to approve', async () => {
    const it = await atApproval()
    expect(await refused(it, { ...approvalOf(), bodyVotes: { inFavour: 2, against: 0 } })).toEqual({
      code: 'majority-not-reached',
      field: 'bodyVotes.inFavour',
      bar: '> 1/2',
      members: 5,
    })
    expect(await refused(it, { ...approvalOf(), bodyVotes: { inFavour: 3, against: 3 } })).toEqual({
      code: 'more-votes-than-members',
      field: 'bodyVotes',
      members: 5,
    })
    const three = { ...approvalOf(), bodyVotes: { inFavour: 3, against: 0 } }
    expect(await it.complete('secretary', 'record-decision', three)).toMatchObject({
      openTasks: [{ kind: 'confirm-decision' }],
    })
  })

  test('counts a member of the body by two offices once', async () => {
    const holdsTwo = (sql: string) => stack().pool.query(sql, [SUBJECT.managingBody, 'member1', '2020-01-02'])
    await holdsTwo(
      "INSERT INTO group_members (group_id, person_id, duty, from_on) VALUES ($1, $2, 'deputy', $3)",
    )
    try {
      const it = await atApproval()
      const six = { ...approvalOf(), bodyVotes: { inFavour: 6, against: 0 } }
      expect(await refused(it, six)).toMatchObject({ code: 'more-votes-than-members', members: 5 })
    } finally {
      await holdsTwo('DELETE FROM group_members WHERE group_id = $1 AND person_id = $2 AND from_on = $3')
    }
  })

  test('may be a rejection, which ends the procedure with its reason', async () => {
    const it = await atApproval()
    const { resolutionNumber, signedOn, signatory } = approvalOf()
    await decide(it, {
      outcome: 'rejected',
      resolutionNumber,
      signedOn,
      signatory,
      bodyVotes: { inFavour: 1, against: 4 },
      reason: 'Chưa phù hợp',
    })
    expect(await it.outcome()).toMatchObject({ status: 'rejected' })
    expect(await recordsOf(stack(), it).case()).toMatchObject({ outcome: { reason: 'Chưa phù hợp' } })
    const { rows } = await stack().pool.query('SELECT outcome, reason FROM decisions WHERE case_id = $1', [
      it.caseId,
    ])
    expect(rows).toEqual([{ outcome: 'rejected', reason: 'Chưa phù hợp' }])
  })

  test('is confirmed by another person of the body than the one who recorded it', async () => {
    await stack().pool.query(
      "INSERT INTO group_members (group_id, person_id, from_on) VALUES ('g-body', 'secretary', '2020-01-01')",
    )
    const it = await atApproval()
    await it.complete('secretary', 'record-decision', approvalOf())
    const both = { personId: 'secretary', groups: ['g-body', 'g-secretariat'], manages: false }
    const task = await it.task('confirm-decision')
    expect(
      await refusal(
        it.say(both, 'completeTask', { task, kind: 'confirm-decision', result: { confirmed: true } }),
      ),
    ).toEqual({ code: 'second-entry-by-first-person', task })
    await stack().pool.query(
      "DELETE FROM group_members WHERE group_id = 'g-body' AND person_id = 'secretary'",
    )
  })

  test('is recorded again when it is not confirmed, in the time that was left', async () => {
    const it = await atApproval()
    await it.complete('secretary', 'record-decision', approvalOf())
    await it.complete('member1', 'confirm-decision', { confirmed: false, reason: 'Sai số nghị quyết' })
    const task = await recordsOf(stack(), it).openTask('record-decision')
    expect(task.about).toEqual({ notConfirmedBecause: 'Sai số nghị quyết' })
    expect(await decide(it, approvalOf())).toMatchObject({ status: 'completed' })
  })

  test('may ask for more papers: nothing is void, and its clock goes on with the days that were left', async () => {
    const it = await atApproval()
    const first = await recordsOf(stack(), it).openTask('record-decision')
    await decide(it, { outcome: 'more-papers', reason: 'Thiếu kết luận tiêu chuẩn chính trị' })
    expect(await recordsOf(stack(), it).openKinds()).toEqual(['supply-papers'])
    expect((await recordsOf(stack(), it).openTask('supply-papers')).about).toEqual({
      reason: 'Thiếu kết luận tiêu chuẩn chính trị',
    })
    expect((await recordsOf(stack(), it).votes()).map(({ status }) => status)).toEqual(['counted'])
    await it.complete('officer', 'supply-papers', { documentIds: ['document-9'], note: 'Đã bổ sung' })
    const again = await recordsOf(stack(), it).openTask('record-decision')
    expect(again.about).toEqual({ documentIds: ['document-9'], note: 'Đã bổ sung' })
    expect(again.due_on).toBe(first.due_on)
    expect(await decide(it, approvalOf())).toMatchObject({ status: 'completed' })
  })

  test('may return the case to a stage: what is not kept is void, and asked for anew', async () => {
    const it = await atApproval()
    const [an = ''] = it.candidates
    const answer = await decide(it, {
      outcome: 'returned',
      stage: 'planning-check',
      keep: ['action-program'],
      reason: 'Xác minh lại',
    })
    expect(answer).toMatchObject({ stage: 'planning-check', openTasks: [{ kind: 'confirm-eligibility' }] })
    expect(await recordsOf(stack(), it).votes()).toMatchObject([
      { status: 'annulled', annulled_reason: 'Xác minh lại' },
    ])
    const next = await it.complete('officer', 'confirm-eligibility', { decision: 'confirm', waivers: [] })
    expect(next.stage).toBe('collective-vote')
    await convene(it)
    await countVotes(it, { [an]: 10 })
    expect(await decide(it, approvalOf())).toMatchObject({ status: 'completed' })
    expect((await recordsOf(stack(), it).case()).stages.map(({ visit }) => visit)).toEqual([2, 1, 2, 2])
  })

  test('keeps a vote that the return names', async () => {
    const it = await atApproval()
    await decide(it, {
      outcome: 'returned',
      stage: 'action-program',
      keep: ['collective-vote'],
      reason: 'Bổ sung chương trình',
    })
    const [an = ''] = it.candidates
    await it.complete(an, 'submit-action-program', { documentId: 'd', sha256: 'x', summary: 's' })
    const answer = await it.complete('reviewer', 'review-action-program', { accepted: true })
    expect(answer).toMatchObject({ stage: 'approval', openTasks: [{ kind: 'record-decision' }] })
    expect((await recordsOf(stack(), it).votes()).map(({ status }) => status)).toEqual(['counted'])
  })

  test('does not return the case to a stage that does not come before', async () => {
    const it = await atApproval()
    const known = ['planning-check', 'action-program', 'collective-vote']
    expect(await refused(it, { outcome: 'returned', stage: 'approval', keep: [], reason: 'x' })).toEqual({
      code: 'stage-not-found',
      field: 'stage',
      stage: 'approval',
      known,
    })
    expect(
      await refused(it, { outcome: 'returned', stage: 'planning-check', keep: ['dossier'], reason: 'x' }),
    ).toEqual({ code: 'stage-not-found', field: 'keep.0', stage: 'dossier', known })
  })
})

describe('what PostgreSQL refuses fails the command, leaves the case as it was, and the next command works', () => {
  test('a candidate against whom a measure was taken since is not appointed', async () => {
    const it = await atApproval()
    const [an = ''] = it.candidates
    await it.complete('secretary', 'record-decision', approvalOf())
    await stack().pool.query(
      "INSERT INTO measures (person_id, measure, decided_on) VALUES ($1, 'discipline-review', $2)",
      [an, today()],
    )
    const before = await recordsOf(stack(), it).case()
    const confirm = () => it.complete('member1', 'confirm-decision', { confirmed: true })
    expect(await refusal(confirm())).toMatchObject({
      code: 'candidate-not-eligible',
      candidate: an,
      criterion: 'no-block',
    })
    expect(await recordsOf(stack(), it).case()).toEqual(before)
    expect(await recordsOf(stack(), it).openKinds()).toEqual(['confirm-decision'])
    expect(await holderOf(an)).toMatchObject([{ post_id: 'post-division', to_on: null }])
    await stack().pool.query('UPDATE measures SET ended_on = $2 WHERE person_id = $1', [an, today()])
    expect(await confirm()).toMatchObject({ status: 'completed', sequence: before.sequence + 1 })
  })

  test('a number that the body has used already is not used again', async () => {
    const used = approvalOf()
    const taken = { code: 'number-already-used', field: 'resolutionNumber' }
    const it = await atApproval()
    await it.complete('secretary', 'record-decision', approvalOf({ resolutionNumber: used.resolutionNumber }))
    // Recorded by both, the first to be confirmed has it.
    await decide(await atApproval(), used)
    expect(await refusal(it.complete('member1', 'confirm-decision', { confirmed: true }))).toEqual(taken)
    await it.complete('member1', 'confirm-decision', { confirmed: false, reason: 'Trùng số' })
    expect(await refusal(it.complete('secretary', 'record-decision', used))).toEqual(taken)
    // However it was typed before that was looked at, it is the same number.
    const typed = approvalOf({ resolutionNumber: used.resolutionNumber.replace('-QĐ', ' – QÐ') })
    expect(typed.resolutionNumber).not.toBe(used.resolutionNumber)
    await it.complete('secretary', 'record-decision', typed)
    expect(await refusal(it.complete('member1', 'confirm-decision', { confirmed: true }))).toEqual(taken)
    await it.complete('member1', 'confirm-decision', { confirmed: false, reason: 'Trùng số' })
    // The numbers begin anew each year.
    await stack().pool.query(
      "UPDATE decisions SET signed_on = signed_on - interval '1 year' WHERE resolution_number = $1",
      [used.resolutionNumber],
    )
    expect(await decide(it, approvalOf({ resolutionNumber: used.resolutionNumber }))).toMatchObject({
      status: 'completed',
    })
  })

  test('a seat that somebody took meanwhile is not filled twice', async () => {
    const it = await atApproval()
    const [binh = ''] = await stack().candidates(1)
    await it.complete('secretary', 'record-decision', approvalOf())
    const { rows } = await stack().pool.query('SELECT seat_id FROM cases WHERE id = $1', [it.caseId])
    const seat = rows[0].seat_id
    await stack().pool.query(
      "INSERT INTO tenures (person_id, post_id, seat_id, level, from_on) VALUES ($1, $2, $3, 'department-deputy', $4)",
      [binh, SUBJECT.postId, seat, today()],
    )
    expect(await refusal(it.complete('member1', 'confirm-decision', { confirmed: true }))).toEqual({
      code: 'seat-filled',
      seat,
    })
    expect(await recordsOf(stack(), it).openKinds()).toEqual(['confirm-decision'])
  })

  test('a task given to somebody who is not on record stays where it was', async () => {
    const it = await atApproval()
    const task = await it.task('record-decision')
    await expect(it.say('officer', 'reassignTask', { task, to: 'nobody', reason: 'x' })).rejects.toThrow()
    expect(await recordsOf(stack(), it).openTask('record-decision')).toMatchObject({ claimed_by: null })
    expect(await decide(it, approvalOf())).toMatchObject({ status: 'completed' })
  })
})
