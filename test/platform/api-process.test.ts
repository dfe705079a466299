import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { keptPort, productEnvironment, until } from '../support/product.js'
import { testService } from '../support/services.js'

/** The API as a process of its own. It needs neither of its stores to be up. */
let dataDir = ''
let port = 0
let api: ChildProcess | undefined

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'api-process-'))
  port = await keptPort()
})
afterEach(() => {
  api?.kill('SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

/** Its standard output goes to that file. */
async function startApi(log: string): Promise<ChildProcess> {
  const { folder } = await testService('build')
  const output = openSync(log, 'a')
  api = spawn(process.execPath, [join(folder, 'api', 'main.js')], {
    env: productEnvironment({
      DATA_DIR: dataDir,
      PORT: String(port),
      DATABASE_URL: 'postgresql://nobody:none@127.0.0.1:1/none',
      TEMPORAL_ADDRESS: '127.0.0.1:1',
      // Without one PostgreSQL would have to say whether it may be made.
      PAYLOAD_KEY: '0'.repeat(64),
    }),
    stdio: ['ignore', output, 'pipe'],
  })
  closeSync(output)
  return api
}

test('an API that cannot start says why and ends, though it listened already', async () => {
  mkdirSync(join(dataDir, 'identity'))
  writeFileSync(join(dataDir, 'identity', 'secrets.json'), 'half of i')
  const process = await startApi(join(dataDir, 'log'))
  let said = ''
  process.stderr?.on('data', (text: Buffer) => (said += text.toString()))
  expect(await once(process, 'exit')).toEqual([1, null])
  expect(said).toMatch(/^api: .*secrets\.json is damaged: restore it/m)
})

const whereOutputCanBeRefused = process.platform === 'linux' ? test : test.skip

whereOutputCanBeRefused(
  'an API whose log has no room left goes on serving, and ends when asked to',
  async () => {
    const process = await startApi('/dev/full')
    const ended = once(process, 'exit')
    const ask = (path: string) =>
      fetch(`http://127.0.0.1:${port}${path}`).then(
        ({ status }) => status,
        () => undefined,
      )
    await until('it serves', async () => (await ask('/healthz')) === 200)
    for (let n = 0; n < 20; n += 1) expect(await ask('/v1/me')).toBe(401)
    process.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  },
)
