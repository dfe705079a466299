import { memo } from 'react'
import { Initials } from '../parts/person.js'
import { RowLink } from '../parts/row-link.js'
import { LEVELS } from '../records/levels.js'
import css from '../records/records.module.css'
import { SearchedList } from '../records/searched-list.js'
import { holds, useMe } from '../server/session.js'
import { useVocabulary } from '../server/vocabulary.js'
import { born, capital } from '../words/say.js'
import type { CadrePage } from './cadres.js'
import { cadreWords } from './words.js'

const MANAGED_AS = ['provincial', 'commune', 'staff'] as const satisfies CadrePage['items'][0]['managedAs'][]
/** The ages, in years, below which people are looked for. */
const BELOW = [35, 40, 45, 50, 55]

/** The cadres whom the reader may see, by given name. */
export default function CadresPage() {
  const say = cadreWords.use()
  const word = useVocabulary()
  const readsFiles = holds(useMe(), 'hr_officer', 'approver', 'admin')
  const ofFiles = [
    {
      ...{ name: 'sex', label: say('sex'), any: say('anySex') },
      options: (['female', 'male'] as const).map((value) => ({ value, label: say(`sex_${value}`) })),
    },
    {
      ...{ name: 'ageTo', label: say('age'), any: say('anyAge') },
      options: BELOW.map((age) => ({ value: String(age - 1), label: say('below', { count: age }) })),
    },
  ]
  return (
    <SearchedList<CadrePage>
      path="/v1/cadres"
      title={say('title')}
      about={[say('about'), ...(readsFiles ? [say('aboutFiles')] : [])].join(' ')}
      search={say('search')}
      choices={[
        {
          ...{ name: 'managedAs', label: say('managedAs'), any: say('anyManagedAs') },
          options: MANAGED_AS.map((value) => ({ value, label: say(`managed_${value}`) })),
        },
        {
          ...{ name: 'level', label: say('level'), any: say('anyLevel') },
          options: LEVELS.map((value) => ({ value, label: capital(word('levels', value)) })),
        },
        ...(readsFiles ? ofFiles : []),
      ]}
      posts={[
        { name: 'plannedFor', label: say('inPlanningFor'), any: say('anyPlanning') },
        ...(readsFiles ? [{ name: 'eligibleFor', label: say('eligibleFor'), any: say('anyEligible') }] : []),
      ]}
    >
      {(items) => (
        <ul className={css.rows}>
          {items.map((cadre) => (
            <li key={cadre.id}>
              <Row cadre={cadre} />
            </li>
          ))}
        </ul>
      )}
    </SearchedList>
  )
}

const Row = memo(function Row({ cadre }: { cadre: CadrePage['items'][0] }) {
  const say = cadreWords.use()
  const { id, fullName, posts, unit, managedAs, bornOn, sex } = cadre
  const ofFile = [sex && say(`sex_${sex}`), bornOn && say('bornIn', { day: born(bornOn) })].filter(Boolean)
  return (
    <RowLink href={`/cadres/${encodeURIComponent(id)}`} className={css.row}>
      <span className={css.named}>
        <Initials of={fullName} />
        <span>
          <b>{fullName}</b>
          {ofFile.length > 0 && <small>{ofFile.join(', ')}</small>}
        </span>
      </span>
      <span>{posts.map(({ title }) => title).join('; ') || say('noPost')}</span>
      <span className={css.second}>{unit?.name ?? say('noUnit')}</span>
      <span className={css.second}>{say(`managed_${managedAs}`)}</span>
    </RowLink>
  )
})
