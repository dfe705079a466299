import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { dateInWords } from '../../api/papers/administrative-form.js'
import { addDays, addMonths } from '../../domain/deadlines/dates.js'
import { OFFICE } from '../support/small-office.js'
import { docxText } from './docx-text.js'
import { type HttpOffice, startHttpOffice } from './http-office.js'
import { complete, decision, must, procedureAt, seen, task, type Walked } from './walk.js'
import { worldOf } from './world.js'

/** The decision on paper before it is recorded, and for whoever confirms it. */
let office: HttpOffice

beforeAll(async () => {
  office = await startHttpOffice()
}, 120_000)
afterAll(() => office?.stop())

async function pathOf(it: Walked, kind: 'record-decision' | 'confirm-decision'): Promise<string> {
  return `/v1/tasks/${await task(office, it, kind)}/decision-preview`
}

describe('the decision on paper', () => {
  test('is what is entered, marked as a preview, and nothing is written but who read it', async () => {
    const it = await procedureAt(office, 'decision')
    const path = await pathOf(it, 'record-decision')
    const { reads_on_record: _, ...before } = await worldOf(office.pool)
    const result = decision({ resolutionNumber: '77-QĐ/TU', termEndsOn: '2031-12-31' })
    const text = await docxText(must(await office.as('secretary').post(path, { result }), 200))
    const { reads_on_record: __, ...after } = await worldOf(office.pool)
    expect(after).toEqual(before)
    for (const said of [
      'BẢN XEM TRƯỚC',
      '77-QĐ/TU',
      `Người ${it.candidates[0]}`,
      'kết quả biểu quyết',
      '2031',
    ])
      expect(text).toContain(said)
    const { effectiveOn: ___, keepsFormerPost: ____, termEndsOn: _____, ...paper } = result
    const rejected = { ...paper, outcome: 'rejected', reason: 'Chưa đủ điều kiện' }
    const notice = must(await office.as('secretary').post(path, { result: rejected }), 200)
    expect(await docxText(notice)).toContain('Lý do: Chưa đủ điều kiện')
  })

  test('is what was recorded, to whoever confirms it, and then the decision itself says no such thing', async () => {
    const it = await procedureAt(office, 'confirmation', { resolutionNumber: '78-QĐ/TU' })
    const path = await pathOf(it, 'confirm-decision')
    const text = await docxText(must(await office.as('member1').post(path, {}), 200))
    expect(text).toContain('78-QĐ/TU')
    must(await complete(office, it, 'member1', 'confirm-decision', { confirmed: true }), 200)
    const issued = must(await office.as('officer').get(`/v1/procedures/${it.id}/decision`), 200)
    expect(await docxText(issued)).not.toContain('BẢN XEM TRƯỚC')
  })

  test('has the end of the term of the post where none is named, and so have the case and the seat', async () => {
    const it = await procedureAt(office, 'decision')
    const path = await pathOf(it, 'record-decision')
    const result = decision()
    const ends = addDays(addMonths(String(result.effectiveOn), 60), -1)
    const before = await docxText(must(await office.as('secretary').post(path, { result }), 200))
    expect(before).not.toContain('thời hạn tính từ')
    await office.pool.query('UPDATE posts SET term_months = 60 WHERE id = $1', [OFFICE.post])
    const text = await docxText(must(await office.as('secretary').post(path, { result }), 200))
    expect(text).toContain(`đến hết ${dateInWords(ends)}`)
    const recorded = must(await complete(office, it, 'secretary', 'record-decision', result), 200).body
    await office.pool.query('UPDATE posts SET term_months = NULL WHERE id = $1', [OFFICE.post])
    expect(recorded.warnings ?? []).not.toContainEqual(expect.objectContaining({ code: 'term-not-named' }))
    must(await complete(office, it, 'member1', 'confirm-decision', { confirmed: true }), 200)
    const { decision: issued, seat } = await seen(office, it.id)
    expect(issued).toMatchObject({ termEndsOn: ends })
    const { rows } = await office.pool.query(
      'SELECT term_ends_on AS ends FROM tenures WHERE seat_id = $1 AND to_on IS NULL',
      [seat.id],
    )
    expect(rows).toEqual([{ ends }])
  })

  test('is of a task that is about one that leaves a paper, to those who are told what it is about', async () => {
    const it = await procedureAt(office, 'decision')
    const path = await pathOf(it, 'record-decision')
    const asked = (login: string, body: object) => office.as(login, 'en').post(path, body)
    expect(await asked('secretary', {})).toMatchObject({ status: 404, body: { code: 'decision-not-found' } })
    expect(await asked('secretary', { result: { ...decision(), signedOn: '2026-02-30' } })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'result.signedOn' }] },
    })
    const result = decision()
    expect((await asked('monitor', { result })).status).toBe(403)
    expect((await asked('other.officer', { result })).status).toBe(404)
    expect((await asked(it.candidates[0] ?? '', { result })).status).toBe(404)
    const papers = { outcome: 'more-papers', reason: 'Thiếu giấy khám sức khỏe' }
    must(await complete(office, it, 'secretary', 'record-decision', papers), 200)
    const confirmed = await office.as('member1').post(await pathOf(it, 'confirm-decision'), {})
    expect(confirmed).toMatchObject({ status: 404, body: { code: 'decision-not-found' } })
  })
})
