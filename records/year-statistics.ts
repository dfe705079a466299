import { loadCalendar } from '../db/calendar/working-calendar.js'
import type { Client } from '../db/pool.js'
import { together } from '../db/pool.js'
import { keptFigures } from '../db/reads/kept-figures.js'
import type { Scope } from '../db/reads/unit-reach.js'
import {
  countVacant,
  countWaiting,
  type DurationRow,
  durationsOf,
  type Period,
} from '../db/reads/year-figures.js'
import { listRuleSets } from '../db/registers/rule-sets.js'
import { COUNT_CAP } from '../db/sql/counted-list.js'
import { addDays, localDate, startOfDay } from '../domain/deadlines/dates.js'
import { isWorkingDay, type WorkingCalendar } from '../domain/deadlines/working-days.js'
import { daysOf, stagesAhead } from '../domain/procedure/plan.js'
import { MONITORING } from '../domain/rules/monitoring.js'
import { flowRules, lawOfCase, type RuleSet } from '../domain/rules/rule-set.js'
import { versionOf } from '../domain/rules/select-rule-set.js'
import {
  HIGHEST_LEVEL,
  type Instant,
  type IsoDate,
  type ProcedureKind,
  type Text,
} from '../domain/vocabulary.js'
import { type DaysSpan, vacantSinceFor, waitingSinceFor } from './spans.js'

/** A procedure that was launched before that many years takes longer than these figures can tell. */
const YEARS_BACK = 3

type Duration = Pick<DurationRow, 'count' | 'median' | 'ninth'>

/** A span of days, its last day, and how many there are; `capped`: there are more. */
interface Bucket {
  from: number
  to: number | null
  count: number
  capped: boolean
}

export interface YearStatistics {
  asOf: Instant
  year: number
  capped: boolean
  procedures: {
    kind: ProcedureKind
    ruleSet: { id: string; title: Text | undefined }
    limit: { workingDays: number; calendarDays: number } | null
    year: Duration
    months: (Duration & { month: number })[]
  }[]
  waiting: Bucket[]
  vacancies: (Bucket & { filling: number })[]
}

/** What a year came to, and how long is waited today: numbers of what somebody may read case by case. */
export async function statisticsOf(
  client: Client,
  scope: Scope,
  { year, now, electionByTwo }: { year: number; now: Instant; electionByTwo: boolean },
): Promise<YearStatistics> {
  const today = localDate(now)
  const [calendar, ruleSets] = await together([loadCalendar(client), listRuleSets(client)])
  const [durations, waiting, vacant] = await together([
    durationsIn(client, scope, { year, calendar }),
    countWaiting(
      client,
      scope,
      MONITORING.waitingFrom.value.map((...each) => waitingSinceFor(today, daysFrom(...each))),
    ),
    countVacant(
      client,
      scope,
      MONITORING.vacantFrom.value.map((...each) => vacantSinceFor(today, daysFrom(...each))),
    ),
  ])
  return {
    ...{ asOf: now, year, capped: durations.isMore },
    procedures: proceduresOf(durations.rows, { ruleSets, electionByTwo }),
    waiting: MONITORING.waitingFrom.value.map(bucket(waiting)),
    vacancies: MONITORING.vacantFrom.value.map((from, index, all) => ({
      ...bucket(vacant.map((each) => each.vacant))(from, index, all),
      filling: Math.min(vacant[index]?.filling ?? 0, COUNT_CAP),
    })),
  }
}

/** Of thousands of procedures, which stay as they are: made anew when another one is closed, or a day of the calendar changes. */
function durationsIn(
  client: Client,
  scope: Scope,
  { year, calendar }: { year: number; calendar: WorkingCalendar },
): ReturnType<typeof durationsOf> {
  const madeOf = { tables: ['calendar_days', 'calendar_years'], closedCases: true }
  return keptFigures(client, JSON.stringify(['durations', year, scope]), madeOf, () => {
    const period: Period = { from: startOfDay(`${year}-01-01`), to: startOfDay(`${year + 1}-01-01`) }
    const workingDays = workingDaysBetween(calendar, `${year - YEARS_BACK}-01-01`, `${year}-12-31`)
    return durationsOf(client, scope, { ...period, workingDays })
  })
}

function workingDaysBetween(calendar: WorkingCalendar, first: IsoDate, last: IsoDate): IsoDate[] {
  const days: IsoDate[] = []
  for (let day = first; day <= last; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) days.push(day)
  return days
}

function proceduresOf(
  rows: readonly DurationRow[],
  law: { ruleSets: readonly RuleSet[]; electionByTwo: boolean },
): YearStatistics['procedures'] {
  const ofYear = rows.filter(({ month }) => month === null)
  return ofYear.map(({ kind, ruleSetId: id, count, median, ninth }) => {
    const ruleSet = versionOf(law.ruleSets, { id })
    return {
      ...{ kind, ruleSet: { id, title: ruleSet?.title } },
      limit: ruleSet?.procedure ? limitOf(ruleSet, law) : null,
      year: { count, median, ninth },
      months: rows.flatMap(({ month, ...of }) =>
        month !== null && of.kind === kind && of.ruleSetId === id
          ? [{ month, count: of.count, median: of.median, ninth: of.ninth }]
          : [],
      ),
    }
  })
}

/** What all tasks of a procedure may take, where nothing goes wrong and nothing is skipped. */
function limitOf(ruleSet: RuleSet, { electionByTwo }: { electionByTwo: boolean }) {
  const { stages, ruleSet: law } = lawOfCase(ruleSet)
  const ofCase = { level: HIGHEST_LEVEL, electionByTwo, isProposed: false }
  return daysOf(stagesAhead({ ...flowRules(law), ...ofCase, stages }))
}

/** So many days and more, and fewer than the next. */
const daysFrom = (from: number, index: number, all: readonly number[]): DaysSpan => {
  const next = all[index + 1]
  return { from, to: next === undefined ? undefined : next - 1 }
}

const bucket =
  (counts: readonly number[]) =>
  (from: number, index: number, all: readonly number[]): Bucket => {
    const [counted = 0, next] = [counts[index], all[index + 1]]
    return {
      ...{ from, to: next === undefined ? null : next - 1 },
      ...{ count: Math.min(counted, COUNT_CAP), capped: counted > COUNT_CAP },
    }
  }
