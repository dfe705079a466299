import { z } from 'zod'
import type { Text } from '../../domain/vocabulary.js'
import { type Refuses, refusedBy } from '../../records/use-case/refusing.js'
import type { HttpCode, ProblemCode } from '../problems/problem.js'

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
  /** Changes a record: If-Match is required. Commands a case: it is heeded where it is sent. */
  ifMatch?: true | 'where-sent'
  answers: Record<number, Answer>
  /** What the route refuses itself; the rest says whatever it is served by. */
  problems?: HttpCode[]
  /** Needs no token. */
  anonymous?: boolean
}

/** Every query string may choose the language of what is said. */
export const languageQuery = {
  lang: z.enum(['vi', 'en']).optional().meta({ description: 'vi | en; else Accept-Language' }),
}

const operations: Operation[] = []
/** What each operation that is served may be refused for, as its right and what carries it out say. */
const refused = new WeakMap<object, readonly ProblemCode[]>()

/** Describes an operation: it appears in /openapi.json. `serve` puts it to work, and says what it may be refused for. */
export function operation<
  const Path extends string,
  Query extends z.ZodObject = z.ZodObject<Record<never, never>>,
  Body extends z.ZodType = z.ZodUndefined,
>(spec: Operation<Path, Query, Body>): Operation<Path, Query, Body> {
  operations.push(spec)
  return spec
}

/** Says what an operation may be refused for, beside what it says itself. */
export function refusesTo(spec: object, refuses: Refuses): void {
  refused.set(spec, refusedBy(refuses))
}

/** Every operation that was described, with what it may be refused for where it is served. */
export function describedOperations(): { spec: Operation; refused: readonly ProblemCode[] }[] {
  return operations.map((spec) => ({ spec, refused: refused.get(spec) ?? [] }))
}
