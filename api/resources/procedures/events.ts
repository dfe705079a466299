import type pg from 'pg'
import type { z } from 'zod'
import type { AuditEventRow, EventFilter } from '../../../db/audit/audit-events.js'
import { verifyChain } from '../../../db/audit/verify-audit.js'
import type { Client } from '../../../db/pool.js'
import { listCountsEntered } from '../../../db/reads/second-person.js'
import { findTitlesOfCodes } from '../../../db/reads/titles-of-codes.js'
import { listVotes } from '../../../db/reads/votes.js'
import type { CaseId, Instant, TaskId, Text } from '../../../domain/vocabulary.js'
import { type CaseRights, seesCounts } from '../../../records/rights/cases.js'
import { countFieldsInWords } from '../../words/count-field-words.js'
import {
  type CountEntryTold,
  EVENT_KINDS,
  type EventKind,
  eventInWords,
  eventsOfKind,
} from '../../words/event-words.js'
import { type Language, say } from '../../words/language.js'
import { codesIn, namesOf } from '../../words/mentioned.js'
import { named } from '../../words/titles.js'
import type { Reader } from '../votes/view.js'
import type { auditEvent, auditPage, eventQuery } from './schemas.js'

type EventView = z.output<typeof auditEvent>

/**
 * How the events of a case are shown: what was before and after to those who read records, a count to those who may see
 * it; a candidate does not see who acted.
 */
export async function eventsShown(
  client: Client,
  { caller, rights, language }: Reader,
  id: CaseId,
  events: readonly AuditEventRow[],
): Promise<(event: AuditEventRow) => EventView> {
  const titles = await findTitlesOfCodes(client, [...new Set(codesIn(events))])
  const names = new Map([...titles].map(([code, title]) => [code, say(title, language)]))
  const hidden = await hiddenVotes(client, { caller, rights, id })
  const entries = rights.records ? await entriesTold(client, { rights, language }, events) : new Map()
  const person = (who: string) => named(who, names.get(who) ?? who, language)
  return (event) => eventView(event, { rights, hidden, names, entries, person, language })
}

interface Showing {
  rights: CaseRights
  /** Votes whose counts this reader may not know. */
  hidden: Set<unknown>
  names: ReadonlyMap<string, string>
  /** What is told of an entry of a count, by its task. */
  entries: ReadonlyMap<TaskId, CountEntryTold>
  person: (id: string) => { id: string; name: string }
  language: Language
}

function eventView(event: AuditEventRow, showing: Showing): EventView {
  const told = toldOf(event, showing)
  const entry = showing.entries.get(told.task ?? '')
  const isEntered = told.what === 'task-completed' && entry !== undefined
  return { ...told, ...eventInWords({ ...told, ...(isEntered && { entry }) }, showing.language) }
}

/** What of an event its reader may know. */
function toldOf(event: AuditEventRow, { rights, hidden, names, person }: Showing) {
  const { position, at, what, actor, onBehalfOf, task, before, after, salt, hash } = event
  const told = rights.records && !(what === 'vote-counted' && hidden.has(memberOf(after, 'vote')))
  return {
    position,
    at,
    what,
    hash,
    ...(rights.own === undefined && {
      actor: actor === 'system' ? null : person(actor),
      ...(onBehalfOf !== undefined && { onBehalfOf: person(onBehalfOf) }),
    }),
    ...(task !== undefined && { task }),
    ...(told && before !== undefined && { before }),
    ...(told && after !== undefined && { after }),
    ...(told && salt !== undefined && { salt }),
    ...(told && { names: namesOf({ before, after }, names) }),
  }
}

/**
 * Of entries of counts, which they are, and whether they differ from the other one; in which fields for the HR officers alone,
 * never in what.
 */
async function entriesTold(
  client: Client,
  { rights, language }: Pick<Reader, 'rights' | 'language'>,
  events: readonly AuditEventRow[],
): Promise<Map<TaskId, CountEntryTold>> {
  const tasks = events.flatMap(({ task, after }) =>
    task !== undefined && memberOf(after, 'result') === 'withheld' ? [task] : [],
  )
  if (tasks.length === 0) return new Map()
  const entered = await listCountsEntered(client, tasks)
  return new Map(
    entered.map(({ task, entry, differing, names }) => [
      task,
      {
        entry,
        ...(differing && { differsIn: rights.manages ? countFieldsInWords(differing, names, language) : [] }),
      },
    ]),
  )
}

async function hiddenVotes(
  client: Client,
  { caller, rights, id }: Pick<Reader, 'caller' | 'rights'> & { id: CaseId },
): Promise<Set<unknown>> {
  if (!rights.records || rights.counts) return new Set()
  const votes = await listVotes(client, id)
  return new Set(votes.filter((vote) => !seesCounts(rights, caller, vote)).map((vote) => vote.id))
}

function memberOf(value: unknown, key: string): unknown {
  return value !== null && typeof value === 'object' ? Reflect.get(value, key) : undefined
}

/** Which events are asked for; who acted is nothing to ask for of those who are not told it. */
export function eventsAsked(
  { kind, person }: Pick<z.output<typeof eventQuery>, 'kind' | 'person'>,
  rights: CaseRights,
): EventFilter | undefined {
  if (person !== undefined && rights.own !== undefined) return undefined
  return { ...(kind && { what: whatOf(kind) }), ...(person !== undefined && { person }) }
}

/** What no words are known of is work. */
const whatOf = (kind: EventKind): EventFilter['what'] =>
  kind === 'work'
    ? { notIn: EVENT_KINDS.filter((other) => other !== 'work').flatMap(eventsOfKind) }
    : { in: eventsOfKind(kind) }

const VERIFIED_BY: Text = {
  vi: 'hệ thống, khi mở nhật ký này: mọi mã khóa được tính lại từ đầu',
  en: 'the system, as this trail was opened: every hash was computed anew',
}

/** The whole trail of a case, verified now. */
export async function verification(
  client: pg.ClientBase,
  id: CaseId,
  { now, language }: { now: Instant; language: Language },
): Promise<Pick<z.output<typeof auditPage>, 'verifiedAt' | 'verifiedBy' | 'intact' | 'length'>> {
  const { events, fault } = await verifyChain(client, id)
  return { verifiedAt: now, verifiedBy: say(VERIFIED_BY, language), intact: !fault, length: events }
}
