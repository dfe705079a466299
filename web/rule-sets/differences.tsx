import { Select } from '@mantine/core'
import { useState } from 'react'
import { Failed, Loading } from '../parts/loading.js'
import { useFilters } from '../records/filters.js'
import css from '../records/records.module.css'
import { Entries, Section } from '../records/section.js'
import { useLanguage } from '../words/i18n.js'
import { capital } from '../words/say.js'
import { type RuleSetItem, useComparable, useDifferences } from './rule-sets.js'
import { ruleSetWords } from './words.js'

/** What differs from another rule set, or another version, in words. */
export function Differences({ of }: { of: Pick<RuleSetItem, 'id' | 'version'> }) {
  const say = ruleSetWords.use()
  const [language] = useLanguage()
  const { filters, set } = useFilters('before')
  const [isChoosing, setChoosing] = useState(false)
  const { data: comparable } = useComparable(isChoosing)
  const { data, error, refetch } = useDifferences(filters.before, of)
  const others = (comparable ?? []).filter(({ id, version }) => id !== of.id || version !== of.version)
  const offered = new Map(
    [...(data ? [{ ...data.before, title: data.before.title[language] }] : []), ...others].map(
      ({ id, version, title }) => [`${id} ${version}`, `${title}, ${say('version', { version })}`],
    ),
  )
  return (
    <Section title={say('compare')} beside={data && say('differences', { count: data.items.length })}>
      <div className={css.form}>
        <Select
          aria-label={say('compareWith')}
          placeholder={say('compareWith')}
          searchable
          clearable
          nothingFoundMessage={say('noSuch')}
          value={filters.before ?? null}
          onChange={(value) => set('before', value ?? undefined, { replace: true })}
          onDropdownOpen={() => setChoosing(true)}
          data={[...offered].map(([value, label]) => ({ value, label }))}
        />
      </div>
      {error ? <Failed error={error} again={refetch} /> : filters.before && !data && <Loading lines={4} />}
      {data && (
        <Entries of={data.items} none={say('same')}>
          {({ path, what }) => <li key={path}>{capital(what[language])}</li>}
        </Entries>
      )}
    </Section>
  )
}
