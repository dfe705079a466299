import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { FREE, RULES, violation } from './import-rules.js'
import { filesUnder, importsOf, productSources, root } from './sources.js'

const imports = productSources().flatMap((file) => importsOf(file))

test('every folder imports only what is allowed to it', () => {
  expect(imports.length).toBeGreaterThan(50)
  expect(imports.map(violation).filter(Boolean)).toEqual([])
})

test('every package that is imported is declared in package.json', () => {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const declared = packagesOf(manifest, 'dependencies')
  const typesToo = new Set([...declared, ...packagesOf(manifest, 'devDependencies')])
  const undeclared = imports.filter(({ file, specifier, typeOnly }) => {
    if (/^(\.|node:|computed$)/.test(specifier)) return false
    const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/')
    // What the console imports is built into it: it is installed where the product is built, not where it runs.
    // The benchmark in a browser is of a checkout too: the images are without it.
    const isOfCheckout = file.startsWith('web/') || file.startsWith('bench/browser/')
    const isThere = typeOnly || isOfCheckout ? typesToo : declared
    return !isThere.has(name) && !(typeOnly && typesToo.has(`@types/${name}`))
  })
  expect(undeclared.map(({ file, specifier }) => `${file}: ${specifier}`)).toEqual([])
})

test('an import inside the checkout names the compiled file', () => {
  const wrong = imports.filter(
    ({ specifier }) => specifier.startsWith('.') && !/\.(js|cjs|json|css|svg)$/.test(specifier),
  )
  expect(wrong).toEqual([])
})

test('no source folder is left out of the rules', () => {
  const known = new Set(productSources().map((file) => file.split('/')[0]))
  const folders = new Set(
    filesUnder('.')
      .filter((file) => file.endsWith('.ts') && file.includes('/'))
      .map((file) => file.split('/')[0]),
  )
  folders.delete('test')
  folders.delete('tools')
  expect([...folders].filter((folder) => !known.has(folder))).toEqual([])
  expect([...known].filter((folder = '') => !(folder in RULES || FREE.includes(folder)))).toEqual([])
})

describe('the rules tell', () => {
  const refused: [string, string][] = [
    ['domain/x.ts', `import { z } from 'zod'`],
    ['domain/x.ts', `import { readFile } from 'node:fs/promises'`],
    ['domain/voting/x.ts', `import type { Row } from '../../db/rows.js'`],
    ['workflows/x.ts', `import { createActivities } from '../activities/index.js'`],
    ['workflows/x.ts', `import { type A, b } from '../activities/index.js'`],
    ['workflows/x.ts', `const { z } = await import('zod')`],
    ['workflows/x.ts', `export { z } from 'zod'`],
    ['api/x.ts', `import { procedure } from '../workflows/procedure/procedure.js'`],
    ['api/x.ts', `import { createActivities } from '../activities/index.js'`],
    ['db/x.ts', `import { app } from '../api/app.js'`],
    ['db/x.ts', `import type { Caller } from '../api/caller/caller.js'`],
    ['records/x.ts', `import { Problem } from '../api/problems/problem.js'`],
    ['activities/x.ts', `import { startCase } from '../temporal/start-case.js'`],
    ['temporal/x.ts', `import { createPool } from '../db/pool.js'`],
    ['temporal/x.ts', `import { procedure } from '../workflows/procedure/procedure.js'`],
    ['demonstration/x.ts', `import { createApp } from '../api/app.js'`],
    ['api/x.ts', `import { generateProvince } from '../demonstration/generate-province.js'`],
    ['web/x.tsx', `import { absence } from '../api/resources/absences/schemas.js'`],
    ['web/x.tsx', `import type { Caller } from '../api/caller/caller.js'`],
    ['worker/x.ts', `import { procedure } from '../workflows/index.js'`],
  ]
  test.each(refused)('%s may not: %s', (file, text) => {
    expect(importsOf(file, text).map(violation)).toEqual([expect.stringContaining('may not')])
  })

  const allowed: [string, string][] = [
    ['workflows/x.ts', `import type { Activities } from '../activities/index.js'`],
    ['workflows/x.ts', `import { type A, type B } from '../activities/index.js'`],
    ['workflows/procedure/x.ts', `export { evaluateVote } from '../../domain/voting/evaluate-vote.js'`],
    ['api/tasks/x.ts', `import { completeTask } from '../../workflows/procedure/messages.js'`],
    ['worker/x.ts', `import { createActivities } from '../activities/index.js'`],
    ['records/x.ts', `import { insertAbsence } from '../db/registers/absences.js'`],
    ['api/absences/x.ts', `import { enterAbsence } from '../../records/absences.js'`],
    ['temporal/x.ts', `import { launched } from '../workflows/procedure/messages.js'`],
    ['web/x.tsx', `import type { Task } from '../api/resources/tasks/schemas.js'`],
  ]
  test.each(allowed)('%s may: %s', (file, text) => {
    expect(importsOf(file, text).map(violation)).toEqual([undefined])
  })
})

function packagesOf(manifest: unknown, field: 'dependencies' | 'devDependencies'): Set<string> {
  if (typeof manifest !== 'object' || manifest === null || !(field in manifest)) return new Set()
  // npm itself guarantees that these fields are objects.
  return new Set(Object.keys((manifest as Record<string, object>)[field] ?? {}))
}
