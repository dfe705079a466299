import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { CODE_FOLDERS, filesUnder, root } from './sources.js'

const FOLDERS = [...CODE_FOLDERS, 'test', 'tools', 'docs', 'deploy']
const ROOT_TEXTS = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md']
const COMMENTED = /\.(ts|tsx|mjs|sql)$/
const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)(\/\/|--).*$/gm

/**
 * A path of the repository, from one of its folders on, with `<name>`, `*` and `{one,other}` for what there are several of;
 * or a document beside them.
 */
const NAMED = new RegExp(
  `(?<![\\w./<>@-])((${FOLDERS.join('|')})/([\\w.{},*/-]|<[^<>\\n]+>)+|[A-Z]+\\.md)`,
  'g',
)

const files = [...FOLDERS.flatMap((folder) => filesUnder(folder)), ...ROOT_TEXTS]
const there = new Set(files.flatMap((file) => [file, ...foldersOf(file)]))

function foldersOf(file: string): string[] {
  const parts = file.split('/')
  return parts.slice(1).map((_, depth) => parts.slice(0, depth + 1).join('/'))
}

/** The paths that the comments of a program, or a text, name. */
function pathsNamed(file: string, text: string): string[] {
  const read = COMMENTED.test(file) ? (text.match(COMMENT) ?? []).join('\n') : text
  return (read.match(NAMED) ?? []).map((path) => path.replace(/[.,/]+$/, ''))
}

function isThere(path: string): boolean {
  if (there.has(path)) return true
  if (!/[{<*]/.test(path)) return false
  const pattern = path
    .replace(/\./g, '\\.')
    .replace(/<[^>]+>|\*/g, '[^/]+')
    .replace(/\{([^}]*)\}/g, (_, names: string) => `(${names.replaceAll(',', '|')})`)
  return [...there].some((each) => new RegExp(`^${pattern}$`).test(each))
}

test('a path is read in comments and in texts, not in code', () => {
  const folder = 'db'
  expect(pathsNamed('a.ts', `import './${folder}/b.js' // of ${folder}/reads/c.ts.`)).toEqual([
    `${folder}/reads/c.ts`,
  ])
  expect(pathsNamed('a.md', `in \`${folder}/<name>.ts\`, dist/${folder}/b.js`)).toEqual([
    `${folder}/<name>.ts`,
  ])
  expect(isThere(`${folder}/{pool,migrate}.ts`)).toBe(true)
  expect(isThere(`${folder}/reads/no-such-file.ts`)).toBe(false)
  expect(pathsNamed('a.sql', '-- NONE.md')).toEqual(['NONE.md'])
  expect(isThere('NONE.md')).toBe(false)
})

test('every path of the repository that a comment or a document names is there', () => {
  const amiss = files
    .filter((file) => COMMENTED.test(file) || file.endsWith('.md'))
    .flatMap((file) =>
      pathsNamed(file, readFileSync(join(root, file), 'utf8'))
        .filter((path) => !isThere(path))
        .map((path) => `${file}: ${path}`),
    )
  expect(amiss).toEqual([])
})
