import { Router } from 'express'
import type pg from 'pg'
import { findCadre, lockCadre } from '../../../db/registers/cadres.js'
import { insertDeclaration, listDeclarations } from '../../../db/registers/declarations.js'
import {
  endRelation,
  findRelation,
  insertRelation,
  listRelations,
  type RelationRow,
} from '../../../db/registers/relations.js'
import { converse } from '../../../domain/integrity/relations.js'
import type { PersonId } from '../../../domain/vocabulary.js'
import { audit } from '../../../records/audit.js'
import { requireNotBefore, requirePast } from '../../../records/day-bounds.js'
import type { Caller } from '../../../records/rights/caller.js'
import { cadreToChange, readableCadre, within } from '../../../records/rights/people.js'
import { today } from '../../caller/caller.js'
import { commandOf, recordCommand } from '../../commands/commands.js'
import type { ApiDeps } from '../../deps.js'
import { numbered } from '../../http/numbered.js'
import { operation, serve } from '../../http/openapi.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput, Problem } from '../../problems/problem.js'
import { declaring, newDeclaration } from '../cadres/declarations.js'
import { newRelation, relation, relationEnding, relations } from './schemas.js'

const tag = 'Cadres'

const listOperation = operation({
  method: 'get',
  path: '/v1/cadres/{id}/relations',
  tag,
  summary: { vi: 'Quan hệ gia đình đã kê khai', en: 'Declared relatives' },
  description: {
    vi: 'Quan hệ có giá trị với cả hai người, dù ai kê khai.',
    en: 'A relation holds for both, whichever of the two declared it.',
  },
  answers: { 200: { description: 'The declarations and the relatives', schema: relations } },
  problems: ['cadre-not-found', 'not-permitted'],
})

const createOperation = operation({
  method: 'post',
  path: '/v1/cadres/{id}/relations',
  tag,
  summary: { vi: 'Ghi một quan hệ gia đình đã kê khai', en: 'Enter a declared relative' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị; quan hệ có giá trị với cả hai người, và người kê khai được ghi là đã kê khai.',
    en: 'By an HR officer of the unit; it holds for both people, and the person counts as having declared.',
  },
  body: newRelation,
  command: true,
  answers: {
    201: { description: 'The relation', schema: relation, headers: { Location: 'Where the list is' } },
  },
  problems: ['cadre-not-found', 'not-permitted', 'date-in-future', 'already-exists'],
})

const endOperation = operation({
  method: 'post',
  path: '/v1/cadres/{id}/relations/{relationId}/ending',
  tag,
  summary: { vi: 'Chấm dứt một quan hệ', en: 'End a relation: a divorce, or an entry that was wrong' },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị, không phải một trong hai người; quan hệ vẫn được lưu kèm ngày chấm dứt.',
    en: 'By an HR officer of the unit who is neither of the two; it stays on record with the day on which it ended.',
  },
  body: relationEnding,
  command: true,
  answers: { 200: { description: 'The relation', schema: relation } },
  problems: [
    'cadre-not-found',
    'relation-not-found',
    'not-permitted',
    'already-ended',
    'date-in-future',
    'date-before',
  ],
})

const declareOperation = operation({
  method: 'post',
  path: '/v1/cadres/{id}/relation-declarations',
  tag,
  summary: {
    vi: 'Ghi nhận đã kê khai quan hệ gia đình (kể cả khi không có ai)',
    en: 'Record that relatives were declared, be it that there are none',
  },
  description: {
    vi: 'Cán bộ tổ chức của đơn vị; chỉ ghi ngày và nguồn kê khai, từng người thân được ghi riêng.',
    en: 'By an HR officer of the unit; the day and the source alone, each relative is entered on their own.',
  },
  body: newDeclaration,
  command: true,
  answers: { 201: { description: 'All that is declared', schema: relations } },
  problems: ['cadre-not-found', 'not-permitted', 'date-in-future', 'already-exists'],
})

/** Who is near to whom, as declared. Entered and ended by the HR officers of the person's unit. */
export function relationRoutes(deps: ApiDeps): Router {
  const router = Router()
  serve(router, listOperation, async ({ caller, params, response }) => {
    const { id } = await readableCadre(deps.pool, caller, params.id)
    response.json(await shownRelations(deps.pool, id))
  })
  serve(router, createOperation, async ({ request, caller, params, body, response }) => {
    const { status, answer } = await recordCommand(
      deps,
      commandOf(request, caller, body),
      async (client, at) => {
        // Both, in one order: two officers who enter the same two people from either side wait for each other.
        for (const each of [params.id, body.relative].sort()) await lockCadre(client, each)
        const { id: person } = await cadreToChange(client, caller, params.id, [caller.manages])
        await requireRelative(client, caller, { person, relative: body.relative })
        requirePast('declaredOn', body.declaredOn, today(deps.now))
        const id = await insertRelation(client, { person, ...body })
        if (id === undefined) throw new Problem('already-exists', { detail: RELATED })
        // To name somebody is to declare.
        await insertDeclaration(client, 'relations', { person, ...body })
        const row = await known(client, { id, person })
        await audit(client, caller, at, { what: 'relation-declared', after: valuesOf(row) })
        return { status: 201, answer: show(person)(row) }
      },
    )
    response.status(status).location(`/v1/cadres/${params.id}/relations`).json(answer)
  })
  serve(router, endOperation, async ({ request, caller, params, body, response }) => {
    const { status, answer } = await recordCommand(
      deps,
      commandOf(request, caller, body),
      async (client, at) => {
        const { id: person } = await cadreToChange(client, caller, params.id, [caller.manages])
        const before = await known(client, { id: numbered(params.relationId), person })
        if (before.endedOn !== null) throw new Problem('already-ended')
        requireOthers(caller, before)
        requirePast('endedOn', body.endedOn, today(deps.now))
        requireNotBefore('endedOn', body.endedOn, before.declaredOn)
        await endRelation(client, { id: before.id, ...body })
        const row = await known(client, { id: before.id, person })
        await audit(client, caller, at, {
          what: 'relation-ended',
          before: valuesOf(before),
          after: valuesOf(row),
        })
        return { status: 200, answer: show(person)(row) }
      },
    )
    response.status(status).json(answer)
  })
  serve(router, declareOperation, declaring(deps, 'relations', shownRelations))
  return router
}

const RELATED = {
  vi: 'Giữa hai người đã có một quan hệ được kê khai và còn giá trị.',
  en: 'A relation between the two is declared and in force.',
}

/** Whom the caller may not know of is as unknown as nobody; nobody is their own relative. */
async function requireRelative(
  client: pg.ClientBase,
  caller: Caller,
  { person, relative }: { person: PersonId; relative: PersonId },
): Promise<void> {
  if (relative === person) throw invalidInput(fieldError('relative', 'own-relative'))
  const row = await findCadre(client, relative)
  if (!row || !within(caller.sees, row)) throw invalidInput(fieldError('relative', 'unknown-cadre-in-reach'))
}

/** Nobody ends a relation of their own: it may stand in their way. */
function requireOthers(caller: Caller, { person, relative }: RelationRow): void {
  if ([person.id, relative.id].includes(caller.personId)) throw new Problem('not-permitted')
}

async function known(client: pg.ClientBase, asked: { id: number; person: PersonId }): Promise<RelationRow> {
  const row = await findRelation(client, asked)
  if (!row) throw new Problem('relation-not-found')
  return row
}

async function shownRelations(client: pg.Pool | pg.ClientBase, person: PersonId) {
  const [declarations, rows] = [
    await listDeclarations(client, 'relations', person),
    await listRelations(client, person),
  ]
  return { declarations, items: rows.map(show(person)) }
}

/** As it is from this person's side. */
const show = (from: PersonId) => (row: RelationRow) => {
  const { id, person, relative, kind, declaredOn, source, endedOn, endedReason } = row
  const own = person.id === from
  return {
    id,
    relative: own ? relative : person,
    kind: own ? kind : converse(kind),
    declaredBy: own ? ('person' as const) : ('relative' as const),
    ...{ declaredOn, source, endedOn, endedReason },
  }
}

const valuesOf = ({ person, relative, ...row }: RelationRow) => ({
  ...row,
  person: person.id,
  relative: relative.id,
})
