import { describe, expect, test } from '@jest/globals'
import { ServiceError } from '@temporalio/client'
import { z } from 'zod'
import { byCode, id, isoDate, name, text } from '../../api/http/fields.js'
import { describeError } from '../../api/http/request-log.js'
import { validate } from '../../api/http/validation.js'
import { InvalidToken } from '../../api/identity/verify-token.js'
import { PROBLEMS, Problem, refusalProblem } from '../../api/problems/problem.js'
import { problemOf } from '../../api/problems/problem-handler.js'
import { launch } from '../../api/resources/procedures/schemas.js'
import { completion } from '../../api/resources/tasks/schemas.js'
import type { RefusalCode } from '../../domain/procedure/refusals.js'

function messagesOf(work: () => unknown): Problem['errors'] {
  try {
    work()
  } catch (error) {
    if (error instanceof Problem) return error.errors
    throw error
  }
  return []
}

const errorsOf = (work: () => unknown) => messagesOf(work).map(({ field, code }) => ({ field, code }))

const complete = (body: unknown) => errorsOf(() => validate(completion, body))

describe('values by codes', () => {
  const counted = z.strictObject({ votes: byCode(id, z.int()) })
  const count = (json: string) => errorsOf(() => validate(counted, JSON.parse(json)))

  test('are refused under a code that is none, and where there are too many', () => {
    expect(validate(counted, { votes: { an: 1, constructor: 2 } }).votes).toEqual({ an: 1, constructor: 2 })
    expect(count('{"votes":{"an":1,"__proto__":2}}')).toEqual([
      { field: 'votes.__proto__', code: 'unknown-key' },
    ])
    expect(count('{"votes":{"an":1,"":2}}')).toEqual([{ field: 'votes.', code: 'invalid' }])
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`c-${n}`, 0]))
    expect(count(JSON.stringify({ votes: many }))).toEqual([{ field: 'votes', code: 'too-many' }])
    expect(count('{"votes":[]}')).toEqual([{ field: 'votes', code: 'wrong-type' }])
    expect(count('{}')).toEqual([{ field: 'votes', code: 'required' }])
  })
})

describe('a text that people write', () => {
  const named = z.strictObject({ name: text(40) })
  const write = (name: string) => validate(named, { name }).name

  test('is measured as it was sent, in UTF-16 code units', () => {
    expect(write('a'.repeat(40))).toBe('a'.repeat(40))
    expect(write('😀'.repeat(20))).toBe('😀'.repeat(20))
    for (const name of ['a'.repeat(41), '😀'.repeat(21), `e${'\u0301'.repeat(40)}`, ` ${'a'.repeat(40)}`])
      expect(errorsOf(() => write(name))).toEqual([{ field: 'name', code: 'too-long' }])
  })

  test('has ten combining marks in a row at the most', () => {
    expect(write('Nguye\u0302\u0303n Tha\u0323\u0306c')).toBe('Nguyễn Thặc')
    const marked = (marks: number) => `x${'\u0301\u0323'.repeat(marks).slice(0, marks)}y`
    expect(write(marked(10)).normalize('NFD')).toBe(marked(10).normalize('NFD'))
    for (const name of [marked(11), '\u0301'.repeat(11), `a${'\ufe0f'.repeat(11)}`])
      expect(errorsOf(() => write(name))).toEqual([{ field: 'name', code: 'too-many-marks' }])
  })

  test.each(['', ' \t\n', '\u200b', '\u202e\u200b', '\u2060 \ufeff\u00ad', '\u3164', '\u2800', '\ufe0f'])(
    'is empty where nobody can see anything of it: %j',
    (name) => {
      expect(errorsOf(() => write(name))).toEqual([{ field: 'name', code: 'too-short' }])
    },
  )

  test.each([
    ['\0', 'U+0000', 'ký tự điều khiển', 'a control character'],
    ['a\u0007', 'U+0007', 'ký tự điều khiển', 'a control character'],
    ['a\ufffe', 'U+FFFE', 'không phải là ký tự', 'no character at all'],
    ['a\uffff', 'U+FFFF', 'không phải là ký tự', 'no character at all'],
    ['\ud800a', 'U+D800', 'nửa ký tự', 'half of a character'],
  ])(
    'with %j, which is not stored, is told that alone, and the character is named',
    (given, character, vi, en) => {
      expect(messagesOf(() => write(given))).toEqual([
        {
          field: 'name',
          code: 'bad-characters',
          message: {
            vi: `Có ký tự không được phép: ${character} (${vi}); hãy bỏ đi`,
            en: `Contains characters that are not allowed: ${character} (${en}); take it out`,
          },
        },
      ])
    },
  )

  test('with a soft line break pasted from Word keeps it as a line break', () => {
    expect(write('một\u000bhai\r\nba\u2028bốn')).toBe('một\nhai\nba\nbốn')
  })

  test.each(['Nguyễn Thị Kín', 'H’Hen Niê', '-', '15-QĐ/TU', 'می\u200cخواهم', '👩\u200d⚕️', '①', '\u200bAn'])(
    'stays as it is where there is something to see: %j',
    (name) => {
      expect(write(name)).toBe(name.normalize('NFC'))
    },
  )
})

describe('the name of somebody or something', () => {
  const named = z.strictObject({ name: name(40) })
  const write = (given: string) => validate(named, { name: given }).name

  test.each([
    ['Nguyễn \u202eVăn An', 'U+202E'],
    ['Nguyễn\u200b Văn An', 'U+200B'],
    ['Nguyễn\u0007 Văn An', 'U+0007'],
    ['Nguyễn Văn Аn', 'U+0410'],
  ])('%j is refused, and what is wrong in it named', (given, character) => {
    const [error, ...more] = messagesOf(() => write(given))
    expect([error, more]).toMatchObject([{ field: 'name', code: 'bad-characters' }, []])
    for (const words of Object.values(error?.message ?? {})) expect(words).toContain(character)
  })

  test.each([
    ['Ðào  Thị Hoa ', 'Đào Thị Hoa'],
    ['trần ðức', 'trần đức'],
    ['H’Hen\u000bNiê', "H'Hen Niê"],
  ])('%j is taken as was meant', (given, meant) => {
    expect(write(given)).toBe(meant)
  })

  test('of nothing but spaces is none', () => {
    expect(errorsOf(() => write(' \n '))).toEqual([{ field: 'name', code: 'too-short' }])
  })
})

/** What may be sent again as it is. */
const LATER = ['dependency-down', 'malware-scanner-down']

describe('the table of problems', () => {
  test('every row says something in both languages, and only what is meant to be retried is 503', () => {
    for (const [code, { status, title }] of Object.entries(PROBLEMS)) {
      expect(title.vi.length).toBeGreaterThan(2)
      expect(title.en.length).toBeGreaterThan(2)
      expect(title.vi).not.toBe(title.en)
      expect([code, status === 503]).toEqual([code, LATER.includes(code)])
    }
  })

  test('what another did first is a conflict, what is not permitted is forbidden, a bad result is unprocessable', () => {
    const statusOf = (...codes: RefusalCode[]) => [...new Set(codes.map((code) => PROBLEMS[code].status))]
    expect(
      statusOf(
        'task-not-open',
        'task-claimed-by-another',
        'case-suspended',
        'case-closed',
        'seat-filled',
        'seat-has-running-procedure',
      ),
    ).toEqual([409])
    expect(statusOf('not-the-assignee', 'not-permitted', 'second-entry-by-first-person')).toEqual([403])
    expect(
      statusOf(
        'nobody-convened',
        'count-inconsistent',
        'date-in-future',
        'majority-not-reached',
        'stage-not-found',
      ),
    ).toEqual([422])
  })

  test("a refusal's field stands where the result stands in the body", () => {
    const problem = refusalProblem(
      { code: 'count-inconsistent', field: 'votes.c-12', problem: 'more-than-returned', limit: 14 },
      'result',
    )
    expect(problem.status).toBe(422)
    expect(problem.errors).toEqual([
      {
        field: 'result.votes.c-12',
        code: 'count-inconsistent',
        message: {
          vi: 'Số phiếu không khớp. Nhiều hơn số phiếu thu về (14).',
          en: 'The count does not add up. More than were returned (14).',
        },
      },
    ])
    expect(problem.detail.en).toBe('More than were returned (14).')
    expect(refusalProblem({ code: 'task-not-open', task: 't' }, 'result').errors).toEqual([])
  })
})

test.each([
  ['met', 'Tiêu chuẩn đã đạt, không cần miễn.', 'It is met and needs no waiver.'],
  [
    'not-asked',
    'Văn bản áp dụng cho hồ sơ không hỏi tiêu chuẩn này.',
    'The law of the procedure does not ask it.',
  ],
  [undefined, 'Văn bản không cho miễn.', 'Its rule allows no waiver.'],
] as const)('why a criterion takes no waiver is said: %s', (because, vi, en) => {
  const { detail } = refusalProblem({
    ...{ code: 'criterion-not-waivable', field: 'waivers.0.criterion', criterion: 'planning' },
    ...(because && { because }),
  })
  expect(detail).toEqual({
    vi: `Tiêu chuẩn: Trong quy hoạch. ${vi}`,
    en: `The criterion: In the planning. ${en}`,
  })
})

describe('what was thrown', () => {
  test('a dependency that does not answer is 503, a fault of ours is 500', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
    expect(problemOf(refused).code).toBe('dependency-down')
    expect(problemOf(new AggregateError([refused])).code).toBe('dependency-down')
    expect(problemOf(new ServiceError('gone')).code).toBe('dependency-down')
    expect(problemOf(Object.assign(new Error('shutdown'), { code: '57P01' })).code).toBe('dependency-down')
    expect(problemOf(new Error('timeout exceeded when trying to connect')).code).toBe('dependency-down')
    expect(problemOf(new Error('Connection terminated unexpectedly')).code).toBe('dependency-down')
    expect(problemOf(Object.assign(new Error('duplicate key'), { code: '23505' })).code).toBe(
      'internal-error',
    )
    expect(problemOf(Object.assign(new Error('too many'), { type: 'parameters.too.many' })).code).toBe(
      'body-too-large',
    )
    expect(problemOf(new TypeError('x is undefined')).code).toBe('internal-error')
    expect(problemOf('a string').code).toBe('internal-error')
  })

  test('an error of the database is logged by its code, without what it quotes', () => {
    const error = Object.assign(new Error('Key (full_name)=(Nguyễn Văn A) already exists'), {
      severity: 'ERROR',
      code: '23505',
      constraint: 'people_name',
      detail: 'Nguyễn Văn A',
    })
    const described = JSON.stringify(describeError(error))
    expect(described).toContain('people_name')
    expect(described).not.toContain('Nguyễn')
    expect(JSON.stringify(describeError(new InvalidToken('expired')))).toContain('expired')
  })
})

describe('what is wrong with a body', () => {
  test('a negative or fractional count is named by its path', () => {
    const votes = { issued: 15, returned: 15, blank: 0, invalid: 0, votes: { an: -1, binh: 1.5 } }
    expect(complete({ kind: 'enter-count', result: votes })).toEqual([
      { field: 'result.votes.an', code: 'too-small' },
      { field: 'result.votes.binh', code: 'not-a-whole-number' },
    ])
  })

  test('a wrong type, a missing and an unknown field are found at any depth', () => {
    const result = {
      meetingOn: '2026-02-30',
      convened: ['a', 7],
      absences: [{ personId: 'a', reason: '', forceMajeure: 'yes', note: 'x' }],
    }
    expect(complete({ kind: 'convene-vote', result })).toEqual([
      { field: 'result.meetingOn', code: 'not-a-date' },
      { field: 'result.convened.1', code: 'wrong-type' },
      { field: 'result.absences.0.reason', code: 'too-short' },
      { field: 'result.absences.0.forceMajeure', code: 'wrong-type' },
      { field: 'result.absences.0.note', code: 'unknown-key' },
    ])
    expect(complete({ kind: 'confirm-decision', result: {} })).toEqual([
      { field: 'result.confirmed', code: 'required' },
    ])
    expect(complete({ kind: 'dance', result: {} })).toEqual([{ field: 'kind', code: 'not-one-of' }])
    expect(complete({})).toEqual([{ field: 'kind', code: 'required' }])
    expect(complete(null)).toEqual([{ field: '', code: 'wrong-type' }])
  })

  test.each([
    [z.string(), 'chuỗi ký tự'],
    [z.number(), 'số'],
    [z.boolean(), 'đúng/sai (true, false)'],
    [z.array(z.string()), 'danh sách'],
    [z.strictObject({}), 'đối tượng'],
    [z.record(z.string(), z.string()), 'đối tượng'],
  ])('a wrong type is told in words, not as a program calls it: %#', (schema, words) => {
    const wrong = schema instanceof z.ZodString ? 7 : 'x'
    expect(() => validate(schema, wrong)).toThrow(
      expect.objectContaining({
        errors: [
          expect.objectContaining({ message: expect.objectContaining({ vi: `Sai kiểu, cần ${words}` }) }),
        ],
      }),
    )
  })

  test('a day out of range is told with the form in which a day is sent', () => {
    expect(() => validate(isoDate, '1899-12-31')).toThrow(
      expect.objectContaining({
        errors: [
          {
            field: '',
            code: 'date-out-of-range',
            message: {
              vi: 'Ngày phải trong khoảng 01/01/1900 – 31/12/2199',
              en: 'A day within 01/01/1900 – 31/12/2199 is expected',
            },
          },
        ],
      }),
    )
  })

  test('a decision without a number is refused at the number', () => {
    const result = {
      outcome: 'approved',
      signedOn: '2026-08-03',
      effectiveOn: '2026-08-10',
      bodyVotes: { inFavour: 3, against: 0 },
      signatory: 'Bí thư',
    }
    expect(complete({ kind: 'record-decision', result })).toEqual([
      { field: 'result.resolutionNumber', code: 'required' },
    ])
    expect(complete({ kind: 'record-decision', result: { ...result, resolutionNumber: '  ' } })).toEqual([
      { field: 'result.resolutionNumber', code: 'too-short' },
    ])
  })

  test('text is kept in NFC; NUL and halves of characters are refused', () => {
    const decomposed = 'Lý do: Nguyễn'.normalize('NFD')
    const parsed = validate(completion, {
      kind: 'review-action-program',
      result: { accepted: false, reason: decomposed },
    })
    expect(parsed.result).toEqual({ accepted: false, reason: 'Lý do: Nguyễn'.normalize('NFC') })
    for (const reason of ['a\u0000b', 'half \ud800']) {
      expect(complete({ kind: 'review-action-program', result: { accepted: false, reason } })).toEqual([
        { field: 'result.reason', code: 'bad-characters' },
      ])
    }
  })

  test('a key named __proto__ reaches nothing', () => {
    const body: unknown = JSON.parse(
      '{"kind":"enter-count","result":{"issued":1,"returned":1,"blank":0,"invalid":0,"votes":{"__proto__":1}}}',
    )
    const accepted = complete(body)
    expect(accepted.length).toBeLessThanOrEqual(1)
    expect(Object.prototype).not.toHaveProperty('issued')
    expect(({} as { an?: number }).an).toBeUndefined()
  })

  test('a launch of a kind that does not exist names the kinds', () => {
    expect(errorsOf(() => validate(launch, { kind: 'coronation' }))).toEqual([
      { field: 'kind', code: 'not-one-of' },
    ])
  })
})
