import { useSearchParams } from 'wouter'

/** The filters of the address, and how one is set or removed: the list that stood before is one step back. */
export interface Filtering<Name extends string> {
  filters: Readonly<Partial<Record<Name, string>>>
  set: (name: Name, value: string | undefined, how?: { replace?: boolean }) => void
  /** Several at once: the two ends of a span. */
  remove: (...names: readonly Name[]) => void
  clear: () => void
}

/** What a list is asked for, as it stands in the address: a link to it is a link to the same list. */
export function useFilters<Name extends string>(...names: readonly Name[]): Filtering<Name> {
  const [params, setParams] = useSearchParams()
  const filters = Object.fromEntries(
    names.flatMap((name) => {
      const value = params.get(name)
      return value ? [[name, value]] : []
    }),
  ) as Readonly<Partial<Record<Name, string>>>
  const set = (name: Name, value: string | undefined, { replace = false } = {}) =>
    setParams(
      (former) => {
        const next = new URLSearchParams(former)
        if (value) next.set(name, value)
        else next.delete(name)
        return next
      },
      { replace },
    )
  const remove = (...gone: readonly Name[]) =>
    setParams((former) => {
      const next = new URLSearchParams(former)
      for (const name of gone) next.delete(name)
      return next
    })
  return { filters, set, remove, clear: () => setParams(new URLSearchParams()) }
}
