import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { verifyRows } from '../../db/audit/verify-rows.js'
import { chainWrittenRows } from '../../db/audit/written-rows.js'
import { inTransaction } from '../../db/pool.js'
import { findCandidateRecord } from '../../db/reads/candidate-records.js'
import { findTie } from '../../db/reads/recusal.js'
import { checkEligibility } from '../../domain/eligibility/check-eligibility.js'
import { RECUSAL } from '../../domain/rules/recusal.js'
import { pinned } from '../../domain/rules/rule-set.js'
import { shortProcedure } from '../../domain/rules/short-procedure.js'
import { tyingKinds } from '../../domain/rules/values/recusal-rules.js'
import { FOR_TWO_PEOPLE } from '../../domain/two-people.js'
import { OFFICE } from '../support/small-office.js'
import { type Answer, serveApi } from './api-server.js'
import { type RecordsApi, recordsApi } from './records-office.js'

/** What changes the registers and takes two people: entered by one, confirmed by another (ADR 0042). */

const NOW = '2026-08-03T02:00:00.000Z'
let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi(NOW, { twoPeopleFor: FOR_TWO_PEOPLE })
  await office.pool.query(
    `WITH person AS (INSERT INTO people (id, full_name, search_name, unit_id, managed_as)
       VALUES ('admin2', 'admin2', 'admin2', $1, 'staff') RETURNING id),
     account AS (INSERT INTO accounts (login, person_id) SELECT id, id FROM person)
     INSERT INTO role_grants (person_id, role, unit_id) SELECT id, 'admin', $1 FROM person`,
    [OFFICE.province],
  )
  await office.pool.query(
    `WITH person AS (INSERT INTO people (id, full_name, search_name, unit_id, managed_as)
       VALUES ('officer3', 'officer3', 'officer3', $1, 'staff') RETURNING id),
     account AS (INSERT INTO accounts (login, person_id) SELECT id, id FROM person)
     INSERT INTO role_grants (person_id, role, unit_id) SELECT id, 'hr_officer', $1 FROM person`,
    [OFFICE.province],
  )
})
afterAll(() => office.close())

const inspection = {
  kind: 'inspection',
  decidedOn: '2026-07-15',
  authority: 'Ủy ban Kiểm tra Tỉnh ủy',
  number: '15-QĐ/UBKTTU',
}
const reprimand = { ...inspection, kind: 'reprimand', number: '16-QĐ/UBKTTU' }
const closing = { endedOn: '2026-08-03', authority: 'Ủy ban Kiểm tra Tỉnh ủy', number: '31-KL/UBKTTU' }
const because = { reason: 'Sai số quyết định' }

const proposed = (id: number, what = '') => `/v1/proposed-changes/${id}${what && `/${what}`}`
const confirm = (as: string, id: number, key?: string) =>
  office.api.post(as, proposed(id, 'confirmation'), {}, key)
const refuse = (as: string, id: number) => office.api.post(as, proposed(id, 'refusal'), because)
const withdraw = (as: string, id: number) => office.api.post(as, proposed(id, 'withdrawal'), {})
const enterMeasure = (person: string, body: object = inspection, as = 'officer') =>
  office.api.post(as, `/v1/cadres/${person}/measures`, body)
const measuresOf = async (person: string) =>
  (await office.api.get('approver', `/v1/cadres/${person}/measures`)).body.items

/** How it was answered, in short. */
const told = ({ status, body }: Answer) => [status, body.code ?? body.state]

async function waiting(answer: Answer): Promise<number> {
  expect(told(answer)).toEqual([202, 'waiting'])
  expect(answer.headers.get('location')).toBe(proposed(answer.body.id))
  return answer.body.id
}

async function isBlocked(person: string): Promise<boolean> {
  const record = await inTransaction(office.pool, (client) => findCandidateRecord(client, person))
  const post = { postId: OFFICE.post, level: 'department-deputy' } as const
  const results = checkEligibility(pinned(shortProcedure).eligibility, record, post, '2026-08-03')
  return results.some(({ criterion, answer }) => criterion === 'no-block' && answer === 'not-met')
}

describe('a measure or a discipline', () => {
  test('is in force and blocks only once somebody else has confirmed it', async () => {
    const id = await waiting(await enterMeasure('an'))
    expect([await measuresOf('an'), await isBlocked('an')]).toEqual([[], false])
    expect(told(await confirm('officer', id))).toEqual([403, 'second-person-needed'])
    expect(await isBlocked('an')).toBe(false)
    const confirmed = await confirm('health.officer', id)
    expect(confirmed).toMatchObject({
      status: 200,
      body: {
        ...{
          state: 'confirmed',
          kind: 'formal-decisions',
          operation: 'enter-measure',
          subject: 'inspection',
        },
        ...{ enteredBy: { id: 'officer' }, decidedBy: { id: 'health.officer' }, person: { id: 'an' } },
        personUnit: expect.stringMatching(/./),
        result: { ...inspection, id: expect.any(Number) },
      },
    })
    expect(await measuresOf('an')).toMatchObject([inspection])
    expect(await isBlocked('an')).toBe(true)
  })

  test('ends early only once somebody else has confirmed that', async () => {
    const [measure] = await measuresOf('an')
    const end = () => office.api.post('officer', `/v1/cadres/an/measures/${measure.id}/ending`, closing)
    const id = await waiting(await end())
    expect([(await measuresOf('an'))[0].endedOn, await isBlocked('an')]).toEqual([null, true])
    expect(told(await end())).toEqual([409, 'already-exists'])
    expect(told(await confirm('admin', id))).toEqual([200, 'confirmed'])
    expect([(await measuresOf('an'))[0].endedOn, await isBlocked('an')]).toEqual(['2026-08-03', false])
  })

  test('and so is a discipline entered and annulled', async () => {
    const path = '/v1/cadres/binh/disciplines'
    const disciplines = async () => (await office.api.get('approver', path)).body.items
    const entered = await waiting(await office.api.post('officer', path, reprimand))
    expect(await disciplines()).toEqual([])
    expect(told(await confirm('admin', entered))).toEqual([200, 'confirmed'])
    const [{ id }] = await disciplines()
    const annulled = await waiting(await office.api.post('officer', `${path}/${id}/ending`, closing))
    expect((await disciplines())[0].endedOn).toBeNull()
    expect(told(await confirm('admin', annulled))).toEqual([200, 'confirmed'])
    expect((await disciplines())[0].endedOn).toBe('2026-08-03')
  })

  test('that is wrong in itself is refused at once, and leaves nothing that waits', async () => {
    const count = async () => (await office.pool.query('SELECT 1 FROM proposed_changes')).rows.length
    const before = await count()
    expect(told(await enterMeasure('chi', { ...inspection, decidedOn: '2026-08-04' }))).toEqual([
      ...[422, 'date-in-future'],
    ])
    expect(told(await enterMeasure('chi', { ...inspection, number: undefined }))).toEqual([
      ...[422, 'invalid-input'],
    ])
    expect(told(await enterMeasure('an'))).toEqual([409, 'already-exists'])
    expect(told(await enterMeasure('an', inspection, 'monitor'))).toEqual([403, 'not-permitted'])
    expect(told(await enterMeasure('an', inspection, 'other.officer'))).toEqual([404, 'cadre-not-found'])
    expect(await count()).toBe(before)
  })

  test('is neither seen nor confirmed by whom it is about, and not confirmed by whoever is near', async () => {
    const id = await waiting(await enterMeasure('health.admin', { ...inspection, number: '17-QĐ' }, 'admin'))
    expect(told(await confirm('health.admin', id))).toEqual([404, 'proposed-change-not-found'])
    expect((await office.api.get('health.admin', proposed(id))).status).toBe(404)
    const { items } = (await office.api.get('health.admin', '/v1/proposed-changes?state=waiting')).body
    expect(items.map((item: { id: number }) => item.id)).not.toContain(id)
    await office.pool.query(
      `INSERT INTO relations (person_id, relative_id, kind, declared_on, source)
       VALUES ('health.admin', 'officer', 'spouse', '2026-01-05', 'Bản kê khai')`,
    )
    const near = await office.api.post('officer', `${proposed(id, 'confirmation')}?lang=en`, {})
    expect(told(near)).toEqual([403, 'not-permitted'])
    expect(near.body.detail).toMatch(/near relative/)
    expect(told(await confirm('admin2', id))).toEqual([200, 'confirmed'])
  })
})

describe('a declared relative or interest', () => {
  const DECLARED = { declaredOn: '2026-07-01', source: 'Bản kê khai 01/7/2026' }
  const GONE = { endedOn: '2026-08-03', reason: 'Ghi sai' }
  const relations = (person: string) => `/v1/cadres/${person}/relations`
  const interests = (person: string) => `/v1/cadres/${person}/interests`
  const relate = (person: string, relative: string, as = 'officer') =>
    office.api.post(as, relations(person), { relative, kind: 'spouse', ...DECLARED })
  const lend = (person: string, over: object) =>
    office.api.post('officer', interests(person), { kind: 'loan', what: 'Cho vay', ...over, ...DECLARED })

  /** Does one of the two stand back where the other is a candidate? */
  async function standBack(one: string, other: string, units: string[] = []): Promise<boolean[]> {
    const kinds = tyingKinds([RECUSAL])
    const tied = (who: string, of: string) =>
      findTie(office.pool, who, { people: [of], units, kinds, on: '2026-08-03' })
    return [(await tied(one, other)) !== undefined, (await tied(other, one)) !== undefined]
  }

  test('makes nobody stand back before somebody else has confirmed it', async () => {
    const id = await waiting(await relate('voter9', 'voter10'))
    expect(await standBack('voter9', 'voter10')).toEqual([false, false])
    const read = async () => (await office.api.get('approver', relations('voter9'))).body
    expect(await read()).toEqual({ declarations: [], items: [] })
    expect((await office.api.get('officer3', `${proposed(id)}?lang=en`)).body).toMatchObject({
      ...{ kind: 'declarations', operation: 'enter-relation', inWords: 'Enter a declared relative' },
      ...{ subject: 'spouse', person: { id: 'voter9' }, other: { id: 'voter10' } },
    })
    expect(told(await confirm('officer', id))).toEqual([403, 'second-person-needed'])
    expect(await standBack('voter9', 'voter10')).toEqual([false, false])
    expect(told(await confirm('officer3', id))).toEqual([200, 'confirmed'])
    expect(await standBack('voter9', 'voter10')).toEqual([true, true])
    expect(await read()).toMatchObject({
      declarations: [{ declaredOn: '2026-07-01' }],
      items: [{ relative: { id: 'voter10' } }],
    })
    expect((await office.audited()).slice(-2)).toEqual(['relation-declared', 'change-confirmed'])
  })

  test('lets nobody decide again before somebody else has confirmed that it is no more', async () => {
    const [{ id: relation }] = (await office.api.get('approver', relations('voter10'))).body.items
    const end = await office.api.post('officer', `${relations('voter10')}/${relation}/ending`, GONE)
    const id = await waiting(end)
    expect(end.body).toMatchObject({ person: { id: 'voter10' }, other: { id: 'voter9' } })
    expect(told(await confirm('officer', id))).toEqual([403, 'second-person-needed'])
    expect(await standBack('voter9', 'voter10')).toEqual([true, true])
    expect(told(await confirm('health.officer', id))).toEqual([200, 'confirmed'])
    expect(await standBack('voter9', 'voter10')).toEqual([false, false])
  })

  test('and so is an interest entered and ended, be it in a person or in a unit', async () => {
    const inPerson = await waiting(await lend('voter9', { other: 'voter10' }))
    const inUnit = await waiting(await lend('voter9', { unit: OFFICE.department }))
    expect(await standBack('voter9', 'voter10', [OFFICE.department])).toEqual([false, false])
    expect((await office.api.get('officer3', proposed(inUnit))).body.other).toBeUndefined()
    for (const id of [inPerson, inUnit])
      expect(told(await confirm('officer3', id))).toEqual([200, 'confirmed'])
    expect(await standBack('voter9', 'voter10')).toEqual([true, true])
    expect(await standBack('voter9', 'nobody', [OFFICE.department])).toEqual([true, false])
    for (const { id: interest } of (await office.api.get('approver', interests('voter9'))).body.items) {
      const ended = await office.api.post('officer', `${interests('voter9')}/${interest}/ending`, GONE)
      const id = await waiting(ended)
      expect(told(await confirm('officer', id))).toEqual([403, 'second-person-needed'])
      expect(await standBack('voter9', 'voter10', [OFFICE.department])).toContain(true)
      expect(told(await confirm('officer3', id))).toEqual([200, 'confirmed'])
    }
    expect(await standBack('voter9', 'voter10', [OFFICE.department])).toEqual([false, false])
  })

  test('is neither seen nor confirmed by either of the two, nor confirmed by whoever is near to one of them', async () => {
    const seenBy = async (as: string, id: number) => {
      const { items } = (await office.api.get(as, '/v1/proposed-changes?state=waiting')).body
      return items.some((item: { id: number }) => item.id === id)
    }
    for (const [person, other] of [
      ['voter11', 'officer3'],
      ['officer3', 'voter11'],
    ] as const) {
      const id = await waiting(await relate(person, other))
      expect([await seenBy('officer3', id), await seenBy('officer', id)]).toEqual([false, true])
      for (const decide of [confirm, refuse]) {
        expect(told(await decide('officer3', id))).toEqual([404, 'proposed-change-not-found'])
      }
      await withdraw('officer', id)
    }
    await office.pool.query(
      `INSERT INTO relations (person_id, relative_id, kind, declared_on, source)
       VALUES ('voter12', 'officer3', 'parent', '2026-01-05', 'Bản kê khai')`,
    )
    for (const [person, other] of [
      ['voter11', 'voter12'],
      ['voter12', 'voter11'],
    ] as const) {
      const id = await waiting(await relate(person, other))
      for (const decide of [confirm, refuse]) {
        expect(told(await decide('officer3', id))).toEqual([403, 'not-permitted'])
      }
      expect(await standBack('voter11', 'voter12')).toEqual([false, false])
      await withdraw('officer', id)
    }
  })

  test.each([
    ['relation', () => relate('voter14', 'officer'), /near relative/],
    ['interest', () => lend('voter15', { other: 'officer' }), /declared interest/],
  ] as const)(
    'that names whoever enters it makes them stand back at once, for good, and the other once it is confirmed (%s)',
    async (_, enter, words) => {
      const answer = await enter()
      const [id, person] = [await waiting(answer), answer.body.person.id]
      expect(await standBack(person, 'officer')).toEqual([false, true])
      const measure = await office.api.post('officer', `/v1/cadres/${person}/measures?lang=en`, inspection)
      expect([...told(measure), measure.body.detail]).toEqual([
        ...[403, 'not-permitted', expect.stringMatching(words)],
      ])
      expect(told(await withdraw('officer', id))).toEqual([403, 'not-permitted'])
      expect(await standBack(person, 'officer')).toEqual([false, true])
      expect(told(await confirm('officer3', id))).toEqual([200, 'confirmed'])
      expect(await standBack(person, 'officer')).toEqual([true, true])
    },
  )

  test('that names whoever entered it and is refused ties nobody', async () => {
    const id = await waiting(await relate('chi', 'officer'))
    expect(await standBack('chi', 'officer')).toEqual([false, true])
    expect(told(await refuse('officer3', id))).toEqual([200, 'refused'])
    expect(await standBack('chi', 'officer')).toEqual([false, false])
  })

  test('that is wrong in itself, or not theirs to enter, is refused at once', async () => {
    const later = { relative: 'voter10', kind: 'spouse', ...DECLARED, declaredOn: '2026-08-04' }
    expect(told(await office.api.post('officer', relations('voter9'), later))).toEqual([
      422,
      'date-in-future',
    ])
    expect(told(await relate('voter9', 'voter9'))).toEqual([422, 'invalid-input'])
    expect(told(await relate('voter9', 'voter10', 'admin'))).toEqual([403, 'not-permitted'])
    await waiting(await relate('voter9', 'voter10'))
    expect(told(await relate('voter9', 'voter10'))).toEqual([409, 'already-exists'])
    expect(told(await office.api.post('officer', `${relations('voter9')}/987654/ending`, GONE))).toEqual([
      ...[404, 'relation-not-found'],
    ])
  })
})

describe('what waits', () => {
  test('is refused with a reason by a second person, or withdrawn by the first, and then decided for good', async () => {
    const refused = await waiting(await enterMeasure('voter1'))
    expect(told(await withdraw('health.officer', refused))).toEqual([403, 'second-person-needed'])
    expect(told(await office.api.post('admin', proposed(refused, 'refusal'), {}))).toEqual([
      ...[422, 'invalid-input'],
    ])
    expect(await refuse('admin', refused)).toMatchObject({
      status: 200,
      body: { state: 'refused', reason: because.reason, decidedBy: { id: 'admin' }, result: null },
    })
    const withdrawn = await waiting(await enterMeasure('voter1'))
    expect(told(await refuse('officer', withdrawn))).toEqual([403, 'second-person-needed'])
    expect(told(await withdraw('officer', withdrawn))).toEqual([200, 'withdrawn'])
    for (const id of [refused, withdrawn]) {
      expect(told(await confirm('admin', id))).toEqual([409, 'proposed-change-decided'])
      expect(told(await refuse('admin', id))).toEqual([409, 'proposed-change-decided'])
    }
    expect(told(await withdraw('officer', withdrawn))).toEqual([409, 'proposed-change-decided'])
    expect(await measuresOf('voter1')).toEqual([])
  })

  test('is judged again, by the records of the day on which it is confirmed', async () => {
    const first = await waiting(await enterMeasure('voter2'))
    const other = { ...inspection, endedOn: '2026-12-31' }
    const second = await waiting(await enterMeasure('voter2', other))
    expect(told(await confirm('admin', first))).toEqual([200, 'confirmed'])
    expect(told(await confirm('admin', second))).toEqual([409, 'already-exists'])
    expect((await office.api.get('admin', proposed(second))).body.state).toBe('waiting')
    expect(told(await refuse('admin', second))).toEqual([200, 'refused'])
  })

  test('is not confirmed once whoever entered it may not any more', async () => {
    const id = await waiting(await enterMeasure('voter3', inspection, 'health.officer'))
    const right = "role_grants WHERE person_id = 'health.officer' AND role = 'hr_officer'"
    await office.pool.query(`DELETE FROM ${right}`)
    expect(told(await confirm('admin', id))).toEqual([409, 'proposer-without-right'])
    expect(await measuresOf('voter3')).toEqual([])
    expect(told(await withdraw('health.officer', id))).toEqual([200, 'withdrawn'])
    await office.pool.query("INSERT INTO role_grants VALUES ('health.officer', 'hr_officer', $1)", [
      OFFICE.department,
    ])
  })

  test('is not confirmed once it is not what was entered any more', async () => {
    const id = await waiting(await enterMeasure('voter12'))
    const put = (kind: string) =>
      office.pool.query('UPDATE proposed_changes SET sent = sent || $2 WHERE id = $1', [id, { kind }])
    await put('suspension')
    expect(told(await confirm('admin', id))).toEqual([500, 'proposed-change-damaged'])
    expect(await measuresOf('voter12')).toEqual([])
    await put('inspection')
    expect(told(await confirm('admin', id))).toEqual([200, 'confirmed'])
  })

  test('is confirmed once, also by two at the same time and by the same key', async () => {
    const id = await waiting(await enterMeasure('voter4'))
    const answers = await Promise.all(['admin', 'admin2', 'health.admin'].map((as) => confirm(as, id)))
    expect(answers.map(told).sort()).toEqual([
      [200, 'confirmed'],
      [409, 'proposed-change-decided'],
      [409, 'proposed-change-decided'],
    ])
    const again = await waiting(await enterMeasure('voter5'))
    const [one, other] = [await confirm('admin', again, 'twice'), await confirm('admin', again, 'twice')]
    expect([one.status, other.body]).toEqual([200, one.body])
    expect(await measuresOf('voter5')).toHaveLength(1)
  })

  test('is answered the same to a command that is sent again, also once it is decided', async () => {
    const send = () => office.api.post('officer', '/v1/cadres/voter6/measures', inspection, 'entered-once')
    const first = await send()
    await confirm('admin', await waiting(first))
    const again = await send()
    expect([again.status, again.headers.get('location'), again.body]).toEqual([
      ...[202, first.headers.get('location'), first.body],
    ])
  })

  test('is listed by page, state, kind and person, to those who might have entered it', async () => {
    const id = await waiting(await enterMeasure('voter7'))
    const list = async (as: string, query = 'state=waiting') =>
      (await office.api.get(as, `/v1/proposed-changes?${query}`)).body
    for (const as of ['officer', 'health.officer', 'health.admin', 'admin']) {
      expect((await list(as)).items.map((item: { id: number }) => item.id)).toContain(id)
    }
    for (const as of ['approver', 'monitor', 'outsider', 'voter7', 'other.officer']) {
      expect(await list(as)).toMatchObject({ items: [], total: 0 })
      expect(told(await office.api.get(as, proposed(id)))).toEqual([404, 'proposed-change-not-found'])
    }
    expect((await list('admin', 'kind=rule-sets&person=voter7')).items).toEqual([])
    expect((await list('admin', 'kind=formal-decisions&person=voter7')).items).toMatchObject([
      { id, inWords: 'Ghi một biện pháp', person: { id: 'voter7' } },
    ])
    const page = await list('admin', 'limit=2')
    const next = await list('admin', `limit=2&cursor=${page.nextCursor}`)
    const ids = [...page.items, ...next.items].map((item: { id: number }) => item.id)
    expect(ids).toEqual([...ids].sort((a, b) => b - a))
    expect(new Set(ids).size).toBe(4)
    await withdraw('officer', id)
  })

  test('is counted for those who may be the second person, as long as it waits, and not for whoever entered it', async () => {
    const logins = ['officer', 'officer3', 'admin', 'health.officer', 'other.officer', 'monitor', 'voter8']
    const counted = async () => {
      const counts = await Promise.all(
        logins.map(async (as) => (await office.api.get(as, '/v1/tasks/counts')).body.changes),
      )
      return new Map(logins.map((as, at) => [as, counts[at]]))
    }
    const before = await counted()
    const id = await waiting(await enterMeasure('voter8'))
    const more = async () => {
      const now = await counted()
      return logins.filter((as) => now.get(as) === before.get(as) + 1)
    }
    expect(await more()).toEqual(['officer3', 'admin', 'health.officer'])
    expect([before.get('monitor'), before.get('other.officer')]).toEqual([0, 0])
    expect(told(await refuse('admin', id))).toEqual([200, 'refused'])
    expect(await counted()).toEqual(before)
  })

  test('stands in the trail with both people, each step an event, and each row as it was written', async () => {
    await chainWrittenRows(office.pool, NOW)
    const id = await waiting(await enterMeasure('voter8'))
    await confirm('admin', id)
    const { rows } = await office.pool.query(
      "SELECT bytes FROM audit_events WHERE chain = 'common' ORDER BY position DESC LIMIT 3",
    )
    const [confirmed, entered, change] = rows.map(({ bytes }) => JSON.parse(bytes))
    expect(change).toMatchObject({
      what: 'change-proposed',
      actor: 'officer',
      after: {
        id,
        operation: 'enter-measure',
        person: 'voter8',
        hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
    })
    expect(entered).toMatchObject({ what: 'measure-entered', actor: 'officer', after: { person: 'voter8' } })
    expect(confirmed).toMatchObject({
      what: 'change-confirmed',
      actor: 'admin',
      before: { id, enteredBy: 'officer', hash: change.after.hash },
      after: { decidedBy: 'admin' },
    })
    const client = await office.pool.connect()
    try {
      const faults = (await verifyRows(client)).filter((each) => 'table' in each)
      expect(faults.filter(({ table }) => ['proposed_changes', 'measures'].includes(table))).toEqual([])
    } finally {
      client.release()
    }
  })
})

describe('a rule set', () => {
  const { version: _, ...rules } = shortProcedure
  const bodyOf = (id: string, more: object = {}) => ({ ...rules, id, ...because, ...more })
  const publish = (body: object, as = 'admin') => office.api.post(as, '/v1/rule-sets', body)
  const isThere = async (id: string) =>
    (await office.api.get('outsider', `/v1/rule-sets/${id}`)).status === 200

  test('is published only once somebody else has confirmed the very text', async () => {
    const id = await waiting(await publish(bodyOf('local-one')))
    expect(await isThere('local-one')).toBe(false)
    expect(told(await confirm('admin', id))).toEqual([403, 'second-person-needed'])
    for (const as of ['health.officer', 'health.admin', 'approver']) {
      expect(told(await confirm(as, id))).toEqual([404, 'proposed-change-not-found'])
    }
    expect(await isThere('local-one')).toBe(false)
    expect(await confirm('officer', id)).toMatchObject({
      status: 200,
      body: { state: 'confirmed', result: { id: 'local-one', version: 1, status: 'published' } },
    })
    const { ruleSet, enteredBy, hash } = (await office.api.get('outsider', '/v1/rule-sets/local-one')).body
    expect(ruleSet).toMatchObject(JSON.parse(JSON.stringify({ ...rules, id: 'local-one', version: 1 })))
    expect([enteredBy, hash]).toEqual(['admin', expect.stringMatching(/^[0-9a-f]{64}$/)])
  })

  test('shows whoever confirms it what differs from what it follows', async () => {
    const id = await waiting(
      await publish(
        bodyOf('local-one', {
          inForce: { from: '2027-01-01' },
          title: { vi: 'Khác', en: 'Another procedure' },
        }),
      ),
    )
    const { body } = await office.api.get('officer', proposed(id))
    expect(body).toMatchObject({
      kind: 'rule-sets',
      subject: 'local-one',
      sent: { ruleSet: { id: 'local-one' } },
    })
    expect(body.differences).toContainEqual(
      expect.objectContaining({ path: 'title', after: expect.objectContaining({ en: 'Another procedure' }) }),
    )
    await refuse('officer', id)
  })

  test('of which a draft is begun waits for nobody; published, it is the draft as it stood', async () => {
    const draft = await publish(bodyOf('local-two', { draft: true }))
    expect(told(draft)).toEqual([201, undefined])
    const path = '/v1/rule-sets/drafts/local-two'
    const proposeDraft = (ifMatch: string) =>
      office.api.post('admin', `${path}/publication`, because, undefined, ifMatch)
    expect(told(await proposeDraft('"7"'))).toEqual([412, 'precondition-failed'])
    const id = await waiting(await proposeDraft('*'))
    expect((await office.api.get('officer', proposed(id))).body.sent.text.id).toBe('local-two')
    const replaced = await office.api.send(path, {
      method: 'PUT',
      headers: { authorization: 'Bearer admin', 'content-type': 'application/json', 'if-match': '*' },
      body: JSON.stringify(bodyOf('local-two', { title: { vi: 'Bản khác', en: 'Another' } })),
    })
    expect(replaced.status).toBe(200)
    expect(told(await confirm('officer', id))).toEqual([412, 'precondition-failed'])
    expect(await isThere('local-two')).toBe(false)
    await refuse('officer', id)
    const anew = await waiting(await proposeDraft(replaced.headers.get('etag') ?? ''))
    expect(told(await confirm('officer', anew))).toEqual([200, 'confirmed'])
    const published = await office.api.get('outsider', '/v1/rule-sets/local-two')
    expect(published.body).toMatchObject({ status: 'published', ruleSet: { title: { en: 'Another' } } })
    expect((await office.api.get('outsider', '/v1/rule-sets/local-two?draft=true')).status).toBe(404)
  })

  test('that could not be published is refused at once', async () => {
    expect(
      told(await publish(bodyOf('local-three', { inForce: { from: '2026-08-01', to: '2026-01-01' } }))),
    ).toEqual([...[422, 'invalid-input']])
    expect(told(await publish(bodyOf('local-three'), 'health.admin'))).toEqual([403, 'not-permitted'])
  })
})

describe('a right', () => {
  const right = (personId: string, role = 'monitor', unitId: string = OFFICE.department) => ({
    ...{ personId, role, unitId },
  })
  const grant = (body: object, as = 'admin') => office.api.post(as, '/v1/rights', body)
  const revoke = (body: object, as = 'admin') =>
    office.api.post(as, '/v1/rights/revocations', { ...body, reason: 'Chuyển công tác' })
  const rights = async (query: string, as = 'admin') =>
    (await office.api.get(as, `/v1/rights?${query}`)).body.items
  const rolesOf = async (login: string) => (await office.api.get(login, '/v1/me')).body.roles

  test('is there only once a second administrator has confirmed it; the trail names both', async () => {
    const id = await waiting(await grant(right('voter9')))
    expect([await rolesOf('voter9'), await rights('person=voter9')]).toEqual([[], []])
    expect(told(await confirm('admin', id))).toEqual([403, 'second-person-needed'])
    expect(told(await confirm('officer', id))).toEqual([404, 'proposed-change-not-found'])
    expect(told(await confirm('health.admin', id))).toEqual([200, 'confirmed'])
    expect(await rolesOf('voter9')).toMatchObject([{ role: 'monitor', unit: { id: OFFICE.department } }])
    expect(await rights('person=voter9')).toMatchObject([
      { person: { id: 'voter9' }, role: 'monitor', unit: { id: OFFICE.department } },
    ])
    expect((await office.audited()).slice(-4)).toEqual([
      ...['change-proposed', 'rights-changed', 'right-granted', 'change-confirmed'],
    ])
    expect(told(await grant(right('voter9')))).toEqual([409, 'already-exists'])
  })

  test('is granted to nobody by themself, nor confirmed by whom it is for', async () => {
    const own = await office.api.post('admin', '/v1/rights?lang=en', right('admin', 'hr_officer'))
    expect(told(own)).toEqual([403, 'not-permitted'])
    expect(own.body.detail).toMatch(/a right of their own/)
    const id = await waiting(await grant(right('admin2', 'hr_officer')))
    expect(told(await confirm('admin2', id))).toEqual([404, 'proposed-change-not-found'])
    await withdraw('admin', id)
  })

  test('is granted, confirmed and revoked by administrators of its unit alone', async () => {
    const province = right('voter10', 'monitor', OFFICE.province)
    for (const as of ['health.admin', 'officer', 'approver', 'monitor', 'outsider']) {
      expect(told(await grant(province, as))).toEqual([403, 'not-permitted'])
      expect(told(await revoke(province, as))).toEqual([403, 'not-permitted'])
    }
    const id = await waiting(await grant(province))
    expect(told(await confirm('health.admin', id))).toEqual([404, 'proposed-change-not-found'])
    expect(told(await confirm('admin2', id))).toEqual([200, 'confirmed'])
    expect(told(await revoke(province, 'health.admin'))).toEqual([403, 'not-permitted'])
    expect(told(await grant(right('nobody-there')))).toEqual([422, 'invalid-input'])
    expect(told(await grant(right('voter10', 'monitor', 'no-unit')))).toEqual([422, 'invalid-input'])
    expect(told(await grant(right('voter10', 'monitor', 'no-unit'), 'outsider'))).toEqual([
      403,
      'not-permitted',
    ])
  })

  test('is revoked at once, with the reason in the trail', async () => {
    expect(told(await revoke(right('voter9'), 'health.admin'))).toEqual([200, undefined])
    expect(await rolesOf('voter9')).toEqual([])
    expect((await office.audited()).slice(-2)).toEqual(['rights-changed', 'right-revoked'])
    expect(told(await revoke(right('voter9')))).toEqual([404, 'right-not-found'])
    const own = right('admin', 'admin', OFFICE.province)
    expect(told(await revoke(own))).toEqual([403, 'not-permitted'])
  })

  test('is left to one of two administrators who revoke each other in the same moment', async () => {
    const [one, other] = await Promise.all([
      revoke(right('admin2', 'admin', OFFICE.province), 'admin'),
      revoke(right('admin', 'admin', OFFICE.province), 'admin2'),
    ])
    expect([one.status, other.status].sort()).toEqual([200, 403])
    const { rows } = await office.pool.query(
      "SELECT person_id AS id FROM role_grants WHERE role = 'admin' AND unit_id = $1",
      [OFFICE.province],
    )
    expect(rows).toEqual([{ id: one.status === 200 ? 'admin' : 'admin2' }])
    await office.pool.query(
      "INSERT INTO role_grants SELECT id, 'admin', $1 FROM unnest(ARRAY['admin', 'admin2']) id ON CONFLICT DO NOTHING",
      [OFFICE.province],
    )
  })

  test('is listed to administrators, of their units, by unit, person and role', async () => {
    expect(await rights('', 'health.admin')).not.toContainEqual(
      expect.objectContaining({ unit: expect.objectContaining({ id: OFFICE.province }) }),
    )
    expect(await rights(`unit=${OFFICE.department}&role=admin`)).toMatchObject([
      { person: { id: 'health.admin' } },
    ])
    expect(await rights('', 'officer')).toEqual([])
    const first = (await office.api.get('admin', '/v1/rights?limit=3')).body
    const next = (await office.api.get('admin', `/v1/rights?limit=200&cursor=${first.nextCursor}`)).body
    expect([...first.items, ...next.items]).toEqual(await rights('limit=200'))
  })
})

describe('a unit that moves', () => {
  const at = async (unit: string) => (await office.api.get('admin', `/v1/units/${unit}`)).body
  const change = (body: object, { as = 'admin', unit = 'u-team', ifMatch = '*' } = {}) =>
    office.patch(as, `/v1/units/${unit}`, body, ifMatch)
  const other = { parentId: 'u-other' }
  const files = (as: string) => office.api.get(as, '/v1/cadres/in.team').then(({ status }) => status)

  beforeAll(async () => {
    await office.pool.query(
      `INSERT INTO units (id, parent_id, path, kind, name_vi, name_en)
       VALUES ('u-team', $1, ARRAY[$2, $1, 'u-team'], 'division', 'Phòng', 'Division')`,
      [OFFICE.department, OFFICE.province],
    )
    await office.pool.query(
      `INSERT INTO people (id, full_name, search_name, unit_id, managed_as)
       VALUES ('in.team', 'Người Phòng', 'nguoi phong', 'u-team', 'staff')`,
    )
  })

  test('changes who reads whose file only once a second administrator of both places has confirmed it', async () => {
    const id = await waiting(await change(other))
    expect([(await at('u-team')).parentId, await files('other.officer')]).toEqual([OFFICE.department, 404])
    expect((await office.api.get('admin2', `${proposed(id)}?lang=en`)).body).toMatchObject({
      ...{ kind: 'rights', operation: 'move-unit', inWords: 'Move a unit', unitId: 'u-team' },
      ...{ subject: 'u-other', sent: { unit: 'u-team', ...other } },
    })
    expect(told(await confirm('admin', id))).toEqual([403, 'second-person-needed'])
    for (const as of ['health.admin', 'other.officer', 'officer']) {
      expect(told(await confirm(as, id))).toEqual([404, 'proposed-change-not-found'])
    }
    expect(told(await change(other))).toEqual([409, 'already-exists'])
    expect(told(await confirm('admin2', id))).toEqual([200, 'confirmed'])
    expect([(await at('u-team')).parentId, await files('other.officer')]).toEqual(['u-other', 200])
    expect((await office.audited()).slice(-2)).toEqual(['unit-changed', 'change-confirmed'])
  })

  test('is what was read, or waits until it is refused', async () => {
    const { version } = await at('u-team')
    const back = { parentId: OFFICE.department }
    const id = await waiting(await change(back, { ifMatch: `"${version}"` }))
    expect((await change({ kind: 'agency' })).status).toBe(200)
    expect(told(await confirm('admin2', id))).toEqual([412, 'precondition-failed'])
    expect(told(await refuse('admin2', id))).toEqual([200, 'refused'])
    expect((await at('u-team')).parentId).toBe('u-other')
  })

  test('that may not is told so at once', async () => {
    expect(told(await change(other, { ifMatch: '"99"' }))).toEqual([412, 'precondition-failed'])
    expect(told(await change(other, { as: 'health.admin', unit: OFFICE.department }))).toEqual([
      ...[403, 'not-permitted'],
    ])
    expect(told(await change({ parentId: 'u-team' }, { unit: 'u-other' }))).toEqual([422, 'invalid-input'])
    expect(told(await change(other, { unit: OFFICE.province }))).toEqual([409, 'record-in-use'])
  })

  test('waits for nobody where it is changed and stays where it is', async () => {
    const name = { vi: 'Phòng Một', en: 'Division One' }
    expect(await change({ ...other, name })).toMatchObject({ status: 200, body: { names: name } })
    expect((await change({ kind: 'division' })).status).toBe(200)
  })
})

test('what an installation does not ask two people for is in force at once', async () => {
  const twoPeopleFor = ['rights', 'rule-sets'] as const
  const api = await serveApi({ pool: office.pool, now: () => new Date(NOW), twoPeopleFor })
  const entered = await api.post('officer', '/v1/cadres/voter11/measures', inspection)
  expect(entered).toMatchObject({ status: 201, body: inspection })
  expect(await measuresOf('voter11')).toMatchObject([inspection])
  const granted = await api.post('admin', '/v1/rights', {
    ...{ personId: 'voter11', role: 'monitor', unitId: OFFICE.department },
  })
  expect(granted.status).toBe(202)
  const sibling = { relative: 'voter10', kind: 'sibling', declaredOn: '2026-07-01', source: 'Bản kê khai' }
  expect((await api.post('officer', '/v1/cadres/voter13/relations', sibling)).status).toBe(201)
  await api.close()
})
