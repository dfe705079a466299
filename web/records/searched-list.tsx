import { Select } from '@mantine/core'
import { type ReactNode, useMemo } from 'react'
import type { InWords } from '../parts/on-paper.js'
import { useFilters } from './filters.js'
import { Called, FoundFilter } from './found-filter.js'
import { ListPage } from './list-page.js'
import { type Page, usePages } from './pages.js'
import { SearchBox } from './search-box.js'
import { UnitFilter } from './unit-filter.js'
import { recordWords } from './words.js'

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
  /** Filters by a post, which is found by its title. */
  posts?: readonly Omit<Choice, 'options'>[]
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
  posts = [],
  children,
}: Shown<Answer>) {
  const say = recordWords.use()
  const names = [...choices, ...posts].map(({ name }) => name)
  const { filters, set, clear } = useFilters<string>('q', 'unit', ...names)
  const list = usePages<Answer>(path, filters)
  const rows = useMemo(() => children(list.items), [children, list.items])
  return (
    <ListPage
      title={title}
      about={about}
      list={list}
      clear={Object.keys(filters).length > 0 ? clear : undefined}
      inWords={inWordsOf(filters, { search, unit: say('unit'), choices, posts })}
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
          {posts.map(({ name, label, any }) => (
            <FoundFilter
              key={name}
              path="/v1/posts"
              value={filters[name]}
              choose={(post) => set(name, post)}
              ariaLabel={label}
              placeholder={any}
              nothing={say('noSuchPost')}
            />
          ))}
        </>
      }
    >
      {rows}
    </ListPage>
  )
}

interface Labels {
  search: string
  unit: string
  choices: readonly Choice[]
  posts: readonly Omit<Choice, 'options'>[]
}

/** By what the list is filtered, as its controls are called. */
function inWordsOf(
  filters: Readonly<Partial<Record<string, string>>>,
  { search, unit, choices, posts }: Labels,
): InWords[] {
  const chosen = choices.flatMap(({ name, label, options }) => {
    const option = options.find(({ value }) => value === filters[name])
    return option ? [{ label, value: option.label }] : []
  })
  const ofPosts = posts.flatMap(({ name, label }) => {
    const id = filters[name]
    return id ? [{ label, value: <Called path="/v1/posts" id={id} /> }] : []
  })
  return [
    ...(filters.q ? [{ label: search, value: filters.q }] : []),
    ...(filters.unit ? [{ label: unit, value: <Called path="/v1/units" id={filters.unit} /> }] : []),
    ...chosen,
    ...ofPosts,
  ]
}
