import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { mintEmbeddedToken } from '../api/identity/embedded-token.js'
import { findCaller } from '../db/reads/callers.js'
import { listTasks } from '../db/reads/inbox.js'
import { listOverdue } from '../db/reads/overdue-list.js'
import { localDate } from '../domain/deadlines/dates.js'
import type { HttpClient } from './http-client.js'
import { READERS } from './many-cases.js'
import { explainQueries, type Plan } from './plans.js'
import { percentile } from './walk.js'

/** A list as one reader sees it. */
export interface ListResult {
  name: string
  /** Milliseconds over HTTP, one client. */
  p50: number
  p95: number
  /** Of the answer. */
  total: number
  plans: Plan[]
}

const WARM_UP = 40
const REQUESTS = 300
const PAGES = 4
const LIMIT = 50

interface Reading {
  name: string
  login: string
  path: string
  query: (
    pool: pg.Pool,
    caller: { personId: string; groups: string[]; reach: 'all' | string[] },
  ) => Promise<unknown>
}

const now = (): string => new Date().toISOString()
const overdue: Reading['query'] = (pool, { reach }) => listOverdue(pool, reach, { now: now(), limit: LIMIT })

const READINGS: Reading[] = [
  {
    name: 'inbox of a group',
    login: READERS.member,
    path: '/v1/tasks?for=group',
    query: (pool, { personId, groups }) =>
      listTasks(pool, {
        personId,
        groups,
        whose: 'group',
        status: 'open',
        limit: LIMIT,
      }),
  },
  { name: 'overdue, whole province', login: READERS.root, path: '/v1/monitoring/overdue', query: overdue },
  {
    name: 'overdue, 1% of the cases',
    login: READERS.department,
    path: '/v1/monitoring/overdue',
    query: overdue,
  },
]

/** Reads the lists page by page over HTTP, in turn, and how PostgreSQL answers the first pages. */
export async function measureLists(http: HttpClient, pool: pg.Pool, dataDir: string): Promise<ListResult[]> {
  await checkpointed(pool)
  const readers = await Promise.all(
    READINGS.map(async (reading) => ({
      reading,
      next: pager(http, reading.path, await mintEmbeddedToken({ dataDir, login: reading.login })),
      times: [] as number[],
      total: 0,
    })),
  )
  for (let n = 0; n < WARM_UP + REQUESTS; n += 1) {
    for (const reader of readers) {
      const start = performance.now()
      reader.total = await reader.next()
      if (n >= WARM_UP) reader.times.push(performance.now() - start)
    }
  }
  const results: ListResult[] = []
  for (const { reading, times, total } of readers) {
    const plans = await explainQueries(pool, (noted) => asReader(noted, reading))
    results.push({
      name: reading.name,
      p50: percentile(times, 0.5),
      p95: percentile(times, 0.95),
      total,
      plans,
    })
  }
  return results
}

/** What inserting left to do is done before, as it would be hours later. */
async function checkpointed(pool: pg.Pool): Promise<void> {
  await pool.query('CHECKPOINT').catch(() => sleep(0))
}

/** Reads the next page, and the first again after some. Answers the total. */
function pager(http: HttpClient, path: string, token: string): () => Promise<number> {
  let page = 0
  let cursor: string | null = null
  return async () => {
    const after: string = cursor === null ? '' : `${path.includes('?') ? '&' : '?'}cursor=${cursor}`
    const answer: { items: unknown[]; nextCursor: string | null; total: number } = await http.send({
      method: 'GET',
      path: path + after,
      token,
    })
    if (answer.items.length !== LIMIT) throw new Error(`${path}: ${answer.items.length} items`)
    page = (page + 1) % PAGES
    cursor = page === 0 ? null : answer.nextCursor
    return answer.total
  }
}

async function asReader(pool: pg.Pool, { login, query }: Reading): Promise<void> {
  const caller = await findCaller(pool, { login }, localDate(now()))
  if (!caller) throw new Error(`${login} has no account`)
  const everywhere = caller.grants.some((grant) => grant.everywhere)
  const reach = everywhere ? 'all' : caller.grants.flatMap(({ units }) => units)
  await query(pool, { personId: caller.personId, groups: caller.groups, reach })
}
