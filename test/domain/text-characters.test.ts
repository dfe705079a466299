import { describe, expect, test } from '@jest/globals'
import { printable, refusedInName, refusedInText, withPlainLineBreaks } from '../../domain/text-characters.js'

describe('a text', () => {
  test.each([
    ['\u0000', 'U+0000', 'a control character'],
    ['\u0007', 'U+0007', 'a control character'],
    ['\u001b', 'U+001B', 'a control character'],
    ['\u009f', 'U+009F', 'a control character'],
    ['\ufffe', 'U+FFFE', 'no character at all'],
    ['\uffff', 'U+FFFF', 'no character at all'],
    ['\ufdd0', 'U+FDD0', 'no character at all'],
    ['\u{1ffff}', 'U+1FFFF', 'no character at all'],
    ['\ud800', 'U+D800', 'half of a character'],
  ])('does not take %j: it is told as %s, %s', (character, named, en) => {
    expect(refusedInText(`Lý do${character} khác`)).toMatchObject({ character: named, what: { en } })
  })

  test('takes every line break that Word, Windows and Unicode know, as a line feed', () => {
    const pasted = 'một\u000bhai\r\nba\rbốn\u000cnăm\u0085sáu\u2028bảy\u2029tám\nchín'
    expect(withPlainLineBreaks(pasted)).toBe('một\nhai\nba\nbốn\nnăm\nsáu\nbảy\ntám\nchín')
    expect(refusedInText(withPlainLineBreaks(pasted))).toBeUndefined()
  })

  test('takes what joins letters and pictures, and what turns the direction', () => {
    for (const text of ['می\u200cخواهم', '👩\u200d⚕️', 'cột\t1', 'Điều 33\u202e']) {
      expect(refusedInText(text)).toBeUndefined()
    }
  })

  test('that was stored with anything of it is printed without', () => {
    expect(printable('một\u000bhai\ufffe ba\uffff\u0007')).toBe('một\nhai ba')
  })
})

describe('a name', () => {
  test.each([
    ['Nguyễn \u202eVăn An', 'U+202E', 'it turns the direction of writing'],
    ['Nguyễn \u2066Văn An', 'U+2066', 'it turns the direction of writing'],
    ['Nguyễn\u200b Văn An', 'U+200B', 'it cannot be seen'],
    ['Nguyễn Văn An\u200d', 'U+200D', 'it cannot be seen'],
    ['\ufeffNguyễn Văn An', 'U+FEFF', 'it cannot be seen'],
    ['Nguyễn Văn\u00ad An', 'U+00AD', 'it cannot be seen'],
    ['Nguyễn Văn\u3164', 'U+3164', 'it cannot be seen'],
    ['Nguyễn\u0007 Văn An', 'U+0007', 'a control character'],
    ['Nguyễn Văn Аn', 'U+0410', 'a letter of another script'],
    ['Νguyễn Văn An', 'U+039D', 'a letter of another script'],
    ['Ann \u1ef1Ж', 'U+0416', 'a letter of another script'],
    ['Иван Αлександр', 'U+0391', 'a letter of another script'],
  ])('does not take %j: it names %s, %s', (name, character, en) => {
    expect(refusedInName(name)).toMatchObject({ character, what: { en } })
  })

  test.each([
    'Nguyễn Thị Đặng Ướt',
    'Nguyễn Thị Đặng Ướt'.normalize('NFD'),
    "Y Kđăm Niê-H'Mok 2",
    'HʼHen Niê',
    'H’Hen Niê',
    'Ča Ŏ Ƀ',
    'Иван',
    'ꨌꩌ',
    '陳文',
    'Phòng số 1, Sở Nội vụ (cũ)',
  ])('takes %j: of one script, all of it seen', (name) => {
    expect(refusedInName(name)).toBeUndefined()
  })
})
