import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { readApiConfig } from '../../api/config.js'
import { startApi } from '../../api/main.js'
import { appendToChain, COMMON_CHAIN } from '../../db/audit/audit-chain.js'
import { inTransaction } from '../../db/pool.js'
import { SEEDED } from '../../db/reads/demonstration.js'
import { endRuntime, type ProceduresStack, quietRuntime, startProcedures } from '../support/procedures.js'
import { until } from '../support/product.js'
import { testTemporal } from '../support/temporal.js'

let stack: ProceduresStack
const dataDir = mkdtempSync(join(tmpdir(), 'readiness-'))

beforeAll(async () => {
  quietRuntime()
  stack = await startProcedures()
}, 120_000)
afterAll(async () => {
  await stack.stop()
  await endRuntime()
  rmSync(dataDir, { recursive: true, force: true })
})

interface Answer {
  status: number
  retryAfter: string | null
  body: unknown
}

/** What an API of these workers answers, each time that it is asked. */
async function withApi(
  given: { taskQueue?: string; demo?: string },
  work: (ready: (language?: string) => Promise<Answer>) => Promise<void>,
): Promise<void> {
  const { address } = await testTemporal()
  const config = readApiConfig({
    PORT: '0',
    DATABASE_URL: stack.databaseUrl,
    TEMPORAL_ADDRESS: address,
    PAYLOAD_KEY: stack.payloadKeys[0].toString('hex'),
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    DEMO: given.demo,
  })
  const api = await startApi({ ...config, TASK_QUEUE: given.taskQueue ?? stack.taskQueue })
  try {
    await work(async (language = 'en') => {
      const answer = await fetch(`${api.url}/readyz`, { headers: { 'accept-language': language } })
      return {
        status: answer.status,
        retryAfter: answer.headers.get('retry-after'),
        body: await answer.json(),
      }
    })
  } finally {
    await api.close()
  }
}

test('it is ready when both stores are there and a worker answers', async () => {
  await withApi({}, async (ready) => {
    // On a busy machine the first question takes its time.
    await until('it is ready', async () => (await ready()).status === 200)
    expect(await ready()).toEqual({
      status: 200,
      retryAfter: null,
      body: {
        postgresql: 'up',
        temporal: 'up',
        worker: 'up',
        demonstration: 'none',
        disk: 'ok',
        outOfStep: 0,
        notes: [],
      },
    })
  })
})

test('without a worker it is not ready, and says so in either language', async () => {
  await withApi({ taskQueue: 'where-nobody-works' }, async (ready) => {
    expect(await ready()).toMatchObject({
      status: 503,
      retryAfter: '5',
      body: {
        temporal: 'up',
        worker: 'down',
        notes: ['No worker answers: reading goes on, but no command is carried out.'],
      },
    })
    expect(await ready('vi')).toMatchObject({ body: { notes: [expect.stringMatching(/^Không có worker/)] } })
  })
})

test('until the demonstration is entered it is not ready, and says so', async () => {
  await withApi({ demo: 'on' }, async (ready) => {
    expect(await ready()).toMatchObject({
      status: 503,
      body: {
        demonstration: 'being-entered',
        notes: ['The demonstration is still being entered: wait until it is.'],
      },
    })
    await inTransaction(stack.pool, (client) =>
      appendToChain(
        client,
        COMMON_CHAIN,
        [{ what: SEEDED.procedures, actor: 'system' }],
        new Date().toISOString(),
      ),
    )
    await until('it is ready', async () => (await ready()).status === 200)
  })
})
