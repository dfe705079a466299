import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask } from '../../server/ask.js'
import { meetingWords } from './meeting-words.js'

const AFTER = 250
interface Found {
  id: string
  fullName: string
  unit: { name: string } | null
}

export interface Somebody {
  id: string
  name: string
}

/** Finds somebody on record by part of their name, and hands them on. */
export function PersonSearch({
  label,
  description,
  without,
  choose,
}: {
  label: string
  description?: string
  /** Who is named already. */
  without: readonly string[]
  choose: (person: Somebody) => void
}) {
  const say = meetingWords.use()
  const [typed, setTyped] = useState('')
  const [asked] = useDebouncedValue(typed.trim(), AFTER)
  const { data } = useQuery({
    queryKey: ['cadres', asked],
    queryFn: ({ signal }) =>
      ask<{ items: Found[] }>(`/v1/cadres?limit=20&q=${encodeURIComponent(asked)}`, { signal }),
    enabled: asked.length >= 2,
    placeholderData: keepPreviousData,
  })
  const found = data?.items.filter(({ id }) => !without.includes(id)) ?? []
  return (
    <Select
      searchable
      label={label}
      description={description}
      placeholder={say('searchPerson')}
      nothingFoundMessage={asked.length >= 2 ? say('nobodyFound') : say('searchPerson')}
      // The API has searched, with and without diacritics.
      filter={({ options }) => options}
      data={found.map(({ id, fullName, unit }) => ({
        value: id,
        label: `${fullName} · ${unit?.name ?? ''}`,
      }))}
      searchValue={typed}
      onSearchChange={setTyped}
      value={null}
      onChange={(id) => {
        const person = found.find((each) => each.id === id)
        if (!person) return
        choose({ id: person.id, name: person.fullName })
        setTyped('')
      }}
    />
  )
}
