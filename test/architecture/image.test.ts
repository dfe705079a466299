import { readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { expect, test } from '@jest/globals'
import { importsOf, root } from './sources.js'

const textOf = (file: string): string => readFileSync(join(root, file), 'utf8')

/** What runs in a container: whatever is named there, and what compares trail and rows. */
const PROGRAMS = ['Dockerfile', 'docker-compose.yml', 'docs/operations.md']
  .flatMap((file) => [...textOf(file).matchAll(/\bdist\/([\w/-]+)\.js/g)])
  .map(([, program]) => `${program}.ts`)
  .concat('bin/verify-audit.ts')

/** All files that a program is made of. */
function filesOf(program: string, found = new Set<string>()): Set<string> {
  if (found.has(program)) return found
  found.add(program)
  for (const { specifier, typeOnly } of importsOf(program)) {
    if (!typeOnly && specifier.startsWith('.') && specifier.endsWith('.js'))
      filesOf(normalize(join(program, '..', specifier)).replace(/\.js$/, '.ts'), found)
  }
  return found
}

test('the image has neither demonstration nor benchmarks, and what runs in it needs none', () => {
  const [, leftOut = ''] = /rm -rf ([^\n]*dist\/[^\n]+)/.exec(textOf('Dockerfile')) ?? []
  const folders = [...leftOut.matchAll(/dist\/(\w+)/g)].map(([, folder = '']) => folder)
  expect(folders).toEqual(['bench', 'demonstration'])
  expect(PROGRAMS).toEqual(expect.arrayContaining(['api/main.ts', 'worker/main.ts', 'bin/worker-health.ts']))
  const needed = PROGRAMS.flatMap((program) => [...filesOf(program)])
  expect(needed.length).toBeGreaterThan(300)
  expect(needed.filter((file) => folders.some((folder) => file.startsWith(`${folder}/`)))).toEqual([])
})
