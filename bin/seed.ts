import { createHash } from 'node:crypto'
import type { Client } from '@temporalio/client'
import type pg from 'pg'
import { appendToChain, COMMON_CHAIN } from '../db/audit/audit-chain.js'
import { inTransaction } from '../db/pool.js'
import { generateProvince } from '../demonstration/generate-province.js'
import { insertProvince } from '../demonstration/insert-province.js'
import { type ScriptedProcedure, scriptProcedures } from '../demonstration/script-procedures.js'
import { localDate } from '../domain/deadlines/dates.js'
import { withClient } from '../temporal/client.js'
import { startCase } from '../temporal/start-case.js'

/** The demonstration province is the same everywhere. */
const SEED = 2026

/** What the audit trail says of it. */
const RECORDS_SEEDED = 'demonstration-seeded'
const PROCEDURES_SEEDED = 'demonstration-procedures-seeded'

/** How many procedures are entered at once. */
const AT_ONCE = 4

/** Fills an empty database with the demonstration province; leaves any other alone. */
export async function seedRecords(pool: pg.Pool, say: (sentence: string) => void): Promise<void> {
  const { rowCount } = await pool.query('SELECT 1 FROM units LIMIT 1')
  if (rowCount) return
  const began = Date.now()
  const province = provinceOn(new Date().toISOString())
  await inTransaction(pool, async (client) => {
    await insertProvince(client, province)
    await tellSeeded(client, RECORDS_SEEDED, { people: province.people.length })
  })
  say(`Demonstration province: ${province.people.length} people entered in ${Date.now() - began} ms.`)
}

/** The province as it is entered on that day: everybody evaluated up to the year before. */
const provinceOn = (at: string) => generateProvince(SEED, Number(localDate(at).slice(0, 4)) - 1)

export interface SeedingDeps {
  pool: pg.Pool
  temporalAddress: string
  namespace: string
  payloadKey: Buffer
}

/**
 * Enters the demonstration's procedures as procedures begun on paper: each runs in its own workflow, through the same
 * commands as any other. Interrupted, it goes on at the next start.
 */
export async function seedProcedures(deps: SeedingDeps, say: (sentence: string) => void): Promise<void> {
  const began = Date.now()
  if (await findSeeding(deps.pool, PROCEDURES_SEEDED)) return
  const anchor = (await findSeeding(deps.pool, RECORDS_SEEDED)) ?? new Date().toISOString()
  const scripts = scriptProcedures(provinceOn(anchor), localDate(anchor))
  const { rows } = await deps.pool.query<{ id: string }>(
    'SELECT id FROM cases WHERE id = ANY ($1) UNION ALL SELECT id FROM documents WHERE id = ANY ($2)',
    [
      scripts.map(({ launch }) => launch.caseId),
      scripts.flatMap(({ documents }) => documents.map(({ id }) => id)),
    ],
  )
  const known = new Set(rows.map(({ id }) => id))
  const missing = scripts.filter(
    ({ launch, documents }) => !known.has(launch.caseId) || documents.some(({ id }) => !known.has(id)),
  )
  await withClient({ ...deps, address: deps.temporalAddress }, (client) =>
    enterAll(client, deps.pool, missing),
  )
  await inTransaction(deps.pool, (client) =>
    tellSeeded(client, PROCEDURES_SEEDED, { procedures: scripts.length }),
  )
  say(`Demonstration procedures: ${missing.length} entered in ${Date.now() - began} ms.`)
}

/** When that was seeded, by the audit trail: the procedures' dates are counted from the day of the records. */
async function findSeeding(pool: pg.Pool, what: string): Promise<string | undefined> {
  const { rows } = await pool.query<{ at: string }>(
    'SELECT at FROM audit_events WHERE chain = $1 AND what = $2 ORDER BY position LIMIT 1',
    [COMMON_CHAIN, what],
  )
  return rows[0]?.at
}

async function tellSeeded(client: pg.ClientBase, what: string, after: object): Promise<void> {
  await appendToChain(client, COMMON_CHAIN, [{ what, actor: 'system', after }], new Date().toISOString())
}

async function enterAll(client: Client, pool: pg.Pool, scripts: ScriptedProcedure[]): Promise<void> {
  // A revocation is of a procedure that has to be there.
  const [first, last] = [
    scripts.filter(({ launch }) => !launch.revokes),
    scripts.filter(({ launch }) => launch.revokes),
  ]
  for (const round of [first, last]) {
    const next = round[Symbol.iterator]()
    const enterInTurn = async () => {
      for (const script of next) await enter(client, pool, script)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, enterInTurn))
  }
}

async function enter(client: Client, pool: pg.Pool, { launch, documents }: ScriptedProcedure): Promise<void> {
  await startCase(client, launch)
  for (const { id, uploadedBy, fileName, mediaType, content, uploadedAt } of documents) {
    await pool.query(
      `INSERT INTO documents (id, uploaded_by, case_id, purpose, file_name, media_type, size, sha256, content, uploaded_at)
       VALUES ($1, $2, $3, 'action-program', $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
      [
        id,
        uploadedBy,
        launch.caseId,
        fileName,
        mediaType,
        content.length,
        createHash('sha256').update(content).digest('hex'),
        content,
        uploadedAt,
      ],
    )
  }
}
