import type pg from 'pg'
import { leavePlanning } from '../../db/registers/planning.js'
import {
  insertReviews,
  lockReviewed,
  type PoliticalConclusion,
  type ReviewedRow,
  upsertConclusions,
} from '../../db/registers/planning-reviews.js'
import type { UnitRow } from '../../db/registers/units.js'
import { localDate } from '../../domain/deadlines/dates.js'
import { type LeavingReason, leavingReasons, leavingSentence } from '../../domain/planning/leaving.js'
import type { With } from '../../domain/planning/rules-in-force.js'
import type { IsoDate, UnitId } from '../../domain/vocabulary.js'
import { requireNotNear } from '../rights/nearness.js'
import { planningRules } from '../rules-in-force.js'
import { audit } from '../use-case/audit.js'
import { requireNotBefore, requirePast } from '../use-case/day-bounds.js'
import { wrongField } from '../use-case/invalid-input.js'
import { refuses } from '../use-case/refusing.js'
import { type Under, under } from '../use-case/use-case.js'

/** The yearly review of the planning for the posts of a unit and below. */
export interface UnitReview {
  unit: UnitId
  /** Today by default. */
  on?: IsoDate | undefined
  /** false: nothing changes, who leaves is only told. */
  apply: boolean
  note?: string | undefined
  /** On the political standard; kept when applied. */
  conclusions: readonly PoliticalConclusion[]
}

export interface Leaves {
  row: ReviewedRow
  reasons: LeavingReason[]
}

/** What a review comes to. */
export interface UnitReviewed {
  unit: UnitRow
  on: IsoDate
  rules: With<'planning'>
  applied: boolean
  reviewed: number
  leaving: readonly Leaves[]
}

/** Who leaves the planning by themselves, told to officers near to none of those under review; applied, it ends their entries and notes that the others are kept. */
export const reviewUnit = under(
  'officers-of-planning',
  refuses(requirePast, requireNotBefore, requireNotNear),
  async (doing, asked: UnitReview): Promise<UnitReviewed> => {
    const { client, caller, at, granted: unit } = doing
    const today = localDate(at)
    const { on = today, conclusions } = asked
    requirePast('on', on, today)
    const rules = await planningRules(client, on)
    if (!rules) throw wrongField('on', 'no-rules-for-day')
    const rows = await lockReviewed(client, unit.id, on)
    const reviewed = rows.map(({ person }) => person.id)
    await requireNotNear(client, caller, reviewed, today)
    for (const { reviewedOn } of rows) if (reviewedOn) requireNotBefore('on', on, reviewedOn)
    requireConclusions({ conclusions, rows, on })
    const leaving = rows.flatMap((row): Leaves[] => {
      const reasons = leavingReasons(rules.planning, withConclusions(row, conclusions), on)
      return reasons.length > 0 ? [{ row, reasons }] : []
    })
    if (asked.apply) await applyReview(doing, asked, { on, rows, leaving })
    return { unit, on, rules, applied: asked.apply, reviewed: rows.length, leaving }
  },
)

/** Each of somebody under review, of the past, one a day. */
function requireConclusions({
  conclusions,
  rows,
  on,
}: Pick<UnitReview, 'conclusions'> & Pick<Found, 'rows' | 'on'>): void {
  const people = new Set(rows.map(({ person }) => person.id))
  for (const [index, { personId, concludedOn }] of conclusions.entries()) {
    const field = `conclusions.${index}`
    if (!people.has(personId)) throw wrongField(`${field}.personId`, 'not-planned')
    requirePast(`${field}.concludedOn`, concludedOn, on)
    const repeated = conclusions
      .slice(0, index)
      .some((earlier) => earlier.personId === personId && earlier.concludedOn === concludedOn)
    if (repeated) throw wrongField(`${field}.personId`, 'named-twice')
  }
}

/** A conclusion that is told now stands in the place of one of the same day. */
function withConclusions({ person, record }: ReviewedRow, conclusions: readonly PoliticalConclusion[]) {
  const told = conclusions.filter(({ personId }) => personId === person.id)
  const kept = record.politicalConclusions.filter(
    ({ concludedOn }) => !told.some((each) => each.concludedOn === concludedOn),
  )
  return { ...record, politicalConclusions: [...kept, ...told] }
}

interface Found {
  on: IsoDate
  rows: readonly ReviewedRow[]
  leaving: readonly Leaves[]
}

/** An audit event for each conclusion and each end, one for the whole. */
async function applyReview(
  { client, caller, at, granted: unit }: Under<'officers-of-planning'>,
  { conclusions, ...asked }: UnitReview,
  { on, rows, leaving }: Found,
): Promise<void> {
  const [by, note] = [caller.personId, asked.note ?? null]
  await upsertConclusions(client, conclusions, by)
  const left = new Set(leaving.map(({ row }) => row.id))
  const kept = rows.flatMap(({ id }) => (left.has(id) ? [] : [id]))
  await insertReviews(client, { entries: kept, on, outcome: 'kept', by, note })
  await insertReviews(client, { entries: [...left], on, outcome: 'left', by, note })
  const ends = []
  for (const leaves of leaving) ends.push(await endEntry(client, leaves, on))
  const counted = { unit: unit.id, on, reviewed: rows.length, kept: kept.length, left: left.size, note }
  await audit(
    client,
    caller,
    at,
    ...conclusions.map((after) => ({ what: 'political-conclusion-recorded', after })),
    ...ends,
    { what: 'planning-reviewed', after: counted },
  )
}

/** Ends an entry; what the audit trail says of it. */
async function endEntry(client: pg.ClientBase, { row, reasons: grounds }: Leaves, leftOn: IsoDate) {
  const { id, person, post } = row
  const leftReason = leavingSentence(grounds).vi
  await leavePlanning(client, { id, leftOn, leftReason, grounds })
  return {
    what: 'planning-left',
    before: { id, person: person.id, post: post.id, leftOn: null },
    after: { id, leftOn, leftReason, grounds },
  }
}
