import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { hasSetpriv, spawnChild } from '../../bin/processes/child-process.js'

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
