import type { Router } from 'express'
import { declareRelations } from '../../../records/declarations.js'
import { END_RELATION, ENTER_RELATION } from '../../../records/proposed-changes/proposable.js'
import { enterRelation, recordRelationEnd } from '../../../records/relations.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { register } from '../../http/serve-register.js'
import { serveUseCase } from '../../http/serve-use-case.js'
import { newDeclaration } from '../cadres/declarations.js'
import { newRelation, relation, relationEnding, relations } from './schemas.js'
import { relationsOf, relationView } from './view.js'

const tag = 'Cadres'

const registerRoutes = register({
  tag,
  path: '/v1/cadres/{id}/relations',
  entry: 'relationId',
  schema: relation,
  list: {
    rights: 'reads-person',
    read: relationsOf,
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
  show: relationView,
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
    show: (_, shown) => relationsOf(shown),
  })
  return router
}
