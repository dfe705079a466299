import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesUnder, nodesOf, productSources, root, type SyntaxNode } from './sources.js'
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

/** The codes of the unions of refusals in domain/. */
export function refusalCodes(): Names {
  const found = new Map<string, Stretch[]>()
  const types = filesUnder('domain').filter((file) => file.endsWith('/refusals.ts'))
  eachNode(types, (node, file) => {
    const type = memberName(node) === 'code' ? typeOf(node) : undefined
    const code = isNode(type) && type.type === 'TsLiteralType' ? textOf(type.literal) : undefined
    if (code !== undefined && isNode(type)) add(found, code, renamed(stretchOf(type, file), code))
  })
  return found
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
 * Where a refusal has to be said: its type; the tables with its code, and the switches of files that do not refuse so
 * themselves; and, as one place, whoever refuses, with the operations whose description says that they may.
 */
export function placesOfRefusals(codes: Names, complaints: readonly Complaint[]): Places {
  const places = placesOfTypes(codes)
  const concerned = new Set(
    complaints
      .filter(({ message }) => quotedIn(message).some((each) => codes.has(each)))
      .map(({ file }) => file),
  )
  for (const file of productSources().filter((each) => concerned.has(each))) {
    const told: string[] = []
    const said: string[] = []
    eachNode([file], (node) => {
      const name = keyOf(node) ?? caseOf(node)
      if (name !== undefined) told.push(name)
      if (node.type === 'StringLiteral') said.push(textOf(node) ?? '')
    })
    for (const [code, files] of places) {
      const times = (names: readonly string[]) => names.filter((each) => each === code).length
      if (codes.get(code)?.some((stretch) => stretch.file === file)) continue
      // The names of members and of cases are said too.
      if (times(said) > times(told)) files.add(REFUSING)
      else if (times(told) > 0) files.add(file)
    }
  }
  return places
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

/** What a switch tells apart. */
function caseOf({ type, test }: SyntaxNode): string | undefined {
  return type === 'SwitchCase' ? textOf(test) : undefined
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
