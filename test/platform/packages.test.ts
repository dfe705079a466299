import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'

const root = fileURLToPath(new URL('../../', import.meta.url))
let folder = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'npm-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Asks by an npm that answers what a registry was seen to answer. */
function ask(answer: string, ...args: string[]) {
  const npm = join(folder, 'npm')
  writeFileSync(npm, `#!${process.execPath}\nprocess.stdout.write(${JSON.stringify(answer)})\n`)
  chmodSync(npm, 0o755)
  const { status, stdout } = spawnSync(process.execPath, ['tools/known-vulnerabilities.mjs', ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { PATH: folder },
  })
  return [status, stdout.trim()]
}

const of = (severity: string) =>
  JSON.stringify({
    auditReportVersion: 2,
    vulnerabilities: { pg: { name: 'pg', severity, range: '<8.23.2' } },
  })

describe('what is known of the packages of the product', () => {
  test.each(['high', 'critical'])(
    'is told with every change, and stops a release, where it is %s',
    (severity) => {
      const said = `${severity}: pg <8.23.2`
      expect([ask(of(severity)), ask(of(severity), '--strict')]).toEqual([
        [0, said],
        [1, said],
      ])
    },
  )

  test.each(['low', 'moderate'])('is told where it is %s', (severity) => {
    expect(ask(of(severity), '--strict')).toEqual([0, `${severity}: pg <8.23.2`])
  })

  test('is nothing where there is nothing', () => {
    expect(ask(JSON.stringify({ auditReportVersion: 2, vulnerabilities: {} }))).toEqual([
      0,
      'Nothing is known to be wrong with the packages of the product.',
    ])
  })

  test('is not known where the registry cannot be asked: that is said, and stops a release alone', () => {
    const refused = JSON.stringify({ message: '405 Method Not Allowed', error: { summary: '', detail: '' } })
    const said = 'The registry could not be asked about known vulnerabilities: 405 Method Not Allowed'
    expect([ask(refused), ask(refused, '--strict')]).toEqual([
      [0, said],
      [1, said],
    ])
    expect(ask('', '--strict')[0]).toBe(1)
  })

  test('is asked for by the check of every change', () => {
    expect(readFileSync(join(root, '.ci/run'), 'utf8')).toMatch(/^node tools\/known-vulnerabilities\.mjs$/m)
  })
})

test('every package of the lock file is of one content, known by its digest; of another platform alone it may not be', () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const unknown = Object.entries<{ integrity?: string; optional?: boolean }>(packages)
    .filter(
      ([path, { integrity, optional }]) => path !== '' && !optional && !integrity?.startsWith('sha512-'),
    )
    .map(([path]) => path)
  expect(unknown).toEqual([])
})

interface Component {
  name: string
  version: string
  properties?: { name: string }[]
}

test('the bill of materials lists every package in its version, and tells what only builds and tests from what runs', () => {
  const { stdout } = spawnSync('npm', ['run', '--silent', 'sbom'], { cwd: root, encoding: 'utf8' })
  const { bomFormat, components }: { bomFormat: string; components: Component[] } = JSON.parse(stdout)
  const runs = new Map(
    components.map(({ name, version, properties = [] }) => [
      `${name} ${version}`,
      !properties.some((property) => property.name === 'cdx:npm:package:development'),
    ]),
  )
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const { dependencies, devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const listed = (names: object) =>
    Object.keys(names).map((name) => runs.get(`${name} ${packages[`node_modules/${name}`].version}`))
  expect(bomFormat).toBe('CycloneDX')
  expect(listed(dependencies)).toEqual(Object.keys(dependencies).map(() => true))
  expect(listed(devDependencies).filter((isRun) => isRun === undefined)).toEqual([])
  expect(listed({ jest: '' })).toEqual([false])
})
