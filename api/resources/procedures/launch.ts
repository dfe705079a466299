import {
  findCandidates,
  findLaunchPost,
  findRevocable,
  type LaunchPost,
  type RevocableCase,
  subjectAboutHolder,
  subjectOf,
} from '../../../db/reads/launches.js'
import { listPublishedRuleSets } from '../../../db/registers/rule-sets.js'
import { addDays, addMonths } from '../../../domain/deadlines/dates.js'
import { codesInWords } from '../../../domain/eligibility/wording.js'
import type { CaseAnswer, Command, Launch } from '../../../domain/procedure/case.js'
import { KIND_NAMES } from '../../../domain/procedure/procedure-kinds.js'
import { selects } from '../../../domain/procedure/stage-kinds.js'
import { RULE_SETS } from '../../../domain/rules/index.js'
import { pinned } from '../../../domain/rules/rule-set.js'
import { type SelectedRuleSet, selectRuleSet } from '../../../domain/rules/select-rule-set.js'
import { TYPE_NAMES } from '../../../domain/rules/values/choices.js'
import type {
  CaseId,
  IsoDate,
  PersonId,
  PostId,
  ProcedureKind,
  ProcedureType,
  SeatId,
} from '../../../domain/vocabulary.js'
import { type Caller, covers, today } from '../../caller/caller.js'
import { answerOnce, launchCase } from '../../commands/commands.js'
import type { ApiDeps } from '../../deps.js'
import { requireNotBefore } from '../../http/date-bounds.js'
import { fieldError } from '../../problems/field-errors.js'
import { type FieldError, invalidInput, Problem, refusalProblem } from '../../problems/problem.js'
import { caseOf } from './rights.js'
import type { LaunchRequest } from './schemas.js'

type Ordinary = Extract<LaunchRequest, { kind: 'appointment' | 'nomination' | 'rotation' }>
type AboutHolder = Exclude<LaunchRequest, { kind: 'revocation' } | Ordinary>
type Law = Pick<Launch, 'stages' | 'ruleSet' | 'begunOn' | 'begunBefore'>

/**
 * Launches a procedure, or answers what the same command answered before.
 * @throws Problem what is wrong with the request, by field; not-permitted; seat-filled and the other refusals
 */
export async function launchProcedure(
  deps: ApiDeps,
  caller: Caller,
  request: LaunchRequest,
  command: Command,
): Promise<CaseAnswer> {
  return answerOnce(deps, command, async () => {
    return launchCase(deps, await launchOf(deps, caller, request, command))
  })
}

function launchOf(deps: ApiDeps, caller: Caller, request: LaunchRequest, command: Command): Promise<Launch> {
  switch (request.kind) {
    case 'appointment':
    case 'nomination':
    case 'rotation':
      return ordinaryLaunch(deps, caller, request, command)
    case 'revocation':
      return revocation(deps, caller, request.revokes, command)
    default:
      return launchAboutHolder(deps, caller, request, command)
  }
}

/** The case's id follows from the command, so that a repetition meets the same workflow. */
function caseIdOf({ id }: Command): CaseId {
  return `p-${id.slice(0, 20)}`
}

async function ordinaryLaunch(
  deps: ApiDeps,
  caller: Caller,
  request: Ordinary,
  command: Command,
): Promise<Launch> {
  const { post, seatId } = await postAndSeat(deps, request)
  requireManager(caller, post)
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
    caseId: caseIdOf(command),
    kind: request.kind,
    ...law,
    subject: subjectOf(post, seat),
    candidates: request.candidates,
    ...(request.kind === 'rotation' && { rotation: rotationOf(request, law) }),
    launchedBy: speaker(caller),
    command,
  }
}

/** What a rotation is for and until when; where the proposal names no end, for the usual length of its law. */
function rotationOf(
  { purpose, until }: Extract<Ordinary, { kind: 'rotation' }>,
  { ruleSet, begunOn }: Law,
): NonNullable<Launch['rotation']> {
  const usual = ruleSet.term?.usualLength
  if (until !== undefined) return { purpose, until }
  if (!usual) throw invalidInput(fieldError('until', 'required'))
  return { purpose, until: addMonths(begunOn, usual.value) }
}

/** A case about whoever holds the seat: stays on, or leaves office. */
async function launchAboutHolder(
  deps: ApiDeps,
  caller: Caller,
  request: AboutHolder,
  command: Command,
): Promise<Launch> {
  const post = await findLaunchPost(deps.pool, { seatId: request.seatId })
  if (!post) throw invalidInput(fieldError('seatId', 'unknown-seat'))
  requireManager(caller, post)
  const seat = post.seats.find(({ id }) => id === request.seatId)
  if (!seat?.holder) throw invalidInput(fieldError('seatId', 'nobody-holds-seat'))
  if (seat.running) throw refusalProblem({ code: 'seat-has-running-procedure', seat: seat.id })
  if (request.kind === 'rotation-end' && !seat.inRotation) {
    throw invalidInput(fieldError('seatId', 'not-in-rotation'))
  }
  const ground = groundOf(request)
  return {
    caseId: caseIdOf(command),
    kind: request.kind,
    ...(await lawOf(deps, request)),
    subject: await subjectAboutHolder(deps.pool, post, { seatId: seat.id, holder: seat.holder }),
    candidates: [seat.holder],
    launchedBy: speaker(caller),
    command,
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
async function revocation(deps: ApiDeps, caller: Caller, revokes: CaseId, command: Command): Promise<Launch> {
  const revoked = await visibleCase(deps, caller, revokes)
  const post = await findLaunchPost(deps.pool, { postId: revoked.postId })
  if (!post) throw new Error(`case ${revokes} has no post`)
  requireManager(caller, post)
  const person = revoked.outcome?.person
  if (revoked.status !== 'completed' || !person || revoked.revoked || !revoked.inOffice) {
    throw refusalProblem({ code: 'not-revocable', case: revokes })
  }
  return {
    caseId: caseIdOf(command),
    kind: 'revocation',
    ...(await lawOf(deps, { kind: 'revocation' })),
    subject: subjectOf(post, revoked.seatId),
    candidates: [person],
    launchedBy: speaker(caller),
    command,
    revokes,
  }
}

async function visibleCase(deps: ApiDeps, caller: Caller, id: CaseId): Promise<RevocableCase> {
  const found = await caseOf(deps, caller, id).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'procedure-not-found') return undefined
    throw error
  })
  const revoked = found && (await findRevocable(deps.pool, id))
  if (!revoked) throw invalidInput(fieldError('revokes', 'unknown-procedure'))
  return revoked
}

async function postAndSeat(
  { pool }: ApiDeps,
  { postId, seatId }: Ordinary,
): Promise<{ post: LaunchPost; seatId: SeatId | undefined }> {
  if (postId === undefined && seatId === undefined) throw invalidInput(fieldError('seatId', 'required'))
  const post = await findLaunchPost(pool, seatId === undefined ? { postId: postId ?? '' } : { seatId })
  if (!post) {
    throw invalidInput(
      seatId === undefined ? fieldError('postId', 'unknown-post') : fieldError('seatId', 'unknown-seat'),
    )
  }
  if (postId !== undefined && postId !== post.postId) {
    throw invalidInput(fieldError('seatId', 'seat-of-another-post'))
  }
  return { post, seatId }
}

function requireManager(caller: Caller, post: LaunchPost): void {
  if (!covers(caller.manages, post.unitId)) throw new Problem('not-permitted')
  const { office, officeUnit, officeName: name } = post
  // Whoever manages a unit does not manage the posts of it that a higher body decides on.
  if (!covers(caller.manages, officeUnit)) throw refusalProblem({ code: 'wrong-level', office, name })
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

interface LawAsked {
  kind: ProcedureKind
  type?: ProcedureType | undefined
  ruleSetId?: string | undefined
  ruleSetVersion?: number | undefined
  beganOn?: IsoDate | undefined
  beganBefore?: { reason: string; evidence: string } | undefined
}

/**
 * The steps and the law of the day on which the procedure began, of the rule sets that ship and those published: the case
 * keeps them.
 */
async function lawOf(deps: ApiDeps, asked: LawAsked): Promise<Law> {
  const on = today(deps.now)
  const begunOn = asked.beganOn ?? on
  if (begunOn > on) throw refusalProblem({ code: 'date-in-future', field: 'beganOn', latest: on })
  if (begunOn < on && !asked.beganBefore) throw invalidInput(fieldError('beganBefore', 'required'))
  const { kind, type, ruleSetId: id, ruleSetVersion: version } = asked
  if (version !== undefined && id === undefined) {
    throw invalidInput(fieldError('ruleSetVersion', 'version-of-no-rule-set'))
  }
  const published = await listPublishedRuleSets(deps.pool, { kind })
  const ruleSets = [...RULE_SETS, ...published.map(({ ruleSet }) => ruleSet)]
  const selected = selectRuleSet(ruleSets, { kind, on: begunOn, type, id, version })
  if ('problem' in selected) {
    const kinds = await otherKinds(deps, asked)
    throw invalidInput(
      kinds
        ? fieldError('kind', 'kind-does-not-fit-rule-set', codesInWords(kinds, KIND_NAMES))
        : ruleSetError(selected, id !== undefined),
    )
  }
  return {
    stages: selected.ruleSet.procedure?.steps ?? [],
    ruleSet: pinned(selected.ruleSet),
    begunOn,
    ...(begunOn < on && asked.beganBefore && { begunBefore: asked.beganBefore }),
  }
}

/** What the rule set or the type that is named is for, where that is other kinds of case than the one asked. */
async function otherKinds(
  { pool }: ApiDeps,
  { kind, type, ruleSetId: id, ruleSetVersion: version }: LawAsked,
): Promise<ProcedureKind[] | undefined> {
  const published = await listPublishedRuleSets(pool)
  const kinds = [...RULE_SETS, ...published.map(({ ruleSet }) => ruleSet)].flatMap((ruleSet) => {
    const isNamed =
      id === undefined
        ? ruleSet.procedure?.type === type
        : ruleSet.id === id && (version === undefined || ruleSet.version === version)
    return isNamed ? (ruleSet.procedure?.kinds ?? []) : []
  })
  return kinds.length === 0 || kinds.includes(kind) ? undefined : [...new Set(kinds)]
}

function ruleSetError(
  selected: Exclude<SelectedRuleSet, { ruleSet: unknown }>,
  isNamed: boolean,
): FieldError {
  switch (selected.problem) {
    case 'unknown':
      return fieldError('ruleSetId', 'unknown-rule-set')
    case 'none-in-force':
      return fieldError(
        isNamed ? 'ruleSetId' : 'type',
        'no-rule-set-in-force',
        codesInWords([selected.type], TYPE_NAMES),
      )
    case 'not-yet-in-force':
      return fieldError('ruleSetId', 'rule-set-not-yet-in-force', selected.from)
    case 'retired':
      return fieldError('ruleSetId', 'rule-set-retired', selected.to)
  }
}

function speaker({ personId, groups }: Caller): Launch['launchedBy'] {
  return { personId, groups, manages: true }
}
