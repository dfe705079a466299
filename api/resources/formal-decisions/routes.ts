import type { Router } from 'express'
import type { z } from 'zod'
import { FORMAL_DECISIONS, type FormalDecisionRow } from '../../../db/registers/formal-decisions.js'
import type { RuleSet } from '../../../domain/rules/rule-set.js'
import {
  annulDiscipline,
  endMeasure,
  enterDiscipline,
  enterMeasure,
} from '../../../records/formal-decisions.js'
import { measuresInTheWay } from '../../../records/measures-in-the-way.js'
import {
  ANNUL_DISCIPLINE,
  END_MEASURE,
  ENTER_DISCIPLINE,
  ENTER_MEASURE,
} from '../../../records/proposed-changes/proposable.js'
import type { ApiDeps } from '../../deps.js'
import { register } from '../../http/serve-register.js'
import { strictRouter } from '../../http/strict-router.js'
import { type Language, say } from '../../words/language.js'
import { BLOCKS_NOTHING, blocksUntil } from '../../words/measure-words.js'
import {
  discipline,
  disciplines,
  type effect,
  ending,
  measure,
  measures,
  newDiscipline,
  newMeasure,
} from './schemas.js'

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
    read: async ({ client, of, today, language }) => {
      const blockedBy = await measuresInTheWay(client, today)
      const rows = await FORMAL_DECISIONS.measures.list(client, of)
      return {
        items: rows.map((row) => ({
          ...showMeasure(row),
          effect: showEffect(row, blockedBy(row), language),
        })),
      }
    },
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
  show: showMeasure,
})

const disciplineRoutes = register({
  tag,
  path: '/v1/cadres/{id}/disciplines',
  entry: 'disciplineId',
  schema: discipline,
  list: {
    rights: 'reads-person',
    read: async ({ client, of }) => ({
      items: (await FORMAL_DECISIONS.disciplines.list(client, of)).map(showDiscipline),
    }),
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
  show: showDiscipline,
})

/**
 * Measures and disciplines, by the decision that they stand on. They stand in the way of a candidate by the rules of
 * the case.
 */
export function formalDecisionRoutes(deps: ApiDeps): Router {
  return strictRouter().use(measureRoutes(deps), disciplineRoutes(deps))
}

function showMeasure({ effectiveOn: _, endedAuthority, endedNumber, ...row }: FormalDecisionRow) {
  return { ...row, endedBy: decisionOf(endedAuthority, endedNumber) }
}

function showEffect(
  { endedOn }: FormalDecisionRow,
  blockedBy: readonly RuleSet[],
  language: Language,
): z.output<typeof effect> {
  return {
    blocks: blockedBy.map(({ title }) => say(title, language)),
    inWords: say(blockedBy.length > 0 ? blocksUntil(endedOn) : BLOCKS_NOTHING, language),
  }
}

function showDiscipline({ endedAuthority, endedNumber, ...row }: FormalDecisionRow) {
  return { ...row, endedBy: decisionOf(endedAuthority, endedNumber) }
}

const decisionOf = (authority: string | null, number: string | null) =>
  authority !== null && number !== null ? { authority, number } : null
