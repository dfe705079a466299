import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type pg from 'pg'
import { COMMON_CHAIN, GENESIS, linkHash } from '../../db/audit/audit-chain.js'
import { chainClosedHeads } from '../../db/audit/closed-heads.js'
import { verifyAudit, type Witness } from '../../db/audit/verify-audit.js'
import { inTransaction } from '../../db/pool.js'
import { readAuditHeads, writeAuditHead } from '../../worker/audit-heads.js'
import { getStanding, workflowIdOf } from '../../workflows/procedure/messages.js'
import {
  type ProceduresStack,
  quietRuntime,
  type RunningProcedure,
  startProcedures,
} from '../support/procedures.js'
import { OFFICE, SUBJECT } from '../support/small-office.js'

let stack: ProceduresStack
let open: RunningProcedure
let closed: RunningProcedure
let heads: string

beforeAll(async () => {
  quietRuntime()
  stack = await startProcedures()
  heads = await mkdtemp(join(tmpdir(), 'heads-'))
  open = await stack.launch()
  await open.complete('officer', 'confirm-eligibility', { decision: 'confirm', waivers: [] })
  closed = await stack.launch({ subject: { ...SUBJECT, seatId: OFFICE.secondSeat }, candidates: ['binh'] })
  await closed.say('officer', 'withdrawCase', { reason: 'Dừng để rà soát' })
  await chainClosedHeads(stack.pool, new Date().toISOString())
  await writeAuditHead(stack.pool, heads, new Date())
})

afterAll(async () => {
  await stack.stop()
  await rm(heads, { recursive: true })
})

/** What the workflows and the daily file hold. */
async function witnesses(): Promise<Witness[]> {
  const heldBy = async ({ caseId }: RunningProcedure): Promise<Witness> => {
    const handle = stack.client.workflow.getHandle(workflowIdOf(caseId))
    const { head, length } = await handle.query(getStanding)
    return { chain: caseId, head, length }
  }
  return [await heldBy(open), await heldBy(closed), ...(await readAuditHeads(heads))]
}

/** Verifies after tampering, and undoes the tampering. */
async function afterTampering(tamper: (client: pg.PoolClient) => Promise<unknown>) {
  const held = await witnesses()
  const undone = new Error('undone')
  let faults: unknown
  await inTransaction(stack.pool, async (client) => {
    await client.query('SET CONSTRAINTS ALL DEFERRED')
    await tamper(client)
    // The verification reads through the same transaction.
    const seen = { query: client.query.bind(client) } as unknown as pg.Pool
    faults = (await verifyAudit(seen, held)).faults
    throw undone
  }).catch((error) => {
    if (error !== undone) throw error
  })
  return faults
}

describe('the audit trail', () => {
  test('has no fault while nobody touches it', async () => {
    expect(await verifyAudit(stack.pool, await witnesses())).toMatchObject({ chains: 3, faults: [] })
  })

  test('names the first event that was changed', async () => {
    const faults = await afterTampering((client) =>
      client.query(
        `UPDATE audit_events SET bytes = replace(bytes, 'running', 'stopped') WHERE chain = $1 AND position = 2`,
        [open.caseId],
      ),
    )
    expect(faults).toEqual([{ fault: 'broken-link', chain: open.caseId, position: 2 }])
  })

  test('names an event that is missing from the middle', async () => {
    const faults = await afterTampering((client) =>
      client.query('DELETE FROM audit_events WHERE chain = $1 AND position = 1', [open.caseId]),
    )
    expect(faults).toEqual([{ fault: 'missing-link', chain: open.caseId, position: 1 }])
  })

  test('names a cut tail, also when the chain was shortened to match', async () => {
    const faults = await afterTampering(async (client) => {
      await client.query('DELETE FROM audit_events WHERE chain = $1 AND position = 2', [open.caseId])
      await client.query(
        `UPDATE audit_chains SET length = 1, head = (SELECT hash FROM audit_events WHERE chain = $1 AND position = 1)
         WHERE chain = $1`,
        [open.caseId],
      )
    })
    expect(faults).toEqual([{ fault: 'cut-tail', chain: open.caseId, expected: 2, found: 1 }])
  })

  test('names a chain that was recomputed after a change, by what the workflow holds', async () => {
    const faults = await afterTampering((client) => recompute(client, open.caseId, 'an', 'chi'))
    expect(faults).toEqual([{ fault: 'other-head', chain: open.caseId, length: 2 }])
  })

  test('names a common chain that was recomputed, by the file of the day', async () => {
    const faults = await afterTampering((client) =>
      recompute(client, COMMON_CHAIN, 'case-closed', 'case-opened'),
    )
    expect(faults).toEqual([{ fault: 'other-head', chain: COMMON_CHAIN, length: 1 }])
  })

  test('names a case that is missing with all that belongs to it', async () => {
    const faults = await afterTampering(async (client) => {
      for (const table of [
        'tasks',
        'case_candidates',
        'eligibility_checks',
        'case_changes',
        'notifications',
      ]) {
        await client.query(`DELETE FROM ${table} WHERE case_id = $1`, [closed.caseId])
      }
      await client.query('DELETE FROM cases WHERE id = $1', [closed.caseId])
      await client.query('DELETE FROM audit_events WHERE chain = $1', [closed.caseId])
      await client.query('DELETE FROM audit_chains WHERE chain = $1', [closed.caseId])
    })
    expect(faults).toEqual([{ fault: 'missing-case', chain: closed.caseId }])
  })
})

/** What a database administrator would do: change an event and make every hash fit again. */
async function recompute(client: pg.PoolClient, chain: string, from: string, to: string): Promise<void> {
  const { rows } = await client.query<{ position: number; bytes: string }>(
    'SELECT position, bytes FROM audit_events WHERE chain = $1 ORDER BY position',
    [chain],
  )
  let head = GENESIS
  for (const { position, bytes } of rows) {
    const changed = bytes.replaceAll(`"${from}"`, `"${to}"`)
    head = linkHash(head, changed)
    await client.query('UPDATE audit_events SET bytes = $3, hash = $4 WHERE chain = $1 AND position = $2', [
      chain,
      position,
      changed,
      head,
    ])
  }
  await client.query('UPDATE audit_chains SET head = $2 WHERE chain = $1', [chain, head])
}
