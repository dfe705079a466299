import { Badge, Select } from '@mantine/core'
import { IconArrowBackUp, IconCheck, IconClock, IconX } from '@tabler/icons-react'
import { Link } from 'wouter'
import { useFilters } from '../records/filters.js'
import { ListPage } from '../records/list-page.js'
import { usePages } from '../records/pages.js'
import css from '../records/records.module.css'
import { clock, day } from '../words/say.js'
import { useAbout } from './about.js'
import { type Change, type ChangePage, LIST } from './changes.js'
import { changeWords } from './words.js'

const STATES = ['waiting', 'confirmed', 'refused', 'withdrawn'] as const satisfies Change['state'][]
const KINDS = ['rule-sets', 'formal-decisions', 'declarations', 'rights'] as const satisfies Change['kind'][]

/** What waits for a second person, or did: who entered what, and when. */
export default function ChangesPage() {
  const say = changeWords.use()
  const { filters, set } = useFilters('state', 'kind')
  const state = filters.state ?? 'waiting'
  const shown = STATES.find((each) => each === state)
  const kind = KINDS.find((each) => each === filters.kind)
  const list = usePages<ChangePage>(LIST, { ...filters, state })
  return (
    <ListPage
      title={say('title')}
      about={say('about')}
      list={list}
      {...(state === 'waiting' && { none: <NothingWaits /> })}
      inWords={[
        ...(shown ? [{ label: say('state'), value: say(`state_${shown}`) }] : []),
        ...(kind ? [{ label: say('kind'), value: say(`kind_${kind}`) }] : []),
      ]}
      filters={
        <>
          <Select
            aria-label={say('state')}
            allowDeselect={false}
            value={state}
            onChange={(value) => set('state', value ?? undefined)}
            data={STATES.map((value) => ({ value, label: say(`state_${value}`) }))}
          />
          <Select
            aria-label={say('kind')}
            placeholder={say('anyKind')}
            clearable
            value={filters.kind ?? null}
            onChange={(value) => set('kind', value ?? undefined)}
            data={KINDS.map((value) => ({ value, label: say(`kind_${value}`) }))}
          />
        </>
      }
    >
      <ul className={css.rows}>
        {list.items.map((change) => (
          <li key={change.id}>
            <Row change={change} />
          </li>
        ))}
      </ul>
    </ListPage>
  )
}

/** Nothing of the records waits; what waits in procedures is elsewhere. */
function NothingWaits() {
  const say = changeWords.use()
  return (
    <>
      <p>{say('none')}</p>
      <p>
        {say('ofTasks')}{' '}
        <Link href="/tasks" className={css.inText}>
          {say('toTasks')}
        </Link>
      </p>
    </>
  )
}

function Row({ change }: { change: Change }) {
  const say = changeWords.use()
  const about = useAbout()
  const { id, inWords, enteredBy, enteredAt, state } = change
  return (
    <Link href={`/changes/${id}`} className={css.row}>
      <b>{inWords}</b>
      <span>{about(change)}</span>
      <span className={css.second}>
        {say('entered', { name: enteredBy.name, clock: clock(enteredAt), day: day(enteredAt) })}
      </span>
      <span>
        <StateBadge state={state} />
      </span>
    </Link>
  )
}

const LOOKS = {
  waiting: ['dong', IconClock],
  confirmed: ['ngoc', IconCheck],
  refused: ['son', IconX],
  withdrawn: ['gray', IconArrowBackUp],
} as const satisfies Readonly<Record<Change['state'], readonly [string, unknown]>>

export function StateBadge({ state }: Pick<Change, 'state'>) {
  const say = changeWords.use()
  const [color, Icon] = LOOKS[state]
  return (
    <Badge color={color} leftSection={<Icon size={13} />}>
      {say(`state_${state}`)}
    </Badge>
  )
}
