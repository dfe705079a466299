import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { filesUnder, root } from './sources.js'

const NOT_KEPT = ['node_modules/', 'dist/', '.git/', '.data/', 'coverage/']
const BINARY = /\.(png|jpe?g|webp|gif|ico|pdf|docx|xlsx|woff2?|ttf|gz)$/

const texts = filesUnder('.')
  // In a second worktree of a clone .git is a file, which names the first.
  .filter((file) => file !== '.git' && !NOT_KEPT.some((folder) => file.startsWith(folder)))
  .filter((file) => !BINARY.test(file))
  .filter((file) => statSync(join(root, file)).size < 5_000_000)
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }))

/** Built from parts, or this file would be the first to break its own rule. */
const MACHINE_FOLDERS = ['home', 'root', 'Users', 'work', 'tmp'].join('|')
const machinePath = new RegExp(`(^|[\\s"'\`=(:])/(${MACHINE_FOLDERS})/[\\w.-]`)
const REGISTRIES = [
  'registry.npm' + 'js.org',
  'registry.yarn' + 'pkg.com',
  'npm.pkg.' + 'github.com',
  'proxy.golang.' + 'org',
]
const registryAddress = /"resolved":|registry\s*=\s*https?:/

function linesWith(found: (line: string) => boolean): string[] {
  return texts.flatMap(({ file, text }) =>
    text
      .split('\n')
      .flatMap((line, index) => (found(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 120)}`] : [])),
  )
}

test('no file names a folder of somebody’s machine', () => {
  expect(machinePath.test(`const x = '/${'home'}/someone/x'`)).toBe(true)
  expect(linesWith((line) => machinePath.test(line))).toEqual([])
})

test('no file names a package registry', () => {
  const found = linesWith(
    (line) => REGISTRIES.some((host) => line.includes(host)) || registryAddress.test(line),
  )
  expect(found.filter((line) => !line.startsWith('test/architecture/texts.test.ts'))).toEqual([])
})

test('whoever reads is addressed as an office does', () => {
  const addressed = /(?<!\p{L})bạn(?!\p{L})/iu
  const found = linesWith((line) => addressed.test(line))
  expect(found.filter((line) => !/^(test\/|docs\/|README|CONTRIBUTING)/.test(line))).toEqual([])
})
