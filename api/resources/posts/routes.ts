import type { Router } from 'express'
import { listPosts, type PostAuthority, type PostCircle, type PostRow } from '../../../db/registers/posts.js'
import { signsFrom } from '../../../domain/authority/signatory.js'
import { searchName } from '../../../domain/names.js'
import { SIGNATORIES } from '../../../domain/rules/authority.js'
import { addPost, addSeats, changePost } from '../../../records/posts.js'
import { type Caller, covers } from '../../../records/rights/caller.js'
import { knownAuthority } from '../../../records/rights/posts.js'
import type { ApiDeps } from '../../deps.js'
import type { Shown } from '../../http/answer.js'
import { sendNewIn } from '../../http/etags.js'
import { operation } from '../../http/operation.js'
import { cursorText } from '../../http/paging.js'
import { serveList } from '../../http/serve-list.js'
import { serveReading, serveRecord } from '../../http/serve-reading.js'
import { serveRevision } from '../../http/serve-revision.js'
import { serveUseCase } from '../../http/serve-use-case.js'
import { strictRouter } from '../../http/strict-router.js'
import { type Language, say } from '../../words/language.js'
import {
  newPost,
  newSeats,
  post,
  postAuthority,
  postChange,
  postDetails,
  postPage,
  postQuery,
} from './schemas.js'
import { postSheet } from './sheet.js'

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
  answers: {
    200: { description: 'The post, with the authority over it', schema: postDetails, headers: etag },
  },
})

const authorityOperation = operation({
  method: 'get',
  path: '/v1/posts/{id}/authority',
  tag: 'Posts',
  summary: {
    vi: 'Thẩm quyền: ai thực hiện quy trình, ai quyết định, ai ký',
    en: 'Authority: who launches, who decides, who signs',
  },
  answers: { 200: { description: 'The authority over the post', schema: postAuthority } },
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
})

const changeOperation = operation({
  method: 'patch',
  path: '/v1/posts/{id}',
  tag: 'Posts',
  summary: { vi: 'Sửa chức vụ', en: 'Change a post' },
  description: {
    vi: 'Quản trị viên của đơn vị; nhóm làm việc với chức vụ thì của cả đơn vị của nhóm cũ và nhóm mới. Chỉ những trường được nêu thay đổi, chức vụ nhận phiên bản mới.',
    en: 'By an administrator of the unit, and for a group that acts on the post of the units of the old one and the new. Only the fields that are given change, and the post has a new version.',
  },
  body: postChange,
  ifMatch: true,
  answers: { 200: { description: 'The post', schema: post, headers: etag } },
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
})

/** Posts and seats: everybody reads who holds what, administrators of the unit change them. */
export function postRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  const send = sendNewIn('/v1/posts')
  serveList(router, listOperation, deps, {
    rights: 'everybody',
    name: 'posts',
    position: { path: cursorText, id: cursorText },
    rows: ({ client, filter: { q, ...filter }, after, limit }) =>
      listPosts(client, {
        ...filter,
        q: q && searchName(q),
        after: after && { path: after.path.split('/'), id: after.id },
        limit,
      }),
    at: ({ unit, id }) => ({ path: unit.path.join('/'), id }),
    sheet: postSheet,
    show: ({ language, caller }) => view(language, caller),
  })
  serveReading(router, authorityOperation, deps, {
    rights: 'everybody-of-authority',
    read: ({ granted, language }) => showAuthority(granted, language),
  })
  serveRecord(router, readOperation, deps, {
    rights: 'everybody-of-post',
    show: async (row, shown) => ({
      ...show(row, shown),
      authority: showAuthority(await knownAuthority(shown.client, row.id), shown.language),
    }),
  })
  serveUseCase(router, createOperation, deps, {
    rights: 'admins-of-unit-of-post',
    use: addPost,
    input: ({ body }, id) => ({ id: `post-${id}`, ...body }),
    ...{ show, send },
  })
  serveRevision(router, changeOperation, deps, {
    rights: 'admins-of-post',
    use: changePost,
    input: ({ of: id, read, body }) => ({ id, read, ...body }),
    show,
  })
  serveUseCase(router, addSeatsOperation, deps, {
    rights: 'admins-of-post',
    use: addSeats,
    input: ({ of: id, body }) => ({ id, ...body }),
    ...{ show, send },
  })
  return router
}

function showAuthority(found: PostAuthority, language: Language) {
  const { managingBody, managingBodyName, office, officeName, kind, secretariat, secretariatName } = found
  const signatory = signsFrom(kind)
  return {
    launches: { id: office, name: say(officeName, language) },
    decides: { id: managingBody, name: say(managingBodyName, language) },
    records:
      secretariat && secretariatName ? { id: secretariat, name: say(secretariatName, language) } : null,
    signs: signatory ? say(signatory, language) : null,
    article: say(SIGNATORIES.article, language),
  }
}

const show = (row: PostRow, { language, caller }: Pick<Shown, 'language' | 'caller'>) =>
  view(language, caller)(row)

const view =
  (language: Language, { sees }: Pick<Caller, 'sees'>) =>
  (row: PostRow) => {
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
      termMonths: row.termMonths,
      isByStructure: row.isByStructure,
      seats: row.seats.map(({ procedure, ...seat }) => ({
        ...seat,
        ...(covers(sees, row.unit.id) && { procedure }),
      })),
      managingBody: group('managingBody'),
      electorate: group('electorate'),
      office: group('office'),
      reviewers: group('reviewers'),
      tellers: group('tellers'),
      version: row.version,
    }
  }
