import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { commandLine } from '../../bin/processes/running-process.js'
import { childrenOf, keptPort, until } from '../support/product.js'
import { hasSmallDisks, mountSmallDisk, type SmallDisk } from '../support/small-disk.js'
import { launchProduct, type StartedProduct } from '../support/started-product.js'

/** What `npm start` says where it cannot start, or is stopped on the way: one sentence that says what to do. */
const folder = mkdtempSync(join(tmpdir(), 'start-refused-'))
const original = join(folder, 'original')
let port = ''
let launched: StartedProduct | undefined

beforeAll(async () => {
  port = String(await keptPort())
  await startAndStop(original)
}, 120_000)
afterEach(async () => {
  launched?.kill('SIGTERM')
  await launched?.ended
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }))

async function launch(dataDir: string, env: Record<string, string> = {}): Promise<StartedProduct> {
  launched = await launchProduct({ DATA_DIR: dataDir, PORT: port, ...env })
  return launched
}

async function startAndStop(dataDir: string): Promise<void> {
  const product = await launch(dataDir)
  await product.ready()
  product.kill('SIGTERM')
  await product.ended
}

/** All that it says before it ends with a failure. */
async function refusal(dataDir: string, env: Record<string, string> = {}): Promise<string> {
  const product = await launch(dataDir, env)
  expect(await product.ended).toEqual([1, null])
  return product.said()
}

/** The data as whoever copies files has it. */
function copied(name: string): string {
  const dataDir = join(folder, name)
  cpSync(original, dataDir, { recursive: true, preserveTimestamps: true })
  return dataDir
}

describe('a copy of the data', () => {
  test('whose password is lost, or another, is told from where to take it', async () => {
    const dataDir = copied('another-password')
    const [file, database] = [join(dataDir, 'postgres-password'), join(dataDir, 'postgres')]
    own(database)
    writeFileSync(file, '')
    expect(await refusal(dataDir)).toBe(
      `${file} is missing or empty, and the database in ${database} cannot be opened without the password in it: copy the file again from where the data came from.\n`,
    )
    writeFileSync(file, 'another')
    expect(await refusal(dataDir)).toBe(
      `The password in ${file} is not that of the database in ${database}: copy both again from where the data came from, while nothing runs there.\n`,
    )
    writeFileSync(file, readFileSync(join(original, 'postgres-password')))
    await startAndStop(dataDir)
  }, 120_000)

  test('without its payload key gets none in production, or where more than this machine is served', async () => {
    const dataDir = copied('served-to-others')
    const file = join(dataDir, 'payload.key')
    own(join(dataDir, 'postgres'))
    rmSync(file)
    const refused = (where: string): string =>
      `There is no payload key, and none is made where ${where}: make one (openssl rand -hex 32), keep a copy of it apart, and give it as PAYLOAD_KEYS or in ${file}.\n`
    expect(await refusal(dataDir, { NODE_ENV: 'production' })).toBe(refused('NODE_ENV is production'))
    expect(await refusal(dataDir, { HOST: '0.0.0.0' })).toBe(
      refused('HOST (0.0.0.0) is more than this machine'),
    )
    expect(existsSync(file)).toBe(false)
  }, 60_000)

  const asRoot = process.getuid?.() === 0 ? test : test.skip
  asRoot(
    'that belongs to another is told the command that gives it back, and starts after it',
    async () => {
      const dataDir = copied("the secretary's")
      const said = await refusal(dataDir)
      const [, command = ''] = /`(chown [^`]+)`/.exec(said) ?? []
      expect(said).toBe(
        `The database in ${dataDir}/postgres belongs to another user than the one it runs as, for instance since it was copied: give it back with \`${command}\`, then start again.\n`,
      )
      execFileSync('sh', ['-c', command])
      await startAndStop(dataDir)
    },
    120_000,
  )
})

/** Gives a copy of the database to whoever it belonged to: copying as root makes it root's. */
function own(database: string): void {
  if (process.getuid?.() === 0)
    execFileSync('chown', ['-R', '--reference', join(original, 'postgres'), database])
}

const withSmallDisks = hasSmallDisks ? describe : describe.skip
withSmallDisks('a first start', () => {
  let disk: SmallDisk
  beforeAll(() => {
    disk = mountSmallDisk(600)
  })
  afterAll(() => disk.unmount())

  test.each([0, 8, 270])(
    'on a disk that has %d MiB left says that it is full',
    async (mebibytes) => {
      disk.fill(mebibytes)
      const dataDir = join(disk.folder, 'data')
      expect(await refusal(dataDir)).toBe(
        `The disk of ${dataDir} is full: free some room on it (the product takes 300 MB to begin with), then start again, or choose another DATA_DIR.\n`,
      )
    },
    60_000,
  )

  test('goes on from there when it has room', async () => {
    disk.free()
    await startAndStop(join(disk.folder, 'data'))
  }, 120_000)
})

test('stopped while the demonstration is entered, it says so in one sentence, and the next start goes on', async () => {
  const dataDir = join(folder, 'demonstration')
  const product = await launch(dataDir, { DEMO: 'true' })
  await until('the procedures are entered', () => product.pidOf('api') && product.pidOf('seed'), 60_000)
  const children = childrenOf(product.pid)
  product.kill('SIGTERM')
  expect(await product.ended).toEqual([0, null])
  expect(product.said().split('\n').slice(1)).toEqual([
    'Stopping before it was ready: the next start goes on from here …',
    '',
  ])
  expect(children.filter((pid) => commandLine(pid) !== undefined)).toEqual([])
  await (await launch(dataDir, { DEMO: 'true' })).ready()
}, 180_000)
