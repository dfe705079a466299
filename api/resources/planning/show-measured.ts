import type { Measured } from '../../../domain/planning/measured.js'
import { type Language, say } from '../../words/language.js'

/** A share with the article of its target in the reader's language. */
export function showMeasured({ target, ...share }: Measured, language: Language) {
  if (!target) return { ...share, target: null }
  const { article, note, ...bounds } = target
  return {
    ...share,
    target: { ...bounds, article: say(article, language), ...(note && { note: say(note, language) }) },
  }
}
