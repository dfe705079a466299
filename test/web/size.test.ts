import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { testService } from '../support/services.js'

/** Bytes of compressed scripts for the first view of the inbox. */
const LARGEST_FIRST_VIEW = 250_000

test('the scripts of the first view of the inbox are at most 250 kB, compressed', async () => {
  const { folder } = await testService('build')
  // A script of the setup, which has no types.
  const { firstView } = await import(new URL('../../bin/setup/build-web.mjs', import.meta.url).href)
  const files: string[] = firstView(join(folder, 'web'))
  expect(files.length).toBeGreaterThan(1)
  expect(files.reduce((sum, file) => sum + statSync(file).size, 0)).toBeLessThanOrEqual(LARGEST_FIRST_VIEW)
})
