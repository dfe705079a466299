import type { z } from 'zod'
import type { TaskKind } from '../../../domain/procedure/task-kinds.js'
import { day, ifSo, inWords, listed, moment, number, type Sheet, text } from '../../exports/sheet.js'
import type { Language } from '../../words/language.js'
import { VOCABULARY } from '../vocabulary/words.js'
import type { assignee, task } from './schemas.js'

/** The inbox as a table. */
export const taskSheet: Sheet<z.output<typeof task>> = {
  title: { vi: 'Việc của tôi', en: 'My tasks' },
  columns: [
    text('Việc', 'Task', ({ kind }, language) => inWords(VOCABULARY.taskKinds, kind, language)),
    number('Hồ sơ số', 'Procedure no.', ({ procedure }) => procedure.number),
    text('Loại quy trình', 'Kind', ({ procedure }, language) =>
      inWords(VOCABULARY.procedureKinds, procedure.kind, language),
    ),
    text('Chức vụ', 'Post', ({ procedure }) => procedure.post.name),
    text('Đơn vị', 'Unit', ({ procedure }) => procedure.unit.name),
    text('Bước', 'Stage', ({ stage }) => stage.title),
    text('Nhân sự', 'Candidate', ({ candidate }) => candidate?.name),
    text('Giao cho', 'Given to', ({ assignee }) =>
      'person' in assignee ? assignee.person.name : assignee.group.name,
    ),
    text('Đã nhận', 'Claimed by', ({ claimedBy }) => claimedBy?.name),
    moment('Mở lúc', 'Opened', ({ openedAt }) => openedAt),
    day('Hạn', 'Due', ({ dueOn }) => dueOn),
    number('Còn ngày làm việc', 'Working days left', ({ workingDaysLeft }) => workingDaysLeft),
    text('Quá hạn', 'Overdue', ({ overdue }, language) => ifSo(overdue, language)),
    moment('Xong lúc', 'Done', ({ closedAt }) => closedAt),
    text('Người làm', 'Done by', ({ completedBy }) => completedBy?.name),
  ],
}

interface Awaited {
  kind: TaskKind
  who: z.output<typeof assignee>
  claimedBy: { name: string } | null
}

/** Whom tasks wait for, and for what: whoever claimed one before the group that it is given to. */
export const awaitedInWords = (tasks: readonly Awaited[], language: Language): string =>
  listed(
    tasks.map(({ who, claimedBy, kind }) => {
      const name = claimedBy?.name ?? ('person' in who ? who.person.name : who.group.name)
      return `${name}: ${VOCABULARY.taskKinds[kind][language]}`
    }),
  )
