import { Router } from 'express'
import type pg from 'pg'
import { findCadre, lockCadre } from '../../../db/registers/cadres.js'
import {
  insertPlanningEntry,
  insertReviews,
  leavePlanning,
  listPlanning,
  updatePlanningEntry,
} from '../../../db/registers/planning.js'
import { findPost, lockPost, type PostRow } from '../../../db/registers/posts.js'
import type { PersonId, PostId } from '../../../domain/vocabulary.js'
import { audit, differences } from '../../../records/audit.js'
import { requirePast } from '../../../records/day-bounds.js'
import { type Caller, covers, requireReach } from '../../../records/rights/caller.js'
import { requireNoCompetitor, requireOther } from '../../../records/rights/people.js'
import { requireVersion } from '../../../records/version.js'
import { today } from '../../caller/caller.js'
import { commandOf, recordCommand } from '../../commands/commands.js'
import type { ApiDeps } from '../../deps.js'
import { changeRecord, sendNew, sendRecord, versionRead } from '../../http/etags.js'
import { operation, serve } from '../../http/openapi.js'
import { cursorNumber, DEFAULT_LIMIT, decodeCursor, encodeCursor, page } from '../../http/paging.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput, Problem } from '../../problems/problem.js'
import type { Language } from '../../words/language.js'
import {
  entryView,
  knownEntry,
  lockedEntry,
  requireAfterReviews,
  requireCurrent,
  valuesOf,
  visibleEntry,
} from './entries.js'
import { requireNotProposed, requireWithinCaps } from './entry-caps.js'
import { serveUnitReviews } from './reviews.js'
import {
  entryReview,
  leaving,
  newPlanningEntry,
  planningChange,
  planningEntry,
  planningPage,
  planningQuery,
} from './schemas.js'
import { serveStructure } from './structure.js'

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
  description: {
    vi: 'Cán bộ tổ chức của đơn vị có chức vụ, không phải chính người đó; bị từ chối khi vượt giới hạn của bộ quy tắc, hoặc khi người đó đang được đề nghị cho chức vụ.',
    en: 'By an HR officer of the unit of the post, not the person; refused above the caps of the rule set, or while the person is being proposed for the post.',
  },
  body: newPlanningEntry,
  command: true,
  answers: {
    201: { description: 'The entry', schema: planningEntry, headers: { Location: 'Where it is', ...etag } },
  },
  problems: [
    'not-permitted',
    'already-in-planning',
    'date-in-future',
    'too-many-people-for-post',
    'too-many-posts-for-person',
    'post-not-higher',
    'proposed-for-post',
  ],
})

const changeOperation = operation({
  method: 'patch',
  path: '/v1/planning/{id}',
  tag: 'Planning',
  summary: { vi: 'Sửa một mục trong quy hoạch', en: 'Change a planning entry' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị; mục còn trong quy hoạch được sửa và nhận phiên bản mới.',
    en: 'By an HR officer of the unit; an entry that is still in the planning is changed, and has a new version.',
  },
  body: planningChange,
  ifMatch: true,
  answers: { 200: { description: 'The entry', schema: planningEntry, headers: etag } },
  problems: [
    'planning-entry-not-found',
    'not-permitted',
    'date-in-future',
    'record-in-use',
    'proposed-for-post',
  ],
})

const leaveOperation = operation({
  method: 'post',
  path: '/v1/planning/{id}/leaving',
  tag: 'Planning',
  summary: { vi: 'Đưa ra khỏi quy hoạch', en: 'Leave the planning' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị, kèm lý do; mục vẫn được lưu, người đó không còn trong quy hoạch từ ngày ấy.',
    en: 'By an HR officer of the unit, with the reason; the entry stays on record, the person is out of the planning from that day.',
  },
  body: leaving,
  command: true,
  answers: { 200: { description: 'The entry', schema: planningEntry, headers: etag } },
  problems: ['planning-entry-not-found', 'not-permitted', 'date-in-future', 'date-before', 'record-in-use'],
})

const reviewOperation = operation({
  method: 'post',
  path: '/v1/planning/{id}/reviews',
  tag: 'Planning',
  summary: { vi: 'Rà soát một mục trong quy hoạch', en: 'Review a planning entry' },
  description: {
    vi: 'Giữ lại hoặc đưa ra khỏi quy hoạch, kèm lý do.',
    en: 'The person is kept, or leaves the planning, with the reason.',
  },
  body: entryReview,
  command: true,
  answers: { 200: { description: 'The entry', schema: planningEntry, headers: etag } },
  problems: ['planning-entry-not-found', 'not-permitted', 'date-in-future', 'date-before', 'record-in-use'],
})

/** Who is planned for which post. Entered and left by the HR officers of the post's unit. */
export function planningRoutes(deps: ApiDeps): Router {
  const router = Router()
  const view = (client: pg.Pool | pg.ClientBase, caller: Caller, language: Language) =>
    entryView(client, caller, language, today(deps.now))
  // Before what is read by id: these are no ids.
  serveStructure(router, deps)
  serveUnitReviews(router, deps)
  serve(router, listOperation, async ({ caller, query, language, response }) => {
    const { limit = DEFAULT_LIMIT, cursor, ...filter } = query
    const [after] = decodeCursor('planning', [cursorNumber], cursor) ?? []
    const found = await listPlanning(deps.pool, {
      reach: caller.sees,
      self: caller.personId,
      ...{ ...filter, after, limit },
    })
    response.json(
      page(found, limit, await view(deps.pool, caller, language), ({ id }) => encodeCursor('planning', [id])),
    )
  })
  serve(router, readOperation, async ({ caller, params, language, response }) => {
    const row = await visibleEntry(deps.pool, caller, params.id)
    sendRecord(response, 200, (await view(deps.pool, caller, language))(row))
  })
  serve(router, createOperation, async ({ request, caller, body, language, response }) => {
    const { status, answer } = await recordCommand(
      deps,
      commandOf(request, caller, body),
      async (client, at) => {
        const post = await knownPost(client, body.postId)
        await requireVisiblePerson(client, caller, body.personId)
        requireReach(caller.manages, post.unit.id)
        requireOther(caller, body.personId)
        await requireNoCompetitor(client, caller, body.personId)
        const day = today(deps.now)
        requirePast('approvedOn', body.approvedOn, day)
        await lockPost(client, post.id)
        await lockCadre(client, body.personId)
        const id = await insertPlanningEntry(client, { ...body, level: post.level })
        if (id === undefined) throw new Problem('already-in-planning')
        await requireWithinCaps(client, { ...body, post, today: day })
        const planned = { postId: post.id, level: post.level }
        await requireNotProposed(client, { caller, personId: body.personId, planned, today: day })
        const row = await knownEntry(client, id)
        await audit(client, caller, at, { what: 'planning-entered', after: valuesOf(row) })
        return { status: 201, answer: (await view(client, caller, language))(row) }
      },
    )
    sendNew(response, '/v1/planning', status, answer)
  })
  serve(router, changeOperation, async ({ request, caller, params, body, language, response }) => {
    const row = await changeRecord(deps, async (client, at) => {
      const before = await lockedEntry(client, caller, params.id)
      requireVersion(versionRead(request), before)
      requireCurrent(before)
      const changed = { ...before, ...body }
      const day = today(deps.now)
      requirePast('approvedOn', changed.approvedOn, day)
      if (changed.approvedOn < before.approvedOn) {
        const planned = { postId: before.post.id, level: before.level }
        await requireNotProposed(client, { caller, personId: before.person.id, planned, today: day })
      }
      await updatePlanningEntry(client, changed)
      const after = await knownEntry(client, before.id)
      await audit(client, caller, at, {
        what: 'planning-changed',
        ...differences(valuesOf(before), valuesOf(after)),
      })
      return after
    })
    sendRecord(response, 200, (await view(deps.pool, caller, language))(row))
  })
  serve(router, leaveOperation, async ({ request, caller, params, body, language, response }) => {
    const { status, answer } = await recordCommand(
      deps,
      commandOf(request, caller, body),
      async (client, at) => {
        const before = await lockedEntry(client, caller, params.id)
        requireCurrent(before)
        requirePast('leftOn', body.leftOn, today(deps.now))
        requireAfterReviews('leftOn', body.leftOn, before)
        await leavePlanning(client, { id: before.id, leftOn: body.leftOn, leftReason: body.reason })
        const after = await knownEntry(client, before.id)
        await audit(client, caller, at, {
          what: 'planning-left',
          ...differences(valuesOf(before), valuesOf(after)),
        })
        return { status: 200, answer: (await view(client, caller, language))(after) }
      },
    )
    sendNew(response, '/v1/planning', status, answer)
  })
  serve(router, reviewOperation, async ({ request, caller, params, body, language, response }) => {
    const { status, answer } = await recordCommand(
      deps,
      commandOf(request, caller, body),
      async (client, at) => {
        const { reviewedOn: on, outcome, note } = body
        const before = await lockedEntry(client, caller, params.id)
        requireCurrent(before)
        requirePast('reviewedOn', on, today(deps.now))
        requireAfterReviews('reviewedOn', on, before)
        await insertReviews(client, { entries: [before.id], on, outcome, by: caller.personId, note })
        if (outcome === 'left') await leavePlanning(client, { id: before.id, leftOn: on, leftReason: note })
        const after = await knownEntry(client, before.id)
        await audit(client, caller, at, {
          what: outcome === 'left' ? 'planning-left' : 'planning-reviewed',
          ...differences(valuesOf(before), valuesOf(after)),
        })
        return { status: 200, answer: (await view(client, caller, language))(after) }
      },
    )
    sendNew(response, '/v1/planning', status, answer)
  })
  return router
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
