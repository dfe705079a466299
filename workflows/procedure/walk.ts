import type { StageOutcome } from '../../domain/procedure/outcomes.js'
import { selects, voteLeftOut } from '../../domain/procedure/stage-kinds.js'
import type { PersonId } from '../../domain/vocabulary.js'
import { type Followed, follow, latest, type Shown } from './journal.js'
import { begin } from './stages/index.js'
import { agreement } from './stages/parts/agreement.js'
import { askedToGo, type StageContext } from './stages/stage-context.js'
import { awaitingAgreement, type CaseState, type People, peopleAt, type StageState } from './state.js'

/** What the stages before one have shown that it has to know. */
type ShownBefore = Pick<Shown, 'heldOn' | 'waivers'>

interface Walked {
  /** All that the stage was followed from besides its own state: each is replaced where it changes, never changed. */
  from: readonly unknown[]
  followed: Followed<StageOutcome>
  /** What it and those before it have shown. */
  shown: ShownBefore
}

/** By the state of a stage: it runs again only where it, or something before it, is another than before. */
const walked = new WeakMap<StageState, Walked>()

/**
 * Runs the stage at `position` over its journal. Those before it are followed in order, each with what the ones before it
 * showed.
 */
export function followStage(state: CaseState, position = state.position): Followed<StageOutcome> | undefined {
  let before: ShownBefore = { waivers: {} }
  for (const [index, stage] of state.stages.slice(0, position).entries()) {
    if (Object.keys(stage.journal).length > 0) before = walk(state, index, stage, before).shown
  }
  const stage = state.stages[position]
  return stage && walk(state, position, stage, before).followed
}

function walk(state: CaseState, position: number, stage: StageState, before: ShownBefore): Walked {
  const from = [
    state.launch,
    state.losses,
    state.joined,
    state.proposed,
    state.agreed,
    ...state.stages.slice(0, position),
  ]
  const known = walked.get(stage)
  if (known && isSame(known.from, from)) return known
  const definition = state.launch.stages[position]
  if (!definition) throw new RangeError('a stage that the launch does not define')
  const context = stageContext(state, position, before)
  const ofStage = follow(begin(context, definition), stage.journal)
  // Nothing is done before it is known who the candidates are.
  const awaited = awaitingAgreement(state)
  const followed =
    awaited.length > 0
      ? { needs: follow(agreement(context, awaited), {}).needs, shown: ofStage.shown }
      : ofStage
  const { heldOn, waivers } = followed.shown
  const last = heldOn === undefined ? before.heldOn : latest(before.heldOn, heldOn)
  const shown = {
    ...(last !== undefined && { heldOn: last }),
    waivers: { ...before.waivers, ...waivers },
  }
  const now = { from, followed, shown }
  walked.set(stage, now)
  return now
}

const isSame = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  some.length === others.length && some.every((one, index) => one === others[index])

/** What the stage at `position` knows of its case. */
function stageContext(state: CaseState, position: number, { heldOn, waivers }: ShownBefore): StageContext {
  const { launch } = state
  const people = peopleAt(state, position)
  const selected = people.selected ?? onlyOne(state, people)
  return {
    launch,
    begunOn: launch.begunOn,
    ...people,
    ...(selected !== undefined && { selected }),
    waived: Object.fromEntries(
      Object.entries(waivers).map(([person, given]) => [person, given.map(({ criterion }) => criterion)]),
    ),
    ...policyAnswer(state, position),
    ...proposalMade(state, position),
    ...(heldOn !== undefined && { heldOn }),
    earlier: launch.stages.slice(0, position).map(({ key }) => key),
    visit: state.stages[position]?.visit ?? 0,
  }
}

/** Where no vote that is held selects, the one candidate there is goes up for decision. */
function onlyOne({ launch }: CaseState, { active }: People): PersonId | undefined {
  const byLetter = askedToGo(launch)
  const isSelected = launch.stages.some((stage) => selects(stage) && !voteLeftOut(stage, byLetter))
  return active.length === 1 && !isSelected ? active[0] : undefined
}

function proposalMade({ stages }: CaseState, position: number): Pick<StageContext, 'proposedOn'> {
  const found = stages
    .slice(0, position)
    .findLast(({ outcome }) => outcome?.outcome === 'passed' && outcome.proposedOn !== undefined)
  return found?.outcome?.outcome === 'passed' ? { proposedOn: found.outcome.proposedOn } : {}
}

function policyAnswer({ stages }: CaseState, position: number): Pick<StageContext, 'policyAnsweredOn'> {
  for (const { outcome } of stages.slice(0, position)) {
    if (outcome?.outcome === 'passed' && outcome.answeredOn !== undefined) {
      return { policyAnsweredOn: outcome.answeredOn }
    }
  }
  return {}
}
