import { holdsVote, type StageDefinition, type VoteStep } from '../../domain/procedure/stage-kinds.js'
import { voteIdOf } from '../../domain/procedure/vote-id.js'
import type { VoteRule } from '../../domain/rules/values/vote-rule.js'
import type { PersonId, WorkingDays } from '../../domain/vocabulary.js'
import type { PaperCount } from '../../domain/voting/evaluate-vote.js'
import { daysAfter } from '../working-days.js'
import { type Ballots, countOf } from './ballots.js'
import { ABSENT_BECAUSE, VOTE_ANNULLED_BECAUSE } from './texts.js'
import type { Trail } from './trail.js'

/** What people do at a collective vote, laid into a trail. */

/** An officer convenes the electorate for a meeting `ahead` working days later. */
export function convene(
  trail: Trail,
  gap: WorkingDays,
  ahead: WorkingDays,
  stage: VoteStep = firstVote(trail.scene.stages),
): void {
  const { subject, world } = trail.scene
  const candidates = [...trail.active]
  trail.complete(
    gap,
    'convene-vote',
    ({ on }) => trail.oneOf(subject.office, on),
    ({ on, openedOn }) => {
      const convened = world.convenedTo(stage, subject, openedOn)
      const absences = absent(trail, convened)
      const excused = absences.filter(({ forceMajeure }) => forceMajeure).length
      const present = convened.length - absences.length
      trail.meeting = { candidates, members: convened.length, convened: convened.length, excused, present }
      // What the standing committee's office answers on the list and the absences before the officer convenes.
      const settled = () => ({
        documentNumber: world.nextNumber(subject.managingBody, on, 'CV'),
        signedOn: on,
      })
      return {
        ...{ meetingOn: daysAfter(on, ahead), convened, absences },
        ...(excused > 0 && { settledBy: settled() }),
      }
    },
  )
}

/** Up to two of those convened, no candidate among them, with why. */
function absent({ scene: { candidates, random } }: Trail, convened: readonly PersonId[]) {
  const others = random.shuffled(convened.filter((id) => !candidates.includes(id)))
  const reasons = random.shuffled(ABSENT_BECAUSE)
  // Of a few all come.
  const most = Math.floor(convened.length / 6)
  return others.slice(0, Math.min(random.below(3), most)).flatMap((personId, index) => {
    const reason = reasons[index]
    return reason ? [{ personId, ...reason }] : []
  })
}

/** What the next two count records say: the second the same, or, where they are to `differ`, one paper off. */
export function enterCounts(
  trail: Trail,
  gap: WorkingDays,
  ballots: Ballots,
  {
    round = 1,
    entries = 2,
    differ = false,
    stage = firstVote(trail.scene.stages),
  }: { round?: 1 | 2; entries?: 1 | 2; differ?: boolean; stage?: VoteStep } = {},
): void {
  const { subject, random, world } = trail.scene
  const rule = ruleOf(stage, round)
  let first: PersonId = ''
  let count: PaperCount
  trail.complete(
    gap,
    'enter-count',
    ({ on }) => {
      const tellers = world.members(subject.tellers, on)
      // A single entry leaves the second one to the tellers whose accounts are listed.
      const others = entries === 1 ? tellers.filter((id) => world.hasListedAccount(id)) : []
      first = trail.oneOf(subject.tellers, on, others)
      return first
    },
    () => {
      if (!trail.meeting) throw new RangeError('nobody was convened')
      count = countOf(trail.meeting, ballots, rule, random)
      return count
    },
  )
  if (entries === 1) return
  trail.complete(
    0,
    'enter-count',
    ({ on }) => trail.oneOf(subject.tellers, on, [first]),
    () => {
      const [one] = Object.entries(count.votes)
      if (!differ || !one) return count
      return { ...count, blank: count.blank + 1, votes: { ...count.votes, [one[0]]: Number(one[1]) - 1 } }
    },
  )
}

function firstVote(stages: readonly StageDefinition[]): VoteStep {
  const stage = stages.find(holdsVote)
  if (!stage) throw new RangeError('no vote is held')
  return stage
}

function ruleOf(stage: VoteStep, round: 1 | 2): VoteRule {
  const rule = round === 1 ? stage.vote : stage.secondRound
  if (!rule) throw new RangeError(`no vote of round ${round}`)
  return rule
}

/** An officer annuls the first round, counted or not; it is held anew. */
export function annul(trail: Trail, gap: WorkingDays): void {
  const stage = firstVote(trail.scene.stages)
  trail.command(gap, 'annulVote', ({ caseId }) => ({
    vote: voteIdOf({ caseId, stage: stage.key, visit: 1, round: 1 }),
    reason: VOTE_ANNULLED_BECAUSE,
  }))
}

/** One round, convened and counted; whoever wins it is selected. */
export function vote(
  trail: Trail,
  result: 'first wins' | 'last wins' | 'split' | 'nobody',
  { gap = trail.days(1, 4), round = 1 }: { gap?: WorkingDays; round?: 1 | 2 } = {},
): void {
  const ahead = trail.days(1, 2)
  convene(trail, gap, ahead)
  if (result === 'split' || result === 'nobody') {
    enterCounts(trail, ahead, result, { round })
    return
  }
  const winner = result === 'first wins' ? trail.active[0] : trail.active.at(-1)
  if (winner === undefined) throw new RangeError('no candidate is left')
  trail.selected = winner
  enterCounts(trail, ahead, { winner }, { round })
}
