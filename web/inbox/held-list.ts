import { useMemo, useState } from 'react'
import { isBroughtByReader, withBrought } from './brought.js'
import type { Task, useTasks } from './task-list.js'

/** A task as the list shows it: one that was there when it was looked at, and is not any more, stays in its place. */
export interface Held extends Task {
  isGone?: boolean
}

interface Holding {
  /** What was asked for. */
  of: string
  tasks: readonly Task[]
}

/**
 * The tasks of a tab in the order in which the reader sees them: what is said of each is as new as what was read last, but
 * nothing moves under the cursor. What others brought meanwhile is counted, and shown when they ask for it, or do something by
 * which the list changes anyway; what they brought themself is shown at once. `of`: what is asked for.
 */
export function useHeldList(
  of: string,
  { data, dataUpdatedAt, isPlaceholderData }: ReturnType<typeof useTasks>,
) {
  const latest = useMemo(() => data?.pages.flatMap(({ items }) => items) ?? [], [data])
  const [held, hold] = useState<Holding>()
  const [movedAt, setMovedAt] = useState(0)
  const isKept = held?.of === of && held.tasks.length > 0 && !(movedAt > 0 && dataUpdatedAt > movedAt)
  if (
    !isKept &&
    data &&
    !isPlaceholderData &&
    (held?.of !== of || held.tasks.length !== 0 || latest.length > 0)
  ) {
    hold({ of, tasks: latest })
    setMovedAt(0)
  }
  const tasks = useMemo(() => (isKept && held ? asLast(held.tasks, latest) : latest), [isKept, held, latest])
  if (!isKept) return { tasks, latest, countOfNew: 0, showNew: () => {}, moves: () => {} }
  const shown = new Set(held.tasks.map(({ id }) => id))
  const fresh = latest.filter(({ id }) => !shown.has(id))
  const brought = fresh.filter(isBroughtByReader)
  if (brought.length > 0) hold({ of, tasks: withBrought(held.tasks, latest, brought) })
  return {
    /** As they were read last, those among them that are not shown yet. */
    latest,
    tasks,
    countOfNew: fresh.length - brought.length,
    showNew: () => hold({ of, tasks: latest }),
    /** The reader does something by which the list changes: it is shown as it was read last, and as it is read next. */
    moves: () => {
      hold({ of, tasks: latest })
      setMovedAt(Date.now())
    },
  }
}

/** In the order in which they are held, each as new as what was read last. */
function asLast(held: readonly Task[], latest: readonly Task[]): readonly Held[] {
  const byId = new Map(latest.map((task) => [task.id, task]))
  return held.map((task): Held => byId.get(task.id) ?? { ...task, isGone: true })
}
