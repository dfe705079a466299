import type { Router } from 'express'
import { listDeclarations } from '../../../db/registers/declarations.js'
import { listRelations, type RelationRow } from '../../../db/registers/relations.js'
import { converse } from '../../../domain/integrity/relations.js'
import { declareRelations } from '../../../records/declarations.js'
import { END_RELATION, ENTER_RELATION } from '../../../records/proposed-changes/proposable.js'
import { enterRelation, recordRelationEnd } from '../../../records/relations.js'
import type { ApiDeps } from '../../deps.js'
import type { Shown } from '../../http/answer.js'
import { operation } from '../../http/operation.js'
import { register } from '../../http/serve-register.js'
import { serveUseCase } from '../../http/serve-use-case.js'
import { newDeclaration } from '../cadres/declarations.js'
import { newRelation, relation, relationEnding, relations } from './schemas.js'

const tag = 'Cadres'

const registerRoutes = register({
  tag,
  path: '/v1/cadres/{id}/relations',
  entry: 'relationId',
  schema: relation,
  list: {
    rights: 'reads-person',
    read: shownRelations,
    summary: { vi: 'Quan hệ gia đình đã kê khai', en: 'Declared relatives' },
    description: {
      vi: 'Quan hệ có giá trị với cả hai người, dù ai kê khai.',
      en: 'A relation holds for both, whichever of the two declared it.',
    },
    schema: relations,
    answer: 'The declarations and the relatives',
  },
  enter: {
    rights: 'officers-of-person-with-relative',
    use: enterRelation,
    takesTwo: ENTER_RELATION,
    input: (person, body) => ({ person, ...body }),
    summary: { vi: 'Ghi một quan hệ gia đình đã kê khai', en: 'Enter a declared relative' },
    description: {
      vi: 'Cán bộ tổ chức của đơn vị; quan hệ có giá trị với cả hai người, và người kê khai được ghi là đã kê khai.',
      en: 'By an HR officer of the unit; it holds for both people, and the person counts as having declared.',
    },
    body: newRelation,
    answer: 'The relation',
    headers: { Location: 'Where the list is' },
  },
  end: {
    rights: 'officers-of-person',
    use: recordRelationEnd,
    takesTwo: END_RELATION,
    input: (person, id, body) => ({ person, id, ...body }),
    summary: { vi: 'Chấm dứt một quan hệ', en: 'End a relation: a divorce, or an entry that was wrong' },
    description: {
      vi: 'Cán bộ tổ chức của đơn vị, không phải một trong hai người; quan hệ vẫn được lưu kèm ngày chấm dứt.',
      en: 'By an HR officer of the unit who is neither of the two; it stays on record with the day on which it ended.',
    },
    body: relationEnding,
    answer: 'The relation',
  },
  show,
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
})

/** Who is near to whom, as declared. */
export function relationRoutes(deps: ApiDeps): Router {
  const router = registerRoutes(deps)
  serveUseCase(router, declareOperation, deps, {
    rights: 'officers-of-person',
    use: declareRelations,
    input: ({ of, body }) => ({ person: of, ...body }),
    show: (_, shown) => shownRelations(shown),
  })
  return router
}

async function shownRelations(shown: Shown) {
  const { client, of } = shown
  const declarations = await listDeclarations(client, 'relations', of)
  const rows = await listRelations(client, of)
  return { declarations, items: rows.map((row) => show(row, shown)) }
}

/** As it is from the side of the person in whose list it is shown. */
function show(row: RelationRow, { of }: Pick<Shown, 'of'>) {
  const { id, person, relative, kind, declaredOn, source, endedOn, endedReason } = row
  const own = person.id === of
  return {
    id,
    relative: own ? relative : person,
    kind: own ? kind : converse(kind),
    declaredBy: own ? ('person' as const) : ('relative' as const),
    ...{ declaredOn, source, endedOn, endedReason },
  }
}
