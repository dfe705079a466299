import type { z } from 'zod'
import { type AuditEventRow, listAuditEvents } from '../../../db/audit/audit-events.js'
import { findNames } from '../../../db/reads/titles-of-codes.js'
import { listVotes } from '../../../db/reads/votes.js'
import type { CaseId } from '../../../domain/vocabulary.js'
import type { Caller } from '../../../records/rights/caller.js'
import { type CaseRights, caseOf, seesCounts } from '../../../records/rights/cases.js'
import type { ApiDeps } from '../../deps.js'
import {
  cursorNumber,
  DEFAULT_LIMIT,
  decodeCursor,
  encodeCursor,
  type Page,
  page,
} from '../../http/paging.js'
import type { Language } from '../../words/language.js'
import { codesIn, namesOf } from '../../words/mentioned.js'
import { named } from '../../words/titles.js'
import type { auditEvent, eventQuery } from './schemas.js'

type EventView = z.output<typeof auditEvent>

/**
 * The audit trail of a case, oldest first. What was before and after is for those who read records, a count for those
 * who may see it; a candidate does not see who acted.
 */
export async function listEvents(
  deps: ApiDeps,
  asked: { caller: Caller; id: CaseId; query: z.output<typeof eventQuery>; language: Language },
): Promise<Page<EventView>> {
  const { caller, id, query, language } = asked
  const { rights } = await caseOf(deps.pool, caller, id)
  const list = `events/${id}`
  const { limit = DEFAULT_LIMIT } = query
  const [after = 0] = decodeCursor(list, [cursorNumber] as const, query.cursor) ?? []
  const events = await listAuditEvents(deps.pool, id, { after, limit })
  const names = await findNames(deps.pool, codesIn(events.rows))
  const hidden = await hiddenVotes(deps, { caller, rights, id })
  const person = (who: string) => named(who, names.get(who) ?? who, language)
  return page(
    events,
    limit,
    (event) => eventView(event, { rights, hidden, names, person }),
    ({ position }) => encodeCursor(list, [position]),
  )
}

interface Showing {
  rights: CaseRights
  /** Votes whose counts this reader may not know. */
  hidden: Set<unknown>
  names: ReadonlyMap<string, string>
  person: (id: string) => { id: string; name: string }
}

function eventView(event: AuditEventRow, { rights, hidden, names, person }: Showing): EventView {
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

async function hiddenVotes(
  { pool }: ApiDeps,
  { caller, rights, id }: { caller: Caller; rights: CaseRights; id: CaseId },
): Promise<Set<unknown>> {
  if (!rights.records || rights.counts) return new Set()
  const votes = await listVotes(pool, id)
  return new Set(votes.filter((vote) => !seesCounts(rights, caller, vote)).map((vote) => vote.id))
}

function memberOf(value: unknown, key: string): unknown {
  return value !== null && typeof value === 'object' ? Reflect.get(value, key) : undefined
}
