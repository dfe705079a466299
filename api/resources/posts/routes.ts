import { Router } from 'express'
import type pg from 'pg'
import {
  findPost,
  findPostAuthority,
  insertPost,
  insertSeats,
  listKnownGroups,
  listPosts,
  lockPost,
  type PostCircle,
  type PostRow,
  type PostValues,
  touchPost,
  updatePost,
} from '../../../db/registers/posts.js'
import { findUnit } from '../../../db/registers/units.js'
import { searchName } from '../../../domain/names.js'
import { SIGNATORIES } from '../../../domain/rules/authority.js'
import type { PostId } from '../../../domain/vocabulary.js'
import { audit, differences } from '../../../records/audit.js'
import { type Caller, requireReach } from '../../../records/rights/caller.js'
import { requireVersion } from '../../../records/version.js'
import { today } from '../../caller/caller.js'
import { commandOf, recordCommand } from '../../commands/commands.js'
import type { ApiDeps } from '../../deps.js'
import { changeRecord, sendNew, sendRecord, versionRead } from '../../http/etags.js'
import { operation, serve } from '../../http/openapi.js'
import { cursorText, DEFAULT_LIMIT, decodeCursor, encodeCursor, page } from '../../http/paging.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput, Problem } from '../../problems/problem.js'
import { type Language, say } from '../../words/language.js'
import { newPost, newSeats, post, postAuthority, postChange, postPage, postQuery } from './schemas.js'
import { signsFrom } from './signatory.js'

const etag = { ETag: 'Its version' }

const listOperation = operation({
  method: 'get',
  path: '/v1/posts',
  tag: 'Posts',
  summary: { vi: 'Chức vụ, vị trí và người giữ', en: 'Posts with their seats and holders' },
  query: postQuery,
  answers: { 200: { description: 'Posts, in the order of the tree of units', schema: postPage } },
})

const readOperation = operation({
  method: 'get',
  path: '/v1/posts/{id}',
  tag: 'Posts',
  summary: { vi: 'Một chức vụ', en: 'A post' },
  answers: { 200: { description: 'The post', schema: post, headers: etag } },
  problems: ['post-not-found'],
})

const authorityOperation = operation({
  method: 'get',
  path: '/v1/posts/{id}/authority',
  tag: 'Posts',
  summary: {
    vi: 'Thẩm quyền: ai khởi tạo, ai quyết định, ai ký',
    en: 'Authority: who launches, who decides, who signs',
  },
  answers: { 200: { description: 'The authority over the post', schema: postAuthority } },
  problems: ['post-not-found'],
})

const createOperation = operation({
  method: 'post',
  path: '/v1/posts',
  tag: 'Posts',
  summary: { vi: 'Thêm chức vụ cùng các vị trí', en: 'Add a post with its seats' },
  description: {
    vi: 'Quản trị viên của đơn vị; chức vụ có ngay các vị trí còn trống.',
    en: 'By an administrator of the unit; the post has its seats at once, all of them vacant.',
  },
  body: newPost,
  command: true,
  answers: { 201: { description: 'The post', schema: post, headers: { Location: 'Where it is', ...etag } } },
  problems: ['not-permitted'],
})

const changeOperation = operation({
  method: 'patch',
  path: '/v1/posts/{id}',
  tag: 'Posts',
  summary: { vi: 'Sửa chức vụ', en: 'Change a post' },
  description: {
    vi: 'Quản trị viên của đơn vị; chỉ những trường được nêu thay đổi, chức vụ nhận phiên bản mới.',
    en: 'By an administrator of the unit; only the fields that are given change, and the post has a new version.',
  },
  body: postChange,
  ifMatch: true,
  answers: { 200: { description: 'The post', schema: post, headers: etag } },
  problems: ['post-not-found', 'not-permitted'],
})

const addSeatsOperation = operation({
  method: 'post',
  path: '/v1/posts/{id}/seats',
  tag: 'Posts',
  summary: { vi: 'Thêm vị trí cho chức vụ', en: 'Add seats to a post' },
  description: {
    vi: 'Quản trị viên của đơn vị; các vị trí mới còn trống.',
    en: 'By an administrator of the unit; the new seats are vacant.',
  },
  body: newSeats,
  command: true,
  answers: { 200: { description: 'The post', schema: post, headers: etag } },
  problems: ['post-not-found', 'not-permitted'],
})

/** Posts and seats: everybody reads who holds what, administrators of the unit change them. */
export function postRoutes(deps: ApiDeps): Router {
  const router = Router()
  serve(router, listOperation, async ({ query, language, response }) => {
    const { limit = DEFAULT_LIMIT, cursor, q, ...filter } = query
    const [path, id] = decodeCursor('posts', [cursorText, cursorText], cursor) ?? []
    const after = path !== undefined && id !== undefined ? { path: path.split('/'), id } : undefined
    const found = await listPosts(deps.pool, { ...filter, q: q && searchName(q), after, limit })
    response.json(
      page(found, limit, show(language), (last) =>
        encodeCursor('posts', [last.unit.path.join('/'), last.id]),
      ),
    )
  })
  serve(router, authorityOperation, async ({ params, language, response }) => {
    const found = await findPostAuthority(deps.pool, params.id)
    if (!found) throw new Problem('post-not-found')
    const { managingBody, managingBodyName, office, officeName, kind, secretariat, secretariatName } = found
    const signatory = signsFrom(kind)
    response.json({
      launches: { id: office, name: say(officeName, language) },
      decides: { id: managingBody, name: say(managingBodyName, language) },
      records:
        secretariat && secretariatName ? { id: secretariat, name: say(secretariatName, language) } : null,
      signs: signatory ? say(signatory, language) : null,
      article: say(SIGNATORIES.article, language),
    })
  })
  serve(router, readOperation, async ({ params, language, response }) => {
    const row = await findPost(deps.pool, params.id)
    if (!row) throw new Problem('post-not-found')
    sendRecord(response, 200, show(language)(row))
  })
  serve(router, createOperation, async ({ request, caller, body, language, response }) => {
    const command = commandOf(request, caller, body)
    const { status, answer } = await recordCommand(deps, command, async (client, at) => {
      const { seats, ...values } = body
      if (!(await findUnit(client, body.unitId))) throw invalidInput(fieldError('unitId', 'unknown-unit'))
      requireReach(caller.administers, body.unitId)
      await requireKnownGroups(client, body)
      const id = `post-${command.id.slice(0, 16)}`
      await insertPost(client, { id, ...values })
      await insertSeats(client, id, seats, today(deps.now))
      const row = await known(client, id)
      await audit(client, caller, at, {
        what: 'post-created',
        after: { ...valuesOf(row), seats: seatIds(row) },
      })
      return { status: 201, answer: show(language)(row) }
    })
    sendNew(response, '/v1/posts', status, answer)
  })
  serve(router, changeOperation, async ({ request, caller, params, body, language, response }) => {
    const row = await changeRecord(deps, async (client, at) => {
      const before = await lockedPost(client, caller, params.id)
      requireVersion(versionRead(request), before)
      await requireKnownGroups(client, body)
      await updatePost(client, { ...valuesOf(before), ...body })
      const after = await known(client, before.id)
      await audit(client, caller, at, {
        what: 'post-changed',
        ...differences(valuesOf(before), valuesOf(after)),
      })
      return after
    })
    sendRecord(response, 200, show(language)(row))
  })
  serve(router, addSeatsOperation, async ({ request, caller, params, body, language, response }) => {
    const { answer, status } = await recordCommand(
      deps,
      commandOf(request, caller, body),
      async (client, at) => {
        const before = await lockedPost(client, caller, params.id)
        await insertSeats(client, before.id, body.count, today(deps.now))
        await touchPost(client, before.id)
        const row = await known(client, before.id)
        const change = differences(
          { id: row.id, seats: seatIds(before) },
          { id: row.id, seats: seatIds(row) },
        )
        await audit(client, caller, at, { what: 'seats-added', ...change })
        return { status: 200, answer: show(language)(row) }
      },
    )
    sendNew(response, '/v1/posts', status, answer)
  })
  return router
}

async function lockedPost(client: pg.ClientBase, caller: Caller, id: PostId): Promise<PostRow> {
  await lockPost(client, id)
  const row = await findPost(client, id)
  if (!row) throw new Problem('post-not-found')
  requireReach(caller.administers, row.unit.id)
  return row
}

const CIRCLE = [
  'managingBody',
  'electorate',
  'office',
  'reviewers',
  'tellers',
] as const satisfies (keyof PostCircle)[]

async function requireKnownGroups(
  client: pg.ClientBase,
  circle: { [Role in keyof PostCircle]?: string | undefined },
) {
  const named = CIRCLE.flatMap((role) => (circle[role] === undefined ? [] : [circle[role]]))
  const groups = await listKnownGroups(client, named)
  const unknown = CIRCLE.filter((role) => circle[role] !== undefined && !groups.has(circle[role]))
  if (unknown.length > 0) throw invalidInput(...unknown.map((role) => fieldError(role, 'unknown-group')))
}

async function known(client: pg.ClientBase, id: PostId): Promise<PostRow> {
  const row = await findPost(client, id)
  if (!row) throw new Error(`post ${id} vanished in its own transaction`)
  return row
}

const seatIds = ({ seats }: PostRow) => seats.map(({ id }) => id)

function valuesOf({ id, unit, title, level, filledBy, degree, circle }: PostRow): PostValues {
  const { managingBody, electorate, office, reviewers, tellers } = circle
  return {
    ...{ id, unitId: unit.id, title, level, filledBy, degree },
    managingBody: managingBody.id,
    electorate: electorate.id,
    office: office.id,
    reviewers: reviewers.id,
    tellers: tellers.id,
  }
}

const show = (language: Language) => (row: PostRow) => {
  const group = (role: keyof PostCircle) => ({
    id: row.circle[role].id,
    name: say(row.circle[role].name, language),
  })
  return {
    id: row.id,
    unit: { id: row.unit.id, name: say(row.unit.name, language) },
    title: say(row.title, language),
    titles: row.title,
    level: row.level,
    filledBy: row.filledBy,
    degree: row.degree,
    seats: row.seats,
    managingBody: group('managingBody'),
    electorate: group('electorate'),
    office: group('office'),
    reviewers: group('reviewers'),
    tellers: group('tellers'),
    version: row.version,
  }
}
