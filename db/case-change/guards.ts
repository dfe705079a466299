import type pg from 'pg'
import { addDays } from '../../domain/deadlines/dates.js'
import type { WorkingCalendar } from '../../domain/deadlines/working-days.js'
import { checkDossier, incomplete } from '../../domain/dossier/check-dossier.js'
import { isEqualPost } from '../../domain/dossier/equal-post.js'
import { unmet } from '../../domain/eligibility/check-eligibility.js'
import type { CriterionResult } from '../../domain/eligibility/criterion.js'
import type { Change, Guard } from '../../domain/procedure/change.js'
import { limitDue, limitsOf } from '../../domain/procedure/limits.js'
import type { LackingItem, Refusal } from '../../domain/procedure/refusals.js'
import type { CaseId, IsoDate, PersonId, SeatId, UnitId } from '../../domain/vocabulary.js'
import { findRecusal } from '../reads/recusal.js'
import { Refused } from '../refused.js'
import { findDossierPurpose, listDossier } from '../registers/dossiers.js'
import { findObjectionPeriod } from '../registers/publicity.js'

type CalendarLoader = (client: pg.ClientBase) => Promise<WorkingCalendar>
type Judged = ReadonlyMap<PersonId, CriterionResult[]>

/** Refuses a change whose conditions do not hold in the transaction that writes it. `judged`: its person, of that moment. */
export async function requireGuarded(
  client: pg.ClientBase,
  caseId: CaseId,
  guard: Guard,
  { judged, loadCalendar }: { judged: Judged; loadCalendar: CalendarLoader },
): Promise<void> {
  requireEligible(guard, judged)
  await requireNewNumber(client, caseId, guard)
  await requireLater(client, guard)
  await requireDossier(client, caseId, guard)
  await requireObjectionsAnswered(client, caseId, guard)
  await requireInTime(client, guard, loadCalendar)
}

function requireEligible({ person, waived, newcomers = [] }: Guard, judged: Judged): void {
  if (!waived) return
  // Whoever names newcomers need not be one who reads their files: only the criterion is told.
  for (const each of newcomers) {
    const found = notMet(each.person, waived, judged)
    if (!found) continue
    const { evidence: _, ...refusal } = found
    throw new Refused({ ...refusal, field: each.field })
  }
  const refusal = newcomers.length === 0 && notMet(person, waived, judged)
  if (refusal) throw new Refused(refusal)
}

function notMet(person: PersonId, waived: readonly string[], judged: Judged): NotEligible | undefined {
  const results = judged.get(person) ?? []
  const [missing, ...others] = unmet(
    results,
    results.flatMap(({ criterion }) => (waived.includes(criterion) ? [criterion] : [])),
  )
  if (!missing) return undefined
  const { criterion, evidence } = missing
  return {
    ...{ code: 'candidate-not-eligible', candidate: person, criterion, evidence },
    ...(others.length > 0 && { also: others.map((each) => each.criterion) }),
  }
}

type NotEligible = Extract<Refusal, { code: 'candidate-not-eligible' }>

/** The dossier that goes up is complete, and in date on the day of the decision. */
async function requireDossier(
  client: pg.ClientBase,
  caseId: CaseId,
  { person, dossier }: Guard,
): Promise<void> {
  if (!dossier) return
  const { rules, on } = dossier
  const filed = await listDossier(client, caseId, person)
  const equalPost = isEqualPost(await findDossierPurpose(client, caseId, person), on)
  const [first, ...others] = incomplete(checkDossier(rules, filed, on, { equalPost })).flatMap(
    ({ item, answer, validUntil }): LackingItem[] =>
      answer === 'missing' || answer === 'too-old'
        ? [{ item, answer, ...(validUntil !== undefined && { validUntil }) }]
        : [],
  )
  if (!first) return
  const also = others.length > 0 && { also: others }
  throw new Refused({ code: 'dossier-incomplete', candidate: person, ...first, ...also })
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

/** What is late comes with the reason. */
async function requireInTime(
  client: pg.ClientBase,
  { person, inTime }: Guard,
  loadCalendar: CalendarLoader,
): Promise<void> {
  if (!inTime) return
  const { what, on, field, approval, policyAnsweredOn } = inTime
  const termEndsOn = await findTermEnd(client, inTime.seat, person)
  const limit = limitsOf(approval, {
    ...(policyAnsweredOn && { policyAnsweredOn }),
    ...(termEndsOn && { termEndsOn }),
  })[what]
  if (!limit) return
  const { due } = limitDue(limit, await loadCalendar(client))
  if (on > due) throw new Refused({ code: 'explanation-owed', field, due, article: limit.article })
}

/** Said when the answer is recorded; the index decides when two are confirmed. */
async function requireNewNumber(client: pg.ClientBase, caseId: CaseId, { newNumber }: Guard): Promise<void> {
  if (!newNumber) return
  const { body, number, signedOn, field } = newNumber
  const { rowCount } = await client.query({
    name: 'find-decision-number',
    text: `SELECT 1 FROM decisions WHERE body_id = $1 AND resolution_number = $2
           AND extract(year FROM signed_on) = extract(year FROM $3::date) AND case_id <> $4`,
    values: [body, number, signedOn, caseId],
  })
  if (rowCount) throw new Refused({ code: 'number-already-used', field })
}

async function requireLater(client: pg.ClientBase, { person, endsLater }: Guard): Promise<void> {
  if (!endsLater) return
  const { termEndsOn, field, seat } = endsLater
  const ends = await findTermEnd(client, seat, person)
  if (ends !== null && termEndsOn <= ends) {
    throw new Refused({ code: 'date-before', field, earliest: addDays(ends, 1) })
  }
}

async function findTermEnd(client: pg.ClientBase, seat: SeatId, person: PersonId): Promise<IsoDate | null> {
  const { rows } = await client.query<{ ends: IsoDate | null }>({
    name: 'find-term-end',
    text: 'SELECT term_ends_on AS ends FROM tenures WHERE seat_id = $1 AND person_id = $2 AND to_on IS NULL',
    values: [seat, person],
  })
  return rows[0]?.ends ?? null
}

/** Nobody acts on a case for its officers or a group who stands back from it, or is given a task of it. */
export async function requireUnrelated(
  client: pg.ClientBase,
  { actor, holder, ...tied }: NonNullable<Change['recusal']>,
  { unitId, on }: { unitId: UnitId; on: IsoDate },
): Promise<void> {
  const found = actor === 'system' ? undefined : await findRecusal(client, actor, { ...tied, unitId, on })
  if (found) throw new Refused({ code: 'recused', ...found })
  if (holder === undefined || !(await findRecusal(client, holder, { ...tied, unitId, on }))) return
  throw new Refused({ code: 'holder-recused', field: 'to', person: holder })
}
