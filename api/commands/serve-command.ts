import type { Router } from 'express'
import type { z } from 'zod'
import type { Client } from '../../db/pool.js'
import { localDate } from '../../domain/deadlines/dates.js'
import type { CaseAnswer } from '../../domain/procedure/case.js'
import type { IsoDate } from '../../domain/vocabulary.js'
import { type CaseToOpen, launchBy } from '../../records/cases/launch/launch.js'
import {
  type CommandRight,
  type GrantedToCommand,
  type RightName,
  rightToCommand,
} from '../../records/rights/named-rights.js'
import type { UseCase } from '../../records/use-case/use-case.js'
import type { CommandName, Commands } from '../../workflows/procedure/messages.js'
import type { ApiDeps } from '../deps.js'
import type { Operation } from '../http/operation.js'
import { type Asked, idIn, serve } from '../http/serve.js'
import { answerOnce } from './case-command-once.js'
import { commandOf } from './command-identity.js'
import { refusedByCase } from './refused-by-case.js'
import { launchCase, sendCommand } from './send-command.js'

/** A command to a running case: who may send it, and what is sent. */
interface CaseCommand<A, Right extends CommandRight, Name extends CommandName> {
  /** To the case, or to what of it the path names as {id}. */
  rights: Right
  name: Name
  /** What was asked, with what the server knows of it; `granted`: the case, and what the command is about. */
  input: (
    asked: A & { client: Client; today: IsoDate; granted: GrantedToCommand<Right> },
  ) => Commands[Name] | Promise<Commands[Name]>
  /** Where the input stands in the body, for the fields that a refusal names. */
  within?: string
  /** What is answered beside the case after the command. */
  beside?: (asked: A & { client: Client }, answer: CaseAnswer) => Promise<object>
}

/**
 * Serves a command to a running case: once, however often it is sent. Answers with the case after it.
 * @throws Refused without the right, and what `input` refuses
 * @throws Problem the refusal of the case; case-closed; dependency-down
 */
export function serveCommand<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  const Right extends CommandRight,
  Name extends CommandName,
>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  deps: ApiDeps,
  { rights, name, input, within, beside }: CaseCommand<Asked<Path, Query, Body>, Right, Name>,
): void {
  const client = deps.pool
  const right = rightToCommand(rights)
  serve(
    router,
    spec,
    async (asked) => {
      const { request, caller, body, response } = asked
      const command = commandOf(request, caller, body)
      const named = { id: idIn(request), candidate: idIn(request, 'cadreId') }
      const answer = await answerOnce(deps, command, {
        prepare: () => right(client, caller, named),
        carryOut: async (granted) => {
          const { caseId, unitId, sequence } = granted
          const today = localDate(deps.now().toISOString())
          const sent = { name, input: await input({ ...asked, client, today, granted }), within }
          return sendCommand(deps, { caseId, unitId, sequence, caller, command, ...sent })
        },
      })
      response.json({ ...answer, ...(await beside?.({ ...asked, client }, answer)) })
    },
    [right, ...refusedByCase(name)],
  )
}

/** The command that starts a case: the use case that says which, under the right that is repeated here. */
interface LaunchCommand<A, Right extends RightName, Input> {
  rights: NoInfer<Right>
  use: UseCase<Right, Input, CaseToOpen, Client>
  input: (asked: A) => Input
}

/** Serves the command that starts a case: once, however often it is sent. Answers with the case and where it is. */
export function serveLaunch<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Right extends RightName,
  Input,
>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  deps: ApiDeps,
  { use, input }: LaunchCommand<Asked<Path, Query, Body>, Right, Input>,
): void {
  serve(
    router,
    spec,
    async (asked) => {
      const { request, caller, body, response } = asked
      const command = commandOf(request, caller, body)
      const at = deps.now().toISOString()
      const answer = await answerOnce(deps, command, {
        prepare: () => use(deps.pool, caller, at, input(asked)),
        carryOut: (opening) => launchCase(deps, launchBy(caller, command, opening)),
      })
      response.status(201).location(`/v1/procedures/${answer.id}`).json(answer)
    },
    [use, ...refusedByCase('launch')],
  )
}
