import type { Text } from '../../domain/vocabulary.js'
import type { Language } from './language.js'

/** A reference with its name in the reader's language. */
export interface Named {
  id: string
  name: string
}

export function named(id: string, name: Text | string, language: Language): Named {
  return { id, name: typeof name === 'string' ? name : name[language] }
}

/** A sentence begins with a capital; one that begins with a number, with the number. */
export const asSentence = (text: string): string => text.replace(/^\p{Ll}/u, (start) => start.toUpperCase())

/** Words that stand alone begin with a capital, behind their number where they have one: '2. Sơ yếu lý lịch'. */
export const standingAlone = (text: string): string =>
  text.replace(/^(\d+\.? )?\p{Ll}/u, (start) => start.toUpperCase())
