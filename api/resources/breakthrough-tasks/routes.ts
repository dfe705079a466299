import type { Router } from 'express'
import {
  type BreakthroughTaskRow,
  listBreakthroughTasks,
  listUnfinishedHolders,
  type UnfinishedHolderRow,
} from '../../../db/registers/breakthrough-tasks.js'
import { yearOf } from '../../../domain/deadlines/dates.js'
import { approveTask, concludeTask, refuseTask, registerTask } from '../../../records/breakthrough-tasks.js'
import type { Caller } from '../../../records/rights/caller.js'
import { namedUnit } from '../../../records/rights/units.js'
import { numbered } from '../../../records/use-case/record-number.js'
import type { ApiDeps } from '../../deps.js'
import { sendNewIn } from '../../http/etags.js'
import { operation } from '../../http/operation.js'
import { cursorNumber, cursorText } from '../../http/paging.js'
import { serveList } from '../../http/serve-list.js'
import { serveRecord } from '../../http/serve-reading.js'
import { serveUseCase } from '../../http/serve-use-case.js'
import { strictRouter } from '../../http/strict-router.js'
import { type Language, say } from '../../words/language.js'
import {
  approval,
  breakthroughTask,
  breakthroughTaskPage,
  breakthroughTaskQuery,
  completion,
  newBreakthroughTask,
  refusal,
  unfinishedPage,
  unfinishedQuery,
} from './schemas.js'
import { breakthroughTaskSheet, unfinishedSheet } from './sheet.js'

const PATH = '/v1/breakthrough-tasks'
const TAG = 'Breakthrough tasks'
const etag = { ETag: 'Its version' }
const theTask = { description: 'The task', schema: breakthroughTask, headers: etag }

const listOperation = operation({
  method: 'get',
  path: '/v1/breakthrough-tasks',
  tag: TAG,
  summary: { vi: 'Nhiệm vụ đột phá', en: 'Breakthrough tasks' },
  description: {
    vi: 'Của những người có hồ sơ mở cho đồng chí, và của chính đồng chí.',
    en: 'Of those whose records are open to you, and your own.',
  },
  query: breakthroughTaskQuery,
  answers: { 200: { description: 'The latest registered first', schema: breakthroughTaskPage } },
})

const readOperation = operation({
  method: 'get',
  path: '/v1/breakthrough-tasks/{id}',
  tag: TAG,
  summary: { vi: 'Một nhiệm vụ đột phá', en: 'A breakthrough task' },
  answers: { 200: theTask },
})

const registerOperation = operation({
  method: 'post',
  path: '/v1/breakthrough-tasks',
  tag: TAG,
  summary: { vi: 'Đăng ký nhiệm vụ đột phá', en: 'Register a breakthrough task' },
  description: {
    vi: 'Do người giữ chức vụ, hoặc cán bộ tổ chức của đơn vị.',
    en: 'By the holder of the post, or an HR officer of the unit.',
  },
  body: newBreakthroughTask,
  command: true,
  answers: { 201: { ...theTask, headers: { Location: 'Where it is', ...etag } } },
})

const approveOperation = operation({
  method: 'post',
  path: '/v1/breakthrough-tasks/{id}/approval',
  tag: TAG,
  summary: { vi: 'Phê duyệt nhiệm vụ đột phá', en: 'Approve a breakthrough task' },
  description: {
    vi: 'Theo nghị quyết của ban thường vụ; do người phê duyệt của đơn vị ghi, không phải chính người đó; nhiệm vụ đã đăng ký được phê duyệt để thực hiện.',
    en: 'By a resolution of the standing committee, entered by an approver of the unit, not by the person themself; the registered task is then to be carried out.',
  },
  body: approval,
  command: true,
  answers: { 200: theTask },
})

const refuseOperation = operation({
  method: 'post',
  path: '/v1/breakthrough-tasks/{id}/refusal',
  tag: TAG,
  summary: { vi: 'Không phê duyệt nhiệm vụ đột phá', en: 'Refuse a breakthrough task' },
  description: {
    vi: 'Người phê duyệt của đơn vị, kèm lý do; người đăng ký có thể đăng ký nhiệm vụ khác thay.',
    en: 'By an approver of the unit, with the reason; another may be registered in its place.',
  },
  body: refusal,
  command: true,
  answers: { 200: theTask },
})

const completeOperation = operation({
  method: 'post',
  path: '/v1/breakthrough-tasks/{id}/completion',
  tag: TAG,
  summary: { vi: 'Kết luận nhiệm vụ đột phá', en: 'Conclude a breakthrough task' },
  description: {
    vi: 'Hoàn thành hoặc không hoàn thành, kèm kết quả.',
    en: 'Finished or unfinished, with the result.',
  },
  body: completion,
  command: true,
  answers: { 200: theTask },
})

const unfinishedOperation = operation({
  method: 'get',
  path: '/v1/monitoring/unfinished-tasks',
  tag: 'Monitoring',
  summary: {
    vi: 'Người giữ chức vụ còn nhiệm vụ đột phá chưa hoàn thành',
    en: 'Holders of posts with unfinished breakthrough tasks',
  },
  description: {
    vi: 'Đã kết luận không hoàn thành, hoặc của các năm trước mà chưa kết luận: nguồn xem xét điều chuyển, thay thế. Dành cho người giám sát và cán bộ tổ chức.',
    en: 'Concluded as unfinished, or of past years and not concluded: candidates for transfer or replacement. For monitors and HR officers.',
  },
  query: unfinishedQuery,
  answers: { 200: { description: 'By name', schema: unfinishedPage } },
})

/** Breakthrough tasks: registered by holders of posts, approved, concluded with their result. */
export function breakthroughTaskRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  const send = sendNewIn(PATH)
  serveList(router, listOperation, deps, {
    rights: 'readsRecords',
    name: 'breakthrough-tasks',
    position: { id: cursorNumber },
    rows: ({ client, caller, reach, filter: { toApprove, ...filter }, after, limit }) =>
      listBreakthroughTasks(client, {
        ...{ reach, self: caller.personId, without: caller.competitors },
        ...{ ...filter, after: after?.id, limit },
        ...(toApprove && waitingFor(caller)),
      }),
    at: ({ id }) => ({ id }),
    sheet: breakthroughTaskSheet,
    show: () => show,
  })
  serveRecord(router, readOperation, deps, { rights: 'reads-breakthrough-task', show })
  serveUseCase(router, registerOperation, deps, {
    rights: 'registrars-of-breakthrough-task',
    use: registerTask,
    input: ({ body }) => body,
    ...{ show, send },
  })
  serveUseCase(router, approveOperation, deps, {
    rights: 'approvers-of-breakthrough-task',
    use: approveTask,
    input: ({ of, body }) => ({ id: numbered(of), ...body }),
    ...{ show, send },
  })
  serveUseCase(router, refuseOperation, deps, {
    rights: 'approvers-of-breakthrough-task',
    use: refuseTask,
    input: ({ of, body }) => ({ id: numbered(of), ...body }),
    ...{ show, send },
  })
  serveUseCase(router, completeOperation, deps, {
    rights: 'approvers-and-officers-of-breakthrough-task',
    use: concludeTask,
    input: ({ of, body }) => ({ id: numbered(of), ...body }),
    ...{ show, send },
  })
  serveList(router, unfinishedOperation, deps, {
    rights: 'looks-after-people',
    requires: async ({ client, filter: { unit } }) => {
      if (unit !== undefined) await namedUnit(client, { unit })
    },
    name: 'unfinished-tasks/given-name',
    position: { sortName: cursorText, id: cursorText },
    rows: ({ client, granted: reach, filter: { unit }, after, limit, today: on }) =>
      listUnfinishedHolders(client, { reach, unit, on, before: yearOf(on), after, limit }),
    at: ({ person: { sortName, id } }) => ({ sortName, id }),
    sheet: unfinishedSheet,
    show: ({ language }) => showHolder(language),
  })
  return router
}

/** What waits for somebody's approval: nobody approves what is their own. */
const waitingFor = ({ approves, competitors, personId }: Caller) =>
  ({ reach: approves, without: [...competitors, personId], status: 'registered' }) as const

function show({ person, ...row }: BreakthroughTaskRow) {
  return { ...row, person: { id: person.id, name: person.name } }
}

const showHolder = (language: Language) => (row: UnfinishedHolderRow) => ({
  person: { id: row.person.id, name: row.person.name },
  unit: { id: row.unit.id, name: say(row.unit.name, language) },
  posts: row.posts.map(({ title, ...post }) => ({ ...post, title: say(title, language) })),
  tasks: row.tasks,
})
