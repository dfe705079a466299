import { useQuery } from '@tanstack/react-query'
import type { z } from 'zod'
import type { unitDetails, unitPage } from '../../api/resources/units/schemas.js'
import { useSummary } from '../monitor/figures.js'
import { ask } from '../server/ask.js'
import { useMe } from '../server/session.js'
import { currentLanguage } from '../words/i18n.js'

const SHOWN = 20

type Unit = Pick<z.output<typeof unitPage>['items'][number], 'id' | 'name' | 'parentName'>

/** The units that the reader chooses among: those right below the one that they are there for; once something is typed, of such a name. */
export function useUnits(text: string): { units: readonly Unit[]; isPending: boolean } {
  const own = useOwnUnits()
  const only = own.length === 1 ? own[0]?.id : undefined
  const below = useQuery({
    queryKey: ['/v1/units', only, currentLanguage()],
    queryFn: ({ signal }) =>
      ask<z.output<typeof unitDetails>>(`/v1/units/${encodeURIComponent(only ?? '')}`, { signal }),
    enabled: only !== undefined && !text,
  })
  const found = useQuery({
    queryKey: ['/v1/units', 'within', only, text, currentLanguage()],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ q: text, limit: String(SHOWN), ...(only && { under: only }) })
      return ask<z.output<typeof unitPage>>(`/v1/units?${query}`, { signal })
    },
    enabled: text !== '',
  })
  // Of the whole that they are there for is what they see without a choice.
  if (text)
    return { units: (found.data?.items ?? []).filter(({ id }) => id !== only), isPending: found.isPending }
  return only === undefined
    ? { units: own, isPending: false }
    : { units: below.data?.below ?? [], isPending: below.isPending }
}

/**
 * How many procedures of a unit are open, those below it counted; of none that is named, of all. Of the units right below what
 * one's roles cover alone, as one request says it, and where more are open than were counted, of none.
 */
export function useOpenOf(): (unit: string | undefined) => number | undefined {
  const { data } = useSummary()
  if (!data || data.capped) return () => undefined
  const counted = new Map(data.byUnit.flatMap(({ unit, below, open }) => (below ? [[unit.id, open]] : [])))
  return (unit) => (unit === undefined ? data.open : counted.get(unit))
}

/** Of the roles by which somebody is there for several units. */
function useOwnUnits(): Unit[] {
  const units = useMe()
    .roles.filter(({ role }) => role === 'hr_officer' || role === 'monitor')
    .map(({ unit }): [string, Unit] => [unit.id, { ...unit, parentName: null }])
  return [...new Map(units).values()]
}
