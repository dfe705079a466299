/**
 * Vietnamese names, and the numbers of papers, arrive composed (ễ as one code point), decomposed (e, circumflex, tilde) or typed without
 * diacritics, with the Icelandic Ð (U+00D0) for Đ (U+0110) and with whatever apostrophe a word processor makes. They are
 * stored in one form and found by any.
 */

/** What looks like a letter of Vietnamese and is another: eth in the place of đ. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { Ð: 'Đ', ð: 'đ' }
/** Apostrophes as they are printed, turned or typed with another key: H’Hen, H‘Hen, HʼHen, H`Hen, H´Hen, H′Hen. */
const APOSTROPHES = /[\u2018\u2019\u201b\u02bb\u02bc\u0060\u00b4\u2032\uff07]/gu

/** The letters and apostrophes that were meant. */
export function withMeantLetters(text: string): string {
  return text.replace(/[Ðð]/gu, (letter) => LOOK_ALIKES[letter] ?? letter).replace(APOSTROPHES, "'")
}

/** The stored form: NFC, the letters that were meant, trimmed, one space between words. */
export function normaliseName(name: string): string {
  return withMeantLetters(name.normalize('NFC')).trim().replace(/\s+/gu, ' ')
}

/** Hyphens and dashes as keyboards, printers and word processors have them. */
const DASHES = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu

/** The number of a paper as it is stored: '12-QĐ/TU', however the dash, the spaces about it and the Đ were typed. */
export function normaliseNumber(number: string): string {
  return normaliseName(number.replace(DASHES, '-')).replace(/ ?([-/]) ?/gu, '$1')
}

/** The searched form: lower case, without diacritics nor what is not seen, đ as d. Applied to the stored name and to what is typed. */
export function searchName(name: string): string {
  const bare = name.normalize('NFD').replace(/[\p{M}\p{Cf}]/gu, '')
  return normaliseName(bare).toLowerCase().replaceAll('đ', 'd')
}
