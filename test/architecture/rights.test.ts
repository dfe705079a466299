import { describe, expect, test } from '@jest/globals'
import { filesUnder, nodesOf, type SyntaxNode } from './sources.js'

/** The parts of a register: each is a registration. */
const OF_REGISTER = ['list', 'enter', 'end']

interface Registration {
  /** The function that registers, and of a register the part. */
  by: string
  rights: boolean
}

/** The registrations of routes in a file: calls of what api/http and api/commands serve by. */
function registrationsIn(file: string, text?: string): Registration[] {
  const nodes = nodesOf(file, text)
  const serving = nodes.flatMap(importedToServe)
  return nodes.flatMap((node) => {
    const by = calledBy(node)
    if (by === undefined || !serving.includes(by)) return []
    const options = argumentsOf(node).at(-1)
    if (by !== 'register') return [{ by, rights: hasRights(options) }]
    return OF_REGISTER.map((part) => ({ by: `register ${part}`, rights: hasRights(member(options, part)) }))
  })
}

function importedToServe(node: SyntaxNode): string[] {
  const isOurs = /\/(http|commands)\/|\/serve\.js$/.test(nameOf(node.source) ?? '')
  if (node.type !== 'ImportDeclaration' || !isOurs) return []
  return asNodes(node.specifiers)
    .map(({ local }) => nameOf(local) ?? '')
    .filter((name) => /^(serve([A-Z]\w*)?|register)$/.test(name))
}

function calledBy({ type, callee }: SyntaxNode): string | undefined {
  return type === 'CallExpression' ? nameOf(callee) : undefined
}

const argumentsOf = (node: SyntaxNode): unknown[] =>
  asNodes(node.arguments).map(({ expression }) => expression)

/** `rights: …`, written out. */
const hasRights = (options: unknown): boolean => member(options, 'rights') !== undefined

/** The value of a member of an object as it is written, also within `...{ }`. */
function member(object: unknown, name: string): unknown {
  for (const property of asNodes(propertyOf(object, 'properties'))) {
    if (property.type === 'KeyValueProperty' && nameOf(property.key) === name) return property.value
    const spread = property.type === 'SpreadElement' ? member(property.arguments, name) : undefined
    if (spread !== undefined) return spread
  }
  return undefined
}

function nameOf(value: unknown): string | undefined {
  const name = propertyOf(value, 'value')
  return typeof name === 'string' ? name : undefined
}

const propertyOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

const asNodes = (value: unknown): SyntaxNode[] => (Array.isArray(value) ? value : [])

/** The files in which a call is made that `is` tells. */
const filesWith = (is: (node: SyntaxNode) => boolean): string[] =>
  api.filter((file) => nodesOf(file).some(is)).sort()

const api = filesUnder('api').filter((file) => file.endsWith('.ts'))
const resources = api.filter((file) => file.startsWith('api/resources/'))

test('every route of a resource is registered with its rights', () => {
  const registrations = resources.flatMap((file) =>
    registrationsIn(file).map(({ by, rights }) => ({ file, by, rights })),
  )
  expect(registrations.length).toBeGreaterThan(80)
  expect(registrations.filter(({ rights }) => !rights)).toEqual([])
})

test('a route is served without a word on rights by what takes the rights of others alone', () => {
  const places = api.filter((file) => registrationsIn(file).some(({ by }) => by === 'serve'))
  expect(places.filter((file) => !/^api\/(http|commands)\//.test(file))).toEqual([])
  expect(places).not.toEqual([])
})

test('past all of these go only the pages that need no account', () => {
  const byRouter = filesWith(({ type, callee }) => {
    const method = nameOf(propertyOf(callee, 'property')) ?? ''
    const isRouter = nameOf(propertyOf(callee, 'object')) === 'router'
    return type === 'CallExpression' && isRouter && /^(get|post|put|patch|delete|all)$/.test(method)
  })
  expect(byRouter.filter((file) => file.startsWith('api/resources/'))).toEqual([
    'api/resources/demonstration/routes.ts',
    'api/resources/docs/routes.ts',
    'api/resources/health/routes.ts',
    'api/resources/session/routes.ts',
  ])
})

describe('a registration is found', () => {
  const served = `import { serveList } from '../../http/serve-list.js'\n`
  const described = `import { register } from '../../http/register.js'\n`
  test.each([
    ['with its rights', `${served}serveList(router, spec, deps, { rights: 'sees', rows })`, [true]],
    ['with rights among others', `${served}serveList(router, spec, { ...{ rights: 'sees' } })`, [true]],
    ['without', `${served}serveList(router, spec, deps, { rows: () => ({ rights: 'sees' }) })`, [false]],
    ['with rights of elsewhere', `${served}serveList(router, spec, deps, sees)`, [false]],
    ['with rights by no name', `${served}serveList(router, spec, deps, { rights })`, [false]],
    [
      'in each part of a register',
      `${described}register({ list: { rights: 'sees' }, enter: { use }, end: { rights: of('x') } })`,
      [true, false, true],
    ],
    ['by what only leads to one', `import { serveUnits } from './units.js'\nserveUnits(router, deps)`, []],
  ])('%s', (_, text, rights) => {
    expect(registrationsIn('x.ts', text).map((each) => each.rights)).toEqual(rights)
  })
})
