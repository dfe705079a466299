import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { productSources, root } from './sources.js'

/**
 * A worker's workflows share their modules (bin/setup/bundle-workflows.mjs): what one remembered there would be another's
 * past. What is looked up by an object, in a WeakMap, is of whoever has the object.
 */
const REMEMBERS =
  /^(?:export )?(?:let|var) |^(?:export )?const (\w+)(?:: (?:Map|Set)<.*>)? = new (?:Map|Set)\b/gm

test('no module that workflows are made of remembers anything', () => {
  const inWorkflows = productSources().filter((file) => /^(domain|workflows)\//.test(file))
  const remembering = inWorkflows.flatMap((file) =>
    [...readFileSync(join(root, file), 'utf8').matchAll(REMEMBERS)].map(([found]) => `${file}: ${found}`),
  )
  expect(inWorkflows.length).toBeGreaterThan(0)
  expect(remembering).toEqual([])
})
