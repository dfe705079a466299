import type pg from 'pg'

/** One round trip to PostgreSQL: the statements that travel before any of them is answered, and on how many connections. */
export interface Flight {
  statements: string[]
  connections: number
}

/** What is noted of a pool from now on. */
export interface NotedFlights {
  /** The flights, one after the other, of what is done meanwhile; nothing else may use the pool. */
  during(work: () => Promise<unknown>): Promise<Flight[]>
}

/** Notes the flights of a pool that has no connection yet. */
export function noteFlights(pool: pg.Pool): NotedFlights {
  let flights: { statements: string[]; clients: Set<object> }[] = []
  let isAnswered = true
  const sent = (client: object, statement: string): void => {
    if (isAnswered) flights.push({ statements: [], clients: new Set() })
    isAnswered = false
    flights.at(-1)?.statements.push(statement)
    flights.at(-1)?.clients.add(client)
  }
  pool.on('connect', (client) => {
    noteQueries(client, {
      sent: (statement) => sent(client, statement),
      answered: () => {
        isAnswered = true
      },
    })
  })
  return {
    async during(work) {
      flights = []
      isAnswered = true
      await work()
      return flights.map(({ statements, clients }) => ({ statements, connections: clients.size }))
    },
  }
}

type AnyQuery = (...asked: unknown[]) => unknown

/** The driver answers by a promise, or by the callback that the pool gives it. */
function noteQueries(
  client: pg.PoolClient,
  noted: { sent: (statement: string) => void; answered: () => void },
): void {
  // One of many overloads, passed on as it was called.
  const query = client.query.bind(client) as AnyQuery
  const noting: AnyQuery = (...asked) => {
    noted.sent(nameOf(asked[0]))
    const last = asked.at(-1)
    if (typeof last === 'function') {
      const callback: AnyQuery = (...answer) => {
        noted.answered()
        return last(...answer)
      }
      return query(...asked.slice(0, -1), callback)
    }
    const answer = query(...asked)
    if (answer instanceof Promise) void answer.then(noted.answered, noted.answered)
    return answer
  }
  client.query = noting as typeof client.query
}

/** The name of a prepared statement, or its text. */
function nameOf(asked: unknown): string {
  if (typeof asked === 'string') return asked
  const { name, text } = asked as pg.QueryConfig
  return name ?? text
}
