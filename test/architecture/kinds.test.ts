import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { STAGE_KINDS } from '../../domain/procedure/stage-kinds.js'
import { TASK_KINDS } from '../../domain/procedure/task-kinds.js'
import { filesUnder, nodesOf, root, type SyntaxNode } from './sources.js'

/**
 * A new kind of task or stage touches few files. Counted are the hand-written files outside test/
 * in which the name of one that is there stands, as a string, within one (of SQL), or as the name of a member; the console's
 * form of a kind of task and the table of those are two of them, what its outcomes are called another.
 */
const MOST_FILES = { task: 9, stage: 7 }

/** Names of stages that are ordinary words: they count where the kind is meant, beside `kind` or as an argument of a type. */
const ORDINARY: readonly string[] = ['submission', 'consultation', 'approval']

const sources = filesUnder('.')
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith('test/'))
  .map((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    return { file, names: namesIn(file, text) }
  })

interface Names {
  /** Strings and names of members, wherever they stand. */
  anywhere: Set<string>
  /** Strings where a kind is meant; names of members beside another kind's. */
  asKinds: Set<string>
  /** Texts longer than a name. */
  texts: string[]
}

function namesIn(file: string, text: string): Names {
  const names: Names = { anywhere: new Set(), asKinds: new Set(), texts: [] }
  for (const node of nodesOf(file, text)) {
    const said = saidBy(node)
    if (said !== undefined) {
      names.anywhere.add(said)
      if (/[\s'"]/.test(said)) names.texts.push(said)
    }
    for (const kind of kindsMeantBy(node)) names.asKinds.add(kind)
  }
  return names
}

/** What a string, a piece of a template or the name of a member says. */
function saidBy(node: SyntaxNode): string | undefined {
  if (node.type === 'StringLiteral' && typeof node.value === 'string') return node.value
  if (node.type === 'TemplateElement' && typeof node.raw === 'string') return node.raw
  return nameOfMember(node)
}

/** A name of a member, in a literal or a type, as it is written there. */
function nameOfMember(node: SyntaxNode): string | undefined {
  const isMember = ['KeyValueProperty', 'MethodProperty', 'TsPropertySignature'].includes(String(node.type))
  return isMember ? nameOf(node.key) : undefined
}

function nameOf(value: unknown): string | undefined {
  const name = typeof value === 'object' && value !== null ? Reflect.get(value, 'value') : undefined
  return typeof name === 'string' ? name : undefined
}

/** Kinds that a node means: `kind: 'x'`, `kind === 'x'`, `case 'x'`, `Of<'x'>`, `of('x')`, a table with several kinds. */
function kindsMeantBy(node: SyntaxNode): string[] {
  switch (node.type) {
    case 'KeyValueProperty':
      return nameOf(node.key) === 'kind' ? stringsIn(node.value) : []
    case 'TsPropertySignature':
      return nameOf(node.key) === 'kind' ? stringsIn(node.typeAnnotation) : []
    case 'BinaryExpression':
    case 'SwitchCase':
    case 'CallExpression':
      return directStrings(node)
    case 'TsTypeReference':
      return ['Pick', 'Omit'].includes(nameOf(node.typeName) ?? '') ? [] : stringsIn(node.typeParams)
    case 'ObjectExpression':
    case 'TsTypeLiteral':
    case 'TsInterfaceBody':
      return membersOfTable(node)
    default:
      return []
  }
}

/** The strings that a node holds at once, not deeper down. */
function directStrings(node: SyntaxNode): string[] {
  return Object.values(node).flatMap((value) =>
    (Array.isArray(value) ? value : [value]).flatMap((each: unknown) => {
      const held = typeof each === 'object' && each !== null ? each : {}
      const inner: unknown = Reflect.get(held, 'expression') ?? Reflect.get(held, 'literal') ?? held
      return isString(inner) ? [inner.value] : []
    }),
  )
}

function stringsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(stringsIn)
  if (typeof value !== 'object' || value === null) return []
  return isString(value) ? [value.value] : Object.values(value).flatMap(stringsIn)
}

function isString(value: unknown): value is { value: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    Reflect.get(value, 'type') === 'StringLiteral' &&
    typeof Reflect.get(value, 'value') === 'string'
  )
}

/** Of members among which are several kinds of stage: a table of them. */
function membersOfTable(node: SyntaxNode): string[] {
  const members = [node.properties, node.members, node.body].flatMap((each) =>
    Array.isArray(each) ? each : [],
  )
  const known: readonly string[] = STAGE_KINDS
  const names = members.flatMap((member: SyntaxNode) => {
    const name = member.type === 'Identifier' ? nameOf(member) : nameOfMember(member)
    return name !== undefined && known.includes(name) ? [name] : []
  })
  return names.length > 1 ? names : []
}

function standsIn({ anywhere, asKinds, texts }: Names, kind: string): boolean {
  if (asKinds.has(kind)) return true
  if (!ORDINARY.includes(kind)) {
    return anywhere.has(kind) || texts.some((text) => new RegExp(`['"]${kind}['"]`).test(text))
  }
  const besideKind = new RegExp(`kind['"]?[\\s=:,]*['"]${kind}['"]`)
  return texts.some((text) => besideKind.test(text))
}

const filesNaming = (kind: string): string[] =>
  sources.flatMap(({ file, names }) => (standsIn(names, kind) ? [file] : []))

describe('the files in which its name stands are few', () => {
  test.each(TASK_KINDS)('of the task %s', (kind) => {
    const files = filesNaming(kind)
    expect(files).toContain('domain/procedure/task-kinds.ts')
    expect(files.length > MOST_FILES.task ? files : []).toEqual([])
  })

  test.each(STAGE_KINDS)('of the stage %s', (kind) => {
    const files = filesNaming(kind)
    expect(files).toContain('domain/procedure/stage-kinds.ts')
    expect(files.length > MOST_FILES.stage ? files : []).toEqual([])
  })
})

describe('a name counts', () => {
  test.each([
    ["const x = 'enter-count'", 'enter-count'],
    ["const x = { 'enter-count': 1 }", 'enter-count'],
    ["interface X { 'enter-count': 1 }", 'enter-count'],
    ["type X = Y<'enter-count'>", 'enter-count'],
    ["const x = `SELECT 1 FROM tasks WHERE kind = 'enter-count'`", 'enter-count'],
    ["const x = { kind: 'approval' }", 'approval'],
    ["const x = step.kind === 'approval'", 'approval'],
    ["switch (kind) { case 'approval': break }", 'approval'],
    ["type X = StageOf<'approval'>", 'approval'],
    ['const x = { approval: 1, submission: 2 }', 'approval'],
    ['const x = { approval, submission }', 'approval'],
    ["const x: { kind: 'approval' }[] = []", 'approval'],
    ['const x = { en: \'an answer (kind "approval")\' }', 'approval'],
  ])('in %s', (text, kind) => {
    expect(standsIn(namesIn('x.ts', text), kind)).toBe(true)
  })

  test.each([
    ["import { x } from './enter-count.js'", 'enter-count'],
    ['// enter-count\nconst x = 1', 'enter-count'],
    ["const x = 'enter-counts'", 'enter-count'],
    ["const x: ProcedureRules['approval'] = y", 'approval'],
    ['const x = { approval: 1 }', 'approval'],
    ["const x = { key: 'approval' }", 'approval'],
    ["type X = Pick<ProcedureRules, 'approval'>", 'approval'],
    ["const x = `INSERT INTO tasks (stage) VALUES ('approval')`", 'approval'],
  ])('not in %s', (text, kind) => {
    expect(standsIn(namesIn('x.ts', text), kind)).toBe(false)
  })
})
