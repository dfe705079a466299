import type { StoredCommand } from '../../db/stored-answers.js'
import type { CaseAnswer, Command } from '../../domain/procedure/case.js'
import type { ApiDeps } from '../deps.js'
import { isRefused } from '../problems/problem.js'
import { sameCommand, storedAnswer } from './command-identity.js'
import { requireStillMay } from './still-may.js'

interface Once<Granted> {
  /** What is stored of the command, where it was sent before. */
  stored: StoredCommand | undefined
  /** Refuses whoever has no right to it, by what was read in the same statement as `stored`. */
  judge: () => Granted | Promise<Granted>
  carryOut: (granted: Granted) => Promise<CaseAnswer>
}

/**
 * The answer of a command to a case: the first one where it was sent before, else what comes of carrying it out. That may
 * be refused for what an earlier sending of this very command did, recorded while this one was carried out: then the first
 * answer stands.
 */
export async function answerOnce<Granted>(
  deps: ApiDeps,
  command: Command,
  { stored, judge, carryOut }: Once<Granted>,
): Promise<CaseAnswer> {
  if (stored) {
    await requireStillMay(judge)
    return caseAnswerOf(sameCommand(stored, command))
  }
  const granted = await judge()
  try {
    return await carryOut(granted)
  } catch (error) {
    const recorded = isRefused(error) ? await storedCaseAnswer(deps, command) : undefined
    if (recorded) return recorded
    throw error
  }
}

/** A stored answer of a command to a case. */
export async function storedCaseAnswer({ pool }: ApiDeps, command: Command): Promise<CaseAnswer | undefined> {
  const stored = await storedAnswer(pool, command)
  return stored && caseAnswerOf(stored)
}

// `record` writes CaseAnswers into case_changes; the command id says that this was such a command.
const caseAnswerOf = ({ answer }: StoredCommand): CaseAnswer => answer as CaseAnswer
