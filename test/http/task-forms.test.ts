import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import { countOf, today } from '../support/procedure-steps.js'
import { OFFICE, VOTERS } from '../support/small-office.js'
import { type HttpOffice, startHttpOffice } from './http-office.js'
import { complete, decision, must, procedureAt, seen, submitted, task, type Walked } from './walk.js'

/** What whoever does a task has before them: all that its form needs, of one request. */
let office: HttpOffice

beforeAll(async () => {
  office = await startHttpOffice()
}, 120_000)
afterAll(() => office?.stop())

const formOf = async (it: Walked, kind: TaskKind, login: string) =>
  must(await office.as(login).get(`/v1/tasks/${await task(office, it, kind)}`), 200).body.form

describe('the form of a task shows', () => {
  test('the results of eligibility to whoever confirms it, as the case shows them', async () => {
    const it = await procedureAt(office, 'launched')
    const { eligibility } = await formOf(it, 'confirm-eligibility', 'officer')
    const [inCase] = (await seen(office, it.id)).eligibility
    expect(eligibility).toEqual({ on: inCase.on, met: inCase.met, results: inCase.results })
    expect(eligibility.results.length).toBeGreaterThan(3)
  })

  test('the documents of the candidate to whoever reviews the program', async () => {
    const it = await procedureAt(office, 'review')
    const { documents } = await formOf(it, 'review-action-program', 'reviewer')
    expect(documents).toMatchObject([{ purpose: 'action-program', uploadedBy: { id: it.candidates[0] } }])
    expect((await office.as('reviewer').get(documents[0].content)).status).toBe(200)
  })

  test('what was handed in before and why it was returned, to whoever hands it in anew and whoever judges it then', async () => {
    const it = await procedureAt(office, 'review')
    const [candidate = ''] = it.candidates
    expect(await formOf(it, 'review-action-program', 'reviewer')).not.toHaveProperty('formerly')
    const returned = { accepted: false, reason: 'Chưa nêu chỉ tiêu năm đầu' }
    must(await complete(office, it, 'reviewer', 'review-action-program', returned), 200)
    const { formerly } = await formOf(it, 'submit-action-program', candidate)
    expect(formerly).toEqual({ summary: 'Ba việc trọng tâm', returnedBecause: returned.reason })
    for (const list of ['for=me', 'for=me&kind=submit-action-program'])
      expect(must(await office.as(candidate).get(`/v1/tasks?${list}`), 200).body.items).toMatchObject([
        { kind: 'submit-action-program', returnedBecause: returned.reason },
      ])
    const anew = { documentId: await submitted(office, it, candidate), summary: 'Bốn việc, có chỉ tiêu' }
    must(await complete(office, it, candidate, 'submit-action-program', anew), 200)
    const judged = await formOf(it, 'review-action-program', 'reviewer')
    expect(judged.formerly).toEqual({ returnedBecause: returned.reason })
  })

  test('how many are convened and absent to whoever counts, and no count', async () => {
    const it = await procedureAt(office, 'second-count', { candidates: 2 })
    const { vote } = await formOf(it, 'enter-count', 'teller2')
    expect(vote).toMatchObject({ electorate: { convened: VOTERS.length, absent: 0 } })
    expect(vote).not.toHaveProperty('count')
  })

  test('votes, documents, posts held now and how a number is written to whoever records the decision', async () => {
    const it = await procedureAt(office, 'decision')
    const form = await formOf(it, 'record-decision', 'secretary')
    expect(form.votes).toMatchObject([{ status: 'counted', verdict: { outcome: 'selected' } }])
    expect(form.documents).toMatchObject([{ purpose: 'action-program' }])
    expect(form.number).toEqual({ longest: 60, example: '12-QĐ/TU' })
    const { rows } = await office.pool.query(
      'SELECT seat_id AS seat FROM tenures WHERE person_id = $1 AND to_on IS NULL AND seat_id IS NOT NULL',
      [it.candidates[0]],
    )
    expect(form.postsHeld.map(({ seat }: { seat: string }) => ({ seat }))).toEqual(rows)
    for (const { falls } of form.postsHeld) expect(falls).toBe('vacant-unless-kept')
    expect(form.eligibility.met).toBe(true)
  })

  test('what an approval says of the posts, and the steps to which it can be returned, by the kind of the case', async () => {
    const it = await procedureAt(office, 'decision')
    await office.pool.query('UPDATE posts SET term_months = 60 WHERE id = $1', [OFFICE.post])
    expect((await formOf(it, 'record-decision', 'secretary')).onApproval).toMatchObject({ termMonths: 60 })
    await office.pool.query('UPDATE posts SET term_months = NULL WHERE id = $1', [OFFICE.post])
    const { onApproval, stages, isLate } = await formOf(it, 'record-decision', 'secretary')
    // A post of the State that the Party's body decides: it concludes, and one of these carries it out.
    const carriedOutBy = ['peoples-committee-chair', 'agency-head']
    expect(onApproval).toEqual({ keepsFormerPost: 'may', termEndsOn: 'may', carriedOutBy, byElection: false })
    expect(stages.map(({ key }: { key: string }) => key)).toEqual([
      ...['planning-check', 'action-program', 'collective-vote', 'approval'],
    ])
    expect(stages[0].title).toBe((await seen(office, it.id)).stages[0].title)
    expect(isLate).toBe(false)
    const nominated = await procedureAt(office, 'confirmation', { kind: 'nomination' })
    const { onApproval: byElection } = await formOf(nominated, 'confirm-decision', 'member1')
    expect(byElection).toEqual({ byElection: true })
  })

  test('who is no longer in the procedure, and why, to whoever resolves the loss', async () => {
    const it = await procedureAt(office, 'decision', { candidates: 2 })
    const [lost = ''] = it.candidates
    const path = `/v1/procedures/${it.id}/candidates/${lost}/withdrawal`
    must(await office.as(lost).post(path, { reason: 'Lý do gia đình' }), 200)
    const { lostCandidates, stages } = await formOf(it, 'resolve-lost-candidate', 'officer')
    expect(lostCandidates).toEqual([expect.objectContaining({ id: lost, reason: 'Lý do gia đình' })])
    expect(stages.map(({ key }: { key: string }) => key)).toContain('collective-vote')
  })

  test('by which share of the voters nobody is elected without being asked about once more', async () => {
    const it = await procedureAt(office, 'confirmation', { kind: 'nomination' })
    must(await complete(office, it, 'member1', 'confirm-decision', { confirmed: true }), 200)
    const introduced = { introducedOn: today(), resolutionNumber: '12-TTr/TU' }
    must(await complete(office, it, 'officer', 'record-introduction', introduced), 200)
    const form = await formOf(it, 'record-election-result', 'officer')
    expect(form.shareAsked).toEqual({ numerator: 1, denominator: 2 })
  })

  test('of a nomination by which decision, how the introduction and the election went; whoever reads the case reads it there', async () => {
    const it = await procedureAt(office, 'confirmation', { kind: 'nomination' })
    must(await complete(office, it, 'member1', 'confirm-decision', { confirmed: true }), 200)
    const { decision } = await seen(office, it.id)
    const decided = {
      ...{ resolutionNumber: decision.resolutionNumber, signedOn: decision.signedOn },
      body: decision.body.name,
    }
    expect((await formOf(it, 'record-introduction', 'officer')).elsewhere).toEqual({ decided })
    const introduced = { introducedOn: today(), resolutionNumber: '12-TTr/TU' }
    must(await complete(office, it, 'officer', 'record-introduction', introduced), 200)
    const elected = { elected: true, electedOn: today(), votesFor: 38, voters: 40 }
    must(await complete(office, it, 'officer', 'record-election-result', elected), 200)
    const form = await formOf(it, 'record-ratification', 'officer')
    const soFar = { introduced, elected: { ...elected, isConfirmed: true } }
    expect(form.elsewhere).toEqual({ decided, ...soFar })
    expect(form).not.toHaveProperty('onApproval')
    expect(form.postsHeld).toEqual([])
    const paper = { resolutionNumber: '30-QĐ/UBND', signedOn: today(), effectiveOn: today() }
    const ratified = { ratified: true, ...paper, keepsFormerPost: false }
    must(await complete(office, it, 'officer', 'record-ratification', ratified), 200)
    expect((await seen(office, it.id)).elsewhere).toEqual({
      ...soFar,
      ratified: { ratified: true, ...paper, isConfirmed: true },
    })
    expect(await seen(office, it.id, 'monitor')).not.toHaveProperty('elsewhere')
  })

  test('nothing to whoever is not told what the task is about', async () => {
    const it = await procedureAt(office, 'decision')
    const ofMonitor = await formOf(it, 'record-decision', 'monitor')
    expect(ofMonitor).toBeUndefined()
  })

  test('to a candidate no more than their own', async () => {
    const it = await procedureAt(office, 'program', { candidates: 2 })
    const [own = ''] = it.candidates
    const open = await task(office, it, 'submit-action-program', own)
    const { form } = must(await office.as(own).get(`/v1/tasks/${open}`), 200).body
    expect(form).toEqual({})
  })
})

describe('what a second person does', () => {
  const seenBy = async (it: Walked, kind: TaskKind, login: string) =>
    must(await office.as(login).get(`/v1/tasks/${await task(office, it, kind)}`), 200).body
  const count = async (it: Walked, login: string, votes = 13) =>
    must(await complete(office, it, login, 'enter-count', countOf({ [it.candidates[0] ?? '']: votes })), 200)
      .body.count

  test('of a count tells the teller of the first entry that another enters it, and nobody who did before', async () => {
    const it = await procedureAt(office, 'second-count')
    const own = await seenBy(it, 'enter-count', 'teller1')
    expect(own.waitsForAnother).toMatch(/^Đồng chí đã nhập một lần; chờ một người khác của .+ nhập độc lập: /)
    expect(await seenBy(it, 'enter-count', 'teller2')).not.toHaveProperty('recorded')
  })

  test('of a count: each entry is answered with what came of it, never with a number', async () => {
    const it = await procedureAt(office, 'first-count')
    expect(await count(it, 'teller1')).toEqual({
      outcome: 'waits',
      sentence: 'Đã ghi lần nhập này; chờ người thứ hai nhập độc lập.',
    })
    expect(await count(it, 'teller2', 12)).toEqual({
      outcome: 'differs',
      sentence: expect.stringMatching(
        /^Hai lần nhập không khớp ở: .*Số phiếu của Người .*; hai người nhập lại\.$/,
      ),
    })
    expect(await count(it, 'teller1')).toMatchObject({ outcome: 'waits' })
    expect(await count(it, 'teller2')).toEqual({
      outcome: 'agrees',
      sentence: 'Hai lần nhập khớp nhau, kết quả đã được ghi.',
    })
  })
})

describe('what one has done oneself', () => {
  test('is listed with what it came to, its number and votes; opened it tells all that was recorded', async () => {
    const it = await procedureAt(office, 'decision')
    const given = decision({ resolutionNumber: '977-QĐ/TU' })
    const open = await task(office, it, 'record-decision')
    must(await complete(office, it, 'secretary', 'record-decision', given), 200)
    const { items } = must(await office.as('secretary').get('/v1/tasks?status=done&for=me'), 200).body
    const [latest] = items
    expect(latest).toMatchObject({ id: open, result: { title: 'Phê duyệt' } })
    expect(latest.result.facts.slice(0, 2)).toEqual([
      { what: 'Số phiếu', is: '5 tán thành, 0 không tán thành' },
      { what: 'Số văn bản', is: '977-QĐ/TU' },
    ])
    const opened = must(await office.as('secretary').get(`/v1/tasks/${open}`), 200).body
    expect(opened.result).toEqual(latest.result)
    expect(opened.deadline.article).toMatch(/\S/)
    must(await complete(office, it, 'member1', 'confirm-decision', { confirmed: true }), 200)
    const [confirmed] = must(await office.as('member1').get('/v1/tasks?status=done&for=me'), 200).body.items
    expect(confirmed.result.title).toBe('Xác nhận: Phê duyệt')
    expect(confirmed.result.facts).toContainEqual({ what: 'Số văn bản', is: '977-QĐ/TU' })
  })

  test('is told to nobody else, and of a count it tells no number', async () => {
    const it = await procedureAt(office, 'second-count')
    const own = must(await office.as('teller1').get('/v1/tasks?status=done&for=me'), 200).body.items[0]
    expect(own.result).toEqual({ title: 'Nhập kết quả kiểm phiếu', facts: [] })
    const others = must(await office.as('teller2').get(`/v1/tasks/${own.id}`), 200).body
    expect(others).not.toHaveProperty('result')
    expect(own.procedure.id).toBe(it.id)
  })
})
