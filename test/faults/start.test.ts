import {
  type ChildProcess,
  type SpawnOptionsWithStdioTuple,
  type StdioNull,
  type StdioPipe,
  spawn,
} from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { isPortFree } from '../../bin/processes/free-port.js'
import { commandLine } from '../../bin/processes/running-process.js'
import { loadRuntime } from '../../bin/runtime.js'
import { childrenOf, keptPort, productEnvironment, until } from '../support/product.js'
import { testService } from '../support/services.js'

/** The program behind `npm start`, with an empty database: its processes are killed, it is stopped and started again. */
const MARKS = {
  worker: /worker\/main\.js/,
  api: /api\/main\.js/,
  temporal: /server start-dev/,
  postgres: /native\/bin\/postgres/,
}
type Name = keyof typeof MARKS
const NAMES = Object.keys(MARKS) as Name[] // its keys

const root = fileURLToPath(new URL('../../', import.meta.url))
const dataDir = mkdtempSync(join(tmpdir(), 'started-product-'))
let port = 0
let started: ChildProcess | undefined
let said = ''

beforeAll(async () => {
  port = await keptPort()
})
afterAll(async () => {
  if (started?.exitCode === null && started.signalCode === null) {
    const ended = once(started, 'exit')
    started.kill('SIGTERM')
    await ended
  }
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
}, 60_000)

async function start({
  by = 'program',
  ...given
}: { by?: 'program' | 'npm' } & Record<string, string> = {}): Promise<ChildProcess> {
  const [{ folder }, { path }] = await Promise.all([testService('build'), testService('temporalProgram')])
  const env = productEnvironment({
    DATA_DIR: dataDir,
    PORT: String(port),
    TEMPORAL_BIN: path,
    DEMO: 'false',
    ...given,
  })
  said = ''
  const options: SpawnOptionsWithStdioTuple<StdioNull, StdioPipe, StdioPipe> = {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  }
  const child =
    by === 'npm'
      ? spawn('npm', ['start'], options)
      : spawn(process.execPath, [join(folder, 'bin', 'start.js')], options)
  for (const output of [child.stdout, child.stderr])
    output.on('data', (text: Buffer) => (said += text.toString()))
  started = child
  await until(
    'it is ready',
    () => {
      if (child.exitCode !== null) throw new Error(`it ended: ${said}`)
      return said.includes(`http://127.0.0.1:${port}/docs`)
    },
    60_000,
  )
  return child
}

const pidOf = (parent: ChildProcess, name: Name): number | undefined =>
  childrenOf(parent.pid ?? 0).find((pid) => MARKS[name].test(commandLine(pid) ?? ''))

async function isServing(): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined)
  return answer?.status === 200
}

async function query(statement: string): Promise<unknown[]> {
  const runtime = await loadRuntime(dataDir)
  const client = await until('the database lets us in', async () => {
    const newcomer = new pg.Client(runtime?.databaseUrl)
    return await newcomer.connect().then(
      () => newcomer,
      () => undefined,
    )
  })
  const { rows } = await client.query<Record<string, unknown>>(statement)
  await client.end()
  return rows
}

test('each process that is killed is started again, where it was', async () => {
  const program = await start()
  const before = await loadRuntime(dataDir)
  for (const name of NAMES) {
    const pid = pidOf(program, name)
    if (pid === undefined) throw new Error(`no ${name} among the children`)
    process.kill(pid, 'SIGKILL')
    await until(
      `${name} is started again`,
      () => {
        const next = pidOf(program, name)
        return next !== undefined && next !== pid
      },
      30_000,
    )
    await until(
      `it is said of ${name}`,
      () => said.includes(`${name} ended by itself: starting it again.`),
      30_000,
    )
    await until('all of it serves again', isServing, 30_000)
  }
  expect(await loadRuntime(dataDir)).toEqual(before)
}, 150_000)

test('Ctrl-C stops everything, and leaves no process and no port behind', async () => {
  await query(
    "INSERT INTO units (id, path, kind, name_vi, name_en) VALUES ('u-kept', '{u-kept}', 'province', 'Tỉnh', 'Province')",
  )
  const program = started
  if (!program) throw new Error('it was not started')
  const children = childrenOf(program.pid ?? 0)
  const all = [...children, ...children.flatMap(childrenOf)]
  expect(children.length).toBe(NAMES.length)
  const ended = once(program, 'exit')
  program.kill('SIGINT')
  expect(await ended).toEqual([0, null])
  expect(all.filter((pid) => commandLine(pid) !== undefined)).toEqual([])
  expect(await isPortFree(port)).toBe(true)
}, 60_000)

test('at the next start, though warnings alone are logged, all is ready and the data is there', async () => {
  const program = await start({ LOG_LEVEL: 'warn' })
  expect(await query("SELECT id FROM units WHERE id = 'u-kept'")).toEqual([{ id: 'u-kept' }])
  expect(await isServing()).toBe(true)
  const ended = once(program, 'exit')
  program.kill('SIGTERM')
  expect(await ended).toEqual([0, null])
}, 90_000)

test('npm that is told to end by its own process id ends with everything it started', async () => {
  const npm = await start({ by: 'npm' })
  const all = processesBelow(npm.pid ?? 0)
  expect(all.length).toBeGreaterThan(NAMES.length)
  const ended = once(npm, 'exit')
  npm.kill('SIGTERM')
  await ended
  await until('none of them is left', () => all.every((pid) => commandLine(pid) === undefined))
  expect(await isPortFree(port)).toBe(true)
}, 90_000)

const processesBelow = (pid: number): number[] =>
  childrenOf(pid).flatMap((child) => [child, ...processesBelow(child)])
