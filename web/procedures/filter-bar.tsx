import { Anchor, Chip, Select } from '@mantine/core'
import { SearchBox } from '../records/search-box.js'
import { UnitFilter } from '../records/unit-filter.js'
import { useVocabularyOf } from '../server/vocabulary.js'
import { capital } from '../words/say.js'
import type { Titles } from './linked-filters.js'
import { Pills } from './pills.js'
import { FLAGS, isFiltered, type ProcedureFiltering, sortsOf } from './procedure-list.js'
import css from './procedures.module.css'
import { procedureListWords } from './words.js'

interface Shown extends ProcedureFiltering {
  titles: Titles
}

export function FilterBar({ titles, ...filtering }: Shown) {
  const { filters, set, clear } = filtering
  const sorts = sortsOf(filters)
  const say = procedureListWords.use()
  const statuses = useVocabularyOf('caseStatuses')
  const kinds = useVocabularyOf('procedureKinds')
  const types = useVocabularyOf('procedureTypes')
  const options = (words: Readonly<Record<string, string>>) =>
    Object.entries(words).map(([value, word]) => ({ value, label: capital(word) }))
  return (
    <search className={css.filters} aria-label={say('filters')}>
      <SearchBox
        className={css.search}
        label={say('search')}
        q={filters.q}
        look={(q) => set('q', q, { replace: true })}
      />
      <Select
        aria-label={say('status')}
        placeholder={say('anyStatus')}
        clearable
        value={filters.status ?? null}
        onChange={(status) => set('status', status ?? undefined)}
        data={[
          { value: 'open', label: say('status_open') },
          { value: 'closed', label: say('status_closed') },
          ...options(statuses),
        ]}
      />
      <Select
        aria-label={say('kind')}
        placeholder={say('anyKind')}
        clearable
        value={filters.kind ?? null}
        onChange={(kind) => set('kind', kind ?? undefined)}
        data={options(kinds)}
      />
      <Select
        aria-label={say('type')}
        placeholder={say('anyType')}
        clearable
        value={filters.type ?? null}
        onChange={(type) => set('type', type ?? undefined)}
        data={options(types)}
      />
      <UnitFilter unit={filters.unit} choose={(unit) => set('unit', unit)} />
      <Select
        aria-label={say('sort')}
        allowDeselect={false}
        value={filters.sort ?? sorts[0] ?? null}
        onChange={(sort) => set('sort', sort ?? undefined)}
        data={sorts.map((value) => ({ value, label: say(`sort_${value}`) }))}
      />
      <div className={css.flags}>
        {FLAGS.map((flag) => (
          <Chip
            key={flag}
            size="xs"
            checked={filters[flag] === 'true'}
            onChange={(isOn) => set(flag, isOn ? 'true' : undefined)}
          >
            {say(flag)}
          </Chip>
        ))}
        <Pills {...filtering} titles={titles} />
        {isFiltered(filters) && (
          <Anchor component="button" type="button" size="sm" onClick={clear}>
            {say('clear')}
          </Anchor>
        )}
      </div>
    </search>
  )
}
