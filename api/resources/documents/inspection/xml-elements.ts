import sax from 'sax'
import { NotLookedThrough } from './finding.js'

/** An element of a list, by its name without a prefix, and its attributes. */
export interface XmlElement {
  name: string
  attributes: ReadonlyMap<string, string>
}

/** A list of a package (ECMA-376 part 2): one element that holds its entries, nothing within these, and no text. */
export interface ListForm {
  namespace: string
  root: string
  entries: readonly string[]
  attributes: readonly string[]
}

/** References to characters, in a list: an address has some. */
const MOST_REFERENCES = 5_000
/** Attributes of an element, with its namespaces: an entry has four. */
const MOST_ATTRIBUTES = 16

/** Namespaces by their prefixes; the one without a prefix by ''. */
type Scope = ReadonlyMap<string, string>

/**
 * The entries of a list, in order. Whatever is not of its form is not taken: another namespace, deeper elements, attributes with
 * a prefix, text, instructions, entities beyond those of XML itself. Bounds are kept while it is read, so that reading ends with
 * the first that is too much.
 * @throws NotLookedThrough where it is not well-formed, not of that form, or has more than `most` entries
 */
export function elementsOf(content: Buffer, part: string, form: ListForm, most: number): XmlElement[] {
  const refuse = (): never => {
    throw new NotLookedThrough(part)
  }
  const text = textOf(content, part)
  if (text.split('&').length > MOST_REFERENCES) refuse()
  const elements: XmlElement[] = []
  let scope: Scope | undefined
  let [depth, attributes] = [0, 0]
  // Without `xmlns`: its namespaces take long where there are many. Its types do not know the option.
  const reader = sax.parser(true, { strictEntities: true } as sax.SAXOptions)
  for (const event of ['error', 'doctype', 'opencdata', 'sgmldeclaration', 'processinginstruction'] as const)
    reader[`on${event}`] = refuse
  reader.ontext = (said) => {
    if (/\S/.test(said)) refuse()
  }
  reader.onopentagstart = () => {
    attributes = 0
    depth += 1
    // A second root, or more than two levels.
    if (depth > 2 || (depth === 1 && scope) || elements.length >= most) refuse()
  }
  reader.onattribute = ({ name }) => {
    attributes += 1
    const isKnown = form.attributes.includes(name) || isDeclaration(name)
    if (attributes > MOST_ATTRIBUTES || !isKnown) refuse()
  }
  reader.onopentag = ({ name, attributes: said }) => {
    // Of an attribute that is written twice the parser tells one.
    const written = text.slice(reader.startTagPosition, reader.position).match(/"[^"]*"|'[^']*'/g) ?? []
    if (written.length !== attributes) refuse()
    // Without `xmlns` values are texts.
    const all = Object.entries(said as Record<string, string>)
    const here = scopeOf(all, scope)
    const [, prefix = '', local = ''] = /^(?:([^:]+):)?([^:]+)$/.exec(name) ?? []
    const known = depth === 1 ? [form.root] : form.entries
    if (here.get(prefix) !== form.namespace || !known.includes(local)) refuse()
    if (depth === 1) scope = here
    else elements.push({ name: local, attributes: new Map(all.filter(([each]) => !isDeclaration(each))) })
  }
  reader.onclosetag = () => {
    depth -= 1
  }
  reader.write(text).close()
  return scope ? elements : refuse()
}

const isDeclaration = (attribute: string): boolean => /^xmlns(?::|$)/.test(attribute)

function scopeOf(attributes: readonly (readonly [string, string])[], around: Scope = new Map()): Scope {
  const own = attributes.filter(([name]) => isDeclaration(name))
  if (own.length === 0) return around
  return new Map([...around, ...own.map(([name, uri]) => [name.slice('xmlns:'.length), uri] as const)])
}

/**
 * What follows the XML declaration, from UTF-8, or UTF-16 with its mark; a declaration that says anything else is a way to show
 * two things to two readers.
 */
function textOf(content: Buffer, part: string): string {
  const [first = 0, second = 0] = content
  const isWide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
  const encoding = isWide ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(content)
    const [declaration = ''] = /^<\?xml\s[^?]*\?>/.exec(text) ?? []
    const [, said = encoding] = /encoding\s*=\s*["']([^"']*)/.exec(declaration) ?? []
    const isSo = /^(?:utf-8|us-ascii)$/i.test(said) ? !isWide : /^utf-16/i.test(said) && isWide
    if (isSo) return text.slice(declaration.length)
  } catch {
    // Not of that encoding.
  }
  throw new NotLookedThrough(part)
}
