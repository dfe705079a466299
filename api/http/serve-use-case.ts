import type { Request, Response, Router } from 'express'
import type { z } from 'zod'
import { localDate } from '../../domain/deadlines/dates.js'
import type { IsoDate } from '../../domain/vocabulary.js'
import type { Caller } from '../../records/rights/caller.js'
import {
  type Client,
  type ReadBy,
  type ReadingRight,
  type RightName,
  readUnder,
  type UseCase,
} from '../../records/rights/right.js'
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
  today: IsoDate
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
  send?: (response: Response, status: number, answer: unknown, asked: Asked<Path, Query, Body>) => void
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
  { use, input, show, send = sendJson }: Change<Path, Query, Body, Right, Input, Result>,
): void {
  const success = statusOf(spec)
  serve(router, spec, async (asked) => {
    const { request, response, caller, language, body } = asked
    const command = commandOf(request, caller, body)
    const of = idIn(asked)
    const { status, answer } = await recordCommand(deps, command, async (client, at) => {
      const result = await use(client, caller, at, input({ ...asked, of }, command.id.slice(0, 16)))
      return {
        status: success,
        answer: await show(result, { client, caller, language, of, today: localDate(at) }),
      }
    })
    send(response, status, answer, asked)
  })
}

interface Revision<
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
  show: (row: Row, shown: Shown) => { version: number } | Promise<{ version: number }>
  /** Was it made, not changed? Then the status is 201. */
  isNew?: (row: Row) => boolean
}

/** Serves a change of a record under If-Match by one use case: it repeats nothing, so it needs no Idempotency-Key. */
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
  { use, input, show, isNew }: Revision<Path, Query, Body, Right, Input, Row>,
): void {
  const success = statusOf(spec)
  serve(router, spec, async (asked) => {
    const { request, response, caller, language } = asked
    const of = idIn(asked)
    const row = await changeRecord(deps, (client, at) =>
      use(client, caller, at, input({ ...asked, of, read: versionRead(request) })),
    )
    const status = isNew?.(row) ? 201 : success
    sendRecord(
      response,
      status,
      await show(row, { client: deps.pool, caller, language, of, today: today(deps.now) }),
    )
  })
}

/** Serves what is read of the person, the post … that is named, to those who have that right. */
export function serveReading<
  Path extends string,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Right extends ReadingRight,
  Answer,
>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  { pool, now }: ApiDeps,
  { rights, of: named = idIn, read, send = sendJson }: Reading<Path, Query, Body, Right, Answer>,
): void {
  serve(router, spec, async (asked) => {
    const of = named(asked)
    const granted = await readUnder(rights, pool, asked.caller, of)
    const answer = await read({ ...asked, client: pool, of, granted, today: today(now) })
    send(asked.response, statusOf(spec), answer)
  })
}

export interface Reading<
  Path extends string = string,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Right extends ReadingRight = ReadingRight,
  Answer = unknown,
> {
  rights: Right
  /** Of whom, or of what: what the path names as {id}, unless it is said elsewhere. */
  of?: (asked: Asked<Path, Query, Body>) => string
  read: (asked: Asked<Path, Query, Body> & Shown & { granted: ReadBy<Right> }) => Answer | Promise<Answer>
  /** Sends what was read, where more than the JSON is to be sent. */
  send?: (response: Response, status: number, answer: Answer) => void
}

/** What the path names as {id}. Express gives one text for it. */
const idIn = ({ request: { params } }: { request: Request }): string =>
  typeof params.id === 'string' ? params.id : ''

/** The status of success: an operation describes one. */
function statusOf({ answers }: Operation): number {
  const [status] = Object.keys(answers)
  return Number(status)
}

const sendJson = (response: Response, status: number, answer: unknown): void => {
  response.status(status).json(answer)
}
