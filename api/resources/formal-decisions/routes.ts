import type { Router } from 'express'
import {
  annulDiscipline,
  endMeasure,
  enterDiscipline,
  enterMeasure,
} from '../../../records/formal-decisions.js'
import {
  ANNUL_DISCIPLINE,
  END_MEASURE,
  ENTER_DISCIPLINE,
  ENTER_MEASURE,
} from '../../../records/proposed-changes/proposable.js'
import type { ApiDeps } from '../../deps.js'
import { register } from '../../http/serve-register.js'
import { strictRouter } from '../../http/strict-router.js'
import { discipline, disciplines, ending, measure, measures, newDiscipline, newMeasure } from './schemas.js'
import { disciplinesOf, disciplineView, measuresOf, measureView } from './view.js'

const tag = 'Cadres'
const ONLY_FORMAL = {
  vi: 'Chỉ ghi quyết định chính thức, có cơ quan ban hành và số; riêng đơn thư tố cáo thì không ghi được.',
  en: 'Only a formal decision is entered, with its authority and number; a letter of denunciation alone cannot be.',
}

const measureRoutes = register({
  tag,
  path: '/v1/cadres/{id}/measures',
  entry: 'measureId',
  schema: measure,
  list: {
    rights: 'reads-person',
    read: measuresOf,
    summary: { vi: 'Các biện pháp đối với cán bộ', en: 'Measures against a cadre' },
    schema: measures,
    answer: 'The latest entered first',
  },
  enter: {
    rights: 'officers-and-admins-of-person',
    use: enterMeasure,
    takesTwo: ENTER_MEASURE,
    input: (person, body) => ({ person, ...body }),
    summary: { vi: 'Ghi một biện pháp', en: 'Enter a measure' },
    description: ONLY_FORMAL,
    body: newMeasure,
    answer: 'The measure',
  },
  end: {
    rights: 'officers-and-admins-of-person',
    use: endMeasure,
    takesTwo: END_MEASURE,
    input: (person, id, body) => ({ person, id, ...body }),
    summary: { vi: 'Chấm dứt một biện pháp', en: 'End a measure' },
    description: ONLY_FORMAL,
    body: ending,
    answer: 'The measure',
  },
  show: measureView,
})

const disciplineRoutes = register({
  tag,
  path: '/v1/cadres/{id}/disciplines',
  entry: 'disciplineId',
  schema: discipline,
  list: {
    rights: 'reads-person',
    read: disciplinesOf,
    summary: { vi: 'Kỷ luật của cán bộ', en: "A cadre's disciplines" },
    schema: disciplines,
    answer: 'The latest entered first',
  },
  enter: {
    rights: 'officers-and-admins-of-person',
    use: enterDiscipline,
    takesTwo: ENTER_DISCIPLINE,
    input: (person, body) => ({ person, ...body }),
    summary: { vi: 'Ghi một hình thức kỷ luật', en: 'Enter a discipline' },
    description: ONLY_FORMAL,
    body: newDiscipline,
    answer: 'The discipline',
  },
  end: {
    rights: 'officers-and-admins-of-person',
    use: annulDiscipline,
    takesTwo: ANNUL_DISCIPLINE,
    input: (person, id, body) => ({ person, id, ...body }),
    summary: { vi: 'Hủy bỏ một quyết định kỷ luật', en: 'Annul a discipline' },
    description: ONLY_FORMAL,
    body: ending,
    answer: 'The discipline',
  },
  show: disciplineView,
})

/**
 * Measures and disciplines, by the decision that they stand on. They stand in the way of a candidate by the rules of
 * the case.
 */
export function formalDecisionRoutes(deps: ApiDeps): Router {
  return strictRouter().use(measureRoutes(deps), disciplineRoutes(deps))
}
