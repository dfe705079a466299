import type { z } from 'zod'
import type { Client } from '../../../db/pool.js'
import type { ClosedCountRow, Looks, OpenCounts } from '../../../db/reads/case-counts.js'
import { countProcedures } from '../../../db/reads/kept-counts.js'
import type { Scope } from '../../../db/reads/unit-reach.js'
import { listUnitsOf } from '../../../db/registers/units.js'
import { COUNT_CAP } from '../../../db/sql/counted-list.js'
import { localDate } from '../../../domain/deadlines/dates.js'
import { overdueFrom } from '../../../domain/deadlines/working-days.js'
import { CASE_STATUSES } from '../../../domain/procedure/case.js'
import { RULE_SETS } from '../../../domain/rules/index.js'
import { shortProcedure } from '../../../domain/rules/short-procedure.js'
import type { Instant, Text, UnitId } from '../../../domain/vocabulary.js'
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
  const look = { now, atRiskUntil: overdueFrom(lastDay), stuckSince }
  const { open, closed } = await countProcedures(client, scope, look, stuckDays)
  return {
    asOf: now,
    ...added(open.byStage),
    capped: open.isMore,
    atRiskUntil: lastDay,
    stuckSince,
    byStatus: byStatus(open, closed),
    byStage: byStage(open.byStage, language),
    byUnit: await byUnit(client, belowTop(open.byUnit, scope), language),
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
 * The stages of the short procedure, and those of others where something is open; and what is at no stage, because it is
 * decided and waits for its day. A key that procedures share has one title here, the general one where theirs differ.
 */
function byStage(open: OpenCounts['byStage'], language: Language) {
  const usual = shortProcedure.procedure?.steps.map(({ key }) => key) ?? []
  const keys = [...new Set([...usual, ...open.flatMap(({ stage }) => stage ?? [])])]
  const atNone = open.filter(({ stage }) => stage === null)
  return [
    ...keys.map((key) => ({
      stage: { key, title: titleOf(key, language) },
      ...added(open.filter(({ stage }) => stage === key)),
    })),
    ...(atNone.length > 0 ? [{ stage: null, ...added(atNone) }] : []),
  ]
}

const GENERAL: Readonly<Record<string, Text>> = {
  decision: { vi: 'Quyết định', en: 'Decision' },
  'workplace-opinion': { vi: 'Ý kiến nơi đang công tác', en: 'Opinion of the present workplace' },
  'receiving-opinion': { vi: 'Ý kiến nơi tiếp nhận', en: 'Opinion of the receiving place' },
}

function titleOf(key: string, language: Language): string {
  const general = GENERAL[key]
  if (general) return say(general, language)
  const titles = RULE_SETS.flatMap(({ procedure }) => procedure?.steps ?? []).flatMap((step) =>
    step.key === key ? [say(step.title, language)] : [],
  )
  const [first = key, ...others] = new Set(titles)
  return /^step-\d+$/.test(key) ? meetingsOf([first, ...others], language) : first
}

/** A numbered step of procedures that convene different people at it says each: 'Step 3: one or another'. */
function meetingsOf([first = '', ...others]: readonly string[], language: Language): string {
  const or = { vi: ' hoặc ', en: ' or ' }[language]
  return [first, ...others.map((title) => title.slice(title.indexOf(': ') + ': '.length))].join(or)
}

/** What is counted of a unit, by its id and those above it. */
interface CountedUnit extends Looks {
  path: UnitId[]
  /** Counted with everything below it. */
  below: boolean
}

/**
 * The units right below the highest that were asked for, each with everything below it; of a highest one what is its own.
 */
function belowTop(units: OpenCounts['byUnit'], scope: Scope): CountedUnit[] {
  const isTop = (id: UnitId) => scope === 'all' || scope.includes(id)
  const counted = new Map<UnitId, CountedUnit>()
  for (const { path, ...looks } of units) {
    const top = path.findIndex(isTop)
    const of = path.slice(0, top + 2)
    const [id] = of.slice(-1)
    if (id === undefined) continue
    const before = counted.get(id)
    counted.set(id, {
      ...(before ? added([before, looks]) : looks),
      ...{ path: of, below: of.length > top + 1 },
    })
  }
  return [...counted.values()]
}

/** Of units, those with most overdue, by name, with the name of the one above. */
async function byUnit(client: Client, units: readonly CountedUnit[], language: Language) {
  const shown = units
    .map(({ path, ...counted }) => ({ id: path.at(-1) ?? '', above: path.at(-2), ...counted }))
    .sort((a, b) => b.overdue - a.overdue || b.open - a.open || (a.id < b.id ? -1 : 1))
    .slice(0, UNITS_SHOWN)
  const ids = new Set(shown.flatMap(({ id, above }) => (above === undefined ? [id] : [id, above])))
  const rows = await listUnitsOf(client, { ids: [...ids] })
  const names = new Map(rows.map(({ id, name }) => [id, say(name, language)]))
  const unit = (id: UnitId) => ({ id, name: names.get(id) ?? id })
  return shown.map(({ id, above, ...counted }) => ({
    ...{ unit: unit(id), parent: above === undefined ? null : unit(above) },
    ...counted,
  }))
}
