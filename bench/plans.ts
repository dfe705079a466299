import pg from 'pg'

/** How PostgreSQL answered one query. */
export interface Plan {
  /** Its name, or how it begins. */
  query: string
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
/** The share of its rows from which on a table counts as read whole: how many it has is known about. */
const MOST_OF_IT = 0.9
const BEGINS = 60

/** A query as it was sent to the pool. */
export interface Sent {
  text: string
  values?: unknown[] | undefined
  /** Named: kept by the connection, and planned generically once that looks cheaper. */
  name?: string | undefined
}

/** Runs `work` on a pool that takes note of each query, then asks PostgreSQL how it answers them. */
export async function explainQueries(
  pool: pg.Pool,
  work: (pool: pg.Pool) => Promise<unknown>,
): Promise<Plan[]> {
  const sent: Sent[] = []
  await work(noting(pool, sent))
  return explainSent(pool, sent)
}

/** How each is answered with its values, and how with any: where it is named, or whenever that is asked for. */
export async function explainSent(
  pool: pg.Pool,
  sent: readonly Sent[],
  generic: 'where named' | 'always' = 'where named',
): Promise<Plan[]> {
  const large = await largeTables(pool)
  const plans: Plan[] = []
  for (const query of sent.filter(({ text }) => /^\s*(SELECT|WITH)\b/i.test(text))) {
    plans.push(await explain(pool, query, { mode: 'custom', large }))
    if (query.name !== undefined || generic === 'always') {
      plans.push(await explain(pool, query, { mode: 'generic', large }))
    }
  }
  return plans
}

/** Large tables must never be read whole. */
export const readsWhole = ({ readWhole }: Plan): boolean => readWhole.length > 0

/** Of whatever schema; those that partitions are part of count by each of these. */
async function largeTables(pool: pg.Pool): Promise<Map<string, number>> {
  const { rows } = await pool.query<{ relname: string; rows: number }>(
    "SELECT relname, reltuples AS rows FROM pg_class WHERE relkind = 'r' AND reltuples >= $1",
    [LARGE],
  )
  return new Map(rows.map(({ relname, rows: count }) => [relname, count]))
}

/** The pool, that takes note in `sent` of each query given to it or to one of its clients. */
export function noting(pool: pg.Pool, sent: Sent[]): pg.Pool {
  return new Proxy(pool, {
    get(target, property) {
      if (property === 'query') return noted(target, sent)
      if (property !== 'connect') return ofItself(target, property)
      return async () => {
        const client = await target.connect()
        return new Proxy(client, {
          get: (lent, name) => (name === 'query' ? noted(lent, sent) : ofItself(lent, name)),
        })
      }
    },
  })
}

function noted(of: pg.Pool | pg.PoolClient, sent: Sent[]) {
  return (query: string | Sent, values?: unknown[]) => {
    sent.push(
      typeof query === 'string' ? { text: query, values } : { ...query, values: query.values ?? values },
    )
    return of.query(query, values)
  }
}

function ofItself(target: object, property: string | symbol): unknown {
  const found: unknown = Reflect.get(target, property, target)
  return typeof found === 'function' ? found.bind(target) : found
}

/** The columns of EXPLAIN (FORMAT JSON) that are looked at. */
interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Rows Removed by Filter'?: number
  'Shared Hit Blocks': number
  'Shared Read Blocks': number
  Plans?: PlanNode[]
}

async function explain(
  pool: pg.Pool,
  { text, values = [], name }: Sent,
  { mode, large }: Pick<Plan, 'mode'> & { large: ReadonlyMap<string, number> },
): Promise<Plan> {
  const client = await pool.connect()
  try {
    await client.query(`SET plan_cache_mode = force_${mode}_plan`)
    await client.query(`PREPARE explained AS ${text}`)
    const given = values.length > 0 ? `(${values.map(literal).join(', ')})` : ''
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode; 'Execution Time': number }] }>(
      `EXPLAIN (ANALYZE, TIMING OFF, BUFFERS, FORMAT JSON) EXECUTE explained ${given}`,
    )
    const [found] = rows[0]?.['QUERY PLAN'] ?? []
    if (!found) throw new Error('EXPLAIN answered nothing')
    const { Plan: root } = found
    return {
      query: name ?? text.trim().replace(/\s+/g, ' ').slice(0, BEGINS),
      mode,
      milliseconds: found['Execution Time'],
      buffers: { hit: root['Shared Hit Blocks'], read: root['Shared Read Blocks'] },
      scans: [...new Set(scansBelow(root))],
      readWhole: [...new Set(readWholeBelow(root, large))],
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

/** A scan that a limit ended early has not read the table whole. */
function readWholeBelow(node: PlanNode, large: ReadonlyMap<string, number>): string[] {
  const { 'Node Type': type, 'Relation Name': table = '', Plans: below = [] } = node
  const read =
    ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * (node['Actual Loops'] ?? 0)
  const own = type === 'Seq Scan' && read >= MOST_OF_IT * (large.get(table) ?? Infinity) ? [table] : []
  return [...own, ...below.flatMap((each) => readWholeBelow(each, large))]
}

const indexTable = (index: string, table: string | undefined): string => table ?? index.replace(/_.*$/, '')

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL'
  return pg.escapeLiteral(Array.isArray(value) ? arrayText(value) : String(value))
}

/** An array as the driver sends it: of whatever type is expected. */
const arrayText = (values: readonly unknown[]): string =>
  `{${values.map((value) => `"${String(value).replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`
