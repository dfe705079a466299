import type { UpdateDefinition } from '@temporalio/common'
import { allHandlersFinished, condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow'
import type { Launch, ProcedureOutcome } from '../../domain/procedure/case.js'
import {
  type CommandName,
  type Commands,
  getAuditHead,
  getOpenTasks,
  launched,
  type Recorded,
  recountDeadlines,
  type Spoken,
  updates,
} from './messages.js'
import { RunningCase } from './running-case.js'
import type { CaseState } from './state.js'

/** Events after which a procedure continues as new at its next stage boundary; a whole one takes well under 200. */
const LONG_HISTORY = 1_000

/**
 * One personnel procedure, from launch to decision: weeks of waiting for people, each wait with a deadline.
 * `launch` is all it will ever know of the law; `resumed` is its state when it continues as new.
 */
export async function procedure(launch: Launch, resumed?: CaseState): Promise<ProcedureOutcome> {
  const it = new RunningCase(launch, resumed)
  listen(it)
  if (!resumed) await it.open()
  while (!it.isOver) {
    await somethingHappens(it)
    await it.keepTime()
    if (!it.isOver && isLong(it)) {
      await condition(allHandlersFinished)
      await continueAsNew<typeof procedure>(launch, it.state)
    }
  }
  await condition(allHandlersFinished)
  return it.outcome
}

/** Commands are one line over the case: a validator that refuses, a handler that records. */
function listen(it: RunningCase): void {
  setHandler(launched, async () => {
    await condition(() => it.isLaunched)
    return it.launchAnswer()
  })
  for (const name of Object.keys(updates)) listenTo(it, name as CommandName) // the keys of `updates` are the names
  setHandler(recountDeadlines, (asked) => it.recount(asked), { validator: (_said) => it.checkOpen() })
  setHandler(getAuditHead, () => it.state.audit)
  setHandler(getOpenTasks, () => it.state.tasks.map(({ id }) => id))
}

function listenTo<Name extends CommandName>(it: RunningCase, name: Name): void {
  // That `updates[name]` takes the input of `name` is what its type says; TypeScript does not follow it for a variable.
  const update = updates[name] as unknown as UpdateDefinition<Recorded, [Spoken<Commands[Name]>]>
  setHandler(update, (spoken) => it.perform(name, spoken), { validator: (spoken) => it.check(name, spoken) })
}

/**
 * Waits until the case is over or is to continue as new, or a deadline comes. The timer is left alone while deadlines only
 * move further away, as they do at every step: it then wakes for nothing once, rather than being cancelled and started
 * anew each time.
 */
async function somethingHappens(it: RunningCase): Promise<void> {
  const armed = it.nextMoment()
  const changed = () => {
    const next = it.nextMoment()
    return it.isOver || isLong(it) || (next !== undefined && (armed === undefined || next < armed))
  }
  if (armed === undefined) await condition(changed)
  else if (armed > Date.now()) await condition(changed, armed - Date.now())
}

/** Is it time to continue as new? Only where one stage gives way to another. */
const isLong = (it: RunningCase): boolean => it.isAtBoundary && workflowInfo().historyLength > LONG_HISTORY
