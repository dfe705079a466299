import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type {
  measured,
  planningEntry,
  planningPage,
  structure,
  unitReviewResult,
  whatIfResult,
} from '../../api/resources/planning/schemas.js'
import { ask } from '../server/ask.js'
import { currentLanguage } from '../words/i18n.js'

export const LIST = '/v1/planning'
export type Structure = z.output<typeof structure>
export type Years = NonNullable<Structure['years']>
export type Level = Structure['levels'][number]
export type AgeShare = NonNullable<Level['ages']>[number]
export type Measured = z.output<typeof measured>
export type Entry = z.output<typeof planningEntry>
export type EntryPage = z.output<typeof planningPage>
export type WhatIf = z.output<typeof whatIfResult>
export type UnitReview = z.output<typeof unitReviewResult>

/** Somebody who comes into the planning for a post, or leaves it, in the trial alone. */
export interface Move {
  does: 'add' | 'remove'
  person: { id: string; name: string }
  post: { id: string; title: string }
}

/** The planning for the posts of a unit and below, against its targets. */
export const useStructure = (unit: string) =>
  useQuery({
    queryKey: [LIST, 'structure', unit, currentLanguage()],
    queryFn: ({ signal }) =>
      ask<Structure>(`${LIST}/structure?${new URLSearchParams({ unit, years: 'true' })}`, { signal }),
    placeholderData: keepPreviousData,
  })

/** What the moves would come to; nothing is kept of them. */
export const useWhatIf = (unit: string, moves: readonly Move[]) =>
  useQuery({
    queryKey: [LIST, 'what-if', unit, moves, currentLanguage()],
    queryFn: ({ signal }) => {
      const of = (side: Move['does']) =>
        moves
          .filter(({ does }) => does === side)
          .map(({ person, post }) => ({ personId: person.id, postId: post.id }))
      const body = { unit, add: of('add'), remove: of('remove') }
      return ask<WhatIf>(`${LIST}/what-if`, { method: 'POST', body, signal })
    },
    enabled: moves.length > 0,
    placeholderData: keepPreviousData,
  })

/** Which line of the table a level is. */
export const keyOf = ({ locality, level }: Pick<Level, 'locality' | 'level'>): string =>
  `${locality} ${level}`
