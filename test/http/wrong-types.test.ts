import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { describedOperations } from '../../api/http/operation.js'
import { isEndless } from '../support/endless.js'
import type { HttpOffice } from './http-office.js'
import { startHttpOffice } from './http-office.js'
import { thingsToName } from './named-things.js'
import { jsonType, placesIn, replaced, VALID_BODIES, valueAt } from './valid-bodies.js'
import { worldOf } from './world.js'

let office: HttpOffice
let named: (path: string) => string
let before: Record<string, string>

/** The world, but for who read what on the way. */
async function changed(): Promise<Record<string, string>> {
  const { reads_on_record: _, ...world } = await worldOf(office.pool)
  return world
}

beforeAll(async () => {
  office = await startHttpOffice()
  named = await thingsToName(office)
  before = await changed()
})
afterAll(async () => {
  const after = await changed()
  await office.stop()
  expect(after).toEqual(before)
})

/** A body, a place in it, and which body it was. */
const place = fc
  .constantFrom(...VALID_BODIES)
  .chain(([path, body]) =>
    fc.record({ path: fc.constant(path), body: fc.constant(body), at: fc.constantFrom(...placesIn(body)) }),
  )

/** Fields that may be null. */
const NULLABLE = new Set(['bornOn', 'sex', 'ethnicity', 'email', 'degree', 'other'])

describe('a body of the right shape', () => {
  test.each(VALID_BODIES)('passes its schema: %s %j', (path, body) => {
    const described = describedOperations().find(
      ({ spec }) =>
        spec.method === 'post' && new RegExp(`^${spec.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
    )
    expect(described?.spec.body?.safeParse(body)).toMatchObject({ success: true })
  })
})

describe('wrong types at any depth', () => {
  test('are refused at the field in which they are', async () => {
    const wrong = place.chain(({ path, body, at }) => {
      const type = jsonType(valueAt(body, at))
      const other = fc
        .jsonValue({ maxDepth: 3 })
        .filter((value) => jsonType(value) !== type && !(value === null && NULLABLE.has(at.join('.'))))
      return fc.record({
        path: fc.constant(path),
        at: fc.constant(at),
        body: other.map((value) => replaced(body, at, value)),
      })
    })
    await fc.assert(
      fc.asyncProperty(wrong, async ({ path, at, body }) => {
        const { status, body: problem } = await office.as('officer').post(named(path), JSON.stringify(body))
        if (at.length === 0 && !['array', 'object'].includes(jsonType(body))) {
          expect([status, problem.code]).toEqual([400, 'malformed-json'])
          return
        }
        expect([status, problem.code]).toEqual([422, 'invalid-input'])
        expectWithin(problem.errors, at.join('.'))
      }),
      { numRuns: 250 },
    )
  })

  test('a field that there is not is refused by its name, in any object', async () => {
    const unknown = place
      .filter(({ body, at }) => jsonType(valueAt(body, at)) === 'object' && at.at(-1) !== 'votes')
      .chain(({ path, body, at }) =>
        fc.record({
          path: fc.constant(path),
          at: fc.constant(at),
          body: fc.constant(body),
          key: fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', 'actor', 'id'), fc.string()),
          value: fc.jsonValue({ maxDepth: 1 }),
        }),
      )
      .filter(({ body, at, key }) => !Object.hasOwn(Object(valueAt(body, at)), key) && !OPTIONAL.has(key))
    await fc.assert(
      fc.asyncProperty(unknown, async ({ path, body, at, key, value }) => {
        const added = Object.defineProperty({ ...Object(valueAt(body, at)) }, key, {
          value,
          enumerable: true,
        })
        const { status, body: problem } = await office
          .as('officer')
          .post(named(path), JSON.stringify(replaced(body, at, added)))
        expect([status, problem.code]).toEqual([422, 'invalid-input'])
        expect(problem.errors).toEqual([
          {
            field: [...at, key].join('.'),
            code: 'unknown-key',
            message: 'Không có trường này; hãy sửa tên hoặc bỏ đi',
          },
        ])
      }),
      { numRuns: 150 },
    )
  })

  test('a field that is missing is asked for by its name', async () => {
    for (const [path, body] of VALID_BODIES) {
      for (const at of placesIn(body).filter(
        (keys) =>
          keys.length > 0 &&
          !keys.some((key) => /^\d+$/.test(String(key))) &&
          !mayBeLeftOut(body, keys.at(-1)),
      )) {
        const { status, body: problem } = await office
          .as('officer')
          .post(named(path), replaced(body, at, undefined))
        expect([at.join('.'), status, problem.code]).toEqual([at.join('.'), 422, 'invalid-input'])
        expect(problem.errors[0]).toEqual({ field: at.join('.'), code: 'required', message: 'Bắt buộc' })
      }
    }
  })
})

/** Why somebody comes back is asked only where they do before the day. */
const mayBeLeftOut = (body: unknown, member: unknown): boolean =>
  OPTIONAL.has(member) || (member === 'purpose' && Object(body).kind === 'secondment-end')

/** Members that may be left out. */
const OPTIONAL = new Set<unknown>([
  'duty',
  'leftOut',
  'ownRequest',
  'conclusion',
  ...['because', 'next'],
  ...[
    'type',
    'other',
    'ruleSetId',
    'beganOn',
    'on',
    'beganBefore',
    'seatId',
    'postId',
    'keep',
    'waivers',
    'absences',
    'keepsFormerPost',
  ],
  ...['settledBy', 'lateReason', 'prepared', 'views', 'decidedOn', 'until'],
  ...['degree', 'seats', 'bornOn', 'sex', 'ethnicity', 'degrees', 'email', 'locale', 'an', 'binh'],
])

describe('whatever is written', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '\u0000',
      '\ud800',
      "'; DROP TABLE cases; --",
      '\u202e',
      'a'.repeat(20_000),
      '%',
      '\\',
      'Ạ'.repeat(3000),
    ),
  )

  test('in any text of any body, there is no fault of ours', async () => {
    const written = place
      .filter(({ body, at }) => jsonType(valueAt(body, at)) === 'string')
      .chain(({ path, body, at }) => texts.map((text) => ({ path, body: replaced(body, at, text) })))
    await fc.assert(
      fc.asyncProperty(written, async ({ path, body }) => {
        const { status } = await office.as('outsider').post(path, JSON.stringify(body))
        expect([403, 404, 422]).toContain(status)
      }),
      { numRuns: 150 },
    )
  })

  test('in a query or a path, there is none either', async () => {
    const document = (await office.send('/openapi.json')).body
    const reads = Object.entries<{ get?: { parameters: { name: string; in: string }[] } }>(
      document.paths,
    ).flatMap(([path, { get }]) =>
      get && path.startsWith('/v1/') && !isEndless(path) ? [{ path, parameters: get.parameters }] : [],
    )
    const asked = fc.constantFrom(...reads).chain(({ path, parameters }) => {
      const names = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name)
      const value = fc.oneof(
        texts,
        fc.constantFrom('1', '0', '-1', '1e9', 'true', 'null', '2026-02-30', 'an', '[]', 'eyJ', ''),
      )
      return fc.record({
        path: fc.constant(path),
        ids: fc.array(
          value.filter((id) => id !== '' && !/^\.+$/.test(id) && Buffer.byteLength(id) < 1000),
          { minLength: 2, maxLength: 2 },
        ),
        query: fc.array(
          fc.tuple(
            fc.constantFrom(...names, 'unknown'),
            value.filter((text) => Buffer.byteLength(text) < 1000),
          ),
          { maxLength: 3 },
        ),
      })
    })
    await fc.assert(
      fc.asyncProperty(asked, async ({ path, ids, query }) => {
        let n = 0
        const filled = path.replace(/\{\w+\}/g, () =>
          encodeURIComponent((ids[n++] ?? 'x').replace(/\p{Surrogate}/gu, '\ufffd')),
        )
        const { status } = await office.as('officer').get(`${filled}?${new URLSearchParams(query)}`)
        expect([200, 403, 404, 422]).toContain(status)
      }),
      { numRuns: 250 },
    )
  })
})

/** Every error names the place, or something within it. */
function expectWithin(errors: { field: string; message: string }[], place: string): void {
  expect(errors.length).toBeGreaterThan(0)
  for (const { field, message } of errors) {
    expect(
      field === place || field.startsWith(place === '' ? '' : `${place}.`)
        ? 'within'
        : `${field} is not in ${place}`,
    ).toBe('within')
    expect(message).not.toBe('')
  }
}
