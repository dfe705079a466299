import { Badge, Button, Select } from '@mantine/core'
import { IconAlertTriangle, IconBan, IconCheck, IconClock, IconPlayerPlay } from '@tabler/icons-react'
import { Link } from 'wouter'
import type { z } from 'zod'
import type { breakthroughTaskPage } from '../../api/resources/breakthrough-tasks/schemas.js'
import { useFilters } from '../records/filters.js'
import { ListPage } from '../records/list-page.js'
import { usePages } from '../records/pages.js'
import css from '../records/records.module.css'
import { UnitFilter } from '../records/unit-filter.js'
import { holds, useMe } from '../server/session.js'
import { today } from '../words/say.js'
import { breakthroughWords } from './words.js'

export const LIST = '/v1/breakthrough-tasks'
type Tasks = z.output<typeof breakthroughTaskPage>
type Task = Tasks['items'][number]

const STATUSES = [
  'registered',
  'approved',
  'finished',
  'unfinished',
  'refused',
] as const satisfies Task['status'][]
/** Years back that may be chosen, and the one to come. */
const YEARS = 6

/** What was registered as breakthrough tasks: to an approver first what waits for them. */
export default function BreakthroughTasksPage() {
  const say = breakthroughWords.use()
  const approves = holds(useMe(), 'approver')
  const { filters, set } = useFilters('state', 'year', 'unit')
  const states = [...(approves ? (['waiting'] as const) : []), 'all' as const, ...STATUSES]
  const state = states.find((each) => each === filters.state) ?? states[0] ?? 'all'
  const { year, unit } = filters
  const list = usePages<Tasks>(LIST, {
    ...(state === 'waiting' ? { toApprove: 'true' } : state !== 'all' && { status: state }),
    ...(year && { year }),
    ...(unit && { unit }),
  })
  const showAll = () => set('state', 'all')
  return (
    <ListPage
      title={say('title')}
      about={say('about')}
      list={list}
      {...(state === 'waiting' && !year && !unit && { none: <NoneWaits showAll={showAll} /> })}
      inWords={[
        { label: say('state'), value: say(`state_${state}`) },
        ...(year ? [{ label: say('year'), value: year }] : []),
      ]}
      filters={
        <>
          <Select
            aria-label={say('state')}
            allowDeselect={false}
            value={state}
            onChange={(value) => set('state', value ?? undefined)}
            data={states.map((value) => ({ value, label: say(`state_${value}`) }))}
          />
          <Select
            aria-label={say('year')}
            placeholder={say('anyYear')}
            clearable
            value={year ?? null}
            data={years()}
            onChange={(value) => set('year', value ?? undefined)}
          />
          <UnitFilter unit={unit} choose={(chosen) => set('unit', chosen)} />
        </>
      }
    >
      <ul className={css.rows}>
        {list.items.map((task) => (
          <Row key={task.id} task={task} />
        ))}
      </ul>
    </ListPage>
  )
}

function NoneWaits({ showAll }: { showAll: () => void }) {
  const say = breakthroughWords.use()
  return (
    <>
      <p>{say('noneWaiting')}</p>
      <Button onClick={showAll}>{say('showAll')}</Button>
    </>
  )
}

const LOOKS = {
  registered: ['dong', IconClock],
  approved: ['cham', IconPlayerPlay],
  finished: ['ngoc', IconCheck],
  unfinished: ['son', IconAlertTriangle],
  refused: ['gray', IconBan],
} as const satisfies Readonly<Record<Task['status'], readonly [string, unknown]>>

/** What somebody registered, leading to their file, where it is decided on. */
function Row({ task: { person, title, year, status, resolutionNumber } }: { task: Task }) {
  const say = breakthroughWords.use()
  const [color, Icon] = LOOKS[status]
  return (
    <li className={`${css.between} ${css.line}`}>
      <span>
        <Link className={css.way} href={`/cadres/${encodeURIComponent(person.id)}`}>
          {person.name}
        </Link>
        <small className={css.quiet}>
          {' '}
          {[say('ofYear', { year }), resolutionNumber && say('resolution', { number: resolutionNumber })]
            .filter(Boolean)
            .join(' · ')}
        </small>
        <p>{title}</p>
      </span>
      <Badge color={color} leftSection={<Icon size={13} />}>
        {say(`state_${status}`)}
      </Badge>
    </li>
  )
}

const years = (): string[] => {
  const next = Number(today().slice(0, 4)) + 1
  return Array.from({ length: YEARS + 1 }, (_, back) => String(next - back))
}
