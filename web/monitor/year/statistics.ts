import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { statistics } from '../../../api/resources/monitoring/schemas.js'
import { ask } from '../../server/ask.js'
import { currentLanguage } from '../../words/i18n.js'

export type Statistics = z.output<typeof statistics>
export type Procedure = Statistics['procedures'][number]
export type Month = Procedure['months'][number]

/** What a year came to, and how long is waited today: asked for when it is looked at. */
export const useStatistics = (year: number, isShown: boolean) =>
  useQuery({
    queryKey: ['monitoring', 'statistics', year, currentLanguage()],
    queryFn: ({ signal }) => ask<Statistics>(`/v1/monitoring/statistics?year=${year}`, { signal }),
    enabled: isShown,
    placeholderData: keepPreviousData,
  })

const two = (value: number): string => String(value).padStart(2, '0')

/** The list behind a figure: what was completed in a year, or in one month of it. */
export function closedIn({ kind, ruleSet }: Procedure, year: number, month?: number): string {
  const last = new Date(Date.UTC(year, month ?? 12, 0)).getUTCDate()
  const query = new URLSearchParams({
    ...{ status: 'completed', kind, ruleSet: ruleSet.id },
    closedFrom: `${year}-${two(month ?? 1)}-01`,
    closedTo: `${year}-${two(month ?? 12)}-${two(last)}`,
  })
  return `/procedures?${query}`
}

interface Span {
  from: number
  to: number | null
}

/** The open procedures that wait for so many days. */
export const waitingFor = ({ from, to }: Span): string =>
  `/procedures?${new URLSearchParams({
    status: 'open',
    waitingDaysFrom: String(from),
    ...(to !== null && { waitingDaysTo: String(to) }),
  })}`

/** The seats that are vacant for so many days: the list of the same page. */
export const vacantFor = ({ from, to }: Span): string =>
  `/monitor?${new URLSearchParams({
    vacantDaysFrom: String(from),
    ...(to !== null && { vacantDaysTo: String(to) }),
  })}`
