import { describe, expect, test } from '@jest/globals'
import { importsOf, nodesOf, productSources, type SyntaxNode } from './sources.js'

/** Digests and ciphers that the product names. */
const ALGORITHMS = ['sha256', 'aes-256-gcm']
/** Where chance only spreads tries over time, or makes the demonstration and the benchmarks. */
const BY_CHANCE = /^(api\/commands\/send-command\.ts|demonstration\/|bench\/)/
/** Programs are started by what people run on a machine, never by what answers others. */
const STARTS_PROGRAMS = /^(bin|bench)\//

/** What a browser takes a text by as the HTML of a page. */
const AS_HTML = /^(dangerouslySetInnerHTML|(inner|outer)HTML|insertAdjacentHTML|createContextualFragment)$/

const calleeOf = (node: SyntaxNode): string => {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return ''
  const { callee } = node
  return isNode(callee) ? nameOf(callee) : ''
}

/** `eval`, `Math.random`, `x.exec`; nothing of what has no name. */
function nameOf(node: SyntaxNode): string {
  if (node.type === 'Identifier') return String(node.value)
  if (node.type !== 'MemberExpression' || !isNode(node.object) || !isNode(node.property)) return ''
  return `${nameOf(node.object)}.${String(node.property.value)}`
}

const isNode = (value: unknown): value is SyntaxNode => typeof value === 'object' && value !== null

/** What in a file would run text as a program, hand it to a shell, or guess where something must not be guessed. */
function dangersIn(file: string, text?: string): string[] {
  const dangers: string[] = []
  for (const node of nodesOf(file, text)) {
    const callee = calleeOf(node)
    if (callee === 'eval' || callee === 'Function') dangers.push('runs text as a program')
    if (callee === 'Math.random' && !BY_CHANCE.test(file)) dangers.push('draws lots that can be foretold')
    if (node.type === 'Identifier' && AS_HTML.test(String(node.value)))
      dangers.push('puts text into a page as HTML')
    if (node.type === 'KeyValueProperty' && isNode(node.key) && node.key.value === 'shell')
      dangers.push('asks for a shell')
    if (/^(createHash|createHmac|hash|createCipheriv|createDecipheriv)$/.test(callee)) {
      const [first] = Array.isArray(node.arguments) ? node.arguments : []
      const named = isNode(first) && isNode(first.expression) ? first.expression.value : undefined
      if (typeof named === 'string' && !ALGORITHMS.includes(named) && named !== 'CIPHER')
        dangers.push(`uses ${named}`)
    }
  }
  for (const { specifier } of importsOf(file, text)) {
    if (/^(node:)?vm$/.test(specifier)) dangers.push('runs text as a program')
    if (/child_process$/.test(specifier) && !STARTS_PROGRAMS.test(file)) dangers.push('starts programs')
  }
  return dangers
}

test('no source runs text as a program, asks for a shell, starts programs for others or uses a weak digest', () => {
  const amiss = productSources().flatMap((file) => dangersIn(file).map((danger) => `${file}: ${danger}`))
  expect(amiss).toEqual([])
})

describe('a danger is found', () => {
  test.each([
    ['eval(text)', 'runs text as a program'],
    ["new Function('x', text)", 'runs text as a program'],
    ['element.innerHTML = text', 'puts text into a page as HTML'],
    ["import { runInThisContext } from 'node:vm'", 'runs text as a program'],
    ["spawn('ls', [], { shell: true })", 'asks for a shell'],
    ["import { execFileSync } from 'node:child_process'", 'starts programs'],
    ["createHash('md5').update(text)", 'uses md5'],
    ["createCipheriv('aes-256-ecb', key, iv)", 'uses aes-256-ecb'],
    ['const secret = Math.random()', 'draws lots that can be foretold'],
  ])('%s', (text, danger) => {
    expect(dangersIn('api/x.ts', text)).toEqual([danger])
  })

  test('and none where a program is started without a shell by what people run', () => {
    const text = "import { spawn } from 'node:child_process'\nspawn('pg_ctl', ['stop'])"
    expect(dangersIn('bin/x.ts', text)).toEqual([])
  })
})
