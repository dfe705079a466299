import pg from 'pg'

/** How PostgreSQL answered one query. */
export interface Plan {
  /** 'custom': for these values; 'generic': for any, as a prepared statement may come to be planned. */
  mode: 'custom' | 'generic'
  milliseconds: number
  /** Pages of 8 KiB found in memory and read from outside. */
  buffers: { hit: number; read: number }
  /** 'cases: Index Scan cases_overdue', one for each table read. */
  scans: string[]
  /** Large tables that are read from one end to the other. */
  readWhole: string[]
}

/** Rows from which on a table is large. */
const LARGE = 2_000

/** A query as it was sent to the pool. */
interface Sent {
  text: string
  values: unknown[]
  /** Named: kept by the connection, and planned generically once that looks cheaper. */
  name?: string
}

/** Runs `work` on a pool that takes note of each query, then asks PostgreSQL how it answers them. */
export async function explainQueries(
  pool: pg.Pool,
  work: (pool: pg.Pool) => Promise<unknown>,
): Promise<Plan[]> {
  const sent: Sent[] = []
  await work(noting(pool, sent))
  const large = await largeTables(pool)
  const plans: Plan[] = []
  for (const query of sent) {
    plans.push(await explain(pool, query, { mode: 'custom', large }))
    if (query.name !== undefined) plans.push(await explain(pool, query, { mode: 'generic', large }))
  }
  return plans
}

/** Large tables must never be read whole. */
export const readsWhole = ({ readWhole }: Plan): boolean => readWhole.length > 0

/** Of whatever schema; those that partitions are part of count by each of these. */
async function largeTables(pool: pg.Pool): Promise<Set<string>> {
  const { rows } = await pool.query<{ relname: string }>(
    "SELECT relname FROM pg_class WHERE relkind = 'r' AND reltuples >= $1",
    [LARGE],
  )
  return new Set(rows.map(({ relname }) => relname))
}

function noting(pool: pg.Pool, sent: Sent[]): pg.Pool {
  return new Proxy(pool, {
    get(target, property) {
      if (property !== 'query') return Reflect.get(target, property, target)
      return (query: string | Sent, values?: unknown[]) => {
        sent.push(typeof query === 'string' ? { text: query, values: values ?? [] } : query)
        return target.query(query, values)
      }
    },
  })
}

/** The columns of EXPLAIN (FORMAT JSON) that are looked at. */
interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  Plans?: PlanNode[]
}

async function explain(
  pool: pg.Pool,
  { text, values }: Sent,
  { mode, large }: Pick<Plan, 'mode'> & { large: Set<string> },
): Promise<Plan> {
  const client = await pool.connect()
  try {
    await client.query(`SET plan_cache_mode = force_${mode}_plan`)
    await client.query(`PREPARE explained AS ${text}`)
    const given = values.length > 0 ? `(${values.map(literal).join(', ')})` : ''
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode; 'Execution Time': number }] }>(
      `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) EXECUTE explained ${given}`,
    )
    const [found] = rows[0]?.['QUERY PLAN'] ?? []
    if (!found) throw new Error('EXPLAIN answered nothing')
    const { Plan: root } = found
    return {
      mode,
      milliseconds: found['Execution Time'],
      buffers: { hit: root['Shared Hit Blocks'], read: root['Shared Read Blocks'] },
      scans: [...new Set(scansBelow(root))],
      readWhole: [...new Set(readWholeBelow(root))].filter((table) => large.has(table)),
    }
  } finally {
    await client.query('DEALLOCATE explained; RESET plan_cache_mode')
    client.release()
  }
}

function scansBelow(node: PlanNode): string[] {
  const { 'Relation Name': table, 'Index Name': index, 'Node Type': type, Plans: below = [] } = node
  // A bitmap's heap scan names the table, the index scan below it the index.
  const names = index ? indexTable(index, table) : table
  const own = names && type !== 'Bitmap Heap Scan' ? [`${names}: ${type}${index ? ` ${index}` : ''}`] : []
  return [...own, ...below.flatMap(scansBelow)]
}

function readWholeBelow({
  'Node Type': type,
  'Relation Name': table,
  Plans: below = [],
}: PlanNode): string[] {
  const own = type === 'Seq Scan' && table !== undefined ? [table] : []
  return [...own, ...below.flatMap(readWholeBelow)]
}

const indexTable = (index: string, table: string | undefined): string => table ?? index.replace(/_.*$/, '')

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  if (Array.isArray(value)) return `ARRAY[${value.map(literal).join(', ')}]::text[]`
  return pg.escapeLiteral(String(value))
}
