import type pg from 'pg'
import { holdCalendar } from '../db/calendar/calendar-years.js'
import { loadCalendar } from '../db/calendar/working-calendar.js'
import type { Client } from '../db/pool.js'
import { Refused } from '../db/refused.js'
import {
  findPublishableCase,
  insertPublication,
  listPublications,
  lockPublicity,
  type PublicationRow,
} from '../db/registers/publicity.js'
import { localDate } from '../domain/deadlines/dates.js'
import { lastDayOfObjection } from '../domain/integrity/objection-period.js'
import {
  endedWithoutResult,
  isAnnounced,
  type PublishableCase,
  publishable,
} from '../domain/integrity/publishable.js'
import { PUBLICITY } from '../domain/rules/publicity.js'
import type { CaseId, Cited, IsoDate, WorkingDays } from '../domain/vocabulary.js'
import { PUBLISHED, type Published } from '../domain/vocabulary.js'
import { audit } from './use-case/audit.js'
import { requireNotBefore, requirePast } from './use-case/day-bounds.js'
import { refuses } from './use-case/refusing.js'
import { under } from './use-case/use-case.js'

/** What was made public of a case; `place`: the notice board, the portal. */
export interface PublicationEntered {
  caseId: CaseId
  what: Published
  publishedOn: IsoDate
  place: string
}

/** Records a publication; for how many days objections are taken is said by the law that the case keeps. */
export const enterPublication = under(
  'officers-of-case-untied',
  refuses(
    requirePast,
    requireNotBefore,
    'case-closed',
    'nothing-to-publish',
    'candidate-only-proposed',
    'already-exists',
  ),
  async (
    { client, caller, at },
    { caseId, what, publishedOn, place }: PublicationEntered,
  ): Promise<PublicationRow> => {
    requirePast('publishedOn', publishedOn, localDate(at))
    const begunOn = await lockPublicity(client, caseId)
    if (begunOn !== undefined) requireNotBefore('publishedOn', publishedOn, begunOn)
    const found = await findPublishableCase(client, caseId)
    if (found) requirePublishable(found, what, publishedOn)
    requireNew(await listPublications(client, caseId), { what, publishedOn, place })
    const days = (found?.publicity ?? PUBLICITY)[what].value
    const untilOn = await lastDay(client, publishedOn, days)
    const row = { what, publishedOn, days, untilOn, place }
    const ordinal = await insertPublication(client, { ...row, caseId, by: caller.personId, at })
    await audit(client, caller, at, {
      what: 'case-published',
      after: { case: caseId, number: ordinal, ...row },
    })
    return { ...row, ordinal }
  },
)

/** What the law has made public, with the days for which objections are taken, and how far it is. */
export interface MustBePublic {
  what: Published
  days: Cited<WorkingDays>
  state: 'published' | 'due' | 'awaited' | 'not-announced'
}

/** What was made public of a case, and what is to be; of a case that ended without a result, the former alone. */
export async function publicityOf(
  client: Client,
  caseId: CaseId,
): Promise<{ published: PublicationRow[]; mustBePublic: MustBePublic[] }> {
  const published = await listPublications(client, caseId)
  const found = await findPublishableCase(client, caseId)
  if (!found) return { published, mustBePublic: [] }
  const isPublished = (what: Published) => published.some((each) => each.what === what)
  const state = (what: Published) => {
    if (isPublished(what)) return 'published'
    if (what === 'result' && !isAnnounced(found)) return 'not-announced'
    return publishable(what, found).isThere ? 'due' : 'awaited'
  }
  const asked = endedWithoutResult(found) ? PUBLISHED.filter(isPublished) : PUBLISHED
  const mustBePublic = asked.map((what) => {
    return { what, days: (found.publicity ?? PUBLICITY)[what], state: state(what) } as const
  })
  return { published, mustBePublic }
}

async function lastDay(client: pg.ClientBase, publishedOn: IsoDate, days: WorkingDays): Promise<IsoDate> {
  await holdCalendar(client)
  return lastDayOfObjection(await loadCalendar(client), publishedOn, days)
}

/** @throws Refused case-closed; candidate-only-proposed; nothing-to-publish, with the step that has to come first; date-before */
function requirePublishable(found: PublishableCase, what: Published, publishedOn: IsoDate): void {
  if (endedWithoutResult(found)) throw new Refused({ code: 'case-closed', status: found.status })
  const answer = publishable(what, found)
  if (!answer.isThere) {
    if (answer.awaited === 'agreement') throw new Refused({ code: 'candidate-only-proposed' })
    throw new Refused({ code: 'nothing-to-publish', awaited: answer.awaited.title })
  }
  if (answer.since !== undefined) requireNotBefore('publishedOn', publishedOn, answer.since)
}

/** @throws Refused already-exists where the same was published there on that day */
function requireNew(
  published: readonly PublicationRow[],
  { what, publishedOn, place }: Omit<PublicationEntered, 'caseId'>,
): void {
  const isSame = (each: PublicationRow) =>
    each.what === what && each.publishedOn === publishedOn && each.place === place
  if (published.some(isSame)) throw new Refused({ code: 'already-exists', what: 'publication' })
}
