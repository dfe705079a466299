import { describe, expect, test } from '@jest/globals'
import { cite, citeAll, citing, sourcesOf } from '../../domain/rules/legal-texts.js'

describe('a citation', () => {
  test.each([
    ['33.2(d)', 'điểm d khoản 2 Điều 33 Nghị định 170/2025/NĐ-CP', 'Decree 170/2025/NĐ-CP art. 33.2(d)'],
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
