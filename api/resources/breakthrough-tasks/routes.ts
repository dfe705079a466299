import { Router } from 'express'
import type pg from 'pg'
import {
  type BreakthroughTaskRow,
  findBreakthroughTask,
  findRegistration,
  insertBreakthroughTask,
  listBreakthroughTasks,
  listUnfinishedHolders,
  lockBreakthroughTask,
  type UnfinishedHolderRow,
  updateBreakthroughTask,
} from '../../../db/registers/breakthrough-tasks.js'
import { findCadre, lockCadre } from '../../../db/registers/cadres.js'
import { findUnit } from '../../../db/registers/units.js'
import { yearOf } from '../../../domain/deadlines/dates.js'
import { LEVEL_NAMES } from '../../../domain/eligibility/wording.js'
import {
  type ACTIONS,
  isPossible,
  type RegistrationRefused,
  registrationRefused,
} from '../../../domain/evaluation/breakthrough-tasks.js'
import { inForceForYear } from '../../../domain/planning/rules-in-force.js'
import type { PersonId, Text, UnitId } from '../../../domain/vocabulary.js'
import { audit, differences } from '../../../records/audit.js'
import { type Caller, covers, type Role } from '../../../records/rights/caller.js'
import { today } from '../../caller/caller.js'
import { commandOf, recordCommand } from '../../commands/commands.js'
import type { ApiDeps } from '../../deps.js'
import { sendNew, sendRecord } from '../../http/etags.js'
import { operation, serve } from '../../http/openapi.js'
import {
  cursorNumber,
  cursorText,
  DEFAULT_LIMIT,
  decodeCursor,
  encodeCursor,
  page,
} from '../../http/paging.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput, PROBLEMS, Problem } from '../../problems/problem.js'
import { type Language, say } from '../../words/language.js'
import { rulesInUse } from '../rule-sets/known.js'
import {
  approval,
  breakthroughTask,
  breakthroughTaskPage,
  breakthroughTaskQuery,
  completion,
  newBreakthroughTask,
  unfinishedPage,
  unfinishedQuery,
} from './schemas.js'

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
    vi: 'Của những người có hồ sơ mở cho bạn, và của chính bạn.',
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
  problems: ['breakthrough-task-not-found'],
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
  problems: ['not-permitted', 'no-post-for-breakthrough-task', 'too-many-breakthrough-tasks'],
})

const approveOperation = operation({
  method: 'post',
  path: '/v1/breakthrough-tasks/{id}/approval',
  tag: TAG,
  summary: { vi: 'Phê duyệt nhiệm vụ đột phá', en: 'Approve a breakthrough task' },
  description: {
    vi: 'Người phê duyệt của đơn vị, không phải chính người đó; nhiệm vụ đã đăng ký được phê duyệt để thực hiện.',
    en: 'By an approver of the unit, not by the person themself; the registered task is then to be carried out.',
  },
  body: approval,
  command: true,
  answers: { 200: theTask },
  problems: [
    'breakthrough-task-not-found',
    'not-permitted',
    'own-breakthrough-task',
    'breakthrough-task-status',
  ],
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
  problems: [
    'breakthrough-task-not-found',
    'not-permitted',
    'own-breakthrough-task',
    'breakthrough-task-status',
  ],
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
  problems: ['not-permitted'],
})

/** Breakthrough tasks: registered by holders of posts, approved, concluded with their result. */
export function breakthroughTaskRoutes(deps: ApiDeps): Router {
  const router = Router()
  serve(router, listOperation, async ({ caller, query, response }) => {
    const { limit = DEFAULT_LIMIT, cursor, ...filter } = query
    const [after] = decodeCursor('breakthrough-tasks', [cursorNumber], cursor) ?? []
    const found = await listBreakthroughTasks(deps.pool, {
      reach: caller.readsRecords,
      self: caller.personId,
      ...{ ...filter, after, limit },
    })
    response.json(page(found, limit, show, ({ id }) => encodeCursor('breakthrough-tasks', [id])))
  })
  serve(router, readOperation, async ({ caller, params, response }) => {
    sendRecord(response, 200, show(await visibleTask(deps.pool, caller, params.id)))
  })
  serve(router, registerOperation, async ({ request, caller, body, response }) => {
    const { status, answer } = await recordCommand(
      deps,
      commandOf(request, caller, body),
      async (client, at) => {
        await lockCadre(client, body.personId)
        await requireRegistrar(client, caller, body.personId)
        await requireRegistrable(deps, client, body)
        const row = await known(client, await insertBreakthroughTask(client, body))
        await audit(client, caller, at, { what: 'breakthrough-task-registered', after: valuesOf(row) })
        return { status: 201, answer: show(row) }
      },
    )
    sendNew(response, PATH, status, answer)
  })
  serve(router, approveOperation, async ({ request, caller, params, body, response }) => {
    const { status, answer } = await recordCommand(
      deps,
      commandOf(request, caller, body),
      async (client, at) => {
        const before = await lockedTask(client, caller, { id: params.id, action: 'approval' })
        const approved = { approvedBy: caller.personId, approvedOn: today(deps.now) }
        await updateBreakthroughTask(client, { ...valuesOf(before), status: 'approved', ...approved })
        const after = await known(client, before.id)
        const change = differences(valuesOf(before), valuesOf(after))
        await audit(client, caller, at, { what: 'breakthrough-task-approved', ...change })
        return { status: 200, answer: show(after) }
      },
    )
    sendNew(response, PATH, status, answer)
  })
  serve(router, completeOperation, async ({ request, caller, params, body, response }) => {
    const { status, answer } = await recordCommand(
      deps,
      commandOf(request, caller, body),
      async (client, at) => {
        const { outcome, result } = body
        const before = await lockedTask(client, caller, { id: params.id, action: 'completion' })
        const closed = { closedBy: caller.personId, closedOn: today(deps.now) }
        await updateBreakthroughTask(client, { ...valuesOf(before), status: outcome, result, ...closed })
        const after = await known(client, before.id)
        const change = differences(valuesOf(before), valuesOf(after))
        await audit(client, caller, at, { what: `breakthrough-task-${outcome}`, ...change })
        return { status: 200, answer: show(after) }
      },
    )
    sendNew(response, PATH, status, answer)
  })
  serve(router, unfinishedOperation, async ({ caller, query, language, response }) => {
    const granted = unitsOf(caller, 'hr_officer', 'monitor')
    if (granted.length === 0) throw new Problem('not-permitted')
    const { limit = DEFAULT_LIMIT, cursor, unit } = query
    if (unit !== undefined && !(await findUnit(deps.pool, unit))) {
      throw invalidInput(fieldError('unit', 'unknown-unit'))
    }
    const [searchName, id] = decodeCursor('unfinished-tasks', [cursorText, cursorText], cursor) ?? []
    const on = today(deps.now)
    const found = await listUnfinishedHolders(deps.pool, {
      ...{ granted, unit, on, before: yearOf(on), limit },
      after: searchName !== undefined && id !== undefined ? { searchName, id } : undefined,
    })
    const cursorAfter = ({ person }: UnfinishedHolderRow) =>
      encodeCursor('unfinished-tasks', [person.searchName, person.id])
    response.json(page(found, limit, showHolder(language), cursorAfter))
  })
  return router
}

/** The units on which the caller has one of the roles; they reach everything below. */
function unitsOf({ roles }: Caller, ...named: Role[]): UnitId[] {
  return roles.flatMap(({ role, unitId }) => (named.includes(role) ? [unitId] : []))
}

/** @throws Problem breakthrough-task-not-found also for tasks the caller may not know of. */
async function visibleTask(
  client: pg.Pool | pg.ClientBase,
  caller: Caller,
  id: string,
): Promise<BreakthroughTaskRow> {
  const row = /^\d{1,15}$/.test(id) ? await findBreakthroughTask(client, Number(id)) : undefined
  const visible =
    row &&
    (row.person.id === caller.personId ||
      (row.person.unitId !== null && covers(caller.readsRecords, row.person.unitId)))
  if (!visible) throw new Problem('breakthrough-task-not-found')
  return row
}

/** Who may do what: approvers approve; they and HR officers conclude. Nobody either with their own task. */
const ROLES: Record<keyof typeof ACTIONS, Role[]> = {
  approval: ['approver'],
  completion: ['approver', 'hr_officer'],
}

/** The task, locked, where the caller may do this and its status allows it. */
async function lockedTask(
  client: pg.ClientBase,
  caller: Caller,
  { id, action }: { id: string; action: keyof typeof ACTIONS },
): Promise<BreakthroughTaskRow> {
  const visible = await visibleTask(client, caller, id)
  if (visible.person.id === caller.personId) throw new Problem('own-breakthrough-task')
  const unit = visible.person.unitId === null ? undefined : await findUnit(client, visible.person.unitId)
  const granted = unitsOf(caller, ...ROLES[action])
  if (!unit?.path.some((above) => granted.includes(above))) throw new Problem('not-permitted')
  await lockBreakthroughTask(client, visible.id)
  const row = await known(client, visible.id)
  if (!isPossible(action, row.status)) throw new Problem('breakthrough-task-status', { detail: now(row) })
  return row
}

function now({ status }: BreakthroughTaskRow): Text {
  const { vi, en } = STATUS_NAMES[status]
  return { vi: `Trạng thái hiện tại: ${vi}.`, en: `Its status: ${en}.` }
}

const STATUS_NAMES: Readonly<Record<BreakthroughTaskRow['status'], Text>> = {
  registered: { vi: 'đã đăng ký, chưa được phê duyệt', en: 'registered, not approved yet' },
  approved: { vi: 'đã được phê duyệt, đang thực hiện', en: 'approved, under way' },
  finished: { vi: 'đã hoàn thành', en: 'finished' },
  unfinished: { vi: 'không hoàn thành', en: 'not finished' },
}

/** One registers for oneself, HR officers for the people of their units; whom one may not know of is unknown. */
async function requireRegistrar(client: pg.ClientBase, caller: Caller, id: PersonId): Promise<void> {
  const person = await findCadre(client, id)
  const unit = person?.unit?.id
  if (person && id === caller.personId) return
  if (unit === undefined || !covers(caller.sees, unit)) {
    throw invalidInput(fieldError('personId', 'unknown-cadre'))
  }
  if (!covers(caller.manages, unit)) throw new Problem('not-permitted')
}

/** This year's tasks, or the next one's, as the rule set in force for the year allows. */
async function requireRegistrable(
  deps: ApiDeps,
  client: pg.ClientBase,
  { personId, year }: { personId: PersonId; year: number },
): Promise<void> {
  const on = today(deps.now)
  const latest = yearOf(on) + 1
  if (year > latest) throw invalidInput(fieldError('year', 'too-large', latest))
  const inUse = await rulesInUse(client)
  const rules = inForceForYear(
    inUse.map(({ ruleSet }) => ruleSet),
    year,
  )
  if (!rules?.evaluation.breakthroughTasks) throw invalidInput(fieldError('year', 'no-rules-for-day'))
  const refused = registrationRefused(
    rules.evaluation,
    await findRegistration(client, { personId, year, on }),
  )
  if (refused) throw refusalOf(refused)
}

function refusalOf(refused: RegistrationRefused): Problem {
  const { code, article } = refused
  const { title } = PROBLEMS[code]
  const numbers =
    'limit' in refused
      ? {
          vi: `sẽ là ${refused.count}, nhiều nhất ${refused.limit}`,
          en: `it would be ${refused.count}, at most ${refused.limit}`,
        }
      : { vi: `từ ${LEVEL_NAMES[refused.from].vi}`, en: `from ${LEVEL_NAMES[refused.from].en} up` }
  const message: Text = {
    vi: `${title.vi}: ${numbers.vi} (${article.vi}).`,
    en: `${title.en}: ${numbers.en} (${article.en}).`,
  }
  const counted = 'limit' in refused ? { limit: refused.limit, count: refused.count } : {}
  const error = { field: 'personId', code, message, facts: { ...counted, article } }
  return new Problem(code, { detail: message, errors: [error] })
}

async function known(client: pg.ClientBase, id: number): Promise<BreakthroughTaskRow> {
  const row = await findBreakthroughTask(client, id)
  if (!row) throw new Error(`breakthrough task ${id} vanished in its own transaction`)
  return row
}

function valuesOf({ person, version: _, approvedBy, closedBy, ...row }: BreakthroughTaskRow) {
  return {
    ...row,
    person: person.id,
    approvedBy: approvedBy?.id ?? null,
    closedBy: closedBy?.id ?? null,
  }
}

function show({ person, ...row }: BreakthroughTaskRow) {
  return { ...row, person: { id: person.id, name: person.name } }
}

const showHolder = (language: Language) => (row: UnfinishedHolderRow) => ({
  person: { id: row.person.id, name: row.person.name },
  unit: { id: row.unit.id, name: say(row.unit.name, language) },
  posts: row.posts.map(({ title, ...post }) => ({ ...post, title: say(title, language) })),
  tasks: row.tasks,
})
