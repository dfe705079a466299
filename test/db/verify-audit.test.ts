import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type pg from 'pg'
import { appendToChain, COMMON_CHAIN, GENESIS, linkHash } from '../../db/audit/audit-chain.js'
import { chainClosedHeads } from '../../db/audit/closed-heads.js'
import { findCommonHead, verifyAudit, type Witness } from '../../db/audit/verify-audit.js'
import { inTransaction } from '../../db/pool.js'
import { localDate } from '../../domain/deadlines/dates.js'
import { keepAuditHeads, readAuditHeads, writeAuditHead } from '../../worker/audit-heads.js'
import {
  type ProceduresStack,
  quietRuntime,
  type RunningProcedure,
  startProcedures,
} from '../support/procedures.js'
import { until } from '../support/product.js'
import { testService } from '../support/services.js'
import { OFFICE, SUBJECT } from '../support/small-office.js'
import { standingOf } from '../support/standing.js'

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

/** Cases whose workflows Temporal no longer has. */
const forgotten = new Set<string>()

/** What the workflows and the file of the day hold. */
async function witnesses(): Promise<Witness[]> {
  const heldBy = async ({ caseId }: RunningProcedure): Promise<Witness> => {
    const { head, length } = await standingOf(stack.client, caseId)
    return { chain: caseId, head, length }
  }
  const known = [open, closed].filter(({ caseId }) => !forgotten.has(caseId))
  return [...(await Promise.all(known.map(heldBy))), ...(await readAuditHeads(heads))]
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

  test.each([
    ['what', "'x'"],
    ['at', "at + interval '1 day'"],
  ])('names an event whose copy says another %s than its bytes', async (column, value) => {
    const faults = await afterTampering((client) =>
      client.query(`UPDATE audit_events SET ${column} = ${value} WHERE chain = $1 AND position = 2`, [
        open.caseId,
      ]),
    )
    expect(faults).toEqual([{ fault: 'other-copy', chain: open.caseId, position: 2 }])
  })

  test('names an event that says of no case where it ended, and goes on', async () => {
    const faults = await afterTampering((client) =>
      appendToChain(
        client,
        COMMON_CHAIN,
        [{ what: 'case-closed', actor: 'system' }],
        new Date().toISOString(),
      ),
    )
    expect(faults).toEqual([
      { fault: 'malformed', chain: COMMON_CHAIN, position: (await commonLength()) + 1 },
    ])
  })

  test('names a run that is overruled without the event that says by whom', async () => {
    const at = new Date().toISOString()
    const overruled = (run: string, chain: string, event?: object) =>
      afterTampering(async (client) => {
        await client.query('INSERT INTO overruled_runs (run_id, case_id, overruled_at) VALUES ($1, $2, $3)', [
          run,
          chain,
          at,
        ])
        if (!event) return
        const entry = { what: 'workflow-overruled', actor: 'system', after: event }
        await appendToChain(client, COMMON_CHAIN, [entry], at)
      })
    const untold = [{ fault: 'overruled-untold', chain: open.caseId, run: 'r-1' }]
    expect(await overruled('r-1', open.caseId)).toEqual(untold)
    expect(await overruled('r-1', open.caseId, { case: closed.caseId, run: 'r-1' })).toEqual(untold)
    expect(await overruled('r-1', open.caseId, { case: open.caseId, run: 'r-2' })).toEqual(untold)
    expect(await overruled('r-1', open.caseId, { case: open.caseId, run: 'r-1' })).toEqual([])
    // As it was told before runs were named.
    expect(await overruled('r-1', open.caseId, { case: open.caseId })).toEqual([])
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
    expect(faults).toEqual([{ fault: 'other-head', chain: COMMON_CHAIN, length: await commonLength() }])
  })

  test('names an event that was added to a closed case, with every hash in order', async () => {
    const faults = await afterTampering((client) =>
      appendToChain(
        client,
        closed.caseId,
        [{ what: 'case-withdrawn', actor: 'system' }],
        new Date().toISOString(),
      ),
    )
    expect(faults).toEqual([{ fault: 'longer', chain: closed.caseId, expected: 2, found: 3 }])
  })

  test('names a closed case that was rewritten after its workflow is forgotten', async () => {
    forgotten.add(closed.caseId)
    const faults = await afterTampering((client) => recompute(client, closed.caseId, 'officer', 'chi'))
    forgotten.clear()
    expect(faults).toEqual([{ fault: 'other-head', chain: closed.caseId, length: 2 }])
  })

  test('names a closed case that was removed with the event that says so, by the file of the hour', async () => {
    forgotten.add(closed.caseId)
    const faults = await afterTampering(async (client) => {
      await removeCase(client, closed.caseId)
      await client.query(`DELETE FROM audit_events WHERE chain = 'common' AND what = 'case-closed'`)
      await client.query(
        `UPDATE audit_chains SET (length, head) = (SELECT position, hash FROM audit_events WHERE chain = 'common'
           ORDER BY position DESC LIMIT 1) WHERE chain = 'common'`,
      )
    })
    forgotten.clear()
    expect(faults).toEqual([
      {
        fault: 'cut-tail',
        chain: COMMON_CHAIN,
        expected: await commonLength(),
        found: (await commonLength()) - 1,
      },
    ])
  })

  test('has its head written when the worker starts and when it stops, and sent to whoever is to keep it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'heads-'))
    const sent: Witness[] = []
    const keeper = createServer((request, response) => {
      request.setEncoding('utf8').on('data', (line) => sent.push(JSON.parse(line)))
      request.on('end', () => response.writeHead(204).end())
    })
    await once(keeper.listen(0, '127.0.0.1'), 'listening')
    // Listening on a port, so its address is no text.
    const { port } = keeper.address() as AddressInfo
    const failed: unknown[] = []
    const stop = keepAuditHeads(stack.pool, { folder, webhook: `http://127.0.0.1:${port}` }, (error) =>
      failed.push(error),
    )
    await until('the first head is sent', () => sent.length === 1)
    await inTransaction(stack.pool, (client) =>
      appendToChain(
        client,
        COMMON_CHAIN,
        [{ what: 'records-imported', actor: 'system' }],
        new Date().toISOString(),
      ),
    )
    await stop()
    keeper.close()
    const length = await commonLength()
    expect([failed, sent.map((each) => each.length)]).toEqual([[], [length - 1, length]])
    expect(await readAuditHeads(folder)).toMatchObject(sent)
    await rm(folder, { recursive: true })
  })

  test('has its head sent to nobody but whom the installation names, wherever they point', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'heads-'))
    const asked: (string | undefined)[] = []
    const elsewhere = createServer((request, response) => {
      asked.push(request.url)
      response.writeHead(307, { location: '/elsewhere' }).end()
    })
    await once(elsewhere.listen(0, '127.0.0.1'), 'listening')
    // Listening on a port, so its address is no text.
    const { port } = elsewhere.address() as AddressInfo
    const failed: unknown[] = []
    const stop = keepAuditHeads(stack.pool, { folder, webhook: `http://127.0.0.1:${port}/heads` }, (error) =>
      failed.push(error),
    )
    await until('the head is refused', () => failed.length === 1)
    await stop()
    elsewhere.close()
    expect(asked).toEqual(['/heads'])
    await rm(folder, { recursive: true })
  })

  test('is compared by the command with the heads in the folder that the installation names, which holds some', async () => {
    const empty = await mkdtemp(join(tmpdir(), 'heads-'))
    const elsewhere = await mkdtemp(join(tmpdir(), 'heads-'))
    const rewritten = { chain: COMMON_CHAIN, length: 1, head: '0'.repeat(64) }
    await writeFile(join(elsewhere, '2026-11-02.jsonl'), `${JSON.stringify(rewritten)}\n`)
    const [ofEmpty, ofRewritten] = await Promise.all([saidByCommand(empty), saidByCommand(elsewhere)])
    expect(ofEmpty).toContain(`AUDIT_HEADS_DIR: no head of the trail is in ${empty}`)
    expect(ofRewritten).toContain('chain common: recomputed; event 1 is not the one that was recorded')
    await Promise.all([empty, elsewhere].map((each) => rm(each, { recursive: true })))
  })

  test('is compared to its end by the command, though a table is locked for longer than the product would wait', async () => {
    const client = await stack.pool.connect()
    try {
      await client.query('BEGIN')
      await client.query('LOCK TABLE overruled_runs IN ACCESS EXCLUSIVE MODE')
      const saying = saidByCommand(heads)
      await until('the command has waited for longer than the product would', async () => {
        const { rows } = await stack.pool.query(
          `SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'overruled_runs'::regclass
             AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
             AND waitstart < clock_timestamp() - interval '5 seconds'`,
        )
        return rows.length > 0
      })
      await client.query('ROLLBACK')
      expect((await saying)[0]).toMatch(/^\d+ chains, \d+ events, /)
    } finally {
      client.release()
    }
  }, 60_000)

  test('takes a line that broke off in the file of heads for nothing, and goes on behind it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'heads-'))
    const now = new Date()
    const file = join(folder, `${localDate(now.toISOString())}.jsonl`)
    await writeFile(file, '{"chain":"common","len')
    await writeAuditHead(stack.pool, folder, now)
    await writeAuditHead(stack.pool, folder, now)
    expect(await readAuditHeads(folder)).toMatchObject([
      { chain: COMMON_CHAIN, length: await commonLength() },
    ])
    await rm(folder, { recursive: true })
  })

  test('names a case that is missing with all that belongs to it', async () => {
    const faults = await afterTampering((client) => removeCase(client, closed.caseId))
    expect(faults).toEqual([{ fault: 'missing-case', chain: closed.caseId }])
  })
})

/** What the command says, one line each, with the heads in that folder. */
async function saidByCommand(AUDIT_HEADS_DIR: string): Promise<string[]> {
  const [{ folder }, { address }] = await Promise.all([testService('build'), testService('temporal')])
  const verifying = spawn(process.execPath, [join(folder, 'bin/verify-audit.js')], {
    env: {
      DATABASE_URL: stack.databaseUrl,
      TEMPORAL_ADDRESS: address,
      PAYLOAD_KEYS: stack.payloadKeys.map((key) => key.toString('hex')).join(','),
      DATA_DIR: heads,
      AUDIT_HEADS_DIR,
    },
  })
  return (await text(verifying.stdout)).split('\n')
}

const commonLength = async (): Promise<number> => (await findCommonHead(stack.pool)).length

async function removeCase(client: pg.PoolClient, id: string): Promise<void> {
  for (const table of [
    'tasks',
    'case_candidates',
    'eligibility_checks',
    'case_changes',
    'case_states',
    'notifications',
  ]) {
    await client.query(`DELETE FROM ${table} WHERE case_id = $1`, [id])
  }
  await client.query('DELETE FROM cases WHERE id = $1', [id])
  await client.query('DELETE FROM audit_events WHERE chain = $1', [id])
  await client.query('DELETE FROM audit_chains WHERE chain = $1', [id])
}

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
    await client.query(
      `UPDATE audit_events SET bytes = $3::text, what = $3::text::jsonb ->> 'what', hash = $4 WHERE chain = $1 AND position = $2`,
      [chain, position, changed, head],
    )
  }
  await client.query('UPDATE audit_chains SET head = $2 WHERE chain = $1', [chain, head])
}
