import type { Router } from 'express'
import type { z } from 'zod'
import { loadCalendar } from '../../../db/calendar/working-calendar.js'
import { listOverdue, type OverdueRow, type OverdueTaskRow } from '../../../db/reads/overdue-list.js'
import { listVacancies, type VacancyRow } from '../../../db/reads/vacancies.js'
import { listWithdrawnAfterReading, type WithdrawnRow } from '../../../db/reads/withdrawn-after-reading.js'
import { addDays, dayNumber, localDate } from '../../../domain/deadlines/dates.js'
import { type WorkingCalendar, workingDaysUntil } from '../../../domain/deadlines/working-days.js'
import type { IsoDate, Text } from '../../../domain/vocabulary.js'
import { closeAfterReads } from '../../../records/monitoring.js'
import { scopeWithin } from '../../../records/rights/scope.js'
import { requireNumbersInOrder, vacantSinceFor } from '../../../records/spans.js'
import { statisticsOf, type YearStatistics } from '../../../records/year-statistics.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { cursorDay, cursorMoment, cursorText } from '../../http/paging.js'
import { serveList } from '../../http/serve-list.js'
import { serveReading } from '../../http/serve-reading.js'
import { strictRouter } from '../../http/strict-router.js'
import { type Language, say } from '../../words/language.js'
import { READ_NAMES } from '../../words/read-words.js'
import { reasonInList } from '../procedures/why-waiting.js'
import { deadlineView } from '../tasks/view.js'
import { serveNotices } from './notices.js'
import { rotationsOf } from './rotation.js'
import {
  type overdue,
  overduePage,
  overdueQuery,
  rotationOverview,
  rotationQuery,
  statistics,
  statisticsQuery,
  summary,
  summaryQuery,
  type vacancy,
  vacancyPage,
  vacancyQuery,
  type withdrawnLaunch,
  withdrawnPage,
  withdrawnQuery,
} from './schemas.js'
import { overdueSheet, vacancySheet, withdrawnSheet } from './sheets.js'
import { summarise } from './summary.js'

const summaryOperation = operation({
  method: 'get',
  path: '/v1/monitoring/summary',
  tag: 'Monitoring',
  summary: { vi: 'Tổng hợp hồ sơ theo trạng thái, bước, đơn vị', en: 'Procedures by status, stage and unit' },
  query: summaryQuery,
  answers: { 200: { description: 'Counts of what your roles cover', schema: summary } },
})

const statisticsOperation = operation({
  method: 'get',
  path: '/v1/monitoring/statistics',
  tag: 'Monitoring',
  summary: {
    vi: 'Một năm: thời gian thực hiện so với thời hạn, thời gian chờ, vị trí trống',
    en: 'A year: durations against the limits, waiting times, ages of vacancies',
  },
  description: {
    vi: 'Chỉ có số lượng, của những hồ sơ và vị trí mà vai trò của đồng chí bao gồm.',
    en: 'Counts alone, of the procedures and seats that your roles cover.',
  },
  query: statisticsQuery,
  answers: { 200: { description: 'Counts of what your roles cover', schema: statistics } },
})

const rotationOperation = operation({
  method: 'get',
  path: '/v1/monitoring/rotation',
  tag: 'Monitoring',
  summary: {
    vi: 'Luân chuyển, biệt phái: ai, đến khi nào; tỷ lệ so với chỉ tiêu',
    en: 'Rotation and secondment: who, until when; shares against targets',
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

const withdrawnOperation = operation({
  method: 'get',
  path: '/v1/monitoring/withdrawn-after-reading',
  tag: 'Monitoring',
  summary: {
    vi: 'Hồ sơ bị rút ngay sau khi xem hồ sơ nhân sự',
    en: "Launches withdrawn soon after a candidate's file was read",
  },
  description: {
    vi: 'Dành cho người giám sát và quản trị: hồ sơ được rút, hoặc dừng vì không còn nhân sự nào, trong số ngày làm việc quy định sau khi có người xem hồ sơ của nhân sự qua đó, hoặc được xem sau khi rút; không tính chính nhân sự và người có vai trò xem được hồ sơ của họ. Ai mở, ai xem gì, lúc nào. Việc xem danh sách này cũng được ghi.',
    en: 'For monitors and administrators: what was withdrawn, or stopped with no candidate left, within the working days given after somebody had read a candidate through it, or was read since; the candidate and those who read their file by a role are left out. Who launched, who read what and when. That this is read is on record as well.',
  },
  query: withdrawnQuery,
  answers: { 200: { description: 'The latest withdrawn first', schema: withdrawnPage } },
})

/** What an office looks after: for every role, as far as it covers the units. */
export function monitoringRoutes(deps: ApiDeps): Router {
  const router = strictRouter()
  serveReading(router, summaryOperation, deps, {
    rights: 'role-holders',
    read: async ({ client, language, now, query: { unit, stuckDays }, granted: sees }) =>
      summarise(client, await scopeWithin(client, sees, unit), { stuckDays, language, now }),
  })
  serveReading(router, statisticsOperation, deps, {
    rights: 'role-holders',
    read: async ({ client, language, now, query: { unit, year }, granted: sees }) =>
      showStatistics(
        await statisticsOf(client, await scopeWithin(client, sees, unit), {
          ...{ year: year ?? Number(localDate(now).slice(0, 4)), now },
          electionByTwo: deps.twoPeopleFor.includes('election-results'),
        }),
        language,
      ),
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
    sheet: overdueSheet,
    show: async ({ client, language, today }) => showOverdue(language, today, await loadCalendar(client)),
  })
  serveList(router, vacanciesOperation, deps, {
    rights: 'role-holders',
    refuses: [scopeWithin],
    requires: async ({ filter: { vacantDaysFrom, vacantDaysTo } }) =>
      requireNumbersInOrder('vacantDaysTo', vacantDaysFrom, vacantDaysTo),
    name: 'vacancies',
    position: { vacantSince: cursorDay, id: cursorText },
    rows: async ({ client, granted: sees, filter, today, after, limit }) => {
      const { unit, procedure, acting, vacantDaysFrom: from, vacantDaysTo: to } = filter
      return listVacancies(client, await scopeWithin(client, sees, unit), {
        ...{ procedure, after, limit },
        acting: acting && { is: acting, on: today },
        since: vacantSinceFor(today, { from, to }),
      })
    },
    at: ({ vacantSince, seatId: id }) => ({ vacantSince, id }),
    sheet: vacancySheet,
    show: ({ language, today }) => showVacancy(language, today),
  })
  serveList(router, withdrawnOperation, deps, {
    rights: 'oversees-people',
    refuses: [scopeWithin],
    name: 'withdrawn-after-reading',
    position: { withdrawnAt: cursorMoment, id: cursorText, candidate: cursorText },
    rows: async ({ client, caller, granted: oversees, filter, today, after, limit }) =>
      listWithdrawnAfterReading(client, await scopeWithin(client, oversees, filter.unit), {
        ...(await closeAfterReads(client, today)),
        ...{ but: caller.competitors, after, limit },
      }),
    at: ({ withdrawnAt, id, candidate }) => ({ withdrawnAt, id, candidate: candidate.id }),
    sheet: withdrawnSheet,
    show: ({ language }) => showWithdrawn(language),
  })
  serveNotices(router, deps)
  return router
}

const showStatistics = (
  { procedures, ...figures }: YearStatistics,
  language: Language,
): z.output<typeof statistics> => ({
  ...figures,
  procedures: procedures.map(({ ruleSet: { id, title }, ...each }) => ({
    ...each,
    ruleSet: { id, title: title ? say(title, language) : id },
  })),
})

/** Days from `from` to `to`, counting the last. */
function days(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from) + 1
}

const stageView = (key: string, title: Text | null, language: Language) => ({
  key,
  title: title ? say(title, language) : key,
})

const showOverdue =
  (language: Language, on: IsoDate, calendar: WorkingCalendar) =>
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
    daysOverdue: workingDaysUntil(calendar, addDays(localDate(row.overdueAt), -1), on),
    waitingSince: row.waitingSince,
    tasks: row.tasks.map(showTask(row, language)),
  })

/** The open tasks of a case are those of the stage it is at. */
const showTask = (row: OverdueRow, language: Language) => (task: OverdueTaskRow) => ({
  id: task.id,
  kind: task.kind,
  stage: stageView(task.stage, row.stageTitle, language),
  who: whoOf(task, language),
  claimedBy: task.claimedBy,
  since: task.openedAt,
  deadline: deadlineView(task.deadline, language),
  overdueSince: task.overdueAt,
  escalatedAt: task.escalatedAt,
  reasonInWords: reasonInList({ ...task, since: task.openedAt }, row, language),
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

const showWithdrawn =
  (language: Language) =>
  ({ unit, post, reads, ...row }: WithdrawnRow): z.output<typeof withdrawnLaunch> => ({
    ...row,
    unit: { id: unit.id, name: say(unit.name, language) },
    post: { id: post.id, name: say(post.name, language) },
    reads: reads.map(({ what, ...read }) => ({
      ...read,
      what: what.map((code) => ({ code, title: READ_NAMES[code][language] })),
    })),
  })
