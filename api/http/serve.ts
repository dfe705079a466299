import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import type { Caller } from '../../records/rights/caller.js'
import type { Refuses } from '../../records/use-case/refusing.js'
import { callerOf } from '../caller/caller.js'
import { Problem } from '../problems/problem.js'
import { type Language, languageOf } from '../words/language.js'
import { id } from './fields.js'
import { jsonBody } from './json-body.js'
import { languageQuery, type Operation, refusesTo } from './operation.js'
import { validate } from './validation.js'

/** The names in braces of a path. */
type PathNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathNames<Rest>
  : never

/** A request with everything parsed; who asks is known by their token alone. */
export interface Parsed<Path extends string, Query extends z.ZodObject, Body extends z.ZodType> {
  request: Request
  response: Response
  params: Record<PathNames<Path>, string>
  query: z.output<Query>
  body: z.output<Body>
}

/** What a handler is given: everything parsed, the caller known. */
export interface Asked<Path extends string, Query extends z.ZodObject, Body extends z.ZodType>
  extends Parsed<Path, Query, Body> {
  caller: Caller
  language: Language
}

/** What is sent, before any schema has looked at it. */
export interface Sent {
  request: Request
  query: unknown
  /** Nothing where the operation takes no JSON, or it could not be read. */
  body: unknown
}

/** What is refused of an operation. */
interface Refusals<Known extends unknown[]> {
  /** What the handler refuses, beside what the operation says itself. */
  refuses: Refuses
  /** Refuses whoever may not ask this, whatever else is wrong with what they sent. */
  mayAsk: (sent: Sent, ...known: Known) => Promise<unknown>
}

/**
 * Serves an operation: authenticated, its query and body parsed by its schemas, then `handle`. Unknown keys are refused.
 * Whatever is thrown becomes problem+json.
 */
export function serve<Path extends string, Query extends z.ZodObject, Body extends z.ZodType>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  handle: (asked: Asked<Path, Query, Body>) => Promise<void> | void,
  { refuses, mayAsk }: Refusals<[Caller]>,
): void {
  serveParsed(router, spec, async (parsed) => handle(askedBy(await callerOf(parsed.request), parsed)), {
    refuses,
    mayAsk: async (sent) => mayAsk(sent, await callerOf(sent.request)),
  })
}

/** What was parsed, with who asks. */
export function askedBy<Path extends string, Query extends z.ZodObject, Body extends z.ZodType>(
  caller: Caller,
  parsed: Parsed<Path, Query, Body>,
): Asked<Path, Query, Body> {
  return { ...parsed, caller, language: languageOf(parsed.request, caller.locale) }
}

/** As `serve`, for what reads the caller in one flight with what is asked about. */
export function serveParsed<Path extends string, Query extends z.ZodObject, Body extends z.ZodType>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  handle: (parsed: Parsed<Path, Query, Body>) => Promise<void>,
  { refuses, mayAsk }: Refusals<[]>,
): void {
  refusesTo(spec, refuses)
  // Made once: a schema is compiled when it first parses.
  const ofQuery = querySchema(spec.query)
  router[spec.method](expressPath(spec.path), async (request: Request, response: Response) => {
    response.locals.route = spec.path
    // Nothing is named by what no id can hold, and PostgreSQL takes no NUL.
    if (!Object.values(request.params).every((name) => id.safeParse(name).success))
      throw new Problem('not-found')
    const sent: Sent = { request, query: request.query, body: undefined }
    let parsed: Pick<Parsed<Path, Query, Body>, 'query' | 'body'>
    try {
      if (spec.command) requireIdempotencyKey(request)
      if (spec.body) sent.body = await jsonBody(request, response)
      parsed = {
        // Parsed by `spec.query` and the language beside it.
        query: validate(ofQuery, sent.query) as z.output<Query>,
        // Undefined exactly where Body is ZodUndefined.
        body: (spec.body && validate(spec.body, sent.body)) as z.output<Body>,
      }
    } catch (wrong) {
      // What is right is carried out under the right, in the flight of the work: it is not asked twice.
      await mayAsk(sent)
      throw wrong
    }
    await handle({
      ...{ request, response, ...parsed },
      // Express gives exactly the names of the path, which is made from the same template.
      params: request.params as Record<PathNames<Path>, string>,
    })
  })
}

/** The header that makes a command repeatable: 1 to 200 printable characters. */
export function requireIdempotencyKey(request: Request): string {
  const key = request.get('Idempotency-Key')
  if (key === undefined || !/^[\x20-\x7e]{1,200}$/.test(key)) throw new Problem('idempotency-key-required')
  return key
}

/** What the path names as {id}, or as another name in braces. Empty where it names none. */
export function idIn({ params }: Request, name = 'id'): string {
  const id = params[name]
  return typeof id === 'string' ? id : ''
}

function querySchema(query: z.ZodObject | undefined): z.ZodObject {
  return z.strictObject({ ...query?.shape, ...languageQuery })
}

const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1')
