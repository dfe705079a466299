import type { z } from 'zod'
import type { AuditEventRow } from '../../../db/audit/audit-events.js'
import type { Client } from '../../../db/pool.js'
import { findNames } from '../../../db/reads/titles-of-codes.js'
import { listVotes } from '../../../db/reads/votes.js'
import type { CaseId } from '../../../domain/vocabulary.js'
import { type CaseRights, seesCounts } from '../../../records/rights/cases.js'
import { codesIn, namesOf } from '../../words/mentioned.js'
import { named } from '../../words/titles.js'
import type { Reader } from '../votes/view.js'
import type { auditEvent } from './schemas.js'

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
  const names = await findNames(client, codesIn(events))
  const hidden = await hiddenVotes(client, { caller, rights, id })
  const person = (who: string) => named(who, names.get(who) ?? who, language)
  return (event) => eventView(event, { rights, hidden, names, person })
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
