import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import { countOf, dayInWords, inDays, today, winning } from '../support/procedure-steps.js'
import { type HttpOffice, startHttpOffice } from './http-office.js'
import { complete, decision, electorate, must, procedureAt, seen, task, type Walked } from './walk.js'
import { expectRefused, type Refused, worldOf } from './world.js'

let office: HttpOffice
let convening: Walked
let counting: Walked
let deciding: Walked

beforeAll(async () => {
  office = await startHttpOffice()
  convening = await procedureAt(office, 'convening', { candidates: 2 })
  counting = await procedureAt(office, 'second-count', { candidates: 2 })
  deciding = await procedureAt(office, 'decision')
})
afterAll(() => office.stop())

/** The result is refused, whoever reads the refusal. */
async function expectResultRefused(
  it: Walked,
  login: string,
  kind: TaskKind,
  result: unknown,
  refused: Omit<Refused, 'status'> & { status?: number },
): Promise<void> {
  const open = await task(office, it, kind)
  await expectRefused(
    office,
    login,
    (person) => person.post(`/v1/tasks/${open}/completion`, { kind, result }),
    {
      status: 422,
      ...refused,
    },
  )
}

describe('convening a vote is refused', () => {
  const convene = (given: object, refused: Omit<Refused, 'status'>) =>
    expectResultRefused(convening, 'officer', 'convene-vote', { ...electorate(), ...given }, refused)

  test('when nobody is convened', () =>
    convene(
      { convened: [] },
      {
        code: 'nobody-convened',
        fields: ['result.convened: nobody-convened'],
        vi: 'mọi người được triệu tập đều vắng mặt: không có ai để tính tỷ lệ',
        en: 'everyone convened is absent or excused: the denominator is zero',
      },
    ))

  test('when everybody who is convened is absent', () =>
    convene(
      {
        convened: ['voter1'],
        absences: [{ personId: 'voter1', reason: 'Ốm', forceMajeure: true }],
      },
      {
        code: 'nobody-convened',
        fields: ['result.convened: nobody-convened'],
        vi: 'mọi người được triệu tập đều vắng mặt: không có ai để tính tỷ lệ',
        en: 'everyone convened is absent or excused: the denominator is zero',
      },
    ))

  test('when somebody is convened twice, or is no member', async () => {
    await convene(
      { convened: ['voter1', 'voter2', 'voter1'] },
      {
        code: 'named-twice',
        fields: ['result.convened.2: named-twice'],
        vi: 'được nêu hai lần',
        en: 'named twice',
      },
    )
    await convene(
      { convened: ['voter1', 'monitor'] },
      {
        code: 'not-a-member',
        fields: ['result.convened.1: not-a-member'],
        vi: 'không thuộc thành phần được triệu tập',
        en: 'Not a member of the electorate',
      },
    )
  })

  test('when the electorate is corrected for one person twice', () =>
    convene(
      {
        corrections: [
          { personId: 'voter1', reason: 'Bổ sung' },
          { personId: 'voter2', reason: 'Bổ sung' },
          { personId: 'voter1', reason: 'Nghỉ chế độ' },
        ],
      },
      {
        code: 'named-twice',
        fields: ['result.corrections.2.personId: named-twice'],
        vi: 'được nêu hai lần',
        en: 'named twice',
      },
    ))

  test('when an absence is of somebody who was not convened, or says no reason', async () => {
    await convene(
      { convened: ['voter1'], absences: [{ personId: 'voter2', reason: 'Ốm', forceMajeure: false }] },
      {
        code: 'absent-but-not-convened',
        fields: ['result.absences.0.personId: absent-but-not-convened'],
        vi: 'không có trong danh sách triệu tập',
        en: 'without having been convened',
      },
    )
    await convene(
      { absences: [{ personId: 'voter2', forceMajeure: false }] },
      {
        code: 'invalid-input',
        fields: ['result.absences.0.reason: required'],
        vi: 'Bắt buộc',
        en: 'Required',
      },
    )
  })

  test('when its day does not exist', () =>
    convene(
      { meetingOn: '2026-02-30' },
      {
        code: 'invalid-input',
        fields: ['result.meetingOn: not-a-date'],
        vi: 'Không có ngày này',
        en: 'No such day',
      },
    ))
})

describe('a count is refused', () => {
  /** The count that adds up, changed; `first` and `second` are the votes of the two candidates. */
  function count(
    { first = 14, second = 0, ...others }: Record<string, number>,
    field: string,
    refused: Omit<Refused, 'status' | 'fields'>,
  ): Promise<void> {
    const [one = '', two = ''] = counting.candidates
    const result = { ...countOf({ [one]: 14, [two]: 0 }), votes: { [one]: first, [two]: second }, ...others }
    const fields = [field.replace('first', one).replace('second', two)]
    return expectResultRefused(counting, 'teller2', 'enter-count', result, { ...refused, fields })
  }

  test('when there are more votes than ballots returned', () =>
    count({ first: 16, blank: 0 }, 'result.votes.first: count-inconsistent', {
      code: 'count-inconsistent',
      vi: 'Nhiều hơn số phiếu thu về (15)',
      en: 'More than were returned (15)',
    }))

  test('when more ballots were returned than issued, or issued than people were present', async () => {
    await count({ returned: 15, issued: 14 }, 'result.returned: count-inconsistent', {
      code: 'count-inconsistent',
      vi: 'Nhiều hơn số phiếu phát ra (14)',
      en: 'More than were issued (14)',
    })
    await count({ issued: 16, returned: 16 }, 'result.issued: count-inconsistent', {
      code: 'count-inconsistent',
      vi: 'Nhiều hơn số người có mặt (15)',
      en: 'More than were present (15)',
    })
  })

  test('when it does not add up', () =>
    count({ blank: 0 }, 'result.returned: count-inconsistent', {
      code: 'count-inconsistent',
      vi: 'Tổng các loại phiếu là 14',
      en: 'The ballots add up to 14',
    }))

  test('when a number is negative', async () => {
    await count({ first: -1 }, 'result.votes.first: too-small', {
      code: 'invalid-input',
      vi: 'Nhỏ nhất là 0',
      en: 'At least 0',
    })
    await count({ invalid: -3 }, 'result.invalid: too-small', {
      code: 'invalid-input',
      vi: 'Nhỏ nhất là 0',
      en: 'At least 0',
    })
  })

  test('when no paper came back, until that is confirmed', async () => {
    const nothing = { first: 0, second: 0, returned: 0, blank: 0, invalid: 0 }
    for (const issued of [0, 15]) {
      await count({ ...nothing, issued }, 'result.returned: nothing-returned', {
        code: 'invalid-input',
        vi: 'hãy xác nhận bằng "nothingReturned": true',
        en: 'confirm it with "nothingReturned": true',
      })
    }
  })

  test('when a number is a fraction', async () => {
    await count({ second: 0.5 }, 'result.votes.second: not-a-whole-number', {
      code: 'invalid-input',
      vi: 'Phải là số nguyên',
      en: 'A whole number is expected',
    })
    await count({ issued: 15.000001 }, 'result.issued: not-a-whole-number', {
      code: 'invalid-input',
      vi: 'Phải là số nguyên',
      en: 'A whole number is expected',
    })
  })

  test('when it counts votes for what is no code, also for what JavaScript takes for something else', async () => {
    const [one = '', two = ''] = counting.candidates
    const open = await task(office, counting, 'enter-count')
    for (const [code, wrong] of [
      ['__proto__', 'unknown-key'],
      ['\u0301', 'invalid'],
    ] as const) {
      const votes = `{"${one}":14,"${two}":0,"${code}":0}`
      const body = JSON.stringify({ kind: 'enter-count', result: { ...countOf({}), votes: {} } })
      await expectRefused(
        office,
        'teller2',
        (person) =>
          person.post(`/v1/tasks/${open}/completion`, body.replace('"votes":{}', `"votes":${votes}`)),
        {
          ...{ status: 422, code: 'invalid-input', fields: [`result.votes.${code}: ${wrong}`] },
          ...{ vi: '', en: '' },
        },
      )
    }
  })

  test('when it leaves out a candidate, or counts votes for somebody who is not on the ballot', async () => {
    const [one = '', two = ''] = counting.candidates
    await expectResultRefused(
      counting,
      'teller2',
      'enter-count',
      { ...countOf({}), votes: { [one]: 14 }, blank: 1 },
      {
        code: 'count-inconsistent',
        fields: [`result.votes.${two}: count-inconsistent`],
        vi: 'Thiếu số phiếu của một nhân sự',
        en: 'The number of one candidate is missing',
      },
    )
    await expectResultRefused(
      counting,
      'teller2',
      'enter-count',
      { ...countOf({}), votes: { [one]: 14, [two]: 0, chi: 1 }, blank: 0 },
      {
        code: 'count-inconsistent',
        fields: ['result.votes.chi: count-inconsistent'],
        vi: 'Người này không có trên phiếu',
        en: 'This person is not on the ballot',
      },
    )
  })

  test('when the second teller is the first', () =>
    expectResultRefused(counting, 'teller1', 'enter-count', countOf(winning(counting.candidates)), {
      status: 403,
      code: 'second-entry-by-first-person',
      vi: 'phải do người khác thực hiện',
      en: 'has to be made by another person',
    }))

  test('when the officer gives it to the first teller', async () => {
    const open = await task(office, counting, 'enter-count')
    const body = { to: 'teller1', reason: 'Thay người' }
    await expectRefused(office, 'officer', (person) => person.post(`/v1/tasks/${open}/reassignment`, body), {
      status: 403,
      code: 'second-entry-by-first-person',
      vi: 'phải do người khác thực hiện',
      en: 'has to be made by another person',
    })
  })
})

describe('what becomes of two entries that differ again is refused', () => {
  let differing: Walked
  beforeAll(async () => {
    differing = await procedureAt(office, 'first-count')
    const [one = ''] = differing.candidates
    for (const votes of [14, 12]) {
      must(await complete(office, differing, 'teller2', 'enter-count', countOf({ [one]: votes })), 200)
      must(await complete(office, differing, 'teller3', 'enter-count', countOf({ [one]: votes - 1 })), 200)
    }
  })
  const resolve = (given: object, refused: Omit<Refused, 'status'> & { status?: number }, by = 'teller1') =>
    expectResultRefused(differing, by, 'resolve-count-difference', { reason: 'Nhầm', ...given }, refused)

  test('of an entry that somebody else made', () =>
    resolve(
      { action: 'correct', enteredBy: 'teller1' },
      {
        code: 'not-among-those-named',
        fields: ['result.enteredBy: not-among-those-named'],
        vi: 'không thuộc số được lựa chọn',
        en: 'Not one of those to choose from',
      },
    ))

  test('of one entry twice', () =>
    resolve(
      { action: 'discard', enteredBy: ['teller2', 'teller2'] },
      {
        code: 'named-twice',
        fields: ['result.enteredBy.1: named-twice'],
        vi: 'được nêu hai lần',
        en: 'named twice',
      },
    ))

  test('without a reason', () =>
    resolve(
      { action: 'discard', enteredBy: ['teller2'], reason: '' },
      {
        code: 'invalid-input',
        fields: ['result.reason: too-short'],
        vi: 'Bắt buộc, chưa ghi',
        en: 'Required, nothing',
      },
    ))

  test.each(['teller2', 'teller3'])('by %s, who made one of them: to them there is no such task', (teller) =>
    resolve(
      { action: 'discard', enteredBy: ['teller2'] },
      { status: 404, code: 'task-not-found', vi: 'Không tìm thấy nhiệm vụ', en: 'Task not found' },
      teller,
    ),
  )
})

describe('a decision is refused', () => {
  const record = (given: Record<string, unknown>, refused: Omit<Refused, 'status'> & { status?: number }) =>
    expectResultRefused(deciding, 'secretary', 'record-decision', { ...decision(), ...given }, refused)

  test('when it is dated in the future', () =>
    record(
      { signedOn: inDays(1), effectiveOn: inDays(2) },
      {
        code: 'date-in-future',
        fields: ['result.signedOn: date-in-future'],
        vi: `Muộn nhất: ${dayInWords(today())}`,
        en: `At the latest: ${dayInWords(today())}`,
      },
    ))

  test('when it is dated before the procedure, or takes effect before it was signed', async () => {
    await record(
      { signedOn: inDays(-1) },
      {
        code: 'date-before',
        fields: ['result.signedOn: date-before'],
        vi: 'Ngày quá sớm',
        en: 'The date is too early',
      },
    )
    await record(
      { effectiveOn: inDays(-1) },
      {
        code: 'date-before',
        fields: ['result.effectiveOn: date-before'],
        vi: `Sớm nhất: ${dayInWords(today())}`,
        en: `At the earliest: ${dayInWords(today())}`,
      },
    )
  })

  test('when it is signed before the conclusion that it carries out', async () => {
    const conclusion = {
      number: '45-KL/TU',
      signatory: 'Trần Thị Ký',
      carriedOutBy: 'peoples-committee-chair',
    }
    await record(
      { conclusion: { ...conclusion, signedOn: inDays(1) } },
      {
        code: 'date-before',
        fields: ['result.signedOn: date-before'],
        vi: `Sớm nhất: ${dayInWords(inDays(1))}`,
        en: `At the earliest: ${dayInWords(inDays(1))}`,
      },
    )
  })

  test('when it has no number, or one of spaces', async () => {
    await record(
      { resolutionNumber: undefined },
      {
        code: 'invalid-input',
        fields: ['result.resolutionNumber: required'],
        vi: 'Bắt buộc',
        en: 'Required',
      },
    )
    await record(
      { resolutionNumber: '   ' },
      {
        code: 'invalid-input',
        fields: ['result.resolutionNumber: too-short'],
        vi: 'Bắt buộc, chưa ghi',
        en: 'Required, nothing',
      },
    )
  })

  test('when too few of the body are in favour, or more voted than it has members', async () => {
    await record(
      { bodyVotes: { inFavour: 2, against: 3 } },
      {
        code: 'majority-not-reached',
        fields: ['result.bodyVotes.inFavour: majority-not-reached'],
        vi: 'trên tổng số 5 thành viên',
        en: 'of all 5 members',
      },
    )
    await record(
      { bodyVotes: { inFavour: 5, against: 1 } },
      {
        code: 'more-votes-than-members',
        fields: ['result.bodyVotes: more-votes-than-members'],
        vi: 'Có 5 thành viên',
        en: 'There are 5 members',
      },
    )
  })

  test('when it returns the case to a stage that does not exist', async () => {
    const open = await task(office, deciding, 'record-decision')
    const result = { outcome: 'returned', stage: 'coronation', keep: [], reason: 'Thiếu hồ sơ' }
    await expectRefused(
      office,
      'secretary',
      (person) => person.post(`/v1/tasks/${open}/completion`, { kind: 'record-decision', result }),
      {
        status: 422,
        code: 'stage-not-found',
        fields: ['result.stage: stage-not-found'],
        vi: 'không có bước này',
        en: 'no such stage',
      },
    )
  })

  test('when its number is that of another decision of the body in the year', async () => {
    const first = await procedureAt(office, 'completed', { resolutionNumber: '77 – QÐ/TU' })
    const { decision: decided } = await seen(office, first.id)
    expect(decided).toMatchObject({ resolutionNumber: '77-QĐ/TU' })
    const other = await procedureAt(office, 'decision')
    for (const resolutionNumber of ['77-QĐ/TU', '77 - QĐ/TU', '77—QĐ / TU', '77\u2011QÐ/TU']) {
      await expectResultRefused(other, 'secretary', 'record-decision', decision({ resolutionNumber }), {
        status: 409,
        code: 'number-already-used',
        fields: ['result.resolutionNumber: number-already-used'],
        vi: 'Số nghị quyết đã được dùng',
        en: 'already used',
      })
    }
    await expectResultRefused(
      other,
      'secretary',
      'record-decision',
      decision({ resolutionNumber: '78\u200b-QĐ/TU' }),
      {
        code: 'invalid-input',
        fields: ['result.resolutionNumber: bad-characters'],
        vi: 'U+200B (ký tự không nhìn thấy)',
        en: 'U+200B (it cannot be seen)',
      },
    )
    expect((await seen(office, other.id)).status).toBe('running')
  })

  test('when it is confirmed by who recorded it', async () => {
    const it = await procedureAt(office, 'decision')
    await office.pool.query(
      `INSERT INTO group_members (group_id, person_id, from_on) VALUES ('g-body', 'secretary', '2020-01-01')`,
    )
    const three = { bodyVotes: { inFavour: 4, against: 0 } }
    must(await complete(office, it, 'secretary', 'record-decision', decision(three)), 200)
    await expectResultRefused(
      it,
      'secretary',
      'confirm-decision',
      { confirmed: true },
      {
        status: 403,
        code: 'second-entry-by-first-person',
        vi: 'phải do người khác thực hiện',
        en: 'has to be made by another person',
      },
    )
    await office.pool.query("DELETE FROM group_members WHERE group_id = 'g-body' AND person_id = 'secretary'")
  })
})

describe('a task is refused', () => {
  const hidden = { status: 404, code: 'task-not-found', vi: 'Không tìm thấy nhiệm vụ', en: 'Task not found' }

  test('to whose it is not: 403 where they may know of it, 404 where they may not', async () => {
    const open = await task(office, convening, 'convene-vote')
    const body = { kind: 'convene-vote', result: electorate() }
    for (const login of ['monitor', 'approver', 'health.officer', 'admin']) {
      await expectRefused(office, login, (person) => person.post(`/v1/tasks/${open}/completion`, body), {
        status: 403,
        code: 'not-the-assignee',
        vi: 'Nhiệm vụ này không được giao cho đồng chí',
        en: 'This task is not yours',
      })
    }
    for (const login of ['outsider', 'teller1', 'other.officer', 'other.monitor', 'other.admin', 'voter1']) {
      await expectRefused(
        office,
        login,
        (person) => person.post(`/v1/tasks/${open}/completion`, body),
        hidden,
      )
      await expectRefused(office, login, (person) => person.post(`/v1/tasks/${open}/claim`, {}), hidden)
    }
  })

  test('to a candidate for whom it is not', async () => {
    const it = await procedureAt(office, 'program', { candidates: 2 })
    const [one = '', two = ''] = it.candidates
    const open = await task(office, it, 'submit-action-program', one)
    await expectRefused(
      office,
      two,
      (person) =>
        person.post(`/v1/tasks/${open}/completion`, {
          kind: 'submit-action-program',
          result: { documentId: 'd-none', summary: 'x' },
        }),
      hidden,
    )
  })

  test('when somebody else of the group has claimed it', async () => {
    const it = await procedureAt(office, 'launched')
    const open = await task(office, it, 'confirm-eligibility')
    must(await office.as('officer2').post(`/v1/tasks/${open}/claim`, {}), 200)
    const body = { kind: 'confirm-eligibility', result: { decision: 'recheck' } }
    await expectRefused(office, 'officer', (person) => person.post(`/v1/tasks/${open}/completion`, body), {
      status: 409,
      code: 'task-claimed-by-another',
      vi: 'Người khác trong nhóm đã nhận',
      en: 'Someone else of the group has claimed',
    })
  })

  test('with the result of another kind of task', async () => {
    const open = await task(office, counting, 'enter-count')
    const body = { kind: 'confirm-decision', result: { confirmed: true } }
    await expectRefused(office, 'teller2', (person) => person.post(`/v1/tasks/${open}/completion`, body), {
      status: 422,
      code: 'wrong-task-kind',
      vi: 'Nhiệm vụ này thuộc loại enter-count',
      en: 'This task is of the kind enter-count',
    })
  })

  test('that does not exist, or whose id could not be one', async () => {
    const body = { kind: 'confirm-decision', result: { confirmed: true } }
    await expectRefused(
      office,
      'officer',
      (person) => person.post('/v1/tasks/t-none/completion', body),
      hidden,
    )
    const before = await worldOf(office.pool)
    for (const id of ['%00', '%2e%2e%2fx', 'a%20b', '%F0%9F%97%B3', "'--", 'x'.repeat(500)]) {
      const answer = await office.as('officer').post(`/v1/tasks/${id}/completion`, body)
      expect([id, answer.status]).toEqual([id, 404])
    }
    expect(await worldOf(office.pool)).toEqual(before)
  })
})
