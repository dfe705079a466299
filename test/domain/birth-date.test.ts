import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { dayCounted, isBirthDate, UNKNOWN_DAYS, type UnknownDay } from '../../domain/birth-date.js'
import { checkEligibility } from '../../domain/eligibility/check-eligibility.js'
import type { CandidateRecord } from '../../domain/eligibility/record.js'
import { leavingReasons } from '../../domain/planning/leaving.js'
import { type PlannedPerson, planningStructure } from '../../domain/planning/structure.js'
import { shareInWords, youngToGrassRoots } from '../../domain/rotation/locality-shares.js'
import { YOUNG_TO_GRASS_ROOTS } from '../../domain/rules/local-targets.js'
import { extension } from '../../domain/rules/reappointment.js'
import { PLANNING_OF_REGULATION_377 } from '../../domain/rules/regulation-377-2025.js'
import { pinned } from '../../domain/rules/rule-set.js'
import { shortProcedure } from '../../domain/rules/short-procedure.js'
import { showDate } from '../../domain/words.js'

/** Older files know the year, or the month, of a birth alone. */

const ON = '2026-08-03'
const year = fc.integer({ min: 1955, max: 2006 }).map(String)
const month = fc.integer({ min: 1, max: 12 }).map((n) => String(n).padStart(2, '0'))
const withoutDay = fc.oneof(
  year,
  fc.tuple(year, month).map((parts) => parts.join('-')),
)
const sex = fc.constantFrom('male' as const, 'female' as const)
const unknownDay = fc.constantFrom(...UNKNOWN_DAYS)
const cited = (value: UnknownDay) => ({ value, article: { vi: 'Nghị quyết 5', en: 'Resolution 5' } })

test.each(['1968', '1968-03', '2024-02-29', '1968-05-17'])('%s is when somebody was born', (date) => {
  expect(isBirthDate(date)).toBe(true)
})

test.each(['68', '1968-', '1968-3', '1968-13', '1968-00', '1968-02-30', '1968-0-01', '0000', '19680517', ''])(
  '%s is not',
  (date) => {
    expect(isBirthDate(date)).toBe(false)
  },
)

test.each([
  ['1968', '1968-12-31', '1968-01-01'],
  ['1968-02', '1968-02-29', '1968-02-01'],
  ['1968-04', '1968-04-30', '1968-04-01'],
  ['1968-05-17', '1968-05-17', '1968-05-17'],
])(
  'born %s ages are counted with the last or the first day that it could be: %s, %s',
  (date, last, first) => {
    expect([dayCounted(date, 'last-day'), dayCounted(date, 'first-day')]).toEqual([last, first])
  },
)

describe('a verdict on somebody whose day of birth is not known is that of the day counted with, and says so', () => {
  const record = (bornOn: string, is: 'male' | 'female'): CandidateRecord => ({
    ...{ personId: 'p', bornOn, sex: is, tenures: [], planning: [], evaluations: [], disciplines: [] },
    ...{ measures: [], papers: [], degrees: [] },
  })

  test('on the years of work that are left, and on the end of an extended term', () => {
    fc.assert(
      fc.property(withoutDay, sex, unknownDay, fc.boolean(), (bornOn, is, value, isShipped) => {
        const rules = {
          ...pinned(extension).eligibility,
          ...pinned(shortProcedure).eligibility,
          ...(!isShipped && { ageCountedFrom: cited(value) }),
        }
        const post = { postId: 'post-1', level: 'department-deputy' as const, termEndsOn: '2028-08-03' }
        const day = dayCounted(bornOn, isShipped ? 'last-day' : value)
        const [asked, counted] = [bornOn, day].map((date) =>
          checkEligibility(rules, record(date, is), post, ON).filter(({ criterion }) =>
            ['full-term', 'end-of-term'].includes(criterion),
          ),
        )
        expect(asked).toHaveLength(2)
        const verdicts = (of: typeof asked) => of?.map(({ evidence: _, ...verdict }) => verdict)
        expect(verdicts(asked)).toEqual(verdicts(counted))
        for (const { evidence } of asked ?? []) {
          expect(evidence.vi).toContain('chưa rõ ngày')
          expect(evidence.vi).toContain(day.split('-').reverse().join('/'))
          expect(evidence.en).toContain(`day not known; counted with ${showDate(day).en}`)
        }
        for (const { evidence } of counted ?? []) expect(evidence.en).not.toContain('not known')
      }),
    )
  })

  test('on leaving the planning by age', () => {
    const planned = { approvedOn: '2025-11-01', disciplines: [], politicalConclusions: [] }
    fc.assert(
      fc.property(withoutDay, sex, unknownDay, (bornOn, is, value) => {
        const rules = { ...PLANNING_OF_REGULATION_377, agesCountedFrom: cited(value) }
        const day = dayCounted(bornOn, value)
        const [asked, counted] = [bornOn, day].map((date) =>
          leavingReasons(rules, { ...planned, bornOn: date, sex: is }, ON),
        )
        const since = (of: typeof asked) => of?.map(({ reason, since: from }) => [reason, from])
        expect(since(asked)).toEqual(since(counted))
        for (const { evidence } of asked ?? [])
          expect(evidence.en).toContain(`counted with ${showDate(day).en}`)
      }),
    )
  })

  test('on the shares by age of the planning', () => {
    const posts = [{ postId: 'a', level: 'department-deputy' as const, locality: 'province' as const }]
    fc.assert(
      fc.property(fc.array(withoutDay, { minLength: 1 }), unknownDay, (dates, value) => {
        const targets = { planning: { ...PLANNING_OF_REGULATION_377, agesCountedFrom: cited(value) } }
        const structureOf = (born: string[]) => {
          const people = born.map(
            (bornOn, n): PlannedPerson => ({ personId: `c-${n}`, postId: 'a', sex: null, bornOn }),
          )
          return planningStructure(targets, posts, people, ON)[0]
        }
        const asked = structureOf(dates)
        const counted = structureOf(dates.map((date) => dayCounted(date, value)))
        expect(asked?.ages).toEqual(counted?.ages)
        expect(asked?.agesNote?.vi).toContain(`${dates.length} người chưa rõ ngày sinh`)
        expect(asked?.agesNote?.en).toContain('Resolution 5')
        expect(counted).not.toHaveProperty('agesNote')
      }),
    )
  })

  test('on the share of the young at the grass roots', () => {
    const share = youngToGrassRoots(['1986', '1986-08', '1986-08-03', null], YOUNG_TO_GRASS_ROOTS, ON)
    expect(share).toMatchObject({ part: 2, of: 3, unknown: 1, withoutDay: 2 })
    expect(shareInWords(share).vi).toContain(
      '2 người chưa rõ ngày sinh, tuổi tính theo ngày cuối cùng có thể',
    )
    expect(shareInWords(share).en).toContain('2 of unknown day of birth, counted with the last day')
  })
})
