import { expect, test } from '@jest/globals'
import { dueAtEndOf } from '../../domain/eligibility/end-of-term.js'
import { extension, reappointment } from '../../domain/rules/reappointment.js'
import { reappointment170 } from '../../domain/rules/reappointment-before-300.js'
import { pinned } from '../../domain/rules/rule-set.js'

/** A man who reaches retirement age, 62 years, on 15 March 2031. */
const BORN_ON = '1969-03-15'
const due = (from: string, endsOn: string, bornOn: string | null = BORN_ON) =>
  dueAtEndOf({ from, endsOn, bornOn, sex: 'male' }, pinned(reappointment))?.kind

test.each([
  // Months from the month of the end to March 2031.
  [60, 24, '2024-03-31', '2029-03-31', 'reappointment'],
  [60, 24, '2024-03-01', '2029-03-01', 'reappointment'],
  [60, 23, '2024-04-01', '2029-04-01', 'extension'],
  [36, 18, '2026-09-30', '2029-09-30', 'reappointment'],
  [36, 17, '2026-10-01', '2029-10-01', 'extension'],
  [36, 20, '2026-07-01', '2029-07-01', 'reappointment'],
  // Of a term longer than a year's row the next longer one holds; of the longest, the last.
  [48, 23, '2025-04-01', '2029-04-01', 'extension'],
  [120, 23, '2019-04-01', '2029-04-01', 'extension'],
])(
  'Decree 170/2025 art. 36.1: after a term of %s months, with %s left until retirement age (%s to %s): %s',
  (_, __, from, endsOn, kind) => {
    expect(due(from, endsOn)).toBe(kind)
    expect(dueAtEndOf({ from, endsOn, bornOn: BORN_ON, sex: 'male' }, pinned(extension))?.article.en).toBe(
      'Decree 170/2025/NĐ-CP art. 36.1 as amended by Decree 300/2026/NĐ-CP',
    )
    expect(due(from, endsOn)).toBe(
      dueAtEndOf({ from, endsOn, bornOn: BORN_ON, sex: 'male' }, pinned(extension))?.kind,
    )
  },
)

test.each([
  [24, '2024-03-31', '2029-03-31', 'reappointment'],
  [23, '2024-04-01', '2029-04-01', 'extension'],
  // No row of its own for a term of three years: 18 months are an extension too.
  [18, '2026-09-30', '2029-09-30', 'extension'],
])('as first issued (art. 36.2), with %s months left (%s to %s): %s', (_, from, endsOn, kind) => {
  const found = dueAtEndOf({ from, endsOn, bornOn: BORN_ON, sex: 'male' }, pinned(reappointment170))
  expect(found).toMatchObject({ kind, article: { en: 'Decree 170/2025/NĐ-CP art. 36.2' } })
})

test('of whom only the year of birth is known, the last day that it could be counts', () => {
  expect(due('2024-03-31', '2029-03-31', '1969')).toBe('reappointment')
  expect(due('2024-12-31', '2029-12-31', '1969')).toBe('reappointment')
  expect(due('2025-01-31', '2030-01-31', '1969')).toBe('extension')
})

test('without a date of birth, or by a law that leaves it open, nothing is due', () => {
  expect(due('2024-03-31', '2029-03-31', null)).toBeUndefined()
  const { term: _, ...silent } = pinned(reappointment)
  const held = { from: '2024-03-31', endsOn: '2029-03-31', bornOn: BORN_ON, sex: 'male' } as const
  expect(dueAtEndOf(held, silent)).toBeUndefined()
})
