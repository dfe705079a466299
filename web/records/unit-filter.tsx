import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { z } from 'zod'
import type { unitDetails, unitPage } from '../../api/resources/units/schemas.js'
import { ask } from '../server/ask.js'
import { currentLanguage } from '../words/i18n.js'
import { recordWords } from './words.js'

const SHOWN = 20

interface Chosen {
  unit: string | undefined
  choose: (unit: string | undefined) => void
  /** What the unit is called, where the page knows: then it is not asked for. */
  called?: string
  /** Of a form, where it is no filter: what it is for, and what is wrong with it. */
  label?: string
  error?: string | undefined
}

/** A unit and everything below it, found by its name. */
export function UnitFilter({ unit, choose, called, label, error }: Chosen) {
  const say = recordWords.use()
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const { data: found } = useUnit(called === undefined ? unit : undefined)
  const chosen = unit !== undefined && called !== undefined ? { id: unit, name: called } : found
  const [asked] = useDebouncedValue(text === chosen?.name ? '' : text.trim(), 300)
  const { data: named } = useUnitsNamed(asked, isOpen)
  const shown = new Map((named?.items ?? []).map(({ id, name }) => [id, name]))
  if (chosen) shown.set(chosen.id, chosen.name)
  return (
    <Select
      {...(label ? { label } : { 'aria-label': say('unit') })}
      placeholder={say(label ? 'chooseUnit' : 'anyUnit')}
      error={error}
      searchable
      clearable
      value={unit ?? null}
      onChange={(value) => choose(value ?? undefined)}
      onSearchChange={setText}
      onDropdownOpen={() => setOpen(true)}
      nothingFoundMessage={say('noSuchUnit')}
      // The API found them: by parts of names, with or without diacritics.
      filter={({ options }) => options}
      data={[...shown].map(([value, label]) => ({ value, label }))}
    />
  )
}

const useUnitsNamed = (text: string, isOpen: boolean) =>
  useQuery({
    queryKey: ['units', text, currentLanguage()],
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ limit: String(SHOWN), ...(text && { q: text }) })
      return ask<z.output<typeof unitPage>>(`/v1/units?${query}`, { signal })
    },
    enabled: isOpen,
    placeholderData: keepPreviousData,
  })

const useUnit = (id: string | undefined) =>
  useQuery({
    queryKey: ['unit', id, currentLanguage()],
    queryFn: ({ signal }) =>
      ask<z.output<typeof unitDetails>>(`/v1/units/${encodeURIComponent(id ?? '')}`, { signal }),
    enabled: id !== undefined,
  })
