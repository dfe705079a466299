import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { showDate } from '../../domain/words.js'
import { countOf, today } from '../support/procedure-steps.js'
import { type HttpOffice, startHttpOffice } from './http-office.js'
import { complete, must, procedureAt, seen, task, type Walked } from './walk.js'
import { worldOf } from './world.js'

/** docs/access.md, cell by cell: who is told what of a procedure. */
let office: HttpOffice
let launched: Walked
let counting: Walked
let differing: Walked
let counted: Walked
let completed: Walked

beforeAll(async () => {
  office = await startHttpOffice()
  launched = await procedureAt(office, 'launched')
  counting = await procedureAt(office, 'first-count', { candidates: 2 })
  differing = await procedureAt(office, 'first-count', { candidates: 2 })
  counted = await procedureAt(office, 'confirmation', { candidates: 2 })
  completed = await procedureAt(office, 'completed', { candidates: 2 })
})
afterAll(() => office.stop())

const EVERYBODY = [
  ...[
    'officer',
    'health.officer',
    'other.officer',
    'approver',
    'admin',
    'other.admin',
    'monitor',
    'health.monitor',
  ],
  ...[
    'other.monitor',
    'outsider',
    'officer2',
    'reviewer',
    'teller1',
    'teller2',
    'teller3',
    'secretary',
    'secretary2',
  ],
  ...['member1', 'member2', 'voter1', 'an'],
]

const INVOLVED = [
  'officer',
  'approver',
  'admin',
  'monitor',
  'teller1',
  'teller2',
  'teller3',
  'member1',
  'reviewer',
]

/** What one reader is told of a case; 404 where it is not theirs to know of. */
interface Told {
  /** Of how many candidates the results of eligibility are told. */
  eligibility: number
  documents: number
  counts: boolean
  decision: 'none' | 'short' | 'whole'
  /** what: the events alone; actors: and who; whole: and what was before and after; but-counts: all but the counts. */
  events: 'what' | 'actors' | 'whole' | 'but-counts'
  minutes: number
  paper: number
}

async function toldOf(login: string, it: Walked): Promise<Told | 404> {
  const person = office.as(login)
  const self = `/v1/procedures/${it.id}`
  const view = await person.get(self)
  if (view.status === 404) {
    const voteId = `${it.id}-collective-vote-1-1`
    for (const path of [
      `${self}/events`,
      `${self}/decision`,
      `/v1/votes/${voteId}`,
      `/v1/votes/${voteId}/minutes`,
    ]) {
      expect([path, (await person.get(path)).status]).toEqual([path, 404])
    }
    return 404
  }
  const { eligibility, documents, votes, decision } = must(view, 200).body
  const vote = must(await person.get(`/v1/votes/${votes[0].id}`), 200).body
  expect(vote).toEqual(votes[0])
  const counts = 'count' in vote
  expect([counts, counts, counts]).toEqual(['verdict', 'tellers', 'minutes'].map((member) => member in vote))
  return {
    eligibility: eligibility.length,
    documents: documents.length,
    counts,
    decision: decision === null ? 'none' : 'bodyVotes' in decision ? 'whole' : 'short',
    events: await eventsTold(login, it),
    minutes: (await person.get(`/v1/votes/${vote.id}/minutes`)).status,
    paper: (await person.get(`${self}/decision`)).status,
  }
}

async function eventsTold(login: string, it: Walked): Promise<Told['events']> {
  const { items } = must(await office.as(login).get(`/v1/procedures/${it.id}/events?limit=200`), 200).body
  const having = (member: string) => items.filter((event: object) => member in event).length
  expect([0, items.length]).toContain(having('actor'))
  if (having('after') === 0) return having('actor') === 0 ? 'what' : 'actors'
  expect(having('actor')).toBe(items.length)
  const count = items.find(({ what }: { what: string }) => what === 'vote-counted')
  return count && !('after' in count) ? 'but-counts' : 'whole'
}

const everything: Told = {
  eligibility: 2,
  documents: 2,
  counts: true,
  decision: 'none',
  events: 'whole',
  minutes: 200,
  paper: 404,
}
const recordsWithoutCounts: Told = { ...everything, counts: false, events: 'but-counts', minutes: 403 }
const outline: Told = { ...recordsWithoutCounts, eligibility: 0, documents: 0, events: 'actors' }
const own: Told = { ...outline, eligibility: 1, documents: 1, events: 'what' }

describe('a procedure with a count that is not announced', () => {
  beforeAll(async () => {
    await office.pool.query('UPDATE votes SET announced = false WHERE case_id = $1', [counted.id])
  })

  const CELLS: [string, Told | 404][] = [
    ['officer', recordsWithoutCounts],
    ['health.officer', recordsWithoutCounts],
    ['member1', everything],
    ['approver', recordsWithoutCounts],
    ['admin', recordsWithoutCounts],
    ['secretary', recordsWithoutCounts],
    ['monitor', outline],
    ['health.monitor', outline],
    ['reviewer', { ...outline, documents: 2 }],
    ['teller1', { ...outline, counts: true, minutes: 200 }],
    ['teller2', { ...outline, counts: true, minutes: 200 }],
    ...[
      'teller3',
      'officer2',
      'voter1',
      'outsider',
      'an',
      'other.officer',
      'other.monitor',
      'other.admin',
    ].map((login): [string, 404] => [login, 404]),
  ]

  test.each(CELLS)('%s is told what is theirs', async (login, told) => {
    expect(await toldOf(login, counted)).toEqual(told)
  })

  test('each candidate is told of their own record, and of nobody’s votes', async () => {
    for (const candidate of counted.candidates) {
      expect(await toldOf(candidate, counted)).toEqual(own)
      const view = await seen(office, counted.id, candidate)
      expect(view.eligibility[0].candidate.id).toBe(candidate)
      expect(view.documents[0].uploadedBy.id).toBe(candidate)
      expect(view.candidates.map((one: object) => 'reason' in one)).toEqual(
        counted.candidates.map((one) => one === candidate),
      )
    }
  })

  test('announced, its count is told to everybody who sees the procedure', async () => {
    await office.pool.query('UPDATE votes SET announced = true WHERE case_id = $1', [counted.id])
    const [candidate = ''] = counted.candidates
    expect(await toldOf('monitor', counted)).toEqual({ ...outline, counts: true, minutes: 200 })
    expect(await toldOf('approver', counted)).toEqual({ ...everything })
    expect(await toldOf(candidate, counted)).toEqual({ ...own, counts: true, minutes: 200 })
    expect(await toldOf('outsider', counted)).toBe(404)
  })
})

describe('a decided procedure', () => {
  const announced = { ...everything, decision: 'whole', paper: 200 } as const
  const CELLS: [string, Told | 404][] = [
    ['officer', announced],
    ['approver', announced],
    ['admin', announced],
    ['member1', announced],
    ['secretary', announced],
    ['monitor', { ...outline, counts: true, minutes: 200, decision: 'short', paper: 403 }],
    ['reviewer', { ...outline, documents: 2, counts: true, minutes: 200, decision: 'short', paper: 403 }],
    ['teller1', { ...outline, counts: true, minutes: 200, decision: 'short', paper: 403 }],
    ['member2', 404],
    ['other.officer', 404],
    ['outsider', 404],
  ]

  test.each(CELLS)('%s is told what is theirs', async (login, told) => {
    expect(await toldOf(login, completed)).toEqual(told)
  })

  test('whom it appoints reads the paper, whom it does not appoint the outcome', async () => {
    const [appointed = '', other = ''] = completed.candidates
    const counts = { counts: true, minutes: 200 }
    expect(await toldOf(appointed, completed)).toEqual({ ...own, ...counts, decision: 'whole', paper: 200 })
    expect(await toldOf(other, completed)).toEqual({ ...own, ...counts, decision: 'short', paper: 403 })
  })
})

/** Members of a count, wherever they are in an answer. */
function partsOfACount(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, member]) => [
    ...(['issued', 'returned', 'blank', 'invalid'].includes(key) ? [key] : []),
    ...partsOfACount(member),
  ])
}

const TODAY = showDate(today()).vi

/** Why the case waits for each of its tasks, as its page and as a list say it. */
const whyOf = async (it: Walked, login: string, language: 'vi' | 'en' = 'vi'): Promise<string[]> =>
  must(await office.as(login, language).get(`/v1/procedures/${it.id}`), 200).body.waitingFor.map(
    ({ reasonInWords }: { reasonInWords: string }) => reasonInWords,
  )
const whyInList = async ({ id }: Walked, login: string): Promise<string[]> => {
  const { items } = must(await office.as(login).get('/v1/procedures?limit=200'), 200).body
  return items
    .find((item: { id: string }) => item.id === id)
    .waitsFor.map(({ reasonInWords }: { reasonInWords: string }) => reasonInWords)
}

/** What the trail says of each entry of a count. */
async function entriesInTrail({ id }: Walked, login: string): Promise<string[]> {
  const { items } = must(await office.as(login).get(`/v1/procedures/${id}/events?limit=200`), 200).body
  return items.flatMap(({ detail }: { detail: string | null }) =>
    detail?.startsWith('lần nhập') ? detail : [],
  )
}

/** Everything that anybody can read of the case. */
async function expectBlind(it: Walked, tasks: string[], readers = INVOLVED): Promise<void> {
  const voteId = (await seen(office, it.id)).votes[0].id
  const paths = [
    `/v1/procedures/${it.id}`,
    `/v1/procedures/${it.id}/events?limit=200`,
    `/v1/votes/${voteId}`,
    ...tasks.map((id) => `/v1/tasks/${id}`),
    '/v1/tasks?status=open&limit=200',
    '/v1/tasks?status=done&limit=200',
    '/v1/procedures?limit=200',
  ]
  for (const login of [...readers, ...it.candidates]) {
    for (const path of paths) {
      const answer = await office.as(login).get(path)
      if (answer.status === 200) expect([login, path, partsOfACount(answer.body)]).toEqual([login, path, []])
    }
    const minutes = await office.as(login).get(`/v1/votes/${voteId}/minutes`)
    expect([404, 409]).toContain(minutes.status)
  }
}

describe('a count that only one teller has entered', () => {
  test('is shown to nobody, not even to the teller, nor when the second entry differs', async () => {
    const [one = '', two = ''] = counting.candidates
    const first = await task(office, counting, 'enter-count')
    const entry = { ...countOf({ [one]: 7, [two]: 3 }), returned: 13, blank: 2, invalid: 1 }
    must(await complete(office, counting, 'teller1', 'enter-count', entry), 200)
    const second = await task(office, counting, 'enter-count')
    await expectBlind(counting, [first, second])
    must(await complete(office, counting, 'teller2', 'enter-count', { ...entry, blank: 1, invalid: 2 }), 200)
    const third = await task(office, counting, 'enter-count')
    expect((await office.as('teller3').get(`/v1/tasks/${third}`)).body.about).toMatchObject({
      entry: 1,
      differed: true,
      differing: ['blank', 'invalid'],
    })
    const inWords = await Promise.all(
      (['vi', 'en'] as const).map(
        async (language) => (await office.as('teller3', language).get(`/v1/tasks/${third}`)).body.differing,
      ),
    )
    expect(inWords).toEqual([
      ['Số phiếu trắng', 'Số phiếu không hợp lệ'],
      ['Blank papers', 'Invalid papers'],
    ])
    expect(await whyOf(counting, 'officer')).toEqual([
      `Hai bản nhập kiểm phiếu trước không khớp, phải nhập lại; chưa ai nhận từ ${TODAY}.`,
    ])
    expect(await entriesInTrail(counting, 'officer')).toEqual([
      'lần nhập thứ nhất',
      'lần nhập thứ hai, khác lần nhập thứ nhất: Số phiếu trắng; Số phiếu không hợp lệ',
    ])
    expect(await entriesInTrail(counting, 'approver')).toEqual([
      'lần nhập thứ nhất',
      'lần nhập thứ hai, khác lần nhập thứ nhất',
    ])
    expect(await entriesInTrail(counting, 'monitor')).toEqual([])
    await expectBlind(counting, [first, second, third])
  })

  test('is a count only when a second teller has entered the same', async () => {
    const [one = '', two = ''] = counting.candidates
    const entry = countOf({ [one]: 14, [two]: 0 })
    must(await complete(office, counting, 'teller1', 'enter-count', entry), 200)
    expect((await seen(office, counting.id)).votes[0]).not.toHaveProperty('count')
    must(await complete(office, counting, 'teller3', 'enter-count', entry), 200)
    const [vote] = (await seen(office, counting.id)).votes
    expect(vote).toMatchObject({ status: 'counted', count: { returned: 15, votes: { [one]: 14 } } })
    expect(vote.tellers.map(({ id }: { id: string }) => id).sort()).toEqual(['teller1', 'teller3'])
    expect((await entriesInTrail(counting, 'officer')).slice(2)).toEqual([
      'lần nhập thứ nhất',
      'lần nhập thứ hai',
    ])
  })
})

describe('two entries that differ a second time', () => {
  test('are seen side by side by whoever holds the task to resolve it, and by nobody else', async () => {
    const it = differing
    const [one = '', two = ''] = it.candidates
    const entry = countOf({ [one]: 9, [two]: 4 })
    const other = countOf({ [one]: 8, [two]: 5 })
    for (let times = 0; times < 2; times++) {
      must(await complete(office, it, 'teller1', 'enter-count', entry), 200)
      must(await complete(office, it, 'teller2', 'enter-count', other), 200)
    }
    const open = await task(office, it, 'resolve-count-difference')
    expect(await whyOf(it, 'officer')).toEqual([
      `Hai bản nhập kiểm phiếu lại không khớp, người thứ ba quyết định; chưa ai nhận từ ${TODAY}.`,
    ])
    expect((await entriesInTrail(it, 'officer')).map((line) => line.replace(/: .*/, ''))).toEqual([
      ...['lần nhập thứ nhất', 'lần nhập thứ hai, khác lần nhập thứ nhất'],
      ...['lần nhập thứ nhất', 'lần nhập thứ hai, khác lần nhập thứ nhất'],
    ])
    const about = async (login: string) => (await office.as(login).get(`/v1/tasks/${open}`)).body.about
    await expectBlind(it, [open], [...INVOLVED, 'officer2'])
    expect(await about('officer')).toMatchObject({ differing: [`votes.${one}`, `votes.${two}`] })

    must(await office.as('officer2').post(`/v1/tasks/${open}/claim`, {}), 200)
    await expectBlind(it, [open])
    expect(await about('officer2')).toMatchObject({
      entries: [
        { enteredBy: 'teller1', count: { returned: 15, votes: { [one]: 9 } } },
        { enteredBy: 'teller2', count: { returned: 15, votes: { [one]: 8 } } },
      ],
    })

    const answer = { action: 'discard', enteredBy: ['teller1'], reason: 'Đọc nhầm dòng' }
    must(await complete(office, it, 'officer2', 'resolve-count-difference', answer), 200)
    const again = await task(office, it, 'enter-count')
    await expectBlind(it, [open, again])
    must(await complete(office, it, 'teller3', 'enter-count', other), 200)
    const [vote] = (await seen(office, it.id)).votes
    expect(vote).toMatchObject({ status: 'counted', count: { votes: { [one]: 8, [two]: 5 } } })
  })
})

describe('what is confidential', () => {
  test('answers an outsider as what does not exist does, whatever is asked of it', async () => {
    const open = await task(office, launched, 'confirm-eligibility')
    const reason = { reason: 'x' }
    const documentId = (await seen(office, completed.id)).documents[0].id
    const before = await worldOf(office.pool)
    const asked: [string, 'get' | 'post', string, string, unknown?][] = [
      ['procedure', 'get', '/v1/procedures/{id}', launched.id],
      ['procedure', 'get', '/v1/procedures/{id}/plan', launched.id],
      ['procedure', 'get', '/v1/procedures/{id}/events', launched.id],
      ['procedure', 'get', '/v1/procedures/{id}/decision', completed.id],
      ['procedure', 'post', '/v1/procedures/{id}/suspension', launched.id, reason],
      ['procedure', 'post', '/v1/procedures/{id}/resumption', launched.id, reason],
      ['procedure', 'post', '/v1/procedures/{id}/withdrawal', launched.id, reason],
      ['procedure', 'post', '/v1/procedures/{id}/return', counted.id, { stage: 'planning-check', ...reason }],
      [
        'procedure',
        'post',
        `/v1/procedures/{id}/candidates/${launched.candidates[0]}/withdrawal`,
        launched.id,
        reason,
      ],
      [
        'procedure',
        'post',
        `/v1/procedures/{id}/candidates/${launched.candidates[0]}/block`,
        launched.id,
        reason,
      ],
      ['task', 'get', '/v1/tasks/{id}', open],
      ['task', 'post', '/v1/tasks/{id}/claim', open, {}],
      ['task', 'post', '/v1/tasks/{id}/release', open, {}],
      ['task', 'post', '/v1/tasks/{id}/reassignment', open, { to: 'officer2', ...reason }],
      ['vote', 'get', '/v1/votes/{id}', `${completed.id}-collective-vote-1-1`],
      ['vote', 'get', '/v1/votes/{id}/minutes', `${completed.id}-collective-vote-1-1`],
      ['vote', 'post', '/v1/votes/{id}/annulment', `${counted.id}-collective-vote-1-1`, reason],
      ['document', 'get', '/v1/documents/{id}', documentId],
      ['document', 'get', '/v1/documents/{id}/content', documentId],
      ['cadre', 'get', '/v1/cadres/{id}', 'an'],
    ]
    for (const login of ['outsider', 'other.officer', 'other.monitor', 'voter1']) {
      for (const [what, method, template, id, body] of asked) {
        const ask = (given: string) => {
          const path = template.replace('{id}', given)
          return method === 'get' ? office.as(login).get(path) : office.as(login).post(path, body)
        }
        const [hidden, missing] = [await ask(id), await ask('x-none')]
        expect([login, template, hidden.status, hidden.body.code]).toEqual([
          login,
          template,
          404,
          `${what}-not-found`,
        ])
        const { instance, requestId, ...said } = hidden.body
        expect(missing.body).toMatchObject(said)
      }
    }
    expect(await worldOf(office.pool)).toEqual(before)
  })

  test('what is visible and not permitted is 403', async () => {
    for (const login of ['monitor', 'approver', 'admin']) {
      const answer = await office.as(login).post(`/v1/procedures/${launched.id}/suspension`, { reason: 'x' })
      expect([login, answer.status, answer.body.code]).toEqual([login, 403, 'not-permitted'])
    }
    const [candidate = ''] = launched.candidates
    const suspended = await office
      .as(candidate)
      .post(`/v1/procedures/${launched.id}/suspension`, { reason: 'x' })
    expect(suspended.status).toBe(403)
    const blocked = await office
      .as(candidate)
      .post(`/v1/procedures/${launched.id}/candidates/${candidate}/block`, { reason: 'x' })
    expect(blocked.status).toBe(403)
  })
})

describe('a list shows exactly what its reader may open', () => {
  test('of procedures', async () => {
    const all = [launched, counting, differing, counted, completed]
    for (const login of [...EVERYBODY, ...all.flatMap(({ candidates }) => candidates)]) {
      const list = must(await office.as(login).get('/v1/procedures?limit=200'), 200).body
      const opened: string[] = []
      for (const { id } of all)
        if ((await office.as(login).get(`/v1/procedures/${id}`)).status === 200) opened.push(id)
      expect([login, list.items.map(({ id }: { id: string }) => id).sort()]).toEqual([login, opened.sort()])
      expect([login, list.total]).toEqual([login, opened.length])
      const found = must(await office.as(login).get(`/v1/procedures?q=${completed.candidates[0]}`), 200).body
      expect(found.total).toBe(opened.includes(completed.id) ? 1 : 0)
    }
  })

  test('of cadres, with the file only for who reads records', async () => {
    const { rows } = await office.pool.query<{ id: string }>(
      "SELECT id FROM people WHERE unit_id = 'u-health'",
    )
    const of: Record<string, { listed: number | 'all'; file: boolean | 404 }> = {
      officer: { listed: 'all', file: true },
      'health.officer': { listed: rows.length, file: true },
      approver: { listed: 'all', file: true },
      admin: { listed: 'all', file: true },
      monitor: { listed: 'all', file: false },
      'health.monitor': { listed: rows.length, file: false },
      an: { listed: 1, file: true },
      binh: { listed: 1, file: 404 },
      outsider: { listed: 1, file: 404 },
    }
    const everyone = (await office.pool.query('SELECT 1 FROM people')).rowCount
    for (const [login, { listed, file }] of Object.entries(of)) {
      const { total } = must(await office.as(login).get('/v1/cadres'), 200).body
      // Who looks is listed too, where their role does not cover their own unit.
      const others = login === 'health.officer' || login === 'health.monitor'
      expect([login, total - (others ? total - rows.length : 0)]).toEqual([
        login,
        listed === 'all' ? everyone : listed,
      ])
      const record = await office.as(login).get('/v1/cadres/an')
      expect([login, record.status === 404 ? 404 : 'file' in record.body]).toEqual([login, file])
    }
  })

  test('of planning, with the reason of leaving only for who reads records', async () => {
    await office.pool.query(
      `INSERT INTO planning_entries (person_id, post_id, level, term, approved_on, left_on, left_reason)
       VALUES ('chi', 'post-division', 'division-head', '2020-2025', '2020-01-01', '2024-01-01', 'Kỷ luật khiển trách')`,
    )
    const of: Record<string, 'reason' | 'no reason' | 'nothing'> = {
      officer: 'reason',
      approver: 'reason',
      chi: 'reason',
      monitor: 'no reason',
      'other.monitor': 'nothing',
      outsider: 'nothing',
    }
    for (const [login, told] of Object.entries(of)) {
      const { items } = must(await office.as(login).get('/v1/planning?current=false&person=chi'), 200).body
      const [entry] = items
      expect([login, entry ? ('leftReason' in entry ? 'reason' : 'no reason') : 'nothing']).toEqual([
        login,
        told,
      ])
    }
  })

  test('of tasks: an inbox holds what is one’s own or one’s groups’, and nothing that one may not do', async () => {
    const first = await task(office, launched, 'confirm-eligibility')
    for (const login of EVERYBODY) {
      const { items } = must(await office.as(login).get('/v1/tasks?limit=200'), 200).body
      const listed = items.some(({ id }: { id: string }) => id === first)
      expect([login, listed]).toEqual([login, ['officer', 'officer2'].includes(login)])
      for (const { id } of items) expect((await office.as(login).get(`/v1/tasks/${id}`)).status).toBe(200)
    }
    const it = await procedureAt(office, 'second-count')
    const second = await task(office, it, 'enter-count')
    const inbox = async (login: string) =>
      (await office.as(login).get('/v1/tasks?for=group')).body.items.map(({ id }: { id: string }) => id)
    expect(await inbox('teller1')).not.toContain(second)
    expect(await inbox('teller2')).toContain(second)
  })

  test('of what is overdue, and the summary: a role’s units and no others', async () => {
    await office.pool.query(
      `UPDATE cases SET due_on = '2026-01-05', overdue_at = '2026-01-05T17:00:00Z' WHERE id = $1`,
      [launched.id],
    )
    await office.pool.query(
      `UPDATE tasks SET due_on = '2026-01-05', overdue_at = '2026-01-05T17:00:00Z' WHERE case_id = $1 AND status = 'open'`,
      [launched.id],
    )
    for (const login of ['officer', 'monitor', 'health.monitor', 'approver', 'admin']) {
      const { items } = must(await office.as(login).get('/v1/monitoring/overdue'), 200).body
      expect([login, items.map(({ id }: { id: string }) => id)]).toEqual([login, [launched.id]])
      expect(must(await office.as(login).get('/v1/monitoring/summary'), 200).body.overdue).toBe(1)
    }
    for (const login of ['other.monitor', 'other.officer']) {
      expect(must(await office.as(login).get('/v1/monitoring/overdue'), 200).body).toMatchObject({
        items: [],
        total: 0,
      })
      expect(must(await office.as(login).get('/v1/monitoring/summary'), 200).body.open).toBe(0)
    }
    for (const login of ['outsider', 'teller1', 'an']) {
      for (const list of ['overdue', 'summary', 'vacancies']) {
        expect((await office.as(login).get(`/v1/monitoring/${list}`)).status).toBe(403)
      }
    }
  })
})

describe('why a procedure still waits', () => {
  const REASON = 'Thiếu bản kê khai tài sản'
  let it: Walked
  const send = async (command: string, body: object) =>
    must(await office.as('officer').post(`/v1/procedures/${it.id}/${command}`, body), 200)

  test('is that nobody has claimed it, or who has and since when', async () => {
    it = await procedureAt(office, 'program')
    const [candidate = ''] = it.candidates
    expect(await whyOf(it, 'monitor')).toEqual([`Giao cho Người ${candidate} từ ${TODAY}.`])
    await send('return', { stage: 'planning-check', reason: REASON })
    const open = await task(office, it, 'confirm-eligibility')
    must(await office.as('officer2').post(`/v1/tasks/${open}/claim`, {}), 200)
    expect((await whyOf(it, 'monitor')).join()).toMatch(
      new RegExp(`; Người officer2 đã nhận ngày ${TODAY}, chưa hoàn thành\\.$`),
    )
    expect(await whyInList(it, 'monitor')).toEqual([
      'Bước này làm lại, lần 2; Người officer2 đã nhận, chưa hoàn thành.',
    ])
    expect(await whyOf(launched, 'monitor', 'en')).toEqual([`Nobody has claimed it since ${TODAY}.`])
  })

  test('is that it was returned; why, to those who read its records alone, and in no list', async () => {
    const [candidate = ''] = it.candidates
    for (const login of ['officer', 'approver'])
      expect(await whyOf(it, login)).toEqual([
        expect.stringContaining(`Hồ sơ được trả về bước này ngày ${TODAY}, lý do: “${REASON}”; `),
      ])
    for (const login of ['monitor', candidate])
      expect(await whyOf(it, login)).toEqual([
        expect.stringContaining(`Hồ sơ được trả về bước này ngày ${TODAY}; `),
      ])
    for (const login of ['officer', 'monitor', candidate])
      expect((await whyInList(it, login)).join()).not.toContain(REASON)
  })

  test('is that a decision returned it, which was recorded before it was confirmed', async () => {
    it = await procedureAt(office, 'decision')
    const [candidate = ''] = it.candidates
    const returned = { outcome: 'returned', stage: 'action-program', keep: [], reason: REASON }
    must(await complete(office, it, 'secretary', 'record-decision', returned), 200)
    must(await complete(office, it, 'member1', 'confirm-decision', { confirmed: true }), 200)
    expect(await whyOf(it, 'officer')).toEqual([
      `Hồ sơ được trả về bước này ngày ${TODAY}, lý do: “${REASON}”; giao cho Người ${candidate} từ ${TODAY}.`,
    ])
    expect((await whyOf(it, candidate)).join()).not.toContain(REASON)
  })

  test('is that a paper was returned: why, to whoever handed it in and to those who read records', async () => {
    it = await procedureAt(office, 'review')
    const [candidate = ''] = it.candidates
    const review = { accepted: false, reason: REASON }
    must(await complete(office, it, 'reviewer', 'review-action-program', review), 200)
    const told = `Bản nộp trước được trả lại, lý do: “${REASON}”; giao cho Người ${candidate} từ ${TODAY}.`
    for (const login of ['officer', candidate]) expect(await whyOf(it, login)).toEqual([told])
    for (const login of ['monitor', 'reviewer'])
      expect(await whyOf(it, login)).toEqual([`Giao cho Người ${candidate} từ ${TODAY}.`])
  })

  test('is that it is suspended: who did it is not told to a candidate, why to those who read records alone', async () => {
    const [candidate = ''] = it.candidates
    await send('suspension', { reason: REASON })
    expect(await whyOf(it, 'officer')).toEqual([
      `Người officer cho tạm dừng hồ sơ từ ${TODAY}, lý do: “${REASON}”.`,
    ])
    expect(await whyOf(it, 'monitor')).toEqual([`Người officer cho tạm dừng hồ sơ từ ${TODAY}.`])
    expect(await whyOf(it, candidate)).toEqual([`Hồ sơ tạm dừng từ ${TODAY}.`])
    expect(await whyInList(it, 'officer')).toEqual([`Hồ sơ tạm dừng từ ${TODAY}.`])
    expect((await seen(office, it.id)).suspension.inWords).toBe((await whyOf(it, 'officer'))[0])
  })
})
