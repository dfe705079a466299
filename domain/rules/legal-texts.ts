import type { Cited, IsoDate, Text } from '../vocabulary.js'
import type { LegalText } from './texts/legal-text.js'
import { LOCAL_TEXTS } from './texts/local-texts.js'
import { PARTY_TEXTS } from './texts/party-texts.js'
import { STATE_TEXTS } from './texts/state-texts.js'

const texts = [...STATE_TEXTS, ...PARTY_TEXTS, ...LOCAL_TEXTS]

export type LegalTextId = (typeof texts)[number]['id']
/** Those that a locality made for itself. */
export type LocalTextId = Extract<LegalTextId, `local-${string}`>

/** Every text that a shipped value is taken from, or that takes the place of one. */
export const LEGAL_TEXTS: readonly LegalText[] = texts

/** The text of that id. */
export function legalText(id: LegalTextId): LegalText {
  const text = findText(id)
  if (!text) throw new RangeError(`no legal text ${id}`)
  return text
}

/** The text of that id, where it is one that ships. */
export function findText(id: string): LegalText | undefined {
  return LEGAL_TEXTS.find((each) => each.id === id)
}

/** From its first day in force to its last, both included. */
export function isTextInForce({ inForce: { from, to } }: Pick<LegalText, 'inForce'>, on: IsoDate): boolean {
  return (from === undefined || from <= on) && (to === undefined || on <= to)
}

/**
 * A place in a text as each language names it: cite('decree-170-2025', '33.2(d)', 'decree-300-2026') is "điểm d khoản 2
 * Điều 33 Nghị định 170/2025/NĐ-CP, sửa đổi bởi Nghị định 300/2026/NĐ-CP" and "Decree 170/2025/NĐ-CP art. 33.2(d) as
 * amended by Decree 300/2026/NĐ-CP". `at` is 'article', 'article.clause' or 'article.clause(point)', or '§ 1.2' of a
 * local rule set; without it the text as a whole is cited (its article was not seen).
 */
export function cite(id: LegalTextId, at?: string, amendedBy?: LegalTextId): Text {
  const { name } = legalText(id)
  const amending = amendedBy && legalText(amendedBy).name
  const place = placeOf(at)
  return {
    vi: `${place.vi && `${place.vi} `}${name.vi}${amending ? `, sửa đổi bởi ${amending.vi}` : ''}`,
    en: `${name.en}${place.en && ` ${place.en}`}${amending ? ` as amended by ${amending.en}` : ''}`,
  }
}

/** Several places at once. */
export function citeAll(...places: readonly Text[]): Text {
  return { vi: places.map(({ vi }) => vi).join('; '), en: places.map(({ en }) => en).join('; ') }
}

/** The way to give one article's values: citing(cite('local-h', '§ 2.2'))(10) is 10 with that article. */
export function citing(article: Text): <T>(value: T, note?: Text) => Cited<T> {
  return (value, note) => ({ value, article, ...(note && { note }) })
}

/** Texts as a rule set lists them: by name, with what they are about. */
export function sourcesOf(...ids: readonly LegalTextId[]): { id: LegalTextId; title: Text }[] {
  return ids.map((id) => {
    const { name, title } = legalText(id)
    return { id, title: { vi: `${name.vi}: ${title.vi}`, en: `${name.en}: ${title.en}` } }
  })
}

function placeOf(at: string | undefined): Text {
  if (at === undefined) return { vi: '', en: '' }
  if (at.startsWith('§')) return { vi: at.replace('§', 'Mục'), en: at }
  const [, article, clause, point] = /^(\d+[a-z]?)(?:\.(\d+))?(?:\((\p{L})\))?$/u.exec(at) ?? []
  if (article === undefined) throw new RangeError(`at: not an article: ${at}`)
  return {
    vi: `${point ? `điểm ${point} ` : ''}${clause ? `khoản ${clause} ` : ''}Điều ${article}`,
    en: `art. ${at}`,
  }
}
