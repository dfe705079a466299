import type { Router } from 'express'
import type { z } from 'zod'
import { listOverdue, type OverdueRow, type OverdueTaskRow } from '../../../db/reads/overdue-list.js'
import { listVacancies, type VacancyRow } from '../../../db/reads/vacancies.js'
import { dayNumber, localDate } from '../../../domain/deadlines/dates.js'
import type { IsoDate, Text } from '../../../domain/vocabulary.js'
import { scopeWithin } from '../../../records/rights/scope.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { cursorDay, cursorMoment, cursorText } from '../../http/paging.js'
import { serveList } from '../../http/serve-list.js'
import { serveReading } from '../../http/serve-reading.js'
import { strictRouter } from '../../http/strict-router.js'
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
})

const overdueOperation = operation({
  method: 'get',
  path: '/v1/monitoring/overdue',
  tag: 'Monitoring',
  summary: { vi: 'Hồ sơ quá hạn, đang chờ ai', en: 'Overdue procedures, and whom they wait for' },
  query: overdueQuery,
  answers: { 200: { description: 'The longest overdue first', schema: overduePage } },
})

const vacanciesOperation = operation({
  method: 'get',
  path: '/v1/monitoring/vacancies',
  tag: 'Monitoring',
  summary: { vi: 'Vị trí còn trống', en: 'Vacant seats' },
  query: vacancyQuery,
  answers: { 200: { description: 'The longest vacant first', schema: vacancyPage } },
})

/** What an office looks after: for every role, as far as it covers the units. */
export function monitoringRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveReading(router, summaryOperation, deps, {
    rights: 'role-holders',
    read: async ({ client, language, now, query: { unit, stuckDays }, granted: sees }) =>
      summarise(client, await scopeWithin(client, sees, unit), { stuckDays, language, now }),
  })
  serveReading(router, rotationOperation, deps, {
    rights: 'role-holders',
    read: async ({ client, caller, language, today, query, granted: sees }) =>
      rotationsOf(client, await scopeWithin(client, sees, query.unit), {
        ...{ targets: query.targets, language, caller, today },
      }),
  })
  serveList(router, overdueOperation, deps, {
    rights: 'role-holders',
    refuses: [scopeWithin],
    name: 'overdue',
    position: { overdueAt: cursorMoment, id: cursorText },
    rows: async ({ client, granted: sees, filter, now, after, limit }) =>
      listOverdue(client, await scopeWithin(client, sees, filter.unit), { now, after, limit }),
    at: ({ overdueAt, id }) => ({ overdueAt, id }),
    show: ({ language, today }) => showOverdue(language, today),
  })
  serveList(router, vacanciesOperation, deps, {
    rights: 'role-holders',
    refuses: [scopeWithin],
    name: 'vacancies',
    position: { vacantSince: cursorDay, id: cursorText },
    rows: async ({ client, granted: sees, filter: { unit, procedure, acting }, today, after, limit }) =>
      listVacancies(client, await scopeWithin(client, sees, unit), {
        ...{ procedure, after, limit },
        acting: acting && { is: acting, on: today },
      }),
    at: ({ vacantSince, seatId: id }) => ({ vacantSince, id }),
    show: ({ language, today }) => showVacancy(language, today),
  })
  return router
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
