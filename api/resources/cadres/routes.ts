import { Router } from 'express'
import type pg from 'pg'
import {
  type CadreDetailRow,
  type CadreRow,
  type CadreValues,
  findCadre,
  insertCadre,
  listCadres,
  lockCadre,
  updateCadre,
  upsertPapers,
} from '../../../db/registers/cadres.js'
import { findUnit } from '../../../db/registers/units.js'
import { normaliseName, searchName } from '../../../domain/names.js'
import type { IsoDate, PersonId, UnitId } from '../../../domain/vocabulary.js'
import { audit, differences } from '../../../records/audit.js'
import { type Caller, requireReach } from '../../../records/rights/caller.js'
import { readsFile, visibleCadre } from '../../../records/rights/people.js'
import { requireVersion } from '../../../records/version.js'
import { today } from '../../caller/caller.js'
import { commandOf, recordCommand } from '../../commands/commands.js'
import type { ApiDeps } from '../../deps.js'
import { changeRecord, sendNew, sendRecord, versionRead } from '../../http/etags.js'
import { operation, serve } from '../../http/openapi.js'
import { cursorText } from '../../http/paging.js'
import { serveList } from '../../http/serve-list.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput, Problem, refusalProblem } from '../../problems/problem.js'
import { type Language, say } from '../../words/language.js'
import { cadreChange, cadreDetails, cadrePage, cadreQuery, newCadre } from './schemas.js'

const etag = { ETag: 'Its version' }

const listOperation = operation({
  method: 'get',
  path: '/v1/cadres',
  tag: 'Cadres',
  summary: { vi: 'Cán bộ', en: 'Cadres' },
  description: {
    vi: 'Những người thuộc các đơn vị mà vai trò của bạn bao gồm, và chính bạn.',
    en: 'The people of the units that your roles cover, and yourself.',
  },
  query: cadreQuery,
  answers: { 200: { description: 'Cadres by name', schema: cadrePage } },
})

const readOperation = operation({
  method: 'get',
  path: '/v1/cadres/{id}',
  tag: 'Cadres',
  summary: { vi: 'Hồ sơ một cán bộ', en: "A cadre's record" },
  answers: {
    200: { description: 'The record, as far as it is open to you', schema: cadreDetails, headers: etag },
  },
  problems: ['cadre-not-found'],
})

const createOperation = operation({
  method: 'post',
  path: '/v1/cadres',
  tag: 'Cadres',
  summary: { vi: 'Thêm cán bộ', en: 'Add a cadre' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị nơi người đó công tác; hồ sơ được tạo và việc tạo được ghi nhật ký.',
    en: 'By an HR officer of the unit in which the person works; the record is made, and the trail tells so.',
  },
  body: newCadre,
  command: true,
  answers: {
    201: { description: 'The record', schema: cadreDetails, headers: { Location: 'Where it is', ...etag } },
  },
  problems: ['not-permitted'],
})

const changeOperation = operation({
  method: 'patch',
  path: '/v1/cadres/{id}',
  tag: 'Cadres',
  summary: { vi: 'Sửa hồ sơ cán bộ', en: "Change a cadre's record" },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị; chỉ những trường được nêu thay đổi, hồ sơ nhận phiên bản mới.',
    en: 'By an HR officer of the unit; only the fields that are given change, and the record has a new version.',
  },
  body: cadreChange,
  ifMatch: true,
  answers: { 200: { description: 'The record', schema: cadreDetails, headers: etag } },
  problems: ['cadre-not-found', 'not-permitted'],
})

/** Cadres and their records, as far as a role covers their unit; docs/access.md says which field is open to whom. */
export function cadreRoutes(deps: ApiDeps): Router {
  const router = Router()
  serveList(router, listOperation, deps, {
    rights: 'sees',
    name: 'cadres',
    position: { searchName: cursorText, id: cursorText },
    rows: ({ client, caller, reach, filter: { q, ...filter }, after, limit }) =>
      listCadres(client, { reach, self: caller.personId, ...filter, q: q && searchName(q), after, limit }),
    at: ({ searchName, id }) => ({ searchName, id }),
    show: ({ language }) => show(language),
  })
  serve(router, readOperation, async ({ caller, params, language, response }) => {
    const row = await visibleCadre(deps.pool, caller, params.id)
    sendRecord(response, 200, showDetails(language, caller)(row))
  })
  serve(router, createOperation, async ({ request, caller, body, language, response }) => {
    const command = commandOf(request, caller, body)
    const { status, answer } = await recordCommand(deps, command, async (client, at) => {
      await requirePlace(client, caller, body.unitId)
      await requireOrigin(client, body.originUnitId)
      requirePast(body, today(deps.now))
      const id = `c-${command.id.slice(0, 16)}`
      await insertCadre(client, { id, ...body, ...namesOf(body.fullName) })
      const row = await known(client, id)
      await audit(client, caller, at, { what: 'cadre-created', after: valuesOf(row) })
      return { status: 201, answer: showDetails(language, caller)(row) }
    })
    sendNew(response, '/v1/cadres', status, answer)
  })
  serve(router, changeOperation, async ({ request, caller, params, body, language, response }) => {
    const row = await changeRecord(deps, async (client, at) => {
      await lockCadre(client, params.id)
      const before = await visibleCadre(client, caller, params.id)
      if (!before.unit) throw new Problem('not-permitted')
      requireReach(caller.manages, before.unit.id)
      requireVersion(versionRead(request), before)
      if (body.unitId !== undefined) await requirePlace(client, caller, body.unitId)
      await requireOrigin(client, body.originUnitId)
      requirePast(body, today(deps.now))
      const { papers = [], fullName = before.fullName, ...changed } = body
      await updateCadre(client, { ...valuesOf(before), ...changed, ...namesOf(fullName) })
      await upsertPapers(client, before.id, papers)
      const after = await known(client, before.id)
      await audit(client, caller, at, {
        what: 'cadre-changed',
        ...differences(recordOf(before), recordOf(after)),
      })
      return after
    })
    sendRecord(response, 200, showDetails(language, caller)(row))
  })
  return router
}

async function requirePlace(client: pg.ClientBase, caller: Caller, unitId: UnitId): Promise<void> {
  if (!(await findUnit(client, unitId))) throw invalidInput(fieldError('unitId', 'unknown-unit'))
  requireReach(caller.manages, unitId)
}

/** Where somebody comes from is any unit there is. */
async function requireOrigin(client: pg.ClientBase, unitId: UnitId | null | undefined): Promise<void> {
  if (unitId && !(await findUnit(client, unitId)))
    throw invalidInput(fieldError('originUnitId', 'unknown-unit'))
}

interface Dated {
  bornOn?: IsoDate | null | undefined
  papers?: readonly { paper: string; verifiedOn: IsoDate | null }[] | undefined
}

/** Nobody is born, and nothing is verified, in the future; no paper is named twice. */
function requirePast({ bornOn, papers = [] }: Dated, latest: IsoDate): void {
  const future = (field: string) => refusalProblem({ code: 'date-in-future', field, latest })
  if (bornOn && bornOn > latest) throw future('bornOn')
  for (const [index, { paper, verifiedOn }] of papers.entries()) {
    if (verifiedOn && verifiedOn > latest) throw future(`papers.${index}.verifiedOn`)
    if (papers.slice(0, index).some((earlier) => earlier.paper === paper)) {
      throw invalidInput(fieldError(`papers.${index}.paper`, 'named-twice'))
    }
  }
}

function namesOf(fullName: string) {
  return { fullName: normaliseName(fullName), searchName: searchName(fullName) }
}

async function known(client: pg.ClientBase, id: PersonId): Promise<CadreDetailRow> {
  const row = await findCadre(client, id)
  if (!row) throw new Error(`cadre ${id} vanished in its own transaction`)
  return row
}

function valuesOf({
  id,
  fullName,
  searchName: searched,
  unit,
  managedAs,
  file,
}: CadreDetailRow): CadreValues {
  const { bornOn, sex, ethnicity, originUnitId, degrees, email, locale } = file
  return {
    ...{ id, fullName, searchName: searched, managedAs },
    ...{ bornOn, sex, ethnicity, originUnitId, degrees, email, locale },
    unitId: unit?.id ?? null,
  }
}

const recordOf = (row: CadreDetailRow) => ({
  ...valuesOf(row),
  papers: row.file.papers,
  evaluations: row.file.evaluations,
})

const show = (language: Language) => (row: CadreRow) => ({
  id: row.id,
  fullName: row.fullName,
  unit: row.unit && { id: row.unit.id, name: say(row.unit.name, language) },
  managedAs: row.managedAs,
  posts: row.posts.map(({ title, ...held }) => ({ ...held, title: say(title, language) })),
  version: row.version,
})

const showDetails = (language: Language, caller: Caller) => (row: CadreDetailRow) => {
  const ref = ({ id, title }: { id: string; title: { vi: string; en: string } }) => ({
    id,
    title: say(title, language),
  })
  const open = readsFile(caller, row)
  return {
    ...show(language)(row),
    tenures: row.tenures.map(({ post, ...tenure }) => ({ ...tenure, post: ref(post) })),
    planning: row.planning.map(({ post, leftReason, ...entry }) => ({
      ...entry,
      post: ref(post),
      ...(open && { leftReason }),
    })),
    ...(open && {
      file: { ...row.file, originUnit: row.file.originUnit && say(row.file.originUnit, language) },
    }),
  }
}
