import type pg from 'pg'
import { lockSeat } from '../db/case-change/effects.js'
import { Refused } from '../db/refused.js'
import {
  type ActingHolderRow,
  endActingHolder,
  findActingHolder,
  insertActingHolder,
  listActingPeriods,
  type Vacancy,
} from '../db/registers/acting-holders.js'
import { findPost, type PostRow } from '../db/registers/posts.js'
import { type ActingPeriod, checkActing } from '../domain/authority/acting.js'
import { addDays, localDate } from '../domain/deadlines/dates.js'
import { TERM_CALENDAR } from '../domain/rules/term-calendar.js'
import type { IsoDate, PersonId, PostId, SeatId } from '../domain/vocabulary.js'
import type { Caller } from './rights/caller.js'
import { requireNotNear } from './rights/nearness.js'
import { requireWithinSight } from './rights/people.js'
import { requireNotAfter, requireNotBefore, requirePast } from './use-case/day-bounds.js'
import { wrongField } from './use-case/invalid-input.js'
import { refuses } from './use-case/refusing.js'
import { ended, entered, type Kept } from './use-case/register-entries.js'
import { under } from './use-case/use-case.js'

const ACTING_HOLDERS: Kept<ActingHolderRow> = {
  find: findActingHolder,
  notFound: { code: 'acting-holder-not-found' },
  audited: ({ seat, person, recordedBy, endedBy, ...row }) => ({
    ...{ ...row, seat: seat.id, person: person.id },
    ...{ recordedBy: recordedBy.id, endedBy: endedBy?.id ?? null },
  }),
}

/** Who acts in a vacant seat of a post, until the last day; `reference`: the paper that says so. */
export interface ActingEntered {
  post: PostId
  seatId: SeatId
  personId: PersonId
  from: IsoDate
  until: IsoDate
  reference: string
}

/** Enters who acts in a vacant seat. */
export const enterActingHolder = under(
  'officers-and-admins-of-post',
  refuses(
    'seat-filled',
    'not-permitted',
    requireNotNear,
    requirePast,
    requireNotBefore,
    'acts-again',
    'acts-meanwhile',
    'acting-too-long',
  ),
  async (by, { post, seatId, personId, from, until, reference }: ActingEntered): Promise<ActingHolderRow> => {
    const vacancy = await lockedVacancy(by.client, by.granted, seatId)
    requireOther(by.caller, personId)
    await requireNotNear(by.client, by.caller, [personId], localDate(by.at))
    await requireWithinSight(by.client, by.caller, 'personId', personId)
    const period = { person: personId, from, until }
    await requireAllowed(by.client, period, { vacancy, today: localDate(by.at) })
    const entry = { vacancy, ...period, reference, by: by.caller.personId, recordedAt: by.at }
    const id = await insertActingHolder(by.client, entry)
    return entered(by, ACTING_HOLDERS, { id, of: post, what: 'acting-entered' })
  },
)

/** Why and from which day on somebody no longer acts, by the number of the entry. */
export interface ActingEnded {
  post: PostId
  id: number
  endedOn: IsoDate
  reason: string
}

/** Ends it before its last day. */
export const endActing = under(
  'officers-and-admins-of-post',
  refuses(
    'acting-holder-not-found',
    'not-permitted',
    requireNotNear,
    'already-ended',
    requireNotBefore,
    requireNotAfter,
    requirePast,
  ),
  (by, { post, id, endedOn, reason }: ActingEnded): Promise<ActingHolderRow> =>
    ended(by, ACTING_HOLDERS, { id, of: post, what: 'acting-ended' }, async (acting) => {
      requireOther(by.caller, acting.person.id)
      await requireNotNear(by.client, by.caller, [acting.person.id], localDate(by.at))
      if (acting.endedOn !== null) throw new Refused({ code: 'already-ended' })
      requireNotBefore('endedOn', endedOn, acting.from)
      requireNotAfter('endedOn', endedOn, addDays(acting.until, 1))
      requirePast('endedOn', endedOn, localDate(by.at))
      await endActingHolder(by.client, { id, endedOn, reason, by: by.caller.personId })
    }),
)

/**
 * The vacancy of a seat of the post, locked: a decision that fills the seat comes before, or after and ends this.
 * @throws Refused invalid-input for a seat that is not of the post; seat-filled
 */
async function lockedVacancy(client: pg.ClientBase, post: PostRow, seat: SeatId): Promise<Vacancy> {
  if (!post.seats.some(({ id }) => id === seat)) throw wrongField('seatId', 'seat-of-another-post')
  await lockSeat(client, seat)
  const seats = (await findPost(client, post.id))?.seats ?? []
  const since = seats.find(({ id }) => id === seat)?.vacantSince
  if (!since) throw new Refused({ code: 'seat-filled', seat })
  return { seat, since }
}

/** Nobody enters or ends that they act themselves. */
function requireOther({ personId }: Caller, person: PersonId): void {
  if (person === personId) throw new Refused({ code: 'not-permitted', because: 'own-acting' })
}

async function requireAllowed(
  client: pg.ClientBase,
  period: ActingPeriod,
  { vacancy, today }: { vacancy: Vacancy; today: IsoDate },
): Promise<void> {
  requirePast('from', period.from, today)
  requireNotBefore('from', period.from, vacancy.since)
  requireNotBefore('until', period.until, period.from)
  const rule = TERM_CALENDAR.actingAtMost
  const broken = checkActing(rule.value, period, await listActingPeriods(client, vacancy))
  if (broken) throw new Refused({ ...broken, rule })
}
