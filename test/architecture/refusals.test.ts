import { describe, expect, test } from '@jest/globals'
import { filesUnder, nodesOf, type SyntaxNode } from './sources.js'

/** Wrong input may be refused of anything: nobody says it. */
const WITHOUT_SAYING = 'invalid-input'

/** What a file refuses so itself, and what it says that it refuses. */
function refusalsIn(file: string, text?: string): { refused: Set<string>; said: Set<string> } {
  const refused = new Set<string>()
  const said = new Set<string>()
  for (const node of nodesOf(file, text)) {
    const code = codeOf(refusalIn(node))
    if (code !== undefined && code !== WITHOUT_SAYING) refused.add(code)
    for (const each of saidBy(node)) if (each !== WITHOUT_SAYING) said.add(each)
  }
  return { refused, said }
}

/** The refusal in `new Refused({ … })` and in `notFound: { … }`. */
function refusalIn(node: SyntaxNode): unknown {
  if (node.type === 'KeyValueProperty' && textOf(node.key) === 'notFound') return node.value
  return node.type === 'NewExpression' && textOf(node.callee) === 'Refused' ? argumentsOf(node)[0] : undefined
}

function codeOf(refusal: unknown): string | undefined {
  const members = isNode(refusal) && Array.isArray(refusal.properties) ? refusal.properties : []
  return textOf(members.find((each) => isNode(each) && textOf(each.key) === 'code')?.value)
}

/** The codes in `refuses(…)` and in the list of `refusing([…], …)`. */
function saidBy(node: SyntaxNode): string[] {
  const by = node.type === 'CallExpression' ? textOf(node.callee) : undefined
  const given = argumentsOf(node)
  const list = by === 'refuses' ? given : by === 'refusing' ? elementsOf(given[0]) : []
  return list.flatMap((each) => (isNode(each) && each.type === 'StringLiteral' ? [textOf(each) ?? ''] : []))
}

const argumentsOf = ({ arguments: given }: SyntaxNode): unknown[] =>
  Array.isArray(given) ? given.map((each) => isNode(each) && each.expression) : []

const elementsOf = (value: unknown): unknown[] =>
  isNode(value) && Array.isArray(value.elements)
    ? value.elements.map((each) => isNode(each) && each.expression)
    : []

const isNode = (value: unknown): value is SyntaxNode =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (value: unknown): string | undefined =>
  isNode(value) && typeof value.value === 'string' ? value.value : undefined

describe('what is refused in records/ is said there', () => {
  const files = filesUnder('records').map((file) => ({ file, ...refusalsIn(file) }))

  test('by the file that refuses so', () => {
    const kept = files.flatMap(({ file, refused, said }) =>
      [...refused].filter((code) => !said.has(code)).map((code) => `${file}: ${code}`),
    )
    expect(kept).toEqual([])
    expect(files.filter(({ refused }) => refused.size > 0).length).toBeGreaterThan(25)
  })

  test('and nothing that it does not, but what a rule of the domain answers', () => {
    const told = files.flatMap(({ file, refused, said }) =>
      [...said].filter((code) => !refused.has(code)).map((code) => `${file}: ${code}`),
    )
    expect(told).toEqual([
      'records/acting-holders.ts: acts-again',
      'records/acting-holders.ts: acts-meanwhile',
      'records/acting-holders.ts: acting-too-long',
      'records/breakthrough-tasks.ts: no-post-for-breakthrough-task',
      'records/breakthrough-tasks.ts: too-many-breakthrough-tasks',
    ])
  })

  test.each([
    [
      'a use case',
      `under('everybody', refuses('recused', other), () => { throw new Refused({ code: 'recused' }) })`,
    ],
    [
      'a right',
      `const right = refusing([other, 'recused'], () => { throw new Refused({ code: 'recused', ...x }) })`,
    ],
  ])('as is found of %s', (_, text) => {
    expect(refusalsIn('x.ts', text)).toEqual({ refused: new Set(['recused']), said: new Set(['recused']) })
  })
})
