import type { Router } from 'express'
import { listPlanning } from '../../../db/registers/planning.js'
import {
  changePlanningEntry,
  enterInPlanning,
  reviewPlanningEntry,
  takeOutOfPlanning,
} from '../../../records/planning/entries.js'
import { reviewsDue } from '../../../records/planning/left-to-do.js'
import { numbered } from '../../../records/use-case/record-number.js'
import type { ApiDeps } from '../../deps.js'
import { sendNewIn } from '../../http/etags.js'
import { operation } from '../../http/operation.js'
import { cursorNumber } from '../../http/paging.js'
import { serveList } from '../../http/serve-list.js'
import { serveRecord } from '../../http/serve-reading.js'
import { serveRevision } from '../../http/serve-revision.js'
import { serveUseCase } from '../../http/serve-use-case.js'
import { strictRouter } from '../../http/strict-router.js'
import { entryView, showEntry } from './entries.js'
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
import { planningSheet } from './sheet.js'
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
})

/** Who is planned for which post. Entered and left by the HR officers of the post's unit. */
export function planningRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  const send = sendNewIn('/v1/planning')
  // Before what is read by id: these are no ids.
  serveStructure(router, deps)
  serveUnitReviews(router, deps)
  serveList(router, listOperation, deps, {
    rights: 'sees',
    name: 'planning',
    position: { id: cursorNumber },
    rows: async ({ client, caller, reach, filter: { reviewOverdue, ...filter }, after, limit, today }) => {
      const reviewDue = reviewOverdue && (await reviewsDue(client, today))
      if (reviewOverdue && !reviewDue) return { rows: [], counted: 0 }
      return listPlanning(client, {
        ...{ reach, self: caller.personId, ...filter, reviewDue },
        ...{ after: after?.id, limit },
      })
    },
    at: ({ id }) => ({ id }),
    sheet: planningSheet,
    show: entryView,
  })
  serveRecord(router, readOperation, deps, { rights: 'sees-planning-entry', show: showEntry })
  serveUseCase(router, createOperation, deps, {
    rights: 'officers-of-planned-post',
    use: enterInPlanning,
    input: ({ body }) => body,
    ...{ show: showEntry, send },
  })
  serveRevision(router, changeOperation, deps, {
    rights: 'officers-of-planning-entry',
    use: changePlanningEntry,
    input: ({ of, read, body }) => ({ id: numbered(of), read, ...body }),
    show: showEntry,
  })
  serveUseCase(router, leaveOperation, deps, {
    rights: 'officers-of-planning-entry',
    use: takeOutOfPlanning,
    input: ({ of, body }) => ({ id: numbered(of), ...body }),
    ...{ show: showEntry, send },
  })
  serveUseCase(router, reviewOperation, deps, {
    rights: 'officers-of-planning-entry',
    use: reviewPlanningEntry,
    input: ({ of, body }) => ({ id: numbered(of), ...body }),
    ...{ show: showEntry, send },
  })
  return router
}
