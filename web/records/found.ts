import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { ask } from '../server/ask.js'
import { currentLanguage } from '../words/i18n.js'

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

/** What it is called, once that is known. */
export function useNameOf(path: Searched, id: string | undefined): string | undefined {
  const { data } = useQuery({
    queryKey: [path, 'called', id, currentLanguage()],
    queryFn: ({ signal }) => ask<Found>(`${path}/${encodeURIComponent(id ?? '')}`, { signal }),
    enabled: id !== undefined,
  })
  return id !== undefined && data ? nameOf(data) : undefined
}
