import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { insertSeat, OFFICE } from '../support/small-office.js'
import { type HttpOffice, startHttpOffice } from './http-office.js'
import { must, procedureAt, seen, task, type Walked } from './walk.js'
import { expectRefused, worldOf } from './world.js'

let office: HttpOffice
let running: Walked
let seatId: string

beforeAll(async () => {
  office = await startHttpOffice()
  running = await procedureAt(office, 'convening')
  seatId = await insertSeat(office.pool, OFFICE.post)
})
afterAll(() => office.stop())

const BEFORE = { reason: 'Đã bắt đầu trên giấy', evidence: 'Thông báo số 5-TB/TU' }

const launch = (given: object) => (person: ReturnType<HttpOffice['as']>) =>
  person.post('/v1/procedures', { kind: 'appointment', seatId, candidates: ['an'], ...given })

describe('a launch is refused at its field and changes nothing', () => {
  test('for an unknown post', () =>
    expectRefused(office, 'officer', launch({ seatId: undefined, postId: 'post-none' }), {
      status: 422,
      code: 'invalid-input',
      fields: ['postId: unknown-post'],
      vi: 'Không có chức vụ này',
      en: 'No such post',
    }))

  test('for an unknown seat', () =>
    expectRefused(office, 'officer', launch({ seatId: 'seat-none' }), {
      status: 422,
      code: 'invalid-input',
      fields: ['seatId: unknown-seat'],
      vi: 'Không có vị trí này',
      en: 'No such seat',
    }))

  test('for an unknown cadre', () =>
    expectRefused(office, 'officer', launch({ candidates: ['an', 'nobody'] }), {
      status: 422,
      code: 'invalid-input',
      fields: ['candidates.1: unknown-cadre'],
      vi: 'Không có cán bộ này',
      en: 'No such cadre',
    }))

  test('for a candidate who is named twice', () =>
    expectRefused(office, 'officer', launch({ candidates: ['an', 'binh', 'an'] }), {
      status: 422,
      code: 'invalid-input',
      fields: ['candidates.2: named-twice'],
      vi: 'Được nêu hai lần',
      en: 'Named twice',
    }))

  test('without any candidate', () =>
    expectRefused(office, 'officer', launch({ candidates: [] }), {
      status: 422,
      code: 'invalid-input',
      fields: ['candidates: too-few'],
      vi: 'Ít nhất là 1',
      en: 'At least 1',
    }))

  test('for a post that is filled', () =>
    expectRefused(
      office,
      'officer',
      launch({ seatId: undefined, postId: 'post-division', candidates: ['voter1'] }),
      {
        status: 409,
        code: 'seat-filled',
        vi: 'Chức vụ đã có người giữ',
        en: 'The post is already filled',
      },
    ))

  test('for a seat for which another procedure is running', async () => {
    const { seat } = await seen(office, running.id)
    await expectRefused(office, 'officer', launch({ seatId: seat.id }), {
      status: 409,
      code: 'seat-has-running-procedure',
      vi: 'đang có một quy trình khác',
      en: 'Another procedure for this seat is running',
    })
  })

  test('for a kind of procedure that the type named is not for', () =>
    expectRefused(office, 'officer', launch({ type: 'nomination' }), {
      status: 422,
      code: 'invalid-input',
      fields: ['kind: kind-does-not-fit-rule-set'],
      vi: 'Quy trình hoặc bộ quy tắc được nêu dùng cho: giới thiệu ứng cử',
      en: 'The type or rule set that is named is for: nomination',
    }))

  test('for a kind of procedure by which the post is not filled', () =>
    expectRefused(office, 'officer', launch({ kind: 'nomination' }), {
      status: 422,
      code: 'invalid-input',
      fields: ['kind: kind-does-not-fit-post'],
      vi: 'Chức vụ này được bố trí bằng: bổ nhiệm, luân chuyển, điều động',
      en: 'This post is filled by: appointment, rotation, transfer',
    }))

  test('for a procedure of public employees, where the post is one of civil servants', () =>
    expectRefused(
      office,
      'officer',
      launch({ type: 'public-employees', beganOn: '2026-06-30', beganBefore: BEFORE }),
      {
        status: 422,
        code: 'invalid-input',
        fields: ['type: for-public-employees'],
        vi: 'dành cho viên chức quản lý',
        en: 'for public employees',
      },
    ))

  test('for a revocation of what is not decided', () =>
    expectRefused(
      office,
      'officer',
      (person) => person.post('/v1/procedures', { kind: 'revocation', revokes: running.id }),
      {
        status: 409,
        code: 'not-revocable',
        vi: 'Không thu hồi được',
        en: 'cannot be revoked',
      },
    ))

  test('by who is no HR officer of the unit', () =>
    expectRefused(office, 'monitor', launch({}), {
      status: 403,
      code: 'not-permitted',
      vi: 'Đồng chí không có quyền',
      en: 'not permitted',
    }))
})

describe('a command to a procedure is refused and changes nothing', () => {
  test('when it returns the case to a stage that does not exist', () =>
    expectRefused(
      office,
      'officer',
      (person) =>
        person.post(`/v1/procedures/${running.id}/return`, { stage: 'coronation', reason: 'Thiếu hồ sơ' }),
      {
        status: 422,
        code: 'stage-not-found',
        fields: ['stage: stage-not-found'],
        vi: 'Các bước: planning-check, action-program, collective-vote, approval',
        en: 'Its stages: planning-check, action-program, collective-vote, approval',
      },
    ))

  test('when it keeps the result of a stage that does not exist', () =>
    expectRefused(
      office,
      'officer',
      (person) =>
        person.post(`/v1/procedures/${running.id}/return`, {
          stage: 'planning-check',
          keep: ['action-program', 'coronation'],
          reason: 'Thiếu hồ sơ',
        }),
      {
        status: 422,
        code: 'stage-not-found',
        fields: ['keep.1: stage-not-found'],
        vi: 'không có bước này',
        en: 'no such stage',
      },
    ))

  test('when it returns the case to the stage at which it is', () =>
    expectRefused(
      office,
      'officer',
      (person) =>
        person.post(`/v1/procedures/${running.id}/return`, { stage: 'collective-vote', reason: 'x' }),
      {
        status: 422,
        code: 'stage-not-earlier',
        fields: ['stage: stage-not-earlier'],
        vi: 'bước đã qua',
        en: 'Only an earlier stage',
      },
    ))

  test('without a reason, or with one of spaces', async () => {
    const cases: [object, string, string, string][] = [
      [{}, 'reason: required', 'Bắt buộc', 'Required'],
      [{ reason: ' \t ' }, 'reason: too-short', 'Bắt buộc, chưa ghi', 'Required, nothing'],
    ]
    for (const [body, field, vi, en] of cases) {
      await expectRefused(
        office,
        'officer',
        (person) => person.post(`/v1/procedures/${running.id}/suspension`, body),
        {
          status: 422,
          code: 'invalid-input',
          fields: [field],
          vi,
          en,
        },
      )
    }
  })

  test('when it withdraws somebody who is no candidate', () =>
    expectRefused(
      office,
      'officer',
      (person) => person.post(`/v1/procedures/${running.id}/candidates/voter1/withdrawal`, { reason: 'x' }),
      { status: 404, code: 'candidate-not-found', vi: 'không phải nhân sự', en: 'Not a candidate' },
    ))

  test('when it annuls a vote of which nothing is counted or convened yet', async () => {
    const convened = await procedureAt(office, 'program')
    await expectRefused(
      office,
      'officer',
      (person) => person.post(`/v1/votes/${convened.id}-collective-vote-1-1/annulment`, { reason: 'x' }),
      { status: 404, code: 'vote-not-found', vi: 'Không tìm thấy cuộc bỏ phiếu', en: 'Vote not found' },
    )
  })

  test('when it resumes a case that is not suspended', () =>
    expectRefused(
      office,
      'officer',
      (person) => person.post(`/v1/procedures/${running.id}/resumption`, { reason: 'x' }),
      {
        status: 409,
        code: 'case-not-suspended',
        vi: 'không ở trạng thái tạm dừng',
        en: 'not suspended',
      },
    ))
})

describe('while a case is suspended', () => {
  let suspended: Walked

  beforeAll(async () => {
    suspended = await procedureAt(office, 'program')
    const reason = 'Chờ kết luận thanh tra'
    must(await office.as('officer').post(`/v1/procedures/${suspended.id}/suspension`, { reason }), 200)
  })

  const paused = {
    status: 409,
    code: 'case-suspended',
    vi: 'Hồ sơ đang tạm dừng',
    en: 'The procedure is suspended',
  }

  test('its tasks are refused', async () => {
    const [candidate = ''] = suspended.candidates
    const open = await task(office, suspended, 'submit-action-program')
    const result = { documentId: 'd-1', summary: 'Tóm tắt' }
    await office.pool.query(
      `INSERT INTO documents VALUES ('d-1', $1, $2, 'action-program', 'a.pdf', 'application/pdf', 1, repeat('a', 64), 'a', now())`,
      [candidate, suspended.id],
    )
    await expectRefused(
      office,
      candidate,
      (person) => person.post(`/v1/tasks/${open}/completion`, { kind: 'submit-action-program', result }),
      paused,
    )
  })

  test('no document is taken', () =>
    expectRefused(
      office,
      suspended.candidates[0] ?? '',
      (person) => person.upload({ case: suspended.id, content: Buffer.from('%PDF-1.7\n') }),
      paused,
    ))

  test('it is neither returned nor suspended again', async () => {
    for (const [path, body] of [
      ['return', { stage: 'planning-check', reason: 'x' }],
      ['suspension', { reason: 'x' }],
    ] as const) {
      await expectRefused(
        office,
        'officer',
        (person) => person.post(`/v1/procedures/${suspended.id}/${path}`, body),
        paused,
      )
    }
  })

  test('it can be withdrawn, and what it waited for is gone', async () => {
    const open = await task(office, suspended, 'submit-action-program')
    const withdrawn = await office
      .as('officer')
      .post(`/v1/procedures/${suspended.id}/withdrawal`, { reason: 'Chủ trương mới' })
    expect(must(withdrawn, 200).body).toMatchObject({ status: 'withdrawn', openTasks: [] })
    const before = await worldOf(office.pool)
    for (const path of ['suspension', 'resumption', 'withdrawal']) {
      const answer = await office
        .as('officer')
        .post(`/v1/procedures/${suspended.id}/${path}`, { reason: 'x' })
      expect([answer.status, answer.body.code]).toEqual([409, 'case-closed'])
    }
    const [candidate = ''] = suspended.candidates
    expect((await office.as(candidate).get(`/v1/tasks/${open}`)).body.status).toBe('cancelled')
    expect(await worldOf(office.pool)).toEqual(before)
  })
})
