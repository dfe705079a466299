import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import JSZip from 'jszip'
import { addDays } from '../../domain/deadlines/dates.js'
import { until } from '../support/product.js'
import { insertCandidate } from '../support/small-office.js'
import {
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

async function launchProblem(body: object, as = 'officer'): Promise<unknown> {
  const answer = await office.post(as, '/v1/procedures', { kind: 'appointment', candidates: ['an'], ...body })
  return [
    answer.status,
    answer.body.code,
    ...(answer.body.errors ?? []).map((e: { field: string; code: string }) => `${e.field}: ${e.code}`),
  ]
}

async function cases(): Promise<number> {
  const { rows } = await office.stack.pool.query<{ n: number }>('SELECT count(*) AS n FROM cases')
  return rows[0]?.n ?? 0
}

describe('whom a launch could propose', () => {
  const eligible = async (as: string, of: string): Promise<string[]> =>
    (await office.get(as, `/v1/cadres?limit=200&eligibleFor=${of}`)).body.items.map(
      ({ id }: { id: string }) => id,
    )
  /** Of those planned for the post, whoever meets every criterion by the preview of a launch. */
  async function judgedByPreviews(): Promise<string[]> {
    const { body } = await office.get('officer', `/v1/planning?post=${OFFICE.post}&current=true&limit=200`)
    const met: string[] = []
    for (const { person } of body.items) {
      const asked = { kind: 'appointment', seatId: OFFICE.seat, candidates: [person.id] }
      const preview = await office.post('officer', '/v1/procedures/preview', asked)
      if (preview.body.candidates[0].met) met.push(person.id)
    }
    return met
  }

  test('is found by who is eligible, as the preview judges them, by the post as by a seat of it', async () => {
    const { pool } = office.stack
    const all = await judgedByPreviews()
    expect(all.sort()).toEqual(['an', 'binh', 'chi'])
    expect((await eligible('officer', OFFICE.post)).sort()).toEqual(all)
    expect((await eligible('officer', OFFICE.seat)).sort()).toEqual(all)
    await pool.query(
      `INSERT INTO disciplines (person_id, kind, effective_on) VALUES ('binh', 'warning', now()::date)`,
    )
    try {
      expect((await judgedByPreviews()).sort()).toEqual(['an', 'chi'])
      expect((await eligible('officer', OFFICE.post)).sort()).toEqual(['an', 'chi'])
    } finally {
      await pool.query(`DELETE FROM disciplines WHERE person_id = 'binh'`)
    }
    expect(await eligible('officer', 'post-none')).toEqual([])
  })

  test('are those alone whose files one reads: a monitor finds nobody, and that files were read is on record', async () => {
    const { pool } = office.stack
    await pool.query('TRUNCATE reads_on_record')
    expect(await eligible('health.monitor', OFFICE.post)).toEqual([])
    await eligible('officer', OFFICE.post)
    const { rows } = await pool.query<{ reader: string }>(
      'SELECT DISTINCT reader_id AS reader FROM reads_on_record',
    )
    expect(rows).toEqual([{ reader: 'officer' }])
  })
})

describe('a launch that is refused', () => {
  test('unknown post, seat or cadre, a candidate twice, a kind that does not fit: each at its field, nothing changed', async () => {
    const before = await cases()
    const seatId = OFFICE.seat
    expect(await launchProblem({ postId: 'post-none' })).toEqual([
      422,
      'invalid-input',
      'postId: unknown-post',
    ])
    expect(await launchProblem({ seatId: 'seat-none' })).toEqual([
      422,
      'invalid-input',
      'seatId: unknown-seat',
    ])
    expect(await launchProblem({})).toEqual([422, 'invalid-input', 'seatId: required'])
    expect(await launchProblem({ seatId, postId: OFFICE.electedPost })).toEqual([
      422,
      'invalid-input',
      'seatId: seat-of-another-post',
    ])
    expect(await launchProblem({ seatId, candidates: ['an', 'nobody', 'an'] })).toEqual([
      422,
      'invalid-input',
      'candidates.1: unknown-cadre',
      'candidates.2: named-twice',
    ])
    expect(await launchProblem({ seatId: OFFICE.electedSeat })).toEqual([
      422,
      'invalid-input',
      'kind: kind-does-not-fit-post',
    ])
    expect(await launchProblem({ seatId, type: 'from-elsewhere', ruleSetId: 'short-procedure' })).toEqual([
      422,
      'invalid-input',
      'ruleSetId: unknown-rule-set',
    ])
    expect(await launchProblem({ seatId, ruleSetId: 'decree-1' })).toEqual([
      422,
      'invalid-input',
      'ruleSetId: unknown-rule-set',
    ])
    expect(await launchProblem({ seatId, ruleSetVersion: 99 })).toEqual([
      422,
      'invalid-input',
      'ruleSetVersion: version-of-no-rule-set',
    ])
    expect(await launchProblem({ seatId, type: 'reappointment' })).toEqual([
      422,
      'invalid-input',
      'kind: kind-does-not-fit-rule-set',
    ])
    expect(await launchProblem({ seatId, ruleSetId: 'regulation-80-2022' })).toEqual([
      422,
      'invalid-input',
      'kind: kind-does-not-fit-rule-set',
    ])
    expect(await launchProblem({ seatId, candidates: [] })).toEqual([
      422,
      'invalid-input',
      'candidates: too-few',
    ])
    expect(await cases()).toBe(before)
  })

  test('a post with several vacant seats has to be told which; a post that is filled is 409', async () => {
    expect(await launchProblem({ postId: OFFICE.post })).toEqual([
      422,
      'invalid-input',
      'seatId: seat-ambiguous',
    ])
    expect(await launchProblem({ seatId: OFFICE.formerSeat, candidates: ['binh'] })).toEqual([
      422,
      'invalid-input',
      'candidates.0: already-holds-post',
    ])
    expect(await launchProblem({ seatId: OFFICE.formerSeat, candidates: ['voter1'] })).toEqual([
      409,
      'seat-filled',
    ])
    expect(await launchProblem({ postId: 'post-division', candidates: ['voter1'] })).toEqual([
      409,
      'seat-filled',
    ])
  })

  test('only an HR officer of the unit launches; a monitor, a candidate and the officer of another unit do not', async () => {
    for (const as of ['monitor', 'approver', 'an', 'other.officer']) {
      expect(await launchProblem({ seatId: OFFICE.seat }, as)).toEqual([403, 'not-permitted'])
    }
  })

  test('only a completed procedure can be revoked, and only one that the officer sees', async () => {
    const revoke = async (revokes: string, as = 'officer') => {
      const { status, body } = await office.post(as, '/v1/procedures', { kind: 'revocation', revokes })
      return [status, body.code, body.errors?.[0]?.field]
    }
    const id = await office.launch()
    expect(await revoke(id)).toEqual([409, 'not-revocable', undefined])
    expect(await revoke('p-none')).toEqual([422, 'invalid-input', 'revokes'])
    expect(await revoke(id, 'other.officer')).toEqual([422, 'invalid-input', 'revokes'])
  })
})

describe('who sees a procedure', () => {
  test('whoever has neither role nor part in it is told that there is none', async () => {
    const id = await office.launch()
    for (const path of [
      `/v1/procedures/${id}`,
      `/v1/procedures/${id}/events`,
      `/v1/procedures/${id}/decision`,
    ]) {
      for (const as of ['outsider', 'other.monitor', 'binh', 'teller1']) {
        expect([as, path, (await office.get(as, path)).body.code]).toEqual([as, path, 'procedure-not-found'])
      }
      expect((await office.get('officer', path)).body.code).not.toBe('procedure-not-found')
    }
    expect(await office.post('outsider', `/v1/procedures/${id}/suspension`, { reason: 'x' })).toMatchObject({
      status: 404,
      body: { code: 'procedure-not-found' },
    })
    expect(await office.post('monitor', `/v1/procedures/${id}/suspension`, { reason: 'x' })).toMatchObject({
      status: 403,
      body: { code: 'not-permitted' },
    })
    expect((await office.get('an', `/v1/procedures/${id}`)).status).toBe(200)
    expect((await office.get('health.monitor', `/v1/procedures/${id}`)).status).toBe(200)
  })

  test('the evidence of a criterion begins as a sentence does, in either language', async () => {
    const id = await office.launch(['an', 'binh'])
    for (const language of ['vi', 'en']) {
      const { body } = await office.get('officer', `/v1/procedures/${id}?lang=${language}`)
      const said: string[] = body.eligibility.flatMap(({ results }: { results: { evidence: string }[] }) =>
        results.map(({ evidence }) => evidence),
      )
      expect(said.length).toBeGreaterThan(4)
      for (const evidence of said) expect(evidence).toMatch(/^(?:\p{Lu}|\d+(?: \p{Ll}|:))/u)
      // '36 tháng ở chức vụ …'
      expect(said.some((evidence) => /^\d/.test(evidence))).toBe(true)
    }
  })

  test('an officer reads the evidence of eligibility, a monitor none, a candidate their own only', async () => {
    const id = await office.launch(['an', 'binh'])
    const evidence = async (as: string) => {
      const { body } = await office.get(as, `/v1/procedures/${id}`)
      return body.eligibility.map(({ candidate }: { candidate: { id: string } }) => candidate.id)
    }
    expect(await evidence('officer')).toEqual(['an', 'binh'])
    expect(await evidence('monitor')).toEqual([])
    expect(await evidence('an')).toEqual(['an'])
    const { body } = await office.get('an', `/v1/procedures/${id}`)
    expect(body.candidates).toEqual([
      { id: 'an', name: 'Người an', status: 'active', reason: null },
      { id: 'binh', name: 'Người binh', status: 'active' },
    ])
  })

  test('a formal decision taken meanwhile stands on the procedure for its officers, until it is ended', async () => {
    const person = await newCandidate('accused')
    const id = await office.launch([person])
    const blocks = async (as: string) => (await office.get(as, `/v1/procedures/${id}`)).body.blocks
    expect(await blocks('officer')).toEqual([])
    const decision = { authority: 'Ủy ban Kiểm tra Tỉnh ủy', number: '12-QĐ/UBKTTU', decidedOn: today() }
    const measure = { kind: 'denunciation-verification', ...decision }
    const entered = await office.post('officer', `/v1/cadres/${person}/measures`, measure)
    expect(entered.status).toBe(201)
    expect(await blocks('officer')).toEqual([
      {
        candidate: { id: person, name: expect.any(String) },
        measure: 'denunciation-verification',
        what: expect.stringMatching(
          /^có quyết định thành lập đoàn \(tổ\) xác minh tố cáo, từ .* \(số 12-QĐ\/UBKTTU, Ủy ban Kiểm tra Tỉnh ủy\)$/,
        ),
      },
    ])
    expect(await blocks('monitor')).toBeUndefined()
    expect(await blocks(person)).toBeUndefined()
    const ending = { endedOn: today(), authority: decision.authority, number: '31-KL/UBKTTU' }
    const place = `/v1/cadres/${person}/measures/${entered.body.id}/ending`
    expect((await office.post('officer', place, ending)).status).toBe(200)
    expect(await blocks('officer')).toEqual([])
  })

  test('what a candidate declared to have an interest in is shown to officers as far as it touches the procedure', async () => {
    const [person, other] = [await newCandidate('owner'), await newCandidate('debtor')]
    const id = await office.launch([person, other])
    const interests = async (as: string) =>
      (await office.get(as, `/v1/procedures/${id}?lang=en`)).body.interests
    const of = (who: string, declaredOn: string | null, items: object[]) => ({
      ...{ candidate: { id: who, name: expect.any(String) }, declaredOn, items },
    })
    expect(await interests('officer')).toEqual([of(person, null, []), of(other, null, [])])
    const declared = { declaredOn: '2026-07-01', source: 'Bản kê khai' }
    for (const interest of [
      { kind: 'capital', what: 'Cổ phần', unit: OFFICE.department },
      { kind: 'loan', what: 'Cho vay', other },
      { kind: 'loan', what: 'Vay', other: 'teller1' },
      { kind: 'contract', what: 'Thuê nhà' },
    ]) {
      const place = `/v1/cadres/${person}/interests`
      expect((await office.post('officer', place, { ...declared, ...interest })).status).toBe(201)
    }
    const declaredOn = '2026-07-01'
    const shares = { kind: 'capital', kindName: 'capital or shares', what: 'Cổ phần', declaredOn }
    const loan = { kind: 'loan', kindName: 'a loan or common property', what: 'Cho vay', declaredOn }
    const items = [
      { ...shares, other: null, unit: { id: OFFICE.department, name: 'Health' } },
      { ...loan, other: { id: other, name: `Người ${other}` }, unit: null },
      { ...loan, what: 'Vay', other: { id: 'teller1', name: 'Người teller1' }, unit: null },
    ]
    expect(await interests('officer')).toEqual([of(person, declaredOn, items), of(other, null, [])])
    expect(await interests('monitor')).toBeUndefined()
    expect(await interests(person)).toBeUndefined()
  })

  test('of two candidates of one procedure neither enters anything in the file of the other', async () => {
    const [one, other] = [await newCandidate('rival1'), await newCandidate('rival2')]
    await office.stack.pool.query("INSERT INTO role_grants VALUES ($1, 'hr_officer', $2)", [
      one,
      OFFICE.department,
    ])
    const decision = { authority: 'Ủy ban Kiểm tra', number: '99-QĐ', decidedOn: today() }
    const measure = { kind: 'inspection', ...decision }
    const id = await office.launch([one, other])
    expect(await office.post(one, `/v1/cadres/${other}/measures?lang=en`, measure)).toMatchObject({
      status: 403,
      body: { detail: 'Both of you are candidates of an open procedure: ask a colleague.' },
    })
    const end = { reason: 'Dừng' }
    expect((await office.post('officer', `/v1/procedures/${id}/withdrawal`, end)).status).toBe(200)
    expect((await office.post(one, `/v1/cadres/${other}/measures`, measure)).status).toBe(201)
    await office.stack.pool.query('DELETE FROM role_grants WHERE person_id = $1', [one])
  })

  test('a rotation is ended only of somebody in rotation', async () => {
    expect(
      await launchProblem({ kind: 'rotation-end', candidates: undefined, seatId: OFFICE.formerSeat }),
    ).toEqual([422, 'invalid-input', 'seatId: not-in-rotation'])
  })

  test('why a candidate was rejected is told to officers and to that candidate', async () => {
    const [kept, left] = [await newCandidate('kept'), await newCandidate('left')]
    const id = await office.launch([kept, left])
    await office.complete('officer', id, 'confirm-eligibility', { decision: 'confirm' }, kept)
    const reason = 'Đang xem xét kỷ luật'
    expect(
      (await office.complete('officer', id, 'confirm-eligibility', { decision: 'reject', reason }, left))
        .status,
    ).toBe(200)
    const told = async (as: string) =>
      JSON.stringify((await office.get(as, `/v1/procedures/${id}`)).body).includes(reason)
    expect([await told('officer'), await told(left), await told(kept), await told('monitor')]).toEqual([
      true,
      true,
      false,
      false,
    ])
    const trail = async (as: string) =>
      JSON.stringify((await office.get(as, `/v1/procedures/${id}/events`)).body).includes(reason)
    expect([await trail('officer'), await trail(left), await trail(kept), await trail('monitor')]).toEqual([
      true,
      false,
      false,
      false,
    ])
  })
})

describe('a procedure as it is read', () => {
  test('says what it waits for, since when, until when and why until then', async () => {
    const id = await office.launch()
    const answer = await office.get('monitor', `/v1/procedures/${id}?lang=en`)
    expect(answer.headers.get('etag')).toBe(`"${answer.body.sequence}"`)
    expect(answer.body).toMatchObject({
      status: 'running',
      stage: 'planning-check',
      unit: { id: OFFICE.department, name: 'Health' },
      stages: [
        { key: 'planning-check', title: 'Planning check', status: 'open' },
        { key: 'action-program', status: 'waiting' },
        { key: 'collective-vote' },
        { key: 'approval' },
      ],
      waitingFor: [
        {
          kind: 'confirm-eligibility',
          candidate: { id: 'an' },
          who: { group: { id: 'g-office' } },
          overdue: false,
          deadline: { workingDays: expect.any(Number), article: expect.any(String), provisional: false },
        },
      ],
    })
    const [waiting] = answer.body.waitingFor
    expect(waiting.deadline.due > today()).toBe(true)
    expect(answer.body.dueOn).toBe(waiting.deadline.due)
  })

  describe('its trail', () => {
    interface Told {
      kind: string
      sentence: string
      detail: string | null
    }
    const people = ['trail-in', 'trail-out']
    let id: string
    beforeAll(async () => {
      for (const person of people) await newCandidate(person)
      id = await office.launch(people)
      const reject = { decision: 'reject', reason: 'Chưa đủ hồ sơ' }
      await office.complete('officer2', id, 'confirm-eligibility', reject, 'trail-out')
      await office.post('officer', `/v1/procedures/${id}/suspension`, { reason: 'Xác minh' })
      await office.post('officer', `/v1/procedures/${id}/resumption`, { reason: 'Đã rõ' })
    })
    const trail = async (as: string, query = '') =>
      (await office.get(as, `/v1/procedures/${id}/events?${query}`)).body
    const told = async (as: string, query = '') =>
      (await trail(as, query)).items.map(({ kind, sentence, detail }: Told) => [kind, sentence, detail])

    test('says in a sentence who did what, of whom, with what was said, in either language', async () => {
      expect(await told('officer')).toEqual([
        ['result', 'Người officer khởi động quy trình với Người trail-in, Người trail-out', null],
        [
          'work',
          'Người officer2 xác nhận điều kiện, tiêu chuẩn: Người trail-out',
          'không đủ điều kiện · “Chưa đủ hồ sơ”',
        ],
        ['stopped', 'Người officer tạm dừng hồ sơ', '“Xác minh”'],
        ['work', 'Người officer cho hồ sơ tiếp tục', '“Đã rõ”'],
      ])
      expect((await told('officer', 'lang=en'))[2]).toEqual([
        ...['stopped', 'Người officer suspended the procedure', '“Xác minh”'],
      ])
    })

    test('tells in its sentences no more than beside them: a monitor no reason, a candidate nobody', async () => {
      expect((await told('monitor')).slice(1, 3)).toEqual([
        ['work', 'Người officer2 hoàn thành một việc', null],
        ['stopped', 'Người officer tạm dừng hồ sơ', null],
      ])
      expect((await told('trail-in')).slice(1, 3)).toEqual([
        ['work', 'Hoàn thành một việc', null],
        ['stopped', 'Tạm dừng hồ sơ', null],
      ])
    })

    test('is filtered by kind and by person, but for whoever is not told who acts', async () => {
      const sentences = async (as: string, query: string) =>
        (await told(as, query)).map(([, sentence]: string[]) => sentence)
      expect(await sentences('officer', 'kind=stopped')).toEqual(['Người officer tạm dừng hồ sơ'])
      expect(await sentences('officer', 'kind=work')).toHaveLength(2)
      expect(await sentences('officer', 'person=officer2')).toHaveLength(1)
      expect(await sentences('officer', 'person=officer&kind=result')).toHaveLength(1)
      expect(await trail('officer', 'person=officer')).toMatchObject({ total: 3, nextCursor: null })
      expect(await trail('trail-in', 'person=officer2')).toMatchObject({ items: [], total: 0 })
      expect((await office.get('officer', `/v1/procedures/${id}/events?kind=none`)).body).toMatchObject({
        errors: [{ field: 'kind' }],
      })
    })

    test('says when and by what it was verified, and that it is not intact where an event was changed', async () => {
      const before = new Date().toISOString()
      const { verifiedAt, verifiedBy, intact, length } = await trail('monitor', 'limit=1')
      expect([intact, length, verifiedAt >= before]).toEqual([true, 4, true])
      expect(verifiedBy).toMatch(/mọi mã khóa được tính lại/)
      const { pool } = office.stack
      const change = (from: string, to: string) =>
        pool.query(
          'UPDATE audit_events SET bytes = replace(bytes, $2, $3) WHERE chain = $1 AND position = 3',
          [id, from, to],
        )
      await change('Xác minh', 'Khác')
      try {
        expect(await trail('monitor', 'kind=work')).toMatchObject({ intact: false })
      } finally {
        await change('Khác', 'Xác minh')
      }
      expect(await trail('monitor')).toMatchObject({ intact: true })
    })

    test('is of a procedure that a list tells with its law, whom it waits for, and who is still in', async () => {
      const listed = async (query: string) =>
        (await office.get('officer', `/v1/procedures?limit=200&${query}`)).body.items
      const found = async (query: string) =>
        (await listed(query)).find((item: { id: string }) => item.id === id)
      const task = await office.task('officer', id, 'confirm-eligibility')
      await office.post('officer2', `/v1/tasks/${task}/claim`, {})
      expect(await found('type=short')).toMatchObject({
        ...{ type: 'short', ruleSet: { id: 'short-procedure', version: 1 }, stillIn: 1 },
        candidates: [{ status: 'active' }, { status: 'rejected' }],
        waitsFor: [
          {
            ...{ kind: 'confirm-eligibility', candidate: 'Người trail-in' },
            ...{ who: { group: { id: OFFICE.office } }, claimedBy: { id: 'officer2' } },
            reasonInWords: 'Người officer2 đã nhận, chưa hoàn thành.',
          },
        ],
      })
      await office.post('officer2', `/v1/tasks/${task}/release`, {})
      expect(await found('type=reappointment')).toBeUndefined()
      expect(await found('type=short&ruleSet=decree-138-2020')).toBeUndefined()
      const since = (await listed('sort=waitingSince')).map(
        (item: { waitingSince: string }) => item.waitingSince,
      )
      expect(since).toEqual([...since].sort())
      expect(await listed('sort=waitingSince&status=closed')).toEqual([])
    })
  })

  test('names people wherever it speaks of them: in the steps, in the tasks, in the trail', async () => {
    const people = [await newCandidate('goes-on'), await newCandidate('is-left')]
    const id = await office.launch(people)
    const reject = { decision: 'reject', reason: 'Chưa đủ hồ sơ' }
    await office.complete('officer', id, 'confirm-eligibility', reject, 'is-left')
    await office.complete('officer', id, 'confirm-eligibility', { decision: 'confirm' }, 'goes-on')
    const { stages } = (await office.get('officer', `/v1/procedures/${id}`)).body
    expect(stages[0].outcome.rejected).toEqual([
      { candidate: { id: 'is-left', name: 'Người is-left' }, reason: reject.reason },
    ])
    const trail = async (as: string) => (await office.get(as, `/v1/procedures/${id}/events`)).body.items
    const [launched] = await trail('officer')
    expect(launched.names).toMatchObject({ 'goes-on': 'Người goes-on', 'is-left': 'Người is-left' })
    expect((await trail('monitor'))[0].names).toBeUndefined()

    const documentId = await insertActionProgram(office.stack, id, 'goes-on')
    await office.complete('goes-on', id, 'submit-action-program', { documentId, summary: 'x' })
    await office.complete('reviewer', id, 'review-action-program', { accepted: true })
    const task = await office.task('officer', id, 'convene-vote')
    expect((await office.get('officer', `/v1/tasks/${task}`)).body).toMatchObject({
      about: { candidates: ['goes-on'] },
      names: { 'goes-on': 'Người goes-on' },
    })
    expect((await office.get('monitor', `/v1/tasks/${task}`)).body).not.toHaveProperty('names')
  })

  test('the same procedure read again with its ETag is not sent again', async () => {
    const id = await office.launch()
    const first = await office.get('officer', `/v1/procedures/${id}`)
    const etag = first.headers.get('etag') ?? ''
    expect(
      await office.get('officer', `/v1/procedures/${id}`, {
        'if-none-match': etag,
        // Without it, fetch asks for a fresh copy.
        'cache-control': 'max-age=0',
      }),
    ).toMatchObject({ status: 304 })
    await office.post('officer', `/v1/procedures/${id}/suspension`, { reason: 'Chờ ý kiến' })
    expect(
      await office.get('officer', `/v1/procedures/${id}`, {
        'if-none-match': etag,
        'cache-control': 'max-age=0',
      }),
    ).toMatchObject({
      status: 200,
      body: { status: 'suspended' },
    })
  })

  test('returns, suspensions and withdrawals of candidates are answered with where the case then stands', async () => {
    const id = await office.launch(['an', 'binh'])
    const post = (path: string, body: object, as = 'officer') =>
      office.post(as, `/v1/procedures/${id}/${path}`, body)
    expect(await post('return', { stage: 'collective-vote', reason: 'Sớm' })).toMatchObject({
      status: 422,
      body: { code: 'stage-not-earlier', errors: [{ field: 'stage' }] },
    })
    expect(await post('return', { stage: 'no-such-stage', reason: 'x' })).toMatchObject({
      status: 422,
      body: { code: 'stage-not-found', errors: [{ field: 'stage' }] },
    })
    expect(await post('candidates/chi/block', { reason: 'x' })).toMatchObject({
      status: 404,
      body: { code: 'candidate-not-found' },
    })
    expect(await post('candidates/binh/withdrawal', { reason: 'Xin rút' }, 'an')).toMatchObject({
      status: 403,
      body: { code: 'not-permitted' },
    })
    expect(await post('candidates/binh/withdrawal', { reason: 'Xin rút' }, 'binh')).toMatchObject({
      status: 200,
    })
    expect(await post('candidates/binh/withdrawal', { reason: 'Xin rút' })).toMatchObject({
      status: 409,
      body: { code: 'candidate-not-active' },
    })
    const { body } = await office.get('officer', `/v1/procedures/${id}`)
    expect(body.candidates).toMatchObject([{ status: 'active' }, { status: 'withdrawn', reason: 'Xin rút' }])
  })
})

describe('lists', () => {
  test('hold only what the caller may see, counted after their rights', async () => {
    const id = await office.launch(['chi'])
    const seen = async (as: string) => {
      const { body } = await office.get(as, '/v1/procedures?candidate=chi')
      return [body.total, body.items.map((item: { id: string }) => item.id)]
    }
    expect(await seen('officer')).toEqual([1, [id]])
    expect(await seen('health.monitor')).toEqual([1, [id]])
    expect(await seen('chi')).toEqual([1, [id]])
    expect(await seen('officer2')).toEqual([1, [id]])
    for (const as of ['other.monitor', 'outsider', 'an', 'teller1']) expect(await seen(as)).toEqual([0, []])
  })

  test('page through every procedure once, in order, whatever the sort', async () => {
    await Promise.all([office.launch(), office.launch(), office.launch()])
    const all = (await office.get('officer', '/v1/procedures?limit=200')).body
    for (const as of ['officer', 'health.monitor', 'an']) {
      const expected = (await office.get(as, '/v1/procedures?limit=200')).body
      for (const sort of ['launchedAt', 'number', 'dueOn']) {
        const ids: string[] = []
        let cursor: string | null = ''
        while (cursor !== null) {
          const { body } = await office.get(
            as,
            `/v1/procedures?sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`,
          )
          ids.push(...body.items.map((item: { id: string }) => item.id))
          cursor = body.nextCursor
        }
        expect(new Set(ids).size).toBe(ids.length)
        expect(ids.length).toBe(expected.total)
      }
    }
    const launched = all.items.map((item: { launchedAt: string }) => item.launchedAt)
    expect(launched).toEqual([...launched].sort().reverse())
    const numbered = (await office.get('officer', '/v1/procedures?limit=200&sort=number')).body.items
    const numbers = numbered.map(({ number }: { number: number }) => number)
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b))
    const crossed = await office.get(
      'officer',
      `/v1/procedures?sort=dueOn&cursor=${(await office.get('officer', '/v1/procedures?limit=1')).body.nextCursor}`,
    )
    expect(crossed).toMatchObject({ status: 422, body: { errors: [{ field: 'cursor' }] } })
  })

  test('are told at the seat that they are about, to those with a role over its unit', async () => {
    const id = await office.launch()
    const { number, seat } = (await office.get('officer', `/v1/procedures/${id}`)).body
    const seatAs = async (as: string) =>
      (await office.get(as, `/v1/posts/${OFFICE.post}`)).body.seats.find(
        (each: { id: string }) => each.id === seat.id,
      )
    expect(await seatAs('officer')).toMatchObject({ procedure: { id, number } })
    expect(await seatAs('chi')).not.toHaveProperty('procedure')
    await office.post('officer', `/v1/procedures/${id}/withdrawal`, { reason: 'Khởi động nhầm' })
    expect(await seatAs('officer')).toMatchObject({ procedure: null })
  })

  test('are found by composed, decomposed and plain letters of a name, and by number', async () => {
    const { pool } = office.stack
    await pool.query(
      `INSERT INTO people (id, full_name, search_name, unit_id, managed_as) VALUES ('duc', 'Nguyễn Đức Ánh', 'nguyen duc anh', $1, 'provincial')`,
      [OFFICE.department],
    )
    const id = await office.launch(['duc'])
    const { number } = (await office.get('officer', `/v1/procedures/${id}`)).body
    for (const q of [
      'Đức Ánh'.normalize('NFC'),
      'đức ánh'.normalize('NFD'),
      'duc anh',
      `#${number}`,
      `Hồ sơ số ${number}`,
      `no. ${number}`,
      String(number),
    ]) {
      const { body } = await office.get('officer', `/v1/procedures?q=${encodeURIComponent(q)}`)
      expect([q, body.items.map((item: { id: string }) => item.id)]).toEqual([
        q,
        expect.arrayContaining([id]),
      ])
    }
    const { body } = await office.get('officer', `/v1/procedures?q=${encodeURIComponent('%')}`)
    expect(body.total).toBe(0)
    expect((await office.get('officer', '/v1/procedures?q=pho%20giam')).body.total).toBeGreaterThan(0)
  })

  test('are filtered by status, kind, stage, unit and what is below it', async () => {
    const total = async (query: string, as = 'officer') =>
      (await office.get(as, `/v1/procedures?${query}`)).body.total
    const all = await total('')
    expect(await total('status=open')).toBeLessThanOrEqual(all)
    expect((await total('status=open')) + (await total('status=closed'))).toBe(all)
    expect(await total('status=running,suspended,decided')).toBe(await total('status=open'))
    expect(await total('kind=nomination')).toBe(0)
    expect(await total('stage=planning-check')).toBeGreaterThan(0)
    expect(await total(`unit=${OFFICE.province}`)).toBe(all)
    expect(await total(`unit=${OFFICE.department}`)).toBe(all)
    expect(await total('unit=u-other')).toBe(0)
    expect(await office.get('officer', '/v1/procedures?unit=u-none')).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'unit' }] },
    })
    expect(await office.get('officer', '/v1/procedures?status=sleeping')).toMatchObject({ status: 422 })
  })

  test('say how many working days are left, and of an overdue task which days since were off', async () => {
    const id = await office.launch()
    const { pool } = office.stack
    const [past, overdueAt] = ['2026-01-05', '2026-01-05T17:00:00Z']
    await pool.query('UPDATE cases SET due_on = $2, overdue_at = $3 WHERE id = $1', [id, past, overdueAt])
    await pool.query(
      `UPDATE tasks SET due_on = $2::date, overdue_at = $3, deadline = jsonb_set(deadline, '{due}', to_jsonb($2::date::text))
       WHERE case_id = $1 AND status = 'open'`,
      [id, past, overdueAt],
    )
    const { body } = await office.get('officer', '/v1/procedures?overdue=true&limit=200')
    const item = body.items.find((each: { id: string }) => each.id === id)
    const { body: details } = await office.get('officer', `/v1/procedures/${id}?lang=en`)
    const [{ deadline, task }] = details.waitingFor
    expect(deadline.offSince[0]).toEqual({ date: '2026-01-11', reason: 'Sunday, weekend' })
    const daysSince = (Date.parse(today()) - Date.parse(past)) / 86_400_000
    expect(item.workingDaysLeft).toBeLessThan(0)
    if (daysSince < 366) expect(-item.workingDaysLeft + deadline.offSince.length).toBe(daysSince)
    const { body: read } = await office.get('officer', `/v1/tasks/${task}?lang=en`)
    expect(read.deadline.offSince).toEqual(deadline.offSince)
  })

  test('show the overdue, the ones at risk and the stuck', async () => {
    const id = await office.launch()
    const { pool } = office.stack
    const listed = async (query: string, as = 'health.monitor') => {
      const { body } = await office.get(as, `/v1/procedures?${query}&limit=200`)
      return body.items.some((item: { id: string }) => item.id === id)
    }
    expect([await listed('overdue=true'), await listed('atRisk=true'), await listed('stuck=true')]).toEqual([
      false,
      false,
      false,
    ])
    await pool.query(
      `UPDATE cases SET due_on = $2, overdue_at = ($2::date + 1)::timestamp AT TIME ZONE 'Asia/Ho_Chi_Minh' WHERE id = $1`,
      [id, today()],
    )
    expect([await listed('overdue=true'), await listed('atRisk=true')]).toEqual([false, true])
    await pool.query(
      `UPDATE cases SET due_on = '2026-01-05', overdue_at = '2026-01-05T17:00:00Z' WHERE id = $1`,
      [id],
    )
    expect([await listed('overdue=true'), await listed('atRisk=true')]).toEqual([true, false])
    await pool.query(`UPDATE cases SET waiting_since = now() - interval '10 days' WHERE id = $1`, [id])
    expect([await listed('stuck=true'), await listed('stuck=true&stuckDays=9')]).toEqual([false, true])
    expect(await listed('overdue=true', 'outsider')).toBe(false)
  })
})

/** A candidate of its own, with an account. */
async function newCandidate(person: string): Promise<string> {
  await insertCandidate(office.stack.pool, person)
  await office.stack.pool.query('INSERT INTO accounts (login, person_id) VALUES ($1, $1)', [person])
  return person
}

describe('a suspended case', () => {
  test('says since when, by whom and why to who reads its records; its candidate does not learn who nor why', async () => {
    const id = await office.launch([await newCandidate('is-suspended')])
    const of = async (as: string) => (await office.get(as, `/v1/procedures/${id}`)).body.suspension
    expect(await of('officer')).toBeUndefined()
    await office.post('officer', `/v1/procedures/${id}/suspension`, { reason: 'Chờ xác minh' })
    const since = expect.stringMatching(new RegExp(`^${new Date().toISOString().slice(0, 7)}`))
    expect(await of('officer')).toEqual({
      ...{ since, reason: 'Chờ xác minh' },
      by: { id: 'officer', name: expect.any(String) },
      inWords: expect.stringMatching(/^Người officer cho tạm dừng hồ sơ từ [\d/]+, lý do: “Chờ xác minh”\.$/),
    })
    expect(await of('is-suspended')).toEqual({
      since,
      inWords: expect.stringMatching(/^Hồ sơ tạm dừng từ [\d/]+\.$/),
    })
    await office.post('officer', `/v1/procedures/${id}/resumption`, { reason: 'Đã rõ' })
    expect(await of('officer')).toBeUndefined()
  })
})

describe('the signatory', () => {
  test('is proposed by the rule in the task and in the case; who else signs is recorded with a warning', async () => {
    const id = await office.untilCounted([await newCandidate('signed-for')])
    const { body: authority } = await office.get('officer', `/v1/posts/${OFFICE.post}/authority?lang=en`)
    const proposed = {
      office: authority.signs,
      person: { id: 'member1', name: 'Người member1' },
      article: authority.article,
    }
    const task = await office.task('officer', id, 'record-decision')
    expect((await office.get('secretary', `/v1/tasks/${task}?lang=en`)).body.signatory).toEqual(proposed)
    expect((await office.get('monitor', `/v1/procedures/${id}?lang=en`)).body.signatory).toEqual(proposed)
    expect((await office.get('monitor', `/v1/procedures/${id}`)).body.signatory.office).toBe(
      'T/M Ban Thường vụ, Bí thư',
    )

    const on = today()
    const dates = { signedOn: on, effectiveOn: on, termEndsOn: addDays(on, 1_800) }
    const record = (resolutionNumber: string, signatory: string, more = {}) =>
      office.complete('secretary', id, 'record-decision', {
        ...RESOLUTION,
        ...dates,
        ...{ resolutionNumber, signatory },
        ...more,
      })
    const another = await record('31-QĐ/TU', 'Phó Chủ tịch UBND tỉnh')
    expect(another).toMatchObject({
      status: 200,
      body: {
        openTasks: [{ kind: 'confirm-decision' }],
        warnings: [
          {
            code: 'signed-by-another-office',
            field: 'result.signatory',
            message:
              'Đã ghi nhận. Người ký khác với người ký theo quy định: T/M Ban Thường vụ, Bí thư (Người member1).',
          },
        ],
      },
    })
    const confirming = await office.task('officer', id, 'confirm-decision')
    expect((await office.get('member2', `/v1/tasks/${confirming}?lang=en`)).body.signatory).toEqual(proposed)
    await office.complete('member2', id, 'confirm-decision', { confirmed: false, reason: 'Sai người ký' })
    for (const [number, signatory] of [
      ['32-QĐ/TU', 'Bí thư Tỉnh ủy'],
      ['33-QĐ/TU', 'Người member1'],
    ] as const) {
      expect((await record(number, signatory)).body).not.toHaveProperty('warnings')
      await office.complete('member2', id, 'confirm-decision', { confirmed: false, reason: 'Ghi lại' })
    }
    // No term of office, and objections that the rules do not wait for.
    const published = { what: 'list', publishedOn: on, place: 'Bảng tin' }
    expect((await office.post('officer', `/v1/procedures/${id}/publications`, published)).status).toBe(201)
    const open = await record('34-QĐ/TU', 'Người member1', { termEndsOn: undefined })
    expect(open.body.warnings).toMatchObject([
      { code: 'objections-open', message: expect.stringContaining('còn tiếp nhận kiến nghị đến hết ngày') },
      { code: 'term-not-named', field: 'result.termEndsOn' },
    ])
  })
})

describe('a decided procedure', () => {
  test('has its decision as DOCX for the officer and the person appointed, its trail with every step, and can be revoked', async () => {
    const [won, lost] = [await newCandidate('won'), await newCandidate('lost')]
    const id = await office.untilCounted([won, lost])
    const on = today()
    const decision = { ...RESOLUTION, resolutionNumber: '12-QĐ/TU', signedOn: on, effectiveOn: on }
    expect(await office.get('officer', `/v1/procedures/${id}/decision`)).toMatchObject({
      status: 404,
      body: { code: 'decision-not-found' },
    })
    expect(
      await office.complete('secretary', id, 'record-decision', {
        ...decision,
        signedOn: '2199-01-01',
        effectiveOn: '2199-01-01',
      }),
    ).toMatchObject({
      status: 422,
      body: { code: 'date-in-future', errors: [{ field: 'result.signedOn' }] },
    })
    expect((await office.complete('secretary', id, 'record-decision', decision)).status).toBe(200)
    const confirmed = await office.complete('member1', id, 'confirm-decision', { confirmed: true })
    expect(confirmed).toMatchObject({ status: 200 })
    await settled(id, 'completed')
    const view = (await office.get('officer', `/v1/procedures/${id}`)).body
    expect(view).toMatchObject({
      status: 'completed',
      outcome: { person: { id: won }, effectiveOn: on },
      decision: { resolutionNumber: '12-QĐ/TU', bodyVotes: { members: 5, inFavour: 5 } },
      waitingFor: [],
    })
    const monitored = (await office.get('monitor', `/v1/procedures/${id}`)).body
    expect(monitored.decision).toMatchObject({ resolutionNumber: '12-QĐ/TU' })
    expect(monitored.decision).not.toHaveProperty('bodyVotes')
    for (const as of ['officer', won]) {
      const text = await docxText(as, view.links.decision)
      expect(text).toContain('12-QĐ/TU')
      expect(text).toContain(`Người ${won}`)
    }
    expect(await office.get('monitor', `/v1/procedures/${id}/decision`)).toMatchObject({ status: 403 })
    expect(await office.get(lost, `/v1/procedures/${id}/decision`)).toMatchObject({ status: 403 })

    const trail = await office.get('officer', `/v1/procedures/${id}/events?limit=200`)
    const what = trail.body.items.map((event: { what: string }) => event.what)
    expect(what[0]).toBe('case-launched')
    expect(what).toEqual(expect.arrayContaining(['task-completed', 'vote-counted', 'seat-filled']))
    expect(trail.body.items.map((event: { position: number }) => event.position)).toEqual(
      what.map((_: string, n: number) => n + 1),
    )
    const entries = trail.body.items.filter(
      ({ after }: { after?: { kind?: string } }) => after?.kind === 'enter-count',
    )
    expect(entries.map(({ after }: { after: { result: unknown } }) => after.result)).toEqual([
      'withheld',
      'withheld',
    ])
    const own = (await office.get(won, `/v1/procedures/${id}/events`)).body.items
    expect(own.every((event: object) => !('actor' in event) && !('after' in event))).toBe(true)

    const revocation = await office.post('officer', '/v1/procedures', { kind: 'revocation', revokes: id })
    expect(revocation).toMatchObject({ status: 201, body: { kind: 'revocation', stage: 'approval' } })
    expect(await office.post('officer', '/v1/procedures', { kind: 'revocation', revokes: id })).toMatchObject(
      { status: 409, body: { code: 'not-revocable' } },
    )
    expect((await office.get('officer', `/v1/procedures/${id}`)).body.revokedBy).toBe(revocation.body.id)
  })
})

/** The effective date of today is acted on by the workflow itself: wait for what it records. */
async function settled(id: string, status: string): Promise<void> {
  await until(`${id} is ${status}`, async () => {
    const { rows } = await office.stack.pool.query<{ status: string }>(
      'SELECT status FROM cases WHERE id = $1',
      [id],
    )
    return rows[0]?.status === status
  })
}

async function docxText(as: string, path: string): Promise<string> {
  const response = await fetch(office.url + path, { headers: { authorization: `Bearer ${as}` } })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="?[\w.-]+\.docx"?$/)
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  const zip = await JSZip.loadAsync(await response.arrayBuffer())
  return (await zip.file('word/document.xml')?.async('text')) ?? ''
}
