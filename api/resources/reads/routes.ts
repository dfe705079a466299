import type { Router } from 'express'
import type { z } from 'zod'
import { listReads, type ReadRow } from '../../../db/registers/reads-on-record.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { cursorMoment, cursorText } from '../../http/paging.js'
import { serveList } from '../../http/serve-list.js'
import { strictRouter } from '../../http/strict-router.js'
import type { Language } from '../../words/language.js'
import { READ_NAMES } from '../../words/read-words.js'
import { type readOnRecord, readsPage, readsQuery } from './schemas.js'
import { readSheet } from './sheet.js'

const answers = { 200: { description: 'The latest first', schema: readsPage } }

const ownOperation = operation({
  method: 'get',
  path: '/v1/me/reads',
  tag: 'Me',
  summary: { vi: 'Ai đã xem hồ sơ của tôi', en: 'Who read my record' },
  description: {
    vi: 'Ai, xem gì, lúc nào; việc tự xem hồ sơ của mình không được ghi. Được giữ trong thời gian mà hệ thống quy định.',
    en: 'Who, what and when; that one reads of oneself is not on record. Kept for as long as the installation says.',
  },
  query: readsQuery,
  answers,
})

const ofPersonOperation = operation({
  method: 'get',
  path: '/v1/cadres/{id}/reads',
  tag: 'Cadres',
  summary: { vi: 'Ai đã xem hồ sơ của cán bộ', en: "Who read a cadre's record" },
  description: {
    vi: 'Dành cho người giám sát và quản trị của đơn vị, và chính người đó; việc xem danh sách này cũng được ghi.',
    en: 'For monitors and administrators of the unit, and the person; that this is read is on record as well.',
  },
  query: readsQuery,
  answers,
})

const position = { at: cursorMoment, reader: cursorText, what: cursorText, caseId: cursorText }
const placeOf = ({ at, reader, what, caseId }: ReadRow) => ({ at, reader: reader.id, what, caseId })

/** Who read what of a person's record. */
export function readRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveList(router, ownOperation, deps, {
    rights: 'own',
    name: 'reads/own',
    position,
    rows: ({ client, caller, after, limit }) => listReads(client, { person: caller.personId, after, limit }),
    at: placeOf,
    sheet: readSheet,
    show: ({ language }) => show(language),
  })
  serveList(router, ofPersonOperation, deps, {
    rights: 'oversees-person',
    name: ({ params }) => `reads/${params.id}`,
    position,
    rows: ({ client, params, after, limit }) => listReads(client, { person: params.id, after, limit }),
    at: placeOf,
    sheet: readSheet,
    show: ({ language }) => show(language),
  })
  return router
}

const show =
  (language: Language) =>
  ({ reader, what, caseId, at }: ReadRow): z.output<typeof readOnRecord> => ({
    ...{ reader, what, at, title: READ_NAMES[what][language] },
    procedure: caseId === '' ? null : caseId,
  })
