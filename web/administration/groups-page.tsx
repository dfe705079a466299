import { Select } from '@mantine/core'
import { Link } from 'wouter'
import { useFilters } from '../records/filters.js'
import { Called } from '../records/found-filter.js'
import { ListPage } from '../records/list-page.js'
import { usePages } from '../records/pages.js'
import css from '../records/records.module.css'
import { UnitFilter } from '../records/unit-filter.js'
import { recordWords } from '../records/words.js'
import { useVocabulary, useVocabularyOf } from '../server/vocabulary.js'
import { capital } from '../words/say.js'
import { GROUPS, type GroupPage } from './administration.js'
import { administrationWords } from './words.js'

/** The bodies, offices and tellers of the units that the reader administers. */
export default function GroupsPage() {
  const say = administrationWords.use()
  const { filters, set, clear } = useFilters('unit', 'kind')
  const list = usePages<GroupPage>(GROUPS, filters)
  const kinds = useVocabularyOf('groupKinds')
  const unit = recordWords.use()('unit')
  return (
    <ListPage
      title={say('groups')}
      about={say('aboutGroups')}
      list={list}
      clear={Object.keys(filters).length > 0 ? clear : undefined}
      inWords={[
        ...(filters.unit ? [{ label: unit, value: <Called path="/v1/units" id={filters.unit} /> }] : []),
        ...(filters.kind ? [{ label: say('kind'), value: capital(kinds[filters.kind] ?? '') }] : []),
      ]}
      filters={
        <>
          <UnitFilter unit={filters.unit} choose={(unit) => set('unit', unit)} />
          <Select
            aria-label={say('kind')}
            placeholder={say('anyKind')}
            clearable
            value={filters.kind ?? null}
            onChange={(value) => set('kind', value ?? undefined)}
            data={Object.entries(kinds).map(([value, word]) => ({
              value,
              label: capital(word),
            }))}
          />
        </>
      }
    >
      <ul className={css.rows}>
        {list.items.map((group) => (
          <li key={group.id}>
            <Row group={group} />
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

function Row({ group: { id, name, kind, unit, members, head } }: { group: GroupPage['items'][number] }) {
  const say = administrationWords.use()
  const word = useVocabulary()
  return (
    <Link href={`/administration/groups/${encodeURIComponent(id)}`} className={css.row}>
      <b>{name}</b>
      <span className={css.second}>{unit.name}</span>
      <span>{head ? say('headIs', { name: head.name }) : say('noHead')}</span>
      <span className={css.second}>
        {capital(word('groupKinds', kind))} · {say('members', { count: members })}
      </span>
    </Link>
  )
}
