import { queryOptions, useQuery } from '@tanstack/react-query'
import { createContext, useContext, useMemo } from 'react'
import { useLanguage } from '../words/i18n.js'
import { ask } from './ask.js'

type Words = Readonly<Record<string, string>>
/** The words of every code in the reader's language, by the kind of code: `taskKinds`, `procedureKinds`, `caseStatuses` … */
export type Vocabulary = Readonly<Record<string, Words>>
type Word = (of: string, code: string) => string

export const vocabularyQuery = (language: string) =>
  queryOptions({
    queryKey: ['vocabulary', language],
    queryFn: ({ signal }) => ask<Vocabulary>(`/v1/vocabulary?lang=${language}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

/** Followed once, around all pages: lists with a thousand rows say words in each. */
const InWords = createContext<{ all: Vocabulary; word: Word }>({ all: {}, word: (_, code) => code })
export const VocabularyProvider = InWords.Provider

/** What stands around all pages gives them: the words as they are there. */
export function useVocabularyRead(): { all: Vocabulary; word: Word } {
  const [language] = useLanguage()
  const { data: all } = useQuery(vocabularyQuery(language))
  return useMemo(() => ({ all: all ?? {}, word: (of, code) => all?.[of]?.[code] ?? code }), [all])
}

/** Words of codes. While they are on their way, or of a code that has none, it is the code itself. */
export const useVocabulary = (): Word => useContext(InWords).word

/** Every code of a kind with its words, to choose one from. */
export const useVocabularyOf = (kind: string): Words => useContext(InWords).all[kind] ?? {}
