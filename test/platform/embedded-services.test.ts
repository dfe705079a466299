import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from '@jest/globals'
import pg from 'pg'
import { startPostgres } from '../../bin/processes/embedded-postgres.js'
import { startTemporal } from '../../bin/processes/temporal-server.js'
import { keptPort } from '../support/product.js'
import { testService } from '../support/services.js'

const dataDir = mkdtempSync(join(tmpdir(), 'embedded-services-'))
const { path: bin } = await testService('temporalProgram')

const copies: ChildProcess[] = []

afterAll(() => {
  for (const copy of copies) copy.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

async function query(url: string, statement: string) {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(statement)
  await client.end()
  return rows
}

test('the database is there again after its server was killed, with the same password', async () => {
  const first = await startPostgres({ dataDir })
  await query(first.url, 'CREATE TABLE kept (n int); INSERT INTO kept VALUES (7)')
  process.kill(first.pid, 'SIGKILL')
  await first.exited
  const second = await startPostgres({ dataDir })
  try {
    expect(await query(second.url, 'SELECT n FROM kept')).toEqual([{ n: 7 }])
    expect(new URL(second.url).password).toBe(new URL(first.url).password)
    expect(statSync(join(dataDir, 'postgres-password')).mode & 0o777).toBe(0o600)
  } finally {
    await second.stop()
  }
})

test('a lock file whose process id has gone to another program does not bar the start', async () => {
  const { uid } = statSync(join(dataDir, 'postgres'))
  const stranger = spawn(process.execPath, ['--eval', 'setInterval(() => undefined, 1_000)'], { uid })
  try {
    await once(stranger, 'spawn')
    writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), `${stranger.pid}\n`)
    const server = await startPostgres({ dataDir })
    await server.stop()
  } finally {
    stranger.kill('SIGKILL')
  }
})

/** Starts both services in a process of its own, which says "up" or what went wrong, and then stays. */
async function otherCopy() {
  const { folder } = await testService('build')
  const processes = pathToFileURL(join(folder, 'bin', 'processes')).href
  const script = `
    const { startPostgres } = await import('${processes}/embedded-postgres.js')
    const { startTemporal } = await import('${processes}/temporal-server.js')
    const [dataDir, bin] = process.argv.slice(1)
    try {
      await startPostgres({ dataDir })
      await startTemporal({ dataDir, bin })
      process.stdout.write('up')
    } catch (error) {
      process.stdout.write(error.message)
    }
    setInterval(() => undefined, 1_000)
  `
  const copy = spawn(process.execPath, ['--input-type=module', '--eval', script, dataDir, bin])
  copies.push(copy)
  const said = await new Promise<string>((resolve) =>
    copy.stdout.once('data', (text) => resolve(String(text))),
  )
  return {
    said,
    async kill() {
      const ended = once(copy, 'exit')
      copy.kill('SIGKILL')
      await ended
    },
  }
}

test('a second copy on the same data is refused while the first one runs', async () => {
  const server = await startPostgres({ dataDir })
  const second = await otherCopy()
  await second.kill()
  await server.stop()
  expect(second.said).toBe(
    `The data in ${join(dataDir, 'postgres')} is in use by another copy (process ${process.pid}): stop it, or choose another DATA_DIR.`,
  )
})

test('what a killed copy left running is ended by the next start', async () => {
  const copy = await otherCopy()
  expect(copy.said).toBe('up')
  await copy.kill()
  const postgres = await startPostgres({ dataDir })
  const temporal = await startTemporal({ bin, dataDir })
  await temporal.stop()
  await postgres.stop()
})

test('workflows are there again after the Temporal server was killed', async () => {
  const first = await startTemporal({ bin, dataDir })
  process.kill(first.pid, 'SIGKILL')
  await first.exited
  const second = await startTemporal({ bin, dataDir })
  await second.stop()
  expect(statSync(join(dataDir, 'temporal', 'temporal.db')).size).toBeGreaterThan(0)
})

test('a first server that is ended before its tables are made does not bar the next one', async () => {
  const own = join(dataDir, 'half made')
  const program = join(dataDir, 'makes-no-tables')
  writeFileSync(program, '#!/bin/sh\n: > temporal.db\nexit 1\n', { mode: 0o700 })
  await expect(startTemporal({ bin: program, dataDir: own })).rejects.toThrow('Temporal did not start')
  const server = await startTemporal({ bin, dataDir: own })
  await server.stop()
  const again = await startTemporal({ bin, dataDir: own })
  await again.stop()
})

test('a port in use is named in one sentence that says what to do', async () => {
  const taken = createServer()
  const port = await new Promise<number>((resolve) => {
    taken.listen(0, '127.0.0.1', () => resolve(Number(Object(taken.address()).port)))
  })
  await expect(startPostgres({ dataDir, port })).rejects.toThrow(
    `Port ${port}, meant for PostgreSQL, is in use: free it or choose another.`,
  )
  await expect(startTemporal({ bin, port })).rejects.toThrow(
    `Port ${port}, meant for Temporal, is in use: free it or choose another.`,
  )
  taken.close()
})

test('a port lost to a neighbour while Temporal starts, an inner one too, is replaced by another', async () => {
  const program = join(dataDir, 'loses-a-port-once')
  const lost = [
    'level=ERROR msg="Failed to start gRPC listener" error="listen tcp 127.0.0.1:1: bind: address already in use"',
    'panic: runtime error: invalid memory address or nil pointer dereference',
    'main.go:18 +0x8e',
  ]
  const lines = lost.map((line) => `echo '${line}'`).join('; ')
  const script = `#!/bin/sh\nif mkdir "$0.tried" 2>/dev/null; then ${lines}; exit 2; fi\nexec '${bin}' "$@"\n`
  writeFileSync(program, script, { mode: 0o700 })
  const server = await startTemporal({ bin: program, port: await keptPort() })
  await server.stop()
  expect(existsSync(`${program}.tried`)).toBe(true)
})

test('a Temporal program that is none is named', async () => {
  await expect(startTemporal({ bin: join(dataDir, 'nothing') })).rejects.toThrow(
    'cannot be executed: correct TEMPORAL_BIN.',
  )
  await expect(startTemporal({ bin: process.execPath, dataDir })).rejects.toThrow(
    /^Temporal did not start \(.+\): see /,
  )
})
