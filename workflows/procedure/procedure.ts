import { allHandlersFinished, condition, continueAsNew, setHandler, workflowInfo } from '@temporalio/workflow'
import type { Launch, ProcedureOutcome } from '../../domain/procedure/case.js'
import type { ChangeRecorded, StoredState } from '../../domain/procedure/change.js'
import { commands } from './case-commands.js'
import {
  annulVote,
  blockCandidate,
  catchUp,
  claimTask,
  completeTask,
  getStanding,
  launched,
  reassignTask,
  recountDeadlines,
  releaseTask,
  resumeCase,
  returnCase,
  suspendCase,
  tellStanding,
  withdrawCandidate,
  withdrawCase,
} from './messages.js'
import { RunningCase } from './running-case.js'
import { withoutLaunch } from './state.js'

/** Events after which a procedure continues as new at its next stage boundary; a whole one takes well under 200. */
const LONG_HISTORY = 1_000

/**
 * One personnel procedure, from launch to decision: weeks of waiting for people, each wait with a deadline.
 * `launch` is all it will ever know of the law; `resumed` is its state when it continues as new. Raised anew from what
 * PostgreSQL holds, that is the state as it is kept there, with what was `recorded` of its last change.
 *
 * Nothing below blocks on a person. A stage is a generator over the answers so far (journal.ts): what it asks and nobody
 * has answered is an open task, and it is run again from its beginning when somebody has (walk.ts, course.ts). So the
 * workflow only waits for a command, which a handler records by `commit` (running-case.ts), or for the next deadline.
 */
export async function procedure(
  launch: Launch,
  resumed?: StoredState,
  recorded?: ChangeRecorded,
): Promise<ProcedureOutcome> {
  const it = new RunningCase(launch, resumed, recorded)
  listen(it)
  await it.open()
  while (!it.isOver) {
    await somethingHappens(it)
    await it.keepTime()
    if (!it.isOver && isLong(it)) {
      await condition(allHandlersFinished)
      await continueAsNew<typeof procedure>(launch, withoutLaunch(it.state))
    }
  }
  await condition(allHandlersFinished)
  return it.outcome
}

/** Every update and query: commands are one line over the case, a handler that records and a validator that refuses. */
function listen(it: RunningCase): void {
  setHandler(launched, async () => {
    await condition(() => it.isLaunched)
    return it.launchAnswer()
  })
  setHandler(completeTask, it.performs(commands.completeTask), it.judges(commands.completeTask))
  setHandler(claimTask, it.performs(commands.claimTask), it.judges(commands.claimTask))
  setHandler(releaseTask, it.performs(commands.releaseTask), it.judges(commands.releaseTask))
  setHandler(reassignTask, it.performs(commands.reassignTask), it.judges(commands.reassignTask))
  setHandler(returnCase, it.performs(commands.returnCase), it.judges(commands.returnCase))
  setHandler(suspendCase, it.performs(commands.suspendCase), it.judges(commands.suspendCase))
  setHandler(resumeCase, it.performs(commands.resumeCase), it.judges(commands.resumeCase))
  setHandler(withdrawCase, it.performs(commands.withdrawCase), it.judges(commands.withdrawCase))
  setHandler(
    withdrawCandidate,
    it.performs(commands.withdrawCandidate),
    it.judges(commands.withdrawCandidate),
  )
  setHandler(blockCandidate, it.performs(commands.blockCandidate), it.judges(commands.blockCandidate))
  setHandler(annulVote, it.performs(commands.annulVote), it.judges(commands.annulVote))
  setHandler(recountDeadlines, (asked) => it.recount(asked), { validator: (asked) => it.checkOpen(asked) })
  setHandler(catchUp, ({ sequence }) => it.catchUp(sequence), {
    validator: (asked) => it.checkBehind(asked),
  })
  setHandler(tellStanding, () => it.tellStanding(), { validator: () => it.tellStanding() })
  setHandler(getStanding, () => it.standing)
}

/**
 * Waits until the case is over or is to continue as new, or a deadline comes, or an earlier one than was waited for. The timer is left alone while deadlines only
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
