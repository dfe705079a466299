import { expect, test } from '@jest/globals'
import type { Waiver } from '../../domain/procedure/task-kinds.js'
import { pinned } from '../../domain/rules/rule-set.js'
import { shortProcedure } from '../../domain/rules/short-procedure.js'
import { recordsOf } from '../support/procedure-rows.js'
import { approvalOf, convene, countVotes, decide, presentPrograms } from '../support/procedure-steps.js'
import { useProcedures } from '../support/procedure-suite.js'
import { type RunningProcedure, refusal } from '../support/procedures.js'

const stack = useProcedures()

const confirm = (it: RunningProcedure, waivers: Waiver[] = []) =>
  it.complete('officer', 'confirm-eligibility', { decision: 'confirm', waivers })

test('a candidate whom the officer rejects stays out, and the others go on', async () => {
  const [an = '', binh = ''] = await stack().candidates(2)
  const it = await stack().launch({ candidates: [an, binh] })
  await it.complete('officer', 'confirm-eligibility', { decision: 'reject', reason: 'Thiếu tiêu chuẩn' }, an)
  const answer = await it.complete(
    'officer',
    'confirm-eligibility',
    { decision: 'confirm', waivers: [] },
    binh,
  )
  expect(answer).toMatchObject({
    stage: 'action-program',
    openTasks: [{ kind: 'submit-action-program', candidate: binh }],
  })
  expect(await recordsOf(stack(), it).candidates()).toEqual([
    { person_id: an, status: 'rejected', reason: 'Thiếu tiêu chuẩn' },
    { person_id: binh, status: 'active', reason: null },
  ])
})

test('a candidate is rejected from the moment the officer says so, while others are still looked at', async () => {
  const [an = '', binh = ''] = await stack().candidates(2)
  const it = await stack().launch({ candidates: [an, binh] })
  await it.complete('officer', 'confirm-eligibility', { decision: 'reject', reason: 'Thiếu tiêu chuẩn' }, an)
  expect(await recordsOf(stack(), it).case()).toMatchObject({ stage: 'planning-check', status: 'running' })
  expect(await recordsOf(stack(), it).candidates()).toEqual([
    { person_id: an, status: 'rejected', reason: 'Thiếu tiêu chuẩn' },
    { person_id: binh, status: 'active', reason: null },
  ])
})

test('a procedure whose candidates are all rejected stops, since no candidate is left', async () => {
  const it = await stack().launch({ candidates: await stack().candidates(2) })
  for (const candidate of it.candidates) {
    await it.complete(
      'officer',
      'confirm-eligibility',
      { decision: 'reject', reason: 'Không đạt' },
      candidate,
    )
  }
  expect(await it.outcome()).toMatchObject({ status: 'stopped' })
  expect(await recordsOf(stack(), it).case()).toMatchObject({
    status: 'stopped',
    stage: null,
    outcome: { status: 'stopped', because: 'no-candidate-left' },
  })
})

test('a criterion that is not met is passed only by a waiver with a reason, which holds until the decision', async () => {
  const [an = ''] = await stack().candidates(1)
  await stack().pool.query('DELETE FROM planning_entries WHERE person_id = $1', [an])
  const it = await stack().launch({ candidates: [an] })
  expect(await refusal(confirm(it))).toEqual({
    code: 'criterion-not-met',
    field: 'waivers',
    criterion: 'planning',
  })
  const waivers = [{ criterion: 'planning' as const, reason: 'Đơn vị mới thành lập' }]
  expect(await confirm(it, waivers)).toMatchObject({ stage: 'action-program' })
  expect(await recordsOf(stack(), it).audit()).toContainEqual(
    expect.objectContaining({
      what: 'task-completed',
      actor: 'officer',
      after: expect.objectContaining({ result: { decision: 'confirm', waivers } }),
    }),
  )
  await presentPrograms(it)
  await convene(it)
  await countVotes(it, { [an]: 14 })
  expect(await decide(it, approvalOf())).toMatchObject({ status: 'completed' })
})

test('where the authority alone excepts, its paper is asked, and the review unless the body is new (Decree 170/2025 art. 29.2)', async () => {
  const law = pinned(shortProcedure)
  const { planning } = law.eligibility
  if (!planning) throw new Error('the planning is not asked')
  const eligibility = { ...law.eligibility, planning: { ...planning, byPaper: true } }
  const unplanned = async () => {
    const [candidate = ''] = await stack().candidates(1)
    await stack().pool.query('DELETE FROM planning_entries WHERE person_id = $1', [candidate])
    return stack().launch({ candidates: [candidate], ruleSet: { ...law, eligibility } })
  }
  const special = await unplanned()
  const waiver = { criterion: 'planning' as const, reason: 'Nhân sự từ nguồn khác' }
  const needs = { code: 'waiver-needs-paper', criterion: 'planning' }
  expect(await refusal(confirm(special, [waiver]))).toEqual({
    ...{ ...needs, field: 'waivers.0.paper', missing: 'paper' },
  })
  const paper = { number: '15-CV/TU', signedOn: '2026-07-01' }
  expect(await refusal(confirm(special, [{ ...waiver, paper }]))).toEqual({
    ...{ ...needs, field: 'waivers.0.paper.review', missing: 'review' },
  })
  const reviewed = { ...waiver, paper: { ...paper, review: 'Ba người trong quy hoạch chưa đủ điều kiện' } }
  expect(await confirm(special, [reviewed])).toMatchObject({ stage: 'action-program' })
  const { rows } = await stack().pool.query('SELECT waivers FROM case_candidates WHERE case_id = $1', [
    special.caseId,
  ])
  expect(rows).toMatchObject([{ waivers: [{ criterion: 'planning', paper: reviewed.paper }] }])

  const ofNewBody = await unplanned()
  const asNew = { ...waiver, paper: { ...paper, isNewBody: true } }
  expect(await confirm(ofNewBody, [asNew])).toMatchObject({ stage: 'action-program' })
})

test('who is entered in the planning once the procedure has begun is not planned for it, checked again or not', async () => {
  const [an = ''] = await stack().candidates(1)
  await stack().pool.query('DELETE FROM planning_entries WHERE person_id = $1', [an])
  const it = await stack().launch({ candidates: [an] })
  await stack().pool.query(
    `INSERT INTO planning_entries (person_id, post_id, level, term, approved_on)
     SELECT $1, 'post-chair', 'department-deputy', '2025-2030', begun_on FROM cases WHERE id = $2`,
    [an, it.caseId],
  )
  await it.complete('officer', 'confirm-eligibility', { decision: 'recheck' })
  expect(await refusal(confirm(it))).toMatchObject({ code: 'criterion-not-met', criterion: 'planning' })
  await stack().pool.query('UPDATE planning_entries SET approved_on = approved_on - 1 WHERE person_id = $1', [
    an,
  ])
  await it.complete('officer', 'confirm-eligibility', { decision: 'recheck' })
  expect(await confirm(it)).toMatchObject({ stage: 'action-program' })
})

test('a criterion that the law does not let go is not waived', async () => {
  const [an = ''] = await stack().candidates(1)
  await stack().pool.query("UPDATE evaluations SET grade = 'completed' WHERE person_id = $1", [an])
  const it = await stack().launch({ candidates: [an] })
  expect(await refusal(confirm(it, [{ criterion: 'evaluations', reason: 'Vì công việc' }]))).toEqual({
    code: 'criterion-not-waivable',
    field: 'waivers.0.criterion',
    criterion: 'evaluations',
  })
})

test.each([
  ['that is met', 'planning', 'met'],
  ['that the law of the case does not ask', 'absence', 'not-asked'],
] as const)('a criterion %s is not waived, and that is said', async (_, criterion, because) => {
  const it = await stack().launch({ candidates: await stack().candidates(1) })
  expect(await refusal(confirm(it, [{ criterion, reason: 'Cho chắc' }]))).toEqual({
    ...{ code: 'criterion-not-waivable', field: 'waivers.0.criterion' },
    ...{ criterion, because },
  })
})

test('a criterion of which nothing is known never passes silently', async () => {
  const [an = ''] = await stack().candidates(1)
  await stack().pool.query('DELETE FROM papers WHERE person_id = $1', [an])
  const it = await stack().launch({ candidates: [an] })
  expect(await refusal(confirm(it))).toEqual({
    code: 'criterion-not-met',
    field: 'waivers',
    criterion: 'papers',
  })
})

test('a record that is put right is judged again when the officer asks for it', async () => {
  const [an = ''] = await stack().candidates(1)
  await stack().pool.query('UPDATE papers SET verified_on = NULL WHERE person_id = $1', [an])
  const it = await stack().launch({ candidates: [an] })
  await stack().pool.query("UPDATE papers SET verified_on = '2025-01-01' WHERE person_id = $1", [an])
  expect(await refusal(confirm(it))).toMatchObject({ code: 'criterion-not-met', criterion: 'papers' })
  await it.complete('officer', 'confirm-eligibility', { decision: 'recheck' })
  expect(await confirm(it)).toMatchObject({ stage: 'action-program' })
  const checks = await stack().pool.query(
    `SELECT sequence, (SELECT r->>'answer' FROM jsonb_array_elements(results) AS r WHERE r->>'criterion' = 'papers') AS papers
     FROM eligibility_checks WHERE case_id = $1 ORDER BY sequence`,
    [it.caseId],
  )
  expect(checks.rows).toEqual([
    { sequence: 1, papers: 'not-met' },
    { sequence: 2, papers: 'met' },
    // And once more when the officer confirms.
    { sequence: 3, papers: 'met' },
  ])
})

test('a formal decision that comes while the task is open blocks, though the task still shows the record of before', async () => {
  const [an = ''] = await stack().candidates(1)
  const it = await stack().launch({ candidates: [an] })
  await stack().pool.query(
    "INSERT INTO measures (person_id, measure, decided_on) VALUES ($1, 'denunciation-verification', '2026-01-05')",
    [an],
  )
  expect(await refusal(confirm(it))).toEqual({
    code: 'candidate-not-eligible',
    candidate: an,
    criterion: 'no-block',
    evidence: {
      vi: expect.stringContaining('có quyết định thành lập đoàn (tổ) xác minh tố cáo, từ 05/01/2026'),
      en: expect.any(String),
    },
  })
  expect((await recordsOf(stack(), it).case()).stage).toBe('planning-check')
})
