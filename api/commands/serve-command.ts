import type { Router } from 'express'
import type { z } from 'zod'
import type { CaseAnswer, Command, Launch } from '../../domain/procedure/case.js'
import type { CaseId, UnitId } from '../../domain/vocabulary.js'
import type { CommandName, Commands } from '../../workflows/procedure/messages.js'
import type { ApiDeps } from '../deps.js'
import { type Asked, type Operation, serve } from '../http/openapi.js'
import { answerOnce } from './answer-once.js'
import { commandOf } from './commands.js'
import { launchCase, sendCommand } from './send-command.js'

/** A command to a running case: who may send it, and what is sent. */
interface CaseCommand<A, Target extends { caseId: CaseId; unitId: UnitId }, Name extends CommandName> {
  /** Finds the case, and what the command is about, for those who may send it; throws for everybody else. */
  rights: (deps: ApiDeps, asked: A) => Promise<Target>
  name: Name
  /** What was asked, with what the server knows of it. */
  input: (asked: A, target: Target) => Commands[Name] | Promise<Commands[Name]>
  /** Where the input stands in the body, for the fields that a refusal names. */
  within?: string
  /** What is answered beside the case after the command. */
  beside?: (asked: A, answer: CaseAnswer) => Promise<object>
}

/**
 * Serves a command to a running case: once, however often it is sent. Answers with the case after it.
 * @throws Problem what `rights` and `input` throw; the refusal of the case; case-closed; dependency-down
 */
export function serveCommand<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Target extends { caseId: CaseId; unitId: UnitId },
  Name extends CommandName,
>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  deps: ApiDeps,
  { rights, name, input, within, beside }: CaseCommand<Asked<Path, Query, Body>, Target, Name>,
): void {
  serve(router, spec, async (asked) => {
    const { request, caller, body, response } = asked
    const command = commandOf(request, caller, body)
    const answer = await answerOnce(deps, command, {
      rights: () => rights(deps, asked),
      carryOut: async (target) => {
        const { caseId, unitId } = target
        const sent = { name, input: await input(asked, target), within }
        return sendCommand(deps, { caseId, unitId, caller, command, ...sent })
      },
    })
    response.json({ ...answer, ...(await beside?.(asked, answer)) })
  })
}

/** The command that starts a case: who may send it, and the launch that it comes to. */
interface LaunchCommand<A, Matter> {
  /** Finds what the case is to be about, for those who may launch it; throws for everybody else. */
  rights: (deps: ApiDeps, asked: A) => Promise<Matter>
  launch: (deps: ApiDeps, matter: Matter, by: A & { command: Command }) => Promise<Launch>
}

/** Serves the command that starts a case: once, however often it is sent. Answers with the case and where it is. */
export function serveLaunch<Path extends string, Query extends z.ZodObject, Body extends z.ZodType, Matter>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  deps: ApiDeps,
  { rights, launch }: LaunchCommand<Asked<Path, Query, Body>, Matter>,
): void {
  serve(router, spec, async (asked) => {
    const { request, caller, body, response } = asked
    const command = commandOf(request, caller, body)
    const answer = await answerOnce(deps, command, {
      rights: () => rights(deps, asked),
      carryOut: async (matter) => launchCase(deps, await launch(deps, matter, { ...asked, command })),
    })
    response.status(201).location(`/v1/procedures/${answer.id}`).json(answer)
  })
}
