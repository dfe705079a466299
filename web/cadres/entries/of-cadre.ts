import type { QueryKey } from '@tanstack/react-query'
import type { Values } from '../../records/entry/entry-dialog.js'
import { useVocabularyOf } from '../../server/vocabulary.js'
import { capital } from '../../words/say.js'
import type { CadreDetails } from '../cadres.js'

/** Whose file it is, what of it the reader may enter, and what waits for a second person. */
export type OfCadre = Pick<CadreDetails, 'id' | 'fullName' | 'mayEnter' | 'waiting'>

export const pathOf = ({ id }: Pick<OfCadre, 'id'>, part: string): string =>
  `/v1/cadres/${encodeURIComponent(id)}/${part}`

/** The file and all its parts are read again. */
export const fileOf = ({ id }: Pick<OfCadre, 'id'>): QueryKey[] => [['cadre', id]]

/** What was filled in: a field that was left empty is left out. */
export const filledIn = (values: Values): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''))

/** The codes of a kind, to choose one from. */
export function useKinds(of: string): { one: { value: string; label: string }[] } {
  const words = useVocabularyOf(of)
  return { one: Object.entries(words).map(([value, word]) => ({ value, label: capital(word) })) }
}
