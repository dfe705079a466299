import { type Request, Router } from 'express'
import type pg from 'pg'
import type { z } from 'zod'
import {
  countGrades,
  type EvaluationRow,
  type EvaluationValues,
  findEvaluation,
  listEvaluations,
  upsertEvaluation,
} from '../../../db/registers/evaluations.js'
import { yearOf } from '../../../domain/deadlines/dates.js'
import { GRADE_NAMES } from '../../../domain/eligibility/wording.js'
import { type UnfinishedWarning, unfinishedWarning } from '../../../domain/evaluation/breakthrough-tasks.js'
import { excellentShare, gradeOf, inputsAmiss } from '../../../domain/evaluation/grade.js'
import { inForceForYear, type With } from '../../../domain/planning/rules-in-force.js'
import type { PersonId, Text, UnitId } from '../../../domain/vocabulary.js'
import { audit, differences } from '../../../records/audit.js'
import type { Caller } from '../../../records/rights/caller.js'
import { personToChange } from '../../../records/rights/people.js'
import { requireVersion } from '../../../records/version.js'
import { today } from '../../caller/caller.js'
import type { ApiDeps } from '../../deps.js'
import { changeRecord, sendRecord, versionRead } from '../../http/etags.js'
import { operation, serve } from '../../http/openapi.js'
import {
  cursorNumber,
  cursorText,
  DEFAULT_LIMIT,
  decodeCursor,
  encodeCursor,
  page,
} from '../../http/paging.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput, Problem } from '../../problems/problem.js'
import type { FieldError } from '../../problems/rows.js'
import { type Language, say } from '../../words/language.js'
import { rulesInUse } from '../rule-sets/known.js'
import { evaluation, evaluationPage, evaluationQuery, newEvaluation } from './schemas.js'

const etag = { ETag: 'Its version' }

const listOperation = operation({
  method: 'get',
  path: '/v1/evaluations',
  tag: 'Evaluations',
  summary: { vi: 'Kết quả đánh giá hằng năm', en: 'Yearly evaluations' },
  description: {
    vi: 'Của những người có hồ sơ mở cho bạn, và của chính bạn. Khi nêu năm: kèm tỷ lệ "hoàn thành xuất sắc" của từng đơn vị, vượt thì cảnh báo.',
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
  problems: ['cadre-not-found', 'not-permitted', 'precondition-required', 'precondition-failed'],
})

/** Yearly evaluations: read like the cadre's record, recorded by HR officers and administrators of the person's unit. */
export function evaluationRoutes(deps: ApiDeps): Router {
  const router = Router()
  serve(router, listOperation, async ({ caller, query, language, response }) => {
    const { limit = DEFAULT_LIMIT, cursor, ...filter } = query
    const parts = [cursorNumber, cursorText, cursorText] as const
    const [year, searchName, id] = decodeCursor('evaluations', parts, cursor) ?? []
    const isAfter = year !== undefined && searchName !== undefined && id !== undefined
    const found = await listEvaluations(deps.pool, {
      reach: caller.readsRecords,
      self: caller.personId,
      ...filter,
      after: isAfter ? { year, searchName, id } : undefined,
      limit,
    })
    const cursorAfter = ({ year, person }: EvaluationRow) =>
      encodeCursor('evaluations', [year, person.searchName, person.id])
    response.json({
      ...page(found, limit, await view(deps.pool, language), cursorAfter),
      excellentShares: await excellentShares(deps, caller, filter, language),
    })
  })
  serve(router, putOperation, async ({ request, caller, params, body, language, response }) => {
    const { row, replaced } = await changeRecord(deps, async (client, at) => {
      // Nobody records their own evaluation: theirs is one of its seven inputs.
      const personId = await personToChange(client, caller, params.personId)
      const year = yearAsked(params.year, yearOf(today(deps.now)))
      const rules = await rulesOf(client, year)
      const given = rules ? byPoints(rules, body) : byEvidence(body)
      const before = await findEvaluation(client, personId, year)
      requireReplacement(request, before)
      await upsertEvaluation(client, { personId, year, ...given, by: caller.personId, at })
      const row = await known(client, personId, year)
      await audit(client, caller, at, {
        what: before ? 'evaluation-changed' : 'evaluation-recorded',
        ...(before ? differences(valuesOf(before), valuesOf(row)) : { after: valuesOf(row) }),
      })
      return { row, replaced: before !== undefined }
    })
    sendRecord(response, replaced ? 200 : 201, (await view(deps.pool, language))(row))
  })
  return router
}

async function rulesOf(
  client: pg.Pool | pg.ClientBase,
  year: number,
): Promise<With<'evaluation'> | undefined> {
  return (await rulesByYear(client))(year)
}

async function rulesByYear(client: pg.Pool | pg.ClientBase) {
  const inUse = (await rulesInUse(client)).map(({ ruleSet }) => ruleSet)
  return (year: number) => inForceForYear(inUse, year)
}

/** By unit, of those whose people's records are open to the caller. */
async function excellentShares(
  { pool }: ApiDeps,
  { readsRecords }: Caller,
  { unit, year }: { unit?: UnitId | undefined; year?: number | undefined },
  language: Language,
) {
  const rules = year === undefined ? undefined : await rulesOf(pool, year)
  if (year === undefined || !rules) return []
  const units = await countGrades(pool, { reach: readsRecords, unit, year })
  return units.map(({ unit, counts }) => {
    const share = excellentShare(rules.evaluation, counts)
    const { numerator: excellent, denominator: goodOrBetter } = share.value
    return { unit: { id: unit.id, name: say(unit.name, language) }, year, excellent, goodOrBetter, share }
  })
}

const FIRST_YEAR = 1950

/** A year that has begun. */
function yearAsked(text: string, latest: number): number {
  if (!/^\d{4}$/.test(text)) throw invalidInput(fieldError('year', 'not-a-whole-number'))
  const year = Number(text)
  if (year < FIRST_YEAR) throw invalidInput(fieldError('year', 'too-small', FIRST_YEAR))
  if (year > latest) throw invalidInput(fieldError('year', 'too-large', latest))
  return year
}

type Given = z.output<typeof newEvaluation>
type Graded = Pick<EvaluationValues, 'grade' | 'points' | 'inputs' | 'ruleSet' | 'evidence'>

/** Every input that the rules name, none that they do not; then the points' grade. */
function byPoints(
  { id, version, title, evaluation: rules }: With<'evaluation'>,
  { points, inputs, grade, evidence }: Given,
): Graded {
  const amiss = partsAmiss({ points, inputs }, { grade, evidence }, 'graded-by-points', title)
  if (points === undefined || inputs === undefined || amiss.length > 0) throw invalidInput(...amiss)
  const { missing, unknown } = inputsAmiss(rules, Object.keys(inputs))
  const errors = [
    ...missing.map((input) => fieldError(`inputs.${input}`, 'required')),
    ...unknown.map((input) => fieldError(`inputs.${input}`, 'unknown-key')),
  ]
  if (errors.length > 0) throw invalidInput(...errors)
  const reached = gradeOf(rules, points)
  if (reached) return { grade: reached.grade, points, inputs, ruleSet: { id, version }, evidence: null }
  const least = Math.min(...rules.grades.value.map(({ from }) => from))
  throw invalidInput(fieldError('points', 'too-small', least))
}

/** A year before there were points: the grade, and the paper that gives it. */
function byEvidence({ points, inputs, grade, evidence }: Given): Graded {
  const amiss = partsAmiss({ grade, evidence }, { points, inputs }, 'no-points-then')
  if (grade === undefined || evidence === undefined || amiss.length > 0) throw invalidInput(...amiss)
  return { grade, points: null, inputs: {}, ruleSet: null, evidence }
}

/** What an evaluation of that year asks for and is not there, and what it has no place for. */
function partsAmiss(
  asked: object,
  foreign: object,
  code: 'graded-by-points' | 'no-points-then',
  what?: Text,
): FieldError[] {
  const isGiven = ([, value]: [string, unknown]) => value !== undefined
  return [
    ...Object.entries(asked).flatMap((part) => (isGiven(part) ? [] : [fieldError(part[0], 'required')])),
    ...Object.entries(foreign).flatMap((part) => (isGiven(part) ? [fieldError(part[0], code, what)] : [])),
  ]
}

/** What is there already is replaced by whoever has read it. */
function requireReplacement(request: Request, before: EvaluationRow | undefined): void {
  if (before) requireVersion(versionRead(request), before)
  else if (request.get('If-Match') !== undefined) throw new Problem('precondition-failed')
}

async function known(client: pg.ClientBase, personId: PersonId, year: number): Promise<EvaluationRow> {
  const row = await findEvaluation(client, personId, year)
  if (!row) throw new Error(`evaluation ${personId} ${year} vanished in its own transaction`)
  return row
}

function valuesOf({ person, year, grade, points, inputs, ruleSet, evidence, recordedBy }: EvaluationRow) {
  const id = `${person.id}/${year}`
  return { id, grade, points, inputs, ruleSet, evidence, recordedBy: recordedBy?.id ?? null }
}

/** Evaluations as they are shown, each with what the rule set of its year warns of. */
async function view(client: pg.Pool | pg.ClientBase, language: Language) {
  const rulesOfYear = await rulesByYear(client)
  return (row: EvaluationRow) => {
    const rules = rulesOfYear(row.year)?.evaluation
    const warning = rules && unfinishedWarning(rules, { grade: row.grade, unfinished: row.tasks.unfinished })
    return { ...show(language)(row), ...(warning && { warnings: [warningShown(warning, language)] }) }
  }
}

function warningShown({ grade, unfinished, article }: UnfinishedWarning, language: Language) {
  const name = GRADE_NAMES[grade]
  const message: Text = {
    vi: `Năm này có ${unfinished} nhiệm vụ đột phá được kết luận không hoàn thành: cần xem lại mức "${name.vi}" (${article.vi}).`,
    en: `Breakthrough tasks of this year that were concluded as unfinished: ${unfinished}. The grade "${name.en}" should be looked at again (${article.en}).`,
  }
  return { code: 'unfinished-tasks' as const, field: 'grade' as const, message: say(message, language) }
}

const show = (language: Language) => (row: EvaluationRow) => ({
  person: { id: row.person.id, name: row.person.name },
  unit: row.unit && { id: row.unit.id, name: say(row.unit.name, language) },
  ...{ year: row.year, grade: row.grade, points: row.points, inputs: row.inputs },
  ...{ ruleSet: row.ruleSet, evidence: row.evidence },
  ...{ recordedBy: row.recordedBy, breakthroughTasks: row.tasks },
  version: row.version,
})
