import { Badge } from '@mantine/core'
import { IconAlertTriangle, IconClock, IconPlayerPause } from '@tabler/icons-react'
import type { z } from 'zod'
import type { deadline } from '../../api/resources/tasks/schemas.js'
import { partWords } from '../words/parts.js'
import { dayOfYear, day as inWords } from '../words/say.js'
import { isWeekend } from './days-of-deadline.js'

export type Deadline = z.output<typeof deadline>

/** How a due day stands, in working days: word and shape, never colour alone. `left` below nothing: overdue by as many. */
export function DueBadge({
  dueOn,
  left,
  overdue,
  dueSoon,
}: {
  dueOn: string | null
  left: number | null
  overdue: boolean
  dueSoon: boolean
}) {
  const say = partWords.use()
  if (dueOn === null || left === null)
    return (
      <Badge color="gray" leftSection={<IconPlayerPause size={13} />}>
        {say('suspended')}
      </Badge>
    )
  if (overdue)
    return (
      <Badge color="son" leftSection={<IconAlertTriangle size={13} />}>
        {say('overdue', { count: Math.max(1, -left) })}
      </Badge>
    )
  return (
    <Badge color={dueSoon ? 'dong' : 'gray'} leftSection={<IconClock size={13} />}>
      {left === 0 ? say('dueToday') : say('left', { count: left })}
    </Badge>
  )
}

/** The due day and why it is that one, in a sentence. */
export function useDueInWords(): (deadline: Deadline) => string {
  const say = partWords.use()
  return ({ due, from, workingDays, unit, skipped }) => {
    const [to, since, count] = [inWords(due), dayOfYear(from), workingDays]
    // Nobody is granted no day: it was over when its clock stopped.
    if (workingDays === 0) return say('overWhenStopped', { day: to })
    if (unit === 'calendar-days') return say('dueOnCalendar', { day: to, from: since, count })
    const weekends = skipped.filter(({ date }) => isWeekend(date))
    const others = skipped.filter(({ date }) => !isWeekend(date))
    const left = [
      ...(weekends.length > 0 ? [say('skippedWeekends', { count: weekends.length })] : []),
      ...others.map(({ date, reason }) => say('skippedDay', { day: dayOfYear(date), reason })),
    ]
    if (left.length === 0) return say('dueOn', { day: to, from: since, count })
    return say('dueOnSkipping', { day: to, from: since, count, skipped: left.join(', ') })
  }
}
