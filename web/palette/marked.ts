/** One letter for each, without its marks: đ and Đ are letters of their own to Unicode. */
export const plain = (text: string): string =>
  [...text.normalize('NFC')]
    .map((letter) => letter.normalize('NFD').charAt(0).replace(/[đĐ]/, 'd').toLowerCase())
    .join('')

/** A text in its parts, of which those are what was looked for: as it was typed, with or without diacritics, word by word. */
export function marked(text: string, looked: string): { text: string; isMatch: boolean }[] {
  const letters = [...text.normalize('NFC')]
  const within = plain(text)
  const found = new Set<number>()
  const phrase = plain(looked).trim()
  for (const word of phrase && within.includes(phrase) ? [phrase] : wordsOf(phrase))
    for (let at = within.indexOf(word); at >= 0; at = within.indexOf(word, at + 1))
      for (let place = at; place < at + word.length; place += 1) found.add(place)
  const parts: { text: string; isMatch: boolean }[] = []
  letters.forEach((letter, at) => {
    const last = parts.at(-1)
    if (last?.isMatch === found.has(at)) last.text += letter
    else parts.push({ text: letter, isMatch: found.has(at) })
  })
  return parts
}

/** As it stands where the text has it so, else each word of it; a letter alone would be found everywhere. */
const wordsOf = (looked: string): string[] => looked.split(/\s+/).filter(({ length }) => length > 1)
