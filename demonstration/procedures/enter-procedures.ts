import type { Client } from '@temporalio/client'
import type pg from 'pg'
import { appendToChain, COMMON_CHAIN } from '../../db/audit/audit-chain.js'
import { inTransaction } from '../../db/pool.js'
import { insertDocument, type NewDocument } from '../../db/registers/documents.js'
import { pinLaw } from '../../db/registers/pinned-law.js'
import { startCase } from '../../temporal/start-case.js'
import type { ScriptedProcedure } from './script-procedures.js'

/** How many procedures are entered at once. */
const AT_ONCE = 4

/**
 * Enters procedures that were begun on paper: each runs in its own workflow, through the same commands as any other.
 * What was entered before is left as it is. Answers how many there were to enter.
 */
export async function enterProcedures(
  client: Client,
  pool: pg.Pool,
  scripts: readonly ScriptedProcedure[],
  taskQueue?: string,
): Promise<number> {
  const known = await knownOf(pool, scripts)
  const missing = scripts.filter(
    ({ launch, documents }) => !known.has(launch.caseId) || documents.some(({ id }) => !known.has(id)),
  )
  // A revocation is of a procedure that has to be there.
  for (const revokes of [false, true]) {
    const round = missing.filter(({ launch }) => (launch.revokes !== undefined) === revokes)
    const next = round[Symbol.iterator]()
    const enterInTurn = async () => {
      for (const { launch, documents } of next) {
        await startCase(client, await pinLaw(pool, launch), taskQueue)
        for (const document of documents) if (!known.has(document.id)) await enterDocument(pool, document)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, enterInTurn))
  }
  return missing.length
}

/** The ids of the cases and documents that are there. */
async function knownOf(pool: pg.Pool, scripts: readonly ScriptedProcedure[]): Promise<ReadonlySet<string>> {
  const { rows } = await pool.query<{ id: string }>(
    'SELECT id FROM cases WHERE id = ANY ($1) UNION ALL SELECT id FROM documents WHERE id = ANY ($2)',
    [
      scripts.map(({ launch }) => launch.caseId),
      scripts.flatMap(({ documents }) => documents.map(({ id }) => id)),
    ],
  )
  return new Set(rows.map(({ id }) => id))
}

/**
 * The use case takes a document for a task that waits for it; on paper it was handed in when the task was, which the case
 * by now knows as done. So it comes after, of its own day.
 */
async function enterDocument(pool: pg.Pool, document: NewDocument): Promise<void> {
  const { id, caseId, purpose, size, sha256, uploadedBy, uploadedAt } = document
  const after = { id, case: caseId, purpose, size, sha256 }
  await inTransaction(pool, async (client) => {
    await insertDocument(client, document)
    await appendToChain(
      client,
      COMMON_CHAIN,
      [{ what: 'document-uploaded', actor: uploadedBy, after }],
      uploadedAt,
    )
  })
}
