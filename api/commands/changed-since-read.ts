import type { Request } from 'express'
import { listEventsSince } from '../../db/audit/audit-events.js'
import type { CaseId } from '../../domain/vocabulary.js'
import type { Caller } from '../../records/rights/caller.js'
import { findCase } from '../../records/rights/cases.js'
import type { ApiDeps } from '../deps.js'
import { versionRead } from '../http/etags.js'
import { Problem } from '../problems/problem.js'
import { eventsShown } from '../resources/procedures/events.js'
import { languageOf } from '../words/language.js'

/** Events of the trail that one refusal names: the latest. */
const MOST_TOLD = 10

/** The sequences at which whoever asks says that they have read the case; undefined where they do not say. */
export function sequencesRead(request: Request): number[] | undefined {
  const read = versionRead(request)
  return read === 'any' || read === undefined ? undefined : [...read]
}

interface Refused {
  caller: Caller
  caseId: CaseId
  read: readonly number[]
}

/**
 * What a command that came too late is refused with: how far the case is, and what happened since it was read and by whom, as
 * the trail tells it to whoever asks, without what it says before and after. Any other error as it is.
 */
export async function withWhatChanged(
  { pool }: Pick<ApiDeps, 'pool'>,
  request: Request,
  { caller, caseId, read }: Refused,
  error: unknown,
): Promise<unknown> {
  if (!(error instanceof Problem) || error.code !== 'case-changed') return error
  const seen = await findCase(pool, caller, caseId)
  if (!seen) return error
  const events = await listEventsSince(pool, caseId, { sequence: Math.max(0, ...read), limit: MOST_TOLD })
  const reader = { caller, rights: seen.rights, language: languageOf(request, caller.locale) }
  const show = await eventsShown(pool, reader, caseId, events)
  return new Problem('case-changed', {
    cause: error,
    now: {
      sequence: seen.standing.sequence,
      changes: events.map(show).map(({ at, what, sentence, actor }) => ({
        at,
        what,
        sentence,
        ...(actor !== undefined && { actor }),
      })),
    },
  })
}
