import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { REQUIREMENTS } from './asvs-requirements.js'
import { root } from './sources.js'

const VERDICTS = ['met', 'partly', 'not met', 'not applicable']
const NUMBER = /\bV\d+\.\d+\.\d+\b/g

const text = readFileSync(join(root, 'docs/security.md'), 'utf8')

interface Row {
  numbers: string[]
  asks: string
  verdict: string
  where: string
}

/** The rows of the tables whose first column numbers requirements. */
const rows: Row[] = text.split('\n').flatMap((line) => {
  const [numbers = '', asks = '', verdict = '', where = ''] = line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
  return /^V\d/.test(numbers) ? [{ numbers: numbers.match(NUMBER) ?? [], asks, verdict, where }] : []
})

/** What "What is open" lists. */
const open = text.slice(text.indexOf('\n## What is open\n'), text.indexOf('\n## Who could do what\n'))

/** `a/file.ts` "a title in it" "and another": a file with what is quoted of it. */
function namedIn(words: string): { file: string; titles: string[] }[] {
  return [...words.matchAll(/`([\w./-]+)`((?:,? "[^"]+")*)/g)]
    .filter(([, file = '']) => isPath(file))
    .map(([, file = '', quoted = '']) => ({
      file,
      titles: [...quoted.matchAll(/"([^"]+)"/g)].map(([, title = '']) => title),
    }))
}

const isPath = (word: string): boolean =>
  /^[\w.-]+\/[\w./-]+$|^[\w-]+\.(md|yml|json|js)$|^Dockerfile$|^\.\w+$/.test(word)

test('each requirement of levels 1 and 2 is accounted for once', () => {
  expect(rows.flatMap(({ numbers }) => numbers).sort()).toEqual([...REQUIREMENTS].sort())
})

test('each row says what is asked, one of the four verdicts, and where or why', () => {
  const amiss = rows.filter(
    ({ asks, verdict, where }) => asks === '' || !VERDICTS.includes(verdict) || where === '',
  )
  expect(amiss).toEqual([])
})

test('what is met is shown by a test, or by the document that is asked for', () => {
  const unshown = rows
    .filter(({ verdict }) => verdict === 'met')
    .filter(({ where }) => !namedIn(where).some(({ file }) => /^test\/|^docs\/|\.md$/.test(file)))
  expect(unshown.map(({ numbers }) => numbers)).toEqual([])
})

test('each file that it names is there, and has what is quoted of it', () => {
  const amiss = namedIn(text).flatMap(({ file, titles }) => {
    if (!existsSync(join(root, file))) return [`${file} is not there`]
    if (titles.length === 0) return []
    const held = readFileSync(join(root, file), 'utf8')
    return titles.filter((title) => !held.includes(title)).map((title) => `${file} has no "${title}"`)
  })
  expect(amiss).toEqual([])
})

test('what is open lists each requirement that is not met, or partly, and no other', () => {
  const unmet = rows.filter(({ verdict }) => verdict === 'partly' || verdict === 'not met')
  expect((open.match(NUMBER) ?? []).sort()).toEqual(unmet.flatMap(({ numbers }) => numbers).sort())
})

test('the sums at its head are those of the table', () => {
  const [met, partly, unmet, others] = VERDICTS.map((each) =>
    rows.filter(({ verdict }) => verdict === each).reduce((sum, { numbers }) => sum + numbers.length, 0),
  )
  expect(text).toContain(
    `Of the ${REQUIREMENTS.length} requirements of OWASP ASVS 5.0.0 at levels 1 and 2 ${met} are met, ${partly} partly, ${unmet} not, and ${others} do not apply.`,
  )
})
