import { Refused } from '../../db/refused.js'
import { lockCadre } from '../../db/registers/cadres.js'
import {
  insertPlanningEntry,
  leavePlanning,
  type PlanningRow,
  updatePlanningEntry,
} from '../../db/registers/planning.js'
import { insertReviews } from '../../db/registers/planning-reviews.js'
import { lockPost } from '../../db/registers/posts.js'
import { localDate } from '../../domain/deadlines/dates.js'
import type { IsoDate, PersonId, PostId } from '../../domain/vocabulary.js'
import { writtenEntry } from '../rights/planning-entries.js'
import { audit, differences } from '../use-case/audit.js'
import { requireNotBefore, requirePast } from '../use-case/day-bounds.js'
import { refuses } from '../use-case/refusing.js'
import { type Under, under } from '../use-case/use-case.js'
import { requireVersion, type VersionRead } from '../use-case/version.js'
import { requireNotProposed, requireWithinCaps } from './entry-caps.js'

/** Somebody who is to be planned for a post; `term`: the term of office, '2025-2030'. */
export interface PersonPlanned {
  personId: PersonId
  postId: PostId
  term: string
  approvedOn: IsoDate
}

/** @throws Refused date-in-future, already-in-planning, proposed-for-post, the caps */
export const enterInPlanning = under(
  'officers-of-planned-post',
  refuses(requirePast, 'already-in-planning', requireWithinCaps, requireNotProposed),
  async ({ client, caller, at, granted: post }, entered: PersonPlanned): Promise<PlanningRow> => {
    const { personId, approvedOn } = entered
    const today = localDate(at)
    requirePast('approvedOn', approvedOn, today)
    await lockPost(client, post.id)
    await lockCadre(client, personId)
    const id = await insertPlanningEntry(client, { ...entered, level: post.level })
    if (id === undefined) throw new Refused({ code: 'already-in-planning' })
    const planned = { postId: post.id, level: post.level }
    const entering = { personId, planned, unit: post.unit.id, term: entered.term, approvedOn, today }
    await requireWithinCaps(client, caller, entering)
    await requireNotProposed(client, caller, entering)
    const row = await writtenEntry(client, id)
    await audit(client, caller, at, { what: 'planning-entered', after: valuesOf(row) })
    return row
  },
)

/** What is left out stays as it is. */
export interface EntryChanged {
  id: number
  read: VersionRead
  term?: string
  approvedOn?: IsoDate
}

/** @throws Refused the version, record-in-use, date-in-future, proposed-for-post where it is dated back */
export const changePlanningEntry = under(
  'officers-of-planning-entry',
  refuses(requireVersion, 'record-in-use', requirePast, requireNotProposed),
  async (doing, { read, ...given }: EntryChanged): Promise<PlanningRow> => {
    const { client, caller, at, granted: before } = doing
    requireVersion(read, before)
    requireCurrent(before)
    const changed = { ...before, ...given }
    const today = localDate(at)
    requirePast('approvedOn', changed.approvedOn, today)
    if (changed.approvedOn < before.approvedOn) {
      const planned = { postId: before.post.id, level: before.level }
      await requireNotProposed(client, caller, { personId: before.person.id, planned, today })
    }
    await updatePlanningEntry(client, changed)
    return entryChanged(doing, 'planning-changed')
  },
)

/** Ends an entry, which stays on record. */
export const takeOutOfPlanning = under(
  'officers-of-planning-entry',
  refuses('record-in-use', requirePast, requireNotBefore),
  async (doing, left: { id: number; leftOn: IsoDate; reason: string }): Promise<PlanningRow> => {
    const { client, granted } = doing
    requireReviewable(doing, 'leftOn', left.leftOn)
    await leavePlanning(client, { id: granted.id, leftOn: left.leftOn, leftReason: left.reason })
    return entryChanged(doing, 'planning-left')
  },
)

/** What a review comes to: the person is kept, or leaves the planning with the note as the reason. */
export interface EntryReviewed {
  id: number
  outcome: 'kept' | 'left'
  reviewedOn: IsoDate
  note: string
}

/** @throws Refused record-in-use, date-in-future, date-before */
export const reviewPlanningEntry = under(
  'officers-of-planning-entry',
  refuses('record-in-use', requirePast, requireNotBefore),
  async (doing, { outcome, reviewedOn: on, note }: EntryReviewed): Promise<PlanningRow> => {
    const { client, caller, granted } = doing
    requireReviewable(doing, 'reviewedOn', on)
    await insertReviews(client, { entries: [granted.id], on, outcome, by: caller.personId, note })
    if (outcome === 'kept') return entryChanged(doing, 'planning-reviewed')
    await leavePlanning(client, { id: granted.id, leftOn: on, leftReason: note })
    return entryChanged(doing, 'planning-left')
  },
)

type Changing = Under<'officers-of-planning-entry'>

async function entryChanged({ client, caller, at, granted: before }: Changing, what: string) {
  const after = await writtenEntry(client, before.id)
  await audit(client, caller, at, { what, ...differences(valuesOf(before), valuesOf(after)) })
  return after
}

/** @throws Refused record-in-use when the person has left */
function requireCurrent({ leftOn }: PlanningRow): void {
  if (leftOn !== null) throw new Refused({ code: 'record-in-use', because: 'left-planning' })
}

/** Of an entry in force; on a day that is past, not before the entry was approved, nor before it was last reviewed. */
function requireReviewable({ at, granted }: Changing, field: string, date: IsoDate): void {
  requireCurrent(granted)
  requirePast(field, date, localDate(at))
  requireNotBefore(field, date, granted.approvedOn)
  const [latest] = granted.reviews
  if (latest) requireNotBefore(field, date, latest.on)
}

/** What the audit trail keeps of an entry. */
function valuesOf(row: PlanningRow) {
  const { id, person, post, level, term, approvedOn, leftOn, leftReason, reviews } = row
  return {
    ...{ id, person: person.id, post: post.id, level, term, approvedOn, leftOn, leftReason },
    reviews: reviews.map(({ by, ...review }) => ({ ...review, by: by.id })),
  }
}
