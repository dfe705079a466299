import { setTimeout as pause } from 'node:timers/promises'
import { pinLaw } from '../../db/registers/pinned-law.js'
import type { CaseAnswer, Command, LaunchWithLaw } from '../../domain/procedure/case.js'
import type { CaseId } from '../../domain/vocabulary.js'
import type { Caller } from '../../records/rights/caller.js'
import { startCase } from '../../temporal/start-case.js'
import {
  type CommandName,
  type Commands,
  type Recorded,
  type Spoken,
  updates,
  workflowIdOf,
} from '../../workflows/procedure/messages.js'
import type { ApiDeps } from '../deps.js'
import { Problem } from '../problems/problem.js'
import { sameCommand } from './command-identity.js'
import { type Awaited, afterFailure } from './failed-sending.js'
import { inTurn } from './turns.js'

/**
 * Milliseconds a command may take before it is answered with 503: it can be sent again. Of the five seconds within which
 * everybody is answered, the rest is for what is read before.
 */
const DEADLINE_MS = 3_800
/** Milliseconds, at the least and the most, before a command is sent again. */
const PAUSE_MS = { least: 40, most: 400 }

interface Sending<Name extends CommandName> {
  caseId: CaseId
  /** Does the caller steer the case? */
  steers: boolean
  /** Changes of the case that PostgreSQL showed to whoever asks. */
  sequence: number
  /** Those at which whoever asks says that they have read the case. */
  read: number[] | undefined
  caller: Caller
  command: Command
  name: Name
  input: Commands[Name]
  /** Where the input stands in the body, for the fields that a refusal names. */
  within?: string | undefined
}

/**
 * Sends a command to a running case and waits until it is recorded.
 * @throws Problem the refusal; case-closed; dependency-down when there is no answer in time (safe to send again)
 */
export async function sendCommand<Name extends CommandName>(
  deps: ApiDeps,
  { caseId, steers, sequence, read, caller, command, name, input, within }: Sending<Name>,
): Promise<CaseAnswer> {
  const { personId, groups } = caller
  const actor = { personId, groups, manages: steers }
  const spoken: Spoken<Commands[Name]> = { actor, command, input, seen: sequence, ...(read && { read }) }
  const handle = deps.temporal.workflow.getHandle(workflowIdOf(caseId))
  return answered(deps, { caseId, command, within }, () =>
    handle.executeUpdate<Recorded, [Spoken<Commands[Name]>], Name>(updates[name], {
      updateId: command.id,
      args: [spoken],
    }),
  )
}

/**
 * Starts a case and waits until its launch is recorded, and what was done on paper before. A refused launch leaves no case.
 */
export async function launchCase(deps: ApiDeps, asked: LaunchWithLaw): Promise<CaseAnswer> {
  const launch = await pinLaw(deps.pool, asked)
  const send = () => startCase(deps.temporal, launch, deps.taskQueue)
  return launch.paperTrail ? delivered(deps, launch, send) : answered(deps, launch, send)
}

/** What is on record first, or what the case answers to it. */
async function answered(deps: ApiDeps, awaited: Awaited, send: () => Promise<Recorded>): Promise<CaseAnswer> {
  const { command } = awaited
  const deliver = () => delivered(deps, awaited, send)
  if (!deps.heard) return deliver()
  const first = await deps.heard.orElse(command.id, async () => ({ ...command, answer: await deliver() }))
  return sameCommand(first, command).answer
}

/** Sends until the case has answered. */
async function delivered(
  deps: ApiDeps,
  awaited: Awaited,
  send: () => Promise<Recorded>,
): Promise<CaseAnswer> {
  const deadline = Date.now() + DEADLINE_MS
  for (let attempt = 0; ; attempt += 1) {
    try {
      const recorded = await inTurn(awaited.caseId, deadline, () =>
        deps.temporal.withDeadline(deadline, send),
      )
      if (recorded.bodyHash !== awaited.command.bodyHash) throw new Problem('idempotency-key-reused')
      return recorded.answer
    } catch (error) {
      const answer = await afterFailure(deps, awaited, error)
      if (answer) return answer
      const wait = Math.min(PAUSE_MS.most, PAUSE_MS.least * 1.6 ** attempt) * (0.5 + Math.random())
      if (Date.now() + wait > deadline) throw new Problem('dependency-down', { cause: error })
      await pause(wait)
    }
  }
}
