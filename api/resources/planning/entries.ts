import type pg from 'pg'
import { findPlanningEntry, lockPlanningEntry, type PlanningRow } from '../../../db/registers/planning.js'
import { leavingSentence, reviewDueOn } from '../../../domain/planning/leaving.js'
import { inForceOn, inForceOrNext, type With } from '../../../domain/planning/rules-in-force.js'
import type { RuleSet } from '../../../domain/rules/rule-set.js'
import type { IsoDate } from '../../../domain/vocabulary.js'
import { requireNotBefore } from '../../../records/day-bounds.js'
import { type Caller, covers, requireReach } from '../../../records/rights/caller.js'
import { requireNoCompetitor, requireOther } from '../../../records/rights/people.js'
import { Problem } from '../../problems/problem.js'
import { type Language, say } from '../../words/language.js'
import { rulesInUse } from '../rule-sets/known.js'

/** The rule set of the planning in force on that day. */
export async function planningRules(
  client: pg.Pool | pg.ClientBase,
  on: IsoDate,
): Promise<With<'planning'> | undefined> {
  return inForceOn(await ruleSetsInUse(client), 'planning', on)
}

/** The rule set that an entry approved on that day is judged by: before the first text of the planning, that one. */
export async function rulesOfEntry(
  client: pg.ClientBase,
  approvedOn: IsoDate,
): Promise<With<'planning'> | undefined> {
  return inForceOrNext(await ruleSetsInUse(client), 'planning', approvedOn)
}

const ruleSetsInUse = async (client: pg.Pool | pg.ClientBase): Promise<RuleSet[]> =>
  (await rulesInUse(client)).map(({ ruleSet }) => ruleSet)

/** @throws Problem planning-entry-not-found also for entries the caller may not know of. */
export async function visibleEntry(
  client: pg.Pool | pg.ClientBase,
  caller: Caller,
  id: string,
): Promise<PlanningRow> {
  const row = /^\d{1,15}$/.test(id) ? await findPlanningEntry(client, Number(id)) : undefined
  const visible =
    row &&
    (row.person.id === caller.personId ||
      covers(caller.sees, row.post.unitId) ||
      (row.person.unitId !== null && covers(caller.sees, row.person.unitId)))
  if (!visible) throw new Problem('planning-entry-not-found')
  return row
}

/** The entry, locked, for whoever manages the post's unit and is not the person planned. */
export async function lockedEntry(client: pg.ClientBase, caller: Caller, id: string): Promise<PlanningRow> {
  const visible = await visibleEntry(client, caller, id)
  requireReach(caller.manages, visible.post.unitId)
  requireOther(caller, visible.person.id)
  await requireNoCompetitor(client, caller, visible.person.id)
  await lockPlanningEntry(client, visible.id)
  return knownEntry(client, visible.id)
}

export async function knownEntry(client: pg.ClientBase, id: number): Promise<PlanningRow> {
  const row = await findPlanningEntry(client, id)
  if (!row) throw new Error(`planning entry ${id} vanished in its own transaction`)
  return row
}

/** @throws Problem record-in-use when the person has left */
export function requireCurrent({ leftOn }: PlanningRow): void {
  if (leftOn !== null) throw new Problem('record-in-use', { detail: LEFT })
}

const LEFT = { vi: 'Người này đã ra khỏi quy hoạch.', en: 'The person has left this planning.' }

/** Not before the entry was approved, nor before it was last reviewed. */
export function requireAfterReviews(
  field: string,
  date: IsoDate,
  { approvedOn, reviews: [latest] }: PlanningRow,
): void {
  requireNotBefore(field, date, approvedOn)
  if (latest) requireNotBefore(field, date, latest.on)
}

/** What the audit trail keeps of an entry. */
export function valuesOf(row: PlanningRow) {
  const { id, person, post, level, term, approvedOn, leftOn, leftReason, reviews } = row
  return {
    ...{ id, person: person.id, post: post.id, level, term, approvedOn, leftOn, leftReason },
    reviews: reviews.map(({ by, ...review }) => ({ ...review, by: by.id })),
  }
}

/** Why somebody left, and what a review notes, may be a discipline: for those who read records, and the person. */
function readsReason(caller: Caller, { person, post }: PlanningRow): boolean {
  const units = person.unitId === null ? [post.unitId] : [post.unitId, person.unitId]
  return person.id === caller.personId || units.some((unit) => covers(caller.readsRecords, unit))
}

/** Entries as the caller may see them; the day of the next review is by the rules in force `on`. */
export async function entryView(
  client: pg.Pool | pg.ClientBase,
  caller: Caller,
  language: Language,
  on: IsoDate,
) {
  const rules = await planningRules(client, on)
  return (row: PlanningRow) => {
    const open = readsReason(caller, row)
    const reason = row.leftGrounds ? leavingSentence(row.leftGrounds)[language] : row.leftReason
    const [latest] = row.reviews
    const due =
      rules && row.leftOn === null
        ? reviewDueOn(rules.planning, { approvedOn: row.approvedOn, reviewedOn: latest?.on ?? null })
        : null
    return {
      id: row.id,
      person: { id: row.person.id, name: row.person.name },
      post: { id: row.post.id, title: say(row.post.title, language) },
      level: row.level,
      term: row.term,
      approvedOn: row.approvedOn,
      leftOn: row.leftOn,
      ...(open && { leftReason: reason }),
      reviews: row.reviews.map(({ note, ...review }) => ({ ...review, ...(open && { note }) })),
      reviewDueOn: due,
      version: row.version,
    }
  }
}
