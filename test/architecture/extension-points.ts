import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { filesUnder, importsOf, nodesOf, productSources, root, type SyntaxNode } from './sources.js'
import { type Complaint, compileWithout, type Stretch } from './take-out.js'

/**
 * What has to be extended where a value of a rule set or a refusal is added: the files that no longer compile when it is
 * taken out of its type, and those in which its name is a key that the compiler does not miss.
 */

/** Names, each with the stretches of its type. */
export type Names = ReadonlyMap<string, readonly Stretch[]>
/** By name, the files, or what stands for several of them. */
export type Places = ReadonlyMap<string, ReadonlySet<string>>

const VALUES = 'domain/rules/values/'
const TEXTS = 'the legal texts'
const REFUSING = 'whoever refuses'

/** The files of domain/rules that are no legal text read what the texts say. */
const isText = (file: string): boolean => /^domain\/rules\/(?!validate-|diff-|select-)[^/]+$/.test(file)

/** The values of a rule set: the members with an article in the types of domain/rules/values. */
export function valuesOfRuleSets(): Names {
  const found = new Map<string, Stretch[]>()
  eachNode(filesUnder(VALUES), (node, file) => {
    const name = memberName(node)
    if (name !== undefined && isCited(typeOf(node))) add(found, name, stretchOf(node, file))
  })
  return found
}

/** The times for tasks: no members of a type, but named in the rows of the kinds of task. */
export function timesOfTasks(names: readonly string[]): Names {
  const found = new Map<string, Stretch[]>()
  eachNode(['domain/procedure/task-kinds.ts'], (node, file) => {
    const name = node.type === 'KeyValueProperty' && keyOf(node) === 'name' ? textOf(node.value) : undefined
    if (name !== undefined && names.includes(name) && isNode(node.value)) {
      add(found, name, renamed(stretchOf(node.value, file), name))
    }
  })
  return found
}

/** The codes of the unions of refusals in domain/, also where one of their members stands beside the rule that it is of. */
export function refusalCodes(): Names {
  const found = new Map<string, Stretch[]>()
  const unions = filesUnder('domain').filter((file) => file.endsWith('/refusals.ts'))
  const imported = unions.flatMap((file) =>
    importsOf(file).map(({ specifier }) => join(dirname(file), specifier).replace(/\.js$/, '.ts')),
  )
  eachNode([...new Set([...unions, ...imported])], (node, file) => {
    const types = memberName(node) === 'code' ? [typeOf(node)] : bareCodesOf(node)
    for (const type of types) {
      const code = isNode(type) && type.type === 'TsLiteralType' ? textOf(type.literal) : undefined
      if (code !== undefined && isNode(type)) add(found, code, renamed(stretchOf(type, file), code))
    }
  })
  return found
}

/** The members of the union that `Bare` makes refusals of, which say nothing but their code. */
function bareCodesOf({ type, typeName, typeParams }: SyntaxNode): unknown[] {
  if (type !== 'TsTypeReference' || textOf(typeName) !== 'Bare' || !isNode(typeParams)) return []
  const [union] = Array.isArray(typeParams.params) ? typeParams.params : []
  return isNode(union) && Array.isArray(union.types) ? union.types : []
}

/** What does not compile any more without any of those names: some seconds. */
export function complaintsWithout(names: Names): Complaint[] {
  return compileWithout([...names.values()].flat())
}

/**
 * Where a value has to be said or is read: its type and its row; the files of the API's schema with a member of its name;
 * all legal texts together; queries that read it out of a stored law; and every other file that does not compile.
 */
export function placesOfValues(values: Names, complaints: readonly Complaint[]): Places {
  const places = placesOfTypes(values)
  const at = (name: string, file: string) => places.get(name)?.add(isText(file) ? TEXTS : file)
  const keyed = [...filesUnder('api/resources/rule-sets'), ...filesUnder('domain/rules')]
  for (const file of keyed.filter((each) => isText(each) || each.endsWith('-schema.ts'))) {
    eachNode([file], (node) => {
      const key = keyOf(node)
      if (key !== undefined) at(key, file)
    })
  }
  for (const file of filesUnder('db')) {
    for (const [, name = ''] of readFileSync(join(root, file), 'utf8').matchAll(/->>? '(\w+)'/g)) {
      at(name, file)
    }
  }
  for (const { file, message } of complaints) {
    if (!file.startsWith(VALUES)) for (const name of quotedIn(message)) at(name, file)
  }
  return places
}

/**
 * Where a refusal has to be said: its type; as one place, whoever refuses so, in however many files that is; and every
 * other file that names its code and does not compile any more: tables, lists of codes, what asks for the code.
 */
export function placesOfRefusals(codes: Names, complaints: readonly Complaint[]): Places {
  const places = placesOfTypes(codes)
  const concerned = new Set(complaints.map(({ file }) => file))
  for (const file of productSources().filter((each) => concerned.has(each))) {
    const said = new Set<string>()
    const refused = new Set<string>()
    eachNode([file], (node) => {
      for (const code of [keyOf(node), node.type === 'StringLiteral' ? textOf(node) : undefined]) {
        if (code !== undefined) said.add(code)
      }
      const code = codeRefused(node)
      if (code !== undefined) refused.add(code)
    })
    for (const [code, files] of places) {
      if (said.has(code) && !files.has(file)) files.add(refused.has(code) ? REFUSING : file)
    }
  }
  return places
}

/** What an object that is written down as a refusal has as its code, or a problem that is made. */
function codeRefused(node: SyntaxNode): string | undefined {
  if (node.type === 'KeyValueProperty' && keyOf(node) === 'code') return textOf(node.value)
  if (node.type !== 'NewExpression' || textOf(node.callee) !== 'Problem') return undefined
  const [first] = Array.isArray(node.arguments) ? node.arguments : []
  return isNode(first) ? textOf(first.expression) : undefined
}

function add(to: Map<string, Stretch[]>, name: string, stretch: Stretch): void {
  to.set(name, [...(to.get(name) ?? []), stretch])
}

const placesOfTypes = (names: Names): Map<string, Set<string>> =>
  new Map([...names].map(([name, stretches]) => [name, new Set(stretches.map(({ file }) => file))]))

function eachNode(files: readonly string[], inspect: (node: SyntaxNode, file: string) => void): void {
  for (const file of files) for (const node of nodesOf(file)) inspect(node, file)
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Under another name, so that whatever knows it by this one no longer compiles. */
const renamed = (stretch: Stretch, name: string): Stretch => ({ ...stretch, instead: `'${name}~'` })

const quotedIn = (message: string): string[] =>
  [...message.matchAll(/["']([\w-]+)["']/g)].map(([, name = '']) => name)

/** The key of a member of an object that is written down. */
function keyOf({ type, key }: SyntaxNode): string | undefined {
  return type === 'KeyValueProperty' || type === 'MethodProperty' ? textOf(key) : undefined
}

function memberName({ type, key }: SyntaxNode): string | undefined {
  return type === 'TsPropertySignature' ? textOf(key) : undefined
}

/** The name of an identifier, or what a string says. */
function textOf(node: unknown): string | undefined {
  return isNode(node) && typeof node.value === 'string' ? node.value : undefined
}

function typeOf({ typeAnnotation }: SyntaxNode): unknown {
  return isNode(typeAnnotation) ? typeAnnotation.typeAnnotation : undefined
}

function isCited(type: unknown): boolean {
  if (!isNode(type)) return false
  if (type.type === 'TsIntersectionType') return Array.isArray(type.types) && type.types.some(isCited)
  return ['Cited', 'CitedTime'].includes(textOf(type.typeName) ?? '')
}

function stretchOf({ span }: SyntaxNode, file: string): Stretch {
  if (!isNode(span) || typeof span.start !== 'number' || typeof span.end !== 'number') {
    throw new RangeError(`${file}: a node without its place`)
  }
  return { file, from: span.start - 1, to: span.end - 1 }
}
