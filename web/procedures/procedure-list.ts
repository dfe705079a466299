import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { procedureItem, procedurePage } from '../../api/resources/procedures/schemas.js'
import { type Filtering, useFilters } from '../records/filters.js'
import { ask } from '../server/ask.js'
import { currentLanguage } from '../words/i18n.js'

export type ProcedureItem = z.output<typeof procedureItem>

const FILTERS = [
  ...['q', 'status', 'kind', 'type', 'stage', 'unit', 'below', 'ruleSet', 'post', 'candidate'],
  ...['overdue', 'atRisk', 'stuck', 'stuckDays', 'sort'],
  ...['launchedFrom', 'launchedTo', 'closedFrom', 'closedTo', 'waitingDaysFrom', 'waitingDaysTo'],
] as const
type Filter = (typeof FILTERS)[number]
export type ProcedureFiltering = Filtering<Filter>
type Filters = ProcedureFiltering['filters']

export const useProcedureFilters = (): ProcedureFiltering => useFilters(...FILTERS)

/** What is so, or not asked for. */
export const FLAGS = ['overdue', 'atRisk', 'stuck'] as const

/** The order alone finds nothing else. */
export const isFiltered = ({ sort: _, ...filters }: Filters): boolean => Object.keys(filters).length > 0

const SORTS = ['launchedAt', 'number', 'dueOn', 'waitingSince', 'closedAt'] as const
type Sort = (typeof SORTS)[number]

/** The orders that the API has of what is asked for, that first which it takes where none is named. */
export function sortsOf(filters: Filters): readonly Sort[] {
  if (filters.closedFrom || filters.closedTo) return ['closedAt']
  const isOfWork = filters.overdue === 'true' || filters.atRisk === 'true'
  const isOfWaiting = filters.waitingDaysFrom !== undefined || filters.waitingDaysTo !== undefined
  const first = isOfWork ? 'dueOn' : isOfWaiting ? 'waitingSince' : 'launchedAt'
  const isOfLaunch = filters.launchedFrom !== undefined || filters.launchedTo !== undefined
  const fit = SORTS.filter(
    (sort) =>
      !isOfLaunch || sort === 'launchedAt' || sort === 'waitingSince' || (sort === 'dueOn' && isOfWork),
  )
  return [first, ...fit.filter((sort) => sort !== first)]
}

const PAGE = 50

/** The procedures that the filters find, page after page, in the order of the API. */
export const useProcedures = (filters: Filters) =>
  useInfiniteQuery({
    queryKey: ['procedures', filters, currentLanguage()],
    queryFn: ({ pageParam, signal }) => {
      const query = new URLSearchParams({ ...filters, limit: String(PAGE) })
      if (pageParam) query.set('cursor', pageParam)
      return ask<z.output<typeof procedurePage>>(`/v1/procedures?${query}`, { signal })
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  })
