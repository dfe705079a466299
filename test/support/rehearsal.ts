import { momentsOf } from '../../activities/moments.js'
import { withLawByHash } from '../../db/registers/pinned-law.js'
import type { ScriptWorld } from '../../demonstration/procedures/world.js'
import { localDate } from '../../domain/deadlines/dates.js'
import { deadlineOf, workingCalendar, workingDaysLeft } from '../../domain/deadlines/working-days.js'
import { checkEligibility, unmet } from '../../domain/eligibility/check-eligibility.js'
import type { LaunchWithLaw, PaperStep } from '../../domain/procedure/case.js'
import type { Change, ChangeRecorded } from '../../domain/procedure/change.js'
import { SHIPPED_DAYS_OFF, SHIPPED_WORKED_SATURDAYS, SHIPPED_YEARS } from '../../domain/rules/days-off.js'
import type { PinnedRules } from '../../domain/rules/rule-set.js'
import type { Instant } from '../../domain/vocabulary.js'
import { commands } from '../../workflows/procedure/case-commands.js'
import { settled } from '../../workflows/procedure/course.js'
import { type Decision, isRefusal } from '../../workflows/procedure/decided.js'
import { changeBetween } from '../../workflows/procedure/projection/change.js'
import { type CaseState, initialState } from '../../workflows/procedure/state.js'

const CALENDAR = workingCalendar(SHIPPED_YEARS, SHIPPED_DAYS_OFF, SHIPPED_WORKED_SATURDAYS)

export interface Rehearsed {
  state: CaseState
  changes: Change[]
  /** The step that was refused, with why; the rest were not tried. */
  refused?: { step: PaperStep; because: unknown }
}

/** A procedure with a paper trail, by the rules of the workflow and the rows of a province, with no server. */
export function rehearse(scripted: LaunchWithLaw, world: ScriptWorld): Rehearsed {
  const launch = withLawByHash(scripted)
  const given = { world, rules: scripted.ruleSet }
  const { launchedAt, steps } = launch.paperTrail ?? { launchedAt: '', steps: [] }
  const changes: Change[] = []
  let state = initialState(launch, launchedAt)

  const commit = (decision: Decision, at: Instant): unknown => {
    if (isRefusal(decision)) return decision
    const made = settled(decision, at)
    const after = { ...made.state, sequence: state.sequence + 1 }
    const change = changeBetween(state, after, made, { at })
    if (change.guard?.waived) {
      const results = judged(change, change.guard.person, at, given)
      const waived = results.filter(({ criterion }) => change.guard?.waived?.includes(criterion))
      const [missing] = unmet(
        results,
        waived.map(({ criterion }) => criterion),
      )
      if (missing) return { code: 'candidate-not-eligible', criterion: missing.criterion }
    }
    const answers = answersTo(change, at, given)
    changes.push(change)
    state = {
      ...after,
      tasks: after.tasks.map((task) => {
        const [deadline, gathered] = [answers.deadlines[task.id], answers.gathered[task.id]]
        return { ...task, ...(deadline && { deadline }), ...(gathered && { gathered }) }
      }),
    }
    return undefined
  }

  commit({ state, audit: { what: 'case-launched', actor: launch.launchedBy.personId } }, launchedAt)
  for (const step of steps) {
    const because = commit(decided(state, step), step.at)
    if (because) return { state, changes, refused: { step, because } }
  }
  return { state, changes }
}

/** The same as the workflow makes of a step. */
function decided(state: CaseState, { actor, task, name, input, at }: PaperStep): Decision {
  const open =
    task && state.tasks.find(({ kind, candidate }) => kind === task.kind && candidate === task.candidate)
  const said = { actor, input: open ? { ...(input as object), task: open.id } : input }
  // The name and the input of a step belong together, as the scripts say.
  return commands[name as keyof typeof commands](state, said as never, at)
}

/** The rows of the province, and the law of the case. */
interface Given {
  world: ScriptWorld
  rules: PinnedRules
}

function answersTo(
  change: Change,
  at: Instant,
  given: Given,
): Pick<ChangeRecorded, 'deadlines' | 'gathered' | 'remaining'> {
  const { deadlines, remaining, eligibility, members, electorates } = change.questions
  const { world } = given
  const on = localDate(at)
  const gathered: ChangeRecorded['gathered'] = {}
  for (const { task, person } of eligibility) {
    gathered[task] = { eligibility: { on, results: judged(change, person, at, given) } }
  }
  for (const { task, group } of members) {
    gathered[task] = { ...gathered[task], members: world.members(group, on) }
  }
  for (const { task, composition, unit, circle } of electorates) {
    const named = world.electorate(composition, { unitId: unit, electorate: circle }, on)
    const electorate = named.map((person) => ({ person, as: 'member' as const }))
    gathered[task] = { ...gathered[task], electorate }
  }
  return {
    gathered,
    remaining: Object.fromEntries(
      remaining.map(({ task, due }) => [task, workingDaysLeft(CALENDAR, on, due)]),
    ),
    deadlines: Object.fromEntries(
      deadlines.map(({ task, article, remindBefore, from, ...granted }) => {
        const deadline = deadlineOf(CALENDAR, from && from > on ? from : on, granted)
        return [task, { ...deadline, article, ...momentsOf(CALENDAR, deadline, remindBefore) }]
      }),
    ),
  }
}

function judged({ judge }: Change, person: string, at: Instant, { world, rules }: Given) {
  if (!judge) throw new Error('a candidate is to be judged for no post')
  const post = { ...judge.post, place: world.place(judge.post.postId) }
  return checkEligibility(rules.eligibility, world.record(person), post, localDate(at), judge.begunOn)
}
