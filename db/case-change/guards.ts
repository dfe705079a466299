import type pg from 'pg'
import { addDays, localDate } from '../../domain/deadlines/dates.js'
import type { WorkingCalendar } from '../../domain/deadlines/working-days.js'
import { checkDossier, incomplete } from '../../domain/dossier/check-dossier.js'
import { isEqualPost } from '../../domain/dossier/equal-post.js'
import { unmet } from '../../domain/eligibility/check-eligibility.js'
import type { CriterionResult } from '../../domain/eligibility/criterion.js'
import type { Change, Guard } from '../../domain/procedure/change.js'
import { limitDue, limitsOf } from '../../domain/procedure/limits.js'
import type { LackingItem, Refusal } from '../../domain/procedure/refusals.js'
import type { PinnedRules } from '../../domain/rules/rule-set.js'
import type { CaseId, IsoDate, PersonId, SeatId } from '../../domain/vocabulary.js'
import { type Client, together } from '../pool.js'
import { findRecusal } from '../reads/recusal.js'
import { Refused } from '../refused.js'
import { findDossierPurpose, findSubmissionDay, listDossier } from '../registers/dossiers.js'
import { findObjectionPeriod } from '../registers/publicity.js'

/** What a guard has read, ready to be judged: throws Refused where the change must not be. */
type Judgement = () => void

interface Guarding {
  loadCalendar: (client: pg.ClientBase) => Promise<WorkingCalendar>
  rules: PinnedRules
}

/**
 * Reads, at once, whatever the conditions of a change depend on in the transaction that writes it. Answers what judges
 * them, in their order; `judged`: the people of its guard, of that moment.
 */
export async function readGuards(
  client: pg.ClientBase,
  change: Change,
  { loadCalendar, rules }: Guarding,
): Promise<(judged: ReadonlyMap<PersonId, CriterionResult[]>) => void> {
  const { caseId, guard } = change
  const unrelated = requireUnrelated(client, change, rules)
  const [nobodyTied, ...judgements] = await together([
    unrelated,
    ...(guard
      ? [
          requireNewNumber(client, caseId, guard),
          requireLater(client, guard),
          requireDossier(client, caseId, guard, rules),
          requireObjectionsAnswered(client, caseId, guard),
          requireInTime(client, guard, loadCalendar),
        ]
      : []),
  ])
  return (judged) => {
    nobodyTied()
    if (guard) requireEligible(guard, judged)
    for (const judge of judgements) judge()
  }
}

const nothing: Judgement = () => {}

function requireEligible(
  { person, waived, only, newcomers = [] }: Guard,
  judged: ReadonlyMap<PersonId, CriterionResult[]>,
): void {
  if (!waived) return
  // Whoever names newcomers need not be one who reads their files: only the criterion is told.
  for (const each of newcomers) {
    const found = notMet(each.person, waived, judged)
    if (!found) continue
    const { evidence: _, ...refusal } = found
    const { code, candidate } = refusal
    throw new Refused({ ...(each.isClosed ? { code, candidate } : refusal), field: each.field })
  }
  const refusal = newcomers.length === 0 && notMet(person, waived, judged, only)
  if (refusal) throw new Refused(refusal)
}

function notMet(
  person: PersonId,
  waived: readonly string[],
  judged: ReadonlyMap<PersonId, CriterionResult[]>,
  only?: Guard['only'],
): NotEligible | undefined {
  const all = judged.get(person) ?? []
  const results = only ? all.filter(({ criterion }) => only.includes(criterion)) : all
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
  { dossier: rules }: PinnedRules,
): Promise<Judgement> {
  if (!dossier || !rules) return nothing
  const isAsSubmitted = rules.ageCountedTo?.value === 'submission'
  const [filed, purpose, submittedOn] = await together([
    listDossier(client, caseId, person),
    findDossierPurpose(client, caseId, person),
    isAsSubmitted ? findSubmissionDay(client, caseId, person) : undefined,
  ])
  return () => {
    const on = submittedOn ?? dossier.on
    const equalPost = isEqualPost(purpose, on, rules)
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
}

/** Nobody decides while objections are still taken, or wait for an answer. */
async function requireObjectionsAnswered(
  client: pg.ClientBase,
  caseId: CaseId,
  { objections }: Guard,
): Promise<Judgement> {
  if (!objections) return nothing
  const { to: publication, on } = objections
  const period = await findObjectionPeriod(client, caseId, publication)
  return () => {
    if (!period) throw new Refused({ code: 'objections-open', publication })
    const { untilOn: until, unanswered } = period
    if (on <= until || unanswered > 0) {
      throw new Refused({ code: 'objections-open', publication, until, unanswered })
    }
  }
}

/** What is late comes with the reason. */
async function requireInTime(
  client: pg.ClientBase,
  { person, inTime }: Guard,
  loadCalendar: Guarding['loadCalendar'],
): Promise<Judgement> {
  if (!inTime) return nothing
  const { what, on, field, approval, policyAnsweredOn } = inTime
  const [termEndsOn, calendar] = await together([
    findTermEnd(client, inTime.seat, person),
    loadCalendar(client),
  ])
  return () => {
    const limit = limitsOf(approval, {
      ...(policyAnsweredOn && { policyAnsweredOn }),
      ...(termEndsOn && { termEndsOn }),
    })[what]
    if (!limit) return
    const { due } = limitDue(limit, calendar)
    if (on > due) throw new Refused({ code: 'explanation-owed', field, due, article: limit.article })
  }
}

/** Said when the answer is recorded; the index decides when two are confirmed. */
async function requireNewNumber(
  client: pg.ClientBase,
  caseId: CaseId,
  { newNumber }: Guard,
): Promise<Judgement> {
  if (!newNumber) return nothing
  const { body, number, signedOn, field } = newNumber
  const { rowCount } = await client.query({
    name: 'find-decision-number',
    text: `SELECT 1 FROM decisions WHERE body_id = $1 AND resolution_number = $2
           AND extract(year FROM signed_on) = extract(year FROM $3::date) AND case_id <> $4`,
    values: [body, number, signedOn, caseId],
  })
  return () => {
    if (rowCount) throw new Refused({ code: 'number-already-used', field })
  }
}

async function requireLater(client: pg.ClientBase, { person, endsLater }: Guard): Promise<Judgement> {
  if (!endsLater) return nothing
  const { termEndsOn, field, seat } = endsLater
  const ends = await findTermEnd(client, seat, person)
  return () => {
    if (ends !== null && termEndsOn <= ends) {
      throw new Refused({ code: 'date-before', field, earliest: addDays(ends, 1) })
    }
    if (endsLater.begins) requireBeginning(endsLater.begins, ends)
  }
}

/** Signed after the old end, the new term runs from the day after it; else from the signature at the earliest. */
function requireBeginning(
  { signedOn, effectiveOn, field }: NonNullable<NonNullable<Guard['endsLater']>['begins']>,
  ends: IsoDate | null,
): void {
  const isLate = ends !== null && signedOn > ends
  const earliest = isLate ? addDays(ends, 1) : signedOn
  if (effectiveOn < earliest) throw new Refused({ code: 'date-before', field, earliest })
  if (isLate && effectiveOn > earliest) throw new Refused({ code: 'date-after', field, latest: earliest })
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
  client: Client,
  { recusal, row: { unitId }, at }: Pick<Change, 'recusal' | 'row' | 'at'>,
  { recusal: rules }: Pick<PinnedRules, 'recusal'>,
): Promise<Judgement> {
  if (!recusal) return nothing
  const { actor, holder, ...people } = recusal
  const tied = { ...people, rules, unitId, on: localDate(at) }
  const [ofActor, ofHolder] = await together([
    actor === 'system' ? undefined : findRecusal(client, actor, tied),
    holder === undefined ? undefined : findRecusal(client, holder, tied),
  ])
  return () => {
    if (ofActor) throw new Refused({ code: 'recused', ...ofActor })
    if (ofHolder && holder !== undefined) {
      throw new Refused({ code: 'holder-recused', field: 'to', person: holder })
    }
  }
}
