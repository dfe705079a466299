import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { isPortFree } from '../../bin/processes/free-port.js'
import { commandLine } from '../../bin/processes/running-process.js'
import { loadRuntime } from '../../bin/runtime.js'
import { childrenOf, keptPort, until } from '../support/product.js'
import { launchProduct, type StartedProduct } from '../support/started-product.js'

/** The program behind `npm start`, with an empty database: its processes are killed, it is stopped and started again. */
const NAMES = ['worker', 'api', 'temporal', 'postgres'] as const

const dataDir = mkdtempSync(join(tmpdir(), 'started-product-'))
let port = 0
let started: StartedProduct | undefined

beforeAll(async () => {
  port = await keptPort()
})
afterAll(async () => {
  started?.kill('SIGTERM')
  await started?.ended
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5 })
}, 60_000)

async function start(
  env: Record<string, string> = {},
  by: 'program' | 'npm' = 'program',
): Promise<StartedProduct> {
  started = await launchProduct({ DATA_DIR: dataDir, PORT: String(port), ...env }, { by })
  await started.ready()
  return started
}

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
    const pid = program.pidOf(name)
    if (pid === undefined) throw new Error(`no ${name} among the children`)
    process.kill(pid, 'SIGKILL')
    await until(
      `${name} is started again`,
      () => {
        const next = program.pidOf(name)
        return next !== undefined && next !== pid
      },
      30_000,
    )
    await until(
      `it is said of ${name}`,
      () => program.said().includes(`${name} ended by itself: starting it again.`),
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
  const children = childrenOf(program.pid)
  const all = [...children, ...children.flatMap(childrenOf)]
  expect(children.length).toBe(NAMES.length)
  program.kill('SIGINT')
  expect(await program.ended).toEqual([0, null])
  expect(all.filter((pid) => commandLine(pid) !== undefined)).toEqual([])
  expect(await isPortFree(port)).toBe(true)
}, 60_000)

test('at the next start, though warnings alone are logged, all is ready and the data is there', async () => {
  const program = await start({ LOG_LEVEL: 'warn' })
  expect(await query("SELECT id FROM units WHERE id = 'u-kept'")).toEqual([{ id: 'u-kept' }])
  expect(await isServing()).toBe(true)
  program.kill('SIGTERM')
  expect(await program.ended).toEqual([0, null])
}, 90_000)

test('npm that is told to end by its own process id ends with everything it started', async () => {
  const npm = await start({}, 'npm')
  const all = processesBelow(npm.pid)
  expect(all.length).toBeGreaterThan(NAMES.length)
  npm.kill('SIGTERM')
  await until('none of them is left', () => all.every((pid) => commandLine(pid) === undefined))
  expect(await isPortFree(port)).toBe(true)
}, 90_000)

const processesBelow = (pid: number): number[] =>
  childrenOf(pid).flatMap((child) => [child, ...processesBelow(child)])
