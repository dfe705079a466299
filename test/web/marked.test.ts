import { expect, test } from '@jest/globals'
import { marked } from '../../web/palette/marked.js'

const matches = (text: string, looked: string): string[] =>
  marked(text, looked).flatMap((part) => (part.isMatch ? [part.text] : []))

test('what was typed is found as it stands in a text, with or without its marks', () => {
  expect(matches('Phó Giám đốc Sở Y tế', 'pho giam doc so y')).toEqual(['Phó Giám đốc Sở Y'])
  expect(matches('Phó Giám đốc Sở Y tế', 'GIÁM ĐỐC')).toEqual(['Giám đốc'])
})

test('else word by word, but for a letter alone', () => {
  expect(matches('Trưởng phòng, Sở Y tế', 'so truong y')).toEqual(['Trưởng', 'Sở'])
})

test('the parts are the text, whatever was looked for', () => {
  for (const looked of ['', ' ', 'a', 'nguyen', 'Đỗ Thị'])
    expect(
      marked('Đỗ Thị Ngọc Lan', looked)
        .map(({ text }) => text)
        .join(''),
    ).toBe('Đỗ Thị Ngọc Lan')
})
