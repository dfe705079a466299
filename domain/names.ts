/**
 * Vietnamese names arrive composed (ễ as one code point), decomposed (e, circumflex, tilde) or typed without
 * diacritics. They are stored in one form and found by any.
 */

/** The stored form: NFC, trimmed, one space between words. */
export function normaliseName(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/gu, ' ')
}

/** The searched form: lower case, without diacritics, đ as d. Applied to the stored name and to what is typed. */
export function searchName(name: string): string {
  const bare = name.normalize('NFD').replace(/\p{M}/gu, '')
  return normaliseName(bare).toLowerCase().replaceAll('đ', 'd')
}
