import type { Router } from 'express'
import type { PlanningYear } from '../../../domain/planning/years.js'
import type { RuleSet } from '../../../domain/rules/rule-set.js'
import { leftToDoIn } from '../../../records/planning/left-to-do.js'
import {
  type LevelTold,
  planningOf,
  structureFor,
  type UnitPlanning,
  yearsFor,
} from '../../../records/planning/structure.js'
import { whatIfMoved } from '../../../records/planning/what-if.js'
import { covers } from '../../../records/rights/caller.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { serveReading } from '../../http/serve-reading.js'
import { capSentence } from '../../problems/planning-problems.js'
import { type Language, say } from '../../words/language.js'
import { structure, structureQuery, whatIfBody, whatIfResult } from './schemas.js'
import { showMeasured } from './show-measured.js'

const structureOperation = operation({
  method: 'get',
  path: '/v1/planning/structure',
  tag: 'Planning',
  summary: {
    vi: 'Cơ cấu quy hoạch so với chỉ tiêu',
    en: 'The structure of the planning against its targets',
  },
  description: {
    vi: 'Chỉ tiêu chưa đạt thì cảnh báo, không phải điều kiện.',
    en: 'A target that is missed warns; it blocks nothing.',
  },
  query: structureQuery,
  answers: { 200: { description: 'By level of posts', schema: structure } },
})

const whatIfOperation = operation({
  method: 'post',
  path: '/v1/planning/what-if',
  tag: 'Planning',
  summary: { vi: 'Thử đưa vào, đưa ra khỏi quy hoạch', en: 'What if people were added or removed' },
  description: {
    vi: 'Không thay đổi gì: chỉ nêu cơ cấu trước và sau, các chỉ tiêu đổi trạng thái và các giới hạn bị vượt.',
    en: 'Changes nothing: the structure before and after, the verdicts that change, the caps that would be broken.',
  },
  body: whatIfBody,
  answers: { 200: { description: 'Before and after', schema: whatIfResult } },
})

/** The planning of a unit against its targets, as it is and as it would be. */
export function serveStructure(router: Router, deps: ApiDeps): void {
  serveReading(router, structureOperation, deps, {
    rights: 'sees-unit',
    of: { in: 'query', name: 'unit' },
    read: async ({ client, caller, language, query, granted: unit, today }) => {
      const planning = await planningOf(client, unit, { ...query, on: query.on ?? today })
      const [levels, leftToDo, years] = await Promise.all([
        structureFor(client, caller, planning),
        leftToDoIn(client, caller, unit.id, today),
        query.years ? yearsFor(client, caller, planning, today) : undefined,
      ])
      return {
        ...about(planning, language),
        levels: levels.map(showLevel(language)),
        ...(years && { years: years.map(showYear(language)) }),
        today: leftToDo,
        mayPlan: covers(caller.manages, unit.id),
      }
    },
  })
  serveReading(router, whatIfOperation, deps, {
    rights: 'reads-unit',
    of: { in: 'body', name: 'unit' },
    read: async ({ client, caller, language, body, granted: unit, today }) => {
      const planning = await planningOf(client, unit, { ...body, on: body.on ?? today })
      const { broken, before, after, changes } = await whatIfMoved(client, caller, planning, body)
      return {
        ...about(planning, language),
        moved: [...new Set([...body.add, ...body.remove].map(({ personId }) => personId))].map((id) => ({
          id,
        })),
        before: before.map(showLevel(language)),
        after: after.map(showLevel(language)),
        changes,
        capsBroken: broken.map((cap) => ({
          ...cap,
          article: say(cap.article, language),
          message: say(capSentence(cap), language),
        })),
      }
    },
  })
}

function about({ unit, on, rules, local }: UnitPlanning, language: Language) {
  const used = ({ id, version, title }: RuleSet) => ({ id, version, title: say(title, language) })
  return {
    unit: { id: unit.id, name: say(unit.name, language) },
    on,
    ruleSet: used(rules),
    targets: local ? used(local) : null,
  }
}

const showYear =
  (language: Language) =>
  ({ women, young, ...year }: PlanningYear) => ({
    ...year,
    women: showMeasured(women, language),
    young: young && showMeasured(young, language),
  })

/** A level of posts with the articles of its targets in the reader's language. */
const showLevel =
  (language: Language) =>
  ({ ratio, women, ages, both, agesNote, ...level }: LevelTold) => ({
    ...level,
    ratio: showMeasured(ratio, language),
    ...(women && { women: showMeasured(women, language) }),
    ...(ages && { ages: ages.map((share) => ({ ...share, ...showMeasured(share, language) })) }),
    ...(both && {
      both: { ...both, article: say(both.article, language), note: both.note && say(both.note, language) },
    }),
    ...(agesNote && { agesNote: say(agesNote, language) }),
  })
