import { Select } from '@mantine/core'
import { type ReactNode, useDeferredValue, useMemo } from 'react'
import { useFilters } from './filters.js'
import { ListPage } from './list-page.js'
import { type Page, usePages } from './pages.js'
import { SearchBox } from './search-box.js'
import { UnitFilter } from './unit-filter.js'

/** A filter by one of a few values. */
export interface Choice {
  /** As the API calls it. */
  name: string
  label: string
  /** Shown where nothing is chosen. */
  any: string
  options: readonly { value: string; label: string }[]
}

interface Shown<Answer extends Page> {
  path: string
  title: string
  about: string
  /** What is looked for by words. */
  search: string
  choices: readonly Choice[]
  /** The rows. */
  children: (items: Answer['items']) => ReactNode
}

/** A list of records that is searched by words, by unit and by what can be chosen. */
export function SearchedList<Answer extends Page>({
  path,
  title,
  about,
  search,
  choices,
  children,
}: Shown<Answer>) {
  const { filters, set, clear } = useFilters<string>('q', 'unit', ...choices.map(({ name }) => name))
  const list = usePages<Answer>(path, filters)
  // Many rows are drawn piece by piece: what is typed meanwhile is seen at once, and nothing that scrolls stands still.
  const shown = useDeferredValue(list.items)
  const rows = useMemo(() => children(shown), [children, shown])
  return (
    <ListPage
      title={title}
      about={about}
      list={list}
      clear={Object.keys(filters).length > 0 ? clear : undefined}
      filters={
        <>
          <SearchBox label={search} q={filters.q} look={(q) => set('q', q, { replace: true })} />
          <UnitFilter unit={filters.unit} choose={(unit) => set('unit', unit)} />
          {choices.map(({ name, label, any, options }) => (
            <Select
              key={name}
              aria-label={label}
              placeholder={any}
              clearable
              value={filters[name] ?? null}
              onChange={(value) => set(name, value ?? undefined)}
              data={[...options]}
            />
          ))}
        </>
      }
    >
      {rows}
    </ListPage>
  )
}
