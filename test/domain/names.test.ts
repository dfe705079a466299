import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { normaliseName, normaliseNumber, searchName } from '../../domain/names.js'

const COMPOSED = 'Nguyễn Thị Đặng Ướt'.normalize('NFC')
const DECOMPOSED = COMPOSED.normalize('NFD')

describe('a Vietnamese name', () => {
  test('is stored composed, trimmed and with single spaces', () => {
    expect(normaliseName(`  ${DECOMPOSED.replace(' ', ' \t ')}\n`)).toBe(COMPOSED)
  })

  test.each([
    ['composed', COMPOSED],
    ['decomposed', DECOMPOSED],
    ['in capitals', COMPOSED.toUpperCase()],
    ['in decomposed capitals', DECOMPOSED.toUpperCase()],
    ['without diacritics', 'Nguyen Thi Dang Uot'],
    ['with spaces around', '  nguyễn  thị đặng ướt '],
  ])('is found when typed %s', (_how, typed) => {
    expect(searchName(typed)).toBe('nguyen thi dang uot')
  })

  test.each([
    ['Ðào Thị Hoà', 'Đào Thị Hoà', 'dao thi hoa'],
    ['ÐÀO THỊ HÒA', 'ĐÀO THỊ HÒA', 'dao thi hoa'],
    ['Trần ðức', 'Trần đức', 'tran duc'],
    ['H’Hen Niê', "H'Hen Niê", "h'hen nie"],
    ['H‘Hen Niê', "H'Hen Niê", "h'hen nie"],
    ['HʼHen Niê', "H'Hen Niê", "h'hen nie"],
    ['H`Hen Niê', "H'Hen Niê", "h'hen nie"],
    ['H´Hen Niê', "H'Hen Niê", "h'hen nie"],
  ])('written %s is stored as was meant, %s, and found by it', (written, stored, searched) => {
    expect(normaliseName(written)).toBe(stored)
    expect(normaliseName(written.normalize('NFD'))).toBe(stored)
    expect([searchName(written), searchName(stored)]).toEqual([searched, searched])
  })

  test('is found when what is pasted holds characters that are not seen', () => {
    expect(searchName('\u200bNguyễn\u00ad Văn\u202e An\u2060')).toBe('nguyen van an')
  })

  test('of accents alone leaves nothing to be searched', () => {
    expect(searchName('\u0301')).toBe('')
  })

  test('keeps what is not a diacritic', () => {
    expect(searchName("Y Kđăm Niê-H'Mok 2")).toBe("y kdam nie-h'mok 2")
  })

  test('has the same search form whichever way its Unicode is composed, and searching twice changes nothing', () => {
    const vietnamese = fc.string({
      unit: fc.constantFrom(...'aăâeêioôơuưyđĐÐð’ ÀỄẬợữkhmnt', '\u0301', '\u0323', ' ', '\u0302'),
    })
    fc.assert(
      fc.property(vietnamese, (name) => {
        const found = searchName(name)
        expect(searchName(name.normalize('NFD'))).toBe(found)
        expect(searchName(normaliseName(name))).toBe(found)
        expect(searchName(found)).toBe(found)
        expect(normaliseName(normaliseName(name))).toBe(normaliseName(name))
        expect(normaliseName(name)).toBe(normaliseName(name).normalize('NFC'))
      }),
    )
  })
})

describe('the number of a paper', () => {
  test.each([
    '12-QĐ/TU',
    '12 - QĐ/TU',
    '12 – QĐ/TU',
    '12—QĐ/TU',
    '12\u2010QĐ/TU',
    '12\u2011QĐ / TU',
    '12\u2212QĐ/TU',
    '12-QÐ/TU',
    ' 12\u00a0-\u00a0QÐ/TU '.normalize('NFD'),
  ])('typed %j is 12-QĐ/TU', (typed) => {
    expect(normaliseNumber(typed)).toBe('12-QĐ/TU')
  })

  test('keeps the words in it apart', () => {
    expect(normaliseNumber('3  bis NQ/TU')).toBe('3 bis NQ/TU')
  })
})
