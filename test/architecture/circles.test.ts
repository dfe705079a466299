import { describe, expect, test } from '@jest/globals'
import { circlesAmong } from './circles.js'
import { filesUnder, importsOf, productSources } from './sources.js'

const tests = filesUnder('test').filter((file) => file.endsWith('.ts'))

test('no file imports itself over others, types included', () => {
  const imports = [...productSources(), ...tests].flatMap((file) => importsOf(file))
  expect(circlesAmong(imports).map((circle) => circle.join(' → '))).toEqual([])
})

describe('a circle is found', () => {
  const importing = (file: string, text: string) => importsOf(file, text)

  test('where two files import each other, one of them types only', () => {
    const imports = [
      ...importing('domain/a.ts', `import { b } from './b.js'`),
      ...importing('domain/b.ts', `import type { A } from './a.js'`),
    ]
    expect(circlesAmong(imports)).toEqual([['domain/a.ts', 'domain/b.ts', 'domain/a.ts']])
  })

  test('over three folders, told by its shortest way, and once', () => {
    const imports = [
      ...importing('api/a.ts', `import { b } from '../db/b.js'\nimport { d } from './d.js'`),
      ...importing('db/b.ts', `export { c } from '../domain/c.js'`),
      ...importing('domain/c.ts', `const a: import('../api/a.js').A = 1`),
      ...importing('api/d.ts', `import { e } from './e.js'`),
      ...importing('api/e.ts', `import { b } from '../db/b.js'`),
    ]
    expect(circlesAmong(imports)).toEqual([['api/a.ts', 'db/b.ts', 'domain/c.ts', 'api/a.ts']])
  })

  test('and none where files only share what they import', () => {
    const imports = [
      ...importing('domain/a.ts', `import { c } from './c.js'\nimport { b } from './b.js'`),
      ...importing('domain/b.ts', `import { c } from './c.js'`),
    ]
    expect(circlesAmong(imports)).toEqual([])
  })
})
