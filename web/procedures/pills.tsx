import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type Titles, useLinkedFilters } from './linked-filters.js'
import type { ProcedureFiltering } from './procedure-list.js'
import { procedureListWords } from './words.js'

/** The filters that links carry and no field shows: each told, and removed. */
export function Pills({ filters, remove, titles }: ProcedureFiltering & { titles: Titles }) {
  const say = procedureListWords.use()
  return useLinkedFilters(filters, titles).map(({ words, names }) => (
    <Button
      key={words}
      size="compact-xs"
      radius="xl"
      rightSection={<IconX size={12} />}
      aria-label={say('remove', { filter: words })}
      onClick={() => remove(...names)}
    >
      {words}
    </Button>
  ))
}
