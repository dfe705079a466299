import type { Router } from 'express'
import type pg from 'pg'
import type { z } from 'zod'
import { Refused } from '../../db/refused.js'
import { localDate } from '../../domain/deadlines/dates.js'
import { searchName } from '../../domain/names.js'
import type { Instant, IsoDate } from '../../domain/vocabulary.js'
import type { Caller, Reach } from '../../records/rights/caller.js'
import { type GrantedToRead, type ReadingRight, rightToRead } from '../../records/rights/named-rights.js'
import type { Refuses } from '../../records/use-case/refusing.js'
import { isStill } from '../caller/caller.js'
import type { ApiDeps } from '../deps.js'
import { type Rows as ExportedRows, ROWS_AT_A_TIME, sendExport } from '../exports/send-export.js'
import type { Sheet } from '../exports/sheet.js'
import type { Format } from '../exports/write-sheet.js'
import { putOnRecord } from '../on-record/put-on-record.js'
import type { Operation } from './operation.js'
import { DEFAULT_LIMIT, decodeCursor, encodeCursor, page, type Rows } from './paging.js'
import { type Asked, idIn, serve } from './serve.js'

/** How far a list reaches: everything, or the units of one of the caller's rights. */
const REACHES = [
  ...(['everybody', 'sees-or-takes-part', 'own'] as const),
  ...(['sees', 'manages', 'administers', 'readsRecords'] as const),
] as const
type ListReach = (typeof REACHES)[number]
/** Of a list of what the path names as {id} also: who may read of that. */
type ListRight = ListReach | ReadingRight
type Granted<Right extends ListRight> = Right extends ReadingRight ? GrantedToRead<Right> : undefined

type Position = Record<string, z.ZodType<string | number | null>>
type PositionOf<P extends Position> = { [Name in keyof P]: z.output<P[Name]> }

/** What a list is asked for: the query without the page, how far the caller reaches, and where the page begins. */
interface ListAsked<
  Path extends string,
  Query extends z.ZodObject,
  P extends Position,
  Right extends ListRight,
> extends Pick<Asked<Path, Query, z.ZodType>, 'caller' | 'language' | 'params'> {
  client: pg.Pool
  filter: Omit<z.output<Query>, 'limit' | 'cursor' | 'format'>
  reach: Reach
  granted: Granted<Right>
  after: PositionOf<P> | undefined
  limit: number
  /** Now, and the day of it. */
  now: Instant
  today: IsoDate
}

interface List<
  Path extends string,
  Query extends z.ZodObject,
  P extends Position,
  Row,
  Right extends ListRight,
  Item extends object,
> {
  /** Whose reach is looked at: `asked.reach`; or the right to what the path names: `asked.granted`. */
  rights: Right
  /** What is refused beside the right. */
  refuses?: Refuses
  /** Looked at before the page: whoever names what is not there is refused. */
  requires?: (asked: Pick<ListAsked<Path, Query, P, Right>, 'client' | 'filter'>) => Promise<void>
  /** The list and its order, so that no other takes its cursor. */
  name: string | ((asked: Pick<ListAsked<Path, Query, P, Right>, 'params' | 'filter'>) => string)
  /** What places a row in the order, in that order. */
  position: P
  /** Up to limit + 1 rows, in the order, and a count that stopped at 1,001. */
  rows: (asked: ListAsked<Path, Query, P, Right>) => Promise<Rows<Row>>
  at: (row: Row, asked: ListAsked<Path, Query, P, Right>) => PositionOf<P>
  /** How a row is shown; `rows`: all that were found, where they have something looked up together. */
  show: (
    asked: ListAsked<Path, Query, P, Right>,
    rows: readonly Row[],
  ) => ((row: Row) => Item) | Promise<(row: Row) => Item>
  /** The list as a table, where it is asked for as a file. */
  sheet: Sheet<Item>
  /** What the page says beside its items. */
  beside?: (asked: ListAsked<Path, Query, P, Right>) => object | Promise<object>
}

/**
 * Serves a list by pages: `limit`, `cursor`, `{items, nextCursor, total, totalCapped}`, counted after the caller's rights; with
 * `format` as a file.
 */
export function serveList<
  Path extends string,
  Query extends z.ZodObject,
  const P extends Position,
  Row,
  Right extends ListRight,
  Item extends object,
>(
  router: Router,
  spec: Operation<Path, Query, z.ZodUndefined>,
  deps: Pick<ApiDeps, 'pool' | 'now'>,
  {
    rights,
    refuses = [],
    requires,
    name,
    position,
    rows,
    at,
    show,
    sheet,
    beside,
  }: List<Path, Query, P, Row, Right, Item>,
): void {
  const order = Object.keys(position)
  const right = isReach(rights) ? undefined : rightToRead(rights)
  const isGranted = async (...asked: [Caller, string, IsoDate]): Promise<boolean> => {
    try {
      await right?.(deps.pool, ...asked)
      return true
    } catch (error) {
      if (error instanceof Refused) return false
      throw error
    }
  }
  serve(
    router,
    spec,
    async ({ request, caller, language, params, query, response }) => {
      // Every list's query has these beside its filters: `pageQuery`.
      const {
        limit = DEFAULT_LIMIT,
        cursor,
        format,
        ...filter
      } = query as z.output<Query> & {
        limit?: number
        cursor?: string
        format?: Format
      }
      const now = deps.now().toISOString()
      const today = localDate(now)
      const of = idIn(request)
      const granted = await right?.(deps.pool, caller, of, today)
      await requires?.({ client: deps.pool, filter })
      const list = typeof name === 'string' ? name : name({ params, filter })
      const askedFrom = (cursor: string | undefined, limit: number): ListAsked<Path, Query, P, Right> => {
        const parts = decodeCursor(list, Object.values(position), cursor)
        return {
          ...{ client: deps.pool, caller, language, params, filter, limit, now, today },
          reach: isReach(rights) ? reachOf(caller, rights) : 'all',
          // Of the right of that name, and nothing where it is a reach.
          granted: granted as Granted<Right>,
          // Parsed by the schemas of these names, in their order.
          after:
            parts && (Object.fromEntries(order.map((key, index) => [key, parts[index]])) as PositionOf<P>),
        }
      }
      /** A page, put on record before it is answered. */
      const pageOf = async (asked: ListAsked<Path, Query, P, Right>, more: object = {}) => {
        const found = looksForNothing(filter) ? NOTHING : await rows(asked)
        const cursorAfter = (row: Row) => {
          const place = at(row, asked)
          return encodeCursor(
            list,
            order.map((key) => place[key] ?? null),
          )
        }
        const answer = { ...page(found, asked.limit, await show(asked, found.rows), cursorAfter), ...more }
        await putOnRecord(deps.pool, spec, { reader: caller.personId, of, answer, at: now })
        return answer
      }
      /** A file takes long: are the rights of whoever asked what they were when it was begun? */
      const mayStill = async () => (await isStill(request, caller)) && (await isGranted(caller, of, today))
      if (format) {
        const rowsFrom = async (cursor?: string): Promise<ExportedRows<Item>> => {
          const { items, nextCursor } = await pageOf(askedFrom(cursor, ROWS_AT_A_TIME))
          if (nextCursor === null) return { items, next: undefined }
          return { items, next: async () => ((await mayStill()) ? rowsFrom(nextCursor) : 'rights-changed') }
        }
        const first = await rowsFrom()
        await sendExport(response, { format, sheet, language, name: nameOfFile(spec.path), today, first })
        return
      }
      const asked = askedFrom(cursor, limit)
      response.json(await pageOf(asked, beside && (await beside(asked))))
    },
    {
      refuses: right ? [right, ...refuses] : refuses,
      mayAsk: async ({ request }, caller) =>
        right?.(deps.pool, caller, idIn(request), localDate(deps.now().toISOString())),
    },
  )
}

/** /v1/procedures/{id}/events: procedures-events */
const nameOfFile = (path: string): string =>
  path
    .split('/')
    .slice(2)
    .filter((part) => !part.startsWith('{'))
    .join('-')

/** Of what is looked for nothing may be left, once it is as names are searched: a lone accent. It finds nobody. */
const looksForNothing = (filter: { q?: unknown }): boolean =>
  typeof filter.q === 'string' && searchName(filter.q) === ''
const NOTHING = { rows: [], counted: 0 }

const isReach = (rights: ListRight): rights is ListReach => REACHES.some((reach) => reach === rights)
const reachOf = (caller: Caller, rights: ListReach): Reach =>
  rights === 'everybody' || rights === 'sees-or-takes-part' || rights === 'own' ? 'all' : caller[rights]
