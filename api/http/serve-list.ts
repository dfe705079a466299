import type { Router } from 'express'
import type pg from 'pg'
import type { z } from 'zod'
import type { IsoDate } from '../../domain/vocabulary.js'
import type { Caller, Reach } from '../../records/rights/caller.js'
import { today } from '../caller/caller.js'
import type { ApiDeps } from '../deps.js'
import { type Asked, type Operation, serve } from './openapi.js'
import { DEFAULT_LIMIT, decodeCursor, encodeCursor, page, type Rows } from './paging.js'

/** How far a list reaches: everything, or the units of one of the caller's rights. */
type ListRight = 'everybody' | 'sees' | 'manages' | 'administers' | 'readsRecords' | 'looksAfter'

type Position = Record<string, z.ZodType<string | number>>
type PositionOf<P extends Position> = { [Name in keyof P]: z.output<P[Name]> }

/** What a list is asked for: the query without the page, how far the caller reaches, and where the page begins. */
interface ListAsked<Path extends string, Query extends z.ZodObject, P extends Position>
  extends Pick<Asked<Path, Query, z.ZodType>, 'caller' | 'language' | 'params'> {
  client: pg.Pool
  filter: Omit<z.output<Query>, 'limit' | 'cursor'>
  reach: Reach
  after: PositionOf<P> | undefined
  limit: number
  today: IsoDate
}

interface List<Path extends string, Query extends z.ZodObject, P extends Position, Row> {
  /** Whose reach is looked at: `asked.reach`. */
  rights: ListRight
  /** Looked at before the page: whoever has no such right, or names what is not there, is refused. */
  requires?: (asked: Pick<ListAsked<Path, Query, P>, 'client' | 'filter' | 'reach'>) => Promise<void>
  /** The list and its order, so that no other takes its cursor. */
  name: string
  /** What places a row in the order, in that order. */
  position: P
  /** Up to limit + 1 rows, in the order, and a count that stopped at 1,001. */
  rows: (asked: ListAsked<Path, Query, P>) => Promise<Rows<Row>>
  at: (row: Row) => PositionOf<P>
  show: (asked: ListAsked<Path, Query, P>) => ((row: Row) => unknown) | Promise<(row: Row) => unknown>
  /** What the page says beside its items. */
  beside?: (asked: ListAsked<Path, Query, P>) => object | Promise<object>
}

/** Serves a list by pages: `limit`, `cursor`, `{items, nextCursor, total, totalCapped}`, counted after the caller's rights. */
export function serveList<Path extends string, Query extends z.ZodObject, const P extends Position, Row>(
  router: Router,
  spec: Operation<Path, Query, z.ZodUndefined>,
  deps: Pick<ApiDeps, 'pool' | 'now'>,
  { rights, requires, name, position, rows, at, show, beside }: List<Path, Query, P, Row>,
): void {
  const order = Object.keys(position)
  serve(router, spec, async ({ caller, language, params, query, response }) => {
    // Every list's query has the two beside its filters: `pageQuery`.
    const {
      limit = DEFAULT_LIMIT,
      cursor,
      ...filter
    } = query as z.output<Query> & {
      limit?: number
      cursor?: string
    }
    const within = { client: deps.pool, filter, reach: reachOf(caller, rights) }
    await requires?.(within)
    const parts = decodeCursor(name, Object.values(position), cursor)
    const asked: ListAsked<Path, Query, P> = {
      ...{ ...within, caller, language, params, limit, today: today(deps.now) },
      // Parsed by the schemas of these names, in their order.
      after: parts && (Object.fromEntries(order.map((key, index) => [key, parts[index]])) as PositionOf<P>),
    }
    const found = await rows(asked)
    const cursorAfter = (row: Row) => {
      const place = at(row)
      return encodeCursor(
        name,
        order.map((key) => place[key] ?? null),
      )
    }
    response.json({
      ...page(found, limit, await show(asked), cursorAfter),
      ...(beside && (await beside(asked))),
    })
  })
}

const reachOf = (caller: Caller, rights: ListRight): Reach =>
  rights === 'everybody' ? 'all' : caller[rights]
