import { describe, expect, test } from '@jest/globals'
import { addDays } from '../../domain/deadlines/dates.js'
import { groundsOf } from '../../domain/rules/grounds.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import {
  cite,
  citeAll,
  citing,
  isTextInForce,
  LEGAL_TEXTS,
  type LegalTextId,
  legalText,
  sourcesOf,
} from '../../domain/rules/legal-texts.js'

describe('a citation', () => {
  test.each([
    ['33.2(d)', 'điểm d khoản 2 Điều 33 Nghị định 170/2025/NĐ-CP', 'Decree 170/2025/NĐ-CP art. 33.2(d)'],
    ['33.2(đ)', 'điểm đ khoản 2 Điều 33 Nghị định 170/2025/NĐ-CP', 'Decree 170/2025/NĐ-CP art. 33.2(đ)'],
    ['51a', 'Điều 51a Nghị định 170/2025/NĐ-CP', 'Decree 170/2025/NĐ-CP art. 51a'],
    ['33.2', 'khoản 2 Điều 33 Nghị định 170/2025/NĐ-CP', 'Decree 170/2025/NĐ-CP art. 33.2'],
    ['39', 'Điều 39 Nghị định 170/2025/NĐ-CP', 'Decree 170/2025/NĐ-CP art. 39'],
    ['§ 1.2', 'Mục 1.2 Nghị định 170/2025/NĐ-CP', 'Decree 170/2025/NĐ-CP § 1.2'],
    [undefined, 'Nghị định 170/2025/NĐ-CP', 'Decree 170/2025/NĐ-CP'],
  ])('of %s reads as lawyers of each language write it', (at, vi, en) => {
    expect(cite('decree-170-2025', at)).toEqual({ vi, en })
    expect(cite('decree-170-2025', at, 'decree-300-2026')).toEqual({
      vi: `${vi}, sửa đổi bởi Nghị định 300/2026/NĐ-CP`,
      en: `${en} as amended by Decree 300/2026/NĐ-CP`,
    })
  })

  test('of what is no article is refused', () => {
    expect(() => cite('decree-170-2025', 'Điều 33')).toThrow('at: not an article: Điều 33')
  })

  test('of several places names them all, and a value carries a note only where it has one', () => {
    const both = citeAll(cite('local-h', '§ 1.1'), cite('regulation-377-2025'))
    expect(both.en).toBe('Local rule set H § 1.1; Regulation 377-QĐ/TW (2025)')
    expect(citing(both)(7)).toStrictEqual({ value: 7, article: both })
    expect(citing(both)(7, both)).toStrictEqual({ value: 7, article: both, note: both })
    expect(sourcesOf('labour-code-2019')).toEqual([
      {
        id: 'labour-code-2019',
        title: {
          vi: 'Bộ luật Lao động 45/2019/QH14: Bộ luật Lao động',
          en: 'Labour Code 45/2019/QH14: Labour Code',
        },
      },
    ])
  })
})

describe('a text of law', () => {
  test.each([
    ['decree-115-2020', '2026-06-30'],
    ['regulation-80-2022', '2025-10-07'],
    ['regulation-50-2021', '2025-10-07'],
    ['regulation-66-2017', '2026-01-08'],
    ['guidance-36-2018', '2026-05-26'],
    ['decree-116-2024', '2025-06-30'],
    ['decree-90-2020', '2026-06-30'],
  ] as const)('that another took the place of is in force to its last day: %s', (id, last) => {
    expect(isTextInForce(legalText(id), last)).toBe(true)
    expect(isTextInForce(legalText(id), addDays(last, 1))).toBe(false)
  })

  test('names its issuer and its days in order; what amends it begins on its own first day', () => {
    for (const { id, issuer, issuedOn, inForce, amendedBy } of LEGAL_TEXTS) {
      if (id.startsWith('local-')) continue
      const { from = '', to = '9999-12-31' } = inForce
      expect([id, issuer !== undefined, (issuedOn ?? from) <= from, from < to]).toEqual([
        id,
        true,
        true,
        true,
      ])
      if (amendedBy) {
        const { from: begins } = legalText(amendedBy.id as LegalTextId).inForce
        expect([id, amendedBy.from, amendedBy.articles.includes('33')]).toEqual([id, begins, true])
      }
    }
  })

  test('is cited by no shipped rule set that shares no day with it', () => {
    for (const { id, inForce, sources } of RULE_SETS) {
      for (const source of sources) {
        const { from = '', to = '9999-12-31' } = legalText(source.id as LegalTextId).inForce
        const meets = from <= (inForce.to ?? '9999-12-31') && inForce.from <= to
        expect([id, source.id, meets]).toEqual([id, source.id, true])
      }
    }
  })
})

describe('a decision names as its grounds', () => {
  const sources = sourcesOf(
    'local-h',
    'decree-170-2025',
    'decree-300-2026',
    'regulation-80-2022',
    'regulation-377-2025',
    'labour-code-2019',
    'local-practice',
  )

  test('the texts in force on the day the case began, with number, day and issuer, and no others', () => {
    const H = 'Bộ quy tắc H của địa phương: Quy trình rút gọn bốn bước của tỉnh minh họa'
    const D170 =
      'Nghị định số 170/2025/NĐ-CP ngày 30/06/2025 của Chính phủ về tuyển dụng, sử dụng và quản lý công chức'
    const D300 =
      'Nghị định số 300/2026/NĐ-CP ngày 29/07/2026 của Chính phủ sửa đổi, bổ sung Nghị định 170/2025/NĐ-CP về công chức'
    const begins = (ground: string) => ground.split(' của ')[0]
    expect(groundsOf(sources, '2025-10-07').map(begins)).toEqual([
      'Quy định số 80-QĐ/TW ngày 18/08/2022',
      begins(D170),
      begins(H),
    ])
    expect(groundsOf(sources, '2026-07-31').map(begins)).toEqual([
      begins(D170),
      'Quy định số 377-QĐ/TW ngày 08/10/2025',
      begins(H),
    ])
    // What is amended stands before what amends it.
    const [first, , third] = groundsOf(sources, '2026-08-01')
    expect([first, third]).toEqual([D170, D300])
    expect(groundsOf(sources, '2026-08-01').at(-1)).toBe(H)
  })

  test('what a locality published by itself, as its rule set names it', () => {
    const own = { id: 'qd-15-tu', title: { vi: 'Quy định 15-QĐ/TU', en: 'Regulation 15-QĐ/TU' } }
    expect(groundsOf([own], '2026-12-01')).toEqual(['Quy định 15-QĐ/TU'])
  })
})
