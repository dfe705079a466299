import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Answer } from './api-server.js'
import { type RecordsApi, recordsApi } from './records-office.js'

let office: RecordsApi
beforeAll(async () => {
  office = await recordsApi('2026-12-20T02:00:00.000Z')
  await office.pool.query('DELETE FROM evaluations')
})
afterAll(() => office.close())

const INPUTS = {
  self: 'Hoàn thành tốt',
  'peers-in-the-cell': 88,
  'subordinates-or-people-served': 85,
  'party-committee-of-the-workplace': 'Đồng ý',
  superior: 90,
  'advisory-bodies': 'Đạt',
  'measured-results': 92,
}
const put = (as: string, path: string, body: unknown, ifMatch?: string): Promise<Answer> =>
  office.api.send(`/v1/evaluations/${path}`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${as}`,
      'content-type': 'application/json',
      ...(ifMatch !== undefined && { 'if-match': ifMatch }),
    },
    body: JSON.stringify(body),
  })
const of = (points: number) => ({ points, inputs: INPUTS })

describe('an evaluation', () => {
  test('is recorded with its seven inputs, and its points become the grade', async () => {
    const made = await put('health.officer', 'an/2026', of(89))
    expect(made).toMatchObject({
      status: 201,
      body: {
        ...{ person: { id: 'an' }, unit: { id: 'u-health' }, year: 2026 },
        ...{
          grade: 'good',
          points: 89,
          inputs: INPUTS,
          recordedBy: { id: 'health.officer', name: 'health.officer' },
          version: 1,
        },
        ruleSet: { id: 'decree-335-2025', version: 1 },
      },
    })
    expect(made.headers.get('etag')).toBe('"1"')
    expect((await office.audited()).at(-1)).toBe('evaluation-recorded')
    const cadre = await office.api.get('officer', '/v1/cadres/an')
    expect(cadre.body.file.evaluations).toContainEqual({ year: 2026, grade: 'good', points: 89 })
  })

  test.each([
    [89.99, 'good'],
    [90, 'excellent'],
    [69.57, 'completed'],
  ])('with %d points keeps them to the hundredth: %s', async (points, grade) => {
    const inputs = { ...INPUTS, superior: 88.25 }
    const made = await put('officer', 'chi/2026', { points, inputs })
    expect(made.body).toMatchObject({ points, grade, inputs })
    const { file } = (await office.api.get('officer', '/v1/cadres/chi')).body
    expect(file.evaluations).toContainEqual({ year: 2026, grade, points })
    await office.pool.query("DELETE FROM evaluations WHERE person_id = 'chi'")
  })

  test('is "not completed" whatever its points on a ground with its paper, and says whose rules it follows', async () => {
    const ground = { of: 'disciplined', paper: 'Quyết định 41-QĐ/UBKTTU ngày 02/06/2026' }
    const given = { ...of(95.5), ground, employedAs: 'public-employee', likeTasks: 'Bác sĩ điều trị' }
    expect(await put('officer', 'chi/2026', given)).toMatchObject({
      status: 201,
      body: {
        ...{ grade: 'not-completed', points: 95.5, ground, employedAs: 'public-employee' },
        ...{ likeTasks: 'Bác sĩ điều trị', ruleSet: { id: 'decree-233-2026' } },
      },
    })
    expect(await put('officer', 'chi/2026', of(95.5), '"1"')).toMatchObject({
      body: { grade: 'excellent', ground: null, employedAs: 'civil-servant', likeTasks: null },
    })
    const older = { grade: 'good', evidence: 'Thông báo 31-TB/TU', ground }
    expect(await put('officer', 'chi/2024', older)).toMatchObject({
      ...{ status: 422, body: { errors: [{ field: 'ground', code: 'no-points-then' }] } },
    })
    await office.pool.query("DELETE FROM evaluations WHERE person_id = 'chi'")
  })

  test('is not recorded by the person it is about, officer or not', async () => {
    expect(await put('officer', 'officer/2026', of(99))).toMatchObject({
      status: 403,
      body: { detail: 'Không ai tự ghi vào hồ sơ của chính mình: đề nghị người khác ghi.' },
    })
  })

  test('is replaced only by whoever has read it', async () => {
    expect(await put('officer', 'an/2026', of(90))).toMatchObject({ status: 428 })
    expect(await put('officer', 'an/2026', of(90), '"7"')).toMatchObject({ status: 412 })
    expect(await put('admin', 'an/2026', of(90), '"1"')).toMatchObject({
      status: 200,
      body: { grade: 'excellent', points: 90, recordedBy: { id: 'admin' }, version: 2 },
    })
    expect((await office.audited()).at(-1)).toBe('evaluation-changed')
    expect(await put('officer', 'binh/2026', of(90), '"1"')).toMatchObject({ status: 412 })
  })

  test.each([
    ['outside 0 to 100', { ...of(101) }, 'points', 'too-large', 'Lớn nhất là 100'],
    [
      'with a thousandth',
      { ...of(70.505) },
      'points',
      'too-many-decimals',
      'Nhiều nhất 2 chữ số sau dấu phẩy',
    ],
    ['without points', { inputs: INPUTS }, 'points', 'required', 'Bắt buộc'],
    [
      'without an input',
      { points: 70, inputs: { ...INPUTS, self: undefined } },
      'inputs.self',
      'required',
      'Bắt buộc',
    ],
    [
      'with an input that nobody knows',
      { points: 70, inputs: { ...INPUTS, stars: 5 } },
      'inputs.stars',
      'unknown-key',
      'Không có trường này; hãy sửa tên hoặc bỏ đi',
    ],
    [
      'with an input of 101 points',
      { points: 70, inputs: { ...INPUTS, self: 101 } },
      'inputs.self',
      'too-large',
      'Lớn nhất là 100',
    ],
  ])('%s is refused at its field', async (_what, body, field, code, message) => {
    const answer = await put('officer', 'binh/2026', body)
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field, code, message }] } })
    expect((await office.api.get('officer', '/v1/evaluations?person=binh')).body.total).toBe(0)
  })

  test.each([
    ['2027', 'too-large', 'At most 2026'],
    ['1949', 'too-small', 'At least 1950'],
    ['none', 'not-a-whole-number', 'A whole number is expected'],
  ])('of the year %s is refused', async (year, code, message) => {
    const answer = await put('officer', `binh/${year}?lang=en`, of(80))
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'year', code, message }] } })
  })

  describe('of a year before points became grades', () => {
    const PAPER = 'Thông báo 31-TB/TU ngày 20/12/2024'
    const graded = (grade: string, evidence = PAPER) => ({ grade, evidence })

    test('is a grade with the paper that gives it, without points', async () => {
      const made = await put('officer', 'binh/2025', graded('good'))
      expect(made).toMatchObject({
        status: 201,
        body: {
          year: 2025,
          grade: 'good',
          points: null,
          inputs: {},
          ruleSet: null,
          evidence: PAPER,
          version: 1,
        },
      })
      const cadre = await office.api.get('officer', '/v1/cadres/binh')
      expect(cadre.body.file.evaluations).toContainEqual({ year: 2025, grade: 'good', points: null })
      expect((await office.audited()).at(-1)).toBe('evaluation-recorded')
      const listed = await office.api.get('officer', '/v1/evaluations?person=binh&year=2025')
      expect(listed.body.items).toMatchObject([{ grade: 'good', evidence: PAPER }])
      expect(listed.body.excellentShares).toEqual([])
    })

    test('is replaced by whoever has read it', async () => {
      expect(await put('officer', 'binh/2025', graded('completed', 'Số 2'))).toMatchObject({ status: 428 })
      const replaced = await put('officer', 'binh/2025', graded('completed', 'Số 2'), '"1"')
      expect(replaced).toMatchObject({
        status: 200,
        body: { grade: 'completed', evidence: 'Số 2', version: 2 },
      })
    })

    const given = (more: object) => ({ ...graded('good'), ...more })
    test.each([
      ['without a paper', '2024', { grade: 'good' }, 'evidence', 'required', 'Bắt buộc', 'Required'],
      [
        'with a paper of spaces',
        '2024',
        graded('good', ' '),
        'evidence',
        'too-short',
        'Bắt buộc, chưa ghi',
        'Required, nothing',
      ],
      ['without a grade', '2024', { evidence: PAPER }, 'grade', 'required', 'Bắt buộc', 'Required'],
      ['with a grade of its own', '2024', graded('best'), 'grade', 'not-one-of', 'excellent', 'excellent'],
      [
        'with points',
        '2024',
        given({ points: 80 }),
        'points',
        'no-points-then',
        'nêu grade và evidence',
        'give grade and evidence',
      ],
      [
        'with inputs',
        '2024',
        given({ inputs: INPUTS }),
        'inputs',
        'no-points-then',
        'nêu grade và evidence',
        'give grade and evidence',
      ],
      [
        'with a grade in place of points since then',
        '2026',
        { ...of(80), grade: 'excellent' },
        'grade',
        'graded-by-points',
        'theo "Đánh giá, xếp loại chất lượng (Nghị định 335/2025/NĐ-CP)": nêu points và inputs',
        'by "Evaluation and grading (Decree 335/2025/NĐ-CP)": give points and inputs',
      ],
    ])('%s is refused at its field', async (_what, year, body, field, code, vi, en) => {
      const audited = await office.audited()
      for (const [language, message] of [
        ['vi', vi],
        ['en', en],
      ]) {
        const answer = await put('officer', `binh/${year}?lang=${language}`, body)
        expect(answer).toMatchObject({
          status: 422,
          body: { errors: [{ field, code, message: expect.stringContaining(message ?? '') }] },
        })
      }
      expect((await office.api.get('officer', `/v1/evaluations?person=binh&year=${year}`)).body.total).toBe(0)
      expect(await office.audited()).toEqual(audited)
    })
  })

  test('is recorded by officers and administrators of the unit; for others there may be no such person', async () => {
    for (const login of ['approver', 'monitor', 'health.monitor', 'binh']) {
      expect([login, (await put(login, 'binh/2026', of(80))).status]).toEqual([login, 403])
    }
    for (const login of ['other.officer', 'other.monitor', 'outsider', 'an']) {
      const { status, body } = await put(login, 'binh/2026', of(80))
      expect([login, status, body.code]).toEqual([login, 404, 'cadre-not-found'])
    }
    expect(await put('officer', 'c-none/2026', of(80))).toMatchObject({ status: 404 })
  })
})

describe('a task concluded as unfinished', () => {
  test.each([
    [
      'vi',
      'Năm này có 1 nhiệm vụ đột phá được kết luận không hoàn thành: cần xem lại mức "hoàn thành tốt nhiệm vụ" (Tham số của địa phương).',
    ],
    [
      'en',
      'Breakthrough tasks of this year that were concluded as unfinished: 1. The grade "good" should be looked at again (Local parameter).',
    ],
  ])('warns in %s of a high grade of its year, and bars nothing', async (language, message) => {
    await office.pool.query('DELETE FROM evaluations')
    await office.pool.query(
      `INSERT INTO breakthrough_tasks (person_id, year, title, status) VALUES
         ('chi', 2026, 'a', 'unfinished'), ('binh', 2026, 'b', 'approved'), ('binh', 2025, 'c', 'unfinished')`,
    )
    const warnings = [{ code: 'unfinished-tasks', field: 'grade', message }]
    const made = await put('officer', `chi/2026?lang=${language}`, of(70))
    expect(made).toMatchObject({ status: 201, body: { grade: 'good', warnings } })
    const { items } = (await office.api.get('officer', `/v1/evaluations?person=chi&lang=${language}`)).body
    expect(items[0].warnings).toEqual(warnings)
    expect((await put('officer', 'chi/2026', of(69), '"1"')).body).not.toHaveProperty('warnings')
    expect((await put('officer', 'binh/2026', of(95))).body).not.toHaveProperty('warnings')
    await office.pool.query('DELETE FROM breakthrough_tasks')
  })
})

describe('the list', () => {
  test('holds what is open to the caller, one’s own included, and nothing for monitors', async () => {
    await office.pool.query('DELETE FROM evaluations')
    for (const [person, points] of [
      ['an', 95],
      ['binh', 75],
      ['chi', 40],
    ] as const) {
      expect((await put('officer', `${person}/2026`, of(points))).status).toBe(201)
    }
    await office.pool.query("INSERT INTO evaluations (person_id, year, grade) VALUES ('an', 2025, 'good')")
    const total = async (as: string, query = '') =>
      (await office.api.get(as, `/v1/evaluations?${query}`)).body.total
    for (const login of ['officer', 'approver', 'admin', 'health.officer']) expect(await total(login)).toBe(4)
    for (const login of ['monitor', 'other.officer', 'outsider']) expect(await total(login)).toBe(0)
    expect(await total('an')).toBe(2)
    expect(await total('an', 'person=binh')).toBe(0)
    expect(await total('officer', 'person=an')).toBe(2)
    expect(await total('officer', 'unit=u-province&year=2026')).toBe(3)
    expect(await total('officer', 'unit=u-other')).toBe(0)
  })

  test('says with which points and inputs an evaluation of a year is recorded, or that there were none', async () => {
    const asks = async (query: string) =>
      (await office.api.get('officer', `/v1/evaluations?person=binh&lang=en${query}`)).body.asks
    expect(await asks('&year=2026')).toMatchObject({
      ruleSet: { id: 'decree-335-2025' },
      inputs: expect.arrayContaining([{ input: 'superior', title: 'the superior' }]),
      grades: [{ grade: 'excellent', from: 90 }, {}, {}, { grade: 'not-completed', from: 0 }],
    })
    expect(await asks('&year=2015')).toBeNull()
    expect(await asks('')).toBeUndefined()
  })

  test('shows the tasks of the year that feed the evaluation', async () => {
    await office.pool.query(
      `INSERT INTO breakthrough_tasks (person_id, year, title, status) VALUES
         ('an', 2026, 'a', 'finished'), ('an', 2026, 'b', 'unfinished'), ('an', 2025, 'c', 'approved')`,
    )
    const { items } = (await office.api.get('officer', '/v1/evaluations?person=an')).body
    expect(
      items.map((each: { year: number; breakthroughTasks: object }) => [each.year, each.breakthroughTasks]),
    ).toEqual([
      [2026, { finished: 1, unfinished: 1, open: 0 }],
      [2025, { finished: 0, unfinished: 0, open: 1 }],
    ])
  })

  test('is read page after page without loss', async () => {
    const seen: string[] = []
    let cursor = ''
    do {
      const { body } = await office.api.get('officer', `/v1/evaluations?limit=1${cursor}`)
      seen.push(
        ...body.items.map((each: { year: number; person: { id: string } }) => each.year + each.person.id),
      )
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`
    } while (cursor)
    expect(seen).toEqual(['2026an', '2026binh', '2026chi', '2025an'])
  })

  test('warns where "excellent" is more than a fifth of those graded good, of a body and of each group of like tasks', async () => {
    const shares = async (as: string, query: string) =>
      (await office.api.get(as, `/v1/evaluations?${query}`)).body.excellentShares
    await office.pool.query(
      `INSERT INTO evaluations (person_id, year, grade, like_tasks)
       SELECT 'voter' || n, 2026, CASE WHEN n < 3 THEN 'excellent' ELSE 'good' END, CASE WHEN n IN (1, 3) THEN 'Chuyên viên' END
       FROM generate_series(1, 11) n`,
    )
    const [whole, group, ...others] = await shares('officer', 'year=2026')
    expect(others).toEqual([])
    expect(whole).toMatchObject({
      ...{ unit: { id: 'u-health', name: 'Sở Y tế' }, year: 2026, employedAs: 'civil-servant' },
      ...{ likeTasks: null, unitGrade: null, excellent: 3, most: 2 },
      share: {
        value: { numerator: 3, denominator: 10 },
        percent: 30,
        verdict: 'warning',
        target: { atMost: { numerator: 1, denominator: 5 }, article: 'Nghị định 335/2025/NĐ-CP' },
      },
    })
    expect(group).toMatchObject({
      likeTasks: 'Chuyên viên',
      excellent: 1,
      most: 0,
      share: { verdict: 'warning' },
    })
    expect(await shares('officer', 'unit=u-other&year=2026')).toEqual([])
    expect(await shares('officer', '')).toEqual([])
    expect(await shares('officer', 'year=2025')).toEqual([])
    for (const login of ['an', 'monitor', 'other.officer'])
      expect(await shares(login, 'year=2026')).toEqual([])
  })

  test('of a body that its paper says is outstanding a quarter may be', async () => {
    const path = 'units/u-health/2026'
    const body = { grade: 'excellent', evidence: 'Quyết định 12/QĐ-UBND ngày 10/12/2026' }
    for (const login of ['approver', 'monitor', 'an']) expect((await put(login, path, body)).status).toBe(403)
    expect(await put('health.officer', path, body)).toMatchObject({
      status: 201,
      body: { version: 1, ...body },
    })
    expect((await office.audited()).at(-1)).toBe('unit-grade-recorded')
    expect(await put('health.officer', path, { ...body, grade: 'good' })).toMatchObject({ status: 428 })
    const { body: page } = await office.api.get('health.officer', '/v1/evaluations?unit=u-health&year=2026')
    expect(page).toMatchObject({
      gradesUnit: true,
      excellentShares: [
        {
          ...{ unitGrade: { grade: 'excellent', version: 1 }, excellent: 3, most: 2 },
          share: { target: { atMost: { numerator: 1, denominator: 4 } } },
        },
        {},
      ],
    })
  })

  test('of a body is entered by none who heads it, nor by whoever is near to its head: their own is measured against it', async () => {
    const { pool } = office
    await pool.query(
      "INSERT INTO groups (id, unit_id, kind, name_vi, name_en) VALUES ('g-heads', 'u-health', 'leadership-collective', 'x', 'x')",
    )
    await pool.query(
      "INSERT INTO group_members (group_id, person_id, duty, from_on, to_on) VALUES ('g-heads', 'officer', 'head', '2020-01-01', '2026-12-31')",
    )
    await pool.query(
      "INSERT INTO relations (person_id, relative_id, kind, declared_on, source) VALUES ('health.officer', 'officer', 'spouse', '2026-01-05', 'x')",
    )
    const body = { grade: 'good', evidence: 'Quyết định 8/QĐ-UBND ngày 10/12/2025' }
    const graded = (as: string, year: string) => put(as, `units/u-health/${year}`, body)
    const refused = { status: 403, body: { code: 'not-permitted' } }
    expect(await graded('officer', '2025')).toMatchObject(refused)
    expect(await graded('health.officer', '2025')).toMatchObject(refused)
    const offered = async (as: string, year: string) =>
      (await office.api.get(as, `/v1/evaluations?unit=u-health&year=${year}`)).body.gradesUnit
    expect(await Promise.all(['officer', 'health.officer'].map((as) => offered(as, '2025')))).toEqual([
      false,
      false,
    ])
    expect(await offered('officer', '2019')).toBe(true)
    // Of a year before they headed it, and of one whose end another sees.
    expect(await graded('officer', '2019')).toMatchObject({ status: 201 })
    expect(await graded('health.officer', '2026')).toMatchObject({ status: 428 })
    expect(await graded('officer', '0000')).toMatchObject({ status: 422 })
    for (const table of ['group_members', 'groups']) {
      await pool.query(`DELETE FROM ${table} WHERE ${table === 'groups' ? 'id' : 'group_id'} = 'g-heads'`)
    }
    await pool.query('DELETE FROM relations')
  })

  test('of a head above the grade of their unit warns, of public employees (Decree 233/2026 art. 12.7)', async () => {
    await office.pool.query(
      "INSERT INTO groups (id, unit_id, kind, name_vi, name_en) VALUES ('g-health-heads', 'u-health', 'leadership-collective', 'x', 'x')",
    )
    await office.pool.query(
      "INSERT INTO group_members (group_id, person_id, duty, from_on) VALUES ('g-health-heads', 'chi', 'head', '2020-01-01')",
    )
    await office.pool.query("DELETE FROM evaluations WHERE person_id = 'chi'")
    const given = { ...of(95.5), employedAs: 'public-employee' }
    expect((await put('officer', 'chi/2026', given)).body.warnings).toBeUndefined()
    const grade = { grade: 'good', evidence: 'Quyết định 13/QĐ-UBND ngày 12/12/2026' }
    expect((await put('health.officer', 'units/u-health/2026', grade, '"1"')).status).toBe(200)
    const { items, asksOfEmployees } = (
      await office.api.get('officer', '/v1/evaluations?person=chi&year=2026')
    ).body
    expect(items).toMatchObject([
      { warnings: [{ code: 'head-above-unit', message: expect.stringContaining('khoản 7 Điều 12') }] },
    ])
    expect(asksOfEmployees.beside.join(' ')).toContain('dưới: 6 tháng (khoản 1 Điều 14')
    await office.pool.query("DELETE FROM group_members WHERE group_id = 'g-health-heads'")
    expect(
      (await office.api.get('officer', '/v1/evaluations?person=chi&year=2026')).body.items[0].warnings,
    ).toBeUndefined()
  })

  test('refuses what is no year', async () => {
    expect((await office.api.get('officer', '/v1/evaluations?year=26')).body.errors).toMatchObject([
      { field: 'year', code: 'too-small' },
    ])
  })
})
