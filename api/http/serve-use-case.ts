import type { Request, Response, Router } from 'express'
import type { z } from 'zod'
import type { IsoDate } from '../../domain/vocabulary.js'
import type { Caller } from '../../records/rights/caller.js'
import { type Client, READING_RIGHTS, type ReadingGrant, type ReadingRight, type RightName, type UseCase } from '../../records/rights/right.js'
import type { VersionRead } from '../../records/version.js'
import { today } from '../caller/caller.js'
import { commandOf, recordCommand } from '../commands/commands.js'
import type { ApiDeps } from '../deps.js'
import type { Language } from '../words/language.js'
import { changeRecord, sendRecord, versionRead } from './etags.js'
import { type Asked, type Operation, serve } from './openapi.js'

/** In what an answer is shown: the same transaction, and whoever reads it. */
export interface Shown {
  client: Client
  caller: Caller
  language: Language
  /** The id in the path, of the person or post whose list it is; empty where the path has none. */
  of: string
}

interface Change<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Right extends RightName,
  Input,
  Result,
> {
  /** The right that the use case stands under, repeated here for whoever reads the routes. */
  rights: NoInfer<Right>
  use: UseCase<Right, Input, Result>
  /** What is asked, as the use case takes it; `id` is new with each command, for what is made by it. */
  input: (asked: Asked<Path, Query, Body> & { of: string }, id: string) => Input
  show: (result: Result, shown: Shown) => unknown
  /** Sends what was answered, where more than the JSON is to be sent; the same for a repetition. */
  send?: (
    response: Response,
    status: number,
    answer: unknown,
    asked: Asked<Path, Query, Body>,
  ) => void | Promise<void>
  /** Refuses what is refused before the command is looked at. */
  first?: (asked: Asked<Path, Query, Body>) => void
}

/**
 * Serves a command that changes the registers by one use case: parsed, carried out once, answered with the status of the
 * operation, the same again where it is sent again.
 */
export function serveUseCase<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Right extends RightName,
  Input,
  Result,
>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  deps: ApiDeps,
  { use, input, show, send = sendJson, first }: Change<Path, Query, Body, Right, Input, Result>,
): void {
  const success = statusOf(spec)
  serve(router, spec, async (asked) => {
    const { request, response, caller, language, body } = asked
    first?.(asked)
    const command = commandOf(request, caller, body)
    const of = idIn(request)
    const { status, answer } = await recordCommand(deps, command, async (client, at) => {
      const result = await use(client, caller, at, input({ ...asked, of }, command.id.slice(0, 16)))
      return { status: success, answer: await show(result, { client, caller, language, of }) }
    })
    await send(response, status, answer, asked)
  })
}

interface Revision<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Right extends RightName,
  Input,
  Row extends { version: number },
> {
  rights: NoInfer<Right>
  use: UseCase<Right, Input, Row>
  input: (asked: Asked<Path, Query, Body> & { of: string; read: VersionRead }) => Input
  show: (row: Row, shown: Shown) => { version: number } | Promise<{ version: number }>
}

/** Serves a change of a record under If-Match by one use case: it repeats nothing, so it needs no Idempotency-Key. */
export function serveRevision<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Right extends RightName,
  Input,
  Row extends { version: number },
>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  deps: ApiDeps,
  { use, input, show }: Revision<Path, Query, Body, Right, Input, Row>,
): void {
  const success = statusOf(spec)
  serve(router, spec, async (asked) => {
    const { request, response, caller, language } = asked
    const of = idIn(request)
    const row = await changeRecord(deps, (client, at) =>
      use(client, caller, at, input({ ...asked, of, read: versionRead(request) })),
    )
    sendRecord(response, success, await show(row, { client: deps.pool, caller, language, of }))
  })
}

/** Serves what is read of the person, the post … that the path names as {id}, to those who have that right. */
export function serveReading<
  Path extends `${string}{id}${string}`,
  Query extends z.ZodObject,
  Body extends z.ZodType,
>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  { pool, now }: ApiDeps,
  { rights, read }: Reading,
): void {
  serve(router, spec, async ({ request, response, caller, language }) => {
    const { id: of } = await READING_RIGHTS[rights](pool, caller, idIn(request))
    response.json(await read({ client: pool, caller, language, of, today: today(now) }))
  })
}

export interface Reading {
  rights: ReadingRight
  read: (shown: Shown & { today: IsoDate }) => Promise<unknown>
}

interface RecordRead<Name extends ReadingRight> {
  rights: Name
  /** What the right grants, as it is answered. */
  show: (row: ReadingGrant<Name>, shown: Shown) => { version: number } | Promise<{ version: number }>
}

/** Serves a record with its ETag, to those who have the right to read it. */
export function serveRecord<
  Path extends `${string}{id}${string}`,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  const Name extends ReadingRight,
>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  { pool }: ApiDeps,
  { rights, show }: RecordRead<Name>,
): void {
  serve(router, spec, async ({ request, response, caller, language }) => {
    const of = idIn(request)
    // Of the right of that name: the compiler does not follow the name through the lookup.
    const row = (await READING_RIGHTS[rights](pool, caller, of)) as ReadingGrant<Name>
    sendRecord(response, statusOf(spec), await show(row, { client: pool, caller, language, of }))
  })
}

/** What the path names as {id}. Express gives one text for it. */
export const idIn = ({ params: { id } }: Request): string => (typeof id === 'string' ? id : '')

/** The status of success: an operation describes one. */
function statusOf({ answers }: Operation): number {
  const [status] = Object.keys(answers)
  return Number(status)
}

const sendJson = (response: Response, status: number, answer: unknown): void => {
  response.status(status).json(answer)
}
