import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type pg from 'pg'
import { mintEmbeddedToken } from '../../api/identity/embedded-token.js'
import { loadRuntime } from '../../bin/runtime.js'
import type { CaseAnswer } from '../../domain/procedure/case.js'
import { patientPool } from '../support/database.js'
import { keptPort, until } from '../support/product.js'
import { launchProduct, runCommand, type StartedProduct } from '../support/started-product.js'
import { GoodClient } from './good-client.js'
import { insertOfficeWithOpenings, type Opening, openings } from './office.js'
import { type Accepted, complete, launch, type Step, stepFor, walkOn, walkProcedure } from './walk.js'

/**
 * A backup of the running product while commands come in, given back in another folder: what was answered before it began
 * is there, and each of those cases goes on to its decision.
 */
/** Each left after one step more than the one before, from the launch on; then they rest. */
const RESTING = 7
/** They go on from launch to decision while the backup is taken. */
const WALKING = 8

const root = mkdtempSync(join(tmpdir(), 'backup-'))
const [first, second] = [join(root, 'first'), join(root, 'Thư mục thứ hai')]
const folder = join(root, 'taken')
const wanted = openings(RESTING + WALKING)

interface Running {
  product: StartedProduct
  pool: pg.Pool
  client: GoodClient
}
let running: Running | undefined
let rested: { opening: Opening; at: CaseAnswer }[]
const accepted: Accepted[] = []
let answeredBefore: Accepted[]

async function start(dataDir: string): Promise<Running> {
  const port = await keptPort()
  const product = await launchProduct({ DATA_DIR: dataDir, PORT: String(port) })
  await product.ready()
  const runtime = await loadRuntime(dataDir)
  const client = new GoodClient({
    address: `http://127.0.0.1:${port}`,
    dataDir,
    tokenOf: (login) => mintEmbeddedToken({ dataDir, login }),
  })
  running = { product, client, pool: patientPool(runtime?.databaseUrl ?? '', 2) }
  return running
}

async function stop(): Promise<void> {
  await running?.pool.end()
  running?.product.kill('SIGTERM')
  await running?.product.ended
  running = undefined
}

/** So many steps of a procedure, and no more. */
async function walkSteps(client: GoodClient, opening: Opening, steps: number): Promise<CaseAnswer> {
  let at = await launch(client, opening)
  for (let step = 0; step < steps; step += 1) {
    const [task] = at.openTasks
    if (!task) throw new Error(`case ${at.id} waits for nobody`)
    const next: Step = await stepFor(client, opening, { ...task, caseId: at.id, count: at.sequence })
    at = await complete(client, task.id, next)
    accepted.push({ caseId: at.id, task: task.id, kind: task.kind })
  }
  return at
}

/** On from what the API says that the case waits for. */
async function walkFromRecord(client: GoodClient, caseId: string, seat: string): Promise<void> {
  const opening = wanted.find(({ seatId }) => seatId === seat)
  const { body } = await client.read<{
    sequence: number
    waitingFor: { task: string; kind: Step['kind'] }[]
  }>('officer', `/v1/procedures/${caseId}`)
  const [waiting] = body.waitingFor
  if (!opening || !waiting) throw new Error(`case ${caseId} waits for nobody`)
  const step = await stepFor(client, opening, { kind: waiting.kind, caseId, count: body.sequence })
  await walkOn(client, opening, await complete(client, waiting.task, step))
}

const restore = (from: string, dataDir: string, ...options: string[]) =>
  runCommand('restore', [from, ...options], { DATA_DIR: dataDir })

beforeAll(async () => {
  const { pool, client } = await start(first)
  await insertOfficeWithOpenings(pool, wanted)
  const resting = wanted.slice(0, RESTING)
  rested = await Promise.all(
    resting.map(async (opening, steps) => ({ opening, at: await walkSteps(client, opening, steps) })),
  )
  const watcher = { accepted: (completion?: Accepted) => void (completion && accepted.push(completion)) }
  const walks = Promise.all(wanted.slice(RESTING).map((opening) => walkProcedure(client, opening, watcher)))
  const before = accepted.length
  await until('they are under way', () => accepted.length > before + WALKING)
  answeredBefore = [...accepted]
  const taken = await runCommand('backup', [folder], { DATA_DIR: first })
  if (taken.code !== 0) throw new Error(taken.said)
  await walks
}, 240_000)
afterAll(async () => {
  await stop()
  rmSync(root, { recursive: true, force: true, maxRetries: 5 })
})

describe('a backup that was taken while commands came in', () => {
  test('was begun before all of them were answered', () => {
    expect(accepted.length).toBeGreaterThan(answeredBefore.length)
  })

  test('is for its owner alone, tells what it is, and leaves nothing beside it', () => {
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    const { files, ...facts } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
    expect(facts).toMatchObject({ format: 1, postgresql: expect.stringMatching(/^18\./), product: '0.1.0' })
    expect(files.map(({ path }: { path: string }) => path)).toEqual(
      expect.arrayContaining([
        'payload.key',
        'identity/secrets.json',
        'postgres.tar',
        'temporal/temporal.db',
      ]),
    )
    expect(readdirSync(root).sort()).toEqual(['first', 'taken'])
  })

  test('is not given back into the folder of a product that runs, nor taken into one that is not empty', async () => {
    const running = await restore(folder, first, '--replace')
    expect([running.code, running.said]).toEqual([
      1,
      expect.stringMatching(/^The product runs in \S+ \(process \d+\): stop it first\.\n$/),
    ])
    const again = await runCommand('backup', [folder], { DATA_DIR: first })
    expect([again.code, again.said]).toEqual([
      1,
      `${folder} is not empty: choose a folder that is, or a new one.\n`,
    ])
  })

  test('is given back into a folder that is not there, and says what to do next', async () => {
    await stop()
    const { code, said } = await restore(folder, second)
    expect([code, said]).toEqual([0, expect.stringContaining(`is in ${second}.\nNext: npm start.`)])
  })

  test('has every answer that was given before it began, and no workflow ahead of its case', async () => {
    const { pool } = await start(second)
    const { rows } = await pool.query<{ id: string }>("SELECT id FROM tasks WHERE status = 'done'")
    const done = new Set(rows.map(({ id }) => id))
    expect(answeredBefore.filter(({ task }) => !done.has(task))).toEqual([])
    // What PostgreSQL's copy has beyond Temporal's is taken over by the workflows after the start.
    await until('the two stores agree', async () => {
      const { said } = await runCommand('verify-audit', [], { DATA_DIR: second })
      return / 0 faults\.\n$/.test(said)
    })
  })

  test('lets the cases that rested go on to their decision', async () => {
    if (!running) throw new Error('it does not run')
    const { client } = running
    await Promise.all(rested.map(({ opening, at }) => walkOn(client, opening, at)))
  })
})

describe('once the workflows are raised from it', () => {
  test('the cases that were under way go on to their decision as well', async () => {
    if (!running) throw new Error('it does not run')
    const { client, pool } = running
    const raised = await runCommand('restore-workflows', [], { DATA_DIR: second })
    expect([raised.code, raised.said]).toEqual([0, expect.stringContaining(' 0 left out of step.')])
    const { rows } = await pool.query<{ id: string; seat: string }>(
      "SELECT id, seat_id AS seat FROM cases WHERE status = 'running'",
    )
    await Promise.all(rows.map(({ id, seat }) => walkFromRecord(client, id, seat)))
    await until('all of them are completed', async () => {
      const open = await pool.query("SELECT 1 FROM cases WHERE status <> 'completed'")
      return open.rowCount === 0
    })
    // What PostgreSQL's copy has beyond Temporal's is taken over by the workflows after the start.
    await until('the two stores agree', async () => {
      const { said } = await runCommand('verify-audit', [], { DATA_DIR: second })
      return / 0 faults\.\n$/.test(said)
    })
  })
})

describe('of a product that is stopped', () => {
  const offline = join(root, 'offline')

  test('a backup is taken as well, and given back in the place of what is there, which is kept', async () => {
    await stop()
    const taken = await runCommand('backup', [offline], { DATA_DIR: second })
    expect([taken.code, taken.said]).toEqual([0, expect.stringContaining(`in ${offline}: `)])
    const refused = await restore(offline, second)
    expect([refused.code, refused.said]).toEqual([
      1,
      `${second} is not empty: choose another DATA_DIR, or add --replace, which moves it aside.\n`,
    ])
    const replaced = await restore(offline, second, '--replace')
    const [, aside = ''] = /What was there before is in (.+): delete it/.exec(replaced.said) ?? []
    expect([replaced.code, existsSync(join(aside, 'postgres', 'PG_VERSION'))]).toEqual([0, true])
    const { pool } = await start(second)
    const { rows } = await pool.query("SELECT id FROM cases WHERE status = 'completed'")
    expect(rows.map(({ id }) => id)).toEqual(expect.arrayContaining(rested.map(({ at }) => at.id)))
    await stop()
  })
})

describe('a backup that is damaged', () => {
  const dataDir = join(root, 'third')

  test.each(['postgres.tar', 'temporal/temporal.db', 'payload.key', 'manifest.json'])(
    'by one bit of %s is refused, and nothing is written',
    async (name) => {
      const file = join(folder, name)
      const whole = readFileSync(file)
      const changed = Buffer.from(whole)
      const middle = Math.floor(whole.length / 2)
      changed[middle] = (changed[middle] ?? 0) ^ 1
      writeFileSync(file, changed)
      const { code, said } = await restore(folder, dataDir)
      writeFileSync(file, whole)
      expect([code, said]).toEqual([
        1,
        `The backup is damaged (${name} is not what it was): restore another one.\n`,
      ])
      expect(readdirSync(root).filter((each) => each.startsWith('third'))).toEqual([])
    },
  )

  test('by a file that is missing is refused', async () => {
    const file = join(folder, 'identity', 'secrets.json')
    const whole = readFileSync(file)
    rmSync(file)
    const { said } = await restore(folder, dataDir)
    writeFileSync(file, whole)
    expect(said).toContain('The backup is damaged (identity/secrets.json is not what it was)')
  })
})

describe('one sentence says what is in the way of', () => {
  const empty = join(root, 'empty')

  test('a backup of services that have tools of their own', async () => {
    const { code, said } = await runCommand('backup', [join(root, 'other')], {
      DATA_DIR: first,
      DATABASE_URL: 'postgresql://somebody@127.0.0.1:1/personnel',
    })
    expect([code, said]).toEqual([
      1,
      'PostgreSQL (DATABASE_URL) is backed up and restored with tools of its own, and Temporal always before it: see docs/operations.md.\n',
    ])
  })

  test('a backup of a folder without data, into a folder that is not there, or into itself', async () => {
    mkdirSync(empty)
    const taken = async (to: string, dataDir = first) =>
      (await runCommand('backup', [to], { DATA_DIR: dataDir })).said
    expect(await taken(join(root, 'other'), empty)).toBe(
      `${empty} holds no data of the product: set DATA_DIR to the folder that it was started with.\n`,
    )
    expect(await taken(join(root, 'no', 'disk'))).toBe(
      `${join(root, 'no')} is no folder: make it first, or mount the disk that it is on.\n`,
    )
    expect(await taken(join(first, 'backup'))).toContain(
      'would be lost with it: choose a folder elsewhere.\n',
    )
    expect((await runCommand('backup', [], { DATA_DIR: first })).said).toBe(
      'Usage: npm run backup -- <a new folder>\n',
    )
  })

  test('a restore from a folder that holds no backup', async () => {
    expect((await restore(empty, join(root, 'other'))).said).toBe(
      `${empty} holds no backup: it has no manifest.json.\n`,
    )
  })

  const asUser = process.getuid?.() === 0 ? test.skip : test
  asUser('a backup into a folder that may not be written', async () => {
    const closed = join(root, 'closed')
    mkdirSync(closed, { mode: 0o500 })
    const { said } = await runCommand('backup', [join(closed, 'backup')], { DATA_DIR: first })
    chmodSync(closed, 0o700)
    expect(said).toMatch(/could not be used: it may not be read or written by this user/)
  })
})
