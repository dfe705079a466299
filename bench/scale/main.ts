/**
 * `npm run bench -- --scale`: reads every operation of the API that reads, as readers of different reach, at ten thousand
 * procedures and at a million, and says whether it is as quick at a million. `--write` keeps the results in
 * docs/benchmarks-scale.md; `--only procedures` reads what has that in its path. The databases are built once and stay in
 * BENCH_SCALE_DIR; `--migrate` brings those of an earlier schema to the present one instead of building them anew.
 */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { createPool, type Patience } from '../../db/pool.js'
import { machine } from '../report.js'
import { asMarkdown, asText } from '../tables.js'
import { startScaleApi } from './api-process.js'
import { readScaleConfig } from './config.js'
import { type Size, startDatabases } from './databases.js'
import { type Measured, measureReadings, type Side } from './measure.js'
import type { MeasuredFile } from './measure-files.js'
import { readingsOf } from './readings.js'
import { filesTable, isFlat, sizesTable, tableOf, verdictOf } from './report.js'
import { type TableSize, tableSizes } from './table-sizes.js'

/** Samples are looked for in tables that have no index for it. */
const PATIENCE: Patience = { connectMs: 10_000, statementMs: 120_000 }

const began = performance.now()
const say = (what: string): void =>
  void process.stdout.write(`${((performance.now() - began) / 1000).toFixed(0).padStart(5)} s  ${what}\n`)
const cleanUps: (() => Promise<unknown>)[] = []
const onStop = (stop: () => Promise<unknown>): void => void cleanUps.push(stop)

async function cleanUp(): Promise<void> {
  for (const each of cleanUps.splice(0).toReversed()) await each().catch(() => {})
}

interface Results {
  measured: Measured[]
  files: MeasuredFile[]
  sizes: TableSize[]
}

async function measure(): Promise<Results> {
  const databases = await startDatabases(config, say, onStop)
  const side = async (name: Size): Promise<Side> => {
    const pool: pg.Pool = createPool(databases.urls[name], 2, PATIENCE)
    onStop(() => pool.end())
    const api = await startScaleApi({ ...config, name, databaseUrl: databases.urls[name] }, onStop)
    return { pool, api }
  }
  const sides = { small: await side('small'), large: await side('large') }
  const readings = readingsOf().filter(({ operation }) => operation.includes(config.only ?? ''))
  say(`Reading ${readings.length} ways at ten thousand and at a million`)
  const results = await measureReadings(sides, readings, { isFlat, say })
  return { ...results, sizes: await tableSizes(sides.large.pool) }
}

const document = ({ measured, files, sizes }: Results): string => `# Flat to a million

Written by \`npm run bench -- --scale --write\` on ${new Date().toISOString().slice(0, 10)}, on one machine: ${machine()}.

${verdictOf(measured)}

The same province is read with ten thousand procedures of twenty years, a tenth of them open, and with a million. Each
request is sent by one client over HTTP, in turn at both sizes; lists are read four pages deep. A reading that is not as it
should be is measured once more, and the better time counts. *Pages* are those of 8 KiB that PostgreSQL looks at for the
first page at a million. Every query was asked for its plan at both sizes, custom and generic.

Compared are pages of as many rows: where the first page at ten thousand has fewer than at a million, both sizes are asked for so
many (*of rows*), and the page as it is asked for is measured at a million beside it: that one has to be quick. What is no page of
rows (counts up to 1,000, summaries, figures of a year) is compared as it is, though there is more to count at a million.

${asMarkdown(tableOf(measured))}

## Lists as files

A file holds every row of a list up to its limit, so its time is compared row by row.

${asMarkdown(filesTable(files))}

## What a million procedures take on disk

Rows of the large tables are shortened: see ADR 0028 for what they take as the product writes them.

${asMarkdown(sizesTable(sizes))}
`

const config = readScaleConfig()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => void cleanUp().then(() => process.exit(130)))
}
try {
  const results = await measure()
  const { measured, files, sizes } = results
  const tables = [tableOf(measured), filesTable(files), sizesTable(sizes)].map(asText)
  process.stdout.write(`\n${[...tables, verdictOf(measured)].join('\n\n')}\n`)
  if (config.write) {
    const path = new URL('../../../docs/benchmarks-scale.md', import.meta.url)
    writeFileSync(fileURLToPath(path), document(results))
    say('Written to docs/benchmarks-scale.md.')
  }
  say(`The databases stay in ${config.dir} for the next run.`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  process.exitCode = 1
}
await cleanUp()
