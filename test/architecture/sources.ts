import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from '@swc/core'

/** One import of a source file, as written. */
export interface Import {
  readonly file: string
  readonly specifier: string
  /** `import type`, `export type … from`, or nothing but type specifiers: gone at run time. */
  readonly typeOnly: boolean
}

export const root = new URL('../../', import.meta.url).pathname

/** The folders of the product's code. */
export const CODE_FOLDERS = [
  'domain',
  'workflows',
  'activities',
  'temporal',
  'process',
  'db',
  'records',
  'api',
  'worker',
  'demonstration',
  'bin',
  'bench',
  'web',
]
const NOT_OURS = new Set(['node_modules', 'dist'])

/** The TypeScript files of the product (not its tests), relative to the checkout. */
export function productSources(): string[] {
  return CODE_FOLDERS.flatMap((folder) => filesUnder(folder)).filter((file) => /\.tsx?$/.test(file))
}

/** Every file below `folder`, relative to the checkout; none when the folder does not exist. */
export function filesUnder(folder: string): string[] {
  const entries = readdirIfThere(join(root, folder))
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return NOT_OURS.has(entry.name) ? [] : filesUnder(path)
    return entry.isFile() ? [path] : []
  })
}

function readdirIfThere(folder: string) {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}

/** Every node of a file's syntax tree. */
export function nodesOf(file: string, text = readFileSync(join(root, file), 'utf8')): SyntaxNode[] {
  const program: unknown = parseSync(text, {
    syntax: 'typescript',
    tsx: file.endsWith('.tsx'),
    target: 'es2022',
  })
  const found: SyntaxNode[] = []
  visit(program, (node) => found.push(node))
  return found
}

/** The imports of a file, taken from its syntax tree: static, re-exported and dynamic. */
export function importsOf(file: string, text?: string): Import[] {
  return nodesOf(file, text).flatMap((node) => {
    const specifier = specifierOf(node)
    return specifier === undefined ? [] : [{ file, specifier, typeOnly: isTypeOnly(node) }]
  })
}

export type SyntaxNode = Record<string, unknown>

function visit(value: unknown, inspect: (node: SyntaxNode) => void): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, inspect)
  } else if (isNode(value)) {
    inspect(value)
    for (const child of Object.values(value)) visit(child, inspect)
  }
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function specifierOf(node: SyntaxNode): string | undefined {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return textOf(node.source)
    case 'TsImportType':
      return textOf(node.argument)
    case 'CallExpression':
      return calledSpecifier(node)
    default:
      return undefined
  }
}

function calledSpecifier(node: SyntaxNode): string | undefined {
  const { callee } = node
  const imports = isNode(callee) && (callee.type === 'Import' || callee.value === 'require')
  const [first] = Array.isArray(node.arguments) ? node.arguments : []
  return imports && isNode(first) ? (textOf(first.expression) ?? 'computed') : undefined
}

function textOf(literal: unknown): string | undefined {
  return isNode(literal) && typeof literal.value === 'string' ? literal.value : undefined
}

function isTypeOnly(node: SyntaxNode): boolean {
  if (node.type === 'TsImportType' || node.typeOnly === true) return true
  const { specifiers } = node
  if (!Array.isArray(specifiers) || specifiers.length === 0) return false
  return specifiers.every((specifier) => isNode(specifier) && specifier.isTypeOnly === true)
}
