import type { Router } from 'express'
import type { z } from 'zod'
import { listTasks, type TaskListing } from '../../../db/reads/inbox.js'
import { isInGroupOfTask } from '../../../db/reads/tasks.js'
import { decisionWarnings } from '../../../records/cases/decision-warnings.js'
import { reassignmentOf } from '../../../records/cases/reassignment.js'
import { namedInResult, resultOf } from '../../../records/cases/task-result.js'
import { toldTo } from '../../../records/rights/tasks.js'
import { serveCommand } from '../../commands/serve-command.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { cursorMoment, cursorText } from '../../http/paging.js'
import { serveList } from '../../http/serve-list.js'
import { serveReading } from '../../http/serve-reading.js'
import { strictRouter } from '../../http/strict-router.js'
import { caseAnswer } from '../procedures/schemas.js'
import { warningInWords } from './decision-warnings.js'
import { readTask } from './reading.js'
import { completion, nothing, reassignment, taskDetails, taskPage, taskQuery } from './schemas.js'
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
  answers,
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
  answers,
})
const reassigning = operation({
  method: 'post',
  path: '/v1/tasks/{id}/reassignment',
  tag,
  summary: { vi: 'Giao việc cho một người trong nhóm', en: 'Give a task to one member of its group' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị; việc của nhóm được giao cho người đó, thời hạn không đổi.',
    en: "By an HR officer of the unit; the group's task is that member's, its deadline stays.",
  },
  body: reassignment,
  command: true,
  answers,
})

/** /v1/tasks */
export function taskRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveList(router, inbox, deps, {
    rights: 'own',
    name: ({ filter }) => {
      const { status, whose } = inboxOf(filter)
      return `tasks/${status}/${whose}`
    },
    position: { place: cursorMoment.nullable(), id: cursorText },
    rows: ({ client, caller, filter, after, limit }) =>
      listTasks(client, { ...caller, ...inboxOf(filter), after, limit }),
    at: ({ id, overdueAt, closedAt }, { filter }) => ({
      place: inboxOf(filter).status === 'open' ? overdueAt : closedAt,
      id,
    }),
    show: async ({ client, caller, language, now }, rows) => {
      const told = await toldTo(client, caller, rows)
      return (row) => taskView(told(row), language, now)
    },
  })
  serveReading(router, reading, deps, {
    rights: 'sees-task',
    read: ({ client, granted, ...reader }) => readTask(client, granted, reader),
  })
  serveCommand(router, completing, deps, {
    rights: 'does-open-task',
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
      return warnings.length > 0
        ? { warnings: warnings.map((warning) => warningInWords(warning, language)) }
        : {}
    },
  })
  serveCommand(router, claiming, deps, {
    rights: 'claims-open-task',
    name: 'claimTask',
    input: ({ params }) => ({ task: params.id }),
  })
  serveCommand(router, releasing, deps, {
    rights: 'sees-open-task',
    name: 'releaseTask',
    input: ({ params }) => ({ task: params.id }),
  })
  serveCommand(router, reassigning, deps, {
    rights: 'officers-of-open-task',
    name: 'reassignTask',
    look: ({ client, params, body, today }) => isInGroupOfTask(client, params.id, body.to, today),
    input: ({ body, granted: task, looked: isInGroup }) => reassignmentOf(task, body, isInGroup),
  })
  return router
}

/** Which of the caller's tasks are asked for: in which state, and whose. */
function inboxOf({
  status = 'open',
  for: whose,
}: Pick<z.output<typeof taskQuery>, 'status' | 'for'>): Pick<TaskListing, 'status' | 'whose'> {
  return { status, whose: whose ?? 'both' }
}
