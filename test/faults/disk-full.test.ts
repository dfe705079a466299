import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Client, Connection } from '@temporalio/client'
import type pg from 'pg'
import { mintEmbeddedToken } from '../../api/identity/embedded-token.js'
import { loadRuntime } from '../../bin/runtime.js'
import { createPool } from '../../db/pool.js'
import type { CaseAnswer } from '../../domain/procedure/case.js'
import { createDataConverter } from '../../temporal/payload-codec.js'
import { readPayloadKeys } from '../../temporal/payload-keys.js'
import { keptPort, until } from '../support/product.js'
import { hasSmallDisks, mountSmallDisk, type SmallDisk } from '../support/small-disk.js'
import { launchProduct, type StartedProduct } from '../support/started-product.js'
import { type Attempt, GoodClient } from './good-client.js'
import { insertOfficeWithOpenings, type Opening, openings } from './office.js'
import { reckoning } from './reckoning.js'
import { type Accepted, launch, type Watcher, walkProcedure } from './walk.js'

/** Everything that the product keeps, its logs too, is on a disk that is full for a while. */
const DISK_MIB = 500
const FULL_FOR_MS = 20_000
const WALKING = 6
/** More than can be confirmed in the room that the stores have taken beforehand. */
const PROBED = 20

const wanted = openings(WALKING + PROBED)
const [uploading = { seatId: '', candidate: '' }, ...confirmed] = wanted.slice(0, PROBED)
const accepted: Accepted[] = []
const watcher: Watcher = { accepted: (completion) => void (completion && accepted.push(completion)) }
let disk: SmallDisk
let product: StartedProduct
let address = ''
let pool: pg.Pool
let connection: Connection
let temporal: Client
let client: GoodClient

async function startWithOffice(dataDir: string): Promise<void> {
  product = await launchProduct({ DATA_DIR: dataDir, PORT: String(await keptPort()) })
  await product.ready()
  const runtime = await loadRuntime(dataDir)
  if (!runtime) throw new Error('it started without saying where')
  address = runtime.address
  pool = createPool(runtime.databaseUrl, 4)
  await insertOfficeWithOpenings(pool, wanted)
  connection = await Connection.connect({ address: runtime.temporalAddress })
  const payloadKeys = await readPayloadKeys({ DATA_DIR: dataDir })
  temporal = new Client({ connection, dataConverter: createDataConverter(payloadKeys) })
  client = new GoodClient({ address, dataDir, tokenOf: (login) => mintEmbeddedToken({ dataDir, login }) })
}

const confirmationOf = ({ openTasks: [task] }: CaseAnswer) => ({
  as: 'officer',
  path: `/v1/tasks/${task?.id}/completion`,
  body: { kind: 'confirm-eligibility', result: { decision: 'confirm', waivers: [] } },
})

const documentOf = ({ id }: CaseAnswer, { candidate }: Opening) => ({
  as: candidate,
  path: `/v1/documents?case=${id}&purpose=action-program&name=program.pdf`,
  contentType: 'application/pdf',
  body: Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(300_000)]),
})

/** What was tried and asked while the disk was full. */
interface Seen {
  reads: Attempt[]
  uploads: Attempt[]
  commands: Attempt[]
  /** What readiness said last. */
  readiness: { status: number; body: unknown }
}

/** One command after the other, each until it is accepted; a document and a reading beside each try. */
async function tryAll(keeper: CaseAnswer, cases: readonly CaseAnswer[]): Promise<Seen> {
  const seen: Seen = { reads: [], uploads: [], commands: [], readiness: { status: 0, body: undefined } }
  const pending = cases.map((each) => ({ sent: confirmationOf(each), key: randomUUID() }))
  for (const since = Date.now(); Date.now() - since < FULL_FOR_MS; ) {
    const [next] = pending
    if (!next) throw new Error('there was room for all of them')
    const [read, uploaded, command, ready] = await Promise.all([
      client.once('GET', { as: 'officer', path: '/v1/procedures' }),
      client.once('POST', documentOf(keeper, uploading)),
      client.once('POST', next.sent, next.key),
      fetch(`${address}/readyz`),
      pause(300),
    ])
    if (command.status === 200) pending.shift()
    seen.reads.push(read)
    seen.uploads.push(uploaded)
    seen.commands.push(command)
    seen.readiness = { status: ready.status, body: await ready.json() }
  }
  return seen
}

const withSmallDisks = hasSmallDisks ? describe : describe.skip
withSmallDisks('while a disk is full', () => {
  let seen: Seen
  let walks: Promise<string[]>
  let before: (number | undefined)[]
  const pids = () => [product.pidOf('api'), product.pidOf('worker')]

  beforeAll(async () => {
    disk = mountSmallDisk(DISK_MIB)
    await startWithOffice(join(disk.folder, 'data'))
    before = pids()
    const keeper = await launch(client, uploading)
    await client.command(confirmationOf(keeper))
    const cases = await Promise.all(confirmed.map((opening) => launch(client, opening)))
    walks = Promise.all(wanted.slice(PROBED).map((opening) => walkProcedure(client, opening, watcher)))
    // Handled where it is awaited.
    walks.catch(() => undefined)
    await until('they are under way', () => accepted.length >= 4)
    disk.fill()
    seen = await tryAll(keeper, cases)
    disk.free()
  }, 180_000)
  afterAll(async () => {
    await pool?.end()
    await connection?.close()
    product?.kill('SIGTERM')
    await product?.ended
    disk?.unmount()
  }, 60_000)

  test('reads go on', () => {
    expect(seen.reads.filter(({ status }) => status !== 200)).toEqual([])
  })

  test('what cannot be written is answered with 503 and a time to come back, and readiness says so', () => {
    const { commands, uploads } = seen
    expect([...commands, ...uploads].filter(({ status }) => ![200, 201, 503].includes(status ?? 0))).toEqual(
      [],
    )
    expect([commands.at(-1), uploads.at(-1)]).toEqual([
      expect.objectContaining({ status: 503, code: 'dependency-down', retryAfter: '5' }),
      expect.objectContaining({ status: 503, code: 'dependency-down', retryAfter: '5' }),
    ])
    expect(seen.readiness).toMatchObject({ status: 503, body: { disk: 'full' } })
  })

  test('with room again it all goes on by itself, and nothing accepted is lost or there twice', async () => {
    expect(await reckoning({ pool, client: temporal }, await walks, accepted)).toEqual([])
    await until('it is ready', async () => (await fetch(`${address}/readyz`)).status === 200)
    expect(pids()).toEqual(before)
  }, 120_000)
})
