import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { docxText } from './docx-text.js'
import { type HttpOffice, startHttpOffice } from './http-office.js'
import { must, procedureAt, type Walked } from './walk.js'

/** The papers that are made of a procedure's records, and who may have them. */
let office: HttpOffice

beforeAll(async () => {
  office = await startHttpOffice()
}, 120_000)
afterAll(() => office?.stop())

interface Item {
  paper: string
  title: string
  about: string | null
  content: string
}

async function papersOf({ id }: Walked): Promise<Item[]> {
  return must(await office.as('officer').get(`/v1/procedures/${id}/papers`), 200).body.items
}

const ofKind = (items: readonly Item[], paper: string): string => {
  const found = items.find((each) => each.paper === paper)
  if (!found) throw new Error(`no ${paper} among ${items.map((each) => each.paper)}`)
  return found.content
}

const made = async (path: string): Promise<string> =>
  docxText(must(await office.as('officer').get(path), 200))

describe('the papers of a procedure', () => {
  test('are those that it has use for, as it goes on', async () => {
    const launched = await papersOf(await procedureAt(office, 'launched'))
    const kinds = (items: readonly Item[]) => new Set(items.map(({ paper }) => paper))
    expect(kinds(launched)).toEqual(new Set(['candidate-list', 'assessment', 'results-proposal']))
    const counted = kinds(await papersOf(await procedureAt(office, 'decision')))
    for (const paper of ['convened-list', 'invitation', 'ballots', 'meeting-minutes', 'results-table'])
      expect(counted).toContain(paper)
    expect(counted).not.toContain('conclusion')
    expect(kinds(await papersOf(await procedureAt(office, 'completed')))).toContain('conclusion')
  }, 60_000)

  test('each is made, says what the records say, and nothing that is undefined', async () => {
    const it = await procedureAt(office, 'completed', { resolutionNumber: '91-QĐ/TU' })
    const items = await papersOf(it)
    for (const { content } of items) {
      const text = await made(content)
      expect(text).not.toMatch(/undefined|null|NaN|\[object/)
    }
    expect(await made(ofKind(items, 'conclusion'))).toContain('91-QĐ/TU')
    expect(await made(ofKind(items, 'candidate-list'))).toContain(`Người ${it.candidates[0]}`)
    expect(await made(ofKind(items, 'results-table'))).toMatch(/\d+\/\d+ \(\d+,\d\d%\)/)
  }, 60_000)

  test('to print there are as many papers of a vote as are convened, all alike and numbered by none', async () => {
    const it = await procedureAt(office, 'decision')
    const items = await papersOf(it)
    const text = await made(ofKind(items, 'ballots'))
    const { votes } = must(await office.as('officer').get(`/v1/procedures/${it.id}`), 200).body
    const papers = text.split('[Dấu của đơn vị tổ chức').slice(1)
    expect(papers).toHaveLength(votes[0].electorate.convened)
    expect(new Set(papers.slice(0, -1)).size).toBe(1)
  }, 60_000)

  test('are for the officers of the unit alone, and say nothing to others', async () => {
    const it = await procedureAt(office, 'decision')
    const paths = [`/v1/procedures/${it.id}/papers`, ofKind(await papersOf(it), 'results-table')]
    for (const path of paths) {
      expect((await office.as(it.candidates[0] ?? '').get(path)).status).toBe(403)
      expect((await office.as('monitor').get(path)).status).toBe(403)
      expect((await office.as('other.officer').get(path)).status).toBe(404)
    }
  }, 60_000)

  test('that the procedure has not is said so, and an unknown one names the field', async () => {
    const it = await procedureAt(office, 'launched')
    const officer = office.as('officer')
    const asked = (query: string) => officer.get(`/v1/procedures/${it.id}/papers/docx?${query}`)
    expect(await asked('paper=conclusion')).toMatchObject({ status: 404, body: { code: 'paper-not-found' } })
    expect(await asked('paper=assessment&about=somebody')).toMatchObject({ status: 404 })
    expect(await asked('paper=novel')).toMatchObject({ status: 422, body: { errors: [{ field: 'paper' }] } })
  }, 60_000)

  test('a paper made after the decision tells what was on record on its day, not what came of it', async () => {
    const it = await procedureAt(office, 'completed', { resolutionNumber: '93-QĐ/TU' })
    const [person] = it.candidates
    const list = ofKind(await papersOf(it), 'candidate-list')
    const before = await made(list)
    const { rowCount } = await office.pool.query(
      `UPDATE planning_entries SET left_on = d.signed_on + 1, left_reason = 'bổ nhiệm'
       FROM cases c JOIN decisions d ON d.case_id = c.id
       WHERE c.id = $2 AND planning_entries.post_id = c.post_id AND planning_entries.person_id = $1
         AND planning_entries.left_on IS NULL`,
      [person, it.id],
    )
    expect(rowCount).toBe(1)
    await office.pool.query(
      `INSERT INTO disciplines (person_id, kind, effective_on) SELECT $1, 'reprimand', signed_on + 1 FROM decisions WHERE case_id = $2`,
      [person, it.id],
    )
    expect(await made(list)).toBe(before)
    // Of that very day it is told.
    await office.pool.query(
      `INSERT INTO disciplines (person_id, kind, effective_on) SELECT $1, 'reprimand', signed_on FROM decisions WHERE case_id = $2`,
      [person, it.id],
    )
    expect(await made(list)).not.toBe(before)
  }, 60_000)
})
