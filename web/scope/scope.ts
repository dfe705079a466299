import { readLocalStorageValue, useLocalStorage } from '@mantine/hooks'
import { useLocation, useSearch, useSearchParams } from 'wouter'
import { type SignedIn, useMe } from '../server/session.js'

/** The pages whose list is of a unit, and of those below it, where their address names one. */
const LISTS = [
  '/tasks',
  '/procedures',
  '/cadres',
  '/posts',
  '/evaluations',
  '/breakthrough-tasks',
  '/administration/accounts',
  '/administration/groups',
]

/** A task stands beside the list that it was opened from. */
const isList = (path: string): boolean => LISTS.includes(path) || path.startsWith('/tasks/')

/** The planning is of a unit as well: its address ends with it. */
const PLANNING = '/planning'
const planningOf = (unit: string | undefined): string =>
  unit ? `${PLANNING}/${encodeURIComponent(unit)}` : PLANNING
const isPlanning = (path: string): boolean => path === PLANNING || path.startsWith(`${PLANNING}/`)

/** Where the unit is kept that somebody has chosen for the lists, on this device; none: all that they may see. */
const keptOf = ({ id }: Pick<SignedIn, 'id'>) => ({ key: `unit:${id}`, defaultValue: '' })

/** The unit that lists are opened of, as somebody has chosen. */
export const keptUnit = (me: SignedIn): string | undefined =>
  (me.hasSeveralUnits && readLocalStorageValue(keptOf(me))) || undefined

function useKept() {
  const [unit = '', keep] = useLocalStorage({ ...keptOf(useMe()), getInitialValueInEffect: false })
  return { unit: unit || undefined, keep: (chosen: string | undefined) => keep(chosen ?? '') }
}

/** The unit of the list that is open, as its address has it, and how another is chosen for this list and those after it. */
export function useScope() {
  const [path, go] = useLocation()
  const search = useSearch()
  const [params, setParams] = useSearchParams()
  const { keep } = useKept()
  if (isPlanning(path)) {
    const of = path.slice(PLANNING.length + 1)
    return {
      isOfPage: true,
      isNamedByPage: true,
      unit: of || undefined,
      choose(unit: string | undefined) {
        keep(unit)
        go(search ? `${planningOf(unit)}?${search}` : planningOf(unit))
      },
    }
  }
  return {
    isOfPage: isList(path),
    isNamedByPage: false,
    unit: params.get('unit') ?? undefined,
    choose(unit: string | undefined) {
      keep(unit)
      setParams((former) => {
        const next = new URLSearchParams(former)
        if (unit) next.set('unit', unit)
        else next.delete('unit')
        // It was said of the unit before.
        next.delete('below')
        return next
      })
    },
  }
}

/** The address of a list as it is opened: of the unit that the reader has chosen. Any other stays as it is. */
export function useScoped(): (to: string) => string {
  const { hasSeveralUnits } = useMe()
  const { unit } = useKept()
  return (to) => {
    const [path = '', query = ''] = to.split('?')
    if (!hasSeveralUnits || !unit) return to
    if (path === PLANNING) return query ? `${planningOf(unit)}?${query}` : planningOf(unit)
    if (!LISTS.includes(path)) return to
    const asked = new URLSearchParams(query)
    asked.set('unit', unit)
    return `${path}?${asked}`
  }
}
