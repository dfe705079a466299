import { listOutOfStep } from '../db/in-step/out-of-step.js'
import { findLastChange, knownCases, listOpenCases } from '../db/in-step/standings.js'
import type { OutOfStep } from '../domain/procedure/out-of-step.js'
import type { CaseId } from '../domain/vocabulary.js'
import { compareCase } from './compare-case.js'
import type { Comparing } from './deps.js'
import { inLanes } from './lanes.js'
import { listCompleted, listRunning } from './workflow-there.js'

/** Whatever ended so long before the last change here is of before it. Clocks differ, and a list may be late. */
const MARGIN_MS = 60_000

export interface Comparison {
  found: OutOfStep[]
  /** Cases whose workflow did not answer. */
  silent: CaseId[]
  /** The others. */
  lookedAt: CaseId[]
}

/** Compares these cases one by one, a few at a time. */
export async function compareCases(deps: Comparing, caseIds: Iterable<CaseId>): Promise<Comparison> {
  const comparison: Comparison = { found: [], silent: [], lookedAt: [] }
  await inLanes(new Set(caseIds), async (caseId) => {
    const compared = await compareCase(deps, caseId)
    if (compared === 'silent') comparison.silent.push(caseId)
    else comparison.lookedAt.push(caseId)
    if (compared && compared !== 'silent') comparison.found.push(compared)
  })
  return comparison
}

/**
 * Compares the two stores: what is in one list alone is looked at, and every open case that changed since that moment.
 * Where the lists disagree, one of the stores is not what it was: then all are compared, as they are where no moment is
 * given.
 */
export async function compareStores(deps: Comparing, since?: Date): Promise<Comparison> {
  const { pool, client, taskQueue } = deps
  const open = await listOpenCases(pool)
  const lastChange = await findLastChange(pool)
  const [running, completed, listed] = await Promise.all([
    listRunning(client, taskQueue),
    // An older copy of PostgreSQL lacks what ended after its last change.
    listCompleted(client, taskQueue, since && lastChange ? before(lastChange) : undefined),
    listOutOfStep(pool),
  ])
  const ids = open.map(({ caseId }) => caseId)
  const openIds = new Set(ids)
  const runningIds = new Set(running)
  const known = await knownCases(pool, completed)
  const alone = [
    ...ids.filter((id) => !runningIds.has(id)),
    ...running.filter((id) => !openIds.has(id)),
    ...completed.filter((id) => !known.has(id)),
  ]
  const first = await compareCases(deps, [...alone, ...listed])
  const disagree = since === undefined || first.found.length > 0
  const looked = new Set([...first.lookedAt, ...first.silent])
  const rest = open.filter(
    ({ caseId, changedAt }) => !looked.has(caseId) && (disagree || Date.parse(changedAt) >= since.getTime()),
  )
  const second = await compareCases(
    deps,
    rest.map(({ caseId }) => caseId),
  )
  return {
    found: [...first.found, ...second.found].sort((a, b) => (a.caseId < b.caseId ? -1 : 1)),
    silent: [...first.silent, ...second.silent],
    lookedAt: [...first.lookedAt, ...second.lookedAt],
  }
}

const before = (moment: string): Date => new Date(Date.parse(moment) - MARGIN_MS)
