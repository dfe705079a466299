import type { PaperStep } from '../../domain/procedure/case.js'
import type { Instant } from '../../domain/vocabulary.js'
import { commands } from './case-commands.js'
import { type Decided, type Decision, isRefusal } from './decided.js'
import type { CommandName } from './messages.js'
import { launchEvent } from './projection/audit.js'
import type { CaseState } from './state.js'

/** The first change of a case, unless it is recorded. */
export const opened = (state: CaseState): Decided | undefined =>
  state.sequence > 0 ? undefined : { state, audit: launchEvent(state.launch) }

/** A step that was done on paper, unless it is entered already. */
export function enteredFromPaper(
  state: CaseState,
  { actor, task, name, input }: PaperStep,
  index: number,
  at: Instant,
): Decision | undefined {
  if ((state.entered ?? 0) > index) return undefined
  const open =
    task && state.tasks.find(({ kind, candidate }) => kind === task.kind && candidate === task.candidate)
  // A paper trail is made by this product's own import, of the same commands as the API's.
  const said = { actor, input: open ? { ...(input as object), task: open.id } : input } as never
  const decision = commands[name as CommandName](state, said, at)
  return isRefusal(decision) ? decision : { ...decision, state: { ...decision.state, entered: index + 1 } }
}
