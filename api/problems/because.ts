import type { Refusal } from '../../domain/procedure/refusals.js'
import type { RecordRefusal } from '../../domain/records/refusals.js'
import { type Language, say } from '../words/language.js'
import { refusalProblem } from './problem.js'

/**
 * Why something would be refused: the code and the sentence of the problem that would be answered, of its
 * first field where the input is refused.
 */
export function becauseOf(
  refusal: Refusal | RecordRefusal,
  language: Language,
): { code: string; detail: string } {
  const { code, detail, errors } = refusalProblem(refusal)
  const [first] = errors
  if ('errors' in refusal && first) return { code: first.code, detail: say(first.message, language) }
  return { code, detail: say(detail, language) }
}
