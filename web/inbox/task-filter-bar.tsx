import { ActionIcon, Chip, Select } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useState } from 'react'
import { ExportMenu } from '../parts/export-menu.js'
import { SearchBox } from '../records/search-box.js'
import { UnitFilter } from '../records/unit-filter.js'
import { useVocabularyOf } from '../server/vocabulary.js'
import { capital } from '../words/say.js'
import css from './inbox.module.css'
import { askedOf, SORTS, type Tab, type TaskFilters } from './task-list.js'
import { inboxWords } from './words.js'

interface Shown {
  tab: Tab
  filters: TaskFilters
  filter: (filters: TaskFilters) => void
}

/** Looks for tasks by words; by what else is shown when it is asked for. */
export function TaskFilterBar({ tab, filters, filter }: Shown) {
  const say = inboxWords.use()
  const kinds = useVocabularyOf('taskKinds')
  const [isOpen, setOpen] = useState(false)
  const set = (name: keyof TaskFilters, value: string | null | undefined) => {
    const { [name]: _, ...others } = filters
    filter(value ? { ...others, [name]: value } : others)
  }
  return (
    <search className={css.filters} aria-label={say('filters')}>
      <div className={css.search}>
        <SearchBox label={say('search')} q={filters.q} look={(q) => set('q', q)} />
        <ActionIcon
          variant="default"
          size={36}
          aria-label={say('filter')}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          <IconFilter size={16} />
        </ActionIcon>
        <ExportMenu path="/v1/tasks" filters={askedOf(tab, filters)} />
      </div>
      {isOpen && (
        <>
          <Select
            aria-label={say('kind')}
            placeholder={say('anyKind')}
            clearable
            searchable
            value={filters.kind ?? null}
            onChange={(kind) => set('kind', kind)}
            data={Object.entries(kinds).map(([value, word]) => ({ value, label: capital(word) }))}
          />
          <UnitFilter unit={filters.unit} choose={(unit) => set('unit', unit)} />
          {tab !== 'done' && (
            <Select
              aria-label={say('sort')}
              allowDeselect={false}
              value={filters.sort ?? 'dueOn'}
              onChange={(sort) => set('sort', sort === 'dueOn' ? null : sort)}
              data={SORTS.map((value) => ({ value, label: say(`sort_${value}`) }))}
            />
          )}
          <Chip
            size="xs"
            checked={filters.overdue === 'true'}
            onChange={(isOn) => set('overdue', isOn ? 'true' : null)}
          >
            {say('overdue')}
          </Chip>
        </>
      )}
    </search>
  )
}
