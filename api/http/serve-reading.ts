import type { Response, Router } from 'express'
import type { z } from 'zod'
import { type Client, inSnapshot } from '../../db/pool.js'
import type { Asker } from '../../db/reads/callers.js'
import { localDate } from '../../domain/deadlines/dates.js'
import type { Instant } from '../../domain/vocabulary.js'
import { unlessOfInput } from '../../records/rights/before-input.js'
import { type GrantedToRead, type ReadingRight, rightToRead } from '../../records/rights/named-rights.js'
import type { Refuses } from '../../records/use-case/refusing.js'
import { knownBy } from '../caller/caller.js'
import type { ApiDeps } from '../deps.js'
import { putOnRecord } from '../on-record/put-on-record.js'
import { type Shown, statusOf } from './answer.js'
import { sendRecord } from './etags.js'
import { id } from './fields.js'
import type { Operation } from './operation.js'
import { serve } from './serve.js'

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
    refuses = [],
    of: { in: place, name } = IN_PATH,
    ofOneMoment,
    read,
    send = (response, result) => response.json(result),
  }: Reading<Name, Query, Result, Body>,
): void {
  const right = rightToRead(rights)
  serve(
    router,
    spec,
    async ({ request, response, caller, language, query, body }) => {
      const of = namedIn({ path: request.params, query, body }[place], name)
      const now = deps.now().toISOString()
      const today = localDate(now)
      const readBy = async (client: Client) => {
        const granted = await right(client, caller, of, today)
        const { who } = knownBy(request)
        return read({ client, caller, language, of, query, body, now, today, granted, who })
      }
      const answer = ofOneMoment ? await inSnapshot(deps.pool, readBy) : await readBy(deps.pool)
      await putOnRecord(deps.pool, spec, { reader: caller.personId, of, answer, at: now })
      send(response, answer)
    },
    {
      refuses: [right, ...refuses],
      mayAsk: async ({ request, query, body }, caller) => {
        const of = namedIn({ path: request.params, query, body }[place], name)
        await unlessOfInput(right(deps.pool, caller, of, localDate(deps.now().toISOString())))
      },
    },
  )
}

/** Where an operation names what it reads. */
interface NamedPlace {
  in: 'path' | 'query' | 'body'
  name: string
}
const IN_PATH: NamedPlace = { in: 'path', name: 'id' }

/** Empty where it names none. */
function namedIn(place: unknown, name: string): string {
  const value: unknown = typeof place === 'object' && place !== null ? Reflect.get(place, name) : undefined
  return id.safeParse(value).data ?? ''
}

type NoQuery = z.ZodObject<Record<never, never>>

export interface Reading<
  Name extends ReadingRight,
  Query extends z.ZodObject = NoQuery,
  Result = unknown,
  Body extends z.ZodType = z.ZodUndefined,
> {
  rights: Name
  /** What `read` refuses beside the right. */
  refuses?: Refuses
  /** Where that of which it is read is named, if not as {id} in the path. */
  of?: NamedPlace
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
  /** By what the caller is known: in a browser by its session. */
  who: Asker
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
