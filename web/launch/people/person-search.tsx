import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useCadres } from '../asked.js'
import type { Somebody } from '../launch-draft.js'
import { launchWords } from '../words.js'

const ASKED_AFTER = 250

interface Asked {
  most: number
  isFull: boolean
  error: string | undefined
  /** Who is chosen already. */
  without: readonly string[]
  choose: (person: Somebody) => void
}

/** Finds somebody on record by part of their name, and hands them on. */
export function PersonSearch({ most, isFull, error, without, choose }: Asked) {
  const say = launchWords.use()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), ASKED_AFTER)
  const { data } = useCadres(q)
  const found = data?.items.filter(({ id }) => !without.includes(id)) ?? []
  return (
    <Select
      searchable
      label={say('searchPerson')}
      description={isFull ? say('most', { count: most }) : say('searchHint')}
      disabled={isFull}
      error={error}
      maw={560}
      nothingFoundMessage={q.length >= 2 && data ? say('nobodyFound') : say('searchHint')}
      // The API has searched, with and without diacritics.
      filter={({ options }) => options}
      data={found.map(({ id, fullName, unit, posts: [held] }) => ({
        value: id,
        label: [fullName, held?.title ?? unit?.name].filter(Boolean).join(' · '),
      }))}
      searchValue={typed}
      onSearchChange={setTyped}
      value={null}
      onChange={(id) => {
        const person = found.find((each) => each.id === id)
        if (!person) return
        choose({ id: person.id, name: person.fullName, holds: person.posts[0]?.title ?? person.unit?.name })
        setTyped('')
      }}
    />
  )
}
