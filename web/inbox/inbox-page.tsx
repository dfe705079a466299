import { useDocumentTitle, useHotkeys, useMediaQuery } from '@mantine/hooks'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useLocation, useParams } from 'wouter'
import { elementOf, useSingleKeys } from '../keys/single-keys.js'
import { useLeave } from '../leaving/leaving.js'
import { useFilters } from '../records/filters.js'
import { shellWords } from '../words/shell.js'
import { useHeldList } from './held-list.js'
import css from './inbox.module.css'
import { useTaskAddress } from './task-address.js'
import { loadForm } from './task-form.js'
import { focusRow } from './task-keys.js'
import {
  firstTab,
  type Tab,
  type Task,
  type TaskDetails,
  type TaskFilters,
  taskQuery,
  told,
  useTaskCounts,
  useTasks,
  WIDE,
} from './task-list.js'
import { TaskListPane } from './task-list-pane.js'
import { TaskPane } from './task-pane.js'
import { inboxWords } from './words.js'

/** The tasks that wait for the reader, and the form of the one that is chosen. */
export default function InboxPage() {
  const say = inboxWords.use()
  const product = shellWords.use()('product')
  const { id } = useParams<{ id?: string }>()
  const [, go] = useLocation()
  const [arrivedAt, setArrivedAt] = useState<string>()
  const counts = useTaskCounts()
  const client = useQueryClient()
  const leave = useLeave()
  const [shown, setTab] = useState<Tab>(() => firstTab(counts))
  const { filters, filter } = useTaskFilters()
  const list = useTasks(shown, filters)
  const held = useHeldList(JSON.stringify([shown, filters]), list)
  const toTask = useTaskAddress()
  const { tasks } = held
  const isWide = useMediaQuery(WIDE, true, { getInitialValueInEffect: false })
  const shownId = id ?? (isWide ? tasks[0]?.id : undefined)
  const at = tasks.findIndex((task) => task.id === shownId)
  const [before, after] = [tasks[at - 1], tasks[at + 1]]
  useEffect(() => {
    for (const kind of new Set(tasks.map((task) => task.kind))) loadForm(kind)
  }, [tasks])
  const open = (task: Task | undefined) => task && go(toTask(task.id))
  useDocumentTitle(`${counts.open ? `(${told(counts.open)}) ` : ''}${say('title')} · ${product}`)
  const moveTo = (task: Task | undefined) => {
    if (!task) return
    open(task)
    focusRow(task.id)
  }
  useSingleKeys([
    ['j', () => moveTo(after)],
    ['k', () => moveTo(before)],
  ])
  // Where the task takes the place of the list, Escape closes it; beside the list it changes nothing under one's hands.
  useHotkeys([
    ['Escape', (event) => !isWide && !elementOf(event)?.closest('[role="dialog"]') && go(toTask())],
  ])
  return (
    <div className={css.split} data-chosen={id !== undefined}>
      <TaskListPane
        {...{ tab: shown, filters, filter, counts, list, held }}
        choose={(chosen) => leave(() => setTab(chosen))}
        chosen={shownId}
      />
      {shownId === undefined ? (
        <p className={css.empty}>
          {tasks.length > 0 ? say('choose') : list.isPending ? '' : say('nothingToOpen')}
        </p>
      ) : (
        <TaskPane
          key={shownId}
          id={shownId}
          takesFocus={arrivedAt === shownId}
          place={at < 0 ? undefined : { at: at + 1, of: tasks.length }}
          before={before && (() => open(before))}
          after={after && (() => open(after))}
          next={(done) => {
            held.moves()
            const following = held.latest.find(isSisterOf(done)) ?? after ?? before
            // It is opened now: its form is asked for before the lists are, and before the page is drawn.
            if (following) void client.prefetchQuery(taskQuery(following.id))
            setArrivedAt(following?.id)
            go(toTask(following?.id))
          }}
        />
      )}
    </div>
  )
}

/** The unit stands in the address, as in that of every list; what else is asked for is of this visit. */
function useTaskFilters() {
  const [others, setOthers] = useState<TaskFilters>({})
  const {
    filters: { unit },
    set,
  } = useFilters('unit')
  return {
    filters: unit ? { ...others, unit } : others,
    filter({ unit: chosen, ...next }: TaskFilters) {
      setOthers(next)
      if (chosen !== unit) set('unit', chosen)
    },
  }
}

/** The same work in the same procedure, about another candidate: whoever has its papers before them goes on with it. */
const isSisterOf = (done: TaskDetails) => (other: Task) =>
  other.id !== done.id && other.kind === done.kind && other.procedure.id === done.procedure.id
