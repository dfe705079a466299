import { expect, test } from '@jest/globals'
import {
  type LocalityHead,
  localityShares,
  shareInWords,
  youngToGrassRoots,
} from '../../domain/rotation/locality-shares.js'
import { localTargetsA, YOUNG_TO_GRASS_ROOTS } from '../../domain/rules/local-targets.js'

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
  const rule = YOUNG_TO_GRASS_ROOTS
  const on = '2026-08-03'
  const born = ['1986-08-03', '1986-08-04', '2000-01-01', null]
  const shown = { what: 'young-to-grass-roots', level: 'commune', part: 2, of: 3, unknown: 1 }
  expect(youngToGrassRoots(born, rule, on)).toEqual(shown)
  const target = (numerator: number) => ({
    ...rule,
    value: { under: 40, atLeast: { numerator, denominator: 3 } },
  })
  expect(youngToGrassRoots(born, target(2), on).target).toMatchObject({ isMet: true })
  const below = youngToGrassRoots(born, target(3), on)
  expect(below.target).toMatchObject({ isMet: false })
  expect(shareInWords(below)).toEqual({
    vi: '2 trên 3; 1 người chưa đủ dữ liệu để tính; thấp hơn chỉ tiêu 3/3',
    en: '2 of 3; 1 unknown; below the target of 3/3',
  })
})

test('of nobody the share is shown too, in words, with its target and nothing to warn of', () => {
  const atLeast = { numerator: 1, denominator: 3 }
  const rule = { ...YOUNG_TO_GRASS_ROOTS, value: { under: 40, atLeast } }
  const none = youngToGrassRoots([], rule, '2026-08-03')
  expect(none).toMatchObject({ part: 0, of: 0, unknown: 0, target: { atLeast, isMet: undefined } })
  expect(shareInWords(none)).toEqual({
    vi: '0 trên 0; chưa có ai đang luân chuyển ở cấp xã',
    en: '0 of 0; nobody is in rotation at the communes',
  })
  const unborn = youngToGrassRoots([null], rule, '2026-08-03')
  expect(unborn.target?.isMet).toBeUndefined()
  expect(shareInWords(unborn).en).toBe('0 of 0; 1 unknown')
})
