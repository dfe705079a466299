import {
  findCandidates,
  type LaunchPost,
  type RevocableCase,
  subjectAboutHolder,
  subjectOf,
} from '../../../db/reads/launches.js'
import { addDays, addMonths } from '../../../domain/deadlines/dates.js'
import { codesInWords } from '../../../domain/eligibility/wording.js'
import { type Command, caseIdOf, type Launch } from '../../../domain/procedure/case.js'
import { KIND_NAMES } from '../../../domain/procedure/procedure-kinds.js'
import { selects } from '../../../domain/procedure/stage-kinds.js'
import type { PersonId, PostId, SeatId } from '../../../domain/vocabulary.js'
import { requireNotBefore } from '../../../records/day-bounds.js'
import type { Caller } from '../../../records/rights/caller.js'
import { today } from '../../caller/caller.js'
import type { ApiDeps } from '../../deps.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput, refusalProblem } from '../../problems/problem.js'
import type { FieldError } from '../../problems/rows.js'
import { type Law, lawOf } from './launch-law.js'
import type { AboutHolder, Filling, LaunchMatter } from './launch-matter.js'

/** Who launches, and by which command. */
interface By {
  caller: Caller
  command: Command
}

/**
 * The launch that a request comes to.
 * @throws Problem what is wrong with the request, by field; seat-filled and the other refusals
 */
export async function launchOf(deps: ApiDeps, matter: LaunchMatter, by: By): Promise<Launch> {
  const launch = await caseToOpen(deps, matter)
  const { personId, groups } = by.caller
  return {
    ...launch,
    // It follows from the command, so that a repetition meets the same workflow.
    caseId: caseIdOf(by.command.id),
    launchedBy: { personId, groups, manages: true },
    command: by.command,
  }
}

type CaseToOpen = Omit<Launch, 'caseId' | 'launchedBy' | 'command'>

function caseToOpen(deps: ApiDeps, matter: LaunchMatter): Promise<CaseToOpen> {
  switch (matter.of) {
    case 'vacancy':
      return filling(deps, matter)
    case 'holder':
      return aboutHolder(deps, matter)
    case 'decision':
      return revocation(deps, matter)
  }
}

async function filling(
  deps: ApiDeps,
  { post, request, seatId }: Extract<LaunchMatter, { of: 'vacancy' }>,
): Promise<CaseToOpen> {
  const fits = post.filledBy === 'election' ? 'nomination' : 'appointment'
  if (request.kind !== fits && request.kind !== 'rotation')
    throw invalidInput(
      fieldError('kind', 'kind-does-not-fit-post', codesInWords([fits, 'rotation'], KIND_NAMES)),
    )
  const law = await lawOf(deps, request)
  await checkCandidates(deps, request.candidates, post.postId, law)
  if (request.candidates.length > 1 && !law.stages.some(selects)) {
    throw invalidInput(fieldError('candidates', 'one-candidate-only'))
  }
  if (request.kind === 'rotation')
    requireNotBefore('until', request.until ?? null, addDays(today(deps.now), 1))
  const seat = seatId === undefined ? onlyVacantSeat(post) : requireVacant(post, seatId)
  return {
    kind: request.kind,
    ...law,
    subject: subjectOf(post, seat),
    candidates: request.candidates,
    ...(request.kind === 'rotation' && { rotation: rotationOf(request, law) }),
  }
}

/** What a rotation is for and until when; where the proposal names no end, for the usual length of its law. */
function rotationOf(
  { purpose, until }: Extract<Filling, { kind: 'rotation' }>,
  { ruleSet, begunOn }: Law,
): NonNullable<Launch['rotation']> {
  const usual = ruleSet.term?.usualLength
  if (until !== undefined) return { purpose, until }
  if (!usual) throw invalidInput(fieldError('until', 'required'))
  return { purpose, until: addMonths(begunOn, usual.value) }
}

/** A case about whoever holds the seat: stays on, or leaves office. */
async function aboutHolder(
  deps: ApiDeps,
  { post, request }: Extract<LaunchMatter, { of: 'holder' }>,
): Promise<CaseToOpen> {
  const seat = post.seats.find(({ id }) => id === request.seatId)
  if (!seat?.holder) throw invalidInput(fieldError('seatId', 'nobody-holds-seat'))
  if (seat.running) throw refusalProblem({ code: 'seat-has-running-procedure', seat: seat.id })
  if (request.kind === 'rotation-end' && !seat.inRotation) {
    throw invalidInput(fieldError('seatId', 'not-in-rotation'))
  }
  const ground = groundOf(request)
  return {
    kind: request.kind,
    ...(await lawOf(deps, request)),
    subject: await subjectAboutHolder(deps.pool, post, { seatId: seat.id, holder: seat.holder }),
    candidates: [seat.holder],
    ...(ground && { ground }),
  }
}

function groundOf(request: AboutHolder): Launch['ground'] {
  if (request.kind === 'dismissal' || request.kind === 'replacement') {
    return { ground: request.ground, reason: request.reason }
  }
  if (request.kind === 'resignation') return { ground: 'own-wish', reason: request.reason }
  return undefined
}

/** A new case about the person whom a decision put in office. */
async function revocation(
  deps: ApiDeps,
  { post, revoked }: { post: LaunchPost; revoked: RevocableCase },
): Promise<CaseToOpen> {
  const person = revoked.outcome?.person
  if (revoked.status !== 'completed' || !person || revoked.revoked || !revoked.inOffice) {
    throw refusalProblem({ code: 'not-revocable', case: revoked.id })
  }
  return {
    kind: 'revocation',
    ...(await lawOf(deps, { kind: 'revocation' })),
    subject: subjectOf(post, revoked.seatId),
    candidates: [person],
    revokes: revoked.id,
  }
}

/** Every candidate is known, named once, does not hold the post already, and comes from where the procedure says. */
async function checkCandidates(
  { pool }: ApiDeps,
  candidates: PersonId[],
  post: PostId,
  { ruleSet: { type } }: Law,
): Promise<void> {
  const people = await findCandidates(pool, candidates, post)
  const errors: FieldError[] = []
  for (const [index, candidate] of candidates.entries()) {
    const field = `candidates.${index}`
    const person = people.get(candidate)
    if (!person) errors.push(fieldError(field, 'unknown-cadre'))
    else if (candidates.indexOf(candidate) < index) errors.push(fieldError(field, 'named-twice'))
    else if (person.holdsPost) errors.push(fieldError(field, 'already-holds-post'))
    else if (type === 'from-elsewhere' && person.isOfOrganisation)
      errors.push(fieldError(field, 'not-from-elsewhere'))
  }
  if (errors.length > 0) throw invalidInput(...errors)
}

/** The unique indexes decide when launches race; this only says earlier what they would. */
function requireVacant({ seats }: LaunchPost, seatId: SeatId): SeatId {
  const seat = seats.find(({ id }) => id === seatId)
  if (seat?.holder != null) throw refusalProblem({ code: 'seat-filled', seat: seatId })
  if (seat?.running) throw refusalProblem({ code: 'seat-has-running-procedure', seat: seatId })
  return seatId
}

function onlyVacantSeat({ postId, seats }: LaunchPost): SeatId {
  const vacant = seats.filter(({ holder }) => holder === null)
  const free = vacant.filter(({ running }) => !running)
  const [first] = free
  if (free.length > 1) {
    throw invalidInput(fieldError('seatId', 'seat-ambiguous', free.map(({ id }) => id).join(', ')))
  }
  if (first) return first.id
  const [taken] = vacant
  if (taken) throw refusalProblem({ code: 'seat-has-running-procedure', seat: taken.id })
  throw refusalProblem({ code: 'seat-filled', seat: seats[0]?.id ?? postId })
}
