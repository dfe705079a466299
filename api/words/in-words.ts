import type { Text } from '../../domain/vocabulary.js'

/** Codes as evidence has them: of a person, post, unit, group or case. */
const CODE = /(?<![\p{L}\p{N}_-])[a-z][\w]*(?:-\w+)+(?![\p{L}\p{N}_-])/gu

/** What in these texts may be a code of something. */
export function codesOfTexts(texts: readonly Text[]): string[] {
  return [...new Set(texts.flatMap(({ vi, en }) => `${vi} ${en}`.match(CODE) ?? []))].sort()
}

/** The text with the names that people know instead of the codes that evidence is kept with. */
export function inWords(text: Text, titles: ReadonlyMap<string, Text>): Text {
  const said = (language: keyof Text) =>
    text[language].replace(CODE, (code) => titles.get(code)?.[language] ?? code)
  return { vi: said('vi'), en: said('en') }
}
