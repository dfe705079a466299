import type { Refusal } from '../../../domain/procedure/refusals.js'
import type { StageOf } from '../../../domain/procedure/stages.js'
import type { Convened, TaskResults } from '../../../domain/procedure/tasks.js'
import type { VoteRule } from '../../../domain/rules/rule-set.js'
import type { PersonId, Text } from '../../../domain/vocabulary.js'
import {
  atLeastBar,
  checkCount,
  evaluateVote,
  type PaperCount,
  type VoteCount,
  type VoteVerdict,
} from '../../../domain/voting/evaluate-vote.js'
import { ask, type Flow, show } from '../flow.js'
import { type StageContext, within } from './stage.js'

export interface Round {
  round: number
  rule: VoteRule
}

/** What a round came to, and who heads those convened. */
export interface Held {
  verdict: VoteVerdict
  head: PersonId | undefined
}

/** One round on paper: convened from the records, counted twice, judged by the rule. */
export function* holdRound(
  procedure: StageContext,
  stage: StageOf<'collectiveVote'>,
  { round, rule }: Round,
  listed: PersonId[],
): Flow<Held> {
  const { caseId, subject, ruleSet } = procedure.launch
  const id = `${caseId}-${stage.key}-${procedure.visit}-${round}`
  const mayJoin = rule.outsiders ? procedure.remaining.filter((person) => !listed.includes(person)) : []
  const convened = yield* ask({
    kind: 'convene-vote',
    to: { group: subject.office, except: [] },
    within: within(stage.heldWithin ?? ruleSet.times.conveneVote),
    about: { vote: id, round, candidates: listed, ...(mayJoin.length > 0 && { mayJoin }) },
    gather: { electorate: stage.electorate.value },
    accept: (answer, { gathered }) =>
      electorateFits(answer, gathered.electorate ?? [], barred(procedure, [...listed, ...mayJoin])) ??
      quorumReached(answer, rule) ??
      outsidersFit(answer, mayJoin) ??
      (answer.meetingOn < procedure.begunOn
        ? { code: 'date-before', field: 'meetingOn', earliest: procedure.begunOn }
        : undefined),
  })
  const { result: meeting } = convened
  const { outsiders = [] } = meeting
  const candidates = [...listed, ...outsiders]
  const electorate = convened.gathered?.electorate ?? []
  const sizes = { members: Math.max(electorate.length, meeting.convened.length), ...circlesOf(meeting) }
  const vote = {
    id,
    stage: stage.key,
    round,
    announced: rule.announced.value,
    secret: rule.secret.value,
    meetingOn: meeting.meetingOn,
    groupId: subject.electorate,
    electorate: {
      members: sizes.members,
      convened: meeting.convened,
      absences: meeting.absences,
      as: Object.fromEntries(electorate.map(({ person, as }) => [person, as])),
      ...(meeting.corrections && { corrections: meeting.corrections }),
    },
    candidates,
  }
  yield* show({ vote: { ...vote, status: 'convened', tellers: [] } })
  const { count, tellers } = yield* countTwice(procedure, rule, {
    id,
    candidates,
    sizes,
    meetingOn: meeting.meetingOn,
  })
  const verdict = evaluateVote(rule, { ...count, ...sizes }, { outsiders })
  yield* show({ vote: { ...vote, status: 'counted', count, verdict, tellers } })
  return { verdict, head: electorate.find(({ as }) => as === 'head')?.person }
}

type Meeting = TaskResults['convene-vote']

function circlesOf({ convened, absences }: Meeting): Pick<VoteCount, 'convened' | 'excused' | 'present'> {
  return {
    convened: convened.length,
    excused: absences.filter(({ forceMajeure }) => forceMajeure).length,
    present: convened.length - absences.length,
  }
}

interface Countable {
  id: string
  candidates: PersonId[]
  sizes: Omit<VoteCount, keyof PaperCount>
  meetingOn: string
}

/** One teller enters the count record, a second one enters it again without seeing the first; a difference sends both back. */
function* countTwice(
  procedure: StageContext,
  rule: VoteRule,
  vote: Countable,
): Flow<{ count: PaperCount; tellers: PersonId[] }> {
  const { subject, ruleSet } = procedure.launch
  const ballot = rule.ballot.value
  const enter = (entry: 1 | 2, differed: boolean, except: PersonId[]) =>
    ask({
      kind: 'enter-count',
      to: { group: subject.tellers, except },
      // Nobody counts before the meeting.
      within: { ...within(ruleSet.times.enterCount), from: vote.meetingOn },
      about: { vote: vote.id, candidates: vote.candidates, ballot, entry, differed },
      accept: (count, { on }) => countFits(count, vote, rule, on),
    })
  for (let differed = false; ; differed = true) {
    const first = yield* enter(1, differed, [])
    const second = yield* enter(2, differed, [first.by])
    if (sameCount(first.result, second.result)) {
      return { count: first.result, tellers: [first.by, second.by] }
    }
  }
}

function countFits(count: PaperCount, vote: Countable, rule: VoteRule, on: string): Refusal | undefined {
  if (vote.meetingOn > on) return { code: 'date-before', field: 'meetingOn', earliest: vote.meetingOn }
  const problem = checkCount({ ...count, ...vote.sizes }, vote.candidates, rule.ballot.value)
  return problem && { code: 'count-inconsistent', ...problem }
}

/** Judged by the records alone: who is a candidate can change after the vote, what was counted cannot. */
function sameCount(a: PaperCount, b: PaperCount): boolean {
  return (
    a.issued === b.issued &&
    a.returned === b.returned &&
    a.blank === b.blank &&
    a.invalid === b.invalid &&
    Object.keys({ ...a.votes, ...b.votes }).every((id) => sameVotes(a.votes[id], b.votes[id]))
  )
}

function sameVotes(a: PaperCount['votes'][string] | undefined, b: typeof a): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b
  return a.yes === b.yes && a.no === b.no
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

interface Barred {
  candidates: readonly PersonId[]
  article: Text
}

/** Those of the ballot who do not vote on it. */
function barred({ launch }: StageContext, ballot: readonly PersonId[]): Barred {
  const rule = launch.ruleSet.recusal?.candidatesVote
  return rule && !rule.value
    ? { candidates: ballot, article: rule.article }
    : { candidates: [], article: { vi: '', en: '' } }
}

/** Only candidates whom an earlier step left behind can come back, once each. */
function outsidersFit({ outsiders = [] }: Meeting, mayJoin: readonly PersonId[]): Refusal | undefined {
  for (const [index, person] of outsiders.entries()) {
    const field = `outsiders.${index}`
    if (!mayJoin.includes(person)) return { code: 'not-among-those-named', field, person }
    if (outsiders.indexOf(person) < index) return { code: 'named-twice', field, person }
  }
  return undefined
}

/** A meeting that too few attend is not held: it is convened anew. */
function quorumReached(answer: Meeting, { quorum, excusedLeave }: VoteRule): Refusal | undefined {
  if (!quorum) return undefined
  const { convened, excused, present } = circlesOf(answer)
  const counted = excusedLeave.value ? convened - excused : convened
  if (atLeastBar(present, counted, quorum.value)) return undefined
  const bar = `≥ ${quorum.value.numerator}/${quorum.value.denominator}`
  return { code: 'quorum-not-reached', field: 'absences', bar, present, convened: counted }
}
