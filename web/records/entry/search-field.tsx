import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../server/ask.js'
import { currentLanguage } from '../../words/i18n.js'
import { entryWords } from './words.js'

const SHOWN = 20
const AFTER = 250

interface Named {
  name: string
}
interface Found {
  id: string
  /** Of a person, of a post, of a unit. */
  fullName?: string
  title?: string
  name?: string
  unit?: Named | null
  /** What a person holds. */
  posts?: readonly { title: string }[]
}

/** Where something of the records is found by part of its name. */
const LISTS = { person: '/v1/cadres', post: '/v1/posts', unit: '/v1/units' } as const
export type Searched = keyof typeof LISTS

interface Shown {
  searched: Searched
  label: string
  description?: string | undefined
  error?: string | undefined
  value: string
  /** What the value that it begins with is called. */
  called?: string | undefined
  isClearable?: boolean | undefined
  onChange: (id: string, called: string) => void
}

/** Somebody, a post or a unit, found by part of the name, with or without diacritics. */
export function SearchField({ searched, value, called, isClearable = false, onChange, ...shown }: Shown) {
  const say = entryWords.use()
  const [chosen, setChosen] = useState(value && called ? { value, label: called } : undefined)
  const [typed, setTyped] = useState(called ?? '')
  const [asked] = useDebouncedValue(typed.trim(), AFTER)
  const isLooking = asked.length >= 2 && asked !== chosen?.label
  const { data } = useQuery({
    queryKey: [LISTS[searched], 'named', asked, currentLanguage()],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ limit: String(SHOWN), q: asked })
      return ask<{ items: Found[] }>(`${LISTS[searched]}?${query}`, { signal })
    },
    enabled: isLooking,
    placeholderData: keepPreviousData,
  })
  const found = isLooking ? (data?.items.map(asOption) ?? []) : []
  const isShown = found.some((option) => option.value === chosen?.value)
  return (
    <Select
      {...shown}
      searchable
      clearable={isClearable}
      allowDeselect={false}
      placeholder={say(`search_${searched}`)}
      nothingFoundMessage={say(isLooking ? 'nothingFound' : 'typeTwo')}
      // The API has searched.
      filter={({ options }) => options}
      data={chosen && !isShown ? [chosen, ...found] : found}
      searchValue={typed}
      onSearchChange={setTyped}
      value={value || null}
      onChange={(id, option) => {
        setChosen(id ? { value: id, label: option?.label ?? id } : undefined)
        onChange(id ?? '', found.find(({ value: each }) => each === id)?.called ?? option?.label ?? '')
      }}
    />
  )
}

/** A person with the post and the unit, a post with its unit: so that two of one name are told apart. */
function asOption({ id, fullName, title, name, unit, posts }: Found): {
  value: string
  label: string
  called: string
} {
  const called = fullName ?? title ?? name ?? id
  const said = [called, posts?.[0]?.title].filter((part) => part !== undefined).join(' · ')
  return { value: id, called, label: unit && !said.includes(unit.name) ? `${said} · ${unit.name}` : said }
}
