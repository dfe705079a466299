import {
  answersPolicy,
  checksEligibility,
  isSelection,
  opinionAskedIn,
  type StageDefinition,
  submittedIn,
  voteOf,
  whyAskedIn,
} from '../../domain/procedure/stage-kinds.js'
import { answerPolicy, opine } from './answers.js'
import { check, programs } from './candidates.js'
import { convene, enterCounts } from './meetings.js'
import type { Trail } from './trail.js'

/** Where a procedure is left: in a stage, before anything of it is done, or once its meeting is convened. */
export interface Left {
  stage: string
  isConvened?: true
}

/** Lays what a procedure asks where nothing goes wrong, stage after stage, up to there. RangeError where it never comes. */
export function layUntil(trail: Trail, { stage, isConvened }: Left): void {
  for (const step of trail.scene.stages) {
    if (step.key === stage) {
      if (isConvened) meet(trail, step)
      return
    }
    pass(trail, step)
  }
  throw new RangeError(`${stage}: it never comes to it`)
}

function pass(trail: Trail, step: StageDefinition): void {
  if (checksEligibility(step)) check(trail)
  else if (answersPolicy(step)) answerPolicy(trail)
  else if (opinionAskedIn(step)) {
    if (whyAskedIn(step, trail.scene.subject.partyLeads)?.because !== 'party-leads') opine(trail)
  } else if (submittedIn(step) === 'action-program') programs(trail)
  else if (voteOf(step)) {
    meet(trail, step)
    count(trail, step)
  } else throw new RangeError(`${step.key}: nobody passes it here`)
}

const AHEAD = 2

function meet(trail: Trail, step: StageDefinition): void {
  const held = voteOf(step)
  if (held) convene(trail, trail.days(1, 3), AHEAD, held)
}

/** The first of them is the choice of each meeting: the others are left behind. */
function count(trail: Trail, step: StageDefinition): void {
  const held = voteOf(step)
  const [winner] = trail.active
  if (!held || winner === undefined) return
  enterCounts(trail, AHEAD, { winner }, { stage: held })
  trail.active = [winner]
  if (isSelection(held.result)) trail.selected = winner
}
