import { useSearch } from 'wouter'

/** The address of a task beside the list that is open, or of that list: both of the unit that it is of. */
export function useTaskAddress(): (id?: string) => string {
  const search = useSearch()
  return (id) => taskAddress(search, id)
}

export const taskAddress = (search: string, id?: string): string =>
  `/tasks${id ? `/${encodeURIComponent(id)}` : ''}${search && `?${search}`}`
