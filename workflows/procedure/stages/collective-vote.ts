import type { Refusal } from '../../../domain/procedure/refusals.js'
import type { TaskResults } from '../../../domain/procedure/tasks.js'
import type { VoteRule } from '../../../domain/rules/rule-set.js'
import type { PersonId } from '../../../domain/vocabulary.js'
import {
  checkCount,
  evaluateVote,
  type PaperCount,
  type VoteCount,
  type VoteVerdict,
} from '../../../domain/voting/evaluate-vote.js'
import { ask, type Flow, show } from '../flow.js'
import { passed, type Stage, type StageContext, within } from './stage.js'

/** The collective votes on paper; nobody above the bar: those with enough votes go to one more round. */
export const collectiveVote: Stage<'collectiveVote'> = function* (procedure, stage) {
  const { firstRound, secondRound } = procedure.launch.ruleSet.collectiveVote
  let verdict = yield* holdRound(
    procedure,
    { stage: stage.key, round: 1, rule: firstRound },
    procedure.active,
  )
  if (verdict.outcome === 'advances') {
    verdict = yield* holdRound(
      procedure,
      { stage: stage.key, round: 2, rule: secondRound },
      verdict.candidates,
    )
  }
  const [winner] = verdict.candidates
  if (verdict.outcome === 'selected' && winner !== undefined) return passed({ selected: winner })
  return { outcome: 'stopped', because: verdict.outcome === 'stopped' ? 'nobody-above-the-bar' : 'undecided' }
}

interface Round {
  stage: string
  round: number
  rule: VoteRule
}

function* holdRound(procedure: StageContext, round: Round, candidates: PersonId[]): Flow<VoteVerdict> {
  const { caseId, subject, ruleSet } = procedure.launch
  const id = `${caseId}-${round.stage}-${procedure.visit}-${round.round}`
  const convened = yield* ask({
    kind: 'convene-vote',
    to: { group: subject.office, except: [] },
    within: within(ruleSet.times.conveneVote),
    about: { vote: id, round: round.round, candidates },
    gather: { members: subject.electorate },
    accept: (answer, { gathered }) => electorateFits(answer, gathered.members ?? []),
  })
  const { result: electorate } = convened
  const sizes = {
    members: convened.gathered?.members?.length ?? electorate.convened.length,
    convened: electorate.convened.length,
    excused: electorate.absences.filter(({ forceMajeure }) => forceMajeure).length,
    present: electorate.convened.length - electorate.absences.length,
  }
  const vote = {
    id,
    stage: round.stage,
    round: round.round,
    announced: round.rule.announced.value,
    meetingOn: electorate.meetingOn,
    groupId: subject.electorate,
    electorate: { members: sizes.members, convened: electorate.convened, absences: electorate.absences },
    candidates,
  }
  yield* show({ vote: { ...vote, status: 'convened', tellers: [] } })
  const { count, tellers } = yield* countTwice(procedure, {
    id,
    candidates,
    sizes,
    meetingOn: electorate.meetingOn,
  })
  const verdict = evaluateVote(round.rule, { ...count, ...sizes })
  yield* show({ vote: { ...vote, status: 'counted', count, verdict, tellers } })
  return verdict
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
  vote: Countable,
): Flow<{ count: PaperCount; tellers: PersonId[] }> {
  const { subject, ruleSet } = procedure.launch
  const enter = (entry: 1 | 2, differed: boolean, except: PersonId[]) =>
    ask({
      kind: 'enter-count',
      to: { group: subject.tellers, except },
      // Nobody counts before the meeting.
      within: { ...within(ruleSet.times.enterCount), from: vote.meetingOn },
      about: { vote: vote.id, candidates: vote.candidates, entry, differed },
      accept: (count, { on }) => countFits(count, vote, on),
    })
  for (let differed = false; ; differed = true) {
    const first = yield* enter(1, differed, [])
    const second = yield* enter(2, differed, [first.by])
    if (sameCount(first.result, second.result)) {
      return { count: first.result, tellers: [first.by, second.by] }
    }
  }
}

function countFits(count: PaperCount, vote: Countable, on: string): Refusal | undefined {
  if (vote.meetingOn > on) return { code: 'date-before', field: 'meetingOn', earliest: vote.meetingOn }
  const problem = checkCount({ ...count, ...vote.sizes }, vote.candidates)
  return problem && { code: 'count-inconsistent', ...problem }
}

/** Judged by the records alone: who is a candidate can change after the vote, what was counted cannot. */
function sameCount(a: PaperCount, b: PaperCount): boolean {
  return (
    a.issued === b.issued &&
    a.returned === b.returned &&
    a.blank === b.blank &&
    a.invalid === b.invalid &&
    Object.keys({ ...a.votes, ...b.votes }).every((candidate) => a.votes[candidate] === b.votes[candidate])
  )
}

/** Members convened once each, absences among them with a reason, somebody left to vote. */
function electorateFits(answer: TaskResults['convene-vote'], members: PersonId[]): Refusal | undefined {
  const known = new Set(members)
  const convened = new Set<PersonId>()
  for (const [index, person] of answer.convened.entries()) {
    const field = `convened.${index}`
    if (!known.has(person)) return { code: 'not-a-member', field, person }
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
  return convened.size - absent.size > 0 ? undefined : { code: 'nobody-convened', field: 'convened' }
}
