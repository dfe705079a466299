import { Badge, Button, Tabs } from '@mantine/core'
import { IconArrowUp, IconHandStop } from '@tabler/icons-react'
import { memo, useDeferredValue } from 'react'
import { useSearch } from 'wouter'
import { DueBadge } from '../parts/due.js'
import { Failed, Loading } from '../parts/loading.js'
import { More } from '../parts/more.js'
import { RowLink } from '../parts/row-link.js'
import { useMe } from '../server/session.js'
import { useVocabulary } from '../server/vocabulary.js'
import { capital, day, number } from '../words/say.js'
import type { Held, useHeldList } from './held-list.js'
import css from './inbox.module.css'
import { taskAddress } from './task-address.js'
import { TaskFilterBar } from './task-filter-bar.js'
import { rowOf, TAKES_KEYS } from './task-keys.js'
import { bucketOf, type Tab, type TaskFilters, told, type useTaskCounts, type useTasks } from './task-list.js'
import { TasksOnPaper } from './tasks-on-paper.js'
import { inboxWords } from './words.js'

const BUCKETS = ['overdue', 'soon', 'later', 'undated'] as const
const NONE = { me: 'none', group: 'noneOfGroup', done: 'noneDone' } as const

interface Shown {
  tab: Tab
  choose: (tab: Tab) => void
  filters: TaskFilters
  filter: (filters: TaskFilters) => void
  counts: ReturnType<typeof useTaskCounts>
  list: ReturnType<typeof useTasks>
  held: ReturnType<typeof useHeldList>
  chosen: string | undefined
}

export function TaskListPane(shown: Shown) {
  const { tab, choose, filters, filter, counts, list, held, chosen } = shown
  const say = inboxWords.use()
  const { tasks, countOfNew, showNew, moves } = held
  // Many rows are drawn piece by piece: what is typed meanwhile is seen at once, and nothing that scrolls stands still.
  const drawn = useDeferredValue(tasks)
  const search = useSearch()
  const isFiltered = Object.keys(filters).some((name) => name !== 'sort')
  const open = countedIn({ tab, isFiltered, counts, list })
  return (
    <section className={css.list} aria-label={say('title')}>
      <h1 className={css.title}>{say('title')}</h1>
      <Tabs value={tab} onChange={(value) => value && choose(value as Tab)}>
        <Tabs.List>
          {(['me', 'group', 'done'] as const).map((each) => (
            <Tabs.Tab key={each} value={each}>
              {say(`tab_${each}`)} {open[each] !== undefined && <small>{open[each]}</small>}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <TasksOnPaper tab={tab} filters={filters} onlyFirst={list.hasNextPage ? tasks.length : undefined} />
      <TaskFilterBar tab={tab} filters={filters} filter={filter} />
      <div role="status">
        {countOfNew > 0 && (
          <Button
            className={css.new}
            variant="light"
            fullWidth
            leftSection={<IconArrowUp size={16} />}
            onClick={showNew}
          >
            {say('new', { count: countOfNew })}
          </Button>
        )}
      </div>
      <div className={css.rows}>
        {list.error && !list.data ? (
          <Failed error={list.error} again={list.refetch} />
        ) : list.isPending ? (
          <Loading lines={10} />
        ) : tasks.length === 0 ? (
          <div className={css.none}>
            <p>{say(isFiltered ? 'noneFound' : NONE[tab])}</p>
            {isFiltered && (
              <Button size="xs" mt={8} onClick={() => filter({})}>
                {say('clear')}
              </Button>
            )}
          </div>
        ) : tab === 'done' || filters.sort ? (
          <Rows tasks={drawn} chosen={chosen} search={search} />
        ) : (
          <Buckets tasks={drawn} chosen={chosen} search={search} />
        )}
        <More of={list} first={moves} />
      </div>
      <p className={css.keys}>{say('keys')}</p>
    </section>
  )
}

/**
 * How many each tab has: all that are open; where the unit or anything else is chosen, as many as were found. Of a name that is
 * looked for only of the tab that is open: it was asked for nowhere else.
 */
function countedIn({
  tab,
  isFiltered,
  counts,
  list,
}: Pick<Shown, 'tab' | 'counts' | 'list'> & { isFiltered: boolean }): Partial<Record<Tab, string>> {
  if (!isFiltered) return { me: told(counts.mine), group: told(counts.group) }
  const [first] = list.isPlaceholderData ? [] : (list.data?.pages ?? [])
  if (!first) return {}
  const { me, group } = first.tabs ?? {}
  return {
    ...(me && { me: foundInAll(me) }),
    ...(group && { group: foundInAll(group) }),
    [tab]: foundInAll(first),
  }
}

const foundInAll = ({ total, totalCapped }: { total: number; totalCapped: boolean }): string =>
  totalCapped ? `> ${number(total)}` : number(total)

interface Listed {
  tasks: readonly Held[]
  chosen: string | undefined
  /** Of the address: each task stands beside the same list. */
  search: string
}

const Buckets = memo(function Buckets({ tasks, chosen, search }: Listed) {
  const say = inboxWords.use()
  return BUCKETS.map((bucket) => {
    const within = tasks.filter((task) => bucketOf(task) === bucket)
    if (within.length === 0) return null
    return (
      <section key={bucket}>
        <h2 className={css.bucket}>
          {say(`bucket_${bucket}`)} <span>{within.length}</span>
        </h2>
        <Rows tasks={within} chosen={chosen} search={search} />
      </section>
    )
  })
})

const Rows = memo(function Rows({ tasks, chosen, search }: Listed) {
  return (
    <ul>
      {tasks.map((task) => (
        <li key={task.id}>
          <Row task={task} isChosen={task.id === chosen} search={search} />
        </li>
      ))}
    </ul>
  )
})

/** What it came to, with the first facts of it: the votes, the number, the day. */
const inShort = ({ title, facts }: NonNullable<Held['result']>): string =>
  [title, ...facts.slice(0, 2).map(({ is }) => is)].filter(Boolean).join(' · ')

const Row = memo(function Row({
  task,
  isChosen,
  search,
}: Pick<Listed, 'search'> & { task: Held; isChosen: boolean }) {
  const say = inboxWords.use()
  const word = useVocabulary()
  const me = useMe()
  const {
    id,
    kind,
    procedure,
    candidate,
    claimedBy,
    status,
    dueOn,
    workingDaysLeft,
    overdue,
    dueSoon,
    isGone,
    closedAt,
    result,
  } = task
  return (
    <RowLink
      href={taskAddress(search, id)}
      id={rowOf(id)}
      className={css.row}
      {...(isChosen && TAKES_KEYS)}
      aria-current={isChosen ? 'true' : undefined}
      data-gone={isGone || undefined}
    >
      <span className={css.line}>
        <b className={css.what}>{word('taskKinds', kind)}</b>
        {status !== 'open' && closedAt && <span>{day(closedAt)}</span>}
        {status === 'open' && !isGone && (
          <DueBadge dueOn={dueOn} left={workingDaysLeft} overdue={overdue} dueSoon={dueSoon} />
        )}
      </span>
      {result && <span className={css.post}>{inShort(result)}</span>}
      <span className={css.post}>{procedure.post.name}</span>
      <span className={css.line}>
        <span className={css.meta}>
          {candidate && `${candidate.name} · `}
          {capital(word('procedureKinds', procedure.kind))} · {say('number', { number: procedure.number })}
        </span>
        {isGone && (
          <Badge color="gray" radius="sm">
            {say('gone')}
          </Badge>
        )}
        {claimedBy && status === 'open' && !isGone && (
          <Badge color="gray" radius="sm" leftSection={<IconHandStop size={13} />}>
            {claimedBy.id === me.id ? say('mineNow') : claimedBy.name}
          </Badge>
        )}
      </span>
    </RowLink>
  )
})
