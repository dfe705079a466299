import { Router } from 'express'
import type pg from 'pg'
import {
  findUnit,
  findUnitForUpdate,
  insertUnit,
  listUnits,
  listUnitsOf,
  moveUnit,
  type UnitRow,
  updateUnit,
} from '../../../db/registers/units.js'
import { searchName } from '../../../domain/names.js'
import type { UnitId } from '../../../domain/vocabulary.js'
import { audit, differences } from '../../../records/audit.js'
import { type Caller, covers, requireReach } from '../../../records/rights/caller.js'
import { requireVersion } from '../../../records/version.js'
import { commandOf, recordCommand } from '../../commands/commands.js'
import type { ApiDeps } from '../../deps.js'
import { changeRecord, sendNew, sendRecord, versionRead } from '../../http/etags.js'
import { operation, serve } from '../../http/openapi.js'
import { cursorText, DEFAULT_LIMIT, decodeCursor, encodeCursor, page } from '../../http/paging.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput, Problem } from '../../problems/problem.js'
import { type Language, say } from '../../words/language.js'
import { newUnit, unit, unitChange, unitDetails, unitPage, unitQuery } from './schemas.js'

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
  problems: ['unit-not-found'],
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
  problems: ['not-permitted'],
})

const changeOperation = operation({
  method: 'patch',
  path: '/v1/units/{id}',
  tag: 'Units',
  summary: { vi: 'Sửa hoặc chuyển đơn vị', en: 'Change or move a unit' },
  description: {
    vi: 'Quản trị viên của đơn vị, khi chuyển thì của cả nơi đến; mọi đơn vị trực thuộc đi cùng.',
    en: 'By an administrator of the unit, and of the place where it moves; the units below it go with it.',
  },
  body: unitChange,
  ifMatch: true,
  answers: { 200: { description: 'The unit', schema: unit, headers: { ETag: 'Its version' } } },
  problems: ['unit-not-found', 'not-permitted', 'record-in-use'],
})

/** The organisation: everybody reads it, administrators of a unit change what is below it. */
export function unitRoutes(deps: ApiDeps): Router {
  const router = Router()
  serve(router, listOperation, async ({ query, language, response }) => {
    const { limit = DEFAULT_LIMIT, cursor, under, kind, q } = query
    const [path] = decodeCursor('units', [cursorText], cursor) ?? []
    const after = path?.split('/')
    const found = await listUnits(deps.pool, { under, kind, q: q && searchName(q), after, limit })
    response.json(page(found, limit, show(language), (last) => encodeCursor('units', [last.path.join('/')])))
  })
  serve(router, readOperation, async ({ params, language, response }) => {
    const row = await findUnit(deps.pool, params.id)
    if (!row) throw new Problem('unit-not-found')
    const ancestors = await listUnitsOf(deps.pool, { ids: row.path.slice(0, -1) })
    const below = await listUnitsOf(deps.pool, { parent: row.id })
    const shown = { ancestors: ancestors.map(show(language)), below: below.map(show(language)) }
    sendRecord(response, 200, { ...show(language)(row), ...shown })
  })
  serve(router, createOperation, async ({ request, caller, body, language, response }) => {
    const command = commandOf(request, caller, body)
    const { status, answer } = await recordCommand(deps, command, async (client, at) => {
      const parent = await parentOf(client, caller, body.parentId)
      const id = `u-${command.id.slice(0, 16)}`
      await insertUnit(client, { id, ...body, parentId: parent.id })
      const row = await known(client, id)
      await audit(client, caller, at, { what: 'unit-created', after: values(row) })
      return { status: 201, answer: show(language)(row) }
    })
    sendNew(response, '/v1/units', status, answer)
  })
  serve(router, changeOperation, async ({ request, caller, params, body, language, response }) => {
    const row = await changeRecord(deps, async (client, at) => {
      const before = await findUnitForUpdate(client, params.id)
      if (!before) throw new Problem('unit-not-found')
      requireReach(caller.administers, before.id)
      requireVersion(versionRead(request), before)
      await updateUnit(client, { ...before, ...body })
      if (body.parentId !== undefined && body.parentId !== before.parentId) {
        await move(client, caller, before, body.parentId)
      }
      const after = await known(client, before.id)
      await audit(client, caller, at, { what: 'unit-changed', ...differences(values(before), values(after)) })
      return after
    })
    sendRecord(response, 200, show(language)(row))
  })
  return router
}

/** The unit to put something below. Administrators see every unit, so a wrong one is a wrong field. */
async function parentOf(client: pg.ClientBase, caller: Caller, id: UnitId): Promise<UnitRow> {
  const parent = await findUnitForUpdate(client, id)
  if (!parent) throw invalidInput(fieldError('parentId', 'unknown-unit'))
  requireReach(caller.administers, parent.id)
  return parent
}

async function move(
  client: pg.ClientBase,
  caller: Caller,
  unitRow: UnitRow,
  parentId: UnitId,
): Promise<void> {
  const parent = await parentOf(client, caller, parentId)
  // The root has nothing above it, and whoever moves a unit has to administer both places.
  if (unitRow.parentId === null) throw new Problem('record-in-use')
  if (!covers(caller.administers, unitRow.parentId)) throw new Problem('not-permitted')
  if (parent.path.includes(unitRow.id)) throw invalidInput(fieldError('parentId', 'below-itself'))
  await moveUnit(client, unitRow.id, parent.id)
}

async function known(client: pg.ClientBase, id: UnitId): Promise<UnitRow> {
  const row = await findUnit(client, id)
  if (!row) throw new Error(`unit ${id} vanished in its own transaction`)
  return row
}

const values = ({ id, parentId, kind, name }: UnitRow) => ({ id, parentId, kind, name })

const show = (language: Language) => (row: UnitRow) => ({
  id: row.id,
  parentId: row.parentId,
  kind: row.kind,
  name: say(row.name, language),
  names: row.name,
  depth: row.path.length - 1,
  children: row.children,
  version: row.version,
})
