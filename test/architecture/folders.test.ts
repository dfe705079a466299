import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { root } from './sources.js'

/** What lies in a folder itself: whatever else it holds stands in a folder of its subject. */
const looseFiles = (folder: string): string[] =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort()

test('beside its folders the API is what starts it, what it is made of, what it needs and its environment', () => {
  expect(looseFiles('api')).toEqual(['app.ts', 'config.ts', 'deps.ts', 'main.ts'])
})

test('every resource of the API is a folder', () => {
  expect(looseFiles('api/resources')).toEqual([])
})
