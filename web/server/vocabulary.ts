import { queryOptions, useQuery } from '@tanstack/react-query'
import { useLanguage } from '../words/i18n.js'
import { ask } from './ask.js'

type Words = Readonly<Record<string, string>>
/** The words of every code in the reader's language, by the kind of code: `taskKinds`, `procedureKinds`, `caseStatuses` … */
export type Vocabulary = Readonly<Record<string, Words>>

export const vocabularyQuery = (language: string) =>
  queryOptions({
    queryKey: ['vocabulary', language],
    queryFn: ({ signal }) => ask<Vocabulary>(`/v1/vocabulary?lang=${language}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

function useAll(): Vocabulary | undefined {
  const [language] = useLanguage()
  return useQuery(vocabularyQuery(language)).data
}

/** Words of codes. While they are on their way, or of a code that has none, it is the code itself. */
export function useVocabulary(): (of: string, code: string) => string {
  const all = useAll()
  return (of, code) => all?.[of]?.[code] ?? code
}

/** Every code of a kind with its words, to choose one from. */
export const useVocabularyOf = (kind: string): Words => useAll()?.[kind] ?? {}
