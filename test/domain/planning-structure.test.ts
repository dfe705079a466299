import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addMonths, dateOfDayNumber, dayNumber } from '../../domain/deadlines/dates.js'
import { measured } from '../../domain/planning/measured.js'
import {
  agesCounted,
  countLevels,
  lastBirthDate,
  type PlannedPerson,
  planningStructure,
} from '../../domain/planning/structure.js'
import { whatIf } from '../../domain/planning/what-if.js'
import { localTargetsA, localTargetsB, localTargetsC } from '../../domain/rules/local-targets.js'
import { regulation50 } from '../../domain/rules/regulation-50-2021.js'
import { PLANNING_OF_REGULATION_377 } from '../../domain/rules/regulation-377-2025.js'
import { type IsoDate, POST_LEVELS } from '../../domain/vocabulary.js'

const ON = '2026-08-03'
const targets = { planning: PLANNING_OF_REGULATION_377, locality: localTargetsB.locality }

const post = (
  postId: string,
  commune = false,
  level: (typeof POST_LEVELS)[number] = 'department-deputy',
) => ({
  postId,
  level,
  locality: commune ? ('commune' as const) : ('province' as const),
})
let people = 0
const person = (
  postId: string,
  sex: PlannedPerson['sex'] = 'male',
  bornOn: IsoDate | null = '1980-01-01',
): PlannedPerson => {
  people += 1
  return { personId: `c-${people}`, postId, sex, bornOn }
}

describe('a share', () => {
  test.each([
    [991, 3261, 30.39],
    [7, 3261, 0.21],
    [1, 8, 12.5],
    [1, 3, 33.33],
    [2, 3, 66.67],
    [1, 16, 6.25],
    [0, 5, 0],
    [5, 5, 100],
    [0, 0, null],
  ])('%i of %i is shown as %d%%', (part, whole, percent) => {
    expect(measured(part, whole)).toEqual({
      value: { numerator: part, denominator: whole },
      percent,
      target: null,
      verdict: 'ok',
    })
  })

  const quarter = { numerator: 1, denominator: 4 }
  const half = { numerator: 1, denominator: 2 }
  test.each([
    [1, 4, 'ok'],
    [249, 1000, 'warning'],
    [2, 4, 'ok'],
    [501, 1000, 'warning'],
    [0, 0, 'ok'],
  ])('%i of %i against a quarter to a half is %s', (part, whole, verdict) => {
    const target = { atLeast: quarter, atMost: half, article: { vi: 'Điều 1', en: 'art. 1' } }
    expect(measured(part, whole, target)).toMatchObject({ verdict, target })
  })

  test.each([
    [-1, 2],
    [1.5, 2],
    [1, -2],
    [1, Number.NaN],
  ])('%d of %d is refused', (part, whole) => {
    expect(() => measured(part, whole)).toThrow(RangeError)
  })

  test('a verdict is never a matter of rounding: one below the target warns, exactly on it does not', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 10_000 }),
        fc.integer({ min: 1, max: 100 }),
        (times, numerator) => {
          const target = { atLeast: { numerator, denominator: 100 }, article: { vi: 'x', en: 'x' } }
          expect(measured(numerator * times, 100 * times, target).verdict).toBe('ok')
          expect(measured(numerator * times - 1, 100 * times, target).verdict).toBe('warning')
        },
      ),
    )
  })
})

describe('the structure of the planning', () => {
  test('counts people once, posts each, and says what is under its target', () => {
    const both = person('a', 'female')
    const [level, ...others] = planningStructure(
      targets,
      [post('a'), post('b'), post('c')],
      [both, { ...both, postId: 'b' }, person('a'), person('elsewhere')],
      ON,
    )
    expect(others).toEqual([])
    expect(level).toMatchObject({
      locality: 'province',
      level: 'department-deputy',
      posts: 3,
      people: 2,
      ratio: { value: { numerator: 2, denominator: 3 }, percent: 66.67, verdict: 'warning' },
      women: { value: { numerator: 1, denominator: 2 }, percent: 50, verdict: 'ok' },
    })
    expect(level?.ratio.target).toMatchObject({
      atLeast: { numerator: 1, denominator: 1 },
      atMost: { numerator: 13, denominator: 10 },
      article: localTargetsB.locality?.planningRatio?.article,
    })
  })

  test.each([
    [10, 'ok'],
    [13, 'ok'],
    [14, 'warning'],
    [9, 'warning'],
  ])('%i people for ten posts: %s', (count, verdict) => {
    const posts = Array.from({ length: 10 }, (_, n) => post(`p-${n}`))
    const planned = Array.from({ length: count }, () => person('p-0'))
    expect(planningStructure(targets, posts, planned, ON)[0]?.ratio.verdict).toBe(verdict)
  })

  test('by the text of Regulation 50 women are a quarter, in the province as in communes, which are told apart', () => {
    const planned = (id: string) => [person(id, 'female'), ...Array.from({ length: 4 }, () => person(id))]
    const rules = regulation50.planning
    if (!rules) throw new Error('the regulation has no planning')
    const levels = planningStructure(
      { planning: rules },
      [post('a'), post('b', true)],
      [...planned('a'), ...planned('b')],
      ON,
    )
    expect(levels.map(({ locality, women }) => [locality, women.verdict, women.target?.atLeast])).toEqual([
      ['province', 'warning', { numerator: 25, denominator: 100 }],
      ['commune', 'warning', { numerator: 25, denominator: 100 }],
    ])
  })

  test.each([
    ['1986-08-04', 0],
    ['1986-08-03', 1],
    ['1975-08-04', 1],
    ['1975-08-03', 2],
  ])('somebody born on %s is in age group %i', (bornOn, group) => {
    const [level] = planningStructure(targets, [post('a')], [person('a', null, bornOn)], ON)
    expect(level?.ages.map(({ value }) => value.numerator)).toEqual(
      [0, 1, 2].map((n) => (n === group ? 1 : 0)),
    )
  })

  test('age groups are bounded by the rules, the rest has no target, and an unknown birth date is in none', () => {
    const planned = [
      person('a', 'male', '1990-01-01'),
      person('a', null, null),
      person('a', 'male', '1970-01-01'),
    ]
    const [level] = planningStructure(targets, [post('a')], planned, ON)
    expect(level?.ages).toMatchObject([
      { from: null, under: 40, value: { numerator: 1, denominator: 3 }, verdict: 'ok' },
      { from: 40, under: 51, value: { numerator: 0, denominator: 3 }, verdict: 'warning' },
      { from: 51, under: null, value: { numerator: 1, denominator: 3 }, target: null, verdict: 'ok' },
    ])
  })

  test('Regulation 377 names no share: without a locality nothing is a target but the seats of committees', () => {
    const levels = planningStructure(
      { planning: PLANNING_OF_REGULATION_377 },
      [post('a'), post('c', false, 'standing-committee')],
      [person('a')],
      ON,
    )
    expect(levels.map(({ ratio, women, ages }) => [ratio.target?.article.en, women.target, ages])).toEqual([
      ['Regulation 377-QĐ/TW (2025) art. 26.1', null, []],
      [undefined, null, []],
    ])
  })

  test.each([
    [15, 23, 'ok'],
    [15, 24, 'warning'],
    [9, 14, 'ok'],
    [9, 15, 'warning'],
    [15, 14, 'warning'],
  ])('of %i seats of a committee %i people: %s (art. 26.1, half rounded up)', (seats, count, verdict) => {
    const committee = { ...post('c', false, 'standing-committee'), seats }
    const planned = Array.from({ length: count }, () => person('c'))
    const [level] = planningStructure(targets, [committee], planned, ON)
    expect(level?.ratio).toMatchObject({ verdict, value: { numerator: count, denominator: seats } })
  })

  test('in a standing committee there is to be somebody under the locality’s age of the young, 42, and a woman', () => {
    const asked = { planning: PLANNING_OF_REGULATION_377, locality: localTargetsA.locality }
    const committee = post('c', false, 'standing-committee')
    const both = (planned: PlannedPerson[]) => planningStructure(asked, [committee], planned, ON)[0]?.both
    const woman = person('c', 'female', '1984-08-03')
    const young = person('c', 'male', '1984-08-04')
    expect(both([woman, young])).toMatchObject({ young: true, woman: true, under: 42, verdict: 'ok' })
    expect(both([woman])).toMatchObject({ young: false, woman: true, verdict: 'warning' })
    expect(both([young])).toMatchObject({ young: true, woman: false, verdict: 'warning' })
    expect(both([])).toMatchObject({ verdict: 'ok' })
    expect(planningStructure(targets, [committee], [young], ON)[0]?.both).toBeUndefined()
    expect(planningStructure(asked, [post('a')], [person('a')], ON)[0]?.both).toBeUndefined()
  })

  test('a locality’s own targets take the place of the general ones', () => {
    const planned = [person('a', 'female'), ...Array.from({ length: 4 }, () => person('a'))]
    const under = (locality: typeof localTargetsB.locality) =>
      planningStructure({ ...targets, locality }, [post('a')], planned, ON)[0]
    expect(under(localTargetsB.locality)?.women.verdict).toBe('warning')
    expect(under(localTargetsC.locality)?.women.verdict).toBe('ok')
    expect(under(localTargetsC.locality)?.women.target?.article).toEqual(
      localTargetsC.locality?.planningWomen?.article,
    )
    const ages = (locality: typeof localTargetsB.locality) =>
      under(locality)?.ages.map(({ from, under, target }) => [from, under, target?.article])
    expect(ages(localTargetsC.locality)).toEqual([
      [null, 40, localTargetsC.locality?.planningYoung?.article],
      [40, null, undefined],
    ])
    expect(ages(localTargetsA.locality)?.[0]).toEqual([
      ...[null, 42, localTargetsA.locality?.planningYoung?.article],
    ])
  })

  test('levels are told from the highest; the lowest rung only where somebody is planned for it', () => {
    const posts = [post('s', false, 'specialist'), post('d'), post('h', false, 'department-head')]
    const levels = (planned: PlannedPerson[]) =>
      planningStructure(targets, posts, planned, ON).map(({ level }) => level)
    expect(levels([])).toEqual(['department-head', 'department-deputy'])
    expect(levels([person('s')])).toEqual(['department-head', 'department-deputy', 'specialist'])
  })
})

const posts = POST_LEVELS.flatMap((level) => [
  post(`${level}-1`, false, level),
  post(`${level}-2`, true, level),
])
const anyone = fc.record({
  personId: fc.stringMatching(/^c-[a-f]$/),
  postId: fc.constantFrom(...posts.map(({ postId }) => postId)),
  sex: fc.constantFrom('male' as const, 'female' as const, null),
  bornOn: fc.constantFrom('1990-01-01', '1980-02-29', '1970-01-01', '1975', '1986-08', null),
})
const planning = fc.uniqueArray(anyone, {
  selector: ({ personId, postId }) => `${personId} ${postId}`,
  maxLength: 30,
})

const placeOf = ({ postId }: PlannedPerson) => ({ postId })
const isFor = (person: string, post: string) => (other: PlannedPerson) =>
  other.personId === person && other.postId === post

test('who is born by the last birth date has had the birthday, who is born later has not', () => {
  const day = fc.integer({ min: dayNumber('1950-01-01'), max: dayNumber('2030-12-31') })
  const leap = fc.constantFrom('2028-02-29', '2026-02-28', '2027-03-01').map((on) => dayNumber(on))
  fc.assert(
    fc.property(
      fc.oneof(day, leap),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: -2, max: 2 }),
      (at, years, off) => {
        const on = dateOfDayNumber(at)
        const bornOn = dateOfDayNumber(dayNumber(addMonths(on, -12 * years)) + off)
        expect(bornOn <= lastBirthDate(years, on)).toBe(addMonths(bornOn, 12 * years) <= on)
      },
    ),
  )
})

describe('what if', () => {
  test('with nothing added and nothing removed nothing changes', () => {
    fc.assert(
      fc.property(planning, (planned) => {
        const { before, after, changes } = whatIf(targets, { posts, planned }, { add: [], remove: [] }, ON)
        expect(after).toEqual(before)
        expect(changes).toEqual([])
      }),
    )
  })

  test('adding a woman never lowers the share of women of any level, nor turns it into a warning', () => {
    fc.assert(
      fc.property(planning, fc.constantFrom(...posts), (planned, { postId }) => {
        const woman: PlannedPerson = { personId: 'new', postId, sex: 'female', bornOn: '1985-01-01' }
        const { before, after } = whatIf(targets, { posts, planned }, { add: [woman], remove: [] }, ON)
        for (const is of after) {
          const was = before.find(({ level, locality }) => level === is.level && locality === is.locality)
          const [a, b] = [is.women.value, was?.women.value ?? { numerator: 0, denominator: 1 }]
          expect(a.numerator * b.denominator).toBeGreaterThanOrEqual(b.numerator * a.denominator)
          if ((was?.women.verdict ?? 'ok') === 'ok') expect(is.women.verdict).toBe('ok')
        }
      }),
    )
  })

  test('removing what was added gives the structure back', () => {
    fc.assert(
      fc.property(planning, fc.constantFrom(...posts), (planned, { postId }) => {
        const added: PlannedPerson = { personId: 'new', postId, sex: 'male', bornOn: null }
        const there = whatIf(targets, { posts, planned }, { add: [added], remove: [] }, ON)
        const back = whatIf(targets, { posts, planned: there.planned }, { add: [], remove: [added] }, ON)
        expect(back.after).toEqual(there.before)
      }),
    )
  })

  test('of the people and posts that move alone, with the counts of everybody, it is the same as of everybody', () => {
    const ofOnePerson = planning.map((all) =>
      all.map((each) => ({
        ...each,
        ...all.find(({ personId }) => personId === each.personId),
        ...placeOf(each),
      })),
    )
    fc.assert(
      fc.property(ofOnePerson, fc.constantFrom(...posts), fc.nat(), (planned, { postId }, which) => {
        const leaving =
          planned.length > 0 ? [planned[which % planned.length]].flatMap((one) => one ?? []) : []
        const moves = {
          add: leaving
            .filter((one) => one.postId !== postId && !planned.some(isFor(one.personId, postId)))
            .map((one) => ({ ...one, postId })),
          remove: leaving,
        }
        const moving = leaving.map(({ personId }) => personId)
        const concerned = planned.filter((one) => moving.includes(one.personId) || one.postId === postId)
        const counts = countLevels(posts, planned, agesCounted(targets, ON))
        const { planned: _, ...ofAll } = whatIf(targets, { posts, planned }, moves, ON)
        const { planned: __, ...ofThese } = whatIf(targets, { posts, planned: concerned, counts }, moves, ON)
        expect(ofThese).toEqual(ofAll)
      }),
    )
  })

  test('every verdict that changes is named, with what it was and what it would be', () => {
    const planned = [person('a', 'female', '1990-01-01')]
    const add = [person('a', 'male', '1980-01-01')]
    const { changes } = whatIf(targets, { posts: [post('a')], planned }, { add, remove: [] }, ON)
    const where = { locality: 'province', level: 'department-deputy' }
    expect(changes).toEqual([{ ...where, measure: 'ratio', before: 'ok', after: 'warning' }])
    const replaced = whatIf(targets, { posts: [post('a')], planned }, { add, remove: planned }, ON)
    expect(replaced.changes).toEqual([
      { ...where, measure: 'women', before: 'ok', after: 'warning' },
      { ...where, measure: 'age', from: null, under: 40, before: 'ok', after: 'warning' },
    ])
  })
})
