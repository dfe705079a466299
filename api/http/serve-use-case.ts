import type { Response, Router } from 'express'
import type { z } from 'zod'
import { inSnapshot } from '../../db/pool.js'
import { localDate } from '../../domain/deadlines/dates.js'
import type { Command } from '../../domain/procedure/case.js'
import type { Instant, IsoDate } from '../../domain/vocabulary.js'
import type { Caller } from '../../records/rights/caller.js'
import {
  type Client,
  type GrantedToRead,
  grantedToRead,
  type ReadingRight,
  type RightName,
  type UseCase,
} from '../../records/rights/right.js'
import type { VersionRead } from '../../records/version.js'
import { commandOf, recordCommand } from '../commands/commands.js'
import type { ApiDeps } from '../deps.js'
import type { Language } from '../words/language.js'
import { changeRecord, sendRecord, versionRead } from './etags.js'
import { type Asked, idIn, type Operation, serve } from './openapi.js'

/** In what an answer is shown: the same transaction, and whoever reads it. */
export interface Shown {
  client: Client
  caller: Caller
  language: Language
  /** The id in the path, of the person or post whose list it is; empty where the path has none. */
  of: string
  today: IsoDate
}

interface Change<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Right extends RightName,
  Input,
  Result,
  Received extends { told: unknown },
> {
  /** The right that the use case stands under, repeated here for whoever reads the routes. */
  rights: NoInfer<Right>
  use: UseCase<Right, Input, Result>
  /** Reads a body that is not JSON; what is `told` of it stands for it where a repetition is looked for. */
  receive?: (asked: Asked<Path, Query, Body>) => Promise<Received>
  /** What is asked, as the use case takes it; `id` is new with each command, for what is made by it. */
  input: (
    asked: Asked<Path, Query, Body> & { of: string; received: Received },
    id: string,
    command: Command,
  ) => Input
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
  Received extends { told: unknown },
>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  deps: ApiDeps,
  {
    use,
    receive,
    input,
    show,
    send = sendJson,
    first,
  }: Change<Path, Query, Body, Right, Input, Result, Received>,
): void {
  const success = statusOf(spec)
  serve(router, spec, async (asked) => {
    const { request, response, caller, language, body } = asked
    first?.(asked)
    // Without `receive` nothing asks for it.
    const received = (await receive?.(asked)) as Received
    const command = commandOf(request, caller, receive ? received.told : body)
    const of = idIn(request)
    const { status, answer } = await recordCommand(deps, command, async (client, at) => {
      const given = input({ ...asked, of, received }, command.id.slice(0, 16), command)
      const result = await use(client, caller, at, given)
      return {
        status: success,
        answer: await show(result, { client, caller, language, of, today: localDate(at) }),
      }
    })
    await send(response, status, answer, asked)
  })
}

interface ChangeIfMatch<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Right extends RightName,
  Input,
  Row,
> {
  rights: NoInfer<Right>
  use: UseCase<Right, Input, Row>
  input: (asked: Asked<Path, Query, Body> & { of: string; read: VersionRead }) => Input
  /** Sends what became of it. */
  send: (response: Response, row: Row, shown: Shown) => void | Promise<void>
}

/**
 * Serves a change of what was read, under If-Match, by one use case: it repeats nothing, so it needs no Idempotency-Key.
 */
export function serveIfMatch<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Right extends RightName,
  Input,
  Row,
>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  deps: ApiDeps,
  { use, input, send }: ChangeIfMatch<Path, Query, Body, Right, Input, Row>,
): void {
  serve(router, spec, async (asked) => {
    const { request, response, caller, language } = asked
    const of = idIn(request)
    const row = await changeRecord(deps, (client, at) =>
      use(client, caller, at, input({ ...asked, of, read: versionRead(request) })),
    )
    const today = localDate(deps.now().toISOString())
    await send(response, row, { client: deps.pool, caller, language, of, today })
  })
}

interface Revision<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Right extends RightName,
  Input,
  Row,
> extends Omit<ChangeIfMatch<Path, Query, Body, Right, Input, Row>, 'send'> {
  show: (row: Row, shown: Shown) => { version: number } | Promise<{ version: number }>
  /** Was it made, not changed? Then the status is 201. */
  isNew?: (row: Row) => boolean
}

/** Serves a change of a record, as `serveIfMatch`: answered with the record and its new version. */
export function serveRevision<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Right extends RightName,
  Input,
  Row,
>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  deps: ApiDeps,
  { show, isNew, ...change }: Revision<Path, Query, Body, Right, Input, Row>,
): void {
  const success = statusOf(spec)
  serveIfMatch(router, spec, deps, {
    ...change,
    send: async (response, row, shown) =>
      sendRecord(response, isNew?.(row) ? 201 : success, await show(row, shown)),
  })
}

/** Serves what is read, mostly of what the path names as {id}, to those who have that right. */
export function serveReading<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Name extends ReadingRight,
  Result,
>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  deps: ApiDeps,
  {
    rights,
    of: named,
    ofOneMoment,
    read,
    send = (response, result) => response.json(result),
  }: Reading<Name, Query, Result, Body, Path>,
): void {
  serve(router, spec, async ({ request, response, caller, language, params, query, body }) => {
    const of = named ? named({ params, query, body }) : idIn(request)
    const now = deps.now().toISOString()
    const readBy = async (client: Client) => {
      const granted = await grantedToRead(rights, client, caller, of)
      return read({ client, caller, language, of, query, body, now, today: localDate(now), granted })
    }
    send(response, ofOneMoment ? await inSnapshot(deps.pool, readBy) : await readBy(deps.pool))
  })
}

type NoQuery = z.ZodObject<Record<never, never>>

export interface Reading<
  Name extends ReadingRight,
  Query extends z.ZodObject = NoQuery,
  Result = unknown,
  Body extends z.ZodType = z.ZodUndefined,
  Path extends string = string,
> {
  rights: Name
  /** Of what, where the path does not name it as {id}. */
  of?: (asked: Pick<Asked<Path, Query, Body>, 'params' | 'query' | 'body'>) => string
  /** All that is read is to be of one moment, also what the right looks at. */
  ofOneMoment?: boolean
  read: (asked: ReadingAsked<Name, Query, Body>) => Result | Promise<Result>
  /** Sends what was read, where it is not just JSON. */
  send?: (response: Response, result: Result) => void
}

interface ReadingAsked<Name extends ReadingRight, Query extends z.ZodObject, Body extends z.ZodType>
  extends Shown {
  query: z.output<Query>
  body: z.output<Body>
  now: Instant
  granted: GrantedToRead<Name>
}

interface RecordRead<Name extends ReadingRight> {
  rights: Name
  /** What the right grants, as it is answered. */
  show: (row: GrantedToRead<Name>, shown: Shown) => { version: number } | Promise<{ version: number }>
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
  deps: ApiDeps,
  { rights, show }: RecordRead<Name>,
): void {
  serveReading(router, spec, deps, {
    rights,
    read: ({ granted, ...shown }) => show(granted, shown),
    send: (response, record) => sendRecord(response, statusOf(spec), record),
  })
}

/** The status of success: an operation describes one. */
function statusOf({ answers }: Operation): number {
  const [status] = Object.keys(answers)
  return Number(status)
}

const sendJson = (response: Response, status: number, answer: unknown): void => {
  response.status(status).json(answer)
}
