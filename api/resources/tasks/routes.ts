import { type Request, Router } from 'express'
import { listTasks } from '../../../db/reads/inbox.js'
import { findRecusalFromCase } from '../../../db/reads/recusal.js'
import { findTask, isMember } from '../../../db/reads/tasks.js'
import { findNames } from '../../../db/reads/titles-of-codes.js'
import type { CaseAnswer } from '../../../domain/procedure/case.js'
import { type Caller, covers } from '../../../records/rights/caller.js'
import type { CommandName, Commands } from '../../../workflows/procedure/messages.js'
import { today } from '../../caller/caller.js'
import { commandOf, sendCommand, unlessRecorded } from '../../commands/commands.js'
import type { ApiDeps } from '../../deps.js'
import { operation, serve } from '../../http/openapi.js'
import {
  cursorMoment,
  cursorText,
  DEFAULT_LIMIT,
  decodeCursor,
  encodeCursor,
  page,
} from '../../http/paging.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput, Problem } from '../../problems/problem.js'
import { say } from '../../words/language.js'
import { codesIn, namesOf } from '../../words/mentioned.js'
import { recusalInWords } from '../../words/recusal-words.js'
import { signatoryOfTask } from '../posts/signatory.js'
import { caseAnswer } from '../procedures/schemas.js'
import { completeTask, openTask, seesTask } from './completion.js'
import { completionWarnings } from './decision-warnings.js'
import { completion, nothing, reassignment, taskDetails, taskPage, taskQuery } from './schemas.js'
import { convenedInWords, outsidersInWords, shownInWords, taskView } from './view.js'

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
  problems: ['task-not-found'],
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
  problems: [
    'task-not-found',
    'task-not-open',
    'not-the-assignee',
    'task-claimed-by-another',
    'wrong-task-kind',
    'second-entry-by-first-person',
    'case-suspended',
    'case-closed',
    'candidate-not-eligible',
    'dossier-incomplete',
    'objections-open',
    'explanation-owed',
    'recused',
    'candidate-does-not-vote',
    'criterion-not-met',
    'criterion-not-waivable',
    'reason-required',
    'nobody-convened',
    'nobody-on-ballot',
    'absences-not-settled',
    'correction-needed',
    'quorum-not-reached',
    'not-among-those-named',
    'views-needed',
    'resolution-needed',
    'term-needed',
    'choice-needed',
    'not-of-this-kind',
    'seat-not-held',
    'not-a-member',
    'named-twice',
    'absent-but-not-convened',
    'count-inconsistent',
    'date-in-future',
    'date-before',
    'date-after',
    'majority-not-reached',
    'more-votes-than-members',
    'number-already-used',
    'stage-not-found',
    'stage-not-earlier',
    'seat-filled',
    'not-revocable',
  ],
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
  problems: [
    'task-not-found',
    'task-not-open',
    'task-claimed-by-another',
    'recused',
    'not-a-group-task',
    'not-the-assignee',
    'second-entry-by-first-person',
    'case-suspended',
    'case-closed',
  ],
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
  problems: [
    'task-not-found',
    'task-not-open',
    'task-not-claimed',
    'task-claimed-by-another',
    'not-a-group-task',
    'case-suspended',
    'case-closed',
  ],
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
  problems: [
    'task-not-found',
    'task-not-open',
    'not-permitted',
    'recused',
    'holder-recused',
    'not-a-group-task',
    'second-entry-by-first-person',
    'case-suspended',
    'case-closed',
  ],
})

/** /v1/tasks */
export function taskRoutes(deps: ApiDeps): Router {
  const router = Router()
  serve(router, inbox, async ({ caller, query, language, response }) => {
    const { status = 'open', limit = DEFAULT_LIMIT, for: whose = 'both' } = query
    const list = `tasks/${status}/${whose}`
    const after = decodeCursor(list, [cursorMoment.nullable(), cursorText] as const, query.cursor)
    const { personId, groups } = caller
    const rows = await listTasks(deps.pool, {
      ...{ personId, groups, whose, status, limit },
      ...(after && { after }),
    })
    const now = deps.now().toISOString()
    response.json(
      page(
        rows,
        limit,
        (row) => taskView(row, language, now),
        ({ id, overdueAt, closedAt }) => encodeCursor(list, [status === 'open' ? overdueAt : closedAt, id]),
      ),
    )
  })
  serve(router, reading, async ({ caller, params, language, response }) => {
    const task = await findTask(deps.pool, params.id)
    if (!task || !seesTask(caller, task)) throw new Problem('task-not-found')
    const seen = taskView(task, language, deps.now().toISOString())
    if (!mayKnow(caller, task)) {
      response.json(seen)
      return
    }
    const { about } = task
    const names = namesOf(about, await findNames(deps.pool, codesIn(about)))
    const signatory = await signatoryOfTask(deps.pool, task, { on: today(deps.now), language })
    const shown = shownInWords(about, language)
    const outsidersNeed = outsidersInWords(about, language)
    const isOpenToGroup = task.status === 'open' && caller.groups.includes(task.groupId ?? '')
    const recusal = isOpenToGroup
      ? await findRecusalFromCase(deps.pool, task.caseId, caller.personId, today(deps.now))
      : undefined
    response.json({
      ...{ ...seen, about, names, ...convenedInWords(task, language) },
      ...(shown && { shown }),
      ...(outsidersNeed !== undefined && { outsidersNeed }),
      ...(signatory !== undefined && { signatory }),
      ...(recusal && { standsBack: say(recusalInWords(recusal), language) }),
    })
  })
  serve(router, completing, async ({ request, caller, params, body, language, response }) => {
    const command = commandOf(request, caller, body)
    const answer = await completeTask(deps, { caller, task: params.id, completion: body, command })
    const warnings = await completionWarnings(deps.pool, params.id, body, { kind: answer.kind, language })
    response.json({ ...answer, ...(warnings.length > 0 && { warnings }) })
  })
  serve(router, claiming, async (asked) => {
    asked.response.json(await command(deps, asked, 'claimTask', () => ({ task: asked.params.id })))
  })
  serve(router, releasing, async (asked) => {
    asked.response.json(await command(deps, asked, 'releaseTask', () => ({ task: asked.params.id })))
  })
  serve(router, reassigning, async (asked) => {
    const { params, body, caller } = asked
    asked.response.json(
      await command(deps, asked, 'reassignTask', async ({ unitId, groupId }) => {
        if (!covers(caller.manages, unitId)) throw new Problem('not-permitted')
        if (groupId !== null && !(await isMember(deps.pool, groupId, body.to, today(deps.now)))) {
          throw invalidInput(fieldError('to', 'not-in-group'))
        }
        return { task: params.id, ...body }
      }),
    )
  })
  return router
}

interface AskedOfTask {
  request: Request
  caller: Caller
  params: { id: string }
  body: unknown
}
type TaskCommand = Extract<CommandName, 'claimTask' | 'releaseTask' | 'reassignTask'>
type OpenTaskOf = { unitId: string; groupId: string | null }

async function command<Name extends TaskCommand>(
  deps: ApiDeps,
  { request, caller, params, body }: AskedOfTask,
  name: Name,
  inputFor: (task: OpenTaskOf) => Commands[Name] | Promise<Commands[Name]>,
): Promise<CaseAnswer> {
  const identity = commandOf(request, caller, body)
  return unlessRecorded(deps, identity, async () => {
    const task = await openTask(deps, { caller, task: params.id })
    const { caseId, unitId } = task
    const input = await inputFor(task)
    return sendCommand(deps, { caseId, unitId, caller, command: identity, name, input })
  })
}

/** What a task is about may name facts of a person: for those whose task it is or was, and the officers of the case. */
function mayKnow(
  { personId, groups, manages }: Caller,
  task: {
    unitId: string
    assigneeId: string | null
    groupId: string | null
    completedBy: string | null
    excluded: string[]
  },
): boolean {
  const inGroup = task.groupId !== null && groups.includes(task.groupId) && !task.excluded.includes(personId)
  return inGroup || [task.assigneeId, task.completedBy].includes(personId) || covers(manages, task.unitId)
}
