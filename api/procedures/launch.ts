import {
  findCandidates,
  findLaunchPost,
  findRevocable,
  type LaunchPost,
  type RevocableCase,
} from '../../db/launches.js'
import type { CaseAnswer, Command, Launch, Subject } from '../../domain/procedure/case.js'
import { TEMPLATES, type Template } from '../../domain/procedure/templates.js'
import { RULE_SETS, ruleSetInForce } from '../../domain/rules/index.js'
import type { RuleSet } from '../../domain/rules/rule-set.js'
import type { CaseId, IsoDate, PersonId, PostId, ProcedureKind, SeatId } from '../../domain/vocabulary.js'
import type { ApiDeps } from '../app.js'
import { type Caller, covers, today } from '../caller.js'
import { answerOnce, launchCase } from '../commands.js'
import { type FieldError, invalidInput, Problem, refusalProblem } from '../problem.js'
import { fieldError } from '../problem-texts.js'
import { caseOf } from './rights.js'
import type { LaunchRequest } from './schemas.js'

type Ordinary = Exclude<LaunchRequest, { kind: 'revocation' }>

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
    const launch =
      request.kind === 'revocation'
        ? await revocation(deps, caller, request.revokes, command)
        : await ordinaryLaunch(deps, caller, request, command)
    return launchCase(deps, launch)
  })
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
  if (request.kind !== fits) throw invalidInput(fieldError('kind', 'kind-does-not-fit-post', fits))
  await checkCandidates(deps, request.candidates, post.postId)
  const seat = seatId === undefined ? onlyVacantSeat(post) : requireVacant(post, seatId)
  return {
    caseId: caseIdOf(command),
    kind: request.kind,
    ...lawOf(request.kind, request, today(deps.now)),
    subject: subjectOf(post, seat),
    candidates: request.candidates,
    launchedBy: speaker(caller),
    command,
  }
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
    ...lawOf('revocation', {}, today(deps.now)),
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
}

/** Every candidate is known, named once, and does not hold the post already. */
async function checkCandidates({ pool }: ApiDeps, candidates: PersonId[], post: PostId): Promise<void> {
  const people = await findCandidates(pool, candidates, post)
  const errors: FieldError[] = []
  for (const [index, candidate] of candidates.entries()) {
    const field = `candidates.${index}`
    const person = people.get(candidate)
    if (!person) errors.push(fieldError(field, 'unknown-cadre'))
    else if (candidates.indexOf(candidate) < index) errors.push(fieldError(field, 'named-twice'))
    else if (person.holdsPost) errors.push(fieldError(field, 'already-holds-post'))
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

/** The stages and the law, as they stand today: the case keeps them. */
function lawOf(
  kind: ProcedureKind,
  { templateId, ruleSetId }: Pick<Ordinary, 'templateId' | 'ruleSetId'>,
  on: IsoDate,
): Pick<Launch, 'templateId' | 'stages' | 'ruleSet'> {
  const template = findTemplate(kind, templateId)
  if (!template) throw invalidInput(fieldError('templateId', 'unknown-template'))
  const ruleSet = findRuleSet(kind, ruleSetId, on)
  if (!ruleSet) throw invalidInput(fieldError(ruleSetId ? 'ruleSetId' : 'kind', 'unknown-rule-set'))
  return { templateId: template.id, stages: [...template.stages], ruleSet }
}

function findTemplate(kind: ProcedureKind, id: string | undefined): Template | undefined {
  return TEMPLATES.find((template) => template.kind === kind && (id === undefined || template.id === id))
}

function findRuleSet(kind: ProcedureKind, id: string | undefined, on: IsoDate): RuleSet | undefined {
  if (id === undefined) return ruleSetInForce(kind, on)
  return RULE_SETS.filter(
    ({ id: other, kinds, inForce }) =>
      other === id &&
      kinds.includes(kind) &&
      inForce.from <= on &&
      (inForce.to === undefined || on <= inForce.to),
  ).sort((a, b) => b.version - a.version)[0]
}

function subjectOf(post: LaunchPost, seatId: SeatId): Subject {
  const { postId, unitId, level, degree, office, reviewers, tellers, electorate, managingBody } = post
  return {
    seatId,
    postId,
    unitId,
    level,
    ...(degree !== null && { degree }),
    office,
    reviewers,
    tellers,
    electorate,
    managingBody,
    // A body without a secretariat has its office record what it decides.
    secretariat: post.secretariat ?? office,
  }
}

function speaker({ personId, groups }: Caller): Launch['launchedBy'] {
  return { personId, groups, manages: true }
}
