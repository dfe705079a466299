import { addDays } from '../../../../domain/deadlines/dates.js'
import type { Refusal } from '../../../../domain/procedure/refusals.js'
import type { VoteStep } from '../../../../domain/procedure/stage-kinds.js'
import type { Meeting, Settlement } from '../../../../domain/procedure/task-kinds.js'
import type { Convened } from '../../../../domain/procedure/tasks.js'
import { CALLED_AHEAD } from '../../../../domain/rules/conferences.js'
import { asksForStandingCommittee } from '../../../../domain/rules/values/composition.js'
import { convenedTo, termOf } from '../../../../domain/rules/values/step-values.js'
import { movedByExcused, shareOfOutsiders, type VoteRule } from '../../../../domain/rules/values/vote-rule.js'
import type { IsoDate, PersonId, Text } from '../../../../domain/vocabulary.js'
import { lackingQuorum, type VoteCount } from '../../../../domain/voting/evaluate-vote.js'
import type { Given } from '../../journal.js'
import type { StageContext } from '../stage-context.js'

/** How many are convened, excused and present. */
export function circlesOf({
  convened,
  absences,
}: Meeting): Pick<VoteCount, 'convened' | 'excused' | 'present'> {
  return {
    convened: convened.length,
    excused: absences.filter(({ forceMajeure }) => forceMajeure).length,
    present: convened.length - absences.length,
  }
}

interface Asked {
  procedure: StageContext
  stage: VoteStep
  rule: VoteRule
  /** Those on the ballot, and who may join them. */
  listed: readonly PersonId[]
  mayJoin: readonly PersonId[]
}

/** Why a meeting cannot be convened so: whom, who is away, on which day, by whose paper. */
export function meetingFits(answer: Meeting, given: Given, asked: Asked): Refusal | undefined {
  const { procedure, stage, rule, listed } = asked
  return (
    electorateFits(
      answer,
      given.gathered.electorate ?? [],
      barred(procedure, [...listed, ...(answer.outsiders ?? [])]),
    ) ??
    committeeNamed(answer, given.gathered.electorate ?? [], stage) ??
    quorumReached(answer, rule) ??
    outsidersFit(answer, asked) ??
    heldInTime(answer, given, stage, procedure) ??
    settledBefore(answer, given, rule, procedure.begunOn) ??
    (answer.partlyOnline &&
      signedInTime('partlyOnline.signedOn', answer.partlyOnline, { ...answer, ...given, ...procedure }))
  )
}

/**
 * Those the records name are convened, once each; whom the officer adds or leaves out, with the reason; absences among
 * them with theirs, somebody left to vote.
 */
function electorateFits(
  answer: Meeting,
  electorate: readonly Convened[],
  { candidates, article }: Barred,
): Refusal | undefined {
  const known = new Set(electorate.map(({ person }) => person))
  const corrected = new Set(answer.corrections?.map(({ personId }) => personId))
  const convened = new Set<PersonId>()
  for (const [index, person] of answer.convened.entries()) {
    const field = `convened.${index}`
    if (candidates.includes(person)) return { code: 'candidate-does-not-vote', field, person, article }
    if (!known.has(person) && !corrected.has(person)) return { code: 'not-a-member', field, person }
    if (convened.has(person)) return { code: 'named-twice', field, person }
    convened.add(person)
  }
  const absent = new Set<PersonId>()
  for (const [index, { personId }] of answer.absences.entries()) {
    const field = `absences.${index}.personId`
    if (!convened.has(personId)) return { code: 'absent-but-not-convened', field, person: personId }
    if (absent.has(personId)) return { code: 'named-twice', field, person: personId }
    absent.add(personId)
  }
  if (convened.size === absent.size) return { code: 'nobody-convened', field: 'convened' }
  const left = electorate.find(
    ({ person }) => !convened.has(person) && !corrected.has(person) && !candidates.includes(person),
  )
  return left && { code: 'correction-needed', field: 'corrections', person: left.person }
}

/** Where the law convenes a standing committee that the records do not have, the officer names who is in it, with why. */
function committeeNamed(
  { corrections = [] }: Meeting,
  electorate: readonly Convened[],
  stage: VoteStep,
): Refusal | undefined {
  const { value, article } = convenedTo(stage)
  const isThere = electorate.some(({ as }) => as === 'standing-committee') || corrections.length > 0
  return isThere || !asksForStandingCommittee(value)
    ? undefined
    : { code: 'standing-committee-needed', field: 'corrections', article }
}

interface Barred {
  candidates: readonly PersonId[]
  article: Text
}

/** Those of the ballot who do not vote on it. */
function barred({ launch }: StageContext, ballot: readonly PersonId[]): Barred {
  const rule = launch.ruleSet.candidatesVote
  return rule && !rule.value
    ? { candidates: ballot, article: rule.article }
    : { candidates: [], article: { vi: '', en: '' } }
}

/**
 * Where the rule takes outsiders, those whom an earlier step left behind come back, and others join who were no
 * candidates so far, once each; not who is listed already or was lost.
 */
function outsidersFit(
  { outsiders = [] }: Meeting,
  { procedure, rule, listed, mayJoin }: Pick<Asked, 'procedure' | 'rule' | 'listed' | 'mayJoin'>,
): Refusal | undefined {
  if (listed.length + outsiders.length === 0) return { code: 'nobody-on-ballot', field: 'outsiders' }
  for (const [index, person] of outsiders.entries()) {
    const field = `outsiders.${index}`
    const isNew = shareOfOutsiders(rule) !== undefined && !procedure.known.includes(person)
    if (!mayJoin.includes(person) && !isNew) return { code: 'not-among-those-named', field, person }
    if (outsiders.indexOf(person) < index) return { code: 'named-twice', field, person }
  }
  return undefined
}

/** A meeting that too few attend is not held: it is convened anew. */
function quorumReached(answer: Meeting, rule: VoteRule): Refusal | undefined {
  const circles = circlesOf(answer)
  const lacking = lackingQuorum(rule, circles)
  if (!lacking) return undefined
  const { bar, convened, quorum } = lacking
  const { present } = circles
  return {
    ...{ code: 'quorum-not-reached', field: 'absences', bar, present, convened },
    article: quorum.article,
  }
}

/**
 * Not before the procedure began nor before an earlier meeting, and not years ahead; where the law gives the meeting a term, on a later day
 * only with the reason.
 */
function heldInTime(
  { meetingOn, lateReason }: Meeting,
  { on, due }: Pick<Given, 'on' | 'due'>,
  stage: VoteStep,
  { begunOn, heldOn = begunOn }: Pick<StageContext, 'begunOn' | 'heldOn'>,
): Refusal | undefined {
  if (meetingOn < heldOn) return { code: 'date-before', field: 'meetingOn', earliest: heldOn }
  const latest = addDays(on, CALLED_AHEAD.value)
  if (meetingOn > latest) return { code: 'date-after', field: 'meetingOn', latest }
  const term = termOf(stage)
  if (!term || due === undefined || meetingOn <= due || lateReason !== undefined) return undefined
  return { code: 'explanation-owed', field: 'lateReason', due, article: term.article }
}

/** An absence that moves the denominator is settled by the authority, on paper, before the vote. */
function settledBefore(
  { absences, meetingOn, settledBy }: Meeting,
  { on }: Pick<Given, 'on'>,
  rule: VoteRule,
  begunOn: IsoDate,
): Refusal | undefined {
  if (!settledBy) {
    const article = movedByExcused(rule)
    return article && absences.some(({ forceMajeure }) => forceMajeure)
      ? { code: 'absences-not-settled', field: 'settledBy', article }
      : undefined
  }
  return signedInTime('settledBy.signedOn', settledBy, { meetingOn, on, begunOn })
}

/** A paper about the meeting is signed since the procedure began, before the meeting, and not in the future. */
function signedInTime(
  field: string,
  { signedOn }: Settlement,
  { meetingOn, on, begunOn }: Pick<Meeting, 'meetingOn'> & Pick<Given, 'on'> & Pick<StageContext, 'begunOn'>,
): Refusal | undefined {
  if (signedOn > on) return { code: 'date-in-future', field, latest: on }
  if (signedOn < begunOn) return { code: 'date-before', field, earliest: begunOn }
  return signedOn <= meetingOn ? undefined : { code: 'date-after', field, latest: meetingOn }
}
