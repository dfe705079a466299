import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi'
import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import type { Text } from '../../domain/vocabulary.js'
import type { Caller } from '../../records/rights/caller.js'
import { requireValid } from '../../records/use-case/invalid-input.js'
import { type Refuses, refusedBy } from '../../records/use-case/refusing.js'
import { callerOf } from '../caller/caller.js'
import { type HttpCode, PROBLEMS, Problem, type ProblemCode } from '../problems/problem.js'
import { type Language, languageOf } from '../words/language.js'
import { id } from './fields.js'
import { validate } from './validation.js'

/** The names in braces of a path. */
type PathNames<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | PathNames<Rest>
  : never

interface Answer {
  description: string
  schema?: z.ZodType
  /** Of an answer that is not JSON; several where it may be of one or another. */
  mediaType?: string | readonly string[]
  headers?: Record<string, string>
}

/** One operation: described once, for the reader of /docs and for the server. */
export interface Operation<
  Path extends string = string,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
> {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete'
  /** As OpenAPI writes it: /v1/procedures/{id} */
  path: Path
  tag: string
  summary: Text
  description?: Text
  query?: Query
  /** The JSON body. */
  body?: Body
  /** A body that is not JSON; the route reads it. */
  rawBody?: { description: string; content: Record<string, { schema: z.ZodType }> }
  /** A command: Idempotency-Key is required. */
  command?: boolean
  /** Changes a record: If-Match is required. */
  ifMatch?: boolean
  answers: Record<number, Answer>
  /** What the route refuses itself; the rest says whatever it is served by. */
  problems?: HttpCode[]
  /** Needs no token. */
  anonymous?: boolean
}

/** What a handler is given: everything parsed, the caller known. */
export interface Asked<Path extends string, Query extends z.ZodObject, Body extends z.ZodType> {
  request: Request
  response: Response
  caller: Caller
  language: Language
  params: Record<PathNames<Path>, string>
  query: z.output<Query>
  body: z.output<Body>
}

const described: Operation[] = []
/** What each operation that is served may be refused for, as its right and what carries it out say. */
const refused = new WeakMap<object, readonly ProblemCode[]>()

const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    instance: z.string(),
    requestId: z.string(),
    errors: z
      .array(
        z.object({
          field: z.string(),
          code: z.string(),
          message: z.string(),
          facts: z
            .object({
              limit: z.int().optional(),
              count: z.int().optional(),
              article: z.object({ vi: z.string(), en: z.string() }).optional(),
            })
            .optional()
            .meta({ description: 'The numbers of a rule that refuses, and its article' }),
        }),
      )
      .optional(),
  })
  .meta({ id: 'Problem' })

/** Every query string may choose the language of what is said. */
const language = {
  lang: z.enum(['vi', 'en']).optional().meta({ description: 'vi | en; else Accept-Language' }),
}

/** Describes an operation: it appears in /openapi.json. `serve` puts it to work, and says what it may be refused for. */
export function operation<
  const Path extends string,
  Query extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Body extends z.ZodType = z.ZodUndefined,
>(spec: Operation<Path, Query, Body>): Operation<Path, Query, Body> {
  described.push(spec)
  return spec
}

/** Every path that was described, for a test that asks whether each is served. */
export function describedOperations(): { method: string; path: string }[] {
  return described.map(({ method, path }) => ({ method, path }))
}

/**
 * Serves an operation: authenticated, its query and body parsed by its schemas, then `handle`. Unknown keys are refused.
 * Whatever is thrown becomes problem+json. `refuses`: what `handle` does, beside what the operation says itself.
 */
export function serve<Path extends string, Query extends z.ZodObject, Body extends z.ZodType>(
  router: Router,
  spec: Operation<Path, Query, Body>,
  handle: (asked: Asked<Path, Query, Body>) => Promise<void> | void,
  refuses: Refuses,
): void {
  refused.set(spec, refusedBy(refuses))
  router[spec.method](expressPath(spec.path), async (request: Request, response: Response) => {
    response.locals.route = spec.path
    const caller = callerOf(request)
    // Nothing is named by what no id can hold, and PostgreSQL takes no NUL.
    if (!Object.values(request.params).every((name) => id.safeParse(name).success))
      throw new Problem('not-found')
    if (spec.command) requireIdempotencyKey(request)
    const query = validate(querySchema(spec.query), request.query)
    const body = spec.body ? validate(spec.body, jsonBody(request)) : undefined
    await handle({
      request,
      response,
      caller,
      language: languageOf(request, caller.locale),
      // Express gives exactly the names of the path, which is made from the same template.
      params: request.params as Record<PathNames<Path>, string>,
      // Parsed by `spec.query` and the language beside it.
      query: query as z.output<Query>,
      // Undefined exactly where Body is ZodUndefined.
      body: body as z.output<Body>,
    })
  })
}

/** The header that makes a command repeatable: 1 to 200 printable characters. */
export function requireIdempotencyKey(request: Request): string {
  const key = request.get('Idempotency-Key')
  if (key === undefined || !/^[\x20-\x7e]{1,200}$/.test(key)) throw new Problem('idempotency-key-required')
  return key
}

/** The OpenAPI document of everything described and served so far. `url`: where the API is reached. */
export function openApiDocument(url: string): object {
  const registry = new OpenAPIRegistry()
  const bearer = registry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    bearerFormat: 'JWT',
  })
  for (const spec of described) {
    registry.registerPath({
      method: spec.method,
      path: spec.path,
      tags: [spec.tag],
      summary: `${spec.summary.en} / ${spec.summary.vi}`,
      ...(spec.description && { description: `${spec.description.en}\n\n${spec.description.vi}` }),
      security: spec.anonymous ? [] : [{ [bearer.name]: [] }],
      parameters: [...pathParameters(spec.path), ...headerParameters(spec)],
      request: {
        query: z.object({ ...spec.query?.shape, ...language }),
        ...requestBody(spec),
      },
      responses: { ...answersOf(spec), ...problemsOf(spec) },
    })
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Appointment procedures / Quy trình công tác cán bộ',
      version: 'v1',
      description:
        'Every POST that changes something needs an `Idempotency-Key`: sent again with the same body it gives the ' +
        'first answer. Errors are `application/problem+json`; `?lang=vi|en` or Accept-Language chooses their language. ' +
        'Dates are days in Asia/Ho_Chi_Minh, times are UTC.\n\nMỗi lệnh POST làm thay đổi dữ liệu cần `Idempotency-Key`: ' +
        'gửi lại cùng nội dung thì nhận lại kết quả ban đầu.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url }],
  })
}

function querySchema(query: z.ZodObject | undefined): z.ZodObject {
  return z.strictObject({ ...query?.shape, ...language })
}

/** The parsed JSON. A body of another type was not read by the JSON parser. */
function jsonBody(request: Request): unknown {
  if (!request.is(['json', '+json'])) {
    // `is` answers null where there is no body at all: that is missing input, not a wrong type.
    if (request.is('*/*') === null && request.get('content-type') === undefined) return {}
    throw new Problem('unsupported-media-type')
  }
  return request.body
}

/** What the path names as {id}, or as another name in braces. Empty where it names none. */
export function idIn({ params }: Request, name = 'id'): string {
  const id = params[name]
  return typeof id === 'string' ? id : ''
}

const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1')

function pathParameters(path: string) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path' as const,
    required: true,
    schema: { type: 'string' as const },
  }))
}

function headerParameters(spec: Pick<Operation, 'command' | 'ifMatch'>) {
  const header = (name: string, description: string) => ({
    name,
    in: 'header' as const,
    required: true,
    description,
    schema: { type: 'string' as const },
  })
  return [
    ...(spec.command ? [header('Idempotency-Key', '1–200 printable characters, new for each command')] : []),
    ...(spec.ifMatch ? [header('If-Match', 'The ETag of the record as you read it')] : []),
  ]
}

function requestBody(spec: Pick<Operation, 'body' | 'rawBody'>) {
  if (spec.rawBody) return { body: { ...spec.rawBody, required: true } }
  if (!spec.body) return {}
  return { body: { required: true, content: { 'application/json': { schema: spec.body } } } }
}

function answersOf(spec: Pick<Operation, 'answers'>) {
  return Object.fromEntries(
    Object.entries(spec.answers).map(([status, { description, schema, mediaType, headers }]) => [
      status,
      {
        description,
        ...(headers && { headers: documentedHeaders(headers) }),
        ...((schema || mediaType) && {
          content: Object.fromEntries(
            [mediaType ?? 'application/json']
              .flat()
              .map((type) => [type, { schema: schema ?? { type: 'string' as const, format: 'binary' } }]),
          ),
        }),
      },
    ]),
  )
}

function documentedHeaders(headers: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [
      name,
      { description, schema: { type: 'string' as const } },
    ]),
  )
}

/** The problems an operation may answer with, one response per status that lists its codes. */
function problemsOf(spec: Operation) {
  const codes: ProblemCode[] = [
    ...(spec.anonymous ? [] : (['unauthenticated', 'account-unknown'] as const)),
    ...(spec.path.includes('{') ? (['not-found'] as const) : []),
    ...requireValid.refuses,
    ...(spec.body ? (['malformed-json', 'body-too-large', 'unsupported-media-type'] as const) : []),
    ...(spec.command ? (['idempotency-key-required', 'idempotency-key-reused'] as const) : []),
    ...(refused.get(spec) ?? []),
    ...(spec.problems ?? []),
    'dependency-down',
  ]
  const byStatus = new Map<number, string[]>()
  for (const code of new Set(codes)) {
    const { status, title } = PROBLEMS[code]
    byStatus.set(status, [...(byStatus.get(status) ?? []), `\`${code}\`: ${title.en}`])
  }
  return Object.fromEntries(
    [...byStatus].map(([status, descriptions]) => [
      status,
      {
        description: descriptions.join('; '),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  )
}
