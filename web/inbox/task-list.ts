import {
  infiniteQueryOptions,
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import type { z } from 'zod'
import type { task, taskCounts, taskDetails, taskPage } from '../../api/resources/tasks/schemas.js'
import { ask } from '../server/ask.js'
import { useMe } from '../server/session.js'
import { number } from '../words/say.js'

export type Task = z.output<typeof task>
export type TaskDetails = z.output<typeof taskDetails>
export type Tab = 'me' | 'group' | 'done'

/** What is asked of the tasks of a tab. */
export type TaskFilters = Readonly<Partial<Record<'q' | 'kind' | 'unit' | 'overdue' | 'sort', string>>>

/** That first which is the usual one. */
export const SORTS = ['dueOn', 'openedAt', 'number'] as const

const PAGE = 50

/** What the API is asked for. */
export const askedOf = (tab: Tab, filters: TaskFilters): Readonly<Record<string, string>> => ({
  ...(tab === 'done' ? { status: 'done', for: 'me' } : { for: tab }),
  ...filters,
})

export const firstPageOf = (tab: Tab, filters: TaskFilters): string =>
  `/v1/tasks?${new URLSearchParams({ ...askedOf(tab, filters), limit: String(PAGE) })}`

/** The tasks of a tab, page after page, in the order of the API. */
export const tasksQuery = (tab: Tab, filters: TaskFilters) =>
  infiniteQueryOptions({
    queryKey: ['tasks', tab, filters],
    queryFn: ({ pageParam, signal }) => {
      const first = firstPageOf(tab, filters)
      const path = pageParam ? `${first}&cursor=${encodeURIComponent(pageParam)}` : first
      return ask<z.output<typeof taskPage>>(path, { signal })
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  })

export const useTasks = (tab: Tab, filters: TaskFilters) =>
  useInfiniteQuery({
    ...tasksQuery(tab, filters),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })

/** Where something waits when the page is opened; from then on the reader chooses. */
export const firstTab = ({ mine, group }: z.output<typeof taskCounts>): Tab =>
  mine === 0 && group > 0 ? 'group' : 'me'

/** Beside the list there is room for the first task; nothing is claimed by looking at it. */
export const WIDE = '(width >= 1000px)'

/** A task, asked for when it is opened: that it was read is on record. */
export const taskQuery = (id: string) => ({
  queryKey: ['task', id],
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    ask<TaskDetails>(`/v1/tasks/${encodeURIComponent(id)}`, { signal }),
})

export const useTask = (id: string) => useQuery(taskQuery(id))

/** GET /v1/tasks/counts counts no further. */
const MOST_COUNTED = 500

/** How many, as it is told: where not all were counted, that there are at least as many. */
export const told = (count: number): string => (count < MOST_COUNTED ? number(count) : `${number(count)}+`)

/** How many wait, for the tabs and the navigation. */
export function useTaskCounts(): z.output<typeof taskCounts> {
  const { tasks } = useMe()
  const client = useQueryClient()
  const { data } = useQuery({
    queryKey: ['tasks', 'counts'],
    queryFn: ({ signal }) => ask<z.output<typeof taskCounts>>('/v1/tasks/counts', { signal }),
    // Whoever is told who they are is told that as well: a page that is opened does not ask for it again.
    initialData: tasks,
    initialDataUpdatedAt: () => client.getQueryState(['session'])?.dataUpdatedAt,
    refetchInterval: 60_000,
  })
  return data
}

/** How soon a task is due, as the list groups them. */
export type Bucket = 'overdue' | 'soon' | 'later' | 'undated'

export function bucketOf({ overdue, dueSoon, dueOn }: Task): Bucket {
  if (overdue) return 'overdue'
  if (dueOn === null) return 'undated'
  return dueSoon ? 'soon' : 'later'
}
