import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ask } from '../server/ask.js'
import { currentLanguage, useLanguage } from '../words/i18n.js'

const SHOWN = 20

/** The lists that are searched by a name. */
export type Searched = '/v1/units' | '/v1/posts'

/** What is found: a unit by its name, a post by its title. */
interface Found {
  id: string
  name?: string
  title?: string
}

export const nameOf = ({ id, name, title }: Found): string => name ?? title ?? id

/** Those that have the text in their name, or the first of all. */
export const useFound = (path: Searched, text: string, isAsked: boolean) =>
  useQuery({
    queryKey: [path, 'named', text, currentLanguage()],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ limit: String(SHOWN), ...(text && { q: text }) })
      return ask<{ items: Found[] }>(`${path}?${query}`, { signal })
    },
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })

const calledKey = (path: Searched, id: string | undefined) => [path, 'called', id, currentLanguage()]

/** A page that is told what something is called says so to whoever shows it beside: it is not asked for once more. */
export function useNameGiven(path: Searched, of: { id: string; name: string } | undefined): void {
  const client = useQueryClient()
  const [language] = useLanguage()
  const { id, name } = of ?? {}
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is called otherwise in the other language
  useEffect(() => {
    if (id !== undefined && name !== undefined) client.setQueryData(calledKey(path, id), { id, name })
  }, [client, path, id, name, language])
}

/** What it is called, once that is known; `isAsked`: by the API, where no page gives its name. */
export function useNameOf(path: Searched, id: string | undefined, isAsked = true): string | undefined {
  const { data } = useQuery({
    queryKey: calledKey(path, id),
    queryFn: ({ signal }) => ask<Found>(`${path}/${encodeURIComponent(id ?? '')}`, { signal }),
    enabled: id !== undefined && isAsked,
  })
  return id !== undefined && data ? nameOf(data) : undefined
}
