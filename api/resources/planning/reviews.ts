import type { Router } from 'express'
import type pg from 'pg'
import { appendToChain, COMMON_CHAIN } from '../../../db/audit/audit-chain.js'
import {
  insertReviews,
  leavePlanning,
  lockReviewed,
  type PoliticalConclusion,
  type ReviewedRow,
  upsertConclusions,
} from '../../../db/registers/planning.js'
import { findUnit, type UnitRow } from '../../../db/registers/units.js'
import { type LeavingReason, leavingReasons, leavingSentence } from '../../../domain/planning/leaving.js'
import type { AuditEntry } from '../../../domain/procedure/change.js'
import type { Instant, IsoDate, PersonId, UnitId } from '../../../domain/vocabulary.js'
import { requireNotBefore, requirePast } from '../../../records/day-bounds.js'
import { type Caller, requireReach } from '../../../records/rights/caller.js'
import { requireOther } from '../../../records/rights/people.js'
import { today } from '../../caller/caller.js'
import { commandOf, recordCommand } from '../../commands/commands.js'
import type { ApiDeps } from '../../deps.js'
import { operation, serve } from '../../http/openapi.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput } from '../../problems/problem.js'
import { type Language, say } from '../../words/language.js'
import { planningRules } from './entries.js'
import { unitReview, unitReviewResult } from './schemas.js'

const unitReviewOperation = operation({
  method: 'post',
  path: '/v1/planning/reviews',
  tag: 'Planning',
  summary: { vi: 'Rà soát quy hoạch của một đơn vị', en: "Review a unit's planning" },
  description: {
    vi: 'Nêu những người tự ra khỏi quy hoạch (quá tuổi, bị kỷ luật, không đạt tiêu chuẩn chính trị). Với "apply": true thì kết thúc các mục đó và ghi nhận những người còn lại được giữ.',
    en: 'Shows who leaves the planning automatically (over age, disciplined, failing the political standard). With "apply": true it ends those entries, and notes that the others are kept.',
  },
  body: unitReview,
  command: true,
  answers: { 200: { description: 'Who leaves, and why', schema: unitReviewResult } },
  problems: ['not-permitted', 'date-in-future', 'date-before'],
})

interface Leaves {
  row: ReviewedRow
  reasons: LeavingReason[]
}

/** The yearly review of a unit's planning. */
export function serveUnitReviews(router: Router, deps: ApiDeps): void {
  serve(router, unitReviewOperation, async ({ request, caller, body, language, response }) => {
    const { status, answer } = await recordCommand(
      deps,
      commandOf(request, caller, body),
      async (client, at) => {
        const unit = await knownUnit(client, body.unit)
        requireReach(caller.manages, unit.id)
        const [day, { on = day, conclusions, apply, note = null }] = [today(deps.now), body]
        requirePast('on', on, day)
        const rules = await planningRules(client, on)
        if (!rules) throw invalidInput(fieldError('on', 'no-rules-for-day'))
        const rows = await lockReviewed(client, unit.id, on)
        for (const { reviewedOn } of rows) if (reviewedOn) requireNotBefore('on', on, reviewedOn)
        requireConclusions(caller, { conclusions, rows, on })
        const leaving = rows.flatMap((row): Leaves[] => {
          const reasons = leavingReasons(rules.planning, withConclusions(row, conclusions), on)
          return reasons.length > 0 ? [{ row, reasons }] : []
        })
        const review = { unit: unit.id, on, by: caller.personId, note, rows, leaving, conclusions }
        if (apply) await applyReview(client, review, at)
        return {
          status: 200,
          answer: {
            unit: { id: unit.id, name: say(unit.name, language) },
            on,
            applied: apply,
            ruleSet: { id: rules.id, version: rules.version, title: say(rules.title, language) },
            reviewed: rows.length,
            kept: rows.length - leaving.length,
            left: leaving.length,
            leaving: leaving.map(show(language)),
          },
        }
      },
    )
    response.status(status).json(answer)
  })
}

async function knownUnit(client: pg.ClientBase, id: UnitId): Promise<UnitRow> {
  const unit = await findUnit(client, id)
  if (!unit) throw invalidInput(fieldError('unit', 'unknown-unit'))
  return unit
}

/** Each of somebody else under review, of the past, one a day. */
function requireConclusions(
  caller: Caller,
  { conclusions, rows, on }: Pick<Review, 'conclusions' | 'rows' | 'on'>,
): void {
  const people = new Set(rows.map(({ person }) => person.id))
  for (const [index, { personId, concludedOn }] of conclusions.entries()) {
    const field = `conclusions.${index}`
    if (!people.has(personId)) throw invalidInput(fieldError(`${field}.personId`, 'not-planned'))
    requireOther(caller, personId)
    requirePast(`${field}.concludedOn`, concludedOn, on)
    const repeated = conclusions
      .slice(0, index)
      .some((earlier) => earlier.personId === personId && earlier.concludedOn === concludedOn)
    if (repeated) throw invalidInput(fieldError(`${field}.personId`, 'named-twice'))
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

interface Review {
  unit: UnitId
  on: IsoDate
  by: PersonId
  note: string | null
  rows: readonly ReviewedRow[]
  leaving: readonly Leaves[]
  conclusions: readonly PoliticalConclusion[]
}

/** Ends the entries of those who leave and notes that the others are kept: an audit event for each end, one for the whole. */
async function applyReview(client: pg.ClientBase, review: Review, at: Instant): Promise<void> {
  const { unit, on, by, note, rows, leaving, conclusions } = review
  await upsertConclusions(client, conclusions, by)
  const left = new Set(leaving.map(({ row }) => row.id))
  const kept = rows.flatMap(({ id }) => (left.has(id) ? [] : [id]))
  await insertReviews(client, { entries: kept, on, outcome: 'kept', by, note })
  await insertReviews(client, { entries: [...left], on, outcome: 'left', by, note })
  const events: AuditEntry[] = conclusions.map((after) => ({
    what: 'political-conclusion-recorded',
    actor: by,
    after,
  }))
  for (const { row, reasons } of leaving) {
    const leftReason = leavingSentence(reasons).vi
    await leavePlanning(client, { id: row.id, leftOn: on, leftReason, grounds: reasons })
    events.push({
      what: 'planning-left',
      actor: by,
      before: { id: row.id, person: row.person.id, post: row.post.id, leftOn: null },
      after: { id: row.id, leftOn: on, leftReason, grounds: reasons },
    })
  }
  const counted = { unit, on, reviewed: rows.length, kept: kept.length, left: left.size, note }
  events.push({ what: 'planning-reviewed', actor: by, after: counted })
  await appendToChain(client, COMMON_CHAIN, events, at)
}

const show =
  (language: Language) =>
  ({ row, reasons }: Leaves) => ({
    entry: {
      id: row.id,
      person: row.person,
      post: { id: row.post.id, title: say(row.post.title, language) },
      ...{ level: row.level, term: row.term, approvedOn: row.record.approvedOn },
    },
    reasons,
  })
