import { Router } from 'express'
import type pg from 'pg'
import { findCadre } from '../../db/cadres.js'
import {
  findPlanningEntry,
  insertPlanningEntry,
  leavePlanning,
  listPlanning,
  lockPlanningEntry,
  type PlanningRow,
  updatePlanningEntry,
} from '../../db/planning.js'
import { findPost, type PostRow } from '../../db/posts.js'
import type { IsoDate, PersonId, PostId } from '../../domain/vocabulary.js'
import type { ApiDeps } from '../app.js'
import { type Caller, covers, today } from '../caller.js'
import { commandOf, recordCommand } from '../commands.js'
import { type Language, say } from '../language.js'
import { operation, serve } from '../openapi.js'
import { cursorNumber, DEFAULT_LIMIT, decodeCursor, encodeCursor, page } from '../paging.js'
import { invalidInput, Problem, refusalProblem } from '../problem.js'
import { fieldError } from '../problem-texts.js'
import {
  audit,
  changeRecord,
  differences,
  requireReach,
  requireVersion,
  sendNew,
  sendRecord,
} from '../record-changes.js'
import {
  leaving,
  newPlanningEntry,
  planningChange,
  planningEntry,
  planningPage,
  planningQuery,
} from './schemas.js'

const etag = { ETag: 'Its version' }

const listOperation = operation({
  method: 'get',
  path: '/v1/planning',
  tag: 'Planning',
  summary: { vi: 'Quy hoạch theo chức vụ hoặc theo người', en: 'The planning, by post or by person' },
  query: planningQuery,
  answers: { 200: { description: 'Entries, the latest entered first', schema: planningPage } },
})

const readOperation = operation({
  method: 'get',
  path: '/v1/planning/{id}',
  tag: 'Planning',
  summary: { vi: 'Một mục trong quy hoạch', en: 'A planning entry' },
  answers: { 200: { description: 'The entry', schema: planningEntry, headers: etag } },
  problems: ['planning-entry-not-found'],
})

const createOperation = operation({
  method: 'post',
  path: '/v1/planning',
  tag: 'Planning',
  summary: { vi: 'Đưa một người vào quy hoạch chức vụ', en: 'Enter a person in the planning for a post' },
  body: newPlanningEntry,
  command: true,
  answers: {
    201: { description: 'The entry', schema: planningEntry, headers: { Location: 'Where it is', ...etag } },
  },
  problems: ['not-permitted', 'already-in-planning', 'date-in-future'],
})

const changeOperation = operation({
  method: 'patch',
  path: '/v1/planning/{id}',
  tag: 'Planning',
  summary: { vi: 'Sửa một mục trong quy hoạch', en: 'Change a planning entry' },
  body: planningChange,
  ifMatch: true,
  answers: { 200: { description: 'The entry', schema: planningEntry, headers: etag } },
  problems: ['planning-entry-not-found', 'not-permitted', 'date-in-future', 'record-in-use'],
})

const leaveOperation = operation({
  method: 'post',
  path: '/v1/planning/{id}/leaving',
  tag: 'Planning',
  summary: { vi: 'Đưa ra khỏi quy hoạch', en: 'Leave the planning' },
  body: leaving,
  command: true,
  answers: { 200: { description: 'The entry', schema: planningEntry, headers: etag } },
  problems: ['planning-entry-not-found', 'not-permitted', 'date-in-future', 'date-before', 'record-in-use'],
})

/** Who is planned for which post. Entered and left by the HR officers of the post's unit. */
export function planningRoutes(deps: ApiDeps): Router {
  const router = Router()
  serve(router, listOperation, async ({ caller, query, language, response }) => {
    const { limit = DEFAULT_LIMIT, cursor, ...filter } = query
    const [after] = decodeCursor('planning', [cursorNumber], cursor) ?? []
    const found = await listPlanning(deps.pool, {
      reach: caller.sees,
      self: caller.personId,
      ...{ ...filter, after, limit },
    })
    response.json(page(found, limit, show(language, caller), ({ id }) => encodeCursor('planning', [id])))
  })
  serve(router, readOperation, async ({ caller, params, language, response }) => {
    sendRecord(response, 200, show(language, caller)(await visibleEntry(deps.pool, caller, params.id)))
  })
  serve(router, createOperation, async ({ request, caller, body, language, response }) => {
    const { status, answer } = await recordCommand(
      deps,
      commandOf(request, caller, body),
      async (client, at) => {
        const post = await knownPost(client, body.postId)
        await requireVisiblePerson(client, caller, body.personId)
        requireReach(caller.manages, post.unit.id)
        requirePast('approvedOn', body.approvedOn, today(deps.now))
        const id = await insertPlanningEntry(client, { ...body, level: post.level })
        if (id === undefined) throw new Problem('already-in-planning')
        const row = await known(client, id)
        await audit(client, caller, at, { what: 'planning-entered', after: valuesOf(row) })
        return { status: 201, answer: show(language, caller)(row) }
      },
    )
    sendNew(response, '/v1/planning', status, answer)
  })
  serve(router, changeOperation, async ({ request, caller, params, body, language, response }) => {
    const row = await changeRecord(deps, async (client, at) => {
      const before = await lockedEntry(client, caller, params.id)
      requireVersion(request, before)
      if (before.leftOn !== null) throw new Problem('record-in-use', { detail: LEFT })
      const changed = { ...before, ...body }
      requirePast('approvedOn', changed.approvedOn, today(deps.now))
      await updatePlanningEntry(client, changed)
      const after = await known(client, before.id)
      await audit(client, caller, at, {
        what: 'planning-changed',
        ...differences(valuesOf(before), valuesOf(after)),
      })
      return after
    })
    sendRecord(response, 200, show(language, caller)(row))
  })
  serve(router, leaveOperation, async ({ request, caller, params, body, language, response }) => {
    const { status, answer } = await recordCommand(
      deps,
      commandOf(request, caller, body),
      async (client, at) => {
        const before = await lockedEntry(client, caller, params.id)
        if (before.leftOn !== null) throw new Problem('record-in-use', { detail: LEFT })
        requirePast('leftOn', body.leftOn, today(deps.now))
        if (body.leftOn < before.approvedOn) {
          throw refusalProblem({ code: 'date-before', field: 'leftOn', earliest: before.approvedOn })
        }
        await leavePlanning(client, { id: before.id, leftOn: body.leftOn, leftReason: body.reason })
        const after = await known(client, before.id)
        await audit(client, caller, at, {
          what: 'planning-left',
          ...differences(valuesOf(before), valuesOf(after)),
        })
        return { status: 200, answer: show(language, caller)(after) }
      },
    )
    sendNew(response, '/v1/planning', status, answer)
  })
  return router
}

const LEFT = { vi: 'Người này đã ra khỏi quy hoạch.', en: 'The person has left this planning.' }

/** @throws Problem planning-entry-not-found also for entries the caller may not know of. */
async function visibleEntry(
  client: pg.Pool | pg.ClientBase,
  caller: Caller,
  id: string,
): Promise<PlanningRow> {
  const row = /^\d{1,15}$/.test(id) ? await findPlanningEntry(client, Number(id)) : undefined
  const visible =
    row &&
    (row.person.id === caller.personId ||
      covers(caller.sees, row.post.unitId) ||
      (row.person.unitId !== null && covers(caller.sees, row.person.unitId)))
  if (!visible) throw new Problem('planning-entry-not-found')
  return row
}

async function lockedEntry(client: pg.ClientBase, caller: Caller, id: string): Promise<PlanningRow> {
  const visible = await visibleEntry(client, caller, id)
  requireReach(caller.manages, visible.post.unitId)
  await lockPlanningEntry(client, visible.id)
  return known(client, visible.id)
}

async function knownPost(client: pg.ClientBase, id: PostId): Promise<PostRow> {
  const post = await findPost(client, id)
  if (!post) throw invalidInput(fieldError('postId', 'unknown-post'))
  return post
}

/** Whom the caller may not know of is as unknown as nobody. */
async function requireVisiblePerson(client: pg.ClientBase, caller: Caller, id: PersonId): Promise<void> {
  const person = await findCadre(client, id)
  if (!person?.unit || !covers(caller.sees, person.unit.id)) {
    throw invalidInput(fieldError('personId', 'unknown-cadre'))
  }
}

function requirePast(field: string, date: IsoDate, latest: IsoDate): void {
  if (date > latest) throw refusalProblem({ code: 'date-in-future', field, latest })
}

async function known(client: pg.ClientBase, id: number): Promise<PlanningRow> {
  const row = await findPlanningEntry(client, id)
  if (!row) throw new Error(`planning entry ${id} vanished in its own transaction`)
  return row
}

function valuesOf({ id, person, post, level, term, approvedOn, leftOn, leftReason }: PlanningRow) {
  return { id, person: person.id, post: post.id, ...{ level, term, approvedOn, leftOn, leftReason } }
}

/** Why somebody left may be a discipline: for those who read records, and the person. */
function readsReason(caller: Caller, { person, post }: PlanningRow): boolean {
  const units = person.unitId === null ? [post.unitId] : [post.unitId, person.unitId]
  return person.id === caller.personId || units.some((unit) => covers(caller.readsRecords, unit))
}

const show = (language: Language, caller: Caller) => (row: PlanningRow) => ({
  id: row.id,
  person: { id: row.person.id, name: row.person.name },
  post: { id: row.post.id, title: say(row.post.title, language) },
  level: row.level,
  term: row.term,
  approvedOn: row.approvedOn,
  leftOn: row.leftOn,
  ...(readsReason(caller, row) && { leftReason: row.leftReason }),
  version: row.version,
})
