import { expect, test } from '@jest/globals'
import { hasNewer } from '../../web/parts/newer.js'

const program = (id: string, by: string, uploadedAt: string, purpose = 'action-program') => ({
  ...{ id, purpose, uploadedAt, uploadedBy: { id: by } },
})
const FIRST = '2026-11-30T02:00:00.000Z'
const THEN = '2026-11-30T03:00:00.000Z'

test('a program that its candidate handed in anew is told from the one that counts, and from that of another', () => {
  const documents = [
    program('returned', 'c-1', FIRST),
    program('of another', 'c-2', FIRST),
    program('accepted', 'c-1', THEN),
  ]
  expect(documents.filter((each) => hasNewer(each, documents)).map(({ id }) => id)).toEqual(['returned'])
})

test('a further paper takes the place of none before it', () => {
  const documents = [program('one', 'c-1', FIRST, 'supplement'), program('other', 'c-1', THEN, 'supplement')]
  expect(documents.some((each) => hasNewer(each, documents))).toBe(false)
})
