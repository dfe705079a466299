import type { z } from 'zod'
import type { Client } from '../../../db/pool.js'
import {
  type ClosedCountRow,
  countClosed,
  countOpen,
  type Looks,
  type OpenCounts,
} from '../../../db/reads/case-counts.js'
import type { Scope } from '../../../db/reads/unit-reach.js'
import { COUNT_CAP } from '../../../db/sql/counted-list.js'
import { localDate } from '../../../domain/deadlines/dates.js'
import { overdueFrom } from '../../../domain/deadlines/working-days.js'
import { CASE_STATUSES } from '../../../domain/procedure/case.js'
import { RULE_SETS } from '../../../domain/rules/index.js'
import { shortProcedure } from '../../../domain/rules/short-procedure.js'
import type { Instant, Text } from '../../../domain/vocabulary.js'
import { lastDayAtRisk, stuckSince as stuckSinceAt } from '../../../records/monitoring.js'
import { type Language, say } from '../../words/language.js'
import type { summary } from './schemas.js'

const UNITS_SHOWN = 100

/** The work at hand, counted as far as is quick; of what is closed, up to 1,000 of each kind. */
export async function summarise(
  client: Client,
  scope: Scope,
  { stuckDays, language, now }: { stuckDays: number | undefined; language: Language; now: Instant },
): Promise<z.output<typeof summary>> {
  const lastDay = await lastDayAtRisk(client, localDate(now))
  const stuckSince = stuckSinceAt(now, stuckDays)
  const open = await countOpen(client, scope, { now, atRiskUntil: overdueFrom(lastDay), stuckSince })
  const closed = await countClosed(client, scope)
  return {
    asOf: now,
    ...added(open.byStage),
    capped: open.isMore,
    atRiskUntil: lastDay,
    stuckSince,
    byStatus: byStatus(open, closed),
    byStage: byStage(open.byStage, language),
    byUnit: byUnit(open.byUnit, language),
  }
}

function added(rows: readonly Looks[]): Looks {
  const sum = { open: 0, overdue: 0, atRisk: 0, stuck: 0 }
  for (const { open, overdue, atRisk, stuck } of rows) {
    sum.open += open
    sum.overdue += overdue
    sum.atRisk += atRisk
    sum.stuck += stuck
  }
  return sum
}

function byStatus({ byStage, isMore }: OpenCounts, closed: readonly ClosedCountRow[]) {
  return CASE_STATUSES.map((status) => {
    const count = closed.find((row) => row.status === status)?.counted
    return count === undefined
      ? { status, count: added(byStage.filter((row) => row.status === status)).open, capped: isMore }
      : { status, count: Math.min(count, COUNT_CAP), capped: count > COUNT_CAP }
  })
}

/**
 * The stages of the short procedure, and those of others where something is open. A key that procedures share has one
 * title here, the general one where theirs differ.
 */
function byStage(open: OpenCounts['byStage'], language: Language) {
  const usual = shortProcedure.procedure?.steps.map(({ key }) => key) ?? []
  const keys = [...new Set([...usual, ...open.flatMap(({ stage }) => stage ?? [])])]
  return keys.map((key) => ({
    stage: { key, title: titleOf(key, language) },
    ...added(open.filter(({ stage }) => stage === key)),
  }))
}

const GENERAL: Readonly<Record<string, Text>> = {
  decision: { vi: 'Quyết định', en: 'Decision' },
  'workplace-opinion': { vi: 'Ý kiến nơi đang công tác', en: 'Opinion of the present workplace' },
  'receiving-opinion': { vi: 'Ý kiến nơi tiếp nhận', en: 'Opinion of the receiving place' },
}

function titleOf(key: string, language: Language): string {
  const [, number] = /^step-(\d+)$/.exec(key) ?? []
  if (number) return language === 'vi' ? `Bước ${number}` : `Step ${number}`
  const shipped = RULE_SETS.flatMap(({ procedure }) => procedure?.steps ?? []).find(
    (step) => step.key === key,
  )
  const title = GENERAL[key] ?? shipped?.title
  return title ? say(title, language) : key
}

function byUnit(units: OpenCounts['byUnit'], language: Language) {
  return units
    .map(({ unitId: id, unit, ...looks }) => ({ unit: { id, name: say(unit, language) }, ...looks }))
    .sort((a, b) => b.overdue - a.overdue || b.open - a.open || (a.unit.id < b.unit.id ? -1 : 1))
    .slice(0, UNITS_SHOWN)
}
