import type { Guard, VoteRow } from '../../../../domain/procedure/change.js'
import type { Refusal } from '../../../../domain/procedure/refusals.js'
import type { VoteStep } from '../../../../domain/procedure/stage-kinds.js'
import type { Meeting } from '../../../../domain/procedure/task-kinds.js'
import type { Convened } from '../../../../domain/procedure/tasks.js'
import { voteIdOf } from '../../../../domain/procedure/vote-id.js'
import { shownAt, termOf } from '../../../../domain/rules/values/step-values.js'
import {
  type Ballot,
  inShort,
  shareOfOutsiders,
  type VoteRule,
} from '../../../../domain/rules/values/vote-rule.js'
import type { IsoDate, PersonId } from '../../../../domain/vocabulary.js'
import { countOfBoth, differingFields } from '../../../../domain/voting/compare-counts.js'
import {
  checkCount,
  type EnteredCount,
  evaluateVote,
  type PaperCount,
  type VoteCount,
  type VoteVerdict,
} from '../../../../domain/voting/evaluate-vote.js'
import { ask, type Flow, show } from '../../journal.js'
import { type StageContext, within } from '../stage-context.js'
import { circlesOf, meetingFits } from './meeting.js'

export interface Round {
  round: number
  rule: VoteRule
}

/** What a round came to, on which day, and who heads those convened. */
export interface Held {
  verdict: VoteVerdict
  meetingOn: IsoDate
  head: PersonId | undefined
}

/** One round on paper: convened from the records, counted twice, judged by the rule. */
export function* holdRound(
  procedure: StageContext,
  stage: VoteStep,
  { round, rule }: Round,
  listed: PersonId[],
): Flow<Held> {
  const { caseId, subject, ruleSet } = procedure.launch
  const id = voteIdOf({ caseId, stage: stage.key, visit: procedure.visit, round })
  const outsidersNeed = shareOfOutsiders(rule)
  const shown = shownAt(stage)
  const { ballot, announced, secret } = inShort(rule)
  const mayJoin = outsidersNeed ? procedure.remaining.filter((person) => !listed.includes(person)) : []
  const { candidates: launched } = procedure.launch
  const convened = yield* ask({
    kind: 'convene-vote',
    to: { group: subject.office, except: [] },
    within: within(termOf(stage) ?? ruleSet.times.conveneVote),
    about: {
      vote: id,
      round,
      candidates: listed,
      ...(outsidersNeed && { mayJoin, outsidersNeed }),
      ...(shown && { shown: shown.value }),
      convenedBy: stage.electorate.article,
    },
    gather: { electorate: stage.electorate.value },
    accept: (answer, given) => meetingFits(answer, given, { procedure, stage, rule, listed, mayJoin }),
    // No planning check has judged those who were no candidates so far.
    guard: (answer) => newcomersFit(answer, launched),
    joins: ({ outsiders = [] }) => outsiders,
  })
  const { result: meeting } = convened
  yield* show({ meeting: meeting.meetingOn })
  const { outsiders = [] } = meeting
  const candidates = [...listed, ...outsiders]
  const electorate = convened.gathered?.electorate ?? []
  const sizes = { members: Math.max(electorate.length, meeting.convened.length), ...circlesOf(meeting) }
  const vote = {
    id,
    stage: stage.key,
    round,
    announced,
    secret,
    meetingOn: meeting.meetingOn,
    groupId: subject.electorate,
    electorate: { members: sizes.members, ...onRecord(meeting, electorate) },
    candidates,
  }
  yield* show({ vote: { ...vote, status: 'convened', tellers: [] } })
  const { count, tellers } = yield* countTwice(procedure, ballot, {
    id,
    candidates,
    sizes,
    meetingOn: meeting.meetingOn,
  })
  const verdict = evaluateVote(rule, { ...count, ...sizes }, { outsiders })
  yield* show({ vote: { ...vote, status: 'counted', count, verdict, tellers } })
  const head = electorate.find(({ as }) => as === 'head')?.person
  return { verdict, meetingOn: meeting.meetingOn, head }
}

function newcomersFit({ outsiders = [] }: Meeting, launched: readonly PersonId[]): Guard | undefined {
  const newcomers = outsiders.flatMap((person, index) =>
    launched.includes(person) ? [] : [{ person, field: `outsiders.${index}` }],
  )
  const [first] = newcomers
  return first && { person: first.person, newcomers, waived: [] }
}

/** Who was convened, and who was away, as the vote keeps it. */
function onRecord(
  { convened, absences, corrections, settledBy }: Meeting,
  electorate: readonly Convened[],
): Omit<VoteRow['electorate'], 'members'> {
  return {
    ...{ convened, absences },
    as: Object.fromEntries(electorate.map(({ person, as }) => [person, as])),
    ...(corrections && { corrections }),
    ...(settledBy && { settledBy }),
  }
}

interface Countable {
  id: string
  candidates: PersonId[]
  sizes: Omit<VoteCount, keyof PaperCount>
  meetingOn: string
}

/**
 * One teller enters the count record, a second one enters it again without seeing the first; a difference sends both back,
 * and tells them in which fields, not in what.
 */
function* countTwice(
  procedure: StageContext,
  ballot: Ballot,
  vote: Countable,
): Flow<{ count: PaperCount; tellers: PersonId[] }> {
  const { subject, ruleSet } = procedure.launch
  const enter = (entry: 1 | 2, differing: string[], except: PersonId[]) =>
    ask({
      kind: 'enter-count',
      to: { group: subject.tellers, except },
      // Nobody counts before the meeting.
      within: { ...within(ruleSet.times.enterCount), from: vote.meetingOn },
      about: {
        ...{ vote: vote.id, candidates: vote.candidates, ballot, entry, differed: differing.length > 0 },
        ...(differing.length > 0 && { differing }),
      },
      accept: (count, { on }) => countFits(count, vote, ballot, on),
    })
  for (let differing: string[] = []; ; ) {
    const first = yield* enter(1, differing, [])
    const second = yield* enter(2, differing, [first.by])
    differing = differingFields(first.result, second.result)
    if (differing.length === 0) {
      return { count: countOfBoth(first.result, second.result), tellers: [first.by, second.by] }
    }
  }
}

function countFits(count: EnteredCount, vote: Countable, ballot: Ballot, on: string): Refusal | undefined {
  if (vote.meetingOn > on) return { code: 'date-before', field: 'meetingOn', earliest: vote.meetingOn }
  const problem = checkCount({ ...countOfBoth(count, count), ...vote.sizes }, vote.candidates, ballot)
  return problem && { code: 'count-inconsistent', ...problem }
}
