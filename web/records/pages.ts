import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useMemo } from 'react'
import { ask } from '../server/ask.js'
import { currentLanguage } from '../words/i18n.js'

/** A page of a list, as every list of the API answers it. */
export interface Page {
  items: readonly unknown[]
  nextCursor: string | null
  total: number
  totalCapped: boolean
}

const PAGE = 50

/** A list of the API by its filters, page after page, in its order. */
export function usePages<Answer extends Page>(
  path: string,
  filters: Readonly<Record<string, string | undefined>> = {},
) {
  const asked = Object.entries(filters).filter((each): each is [string, string] => each[1] !== undefined)
  const { data, ...list } = useInfiniteQuery({
    queryKey: [path, Object.fromEntries(asked), currentLanguage()],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams([...asked, ['limit', String(PAGE)]])
      if (pageParam) query.set('cursor', pageParam)
      return ask<Answer>(`${path}?${query}`, { signal })
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  })
  // Many rows are drawn piece by piece, so that typing and scrolling never wait for them; how many there are
  // changes with the rows.
  const shown = useDeferredValue(data)
  const items = useMemo(
    () => (shown?.pages.flatMap((page) => page.items) ?? []) as Answer['items'][number][],
    [shown],
  )
  return {
    ...list,
    items,
    first: shown?.pages[0],
    isPending: shown === undefined,
    isPlaceholderData: list.isPlaceholderData || shown !== data,
    path,
    filters: Object.fromEntries(asked),
  }
}

export type Pages = Omit<ReturnType<typeof usePages>, 'items'> & { items: readonly unknown[] }
