import { expect, test } from '@jest/globals'
import {
  type LocalityHead,
  localityShares,
  youngToGrassRoots,
} from '../../domain/rotation/locality-shares.js'
import { localTargetsA } from '../../domain/rules/local-targets.js'
import type { LocalityRules } from '../../domain/rules/rule-set.js'

const rules = localTargetsA.locality ?? {}
const heads = (level: LocalityHead['level'], locals: number, others: number, chairs = 0): LocalityHead[] =>
  Array.from({ length: locals + others }, (_, n) => ({
    unitId: `u-${level}-${n}`,
    level,
    isLocal: n < locals,
    alsoChairs: n < chairs,
  }))

test("one province's figures: 12 of 13 districts and 138 of 177 communes are exactly its share, one fewer is a warning", () => {
  const [district] = localityShares(heads('district', 1, 12), rules)
  expect(district).toMatchObject({ part: 12, of: 13, target: { isMet: true } })
  const [, districtChairs, commune, chairs] = localityShares(
    [...heads('district', 1, 12), ...heads('commune', 39, 138, 115)],
    rules,
  )
  expect(districtChairs).toEqual({
    what: 'secretary-also-chair',
    level: 'district',
    part: 0,
    of: 13,
    unknown: 0,
  })
  expect(commune?.target?.note?.vi).toContain('Mức cảnh báo mặc định, lấy theo số liệu một tỉnh')
  expect(commune).toMatchObject({ part: 138, of: 177, target: { isMet: true } })
  expect(chairs).toMatchObject({ what: 'secretary-also-chair', part: 115, of: 177, target: { isMet: true } })
  const [fewer] = localityShares(heads('commune', 40, 137), rules)
  expect(fewer).toMatchObject({ part: 137, target: { isMet: false } })
})

test('an origin that is not on record is left out and counted as unknown, never taken for either', () => {
  const { isLocal: _, ...unknown } = heads('commune', 1, 0)[0] ?? ({} as LocalityHead)
  const [shown] = localityShares([...heads('commune', 0, 1), unknown], rules)
  expect(shown).toMatchObject({ part: 1, of: 1, unknown: 1 })
})

test('without a target a share is shown, without a secretary nothing is', () => {
  expect(localityShares(heads('commune', 1, 1), {})[0]).toEqual({
    what: 'non-local-secretaries',
    level: 'commune',
    part: 1,
    of: 2,
    unknown: 0,
  })
  expect(localityShares([], rules)).toEqual([])
})

test('the young among those rotated to communes are a share with no target, until a locality sets one', () => {
  const on = '2026-08-03'
  const born = ['1986-08-03', '1986-08-04', '2000-01-01', null]
  const shown = { what: 'young-to-grass-roots', level: 'commune', part: 2, of: 3, unknown: 1 }
  expect(youngToGrassRoots(born, rules, on)).toEqual(shown)
  const rule = rules.youngToGrassRoots
  if (!rule) throw new Error('no parameter')
  const target = (numerator: number): LocalityRules => ({
    youngToGrassRoots: { ...rule, value: { under: 40, atLeast: { numerator, denominator: 3 } } },
  })
  expect(youngToGrassRoots(born, target(2), on)?.target).toMatchObject({ isMet: true })
  expect(youngToGrassRoots(born, target(3), on)?.target).toMatchObject({ isMet: false })
  expect(youngToGrassRoots([], rules, on)).toBeUndefined()
  expect(youngToGrassRoots(born, {}, on)).toBeUndefined()
})
