import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { contradictions } from '../support/procedure-rows.js'
import { countOf, winning } from '../support/procedure-steps.js'
import { insertSeat, OFFICE } from '../support/small-office.js'
import { type Answer, type HttpOffice, startHttpOffice } from './http-office.js'
import { complete, decision, must, newCandidates, PROGRAM, procedureAt, seen, task, until } from './walk.js'
import { worldOf } from './world.js'

let office: HttpOffice

/** Twenty officers of the office, each with an account. */
const OFFICERS = Array.from({ length: 20 }, (_, n) => `clerk${n + 1}`)

beforeAll(async () => {
  office = await startHttpOffice()
  await office.pool.query(
    `INSERT INTO people (id, full_name, search_name, unit_id, managed_as)
     SELECT id, 'Người ' || id, 'nguoi ' || id, $2, 'staff' FROM unnest($1::text[]) AS id`,
    [OFFICERS, OFFICE.province],
  )
  await office.pool.query(
    'INSERT INTO accounts (login, person_id) SELECT id, id FROM unnest($1::text[]) AS id',
    [OFFICERS],
  )
  await office.pool.query(
    `INSERT INTO group_members (group_id, person_id, from_on)
     SELECT g, id, '2020-01-01' FROM unnest($1::text[]) AS id, unnest($2::text[]) AS g`,
    [OFFICERS, [OFFICE.office, OFFICE.tellers]],
  )
  // Signed in before they all come at once.
  await Promise.all(OFFICERS.map((login) => office.as(login).get('/v1/me')))
})
afterAll(() => office.stop())

async function rowsOf(
  table: 'cases' | 'case_changes' | 'documents' | 'record_commands' | 'people',
): Promise<number> {
  const { rows } = await office.pool.query<{ n: number }>(`SELECT count(*)::integer AS n FROM ${table}`)
  return rows[0]?.n ?? 0
}

const statuses = (answers: Answer[]): number[] => answers.map(({ status }) => status).sort()

describe('twenty clients at once', () => {
  test('complete one task: exactly one succeeds, the others get 409', async () => {
    const it = await procedureAt(office, 'launched')
    const open = await task(office, it, 'confirm-eligibility')
    const before = await rowsOf('case_changes')
    const body = { kind: 'confirm-eligibility', result: { decision: 'confirm', waivers: [] } }
    const answers = await Promise.all(
      OFFICERS.map((login) => office.as(login).post(`/v1/tasks/${open}/completion`, body)),
    )
    expect(statuses(answers)).toEqual([200, ...Array(19).fill(409)])
    expect(new Set(answers.filter(({ status }) => status === 409).map((answer) => answer.body.code))).toEqual(
      new Set(['task-not-open']),
    )
    expect(await rowsOf('case_changes')).toBe(before + 1)
    const winner = OFFICERS[answers.findIndex(({ status }) => status === 200)]
    expect((await office.as('officer').get(`/v1/tasks/${open}`)).body).toMatchObject({
      status: 'done',
      completedBy: { id: winner },
    })
    expect(await contradictions(office.stack, { caseId: it.id })).toEqual([])
  })

  test('claim one task: exactly one holds it', async () => {
    const it = await procedureAt(office, 'launched')
    const open = await task(office, it, 'confirm-eligibility')
    const answers = await Promise.all(
      OFFICERS.map((login) => office.as(login).post(`/v1/tasks/${open}/claim`, {})),
    )
    expect(statuses(answers)).toEqual([200, ...Array(19).fill(409)])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('task-claimed-by-another')
  })

  test('enter counts of one vote: two of them count, as first and as second entry', async () => {
    const it = await procedureAt(office, 'first-count')
    const open = await task(office, it, 'enter-count')
    const body = { kind: 'enter-count', result: countOf(winning(it.candidates)) }
    const first = await Promise.all(
      OFFICERS.map((login) => office.as(login).post(`/v1/tasks/${open}/completion`, body)),
    )
    expect(statuses(first)).toEqual([200, ...Array(19).fill(409)])
    const second = await task(office, it, 'enter-count')
    const again = await Promise.all(
      OFFICERS.map((login) => office.as(login).post(`/v1/tasks/${second}/completion`, body)),
    )
    const byFirst = again[first.findIndex(({ status }) => status === 200)]
    // Whoever was first is told so, or that somebody else was faster.
    expect([403, 409]).toContain(byFirst?.status)
    expect(again.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await seen(office, it.id)).votes[0].tellers).toHaveLength(2)
  })

  test('launch for one vacant seat, eight of them: one procedure, and the others leave nothing', async () => {
    const seatId = await insertSeat(office.pool, OFFICE.post)
    const candidates = await newCandidates(office, 1)
    const before = await rowsOf('cases')
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        office.as('officer').post('/v1/procedures', { kind: 'appointment', seatId, candidates }),
      ),
    )
    expect(statuses(answers)).toEqual([201, ...Array(7).fill(409)])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('seat-has-running-procedure')
    expect(await rowsOf('cases')).toBe(before + 1)
  })
})

describe('the same key', () => {
  test('launches one procedure, however often and however close together it is sent', async () => {
    const seatId = await insertSeat(office.pool, OFFICE.post)
    const candidates = await newCandidates(office, 1)
    const before = await rowsOf('cases')
    const key = randomUUID()
    const launch = () =>
      office.as('officer').post('/v1/procedures', { kind: 'appointment', seatId, candidates }, key)
    const answers = [...(await Promise.all(Array.from({ length: 8 }, launch))), await launch()]
    expect(statuses(answers)).toEqual(Array(9).fill(201))
    const [first] = answers
    for (const answer of answers) {
      expect(answer.body).toEqual(first?.body)
      expect(answer.headers.get('location')).toBe(`/v1/procedures/${first?.body.id}`)
    }
    expect(await rowsOf('cases')).toBe(before + 1)
  })

  test('gives the first answer with the members of the body in another order, and a text in other Unicode', async () => {
    const it = await procedureAt(office, 'launched')
    const key = randomUUID()
    const send = (body: string) => office.as('officer').post(`/v1/procedures/${it.id}/suspension`, body, key)
    const reason = 'Chờ kết luận của Thanh tra tỉnh'
    const first = must(await send(JSON.stringify({ reason: reason.normalize('NFC') })), 200)
    const decomposed = must(await send(`  {"reason" : ${JSON.stringify(reason.normalize('NFD'))}}`), 200)
    expect(decomposed.body).toEqual(first.body)
    const { items } = (await office.as('officer').get(`/v1/procedures/${it.id}/events`)).body
    expect(items.filter(({ what }: { what: string }) => what === 'case-suspended')).toHaveLength(1)
    expect(items.at(-1).after.reason).toBe(reason.normalize('NFC'))
  })

  test('completes a task once, sent by ten at once, again later, and after the case is closed', async () => {
    const it = await procedureAt(office, 'confirmation')
    const open = await task(office, it, 'confirm-decision')
    const key = randomUUID()
    const confirm = () =>
      office
        .as('member1')
        .post(`/v1/tasks/${open}/completion`, { kind: 'confirm-decision', result: { confirmed: true } }, key)
    const answers = await Promise.all(Array.from({ length: 10 }, confirm))
    expect(statuses(answers)).toEqual(Array(10).fill(200))
    await until(async () => (await seen(office, it.id)).status === 'completed')
    const before = await worldOf(office.pool)
    const later = must(await confirm(), 200)
    for (const answer of answers) expect(answer.body).toEqual(later.body)
    expect(await worldOf(office.pool)).toEqual(before)
    const fresh = await office
      .as('member2')
      .post(`/v1/tasks/${open}/completion`, { kind: 'confirm-decision', result: { confirmed: true } })
    expect([fresh.status, fresh.body.code]).toEqual([409, 'task-not-open'])
    expect(await contradictions(office.stack, { caseId: it.id })).toEqual([])
  })

  test('stores one document and enters one record, however often it is sent at once', async () => {
    const it = await procedureAt(office, 'program')
    const [candidate = ''] = it.candidates
    const key = randomUUID()
    const documents = await rowsOf('documents')
    const uploads = await Promise.all(
      Array.from({ length: 5 }, () => office.as(candidate).upload({ case: it.id, content: PROGRAM }, key)),
    )
    expect(statuses(uploads)).toEqual(Array(5).fill(201))
    for (const { body } of uploads) expect(body).toEqual(uploads[0]?.body)
    expect(await rowsOf('documents')).toBe(documents + 1)

    const records = await rowsOf('record_commands')
    const body = { fullName: 'Trần Văn Bình', unitId: OFFICE.department, managedAs: 'provincial' }
    const entered = await Promise.all(
      Array.from({ length: 5 }, () => office.as('officer').post('/v1/cadres', body, key)),
    )
    expect(statuses(entered)).toEqual(Array(5).fill(201))
    expect(new Set(entered.map((answer) => answer.body.id)).size).toBe(1)
    expect(await rowsOf('record_commands')).toBe(records + 1)
  })

  test('of another person, or to another path, is another command', async () => {
    const [one, other] = [await procedureAt(office, 'launched'), await procedureAt(office, 'launched')]
    const key = randomUUID()
    const suspend = (login: string, id: string) =>
      office.as(login).post(`/v1/procedures/${id}/suspension`, { reason: 'x' }, key)
    must(await suspend('officer', one.id), 200)
    must(await suspend('officer', other.id), 200)
    expect((await suspend('second.officer', one.id)).body.code).toBe('case-suspended')
  })
})

describe('a command is of its route, however its path is typed', () => {
  test('one key makes one person, and there is one spelling of a path', async () => {
    const key = randomUUID()
    const body = { fullName: 'Trần Thị Một', unitId: OFFICE.department, managedAs: 'provincial' }
    const people = await rowsOf('people')
    const answers = []
    for (const path of [
      '/v1/cadres',
      '/v1/cadres/',
      '/V1/Cadres',
      '/v1/CADRES',
      '/v1//cadres',
      '/v1/%63adres',
    ])
      answers.push(await office.as('officer').post(path, body, key))
    expect(statuses(answers)).toEqual([201, 404, 404, 404, 404, 404])
    expect(await rowsOf('people')).toBe(people + 1)
  })

  test('an id that is written otherwise is the same id', async () => {
    const it = await procedureAt(office, 'launched')
    const key = randomUUID()
    const escaped = `%${it.id.charCodeAt(0).toString(16)}${it.id.slice(1)}`
    const suspend = (id: string) =>
      office.as('officer').post(`/v1/procedures/${id}/suspension`, { reason: 'x' }, key)
    const first = must(await suspend(it.id), 200)
    expect(must(await suspend(escaped), 200).body).toEqual(first.body)
  })

  test('of reading as well', async () => {
    for (const path of ['/v1/me/', '/V1/me', '/v1/Me', '/healthz/', '/Healthz', '/openapi.json/', '/METRICS'])
      expect([path, (await office.as('officer').get(path)).status]).toEqual([path, 404])
  })
})

describe('sent again by whoever may no more', () => {
  const grants = 'role_grants WHERE person_id = $1 RETURNING role, unit_id AS "unitId"'

  /** Without any role, as long as that takes. */
  async function withoutRoles(person: string, meanwhile: () => Promise<void>): Promise<void> {
    const { rows } = await office.pool.query(`DELETE FROM ${grants}`, [person])
    try {
      await meanwhile()
    } finally {
      for (const { role, unitId } of rows)
        await office.pool.query('INSERT INTO role_grants (person_id, role, unit_id) VALUES ($1, $2, $3)', [
          ...[person, role, unitId],
        ])
    }
  }

  test('a command is refused, and answered again as soon as they may', async () => {
    const seatId = await insertSeat(office.pool, OFFICE.post)
    const candidates = await newCandidates(office, 1)
    const it = await procedureAt(office, 'launched')
    const person = { fullName: 'Trần Văn Hai', unitId: OFFICE.department, managedAs: 'provincial' }
    const commands: [login: string, path: string, body: object, refused: [number, string]][] = [
      ['health.officer', '/v1/cadres', person, [403, 'not-permitted']],
      ['admin', '/v1/posts/post-chair/seats', { count: 1 }, [403, 'not-permitted']],
      ['officer', '/v1/procedures', { kind: 'appointment', seatId, candidates }, [403, 'not-permitted']],
      ['second.officer', `/v1/procedures/${it.id}/suspension`, { reason: 'x' }, [404, 'procedure-not-found']],
    ]
    for (const [login, path, body, refused] of commands) {
      const key = randomUUID()
      const ask = (sent = body) => office.as(login).post(path, sent, key)
      const first = await ask()
      expect([path, first.status]).toEqual([path, expect.any(Number)])
      expect(first.status).toBeLessThan(300)
      await withoutRoles(login, async () => {
        const before = await worldOf(office.pool)
        for (const answer of [await ask(), await ask({ ...body, reason: 'other', fullName: 'Khác' })])
          expect([path, answer.status]).toEqual([path, refused[0]])
        expect((await ask()).body.code).toBe(refused[1])
        expect(await worldOf(office.pool)).toEqual(before)
      })
      expect((await ask()).body).toEqual(first.body)
    }
  })

  test('what the command itself has ended is no hindrance', async () => {
    const it = await procedureAt(office, 'launched')
    const [candidate = ''] = it.candidates
    const key = randomUUID()
    const withdraw = () =>
      office
        .as(candidate)
        .post(`/v1/procedures/${it.id}/candidates/${candidate}/withdrawal`, { reason: 'x' }, key)
    const first = must(await withdraw(), 200)
    expect(must(await withdraw(), 200).body).toEqual(first.body)
  })

  test('nor is what came after it', async () => {
    const it = await procedureAt(office, 'program')
    const [candidate = ''] = it.candidates
    const key = randomUUID()
    const upload = () => office.as(candidate).upload({ case: it.id, content: PROGRAM }, key)
    const first = must(await upload(), 201)
    const result = { documentId: first.body.id, summary: 'x' }
    must(await complete(office, it, candidate, 'submit-action-program', result, candidate), 200)
    expect(must(await upload(), 201).body).toEqual(first.body)
  })
})

describe('a refusal is not kept', () => {
  test('asked again with the same key, it is judged again', async () => {
    const it = await procedureAt(office, 'decision')
    const open = await task(office, it, 'record-decision')
    const key = randomUUID()
    const body = { kind: 'record-decision', result: decision() }
    const record = () => office.as('secretary').post(`/v1/tasks/${open}/completion`, body, key)
    must(await office.as('officer').post(`/v1/procedures/${it.id}/suspension`, { reason: 'Chờ' }), 200)
    const refused = await record()
    expect([refused.status, refused.body.code]).toEqual([409, 'case-suspended'])
    must(await office.as('officer').post(`/v1/procedures/${it.id}/resumption`, { reason: 'Tiếp' }), 200)
    expect(must(await record(), 200).body.openTasks[0].kind).toBe('confirm-decision')
  })

  test('put right, the body may be sent with the key of the refused one', async () => {
    const it = await procedureAt(office, 'second-count')
    const open = await task(office, it, 'enter-count')
    const key = randomUUID()
    const enter = (blank: number) =>
      office
        .as('teller2')
        .post(
          `/v1/tasks/${open}/completion`,
          { kind: 'enter-count', result: { ...countOf(winning(it.candidates)), blank } },
          key,
        )
    expect((await enter(0)).body.code).toBe('count-inconsistent')
    must(await enter(1), 200)
    expect((await seen(office, it.id)).stage).toBe('approval')
  })
})

test('two different commands at the same moment are both carried out, one after the other', async () => {
  const it = await procedureAt(office, 'program', { candidates: 2 })
  const answers = await Promise.all(
    it.candidates.map(async (candidate) => {
      const uploaded = must(await office.as(candidate).upload({ case: it.id, content: PROGRAM }), 201)
      return complete(
        office,
        it,
        candidate,
        'submit-action-program',
        { documentId: uploaded.body.id, summary: 'x' },
        candidate,
      )
    }),
  )
  expect(statuses(answers)).toEqual([200, 200])
  expect(new Set(answers.map((answer) => answer.body.sequence)).size).toBe(2)
  expect(await contradictions(office.stack, { caseId: it.id })).toEqual([])
})
