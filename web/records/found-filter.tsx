import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { nameOf, type Searched, useFound, useNameOf } from './found.js'

interface Shown {
  /** The list that is searched. */
  path: Searched
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
  const asked = useNameOf(path, called === undefined ? value : undefined)
  const name = value === undefined ? undefined : (called ?? asked)
  const [sought] = useDebouncedValue(text === name ? '' : text.trim(), 300)
  const { data: found } = useFound(path, sought, isOpen)
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
export function Called({ path, id }: { path: Searched; id: string }) {
  return useNameOf(path, id) ?? id
}
