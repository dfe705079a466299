import { Router } from 'express'
import type { z } from 'zod'
import { listOverdue, type OverdueRow, type OverdueTaskRow } from '../../../db/reads/overdue-list.js'
import { findUnitReach, type Scope } from '../../../db/reads/unit-reach.js'
import { listVacancies, type VacancyRow } from '../../../db/reads/vacancies.js'
import { dayNumber, localDate } from '../../../domain/deadlines/dates.js'
import type { IsoDate, Text, UnitId } from '../../../domain/vocabulary.js'
import type { Caller } from '../../../records/rights/caller.js'
import { today } from '../../caller/caller.js'
import type { ApiDeps } from '../../deps.js'
import { operation, serve } from '../../http/openapi.js'
import {
  cursorMoment,
  cursorText,
  DEFAULT_LIMIT,
  decodeCursor,
  encodeCursor,
  page,
} from '../../http/paging.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput, Problem } from '../../problems/problem.js'
import { type Language, say } from '../../words/language.js'
import { deadlineView } from '../tasks/view.js'
import { rotationsOf } from './rotation.js'
import {
  type overdue,
  overduePage,
  overdueQuery,
  rotationOverview,
  rotationQuery,
  summary,
  summaryQuery,
  type vacancy,
  vacancyPage,
  vacancyQuery,
} from './schemas.js'
import { summarise } from './summary.js'

const summaryOperation = operation({
  method: 'get',
  path: '/v1/monitoring/summary',
  tag: 'Monitoring',
  summary: { vi: 'Tổng hợp hồ sơ theo trạng thái, bước, đơn vị', en: 'Procedures by status, stage and unit' },
  query: summaryQuery,
  answers: { 200: { description: 'Counts of what your roles cover', schema: summary } },
  problems: ['not-permitted'],
})

const rotationOperation = operation({
  method: 'get',
  path: '/v1/monitoring/rotation',
  tag: 'Monitoring',
  summary: {
    vi: 'Luân chuyển: ai, đến khi nào; tỷ lệ so với chỉ tiêu',
    en: 'Rotation: who, until when; shares against targets',
  },
  query: rotationQuery,
  answers: { 200: { description: 'Of what your roles cover', schema: rotationOverview } },
  problems: ['not-permitted'],
})

const overdueOperation = operation({
  method: 'get',
  path: '/v1/monitoring/overdue',
  tag: 'Monitoring',
  summary: { vi: 'Hồ sơ quá hạn, đang chờ ai', en: 'Overdue procedures, and whom they wait for' },
  query: overdueQuery,
  answers: { 200: { description: 'The longest overdue first', schema: overduePage } },
  problems: ['not-permitted'],
})

const vacanciesOperation = operation({
  method: 'get',
  path: '/v1/monitoring/vacancies',
  tag: 'Monitoring',
  summary: { vi: 'Vị trí còn trống', en: 'Vacant seats' },
  query: vacancyQuery,
  answers: { 200: { description: 'The longest vacant first', schema: vacancyPage } },
  problems: ['not-permitted'],
})

/** What an office looks after: for every role, as far as it covers the units. */
export function monitoringRoutes(deps: ApiDeps): Router {
  const router = Router()
  serve(router, summaryOperation, async ({ caller, query, language, response }) => {
    const { stuckDays } = query
    response.json(await summarise(deps, await scopeOf(deps, caller, query.unit), { stuckDays, language }))
  })
  serve(router, rotationOperation, async ({ caller, query, language, response }) => {
    const { unit, targets } = query
    const { readsRecords } = caller
    const asked = { targets, language, readsRecords }
    response.json(await rotationsOf(deps, await scopeOf(deps, caller, unit), asked))
  })
  serve(router, overdueOperation, async ({ caller, query, language, response }) => {
    const { limit = DEFAULT_LIMIT, cursor } = query
    const [overdueAt, id] = decodeCursor('overdue', [cursorMoment, cursorText], cursor) ?? []
    const found = await listOverdue(deps.pool, await scopeOf(deps, caller, query.unit), {
      now: deps.now().toISOString(),
      after: overdueAt !== undefined && id !== undefined ? { overdueAt, id } : undefined,
      limit,
    })
    const cursorAfter = (last: OverdueRow) => encodeCursor('overdue', [last.overdueAt, last.id])
    response.json(page(found, limit, showOverdue(language, today(deps.now)), cursorAfter))
  })
  serve(router, vacanciesOperation, async ({ caller, query, language, response }) => {
    const { limit = DEFAULT_LIMIT, cursor, procedure, acting } = query
    const on = today(deps.now)
    const [vacantSince, id] = decodeCursor('vacancies', [cursorText, cursorText], cursor) ?? []
    const found = await listVacancies(deps.pool, await scopeOf(deps, caller, query.unit), {
      procedure,
      acting: acting && { is: acting, on },
      after: vacantSince !== undefined && id !== undefined ? { vacantSince, id } : undefined,
      limit,
    })
    const cursorAfter = (last: VacancyRow) => encodeCursor('vacancies', [last.vacantSince, last.seatId])
    response.json(page(found, limit, showVacancy(language, on), cursorAfter))
  })
  return router
}

/**
 * The units to look at: those that the caller's roles cover, of them the ones below `unit` where it is named.
 * @throws Problem not-permitted without any role, invalid-input where the unit is not known
 */
async function scopeOf({ pool }: ApiDeps, { sees }: Caller, unit: UnitId | undefined): Promise<Scope> {
  if (sees.length === 0) throw new Problem('not-permitted')
  if (unit === undefined) return sees
  const below = await findUnitReach(pool, unit)
  if (!below) throw invalidInput(fieldError('unit', 'unknown-unit'))
  if (below === 'all') return sees
  return sees === 'all' ? below : below.filter((id) => sees.includes(id))
}

/** Days from `from` to `to`, counting the last. */
function days(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from) + 1
}

const stageView = (key: string, title: Text | null, language: Language) => ({
  key,
  title: title ? say(title, language) : key,
})

const showOverdue =
  (language: Language, on: IsoDate) =>
  (row: OverdueRow): z.output<typeof overdue> => ({
    id: row.id,
    number: row.number,
    kind: row.kind,
    status: row.status,
    stage: row.stage === null ? null : stageView(row.stage, row.stageTitle, language),
    unit: { id: row.unit.id, name: say(row.unit.name, language) },
    post: { id: row.post.id, name: say(row.post.title, language) },
    candidates: row.candidates,
    overdueSince: row.overdueAt,
    daysOverdue: days(localDate(row.overdueAt), on),
    waitingSince: row.waitingSince,
    tasks: row.tasks.map(showTask(row.stageTitle, language)),
  })

/** The open tasks of a case are those of the stage it is at. */
const showTask = (stageTitle: Text | null, language: Language) => (task: OverdueTaskRow) => ({
  id: task.id,
  kind: task.kind,
  stage: stageView(task.stage, stageTitle, language),
  who: whoOf(task, language),
  claimedBy: task.claimedBy,
  since: task.openedAt,
  deadline: deadlineView(task.deadline, language),
  overdueSince: task.overdueAt,
  escalatedAt: task.escalatedAt,
})

function whoOf({ person, group }: OverdueTaskRow, language: Language) {
  if (person) return { person }
  // A task is a person's or a group's: the table checks it.
  return { group: { id: group?.id ?? '', name: group ? say(group.name, language) : '' } }
}

const showVacancy =
  (language: Language, on: IsoDate) =>
  (row: VacancyRow): z.output<typeof vacancy> => ({
    seat: { id: row.seatId, ordinal: row.ordinal },
    post: { id: row.post.id, title: say(row.post.title, language), level: row.post.level },
    unit: { id: row.unit.id, name: say(row.unit.name, language) },
    vacantSince: row.vacantSince,
    daysVacant: Math.max(0, days(row.vacantSince, on)),
    procedure: row.procedure && {
      id: row.procedure.id,
      number: row.procedure.number,
      status: row.procedure.status,
      stage:
        row.procedure.stage === null
          ? null
          : stageView(row.procedure.stage, row.procedure.stageTitle, language),
    },
    acting: row.acting && { ...row.acting, overdue: row.acting.until < on },
  })
