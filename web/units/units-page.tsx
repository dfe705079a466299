import { useDocumentTitle } from '@mantine/hooks'
import { Link, useParams } from 'wouter'
import { Failed, Loading } from '../parts/loading.js'
import { OnPaper } from '../parts/on-paper.js'
import { useFilters } from '../records/filters.js'
import { ListPage } from '../records/list-page.js'
import { usePages } from '../records/pages.js'
import css from '../records/records.module.css'
import { SearchBox } from '../records/search-box.js'
import { useMe } from '../server/session.js'
import { shellWords } from '../words/shell.js'
import { BodiesOfUnit } from './bodies-of-unit.js'
import { PartyOfUnit } from './party-of-unit.js'
import { UnitLine } from './unit-line.js'
import { addressOf, LIST, type UnitDetails, type UnitPage, useRoot, useUnitDetails } from './units.js'
import own from './units.module.css'
import { unitWords } from './words.js'

/** The tree of units, from the reader's own on or from the one in the address; or the units of a name. */
export default function UnitsPage() {
  const { filters, set } = useFilters('q')
  const look = (q: string) => set('q', q, { replace: true })
  return filters.q ? <UnitsFound q={filters.q} look={look} /> : <Tree look={look} />
}

function UnitsFound({ q, look }: { q: string; look: (q: string) => void }) {
  const say = unitWords.use()
  const list = usePages<UnitPage>(LIST, { q })
  return (
    <ListPage
      title={say('title')}
      list={list}
      clear={() => look('')}
      inWords={[{ label: say('search'), value: q }]}
      filters={<SearchBox label={say('search')} q={q} look={look} />}
    >
      <ul className={own.tree} aria-label={say('found')}>
        {list.items.map((unit) => (
          <UnitLine key={unit.id} unit={unit} isNamedWhole />
        ))}
      </ul>
    </ListPage>
  )
}

function Tree({ look }: { look: (q: string) => void }) {
  const say = unitWords.use()
  const product = shellWords.use()('product')
  const { unit } = useParams<{ unit?: string }>()
  const [first] = useMe().roles
  const asked = unit ?? first?.unit.id
  const root = useRoot(asked === undefined)
  const id = asked ?? root.data
  const details = useUnitDetails(id ?? '', id !== undefined)
  useDocumentTitle(`${say('title')} · ${product}`)
  const failed = [root, details].find(({ error }) => error)
  return (
    <div className={css.page}>
      <header>
        <h1>{say('title')}</h1>
        <p className={css.quiet}>{say('about')}</p>
      </header>
      <OnPaper />
      <search className={css.filters}>
        <SearchBox label={say('search')} q={undefined} look={look} />
      </search>
      {failed ? (
        <Failed error={failed.error} again={failed.refetch} />
      ) : details.data ? (
        <>
          <Above of={details.data} />
          <PartyOfUnit unit={details.data} />
          <BodiesOfUnit unit={details.data} />
          <TemplatesOf unit={details.data} />
          <div className={css.card}>
            <ul className={own.tree} aria-label={say('tree')}>
              <UnitLine key={details.data.id} unit={details.data} isOpenFirst />
            </ul>
          </div>
        </>
      ) : (
        <Loading lines={10} />
      )}
    </div>
  )
}

/** The way to the templates of its papers, for those who make papers. */
function TemplatesOf({ unit: { id } }: { unit: UnitDetails }) {
  const say = unitWords.use()
  if (!useMe().roles.some(({ role }) => role === 'hr_officer')) return null
  return (
    <p>
      <Link href={`${addressOf(id)}/paper-templates`}>{say('paperTemplates')}</Link>
    </p>
  )
}

/** The way up, from the root. */
function Above({ of: { ancestors, name } }: { of: UnitDetails }) {
  const say = unitWords.use()
  if (ancestors.length === 0) return null
  return (
    <nav aria-label={say('above')}>
      <ol className={own.above}>
        {ancestors.map((each) => (
          <li key={each.id}>
            <Link href={addressOf(each.id)}>{each.name}</Link>
          </li>
        ))}
        <li aria-current="page">{name}</li>
      </ol>
    </nav>
  )
}
