import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ruleSet as ruleSetSchema } from '../../api/resources/rule-sets/rule-set-schema.js'
import { decree300 } from '../../domain/rules/decree-300-2026.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { regulation377 } from '../../domain/rules/regulation-377-2025.js'
import type { RuleSet } from '../../domain/rules/rule-set.js'
import { shortProcedure } from '../../domain/rules/short-procedure.js'
import { replaced } from '../http/valid-bodies.js'
import { OFFICE } from '../support/small-office.js'
import type { Answer } from './api-server.js'
import { type RecordsApi, recordsApi } from './records-office.js'

let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi()
})
afterAll(() => office.close())

/** A rule set of one's own, as a body: the short procedure under another id. */
function bodyOf(given: Partial<RuleSet> & { id: string }, more: Record<string, unknown> = {}) {
  const { version: _, ...rules } = shortProcedure
  return { ...rules, ...given, reason: 'Nghị quyết 12-NQ/TU', ...more }
}

const publish = (body: unknown, as = 'admin', key?: string) => office.api.post(as, '/v1/rule-sets', body, key)

function errorsOf({ status, body }: Answer): string[] {
  const errors: { field: string; code: string }[] = body.errors ?? []
  return [`${status} ${body.code}`, ...errors.map(({ field, code }) => `${field}: ${code}`)]
}

const put = (path: string, body: unknown, ifMatch: string, as = 'admin') =>
  office.api.send(path, {
    method: 'PUT',
    headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json', 'if-match': ifMatch },
    body: JSON.stringify(body),
  })

/** The place of the vote among the steps of the short procedure. */
const VOTE = shortProcedure.procedure?.steps.findIndex(({ kind }) => kind === 'collectiveVote') ?? -1

const COUNT = {
  step: 'collective-vote',
  ...{ members: 15, convened: 15, excused: 0, present: 15, issued: 15, returned: 15, blank: 1, invalid: 1 },
  votes: { A: 9, B: 4 },
}
const evaluate = (body: unknown, id = 'short-procedure', query = '') =>
  office.api.send(`/v1/rule-sets/${id}/vote-evaluation${query}`, {
    method: 'POST',
    headers: { authorization: 'Bearer outsider', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

describe('the rule sets are read by every account', () => {
  test('in pages, filtered by kind, type, day and status, in the language asked for', async () => {
    const all = await office.api.get('outsider', '/v1/rule-sets?limit=200&status=built-in')
    expect(all.body).toMatchObject({ total: RULE_SETS.length, totalCapped: false, nextCursor: null })
    expect(all.body.items[0]).toMatchObject({ id: 'after-merger', type: 'after-merger' })
    const one = all.body.items.find(({ id }: { id: string }) => id === 'appointment-from-elsewhere')
    expect(one).toMatchObject({
      id: 'appointment-from-elsewhere',
      version: 1,
      title: 'Bổ nhiệm nhân sự từ nơi khác',
      kinds: ['appointment'],
      type: 'from-elsewhere',
      inForce: { from: '2026-08-01' },
      takesPlaceOf: null,
      default: true,
      status: 'built-in',
      builtIn: true,
    })
    const ids = async (query: string) =>
      (await office.api.get('outsider', `/v1/rule-sets?lang=en&status=built-in&${query}`)).body.items.map(
        ({ id }: { id: string }) => id,
      )
    expect(await ids('kind=nomination')).toEqual([
      'nomination-377-2025',
      'regulation-80-2022',
      'short-nomination',
    ])
    expect(await ids('type=on-the-spot&on=2026-07-31')).toEqual(['decree-170-2025'])
    expect(await ids('type=on-the-spot&on=2026-08-01')).toEqual(['decree-300-2026'])
    const english = await office.api.get('outsider', '/v1/rule-sets?type=short&lang=en')
    expect(english.body.items.at(-1)).toMatchObject({
      title: 'Appointment, short procedure',
      reviewStatus: expect.stringContaining('it does not stand in for the four steps of Decree 170/2025'),
      sources: expect.arrayContaining([
        { id: 'decree-300-2026', title: expect.stringMatching(/^Decree 300/) },
      ]),
    })
  })

  test('page after page without loss', async () => {
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await office.api.get('outsider', `/v1/rule-sets?status=built-in&limit=4${cursor}`)
      expect(body.items.length).toBeLessThanOrEqual(4)
      seen.push(...body.items.map(({ id }: { id: string }) => id))
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`
    } while (cursor)
    expect(seen).toEqual(RULE_SETS.map(({ id }) => id).sort())
  })

  test.each(RULE_SETS.map((rules) => [rules.id, rules] as const))(
    '%s whole, as it stands',
    async (id, rules) => {
      expect(ruleSetSchema.parse(JSON.parse(JSON.stringify(rules)))).toEqual(rules)
      const { status, body } = await office.api.get('outsider', `/v1/rule-sets/${id}`)
      expect([status, body.status, body.builtIn, body.hash]).toEqual([200, 'built-in', true, null])
      expect(body.ruleSet).toEqual(rules)
      expect(body.steps.map(({ key }: { key: string }) => key)).toEqual(
        (rules.procedure?.steps ?? []).map(({ key }) => key),
      )
    },
  )

  test('with a view of its steps', async () => {
    const { body } = await office.api.get('outsider', '/v1/rule-sets/decree-300-2026?lang=en')
    expect(body.steps.find(({ key }: { key: string }) => key === 'step-3')).toEqual({
      key: 'step-3',
      title: 'Step 3: key-cadre conference',
      kind: 'collectiveVote',
      vote: {
        ballot: 'one-person',
        secret: true,
        announced: false,
        of: 'present',
        bar: '> 1/2',
        rounds: 1,
        result: 'list',
      },
    })
  })

  test('with every value in words, what it is of and its article, in the language asked for', async () => {
    const vi = await office.api.get('outsider', '/v1/rule-sets/decree-300-2026')
    expect(vi.body.values).toContainEqual({
      path: 'procedure.steps.2.vote.bar',
      of: ['Bước 1: Hội nghị tập thể lãnh đạo', 'cách lấy phiếu'],
      ...{ name: 'Đạt khi', says: '> 50%' },
      article: expect.stringContaining('Điều 33'),
    })
    const en = await office.api.get('outsider', '/v1/rule-sets/decree-300-2026?lang=en')
    expect(en.body.values).toHaveLength(vi.body.values.length)
    for (const ruleSet of RULE_SETS) {
      const { body } = await office.api.get('outsider', `/v1/rule-sets/${ruleSet.id}`)
      expect([ruleSet.id, body.values.length > 0]).toEqual([ruleSet.id, true])
    }
  })

  test('with where each value stands in it, so that a draft is changed value by value', async () => {
    for (const { id } of RULE_SETS) {
      const { body } = await office.api.get('outsider', `/v1/rule-sets/${id}`)
      for (const { path } of body.values) {
        const at = path.split('.').reduce((of: object, name: string) => Reflect.get(of, name), body.ruleSet)
        expect([id, path, at]).toEqual([id, path, expect.objectContaining({ article: expect.anything() })])
      }
    }
  })

  test('and whether whoever reads it writes the law of the installation', async () => {
    const may = async (as: string) =>
      (await office.api.get(as, '/v1/rule-sets/short-procedure')).body.mayWrite
    expect([await may('admin'), await may('officer')]).toEqual([true, true])
    expect([await may('health.admin'), await may('monitor'), await may('outsider')]).toEqual([
      ...[false, false, false],
    ])
  })

  test('one that there is not is not found, and neither is a version or a draft', async () => {
    for (const path of [
      'no-such-text',
      'short-procedure?version=99',
      'short-procedure?draft=true',
      'no-such-text/differences',
    ]) {
      expect([path, ...errorsOf(await office.api.get('outsider', `/v1/rule-sets/${path}`))]).toEqual([
        path,
        '404 rule-set-not-found',
      ])
    }
    expect(
      errorsOf(await office.api.get('outsider', '/v1/rule-sets/short-procedure?version=1&draft=true')),
    ).toEqual(['422 invalid-input', 'version: exclusive-fields'])
    expect(errorsOf(await office.api.get('outsider', '/v1/rule-sets?on=2026-02-30'))).toEqual([
      '422 invalid-input',
      'on: not-a-date',
    ])
  })

  test('as templates: of each kind and type the one that a launch on that day takes', async () => {
    const on = async (day: string) => {
      const { body } = await office.api.get('outsider', `/v1/templates?lang=en&on=${day}`)
      return body.items
    }
    const today = (await office.api.get('outsider', '/v1/templates?lang=en')).body.items
    const times = shortProcedure.procedure?.times
    const usual = [
      ...[times?.confirmEligibility, times?.submitActionProgram, times?.reviewActionProgram],
      ...[times?.conveneVote, times?.enterCount, times?.recordDecision, times?.confirmDecision],
    ]
    const usualDays = usual.reduce((sum, time) => sum + (time?.value ?? 0), 0)
    expect(today).toEqual(await on('2026-08-03'))
    expect(today).toContainEqual({
      ruleSet: { id: 'short-procedure', version: 1 },
      type: 'short',
      kinds: ['appointment'],
      title: 'Appointment, short procedure',
      stages: shortProcedure.procedure?.steps.map(({ key, title, kind }) => ({
        ...{ key, title: title.en, kind, tasks: expect.any(Array) },
      })),
      ...{ votes: 1, workingDays: usualDays, calendarDays: 0 },
    })
    const ids = async (day: string) =>
      (await on(day)).map(({ ruleSet }: { ruleSet: { id: string } }) => ruleSet.id)
    expect(await ids('2026-07-31')).toContain('decree-170-2025')
    expect(await ids('2026-08-01')).not.toContain('decree-170-2025')
    expect(await ids('2026-08-01')).toContain('decree-300-2026')
  })
})

describe('the templates for a seat', () => {
  interface Launch {
    kind: string
    applies: boolean
    default: boolean
    because?: { code: string; detail: string }
  }
  const templates = async (query: string, as = 'officer', language = 'vi') => {
    const { status, body } = await office.api.get(as, `/v1/templates?limit=100&lang=${language}&${query}`)
    return { status, body }
  }
  const launchesOf = async (query: string, language?: string) => {
    const { body } = await templates(query, 'officer', language)
    const items: { type: string; launches: Launch[] }[] = body.items
    return items.flatMap(({ type, launches }) => launches.map((launch) => ({ type, ...launch })))
  }

  test('say which apply, which is the usual one of its kind, and why another does not, as the launch would', async () => {
    const launches = await launchesOf(`seat=${OFFICE.seat}`)
    const applying = launches.filter(({ applies }) => applies)
    expect([...new Set(applying.map(({ kind }) => kind))].sort()).toEqual([
      ...['appointment', 'confidence-vote', 'rotation', 'transfer'],
    ])
    expect(applying.filter((each) => each.default).map(({ type }) => type)).toEqual(
      expect.arrayContaining(['short', 'rotation']),
    )
    expect(launches.find(({ kind }) => kind === 'dismissal')).toMatchObject({
      applies: false,
      because: { code: 'nobody-holds-seat' },
    })
    for (const { applies, because } of launches) expect(because === undefined).toBe(applies)
    const nomination = launches.find(({ kind }) => kind === 'nomination')
    const sent = { kind: 'nomination', seatId: OFFICE.seat, candidates: ['an'] }
    const refused = await office.api.post('officer', '/v1/procedures?lang=vi', sent)
    expect(refused.body.errors[0]).toMatchObject({
      code: nomination?.because?.code,
      message: nomination?.because?.detail,
    })
    const english = await launchesOf(`seat=${OFFICE.seat}`, 'en')
    expect(english.find(({ kind }) => kind === 'dismissal')?.because?.detail).toMatch(/[a-z]/)
  })

  test('offer what is for public employees to a unit of public service alone, and a launch is refused alike', async () => {
    const on = '2026-06-30'
    const offered = async () =>
      (await launchesOf(`seat=${OFFICE.seat}&on=${on}`)).find(({ type }) => type === 'public-employees')
    const before = await offered()
    expect(before).toMatchObject({ applies: false, because: { code: 'for-public-employees' } })
    const beganBefore = { reason: 'Đã bắt đầu trên giấy', evidence: 'Thông báo số 5' }
    const asked = { kind: 'appointment', seatId: OFFICE.seat, candidates: ['an'], beganOn: on, beganBefore }
    const named = { ruleSetId: 'decree-115-2020' }
    const refused = await office.api.post('officer', '/v1/procedures?lang=vi', { ...asked, ...named })
    expect(refused.body.errors).toMatchObject([
      { field: 'ruleSetId', code: 'for-public-employees', message: before?.because?.detail },
    ])
    const { pool } = office
    await pool.query("UPDATE units SET kind = 'agency' WHERE id = $1", [OFFICE.department])
    expect(await offered()).toMatchObject({ applies: true })
    await pool.query("UPDATE units SET kind = 'department' WHERE id = $1", [OFFICE.department])
  })

  test('leave out of the working days what the law skips at the level of the post', async () => {
    const days = async (query: string) => {
      const { body } = await templates(query)
      return body.items.find(({ type }: { type: string }) => type === 'short').workingDays
    }
    expect(await days(`post=${OFFICE.post}`)).toBeLessThanOrEqual(await days(''))
  })

  test('are for those who may launch for it, and name a seat that there is', async () => {
    expect((await templates(`seat=${OFFICE.seat}`, 'monitor')).status).toBe(403)
    expect(errorsOf(await office.api.get('officer', '/v1/templates?seat=seat-nowhere'))).toEqual([
      '422 invalid-input',
      'seat: unknown-seat',
    ])
    expect(errorsOf(await office.api.get('officer', '/v1/templates?post=post-nowhere'))).toEqual([
      '422 invalid-input',
      'post: unknown-post',
    ])
  })
})

describe('a count is judged by the rule of a step', () => {
  test('with the verdict, the bar, the article and the reckoning, and nothing is written', async () => {
    const before = await office.audited()
    const { status, body } = await evaluate(COUNT)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      outcome: 'selected',
      candidates: ['A'],
      votes: 9,
      denominator: 15,
      of: 'convened',
      bar: '> 1/2',
      article: { vi: 'Mục 3.4 Bộ quy tắc H của địa phương', en: 'Local rule set H § 3.4' },
      explanation: { vi: expect.any(String), en: expect.stringContaining('18 > 15') },
    })
    expect(await office.audited()).toEqual(before)
  })

  test('with the shares of the rule in votes, each by its article, and the sums of the count', async () => {
    const { body } = await evaluate({ ...COUNT, present: 14, issued: 14, returned: 13, blank: 0, invalid: 0 })
    expect(body.thresholds).toContainEqual({
      ...{ for: 'passing', share: '> 1/2', least: 8, of: 15 },
      article: body.article,
    })
    expect(body.sums).toEqual({ absent: 1, kept: 1, valid: 13 })
    const nine = (await evaluate({ ...COUNT, step: 'step-3' }, 'decree-115-2020')).body.thresholds
    expect(nine).toContainEqual(expect.objectContaining({ for: 'outsiders', share: '≥ 2/3', least: 10 }))
    expect(nine).toContainEqual(expect.objectContaining({ for: 'going-on', share: '≥ 3/10', least: 5 }))
  })

  test('by the second round where it is asked for, and by outsiders’ shares', async () => {
    const count = { ...COUNT, votes: { A: 7, B: 6 } }
    expect((await evaluate(count)).body).toMatchObject({ outcome: 'advances', candidates: ['A', 'B'] })
    expect((await evaluate({ ...count, round: 2 })).body).toMatchObject({ outcome: 'stopped' })
    const outside = { ...COUNT, step: 'step-3', outsiders: ['A'] }
    expect((await evaluate(outside, 'decree-115-2020')).body).toMatchObject({
      outcome: 'stopped',
      bar: '≥ 3/10',
    })
    expect((await evaluate({ ...outside, outsiders: [] }, 'decree-115-2020')).body).toMatchObject({
      outcome: 'selected',
    })
  })

  test('and says of whom there are too many where somebody is excused', async () => {
    const { body } = await evaluate({ ...COUNT, excused: 1, present: COUNT.convened })
    expect(body.errors).toEqual([
      expect.objectContaining({
        field: 'present',
        message: `Số phiếu không khớp. Nhiều hơn số người triệu tập trừ số người được miễn dự (${COUNT.convened - 1}).`,
      }),
    ])
  })

  test('by yes and no where the ballot asks about each', async () => {
    const each = { ...COUNT, step: 'leadership-vote', votes: { A: { yes: 9, no: 4 } } }
    expect((await evaluate(each, 'reappointment')).body).toMatchObject({ outcome: 'selected', votes: 9 })
    expect(errorsOf(await evaluate({ ...each, votes: { A: 9 } }, 'reappointment'))).toEqual([
      '422 count-inconsistent',
      'votes.A: count-inconsistent',
    ])
  })

  test.each([
    [{ blank: 2 }, ['422 count-inconsistent', 'returned: count-inconsistent']],
    [{ present: 16 }, ['422 count-inconsistent', 'present: count-inconsistent']],
    [{ votes: { A: 16, B: 4 } }, ['422 count-inconsistent', 'votes.A: count-inconsistent']],
    [{ votes: {} }, ['422 count-inconsistent', 'votes: count-inconsistent']],
    [{ members: 1_000_001 }, ['422 invalid-input', 'members: too-large']],
    [{ votes: { A: 1_000_001 } }, ['422 invalid-input', 'votes.A: too-large']],
    [{ issued: -1 }, ['422 invalid-input', 'issued: too-small']],
    [{ issued: 1.5 }, ['422 invalid-input', 'issued: not-a-whole-number']],
    [{ step: 'planning-check' }, ['422 invalid-input', 'step: unknown-step']],
    [{ round: 3 }, ['422 invalid-input', 'round: too-large']],
    [{ version: 2 }, ['404 rule-set-not-found']],
    [{ extra: 1 }, ['422 invalid-input', 'extra: unknown-key']],
  ])('but %j is refused by its field', async (wrong, refused) => {
    expect(errorsOf(await evaluate({ ...COUNT, ...wrong }))).toEqual(refused)
  })

  test('a step that is no vote is answered with those that are, one round is not two', async () => {
    const { body } = await evaluate({ ...COUNT, step: 'approval' }, 'decree-300-2026', '?lang=en')
    expect(body.errors[0].message).toBe('The votes of this rule set: step-1, step-2, step-3, step-4')
    expect(errorsOf(await evaluate({ ...COUNT, step: 'step-1', round: 2 }, 'decree-300-2026'))).toEqual([
      '422 invalid-input',
      'round: no-second-round',
    ])
  })

  test('outsiders are people on the ballot of a step that has a share for them', async () => {
    const outside = { ...COUNT, step: 'step-3', outsiders: ['A', 'C'] }
    expect(errorsOf(await evaluate(outside, 'decree-115-2020'))).toEqual([
      '422 invalid-input',
      'outsiders.1: not-one-of',
    ])
    for (const [language, words] of [
      ['vi', 'Bước này không lấy ai ngoài danh sách của bước trước: bỏ trường này'],
      ['en', 'This step takes nobody from outside the list of the step before: leave this out'],
    ] as const) {
      const refused = await evaluate(outside, 'decree-300-2026', `?lang=${language}`)
      expect(errorsOf(refused)).toEqual(['422 invalid-input', 'outsiders: nobody-from-outside'])
      expect(refused.body.errors[0].message).toBe(words)
    }
    expect((await evaluate({ ...outside, outsiders: [] }, 'decree-300-2026')).status).toBe(200)
  })

  test('eleven on a ballot are counted, a twelfth is refused', async () => {
    const votes = (people: number) =>
      Object.fromEntries(Array.from({ length: people }, (_, n) => [`c${n}`, n === 0 ? 13 : 0]))
    expect((await evaluate({ ...COUNT, votes: votes(11) })).status).toBe(200)
    const refused = await evaluate({ ...COUNT, votes: votes(12) }, undefined, '?lang=en')
    expect(errorsOf(refused)).toEqual(['422 invalid-input', 'votes: too-many-candidates'])
    expect(refused.body.errors[0].message).toBe('At most 11 people on one ballot')
  })
})

describe('a version is published', () => {
  test('by those who administer or manage the whole, and by nobody else', async () => {
    const body = bodyOf({ id: 'local-rights', inForce: { from: '2030-01-01' } })
    for (const login of [
      'outsider',
      'monitor',
      'approver',
      'health.officer',
      'health.admin',
      'other.officer',
    ]) {
      expect([login, ...errorsOf(await publish(body, login))]).toEqual([login, '403 not-permitted'])
    }
    expect((await publish(body, 'officer')).body).toMatchObject({ id: 'local-rights', version: 1 })
    const later = { ...body, inForce: { from: '2031-01-01' } }
    expect((await publish(later, 'admin')).body).toMatchObject({ version: 2 })
  })

  test('once for each key, with a number of its own, an author, a hash and its audit event', async () => {
    const body = bodyOf({ id: 'local-once', inForce: { from: '2030-01-01' } })
    const first = await publish(body, 'admin', 'once')
    expect(first).toMatchObject({ status: 201, body: { id: 'local-once', version: 1, status: 'published' } })
    expect(first.headers.get('location')).toBe('/v1/rule-sets/local-once?version=1')
    expect((await publish(body, 'admin', 'once')).body).toEqual(first.body)
    expect(first.body).not.toHaveProperty('warnings')
    expect(errorsOf(await publish({ ...body, reason: 'Khác' }, 'admin', 'once'))).toEqual([
      '422 idempotency-key-reused',
    ])
    const { body: read } = await office.api.get('outsider', '/v1/rule-sets/local-once')
    const { reason, ...given } = body
    expect(read).toMatchObject({
      status: 'published',
      builtIn: false,
      enteredBy: 'admin',
      enteredAt: '2026-08-03T02:00:00.000Z',
      reason,
      hash: first.body.hash,
    })
    expect(read.ruleSet).toEqual({ ...given, version: 1 })
    const { rows } = await office.pool.query(
      "SELECT bytes FROM audit_events WHERE chain = 'common' AND what = 'rule-set-published' ORDER BY position DESC LIMIT 1",
    )
    expect(JSON.parse(rows[0].bytes)).toMatchObject({
      actor: 'admin',
      after: { id: 'local-once', version: 1, reason, hash: first.body.hash },
    })
  })

  test('with a warning where nobody would stand back in its procedures', async () => {
    const { procedure, ...rules } = bodyOf({ id: 'local-related', inForce: { from: '2030-01-01' } })
    const { recusal: _, ...without } = procedure ?? {}
    const body = { ...rules, procedure: without }
    const warnings = [{ field: 'procedure.recusal', code: 'nobody-stands-back', message: expect.any(String) }]
    expect(await publish(body, 'admin')).toMatchObject({ status: 201, body: { warnings } })
  })

  test('and is never changed afterwards, not even in the database', async () => {
    await publish(bodyOf({ id: 'local-final', inForce: { from: '2030-01-01' } }))
    for (const change of [
      "UPDATE rule_sets SET reason = 'x'",
      'DELETE FROM rule_sets',
      'TRUNCATE rule_sets',
    ]) {
      await expect(office.pool.query(change)).rejects.toThrow('a published rule set is never changed')
    }
    expect((await office.api.get('admin', '/v1/rule-sets/local-final')).status).toBe(200)
  })

  test('of several at the same time one for each day in force is, each with a number of its own', async () => {
    const bodies = ['2030-01-01', '2030-01-01', '2029-01-01', '2029-01-01'].map((from) =>
      bodyOf({ id: 'local-race', inForce: { from, to: `${from.slice(0, 4)}-12-31` } }),
    )
    const answers = await Promise.all(bodies.map((body) => publish(body)))
    expect(answers.map(errorsOf).filter(([status]) => status !== '201 undefined')).toEqual(
      Array.from({ length: 2 }, () => ['422 invalid-input', 'inForce.from: overlaps-published']),
    )
    expect(answers.flatMap(({ body }) => body.version ?? []).sort()).toEqual([1, 2])
  })

  test('of planning as well as of a procedure', async () => {
    const { version: _, ...rules } = regulation377
    const published = await publish({ ...rules, id: 'local-planning', reason: 'Chỉ tiêu của tỉnh' })
    expect(published.status).toBe(201)
    const { items } = (await office.api.get('outsider', '/v1/rule-sets?status=published&limit=200')).body
    expect(items).toContainEqual(expect.objectContaining({ id: 'local-planning', type: null, kinds: [] }))
  })

  test('and what changed is told in words between versions and between rule sets', async () => {
    const one = bodyOf({ id: 'local-diff', inForce: { from: '2030-01-01' } })
    await publish(one)
    const later = { ...one, inForce: { from: '2030-01-02' } }
    await publish(
      replaced(later, ['procedure', 'steps', VOTE, 'vote', 'bar', 'value'], { numerator: 2, denominator: 3 }),
    )
    const told = async (query: string) =>
      (await office.api.get('outsider', `/v1/rule-sets/local-diff/differences?${query}`)).body.items
    const [days, ...rest] = await told('from=1&to=2')
    expect(days).toMatchObject({ path: 'inForce.from', before: '2030-01-01', after: '2030-01-02' })
    expect(rest).toEqual([
      {
        path: 'procedure.steps.collective-vote.vote.bar.value',
        what: {
          vi: 'Bước "Lấy phiếu của tập thể": cách lấy phiếu: đạt khi: > 50% → > 2/3',
          en: 'Step "Collective vote": the vote: passes: > 50% → > 2/3',
        },
        before: { numerator: 1, denominator: 2 },
        after: { numerator: 2, denominator: 3 },
      },
    ])
    expect(await told('from=2&to=2')).toEqual([])
    const other = await told('from=1&with=short-procedure&to=1')
    expect(other.map(({ path }: { path: string }) => path)).toEqual(['inForce.from'])
    const ask = (query: string) => office.api.get('outsider', `/v1/rule-sets/local-diff/differences?${query}`)
    expect(await told('')).toEqual([days, ...rest])
    expect(await told('to=2')).toEqual([days, ...rest])
    expect(errorsOf(await ask('to=1'))).toEqual(['422 invalid-input', 'with: nothing-before'])
    expect(errorsOf(await ask('from=9'))).toEqual(['422 invalid-input', 'from: no-such-rule-set'])
    expect(errorsOf(await ask('to=9'))).toEqual(['422 invalid-input', 'to: no-such-rule-set'])
    expect(errorsOf(await ask('with=no-such-text'))).toEqual(['422 invalid-input', 'with: no-such-rule-set'])
  })
})

const sound = bodyOf({ id: 'local-refused', inForce: { from: '2030-01-01' } })
const inVote = (...path: (string | number)[]) => ['procedure', 'steps', VOTE, 'vote', ...path]

describe('a rule set is refused by its fields, in both languages', () => {
  test.each([
    [inVote('bar', 'value'), 50, 'not-a-fraction'],
    [inVote('bar', 'value'), 0.5, 'not-a-fraction'],
    [inVote('bar', 'value'), '50%', 'not-a-fraction'],
    [inVote('bar', 'value'), null, 'wrong-type'],
    [inVote('bar', 'value', 'numerator'), 0.5, 'not-a-whole-number'],
    [inVote('bar', 'value', 'denominator'), 0, 'too-small'],
    [inVote('denominator', 'value'), 'everybody', 'not-one-of'],
    [inVote('quota'), 1, 'unknown-key'],
    [inVote('bar', 'article', 'fr'), 'x', 'unknown-key'],
    [inVote('noneAbove', 'value', 'take'), 'all', 'not-one-of'],
    [inVote('noneAbove', 'value', 'by'), 'head', 'unknown-key'],
    [['procedure', 'steps', VOTE, 'kind'], 'lottery', 'not-one-of'],
    [['procedure', 'steps', VOTE, 'key'], 'Bước 3', 'bad-format'],
    [['procedure', 'steps', VOTE, 'title', 'vi'], '', 'too-short'],
    [['procedure', 'times', 'enterCount', 'value'], 1.5, 'not-a-whole-number'],
    [['procedure', 'times', 'enterCount', 'value'], '2', 'wrong-type'],
    [['procedure', 'type'], 'free', 'not-one-of'],
    [['inForce', 'from'], '2030-02-30', 'not-a-date'],
    [['id'], 'Của tỉnh', 'bad-format'],
    [['sources'], [], 'too-few'],
    [['title', 'en'], 'a\u0000b', 'bad-characters'],
    [['version'], 3, 'unknown-key'],
    [['reason'], undefined, 'required'],
    [['reviewStatus'], undefined, 'required'],
    // What the parts mean together.
    [['procedure', 'times', 'enterCount', 'value'], 0, 'not-a-number-of-days'],
    [['procedure', 'kinds'], [], 'no-kind'],
    [inVote('bar', 'value', 'numerator'), 2, 'bar-out-of-range', 'bar.value'],
    [['inForce', 'to'], '2029-12-31', 'ends-before-it-begins'],
    [['id'], 'short-procedure', 'built-in'],
  ] as const)('%j: %j', async (path, value, code, at: string = '') => {
    const body = replaced(sound, path, value)
    const field = at ? inVote(...at.split('.')).join('.') : path.join('.')
    const messages = []
    for (const language of ['vi', 'en']) {
      const answer = await office.api.post('admin', `/v1/rule-sets?lang=${language}`, body)
      expect(errorsOf(answer)).toEqual(['422 invalid-input', `${field}: ${code}`])
      messages.push(answer.body.errors[0].message)
    }
    expect(messages[0]).not.toEqual(messages[1])
    expect((await office.api.get('admin', '/v1/rule-sets/local-refused')).status).toBe(404)
  })

  test('that counts ages with another day than the first or the last that could be, where it is not known', async () => {
    const counted = (value: string) =>
      replaced(
        bodyOf({ id: 'local-ages', inForce: { from: '2030-01-01' } }),
        ['procedure', 'eligibility', 'ageCountedFrom'],
        {
          ...{ value, article: { vi: 'Nghị quyết 5', en: 'Resolution 5' } },
        },
      )
    expect(errorsOf(await publish(counted('some-day')))).toEqual([
      '422 invalid-input',
      'procedure.eligibility.ageCountedFrom.value: not-one-of',
    ])
    expect((await publish(counted('first-day'))).status).toBe(201)
  })

  test('two steps of one key, a version in the shadow of another, and everything else at once', async () => {
    const later = bodyOf({ id: 'local-shadow', inForce: { from: '2031-01-01' } })
    expect((await publish(later)).status).toBe(201)
    const earlier = replaced(
      { ...later, inForce: { from: '2030-01-01' } },
      ['procedure', 'steps', 0, 'key'],
      'approval',
    )
    expect(errorsOf(await publish(earlier))).toEqual([
      '422 invalid-input',
      'procedure.steps.3.key: stage-key-twice',
      'inForce.from: overlaps-published',
    ])
    const before = { ...later, inForce: { from: '2030-01-01', to: '2030-12-31' } }
    expect((await publish(before)).body.version).toBe(2)
  })
})

describe('a draft', () => {
  const id = 'local-draft'
  const draft = bodyOf({ id, inForce: { from: '2030-01-01' } }, { draft: true })

  test('changes nothing until it is published, and is gone then', async () => {
    const unfit = replaced(draft, ['procedure', 'kinds'], [])
    const made = await office.api.post('admin', '/v1/rule-sets?lang=en', unfit)
    expect(made).toMatchObject({
      status: 201,
      body: {
        id,
        version: 1,
        status: 'draft',
        revision: 1,
        problems: [{ field: 'procedure.kinds', code: 'no-kind', message: expect.stringMatching(/^Name/) }],
      },
    })
    expect(made.headers.get('location')).toBe(`/v1/rule-sets/${id}?draft=true`)
    expect(errorsOf(await publish(draft))).toEqual(['409 already-exists'])
    expect(errorsOf(await office.api.get('admin', `/v1/rule-sets/${id}`))).toEqual(['404 rule-set-not-found'])
    const read = await office.api.get('admin', `/v1/rule-sets/${id}?draft=true`)
    expect(read.body).toMatchObject({ status: 'draft', ruleSet: { id, version: 1 }, hash: null })
    expect(read.body.problems).toHaveLength(1)
    expect(read.headers.get('etag')).toBe('"1"')
    const { items } = (await office.api.get('admin', '/v1/rule-sets?status=draft')).body
    expect(items[0].default).toBe(false)
    expect(items.map((item: { id: string }) => item.id)).toEqual([id])
    expect(
      errorsOf(
        await office.api.post(
          'admin',
          `/v1/rule-sets/drafts/${id}/publication`,
          { reason: 'x' },
          undefined,
          '"1"',
        ),
      ),
    ).toEqual(['422 invalid-input', 'procedure.kinds: no-kind'])
  })

  test('is replaced under If-Match, by those who may', async () => {
    const path = `/v1/rule-sets/drafts/${id}`
    const { draft: _, ...change } = replaced(draft, ['procedure', 'steps', VOTE, 'vote', 'bar', 'value'], {
      numerator: 2,
      denominator: 3,
    }) as typeof draft & { draft?: boolean }
    expect(errorsOf(await put(path, change, '"7"'))).toEqual(['412 precondition-failed'])
    expect(errorsOf(await put(path, change, '"1"', 'health.officer'))).toEqual(['403 not-permitted'])
    expect(errorsOf(await put(path, { ...change, id: 'another' }, '"1"'))).toEqual([
      '422 invalid-input',
      'id: id-of-the-path',
    ])
    expect(errorsOf(await put('/v1/rule-sets/drafts/none', change, '"1"'))).toEqual([
      '404 rule-set-not-found',
    ])
    const replacedBy = await put(path, change, '"1"')
    expect(replacedBy).toMatchObject({ status: 200, body: { revision: 2, problems: [] } })
    expect(replacedBy.headers.get('etag')).toBe('"2"')
    expect((await office.audited()).slice(-2)).toEqual(['rule-set-drafted', 'rule-set-draft-replaced'])
  })

  test('is tried on a count before it is law', async () => {
    const count = { ...COUNT, blank: 0, votes: { A: 10, B: 4 } }
    expect((await evaluate(count)).body).toMatchObject({ outcome: 'selected' })
    expect((await evaluate(count, id, '?draft=true')).body).toMatchObject({ outcome: 'advances' })
    expect(errorsOf(await evaluate(count, id))).toEqual(['404 rule-set-not-found'])
  })

  test('is published as a version, and the draft is gone', async () => {
    const path = `/v1/rule-sets/drafts/${id}/publication`
    const reason = 'Ban hành'
    expect(errorsOf(await office.api.post('monitor', path, { reason }))).toEqual(['403 not-permitted'])
    const publishing = (etag?: string) =>
      office.api.post('officer', path, { reason }, 'draft-published', etag)
    expect(errorsOf(await publishing())).toEqual(['428 precondition-required'])
    // What somebody else has changed since is not published unread.
    expect(errorsOf(await publishing('"1"'))).toEqual(['412 precondition-failed'])
    const published = await publishing('"2"')
    expect(published).toMatchObject({ status: 201, body: { id, version: 1, status: 'published' } })
    expect((await publishing('"2"')).body).toEqual(published.body)
    expect(errorsOf(await office.api.get('admin', `/v1/rule-sets/${id}?draft=true`))).toEqual([
      '404 rule-set-not-found',
    ])
    const read = await office.api.get('admin', `/v1/rule-sets/${id}`)
    expect(read.body).toMatchObject({ enteredBy: 'officer', reason, hash: published.body.hash })
    expect((await office.audited()).at(-1)).toBe('rule-set-published')
    expect((await publish(draft)).body).toMatchObject({ version: 2, status: 'draft' })
  })

  test('is discarded under If-Match by those who may, and audited', async () => {
    const path = `/v1/rule-sets/drafts/${id}`
    const discard = (ifMatch: string | undefined, as = 'admin', at = path) =>
      office.api.send(at, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${as}`, ...(ifMatch !== undefined && { 'if-match': ifMatch }) },
      })
    const read = () => office.api.get('admin', `/v1/rule-sets/${id}?draft=true`)
    const { reason: _, ...draftBefore } = (await read()).body
    const audited = await office.audited()
    expect(errorsOf(await discard(undefined))).toEqual(['428 precondition-required'])
    expect(errorsOf(await discard('"7"'))).toEqual(['412 precondition-failed'])
    expect(errorsOf(await discard('"1"', 'health.officer'))).toEqual(['403 not-permitted'])
    expect(errorsOf(await discard('"1"', 'admin', '/v1/rule-sets/drafts/none'))).toEqual([
      '404 rule-set-not-found',
    ])
    expect((await read()).body).toMatchObject(draftBefore)
    expect(await office.audited()).toEqual(audited)
    expect((await discard('"1"')).status).toBe(204)
    expect(errorsOf(await read())).toEqual(['404 rule-set-not-found'])
    expect(errorsOf(await discard('*'))).toEqual(['404 rule-set-not-found'])
    const { rows } = await office.pool.query(
      "SELECT bytes FROM audit_events WHERE chain = 'common' ORDER BY position DESC LIMIT 1",
    )
    expect(JSON.parse(rows[0].bytes)).toMatchObject({
      ...{ what: 'rule-set-draft-discarded', actor: 'admin' },
      before: { id, revision: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect((await publish(draft)).body).toMatchObject({ status: 'draft', revision: 1 })
  })

  test('of a rule set that ships is none', async () => {
    expect(errorsOf(await publish(bodyOf({ id: 'short-procedure' }, { draft: true })))).toEqual([
      '422 invalid-input',
      'id: built-in',
    ])
  })
})

describe('the default', () => {
  const id = 'local-default'
  const instead = { id, inForce: { from: '2030-01-01' }, takesPlaceOf: 'decree-300-2026' }
  const defaults = async (on: string) => {
    const { items } = (await office.api.get('outsider', `/v1/rule-sets?type=on-the-spot&on=${on}`)).body
    return items.filter((item: { default: boolean }) => item.default).map((item: { id: string }) => item.id)
  }
  const templates = async (on: string) => {
    const { items } = (await office.api.get('outsider', `/v1/templates?on=${on}`)).body
    return items
      .filter(({ type }: { type: string }) => type === 'on-the-spot')
      .map(({ ruleSet }: { ruleSet: { id: string } }) => ruleSet.id)
  }
  const { version: _, ...onTheSpot } = decree300

  test('stays what it is when a rule set is published that takes nobody’s place', async () => {
    const { takesPlaceOf: _place, ...byHand } = instead
    const body = { ...onTheSpot, ...byHand, id: 'local-by-hand', reason: 'Ban hành' }
    expect((await publish(body)).status).toBe(201)
    expect(await defaults('2030-01-01')).toEqual(['decree-300-2026'])
    expect(await templates('2030-01-01')).toEqual(['decree-300-2026'])
  })

  test('is the one that takes its place from its first day on, told in lists, in full and in the audit trail', async () => {
    const body = { ...onTheSpot, ...instead, reason: 'Ban hành' }
    expect((await publish(body)).status).toBe(201)
    expect(await defaults('2029-12-31')).toEqual(['decree-300-2026'])
    expect(await defaults('2030-01-01')).toEqual([id])
    expect(await templates('2029-12-31')).toEqual(['decree-300-2026'])
    expect(await templates('2030-01-01')).toEqual([id])
    const one = async (query: string) => (await office.api.get('outsider', `/v1/rule-sets/${query}`)).body
    expect(await one(`${id}?on=2030-01-01`)).toMatchObject({
      default: true,
      ruleSet: { takesPlaceOf: 'decree-300-2026' },
    })
    expect(await one(id)).toMatchObject({ default: false })
    expect(await one('decree-300-2026?on=2030-01-01')).toMatchObject({ default: false })
    const { items } = (await office.api.get('outsider', '/v1/rule-sets?status=published&limit=200')).body
    expect(items).toContainEqual(expect.objectContaining({ id, takesPlaceOf: 'decree-300-2026' }))
    const { rows } = await office.pool.query(
      "SELECT bytes FROM audit_events WHERE what = 'rule-set-published' ORDER BY position DESC LIMIT 1",
    )
    expect(JSON.parse(rows[0].bytes).after).toMatchObject({ id, takesPlaceOf: 'decree-300-2026' })
    // Its first version follows that one.
    const [days] = (await one(`${id}/differences`)).items
    expect(days).toMatchObject({ path: 'inForce.from', before: '2026-08-01', after: '2030-01-01' })
  })

  test.each([
    [{ takesPlaceOf: 'local-second' }, 'takes-own-place', 'by itself'],
    [{ takesPlaceOf: 'no-such-text' }, 'no-place-of-unknown', 'the place of: local-default'],
    [{ takesPlaceOf: 'decree-115-2020' }, 'place-of-another-kind', 'the place of: local-default'],
    [{ takesPlaceOf: 'regulation-377-2025' }, 'place-of-another-kind', 'the place of: local-default'],
    [{}, 'place-taken', 'local-default (2030-01-01)'],
  ])('is not taken by %j', async (given, code, told) => {
    const body = { ...onTheSpot, ...instead, id: 'local-second', ...given, reason: 'Ban hành' }
    const answer = await office.api.post('admin', '/v1/rule-sets?lang=en', body)
    expect(errorsOf(answer)).toEqual(['422 invalid-input', `takesPlaceOf: ${code}`])
    expect(answer.body.errors[0].message).toContain(told)
    const vietnamese = await publish(body)
    expect(vietnamese.body.errors[0].message).not.toBe(answer.body.errors[0].message)
    expect((await office.api.get('admin', '/v1/rule-sets/local-second')).status).toBe(404)
  })

  test('is not taken in a circle', async () => {
    const follows = { ...onTheSpot, ...instead, id: 'local-third', takesPlaceOf: id }
    expect((await publish({ ...follows, inForce: { from: '2031-01-01' }, reason: 'x' })).status).toBe(201)
    const again = {
      ...onTheSpot,
      ...instead,
      inForce: { from: '2032-01-01' },
      takesPlaceOf: 'local-third',
    }
    expect(errorsOf(await publish({ ...again, reason: 'x' }))).toEqual([
      '422 invalid-input',
      'takesPlaceOf: places-in-circle',
    ])
  })
})
