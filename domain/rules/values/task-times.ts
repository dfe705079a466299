import { TIME_LABELS, type TimeName } from '../../procedure/task-kinds.js'
import type { Cited, CitedTime, WorkingDays } from '../../vocabulary.js'
import { days as wholeDays } from './checks.js'
import { days } from './in-words.js'
import type { ValueRow, ValueRows } from './value-row.js'

/** The time granted for each kind of human task, by the name that its row gives it. */
export type TaskTimes = Readonly<Record<TimeName, CitedTime>> & {
  /** How long before the due date the one early reminder goes out. */
  readonly remindBefore: Cited<WorkingDays>
}

/** Each time: what it is called, and how it is told. */
export const TIME_VALUES: ValueRows<TaskTimes> = {
  ...rowsOfTasks(),
  remindBefore: {
    label: { vi: 'Nhắc việc trước hạn', en: 'Reminder before the due date' },
    say: days,
    check: wholeDays,
  },
}

function rowsOfTasks() {
  const rows = Object.entries(TIME_LABELS).map(([name, label]) => [
    name,
    { label, say: days, check: wholeDays },
  ])
  // One entry for each label, by its name.
  return Object.fromEntries(rows) as Readonly<Record<TimeName, ValueRow<WorkingDays>>>
}
