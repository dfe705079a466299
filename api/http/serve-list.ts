import type { Router } from 'express'
import type pg from 'pg'
import type { z } from 'zod'
import { localDate } from '../../domain/deadlines/dates.js'
import { searchName } from '../../domain/names.js'
import type { Instant, IsoDate } from '../../domain/vocabulary.js'
import type { Caller, Reach } from '../../records/rights/caller.js'
import { type GrantedToRead, type ReadingRight, rightToRead } from '../../records/rights/named-rights.js'
import type { Refuses } from '../../records/use-case/refusing.js'
import type { ApiDeps } from '../deps.js'
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
  filter: Omit<z.output<Query>, 'limit' | 'cursor'>
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
  ) => ((row: Row) => unknown) | Promise<(row: Row) => unknown>
  /** What the page says beside its items. */
  beside?: (asked: ListAsked<Path, Query, P, Right>) => object | Promise<object>
}

/** Serves a list by pages: `limit`, `cursor`, `{items, nextCursor, total, totalCapped}`, counted after the caller's rights. */
export function serveList<
  Path extends string,
  Query extends z.ZodObject,
  const P extends Position,
  Row,
  Right extends ListRight,
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
    beside,
  }: List<Path, Query, P, Row, Right>,
): void {
  const order = Object.keys(position)
  const right = isReach(rights) ? undefined : rightToRead(rights)
  serve(
    router,
    spec,
    async ({ request, caller, language, params, query, response }) => {
      // Every list's query has the two beside its filters: `pageQuery`.
      const {
        limit = DEFAULT_LIMIT,
        cursor,
        ...filter
      } = query as z.output<Query> & {
        limit?: number
        cursor?: string
      }
      const now = deps.now().toISOString()
      const today = localDate(now)
      const granted = await right?.(deps.pool, caller, idIn(request), today)
      await requires?.({ client: deps.pool, filter })
      const list = typeof name === 'string' ? name : name({ params, filter })
      const parts = decodeCursor(list, Object.values(position), cursor)
      const asked: ListAsked<Path, Query, P, Right> = {
        ...{ client: deps.pool, caller, language, params, filter, limit, now, today },
        reach: isReach(rights) ? reachOf(caller, rights) : 'all',
        // Of the right of that name, and nothing where it is a reach.
        granted: granted as Granted<Right>,
        // Parsed by the schemas of these names, in their order.
        after: parts && (Object.fromEntries(order.map((key, index) => [key, parts[index]])) as PositionOf<P>),
      }
      const found = looksForNothing(filter) ? NOTHING : await rows(asked)
      const cursorAfter = (row: Row) => {
        const place = at(row, asked)
        return encodeCursor(
          list,
          order.map((key) => place[key] ?? null),
        )
      }
      const answer = {
        ...page(found, limit, await show(asked, found.rows), cursorAfter),
        ...(beside && (await beside(asked))),
      }
      await putOnRecord(deps.pool, spec, { reader: caller.personId, of: idIn(request), answer, at: now })
      response.json(answer)
    },
    {
      refuses: right ? [right, ...refuses] : refuses,
      mayAsk: async ({ request }, caller) =>
        right?.(deps.pool, caller, idIn(request), localDate(deps.now().toISOString())),
    },
  )
}

/** Of what is looked for nothing may be left, once it is as names are searched: a lone accent. It finds nobody. */
const looksForNothing = (filter: { q?: unknown }): boolean =>
  typeof filter.q === 'string' && searchName(filter.q) === ''
const NOTHING = { rows: [], counted: 0 }

const isReach = (rights: ListRight): rights is ListReach => REACHES.some((reach) => reach === rights)
const reachOf = (caller: Caller, rights: ListReach): Reach =>
  rights === 'everybody' || rights === 'sees-or-takes-part' || rights === 'own' ? 'all' : caller[rights]
