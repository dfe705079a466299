import type { CaseAnswer, Command } from '../../domain/procedure/case.js'
import type { ApiDeps } from '../deps.js'
import { isRefused } from '../problems/problem.js'
import { storedAnswer } from './command-identity.js'

/**
 * The answer of a command to a case: the first one where it was sent before, else what comes of carrying it out.
 * `prepare` refuses whoever has no right to it, and looks up what it takes; it changes nothing.
 */
export function answerOnce<Prepared>(
  deps: ApiDeps,
  command: Command,
  {
    prepare,
    carryOut,
  }: { prepare: () => Promise<Prepared>; carryOut: (prepared: Prepared) => Promise<CaseAnswer> },
): Promise<CaseAnswer> {
  return unlessRecorded(deps, command, async () => {
    // Begun at once, so that the look for an earlier answer takes no time of its own.
    const prepared = prepare()
    // Of no account where the answer is there already; awaited below where it is not.
    prepared.catch(() => {})
    return (await storedCaseAnswer(deps, command)) ?? (await carryOut(await prepared))
  })
}

/**
 * What `work` answers. Where it refuses, that may come of what an earlier sending of this very command did, recorded
 * while this one was judged: then the first answer stands.
 */
async function unlessRecorded(
  deps: ApiDeps,
  command: Command,
  work: () => Promise<CaseAnswer>,
): Promise<CaseAnswer> {
  try {
    return await work()
  } catch (error) {
    const recorded = isRefused(error) ? await storedCaseAnswer(deps, command) : undefined
    if (recorded) return recorded
    throw error
  }
}

/** A stored answer of a command to a case. */
export async function storedCaseAnswer({ pool }: ApiDeps, command: Command): Promise<CaseAnswer | undefined> {
  const stored = await storedAnswer(pool, command)
  // `record` writes CaseAnswers into case_changes; the command id says that this was such a command.
  return stored?.answer as CaseAnswer | undefined
}
