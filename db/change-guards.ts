import type pg from 'pg'
import { checkDossier, incomplete } from '../domain/dossier/check-dossier.js'
import { type CriterionResult, unmet } from '../domain/eligibility/check-eligibility.js'
import type { Guard } from '../domain/procedure/change.js'
import type { CaseId, PersonId } from '../domain/vocabulary.js'
import { listDossier } from './dossiers.js'
import { findObjectionPeriod } from './publicity.js'
import { Refused } from './refused.js'

/** Refuses a change whose conditions do not hold in the transaction that writes it. `judged`: its person, of that moment. */
export async function requireGuarded(
  client: pg.ClientBase,
  caseId: CaseId,
  guard: Guard,
  judged: ReadonlyMap<PersonId, CriterionResult[]>,
): Promise<void> {
  requireEligible(guard, judged)
  await requireDossier(client, caseId, guard)
  await requireObjectionsAnswered(client, caseId, guard)
}

function requireEligible({ person, waived }: Guard, judged: ReadonlyMap<PersonId, CriterionResult[]>): void {
  const results = judged.get(person) ?? []
  const [missing] = unmet(
    results,
    results.flatMap(({ criterion }) => (waived.includes(criterion) ? [criterion] : [])),
  )
  if (missing) {
    throw new Refused({ code: 'candidate-not-eligible', candidate: person, criterion: missing.criterion })
  }
}

/** The dossier that goes up is complete, and in date on the day of the decision. */
async function requireDossier(
  client: pg.ClientBase,
  caseId: CaseId,
  { person, dossier }: Guard,
): Promise<void> {
  if (!dossier) return
  const filed = await listDossier(client, caseId, person)
  const [lacking] = incomplete(checkDossier(dossier.rules, filed, dossier.on, dossier))
  if (!lacking || (lacking.answer !== 'missing' && lacking.answer !== 'too-old')) return
  const { item, answer, validUntil } = lacking
  const until = validUntil === undefined ? {} : { validUntil }
  throw new Refused({ code: 'dossier-incomplete', candidate: person, item, answer, ...until })
}

/** Nobody decides while objections are still taken, or wait for an answer. */
async function requireObjectionsAnswered(
  client: pg.ClientBase,
  caseId: CaseId,
  { objections }: Guard,
): Promise<void> {
  if (!objections) return
  const { to: publication, on } = objections
  const period = await findObjectionPeriod(client, caseId, publication)
  if (!period) throw new Refused({ code: 'objections-open', publication })
  const { untilOn: until, unanswered } = period
  if (on <= until || unanswered > 0) {
    throw new Refused({ code: 'objections-open', publication, until, unanswered })
  }
}
