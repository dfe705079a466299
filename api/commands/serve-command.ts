import type { Router } from 'express'
import type { z } from 'zod'
import type { Client } from '../../db/pool.js'
import type { CaseAnswer } from '../../domain/procedure/case.js'
import { forTwoInCases } from '../../domain/two-people.js'
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
import { callerOf } from '../caller/caller.js'
import type { ApiDeps } from '../deps.js'
import { mayMake } from '../http/may-make.js'
import type { Operation } from '../http/operation.js'
import { type Asked, askedBy, idIn, type Parsed, serveParsed } from '../http/serve.js'
import { readCommand, readSubject } from './asked-command.js'
import { answerOnce } from './case-command-once.js'
import { sequencesRead, withWhatChanged } from './changed-since-read.js'
import { refusedByCase } from './refused-by-case.js'
import { launchCase, sendCommand } from './send-command.js'

/**
 * What is looked up of what is asked, in the flight in which the caller is found: all at once, and nothing is refused yet.
 */
type Look<P, Looked> = (asked: P & { client: Client; today: IsoDate }) => Promise<Looked>

/** A command to a running case: who may send it, and what is sent. */
interface CaseCommand<A extends P, P, Right extends CommandRight, Name extends CommandName, Looked> {
  /** To the case, or to what of it the path names as {id}. */
  rights: Right
  name: Name
  look?: Look<P, Looked>
  /** What was asked, with what the server knows of it; `granted`: the case, and what the command is about. */
  input: (asked: A & { granted: GrantedToCommand<Right>; looked: NoInfer<Looked> }) => Commands[Name]
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
  Looked,
>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  deps: ApiDeps,
  {
    rights,
    name,
    look,
    input,
    within,
    beside,
  }: CaseCommand<Asked<Path, Query, Body>, Parsed<Path, Query, Body>, Right, Name, Looked>,
): void {
  const { of: kind, judge } = rightToCommand(rights)
  serveParsed(
    router,
    spec,
    async (parsed) => {
      const { request, response, body } = parsed
      const { caller, command, stored, subject, looked } = await readCommand(deps, request, {
        body,
        about: { kind, id: idIn(request) },
        look: look && ((client, today) => look({ ...parsed, client, today })),
      })
      const asked = askedBy(caller, parsed)
      const answer = await answerOnce(deps, command, {
        stored,
        judge: () => judge(caller, subject, { candidate: idIn(request, 'cadreId') }),
        carryOut: async (granted) => {
          const { caseId, sequence, steers } = granted
          const read = sequencesRead(request)
          const sent = { name, input: input({ ...asked, granted, looked }), within }
          try {
            return await sendCommand(deps, { caseId, sequence, read, steers, caller, command, ...sent })
          } catch (error) {
            throw await withWhatChanged(deps, request, { caller, caseId, read: read ?? [] }, error)
          }
        },
      })
      response.json({ ...answer, ...(await beside?.({ ...asked, client: deps.pool }, answer)) })
    },
    {
      refuses: [judge, ...refusedByCase(name)],
      mayAsk: async ({ request }) => {
        const { caller, subject } = await readSubject(deps, request, { kind, id: idIn(request) })
        judge(caller, subject, { candidate: idIn(request, 'cadreId') })
      },
    },
  )
}

/** The command that starts a case: the use case that says which, under the right that is repeated here. */
interface LaunchCommand<A extends P, P, Right extends RightName, Input, Looked> {
  rights: NoInfer<Right>
  use: UseCase<Right, Input, CaseToOpen, Client>
  look: Look<P, Looked>
  input: (asked: A & { looked: NoInfer<Looked> }) => Input
}

/** Serves the command that starts a case: once, however often it is sent. Answers with the case and where it is. */
export function serveLaunch<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Right extends RightName,
  Input,
  Looked,
>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  deps: ApiDeps,
  {
    use,
    look,
    input,
  }: LaunchCommand<Asked<Path, Query, Body>, Parsed<Path, Query, Body>, Right, Input, Looked>,
): void {
  serveParsed(
    router,
    spec,
    async (parsed) => {
      const { request, response, body } = parsed
      const at = deps.now().toISOString()
      const { caller, command, stored, looked } = await readCommand(deps, request, {
        body,
        look: (client, today) => look({ ...parsed, client, today }),
      })
      const asked = () => input({ ...askedBy(caller, parsed), looked })
      const answer = await answerOnce(deps, command, {
        stored,
        // Of a launch the right depends on more than one statement, and stands before all the rest of it.
        judge: () => stored && use.ask(deps.pool, caller, at, asked()),
        carryOut: async () => {
          const opening = await use(deps.pool, caller, at, asked())
          const kept = { twoPeopleFor: forTwoInCases(deps.twoPeopleFor) }
          return launchCase(deps, { ...launchBy(caller, command, opening), ...kept })
        },
      })
      response.status(201).location(`/v1/procedures/${answer.id}`).json(answer)
    },
    {
      refuses: [use, ...refusedByCase('launch')],
      mayAsk: async (sent) => mayMake(deps, use)(sent, await callerOf(sent.request)),
    },
  )
}
