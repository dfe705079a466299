import type { Router } from 'express'
import type { z } from 'zod'
import { loadCalendar } from '../../../db/calendar/working-calendar.js'
import { type Client, together } from '../../../db/pool.js'
import { listTasks } from '../../../db/reads/inbox.js'
import type { TaskListing } from '../../../db/reads/inbox-parts.js'
import { isInGroupOfTask } from '../../../db/reads/tasks.js'
import { searchName } from '../../../domain/names.js'
import { TASK_ROWS } from '../../../domain/procedure/task-kinds.js'
import type { Instant } from '../../../domain/vocabulary.js'
import { decisionWarnings } from '../../../records/cases/decision-warnings.js'
import { previewedDecision } from '../../../records/cases/previewed-decision.js'
import { reassignmentOf } from '../../../records/cases/reassignment.js'
import { namedInResult, resultOf } from '../../../records/cases/task-result.js'
import { unitsBelow } from '../../../records/rights/scope.js'
import { toldTo } from '../../../records/rights/tasks.js'
import { RIGHT_TO } from '../../commands/right-to.js'
import { serveCommand } from '../../commands/serve-command.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { cursorMoment, cursorNumber, cursorText } from '../../http/paging.js'
import { serveList } from '../../http/serve-list.js'
import { serveReading } from '../../http/serve-reading.js'
import { strictRouter } from '../../http/strict-router.js'
import { DOCX, sendDocx } from '../../papers/docx-answer.js'
import { caseAnswer } from '../procedures/schemas.js'
import { countEntered } from './count-entered.js'
import { countsOf } from './counts.js'
import { decisionPreview as previewOf } from './decision-preview.js'
import { warningInWords } from './decision-warnings.js'
import { ownResults } from './own-results.js'
import { readTask } from './reading.js'
import {
  completion,
  decisionPreview,
  nothing,
  reassignment,
  taskCounts,
  taskDetails,
  taskPage,
  taskQuery,
} from './schemas.js'
import { taskSheet } from './sheet.js'
import { tabsBeside } from './tab-counts.js'
import { taskView } from './view.js'

const tag = 'Tasks'
const answers = { 200: { description: 'The case after it', schema: caseAnswer } }

const inbox = operation({
  method: 'get',
  path: '/v1/tasks',
  tag,
  summary: { vi: 'Việc cần làm của tôi', en: 'My inbox' },
  description: {
    vi: 'Việc đang mở theo thời hạn; việc đã làm theo lúc hoàn thành, mới nhất trước.',
    en: 'Open tasks by due date; done ones by when they were done, the latest first.',
  },
  query: taskQuery,
  answers: { 200: { description: 'A page', schema: taskPage } },
})
const counting = operation({
  method: 'get',
  path: '/v1/tasks/counts',
  tag,
  summary: { vi: 'Số việc đang chờ tôi', en: 'How many tasks wait for me' },
  answers: { 200: { description: 'Open tasks, each count up to 500', schema: taskCounts } },
})
const reading = operation({
  method: 'get',
  path: '/v1/tasks/{id}',
  tag,
  summary: { vi: 'Một việc', en: 'A task' },
  answers: { 200: { description: 'The task', schema: taskDetails } },
})
const completing = operation({
  method: 'post',
  path: '/v1/tasks/{id}/completion',
  tag,
  summary: { vi: 'Hoàn thành một việc', en: 'Complete a task' },
  description: {
    vi: 'Người được giao, hoặc thành viên của nhóm được giao; kết quả theo loại việc được kiểm tra và ghi lại, rồi quy trình đi tiếp.',
    en: 'By the person it is given to, or a member of its group; the result, of the kind of the task, is checked and recorded, and the procedure goes on.',
  },
  body: completion,
  command: true,
  ifMatch: 'where-sent',
  answers,
})
const previewing = operation({
  method: 'post',
  path: '/v1/tasks/{id}/decision-preview',
  tag,
  summary: {
    vi: 'Xem trước quyết định (DOCX)',
    en: 'The decision as DOCX before it is recorded or confirmed',
  },
  description: {
    vi: 'Không ghi gì: lập văn bản theo nội dung đang nhập, hoặc theo nội dung đã ghi chờ xác nhận; nên không cần Idempotency-Key.',
    en: 'Changes nothing: the paper with what is being entered, or with what was recorded and is to be confirmed; so it needs no Idempotency-Key.',
  },
  body: decisionPreview,
  answers: { 200: { description: 'The paper, marked as a preview', mediaType: DOCX } },
})
const claiming = operation({
  method: 'post',
  path: '/v1/tasks/{id}/claim',
  tag,
  summary: { vi: 'Nhận việc của nhóm', en: 'Claim a task of a group' },
  description: {
    vi: 'Thành viên của nhóm được giao; từ đó chỉ người ấy hoàn thành được, cho đến khi trả lại.',
    en: 'By a member of the group it is given to; from then on only they can complete it, until it is given back.',
  },
  body: nothing,
  command: true,
  ifMatch: 'where-sent',
  answers,
})
const releasing = operation({
  method: 'post',
  path: '/v1/tasks/{id}/release',
  tag,
  summary: { vi: 'Trả việc lại cho nhóm', en: 'Give a claimed task back to its group' },
  description: {
    vi: 'Người đã nhận, hoặc cán bộ tổ chức của đơn vị; cả nhóm lại nhận được việc.',
    en: 'By whoever claimed it, or an HR officer of the unit; the whole group can take it again.',
  },
  body: nothing,
  command: true,
  ifMatch: 'where-sent',
  answers,
})
const reassigning = operation({
  method: 'post',
  path: '/v1/tasks/{id}/reassignment',
  tag,
  summary: { vi: 'Giao việc cho một người trong nhóm', en: 'Give a task to one member of its group' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị; việc của nhóm được giao cho người đó, thời hạn không đổi. Không áp dụng cho việc đơn vị của nhân sự trả lời: đơn vị đó tự chọn người trả lời.',
    en: "By an HR officer of the unit; the group's task is that member's, its deadline stays. Not of the answer of a candidate's unit, which says itself who gives it.",
  },
  body: reassignment,
  command: true,
  ifMatch: 'where-sent',
  answers,
})

/** /v1/tasks */
export function taskRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveList(router, inbox, deps, {
    rights: 'own',
    name: ({ filter }) => {
      const { status, whose } = inboxOf(filter)
      return ['tasks', status, whose, ...orderAsked(filter)].join('/')
    },
    position: { place: cursorMoment.nullable(), number: cursorNumber, id: cursorText },
    rows: async ({ client, caller, filter, now, after, limit }) =>
      listTasks(client, {
        ...{ ...caller, ...(await askedOf(client, caller, filter, now)), limit },
        after: after && { place: filter.sort === 'number' ? after.number : after.place, id: after.id },
      }),
    at: ({ id, caseNumber, overdueAt, closedAt, openedAt }, { filter }) => {
      const byDefault = inboxOf(filter).status === 'open' ? overdueAt : closedAt
      return { place: filter.sort === 'openedAt' ? openedAt : byDefault, number: caseNumber, id }
    },
    sheet: taskSheet,
    beside: async ({ client, caller, filter, now, after }) =>
      after || filter.group !== undefined
        ? {}
        : tabsBeside(client, { ...caller, ...(await askedOf(client, caller, filter, now)) }),
    show: async ({ client, caller, language, now }, rows) => {
      const [told, calendar, results] = await together([
        toldTo(client, caller, rows),
        loadCalendar(client),
        ownResults(client, rows, { caller, language, withTexts: false }),
      ])
      return (row) => {
        const result = results.get(row.id)
        return { ...taskView(told(row), { language, now, calendar }), ...(result && { result }) }
      }
    },
  })
  serveReading(router, counting, deps, {
    rights: 'everybody',
    read: ({ client, caller, ...at }) => countsOf(client, caller, at),
  })
  serveReading(router, reading, deps, {
    rights: 'sees-task',
    ofOneMoment: true,
    read: ({ client, granted, ...reader }) =>
      readTask(client, granted, { ...reader, unseal: deps.sealing.unseal }),
  })
  serveReading(router, previewing, deps, {
    rights: 'told-of-task',
    refuses: [previewedDecision],
    read: ({ client, granted, body }) => previewOf(client, granted, body.result),
    send: sendDocx,
  })
  serveCommand(router, completing, deps, {
    rights: RIGHT_TO.completeTask,
    name: 'completeTask',
    look: ({ client, params, body }) => namedInResult(client, params.id, body),
    input: ({ caller, body, granted: task, looked: named }) => ({
      task: task.id,
      kind: body.kind,
      result: resultOf(caller, task, body, named),
    }),
    within: 'result',
    beside: async ({ client, params, body, language }, { kind }) => {
      const warnings = await decisionWarnings(client, params.id, body.result, kind)
      const count = TASK_ROWS[body.kind].isWithheld && (await countEntered(client, params.id, language))
      return {
        ...(warnings.length > 0 && {
          warnings: warnings.map((warning) => warningInWords(warning, language)),
        }),
        ...(count && { count }),
      }
    },
  })
  serveCommand(router, claiming, deps, {
    rights: RIGHT_TO.claimTask,
    name: 'claimTask',
    input: ({ params }) => ({ task: params.id }),
  })
  serveCommand(router, releasing, deps, {
    rights: RIGHT_TO.releaseTask,
    name: 'releaseTask',
    input: ({ params }) => ({ task: params.id }),
  })
  serveCommand(router, reassigning, deps, {
    rights: RIGHT_TO.reassignTask,
    name: 'reassignTask',
    look: ({ client, params, body, today }) => isInGroupOfTask(client, params.id, body.to, today),
    input: ({ body, granted: task, looked: isInGroup }) => reassignmentOf(task, body, isInGroup),
  })
  return router
}

type Asked = Omit<z.output<typeof taskQuery>, 'limit' | 'cursor' | 'format'>

/** The order that is asked for, where it is not the usual one. */
const orderAsked = ({ sort }: Pick<Asked, 'sort'>): string[] => (sort && sort !== 'dueOn' ? [sort] : [])

/** Which of the caller's tasks are asked for: in which state, and whose. */
function inboxOf({
  status = 'open',
  for: whose,
  group,
}: Pick<Asked, 'status' | 'for' | 'group'>): Pick<TaskListing, 'status' | 'whose'> {
  return { status, whose: group === undefined ? (whose ?? 'both') : 'group' }
}

/** What of them is asked for. @throws Refused invalid-input where the unit is not known */
async function askedOf(
  client: Client,
  { groups }: Pick<TaskListing, 'groups'>,
  asked: Asked,
  now: Instant,
): Promise<Omit<TaskListing, 'personId' | 'after' | 'limit'>> {
  const { overdue, kind, unit, group, q, sort } = asked
  const units = unit === undefined ? 'all' : await unitsBelow(client, unit)
  return {
    ...inboxOf(asked),
    groups: group === undefined ? groups : groups.filter((own) => own === group),
    ...(overdue && { overdueAt: now }),
    ...(sort !== undefined && sort !== 'dueOn' && { sort }),
    filter: {
      ...(kind && { kind }),
      ...(units !== 'all' && { units }),
      ...(q !== undefined && { search: searchName(q) }),
    },
  }
}
