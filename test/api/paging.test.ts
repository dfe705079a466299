import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  cursorMoment,
  cursorText,
  decodeCursor,
  encodeCursor,
  page,
  rowsAfter,
} from '../../api/http/paging.js'
import { Problem } from '../../api/problems/problem.js'

const PARTS = [cursorMoment.nullable(), cursorText] as const

describe('a cursor', () => {
  test('gives back the position it was made of', () => {
    fc.assert(
      fc.property(
        fc.option(fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })),
        fc.string({ maxLength: 100 }),
        (date, id) => {
          const position = [date?.toISOString() ?? null, id] as const
          expect(decodeCursor('tasks', PARTS, encodeCursor('tasks', position))).toEqual(position)
        },
      ),
    )
  })

  test('of another list, or made up, is refused at the field cursor', () => {
    const refused = (cursor: string) => {
      try {
        decodeCursor('tasks', PARTS, cursor)
        return undefined
      } catch (error) {
        return error instanceof Problem ? [error.code, error.errors[0]?.field] : error
      }
    }
    expect(refused(encodeCursor('procedures', ['2026-01-01T00:00:00.000Z', 'p-1']))).toEqual([
      'invalid-input',
      'cursor',
    ])
    expect(refused(encodeCursor('tasks', ['yesterday', 'p-1']))).toEqual(['invalid-input', 'cursor'])
    expect(refused(encodeCursor('tasks', ['2026-01-01T00:00:00.000Z']))).toEqual(['invalid-input', 'cursor'])
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(refused(text)).toEqual(['invalid-input', 'cursor'])
      }),
    )
  })
})

describe('a page', () => {
  const show = (rows: number[], limit: number, counted = rows.length) =>
    page({ rows, counted }, limit, (row) => row, String)

  test('has a next one exactly when a row is left over', () => {
    expect(show([1, 2, 3], 3)).toEqual({ items: [1, 2, 3], nextCursor: null, total: 3, totalCapped: false })
    expect(show([1, 2, 3, 4], 3)).toMatchObject({ items: [1, 2, 3], nextCursor: '3' })
    expect(show([], 3)).toEqual({ items: [], nextCursor: null, total: 0, totalCapped: false })
  })

  test('counts up to a thousand and says when there are more', () => {
    expect(show([1], 1, 1000)).toMatchObject({ total: 1000, totalCapped: false })
    expect(show([1], 1, 1001)).toMatchObject({ total: 1000, totalCapped: true })
  })
})

describe('of what is read whole', () => {
  const all = ['b 1', 'a 2', 'b 2', 'a 10'].map((name) => {
    const [id = '', version] = name.split(' ')
    return { name, at: { id, version: -Number(version) } }
  })
  const rows = (after: { id: string; version: number } | undefined, limit: number) =>
    rowsAfter(all, ({ at }) => at, { after, limit }).rows.map(({ name }) => name)

  test('the rows of a page stand in the order of their positions, with one more that tells of the next page', () => {
    expect(rows(undefined, 2)).toEqual(['a 10', 'a 2', 'b 2'])
    expect(rows({ id: 'a', version: -2 }, 2)).toEqual(['b 2', 'b 1'])
    expect(rows({ id: 'b', version: -1 }, 2)).toEqual([])
    expect(rowsAfter(all, ({ at }) => at, { after: undefined, limit: 1 }).counted).toBe(4)
  })

  test('a position whose row is gone is passed as if it were there', () => {
    expect(rows({ id: 'a', version: -5 }, 9)).toEqual(['a 2', 'b 2', 'b 1'])
  })
})
