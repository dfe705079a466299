import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { cadrePage } from '../../api/resources/cadres/schemas.js'
import type { groundsOfSeat } from '../../api/resources/grounds/schemas.js'
import type { leadersOfSeat } from '../../api/resources/leaders/schemas.js'
import type { planningPage } from '../../api/resources/planning/schemas.js'
import type { postPage } from '../../api/resources/posts/schemas.js'
import type { LaunchPreview } from '../../api/resources/procedures/plan-schemas.js'
import type { procedurePage } from '../../api/resources/procedures/schemas.js'
import type { templatePage } from '../../api/resources/rule-sets/schemas.js'
import { ask } from '../server/ask.js'
import { useLanguage } from '../words/i18n.js'
import type { Launch, Post } from './launch-draft.js'

export type TemplatePage = z.output<typeof templatePage>
export type Template = TemplatePage['items'][number]
export type Preview = LaunchPreview

const queryOf = (values: Readonly<Record<string, string>>): string =>
  `${new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ''))}`

/** Posts with their seats, page after page: those with a vacant seat, or all. */
export function usePosts({ q, vacant }: { q: string; vacant: boolean }) {
  const [language] = useLanguage()
  return useInfiniteQuery({
    queryKey: ['posts', language, vacant, q],
    queryFn: ({ pageParam, signal }) => {
      const query = queryOf({ limit: '20', q, vacant: vacant ? 'true' : '', cursor: pageParam })
      return ask<z.output<typeof postPage>>(`/v1/posts?${query}`, { signal })
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  })
}

/** The procedures there are on a day, and of each whether it applies to the seat. */
export function useTemplates(seat: string | undefined, on: string) {
  const [language] = useLanguage()
  return useQuery({
    queryKey: ['templates', language, seat, on],
    queryFn: ({ signal }) => {
      const query = queryOf({ limit: '100', seat: seat ?? '', on })
      return ask<z.output<typeof templatePage>>(`/v1/templates?${query}`, { signal })
    },
    enabled: seat !== undefined,
  })
}

export type LeadersFound = z.output<typeof leadersOfSeat>

/** The leaders of the body of a seat, and who of them is not voted on. */
export function useLeaders(seat: string | undefined, on: string) {
  const [language] = useLanguage()
  return useQuery({
    queryKey: ['leaders', language, seat, on],
    queryFn: ({ signal }) =>
      ask<LeadersFound>(`/v1/leaders?${queryOf({ seat: seat ?? '', on })}`, { signal }),
    enabled: seat !== undefined,
  })
}

export type Ground = z.output<typeof groundsOfSeat>['items'][number]

/** The grounds of leaving office by a rule set, as the records of whoever holds the seat answer each. */
export function useGrounds(seat: string | undefined, ruleSet: string | undefined, on: string) {
  const [language] = useLanguage()
  return useQuery({
    queryKey: ['grounds', language, seat, ruleSet, on],
    queryFn: ({ signal }) =>
      ask<z.output<typeof groundsOfSeat>>(
        `/v1/grounds?${queryOf({ seat: seat ?? '', ruleSet: ruleSet ?? '', on })}`,
        { signal },
      ),
    enabled: seat !== undefined && ruleSet !== undefined,
  })
}

/** The open procedures for a post, as far as the reader sees them. */
export const useRunning = (post: string | undefined) =>
  useQuery({
    queryKey: ['procedures', 'running', post],
    queryFn: ({ signal }) => {
      const query = queryOf({ status: 'open', post: post ?? '', limit: '10' })
      return ask<z.output<typeof procedurePage>>(`/v1/procedures?${query}`, { signal })
    },
    enabled: post !== undefined,
  })

/** Who is planned for a post today. */
export const usePlanned = (post: Post | undefined) =>
  useQuery({
    queryKey: ['planned', post?.id],
    queryFn: ({ signal }) => {
      const query = queryOf({ limit: '50', post: post?.id ?? '', current: 'true' })
      return ask<z.output<typeof planningPage>>(`/v1/planning?${query}`, { signal })
    },
    enabled: post !== undefined,
  })

/** Who of those planned for a post, or for an equal or higher one of its unit, meets every criterion today. */
export const useEligible = (post: Post | undefined) =>
  useQuery({
    queryKey: ['cadres', 'eligible', post?.id],
    queryFn: ({ signal }) => {
      const query = queryOf({ limit: '50', eligibleFor: post?.id ?? '' })
      return ask<z.output<typeof cadrePage>>(`/v1/cadres?${query}`, { signal })
    },
    enabled: post !== undefined,
  })

/** Somebody on record by part of the name. */
export const useCadres = (q: string) =>
  useQuery({
    queryKey: ['cadres', q],
    queryFn: ({ signal }) =>
      ask<z.output<typeof cadrePage>>(`/v1/cadres?${queryOf({ limit: '20', q })}`, { signal }),
    enabled: q.length >= 2,
    placeholderData: keepPreviousData,
  })

/** What the launch would come to; nothing is written. Asked once all that a launch needs is there. */
export function usePreview(body: Launch | undefined) {
  const [language] = useLanguage()
  return useQuery({
    queryKey: ['launch-preview', language, body],
    queryFn: ({ signal }) => ask<Preview>('/v1/procedures/preview', { method: 'POST', body, signal }),
    enabled: body !== undefined,
    placeholderData: (former) => (body ? former : undefined),
  })
}
