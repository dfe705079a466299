import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { unit, unitDetails, unitPage } from '../../api/resources/units/schemas.js'
import { ask } from '../server/ask.js'
import { currentLanguage } from '../words/i18n.js'

export const LIST = '/v1/units'
export type Unit = z.output<typeof unit>
export type UnitDetails = z.output<typeof unitDetails>
export type UnitPage = z.output<typeof unitPage>

export const addressOf = (id: string): string => `/units/${encodeURIComponent(id)}`

/** A unit, what is above it and what is directly below; asked for when it is opened. */
export const useUnitDetails = (id: string, isOpen = true) =>
  useQuery({
    queryKey: ['unit', id, currentLanguage()],
    queryFn: ({ signal }) => ask<UnitDetails>(`${LIST}/${encodeURIComponent(id)}`, { signal }),
    enabled: isOpen,
  })

/** The root of the tree, for those who hold no role on any unit. */
export const useRoot = (isAsked: boolean) =>
  useQuery({
    queryKey: [LIST, 'root', currentLanguage()],
    queryFn: ({ signal }) => ask<UnitPage>(`${LIST}?limit=1`, { signal }),
    select: ({ items: [root] }) => root?.id,
    enabled: isAsked,
  })
