import type { Text } from './vocabulary.js'

/** A character that a text does not take: named as Unicode does, U+202E, and what it is. */
export interface RefusedCharacter {
  character: string
  what: Text
}

type Kind = 'control' | 'none' | 'half' | 'direction' | 'unseen' | 'script'

const IN_WORDS: Readonly<Record<Kind, Text>> = {
  control: { vi: 'ký tự điều khiển', en: 'a control character' },
  none: { vi: 'không phải là ký tự', en: 'no character at all' },
  half: { vi: 'nửa ký tự', en: 'half of a character' },
  direction: { vi: 'ký tự đổi chiều viết', en: 'it turns the direction of writing' },
  unseen: { vi: 'ký tự không nhìn thấy', en: 'it cannot be seen' },
  script: { vi: 'chữ của hệ chữ viết khác', en: 'a letter of another script' },
}

/** What no text keeps: it breaks documents, or cannot be stored. Of control characters tab and line feed stay. */
const OF_NO_TEXT: readonly (readonly [RegExp, Kind])[] = [
  [/\p{Surrogate}/u, 'half'],
  [/\p{Noncharacter_Code_Point}/u, 'none'],
  [/[^\P{Cc}\t\n]/u, 'control'],
]

/** What besides has no place in a name: two that look alike would be two. */
const OF_NO_NAME: readonly (readonly [RegExp, Kind])[] = [
  [/\p{Bidi_Control}/u, 'direction'],
  [/[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u, 'unseen'],
]

/** Latin, those whose letters look like Latin ones, and those of the peoples of Viet Nam and their neighbours. */
const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Cham', 'Tai_Viet', 'Khmer', 'Lao', 'Thai', 'Han'].map(
  (script) => new RegExp(`\\p{Script=${script}}`, 'u'),
)

const LATIN = 0

/** Line breaks as other programs write them: of Word the soft one (U+000B), of Windows two characters, of Unicode its own. */
const LINE_BREAKS = /\r\n|[\r\v\f\u0085\u2028\u2029]/gu

/** The text with each line break as one line feed. */
export function withPlainLineBreaks(text: string): string {
  return text.replace(LINE_BREAKS, '\n')
}

/** The first character that a text does not take, once its line breaks are plain; undefined where it takes all. */
export function refusedInText(text: string): RefusedCharacter | undefined {
  return firstOf(text, OF_NO_TEXT)
}

/** What of a text can stand in a document, whenever it was written: plain line breaks, and nothing that no text takes. */
export function printable(text: string): string {
  return OF_NO_TEXT.reduce(
    (left, [pattern]) => left.replace(new RegExp(pattern, 'gu'), ''),
    withPlainLineBreaks(text),
  )
}

/** The first character that the name of somebody or something does not take: also what is unseen, or of a second script. */
export function refusedInName(name: string): RefusedCharacter | undefined {
  return refusedInFileName(name) ?? ofAnotherScript(name)
}

/** The first character that the name of a file does not take: what is unseen, and what makes its end look like another. */
export function refusedInFileName(name: string): RefusedCharacter | undefined {
  return firstOf(name, [...OF_NO_TEXT, ...OF_NO_NAME])
}

function firstOf(text: string, refused: typeof OF_NO_TEXT): RefusedCharacter | undefined {
  for (const [pattern, kind] of refused) {
    const [found] = pattern.exec(text) ?? []
    if (found !== undefined) return named(found, kind)
  }
  return undefined
}

/** A letter that is not Latin beside one that is, or else of another script than the first; what scripts share is of none. */
function ofAnotherScript(name: string): RefusedCharacter | undefined {
  const letters = name.match(/[^\P{L}\p{Script=Common}]/gu) ?? []
  const scripts = letters.map((letter) => SCRIPTS.findIndex((script) => script.test(letter)))
  const own = scripts.includes(LATIN) ? LATIN : scripts[0]
  const foreign = letters.find((_letter, index) => scripts[index] !== own)
  return foreign === undefined ? undefined : named(foreign, 'script')
}

function named(character: string, kind: Kind): RefusedCharacter {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
  return { character: `U+${code}`, what: IN_WORDS[kind] }
}
