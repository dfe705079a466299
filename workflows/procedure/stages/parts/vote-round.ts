import type { Guard, VoteRow } from '../../../../domain/procedure/change.js'
import { shownIn } from '../../../../domain/procedure/shown-in-meeting.js'
import type { VoteStep } from '../../../../domain/procedure/stage-kinds.js'
import type { Meeting } from '../../../../domain/procedure/task-kinds.js'
import type { Convened } from '../../../../domain/procedure/tasks.js'
import { voteIdOf } from '../../../../domain/procedure/vote-id.js'
import { asksForStandingCommittee } from '../../../../domain/rules/values/composition.js'
import { convenedTo, heldAs, termOf } from '../../../../domain/rules/values/step-values.js'
import {
  inShort,
  outsidersAreOf,
  shareOfOutsiders,
  type VoteRule,
} from '../../../../domain/rules/values/vote-rule.js'
import type { IsoDate, PersonId } from '../../../../domain/vocabulary.js'
import { evaluateVote, type VoteVerdict } from '../../../../domain/voting/evaluate-vote.js'
import { ask, type Flow, show } from '../../journal.js'
import { type StageContext, within } from '../stage-context.js'
import { countTwice } from './double-entry.js'
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
  const { caseId, subject, ruleSet, stages } = procedure.launch
  const id = voteIdOf({ caseId, stage: stage.key, visit: procedure.visit, round })
  const outsidersNeed = shareOfOutsiders(rule)
  const shown = shownIn(stage, { stages, partyLeads: subject.partyLeads })
  const electorateAsked = convenedTo(stage)
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
      ...(outsidersNeed && { mayJoin, outsidersNeed, outsidersAreOf: outsidersAreOf(rule) }),
      ...(shown && { shown }),
      convenedBy: electorateAsked.article,
      ...(asksForStandingCommittee(electorateAsked.value) && { standingCommitteeAsked: true }),
      ...heldAs(stage),
    },
    gather: { electorate: electorateAsked.value },
    accept: (answer, given) => meetingFits(answer, given, { procedure, stage, rule, listed, mayJoin }),
    // No planning check has judged those who were no candidates so far.
    guard: (answer) => newcomersFit(answer, launched),
    joins: ({ outsiders = [] }) => outsiders,
    proposes: ({ proposed = [] }) => proposed,
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
  const { count, ...counted } = yield* countTwice(procedure, {
    ...{ id, candidates, ballot, sizes, meetingOn: meeting.meetingOn },
  })
  const verdict = evaluateVote(rule, { ...count, ...sizes }, { outsiders })
  yield* show({ vote: { ...vote, status: 'counted', count, verdict, ...counted } })
  const head = electorate.find(({ as }) => as === 'head')?.person
  return { verdict, meetingOn: meeting.meetingOn, head }
}

function newcomersFit(
  { outsiders = [], proposed = [] }: Meeting,
  launched: readonly PersonId[],
): Guard | undefined {
  const newcomers = outsiders.flatMap((person, index) => {
    const isClosed = proposed.some((each) => each.person === person)
    return launched.includes(person)
      ? []
      : [{ person, field: `outsiders.${index}`, ...(isClosed && { isClosed }) }]
  })
  const [first] = newcomers
  return first && { person: first.person, newcomers, waived: [] }
}

/** Who was convened, and who was away, as the vote keeps it. */
function onRecord(
  { convened, absences, corrections, settledBy, chair, partlyOnline }: Meeting,
  electorate: readonly Convened[],
): Omit<VoteRow['electorate'], 'members'> {
  return {
    ...{ convened, absences },
    as: Object.fromEntries(electorate.map(({ person, as }) => [person, as])),
    ...(corrections && { corrections }),
    ...(settledBy && { settledBy }),
    ...(chair && { chair }),
    ...(partlyOnline && { partlyOnline }),
  }
}
