import type { Router } from 'express'
import type { z } from 'zod'
import { listUnits, listUnitsOf, PAPER_FORMS, type UnitRow } from '../../../db/registers/units.js'
import { searchName } from '../../../domain/names.js'
import { MOVE_UNIT } from '../../../records/proposed-changes/proposable.js'
import { changeUnit, createUnit } from '../../../records/units.js'
import type { ApiDeps } from '../../deps.js'
import type { Shown } from '../../http/answer.js'
import { sendNew } from '../../http/etags.js'
import { operation } from '../../http/operation.js'
import { cursorText } from '../../http/paging.js'
import { serveList } from '../../http/serve-list.js'
import { serveRecord } from '../../http/serve-reading.js'
import { serveRevision } from '../../http/serve-revision.js'
import { serveUseCase } from '../../http/serve-use-case.js'
import { strictRouter } from '../../http/strict-router.js'
import { bodiesByNames } from '../../papers/issuer.js'
import { type Language, say } from '../../words/language.js'
import { proposedInstead } from '../proposed-changes/view.js'
import { type issuingBody, newUnit, unit, unitChange, unitDetails, unitPage, unitQuery } from './schemas.js'
import { unitSheet } from './sheet.js'

const listOperation = operation({
  method: 'get',
  path: '/v1/units',
  tag: 'Units',
  summary: { vi: 'Cây đơn vị', en: 'The tree of units' },
  description: {
    vi: 'Theo thứ tự của cây: mỗi đơn vị đứng trước các đơn vị trực thuộc.',
    en: 'In the order of the tree: a unit stands before what is below it.',
  },
  query: unitQuery,
  answers: { 200: { description: 'Units', schema: unitPage } },
})

const readOperation = operation({
  method: 'get',
  path: '/v1/units/{id}',
  tag: 'Units',
  summary: {
    vi: 'Một đơn vị, cấp trên và các đơn vị trực thuộc',
    en: 'A unit, what is above and directly below it',
  },
  answers: { 200: { description: 'The unit', schema: unitDetails, headers: { ETag: 'Its version' } } },
})

const createOperation = operation({
  method: 'post',
  path: '/v1/units',
  tag: 'Units',
  summary: { vi: 'Thêm đơn vị', en: 'Add a unit' },
  description: {
    vi: 'Quản trị viên của đơn vị cấp trên; đơn vị được thêm vào cây.',
    en: 'By an administrator of the unit above it; the unit joins the tree.',
  },
  body: newUnit,
  command: true,
  answers: {
    201: { description: 'The unit', schema: unit, headers: { Location: 'Where it is', ETag: 'Its version' } },
  },
})

const changeOperation = operation({
  method: 'patch',
  path: '/v1/units/{id}',
  tag: 'Units',
  summary: { vi: 'Sửa hoặc chuyển đơn vị', en: 'Change or move a unit' },
  description: {
    vi: 'Quản trị viên của đơn vị, khi chuyển thì của cả nơi đi và nơi đến; mọi đơn vị trực thuộc đi cùng. Việc chuyển đơn vị thay đổi ai được đọc hồ sơ của ai nên cần người thứ hai xác nhận.',
    en: 'By an administrator of the unit, and of both places where it moves; the units below it go with it. A move changes who reads whose file, and waits for a second person.',
  },
  body: unitChange,
  ifMatch: true,
  answers: {
    200: { description: 'The unit', schema: unit, headers: { ETag: 'Its version' } },
    ...proposedInstead,
  },
})

/** The organisation: everybody reads it, administrators of a unit change what is below it. */
export function unitRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveList(router, listOperation, deps, {
    rights: 'everybody',
    name: 'units',
    position: { path: cursorText },
    rows: ({ client, filter: { q, ...filter }, after, limit }) =>
      listUnits(client, { ...filter, q: q && searchName(q), after: after?.path.split('/'), limit }),
    at: ({ path }) => ({ path: path.join('/') }),
    sheet: unitSheet,
    show: ({ language }) => show(language),
  })
  serveRecord(router, readOperation, deps, { rights: 'everybody-of-unit', show: showDetails })
  serveUseCase(router, createOperation, deps, {
    rights: 'admins-of-parent-unit',
    use: createUnit,
    input: ({ body }, id) => ({ id: `u-${id}`, ...body }),
    show: (row, { language }) => show(language)(row),
    send: (response, status, answer) => sendNew(response, '/v1/units', status, answer),
  })
  serveRevision(router, changeOperation, deps, {
    rights: 'admins-of-unit',
    use: changeUnit,
    takesTwo: MOVE_UNIT,
    input: ({ of, read, body }) => ({ unit: of, read, ...body }),
    show: (row, { language }) => show(language)(row),
  })
  return router
}

async function showDetails(row: UnitRow, { client, language }: Shown) {
  const ancestors = await listUnitsOf(client, { ids: row.path.slice(0, -1) })
  const below = await listUnitsOf(client, { parent: row.id })
  return {
    ...show(language)(row),
    ancestors: ancestors.map(show(language)),
    issuesAs: issuesAs(row, ancestors),
    below: below.map(show(language)),
  }
}

/** As which bodies the unit's papers are made: what is on record, else what its kind and name tell. */
function issuesAs({ letterheads, name, kind }: UnitRow, ancestors: readonly UnitRow[]) {
  const [above = null, province = name.vi] = [ancestors.at(-1)?.name.vi, ancestors[0]?.name.vi]
  const told = bodiesByNames({ unit: name.vi, unitKind: kind, above, province })
  return PAPER_FORMS.filter((form) => (letterheads?.only ?? form) === form).flatMap<
    z.output<typeof issuingBody>
  >((form) => {
    const [entry, byNames] = [letterheads?.[form], told.find((each) => each.form === form)]
    if (entry) return [{ form, ...entry, isOnRecord: true }]
    return byNames ? [{ ...byNames, isOnRecord: false }] : []
  })
}

const show = (language: Language) => (row: UnitRow) => ({
  id: row.id,
  parentId: row.parentId,
  parentName: row.parentName && say(row.parentName, language),
  kind: row.kind,
  name: say(row.name, language),
  names: row.name,
  partyOrganisation: row.partyOrganisation,
  partyLeads: row.partyLeads,
  letterheads: row.letterheads,
  depth: row.path.length - 1,
  children: row.children,
  version: row.version,
})
