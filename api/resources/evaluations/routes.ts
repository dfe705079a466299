import type { Router } from 'express'
import type { Client } from '../../../db/pool.js'
import { type EvaluationRow, listEvaluations } from '../../../db/registers/evaluations.js'
import { askedBy, toldBeside } from '../../../domain/evaluation/grade.js'
import type { EmployedAs } from '../../../domain/planning/rules-in-force.js'
import {
  excellentShares,
  recordEvaluation,
  type WarnedOf,
  warningsOfGrades,
} from '../../../records/evaluations.js'
import { mayGradeUnit } from '../../../records/rights/units.js'
import { evaluationRules } from '../../../records/rules-in-force.js'
import { recordUnitGrade } from '../../../records/unit-grades.js'
import { yearNamed } from '../../../records/use-case/record-number.js'
import type { ApiDeps } from '../../deps.js'
import type { Shown } from '../../http/answer.js'
import { operation } from '../../http/operation.js'
import { cursorText, cursorYear } from '../../http/paging.js'
import { serveList } from '../../http/serve-list.js'
import { serveRevision } from '../../http/serve-revision.js'
import { strictRouter } from '../../http/strict-router.js'
import { aboveUnit, unfinishedTasks } from '../../words/evaluation-words.js'
import { type Language, say } from '../../words/language.js'
import { showMeasured } from '../planning/show-measured.js'
import {
  evaluation,
  evaluationPage,
  evaluationQuery,
  newEvaluation,
  newUnitGrade,
  unitGrade,
} from './schemas.js'
import { evaluationSheet } from './sheet.js'

const etag = { ETag: 'Its version' }

const listOperation = operation({
  method: 'get',
  path: '/v1/evaluations',
  tag: 'Evaluations',
  summary: { vi: 'Kết quả đánh giá hằng năm', en: 'Yearly evaluations' },
  description: {
    vi: 'Của những người có hồ sơ mở cho đồng chí, và của chính đồng chí. Khi nêu năm: kèm tỷ lệ "hoàn thành xuất sắc" của từng đơn vị, vượt thì cảnh báo.',
    en: 'Of those whose records are open to you, and your own. With a year: the share of "excellent" of each unit, which warns when it is exceeded.',
  },
  query: evaluationQuery,
  answers: { 200: { description: 'The latest year first, then by name', schema: evaluationPage } },
})

const putOperation = operation({
  method: 'put',
  path: '/v1/evaluations/{personId}/{year}',
  tag: 'Evaluations',
  summary: { vi: 'Ghi kết quả đánh giá của một năm', en: "Record a year's evaluation" },
  description: {
    vi: 'Điểm thành mức xếp loại theo bộ quy tắc có hiệu lực trong năm; có nhiệm vụ đột phá không hoàn thành mà xếp loại cao thì cảnh báo; năm chưa có quy định tính điểm thì ghi mức xếp loại kèm văn bản. Khi thay kết quả đã có: cần If-Match với phiên bản đã đọc.',
    en: 'The points become a grade by the rule set in force for the year, which warns of a high grade beside an unfinished breakthrough task; of a year before there was one, the grade is recorded with the paper that gives it. If-Match with the version that was read is required where an evaluation is replaced.',
  },
  body: newEvaluation,
  answers: {
    200: { description: 'The evaluation, replaced', schema: evaluation, headers: etag },
    201: { description: 'The evaluation, new', schema: evaluation, headers: etag },
  },
})

const unitGradeOperation = operation({
  method: 'put',
  path: '/v1/evaluations/units/{unitId}/{year}',
  tag: 'Evaluations',
  summary: { vi: 'Ghi xếp loại của cơ quan, đơn vị', en: 'Record the grade of a body' },
  description: {
    vi: 'Theo văn bản của cấp có thẩm quyền: cơ quan, đơn vị hoàn thành xuất sắc nhiệm vụ được tỷ lệ cá nhân xuất sắc cao hơn. Khi thay kết quả đã có: cần If-Match với phiên bản đã đọc.',
    en: 'By the paper that gives it: in an outstanding body more people may be "excellent". If-Match with the version that was read is required where one is replaced.',
  },
  body: newUnitGrade,
  answers: {
    200: { description: 'The grade, replaced', schema: unitGrade, headers: etag },
    201: { description: 'The grade, new', schema: unitGrade, headers: etag },
  },
})

/** Yearly evaluations: read like the cadre's record, recorded by HR officers and administrators of the person's unit. */
export function evaluationRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveList(router, listOperation, deps, {
    rights: 'readsRecords',
    name: 'evaluations/given-name',
    position: { year: cursorYear, sortName: cursorText, id: cursorText },
    rows: ({ client, caller, reach, filter, after, limit }) =>
      listEvaluations(client, {
        ...{ reach, self: caller.personId, without: caller.competitors },
        ...filter,
        after,
        limit,
      }),
    at: ({ year, person: { sortName, id } }) => ({ year, sortName, id }),
    sheet: evaluationSheet,
    show: view,
    beside: async ({ client, caller, language, reach, today, filter: { unit, year } }) => ({
      ...(year !== undefined && {
        asks: await askedOf(client, { year, as: 'civil-servant' }, language),
        asksOfEmployees: await askedOf(client, { year, as: 'public-employee' }, language),
      }),
      ...(unit !== undefined && { gradesUnit: await mayGradeUnit(client, caller, { unit, year }, today) }),
      excellentShares: (await excellentShares(client, { reach, unit, year })).map(
        ({ unit, share, ...counted }) => ({
          ...{ ...counted, unit: { id: unit.id, name: say(unit.name, language) } },
          share: showMeasured(share, language),
        }),
      ),
    }),
  })
  serveRevision(router, putOperation, deps, {
    rights: 'officers-and-admins-of-person',
    use: recordEvaluation,
    input: ({ params: { personId: person, year }, read, body }) => ({
      ...{ person, read, ...body },
      year: yearNamed(year),
    }),
    show: async ({ row }, shown) => (await view(shown))(row),
    isNew: ({ isNew }) => isNew,
  })
  serveRevision(router, unitGradeOperation, deps, {
    rights: 'officers-of-graded-unit',
    use: recordUnitGrade,
    input: ({ params: { unitId: unit, year }, read, body }) => ({
      unit,
      year: yearNamed(year),
      read,
      ...body,
    }),
    show: ({ row }) => row,
    isNew: ({ isNew }) => isNew,
  })
  return router
}

async function askedOf(client: Client, { year, as }: { year: number; as: EmployedAs }, language: Language) {
  const rules = (await evaluationRules(client))(year, as)
  if (!rules) return null
  const { id, version, title, evaluation } = rules
  const { inputs, grades, grounds, article } = askedBy(evaluation)
  return {
    ruleSet: { id, version, title: say(title, language) },
    inputs: inputs.map((asked) => ({ input: asked.input, title: say(asked.title, language) })),
    grounds: grounds.map(({ ground, title }) => ({ ground, title: say(title, language) })),
    ...{ grades, article: say(article, language) },
    beside: toldBeside(evaluation).map(
      ({ label, says, article: at }) =>
        `${say(label, language)}: ${say(says, language)} (${say(at, language)}).`,
    ),
  }
}

type Read = Pick<Shown, 'client' | 'language'>

/** Evaluations as they are shown, each with what the rule set of its year warns of. */
async function view({ client, language }: Read) {
  const warningOf = await warningsOfGrades(client)
  return (row: EvaluationRow) => {
    const warnings = warningsShown(warningOf(row), language)
    return { ...show(language)(row), ...(warnings.length > 0 && { warnings }) }
  }
}

const warningsShown = ({ tasks, unit }: WarnedOf, language: Language) => [
  ...(tasks
    ? [{ ...ON_GRADE, code: 'unfinished-tasks' as const, message: say(unfinishedTasks(tasks), language) }]
    : []),
  ...(unit
    ? [{ ...ON_GRADE, code: 'head-above-unit' as const, message: say(aboveUnit(unit), language) }]
    : []),
]

const ON_GRADE = { field: 'grade' } as const

const show = (language: Language) => (row: EvaluationRow) => ({
  person: { id: row.person.id, name: row.person.name },
  unit: row.unit && { id: row.unit.id, name: say(row.unit.name, language) },
  ...{ year: row.year, grade: row.grade, points: row.points, inputs: row.inputs },
  ...{ ruleSet: row.ruleSet, evidence: row.evidence, ground: row.ground },
  ...{ employedAs: row.employedAs, likeTasks: row.likeTasks },
  ...{ recordedBy: row.recordedBy, breakthroughTasks: row.tasks },
  version: row.version,
})
