import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { overduePage, summary, vacancyPage } from '../../api/resources/monitoring/schemas.js'
import { ask } from '../server/ask.js'

export type Summary = z.output<typeof summary>
export type Overdue = z.output<typeof overduePage>['items'][number]
export type Vacancy = z.output<typeof vacancyPage>['items'][number]

/** The work at hand of what one's roles cover. */
export const useSummary = () =>
  useQuery({
    queryKey: ['monitoring', 'summary'],
    queryFn: ({ signal }) => ask<Summary>('/v1/monitoring/summary', { signal }),
  })

/** What is overdue, the longest first. */
export const useOverdue = () =>
  useQuery({
    queryKey: ['monitoring', 'overdue'],
    queryFn: ({ signal }) => ask<z.output<typeof overduePage>>('/v1/monitoring/overdue?limit=10', { signal }),
  })

/** As many as a report shows. */
const SEATS = '20'

/** Vacant seats of so many days, page after page: asked for when they are looked at. */
export const useVacancies = (isShown: boolean, filters: Readonly<Record<string, string>>) =>
  useInfiniteQuery({
    queryKey: ['monitoring', 'vacancies', filters],
    queryFn: ({ pageParam, signal }) =>
      ask<z.output<typeof vacancyPage>>(
        `/v1/monitoring/vacancies?${new URLSearchParams({ ...filters, limit: SEATS, ...(pageParam && { cursor: pageParam }) })}`,
        { signal },
      ),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    enabled: isShown,
  })
