import type { PaperCount } from '../../domain/voting/check-count.js'
import type { Language } from './language.js'

const PAPERS: Readonly<Record<Exclude<keyof PaperCount, 'votes'>, { vi: string; en: string }>> = {
  prepared: { vi: 'Số phiếu chuẩn bị', en: 'Papers prepared' },
  issued: { vi: 'Số phiếu phát ra', en: 'Papers issued' },
  returned: { vi: 'Số phiếu thu về', en: 'Papers returned' },
  blank: { vi: 'Số phiếu trắng', en: 'Blank papers' },
  invalid: { vi: 'Số phiếu không hợp lệ', en: 'Invalid papers' },
}
const VOTES_OF = 'votes.'

/** Fields of a count record, as `differingFields` names them, in words; people by their names. */
export function countFieldsInWords(
  fields: readonly string[],
  names: Readonly<Record<string, string>>,
  language: Language,
): string[] {
  return fields.flatMap((field) => {
    if (isOfPapers(field)) return [PAPERS[field][language]]
    if (!field.startsWith(VOTES_OF)) return []
    const id = field.slice(VOTES_OF.length)
    const name = names[id] ?? id
    return [{ vi: `Số phiếu của ${name}`, en: `Votes of ${name}` }[language]]
  })
}

const isOfPapers = (field: string): field is keyof typeof PAPERS => Object.hasOwn(PAPERS, field)
