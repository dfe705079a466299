import type { LaunchCandidate, LaunchPost } from '../../../db/reads/launches.js'
import { Refused } from '../../../db/refused.js'
import { localDate } from '../../../domain/deadlines/dates.js'
import { isNotBelow } from '../../../domain/eligibility/office-time.js'
import type { CandidateRecord } from '../../../domain/eligibility/record.js'
import { type Command, caseIdOf, type LaunchWithLaw } from '../../../domain/procedure/case.js'
import { selects } from '../../../domain/procedure/stage-kinds.js'
import type { FieldRefusal } from '../../../domain/records/field-codes.js'
import type { IsoDate, PersonId, PostLevel, ProcedureType } from '../../../domain/vocabulary.js'
import type { Caller } from '../../rights/caller.js'
import { requireNoCompetitor } from '../../rights/nearness.js'
import { requirePast } from '../../use-case/day-bounds.js'
import { requireValid, wrongField } from '../../use-case/invalid-input.js'
import { refuses } from '../../use-case/refusing.js'
import { under } from '../../use-case/use-case.js'
import { proposedBy } from '../proposed.js'
import type { AboutHolder } from './asked.js'
import { voteOnLeaders } from './confidence.js'
import { groundsOf, noKindOfLaw } from './grounds.js'
import { type Law, lawOf } from './law.js'
import type { LaunchMatter } from './matter.js'
import { movingOf, returnOf, secondedIn, secondmentOf } from './moving.js'
import { rotationOf } from './rotation.js'
import { heldSeat, requireDue, requireKindFits, requireTypeFits, seatToFill } from './seat.js'
import { subjectOf, subjectOfHolder } from './subject.js'

/** A case that may be opened: what it is about, its candidates, its law. Nothing is written before it begins. */
export type CaseToOpen = Omit<LaunchWithLaw, 'caseId' | 'launchedBy' | 'command'>

/**
 * The case that a launch comes to.
 * @throws Refused what is wrong with what is asked, by field; seat-filled and the other refusals
 */
export const caseToOpen = under(
  'officers-of-post-and-its-office',
  refuses(
    lawOf,
    rotationOf,
    secondmentOf,
    requirePast,
    seatToFill,
    heldSeat,
    'not-revocable',
    requireNoCompetitor,
  ),
  async ({ at, caller, granted: matter }): Promise<CaseToOpen> => {
    const opening = openingOf(caller, matter, localDate(at))
    requireNoCompetitor(caller, opening.candidates)
    return opening
  },
)

function openingOf(caller: Caller, matter: LaunchMatter, today: IsoDate): CaseToOpen {
  switch (matter.of) {
    case 'vacancy':
      return filling(caller, matter, today)
    case 'holder':
      return aboutHolder(matter, today)
    case 'leaders':
      return voteOnLeaders(matter.request, matter, today)
    case 'decision':
      return revocation(matter, today)
  }
}

/** The launch of that case by somebody; its id follows from the command, so that a repetition meets the same workflow. */
export function launchBy({ personId, groups }: Caller, command: Command, opening: CaseToOpen): LaunchWithLaw {
  return {
    ...opening,
    caseId: caseIdOf(command.id),
    launchedBy: { personId, groups, manages: true },
    command,
  }
}

function filling(
  caller: Caller,
  { post, request, seatId, people, records, ruleSets }: Extract<LaunchMatter, { of: 'vacancy' }>,
  today: IsoDate,
): CaseToOpen {
  requireKindFits(request.kind, post)
  const law = lawOf(ruleSets, request, today)
  requireTypeFits(law.ruleSet.type, post, request.ruleSetId === undefined ? 'type' : 'ruleSetId')
  requireCandidates(request.candidates, people, { law, level: post.level })
  if (request.candidates.length > 1 && !law.stages.some(selects)) {
    throw wrongField('candidates', 'one-candidate-only')
  }
  const seat = seatToFill(post, seatId)
  const proposed = proposedBy(caller, request.candidates, people)
  return {
    kind: request.kind,
    ...law,
    subject: subjectOf(post, seat),
    candidates: request.candidates,
    ...(proposed.length > 0 && { proposed }),
    ...(request.kind === 'rotation' && { rotation: rotationOf(request, law, today) }),
    ...(request.kind === 'transfer' && {
      moving: movingOf(request, law, {
        ...{ postId: post.postId, level: post.level, field: 'candidates.0' },
        // Of whose file is closed to whoever launches, nothing is told here (ADR 0040).
        record: proposed.length > 0 ? undefined : records[0],
      }),
    }),
  }
}

/** A case about whoever holds the seat: stays on, or leaves office. */
function aboutHolder(
  { post, request, held, record, ruleSets }: Extract<LaunchMatter, { of: 'holder' }>,
  today: IsoDate,
): CaseToOpen {
  const seat = heldSeat(request.kind, post, request.seatId)
  if (request.kind === 'replacement') throw noKindOfLaw()
  const law = lawOf(ruleSets, request, today)
  requireTypeFits(law.ruleSet.type, post, request.ruleSetId === undefined ? 'type' : 'ruleSetId')
  if ('grounds' in request && request.on !== undefined) requirePast('on', request.on, law.begunOn)
  const ground = 'grounds' in request ? groundsOf(request, { law, record, postId: post.postId }) : undefined
  requireTypeFits(law.ruleSet.type, post, request.ruleSetId === undefined ? 'type' : 'ruleSetId')
  requireDue(request.kind, post, { seatId: seat.id, law: law.ruleSet })
  const moving = movedFromSeat(request, { post, law, record }, today)
  return {
    kind: request.kind,
    ...law,
    subject: subjectOfHolder(post, seat.id, held),
    candidates: [seat.holder],
    ...(ground && { ground }),
    ...(moving && { moving }),
  }
}

/** What is proposed of a secondment, or of the return from one. */
function movedFromSeat(
  request: AboutHolder,
  { post, law, record }: { post: LaunchPost; law: Law; record: CandidateRecord | undefined },
  today: IsoDate,
): CaseToOpen['moving'] {
  const secondedUntil = secondedIn(post, request.seatId)
  if (request.kind === 'secondment-end') return returnOf(request.purpose, { secondedUntil, today })
  if (request.kind !== 'secondment') return undefined
  const moved = { record, postId: post.postId, level: post.level, field: 'seatId' }
  return secondmentOf(request, { law, moved, secondedUntil, today })
}

/** A new case about the person whom a decision put in office. */
function revocation(
  { post, revoked, ruleSets }: Extract<LaunchMatter, { of: 'decision' }>,
  today: IsoDate,
): CaseToOpen {
  const person = revoked.outcome?.person
  if (revoked.status !== 'completed' || !person || revoked.revoked || !revoked.inOffice) {
    throw new Refused({ code: 'not-revocable', case: revoked.id })
  }
  return {
    kind: 'revocation',
    ...lawOf(ruleSets, { kind: 'revocation' }, today),
    subject: subjectOf(post, revoked.seatId),
    candidates: [person],
    revokes: revoked.id,
  }
}

const FROM_ELSEWHERE: readonly ProcedureType[] = ['from-elsewhere', 'public-employees-from-elsewhere']

/** Every candidate is known, named once, does not hold the post already, and comes from where the procedure says. */
function requireCandidates(
  candidates: PersonId[],
  people: ReadonlyMap<PersonId, LaunchCandidate>,
  { law, level }: { law: Law; level: PostLevel },
): void {
  const { type, eligibility } = law.ruleSet
  const errors: FieldRefusal[] = []
  for (const [index, candidate] of candidates.entries()) {
    const field = `candidates.${index}`
    const person = people.get(candidate)
    if (!person) errors.push({ field, code: 'unknown-cadre' })
    else if (candidates.indexOf(candidate) < index) errors.push({ field, code: 'named-twice' })
    else if (person.holdsPost) errors.push({ field, code: 'already-holds-post' })
    else if (FROM_ELSEWHERE.includes(type) && person.isOfOrganisation)
      errors.push({ field, code: 'not-from-elsewhere' })
    else if (eligibility.holdsPost && !person.heldLevels.some((held) => isNotBelow(held, level)))
      errors.push({ field, code: 'post-held-is-lower', what: eligibility.holdsPost.article })
  }
  requireValid(errors)
}
