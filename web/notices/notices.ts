import { type InfiniteData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { ownNotice, ownNoticesPage } from '../../api/resources/notifications/schemas.js'
import { ask } from '../server/ask.js'
import { sentAgain } from '../server/problem.js'
import type { SignedIn } from '../server/session.js'
import { placesOf } from '../shell/navigation.js'
import { currentLanguage } from '../words/i18n.js'

export type Notice = z.output<typeof ownNotice>
type NoticePage = z.output<typeof ownNoticesPage>

/** Of more unread nobody counts how many: the API stops there. */
export const MANY = 100

export const LIST = '/v1/me/notifications'
/** Of the bell the latest, of the page of all that many at once. */
const PAGES = { bell: 20, page: 50 }

/** What the reader was told, the latest first; read anew with what is heard, as the lists are. */
export function useNotices(where: keyof typeof PAGES) {
  return useInfiniteQuery({
    queryKey: ['notifications', currentLanguage(), where],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ limit: String(PAGES[where]) })
      if (pageParam) query.set('cursor', pageParam)
      return ask<NoticePage>(`${LIST}?${query}`, { signal })
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    refetchInterval: 60_000,
  })
}

/** Marks all that was told up to a notice as read: shown at once, and taken back where it does not arrive. */
export function useMarkRead(): (upTo: Notice) => void {
  const client = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: ({ id }: Notice) => ask(`${LIST}/read-until`, { method: 'PUT', body: { id } }),
    ...sentAgain,
    onMutate: async () => {
      await client.cancelQueries({ queryKey: ['notifications'] })
      client.setQueriesData<InfiniteData<NoticePage>>({ queryKey: ['notifications'] }, allRead)
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['notifications'] }),
  })
  return mutate
}

const allRead = (data: InfiniteData<NoticePage> | undefined) =>
  data && {
    ...data,
    pages: data.pages.map((page) => ({
      ...page,
      unread: 0,
      items: page.items.map((notice) => ({ ...notice, isRead: true })),
    })),
  }

/** Where the reader opens what a notice is about: their task among their tasks, or among what is about themselves. */
export function addressOf({ opens: { what, id } }: Notice, me: SignedIn): string {
  if (what === 'procedure') return `/procedures/${encodeURIComponent(id)}`
  if (what === 'cadre') return `/cadres/${encodeURIComponent(id)}`
  const hasTasks = placesOf(me).some(({ to }) => to === '/tasks')
  return `${hasTasks ? '/tasks' : '/own'}/${encodeURIComponent(id)}`
}
