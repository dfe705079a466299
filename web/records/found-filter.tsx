import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../server/ask.js'
import { currentLanguage } from '../words/i18n.js'

const SHOWN = 20

/** What is found: a unit by its name, a post by its title. */
interface Found {
  id: string
  name?: string
  title?: string
}

interface Shown {
  /** The list that is searched. */
  path: '/v1/units' | '/v1/posts'
  value: string | undefined
  choose: (id: string | undefined) => void
  /** What it is called that is chosen, where the page knows: then it is not asked for. */
  called?: string | undefined
  placeholder: string
  /** Said where nothing has such a name. */
  nothing: string
  /** Of a filter it stands in the field alone: what is chosen from. */
  ariaLabel?: string
  /** Of a form, where it is no filter: what it is for, and what is wrong with it. */
  label?: string | undefined
  error?: string | undefined
}

/** A unit or a post found by its name; what is chosen is named, also where its id alone came with the address. */
export function FoundFilter({
  path,
  value,
  choose,
  called,
  placeholder,
  nothing,
  ariaLabel,
  label,
  error,
}: Shown) {
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const { data: asked } = useOne(path, called === undefined ? value : undefined)
  const name = value === undefined ? undefined : (called ?? (asked && nameOf(asked)))
  const [sought] = useDebouncedValue(text === name ? '' : text.trim(), 300)
  const { data: found } = useNamed(path, sought, isOpen)
  const shown = new Map((found?.items ?? []).map((each) => [each.id, nameOf(each)]))
  if (value !== undefined && name !== undefined) shown.set(value, name)
  return (
    <Select
      {...(label ? { label } : { 'aria-label': ariaLabel })}
      placeholder={placeholder}
      error={error}
      searchable
      clearable
      value={value ?? null}
      onChange={(id) => choose(id ?? undefined)}
      onSearchChange={setText}
      onDropdownOpen={() => setOpen(true)}
      nothingFoundMessage={nothing}
      // The API found them: by parts of names, with or without diacritics.
      filter={({ options }) => options}
      data={[...shown].map(([id, called]) => ({ value: id, label: called }))}
    />
  )
}

/** What it is called that is chosen. */
export function Called({ path, id }: { path: Shown['path']; id: string }) {
  const { data } = useOne(path, id)
  return data ? nameOf(data) : id
}

const nameOf = ({ id, name, title }: Found): string => name ?? title ?? id

const useNamed = (path: string, text: string, isOpen: boolean) =>
  useQuery({
    queryKey: [path, 'named', text, currentLanguage()],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ limit: String(SHOWN), ...(text && { q: text }) })
      return ask<{ items: Found[] }>(`${path}?${query}`, { signal })
    },
    enabled: isOpen,
    placeholderData: keepPreviousData,
  })

const useOne = (path: string, id: string | undefined) =>
  useQuery({
    queryKey: [path, 'called', id, currentLanguage()],
    queryFn: ({ signal }) => ask<Found>(`${path}/${encodeURIComponent(id ?? '')}`, { signal }),
    enabled: id !== undefined,
  })
