import pg from 'pg'

/** Where rows are read: in a transaction and in a snapshot it is the one client of it. */
export type Client = pg.Pool | pg.ClientBase

// A day is a day and a moment a moment: no value of the database passes through the local time zone.
const DATE = 1082
const TIMESTAMPTZ = 1184
const INT8 = 20
pg.types.setTypeParser(DATE, (day) => day)
pg.types.setTypeParser(TIMESTAMPTZ, (moment) => new Date(moment).toISOString())
pg.types.setTypeParser(INT8, (digits) => Number(digits))

/** How long, in milliseconds, a database may be silent before it counts as down. */
export interface Patience {
  /** To give a connection, a free one or a new one. */
  connectMs: number
  /** To answer a statement. The server gives up then; where it does not answer at all, we do, a little later. */
  statementMs: number
}
const PATIENCE: Patience = { connectMs: 2_000, statementMs: 4_000 }
const LITTLE_LATER_MS = 300
/** The driver's words for a connection that is lost, or did not answer in time. */
const LOST = /^(query read timeout|connection terminated|client has encountered a connection error)/i

/**
 * A pool in which `date` reads as IsoDate, `timestamptz` as Instant and `bigint` as number. An idle connection that
 * breaks is dropped, not thrown: the next query finds out. Connections are pipelined: queries given to one client without
 * waiting in between go out together, and are run and answered in their order.
 */
export function createPool(databaseUrl: string, max = 16, { connectMs, statementMs } = PATIENCE): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    query_timeout: statementMs + LITTLE_LATER_MS,
    idleTimeoutMillis: 30_000,
    pipeline: true,
  })
  pool.on('error', ignore)
  // For as long as it lives: a server that dies says so in the same breath as it lets a connection in, before whoever asked
  // for it could listen. Whatever is in flight on it rejects.
  pool.on('connect', (client) => client.on('error', ignore))
  return pool
}

/**
 * Asks several things at once on one connection: they travel together, where each would take a connection and a flight of
 * its own from the pool. `ask` gives all its queries before it waits for any.
 */
export async function inOneFlight<T>(pool: pg.Pool, ask: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken = false
  try {
    return await ask(client)
  } catch (error) {
    broken = isLost(error)
    throw error
  } finally {
    client.release(broken)
  }
}

/** Reads in one transaction, so that all of it is of one moment. */
export function inSnapshot<T>(pool: pg.Pool, read: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return inTransaction(pool, async (client) => {
    await client.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    return read(client)
  })
}

/** Runs `work` in one transaction; rolls back and rethrows when it throws. */
export function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  return onClient(pool, async (client) => {
    // `work` is begun at once, so that BEGIN travels with its first queries; should it fail, the connection has.
    const [, result] = await together([client.query('BEGIN'), work(client)])
    await client.query('COMMIT')
    return result
  })
}

/** What is to be written, once everything has been read. */
export interface Written<Result> {
  result: Result
  /** Sends its statements without waiting in between. Absent: nothing is written. */
  write?: (client: pg.PoolClient) => Promise<unknown>[]
  /** What is told of it, behind the COMMIT in the same flight; nobody waits for it, and it may be lost. */
  tell?: (client: pg.PoolClient) => Promise<unknown>
}

/**
 * One transaction in two flights: BEGIN goes out with all that `work` reads, COMMIT with all that is written. Where a
 * statement fails, PostgreSQL takes the COMMIT behind it for a ROLLBACK.
 */
export function inTwoFlights<Result>(
  pool: pg.Pool,
  work: (client: pg.PoolClient) => Promise<Written<Result>>,
): Promise<Result> {
  return onClient(pool, async (client) => {
    const [, { result, write, tell }] = await together([client.query('BEGIN'), work(client)])
    const done = together([...(write?.(client) ?? []), client.query('COMMIT')])
    tell?.(client).catch(ignore)
    await done
    return result
  })
}

/** Lends a client of the pool; what is open on it when `work` throws is rolled back. */
async function onClient<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken = false
  try {
    return await work(client)
  } catch (error) {
    // A server that does not answer is not asked to roll back as well: it will when the connection is closed.
    broken = isLost(error)
    if (!broken) {
      await client.query('ROLLBACK').catch(() => {
        broken = true
      })
    }
    throw error
  } finally {
    client.release(broken)
  }
}

/**
 * All of them, or the first that failed in the order given. Unlike Promise.all it waits for the others all the same, so
 * that nothing of a transaction is still under way when it is rolled back.
 */
export async function together<Works extends readonly unknown[]>(
  works: readonly [...Works],
): Promise<{ -readonly [Index in keyof Works]: Awaited<Works[Index]> }> {
  await Promise.allSettled(works)
  return Promise.all(works)
}

const isLost = (error: unknown): boolean => error instanceof Error && LOST.test(error.message)

/**
 * A connection of its own, beside every pool. One that breaks brings no process down: whoever waits for an answer is told.
 */
export function createConnection(config: string | pg.ClientConfig): pg.Client {
  const client = new pg.Client(config)
  client.on('error', ignore)
  return client
}

function ignore(): void {}
