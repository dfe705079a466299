import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { VOTERS } from '../support/small-office.js'
import {
  countFor,
  insertActionProgram,
  OFFICE,
  type OfficeOverHttp,
  RESOLUTION,
  startOffice,
  today,
} from './office-over-http.js'

let office: OfficeOverHttp

beforeAll(async () => {
  office = await startOffice()
})
afterAll(() => office.stop())

interface Item {
  id: string
  kind: string
  status: string
  dueOn: string | null
  openedAt: string
  overdue: boolean
  dueSoon: boolean
  procedure: { id: string; number: number }
  claimedBy: { id: string } | null
}

async function inbox(as: string, query = ''): Promise<Item[]> {
  return (await office.get(as, `/v1/tasks?limit=200&${query}`)).body.items
}

async function refused(
  answer: Promise<{ status: number; body: { code: string; errors?: { field: string; code: string }[] } }>,
) {
  const { status, body } = await answer
  return [status, body.code, ...(body.errors ?? []).map(({ field }) => field)]
}

describe('the inbox', () => {
  test('shows a task to the members of its group and to nobody else', async () => {
    const id = await office.launch()
    const has = async (as: string, query = '') =>
      (await inbox(as, query)).filter(({ procedure }) => procedure.id === id).length
    expect([await has('officer'), await has('officer2'), await has('officer', 'for=group')]).toEqual([
      1, 1, 1,
    ])
    expect([
      await has('officer', 'for=me'),
      await has('reviewer'),
      await has('monitor'),
      await has('an'),
    ]).toEqual([0, 0, 0, 0])
  })

  test('is counted as it is listed: mine, the group’s, both, and of these what is overdue', async () => {
    const id = await office.launch()
    const before = (await office.get('officer2', '/v1/tasks/counts')).body
    const task = await office.task('officer2', id, 'confirm-eligibility')
    await office.post('officer2', `/v1/tasks/${task}/claim`, {})
    const counts = (await office.get('officer2', '/v1/tasks/counts')).body
    expect(counts).toMatchObject({ ...before, mine: before.mine + 1, byDue: {} })
    const listed = async (query: string) => (await office.get('officer2', `/v1/tasks?${query}`)).body.total
    expect([counts.mine, counts.group, counts.open]).toEqual([
      await listed('for=me'),
      await listed('for=group'),
      await listed(''),
    ])
    const due = (await inbox('officer2')).filter((item) => item.dueOn !== null && item.dueOn < today())
    expect(counts.overdue).toBe(due.length)
    for (const [whose, total] of [
      ['me', counts.mine],
      ['group', counts.group],
    ]) {
      const { overdue, dueSoon, later, undated } = counts.byDue[whose]
      expect(overdue + dueSoon + later + undated).toBe(total)
      const items = await inbox('officer2', `for=${whose}`)
      expect(dueSoon).toBe(items.filter((item) => item.dueSoon).length)
      expect(undated).toBe(items.filter((item) => item.dueOn === null).length)
    }
  })

  test('says what is due soon: by the days that monitors take for a risk', async () => {
    await office.launch()
    const { dueSoonUntil } = (await office.get('officer2', '/v1/tasks/counts')).body
    const items = await inbox('officer2')
    expect(items.length).toBeGreaterThan(0)
    for (const { dueOn, overdue, dueSoon } of items)
      expect(dueSoon).toBe(!overdue && dueOn !== null && dueOn <= dueSoonUntil)
  })

  test('is filtered by kind, unit, group, words and what is overdue, and sorted by what waits longest', async () => {
    const id = await office.launch(['an', 'binh'])
    const { number } = (await office.get('officer2', `/v1/procedures/${id}`)).body
    const all = await inbox('officer2')
    const ids = async (query: string) => (await inbox('officer2', query)).map((item) => item.id)
    const those = (asked: (item: Item) => boolean) => all.filter(asked).map((item) => item.id)
    expect(await ids('kind=confirm-eligibility')).toEqual(those(({ kind }) => kind === 'confirm-eligibility'))
    expect(await ids('kind=enter-count')).toEqual([])
    expect(await ids(`unit=${OFFICE.department}`)).toEqual(those(() => true))
    expect(await ids('unit=u-other')).toEqual([])
    expect(await ids(`group=${OFFICE.office}`)).toEqual(await ids('for=group'))
    expect(await ids(`group=${OFFICE.tellers}`)).toEqual([])
    expect(await ids(`q=${number}`)).toEqual(those(({ procedure }) => procedure.id === id))
    expect(await ids('q=pho+giam+doc')).toEqual(those(() => true))
    expect(await ids('overdue=true')).toEqual(those(({ overdue }) => overdue))
    for (const query of [
      `unit=${OFFICE.department}`,
      'unit=u-other',
      'kind=confirm-eligibility',
      'overdue=true',
    ]) {
      const page = async (more: string) => (await office.get('officer2', `/v1/tasks?${query}&${more}`)).body
      const [mine, group, done] = [await page('for=me'), await page('for=group'), await page('status=done')]
      const counted = ({ total, totalCapped }: { total: number; totalCapped: boolean }) => ({
        total,
        totalCapped,
      })
      expect([query, mine.tabs]).toEqual([query, { group: counted(group) }])
      expect([query, group.tabs]).toEqual([query, { me: counted(mine) }])
      expect([query, done.tabs]).toEqual([query, { me: counted(mine), group: counted(group) }])
    }
    expect((await office.get('officer2', '/v1/tasks?for=group')).body.tabs).toBeUndefined()
    const opened = (await inbox('officer2', 'sort=openedAt')).map((item) => item.openedAt)
    expect(opened).toHaveLength(all.length)
    expect(opened).toEqual([...opened].sort())
    const first = (await office.get('officer2', '/v1/tasks?limit=1&sort=openedAt')).body
    const next = `sort=openedAt&cursor=${first.nextCursor}`
    expect([first.items[0].id, ...(await ids(next))]).toEqual(await ids('sort=openedAt'))
    const numbered = await inbox('officer2', 'sort=number')
    expect(numbered).toHaveLength(all.length)
    const numbers = numbered.map(({ procedure }) => procedure.number)
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
    const lowest = (await office.get('officer2', '/v1/tasks?limit=1&sort=number')).body
    expect([lowest.items[0].id, ...(await ids(`sort=number&cursor=${lowest.nextCursor}`))]).toEqual(
      numbered.map(({ id }) => id),
    )
    expect(await refused(office.get('officer2', '/v1/tasks?unit=u-none'))).toEqual([
      ...[422, 'invalid-input', 'unit'],
    ])
  })

  test('a task says how many working days are left of it, and nothing once it is done', async () => {
    const id = await office.launch()
    const item = (await inbox('officer')).find(({ procedure }) => procedure.id === id)
    expect(item).toMatchObject({ workingDaysLeft: 5 })
    expect((await office.get('officer', `/v1/tasks/${item?.id}`)).body).toMatchObject({ workingDaysLeft: 5 })
    const [done] = await inbox('officer', 'status=done')
    if (done) expect(done).toMatchObject({ workingDaysLeft: null })
  })

  test('a claimed task is mine, still shown to the group as taken, and done by nobody else', async () => {
    const id = await office.launch()
    const task = await office.task('officer', id, 'confirm-eligibility')
    const post = (as: string, what: string, body: object = {}) =>
      office.post(as, `/v1/tasks/${task}/${what}`, body)
    expect(await post('officer', 'claim')).toMatchObject({ status: 200 })
    const mine = (await inbox('officer', 'for=me')).map((item) => item.id)
    expect(mine).toContain(task)
    expect((await inbox('officer')).filter((item) => item.id === task)).toHaveLength(1)
    expect((await inbox('officer2', 'for=group')).find((item) => item.id === task)?.claimedBy?.id).toBe(
      'officer',
    )
    expect(await refused(post('officer2', 'claim'))).toEqual([409, 'task-claimed-by-another'])
    const confirm = { kind: 'confirm-eligibility', result: { decision: 'confirm' } }
    expect(await refused(post('officer2', 'completion', confirm))).toEqual([409, 'task-claimed-by-another'])
    expect(await post('officer', 'release')).toMatchObject({ status: 200 })
    expect(await refused(post('officer', 'release'))).toEqual([409, 'task-not-claimed'])
    expect(await post('officer2', 'completion', confirm)).toMatchObject({ status: 200 })
    expect((await inbox('officer2', 'for=me&status=done')).map((item) => item.id)).toContain(task)
    expect((await inbox('officer', 'for=me&status=done')).map((item) => item.id)).not.toContain(task)
    expect((await inbox('officer', 'for=group&status=done')).map((item) => item.id)).toContain(task)
  })

  test('pages through every task once, by due date, those without one last', async () => {
    const launched = await Promise.all([office.launch(), office.launch(['an', 'binh']), office.launch()])
    await office.stack.pool.query(
      `UPDATE tasks SET due_on = NULL, overdue_at = NULL, deadline = NULL WHERE case_id = ANY ($1)`,
      [launched.slice(1)],
    )
    const all = await office.get('officer', '/v1/tasks?limit=200')
    const ids: string[] = []
    const due: (string | null)[] = []
    let cursor: string | null = ''
    while (cursor !== null) {
      const { body } = await office.get('officer', `/v1/tasks?limit=2${cursor && `&cursor=${cursor}`}`)
      ids.push(...body.items.map((item: Item) => item.id))
      due.push(...body.items.map((item: Item) => item.dueOn))
      cursor = body.nextCursor
    }
    expect(ids).toEqual(all.body.items.map((item: Item) => item.id))
    expect(new Set(ids).size).toBe(all.body.total)
    const undated = due.indexOf(null)
    expect(undated).toBeGreaterThan(0)
    expect(due.slice(undated).every((date) => date === null)).toBe(true)
    expect(due.slice(0, undated)).toEqual(due.slice(0, undated).sort())
  })

  test('counts no further than a thousand', async () => {
    await office.stack.pool.query(
      `INSERT INTO tasks (id, case_id, unit_id, stage, kind, group_id, status, opened_at, due_on, overdue_at)
       SELECT 'many-' || n, (SELECT id FROM cases LIMIT 1), $1, 'collective-vote', 'enter-count', 'g-tellers', 'open', now(),
         '2030-01-01'::date + n % 9, '2030-01-01'::timestamptz + n % 9 * interval '1 day'
       FROM generate_series(1, 1500) AS n`,
      [OFFICE.department],
    )
    const { body } = await office.get('teller1', '/v1/tasks?for=group&limit=3')
    expect(body).toMatchObject({ total: 1000, totalCapped: true })
    expect(body.items).toHaveLength(3)
    await office.stack.pool.query(`DELETE FROM tasks WHERE id LIKE 'many-%'`)
  })
})

describe("someone else's task", () => {
  test('is 404 for whoever may not know of it, 403 for whoever may', async () => {
    const id = await office.launch()
    const task = await office.task('officer', id, 'confirm-eligibility')
    const complete = (as: string) =>
      refused(
        office.post(as, `/v1/tasks/${task}/completion`, {
          kind: 'confirm-eligibility',
          result: { decision: 'confirm' },
        }),
      )
    for (const as of ['outsider', 'other.officer', 'teller1', 'an']) {
      expect([as, ...(await complete(as))]).toEqual([as, 404, 'task-not-found'])
      expect((await office.get(as, `/v1/tasks/${task}`)).status).toBe(404)
    }
    for (const as of ['monitor', 'approver', 'health.monitor']) {
      expect([as, ...(await complete(as))]).toEqual([as, 403, 'not-the-assignee'])
      expect((await office.get(as, `/v1/tasks/${task}`)).status).toBe(200)
    }
    expect(await refused(office.post('officer', '/v1/tasks/none/claim', {}))).toEqual([404, 'task-not-found'])
  })

  test('is reassigned by an officer, to a member of its group only', async () => {
    const id = await office.launch()
    const task = await office.task('officer', id, 'confirm-eligibility')
    const reassign = (as: string, to: string) =>
      office.post(as, `/v1/tasks/${task}/reassignment`, { to, reason: 'Nghỉ phép' })
    expect(await refused(reassign('monitor', 'officer2'))).toEqual([403, 'not-permitted'])
    expect(await refused(reassign('officer', 'teller1'))).toEqual([422, 'invalid-input', 'to'])
    expect(await reassign('officer', 'officer2')).toMatchObject({ status: 200 })
    expect((await inbox('officer2', 'for=me')).map((item) => item.id)).toContain(task)
  })

  test('says to a member of its group who is tied to the case why they stand back', async () => {
    const id = await office.launch()
    const task = await office.task('officer', id, 'confirm-eligibility')
    const standsBack = async (as: string) =>
      (await office.get(as, `/v1/tasks/${task}?lang=en`)).body.standsBack
    expect(await standsBack('officer2')).toBeUndefined()
    const declared = { declaredOn: today(), source: 'Bản kê khai' }
    const loan = { ...declared, kind: 'loan', what: 'Cho vay', other: 'an' }
    const made = await office.post('officer', '/v1/cadres/officer2/interests', loan)
    expect(made.status).toBe(201)
    expect(await standsBack('officer2')).toBe(
      'A declared interest ties you to a candidate of this procedure.',
    )
    expect(await standsBack('officer')).toBeUndefined()
    expect(await office.post('officer2', `/v1/tasks/${task}/claim?lang=en`, {})).toMatchObject({
      status: 403,
      body: { code: 'recused', detail: 'A declared interest ties you to a candidate of this procedure.' },
    })

    const place = `/v1/cadres/officer2/interests/${made.body.id}/ending`
    expect((await office.post('officer', place, { endedOn: today(), reason: 'Đã trả' })).status).toBe(200)
    expect(await standsBack('officer2')).toBeUndefined()
    expect((await office.post('officer2', `/v1/tasks/${task}/claim`, {})).status).toBe(200)
  })

  test('is described in full to those who do it and to their officers, not to a monitor', async () => {
    const id = await office.launch()
    await office.complete('officer', id, 'confirm-eligibility', { decision: 'confirm' })
    const documentId = await insertActionProgram(office.stack, id, 'an')
    await office.complete('an', id, 'submit-action-program', { documentId, summary: 'Nội dung riêng' })
    const task = await office.task('officer', id, 'review-action-program')
    const about = async (as: string) => (await office.get(as, `/v1/tasks/${task}`)).body.about
    expect(await about('reviewer')).toMatchObject({ documentId, summary: 'Nội dung riêng' })
    expect(await about('officer')).toMatchObject({ documentId })
    expect(await about('monitor')).toBeUndefined()
  })
})

describe('a result that does not fit', () => {
  test('of another kind, a document of somebody else or of another case: each at its field', async () => {
    const other = await office.launch()
    const id = await office.launch(['an', 'binh'])
    for (const candidate of ['an', 'binh']) {
      await office.complete('officer', id, 'confirm-eligibility', { decision: 'confirm' }, candidate)
    }
    const submit = (documentId: string) =>
      refused(office.complete('an', id, 'submit-action-program', { documentId, summary: 'x' }, 'an'))
    expect(await submit('d-none')).toEqual([422, 'invalid-input', 'result.documentId'])
    expect(await submit(await insertActionProgram(office.stack, id, 'binh'))).toEqual([
      422,
      'invalid-input',
      'result.documentId',
    ])
    expect(await submit(await insertActionProgram(office.stack, other, 'an'))).toEqual([
      422,
      'invalid-input',
      'result.documentId',
    ])
    expect(await submit(await insertActionProgram(office.stack, id, 'an', 'papers'))).toEqual([
      422,
      'invalid-input',
      'result.documentId',
    ])
    const task = await office.task('officer', id, 'submit-action-program', 'an')
    expect(
      await refused(
        office.post('an', `/v1/tasks/${task}/completion`, {
          kind: 'review-action-program',
          result: { accepted: true },
        }),
      ),
    ).toEqual([422, 'wrong-task-kind'])
    expect(await submit(await insertActionProgram(office.stack, id, 'an'))).toEqual([200, undefined])
  })

  test('a criterion that is not waivable, nobody convened, an absence of somebody not convened', async () => {
    const id = await office.launch()
    const waivers = [{ criterion: 'no-block', reason: 'x' }]
    expect(
      await refused(office.complete('officer', id, 'confirm-eligibility', { decision: 'confirm', waivers })),
    ).toEqual([422, 'criterion-not-waivable', 'result.waivers.0.criterion'])
    await office.complete('officer', id, 'confirm-eligibility', { decision: 'confirm' })
    const documentId = await insertActionProgram(office.stack, id, 'an')
    await office.complete('an', id, 'submit-action-program', { documentId, summary: 'x' })
    await office.complete('reviewer', id, 'review-action-program', { accepted: true })
    const convene = (given: object) =>
      refused(
        office.complete('officer', id, 'convene-vote', {
          meetingOn: today(),
          convened: ['voter1'],
          absences: [],
          ...given,
        }),
      )
    const absent = { reason: 'Ốm', forceMajeure: true }
    expect(await convene({ convened: [] })).toEqual([422, 'nobody-convened', 'result.convened'])
    expect(await convene({ absences: [{ personId: 'voter1', ...absent }] })).toEqual([
      422,
      'nobody-convened',
      'result.convened',
    ])
    expect(await convene({ convened: ['voter1', 'voter1'] })).toEqual([
      422,
      'named-twice',
      'result.convened.1',
    ])
    expect(await convene({ convened: ['an'] })).toEqual([422, 'not-a-member', 'result.convened.0'])
    expect(await convene({ absences: [{ personId: 'voter2', ...absent }] })).toEqual([
      422,
      'absent-but-not-convened',
      'result.absences.0.personId',
    ])
    expect(await convene({})).toEqual([422, 'correction-needed', 'result.corrections'])
    const meeting = { meetingOn: today(), convened: ['voter1'], absences: [] }
    expect((await office.complete('officer', id, 'convene-vote', meeting)).body.detail).toMatch(
      /^Triệu tập Người voter\d+, hoặc nêu lý do trong "corrections"\.$/,
    )
    expect(await convene({ convened: VOTERS })).toEqual([200, undefined])
  })

  test('more votes than ballots, counts that do not add up, a candidate too many; the second teller being the first', async () => {
    const id = await office.untilConvened(['an', 'binh'])
    const good = countFor(['an', 'binh'])
    const enter = (as: string, given: object) =>
      refused(office.complete(as, id, 'enter-count', { ...good, ...given }))
    expect(await enter('teller1', { issued: 16 })).toEqual([422, 'count-inconsistent', 'result.issued'])
    expect(await enter('teller1', { votes: { an: 16, binh: 0 } })).toEqual([
      422,
      'count-inconsistent',
      'result.votes.an',
    ])
    expect(await enter('teller1', { votes: { an: 13, binh: 0 } })).toEqual([
      422,
      'count-inconsistent',
      'result.returned',
    ])
    expect(await enter('teller1', { votes: { an: 14 } })).toEqual([
      422,
      'count-inconsistent',
      'result.votes.binh',
    ])
    expect(await enter('teller1', { votes: { an: 14, binh: 0, chi: 0 } })).toEqual([
      422,
      'count-inconsistent',
      'result.votes.chi',
    ])
    expect(await enter('teller1', { blank: -1 })).toEqual([422, 'invalid-input', 'result.blank'])
    expect(await enter('teller1', { blank: 0.5 })).toEqual([422, 'invalid-input', 'result.blank'])
    expect(await enter('teller1', {})).toEqual([200, undefined])
    expect(await enter('teller1', {})).toEqual([403, 'second-entry-by-first-person'])
    expect(await enter('teller2', {})).toEqual([200, undefined])
  })

  test('a decision without majority, before the procedure began, with more votes than members, its number used', async () => {
    const id = await office.untilCounted(['an'])
    const good = { ...RESOLUTION, resolutionNumber: `${id}-QĐ`, signedOn: today(), effectiveOn: today() }
    const record = (given: object) =>
      refused(office.complete('secretary', id, 'record-decision', { ...good, ...given }))
    expect(await record({ bodyVotes: { inFavour: 2, against: 3 } })).toEqual([
      422,
      'majority-not-reached',
      'result.bodyVotes.inFavour',
    ])
    expect(await record({ bodyVotes: { inFavour: 5, against: 1 } })).toEqual([
      422,
      'more-votes-than-members',
      'result.bodyVotes',
    ])
    expect(await record({ signedOn: '2020-01-01' })).toEqual([422, 'date-before', 'result.signedOn'])
    expect(await record({ effectiveOn: '2020-01-01' })).toEqual([422, 'date-before', 'result.effectiveOn'])
    expect(await record({ resolutionNumber: '' })).toEqual([422, 'invalid-input', 'result.resolutionNumber'])
    expect(await record({ outcome: 'returned', stage: 'nowhere', reason: 'x' })).toEqual([
      422,
      'invalid-input',
      ...['bodyVotes', 'signatory', 'keepsFormerPost', 'resolutionNumber', 'signedOn', 'effectiveOn'].map(
        (key) => `result.${key}`,
      ),
    ])
  })
})
