import { NotLookedThrough } from './finding.js'

/** A value as a PDF writes it (ISO 32000-2, 7.3), as far as it matters here what it is. */
export type PdfValue =
  | { kind: 'name'; name: string }
  | { kind: 'number'; number: number }
  | { kind: 'reference'; number: number }
  | { kind: 'array'; items: readonly PdfValue[] }
  | { kind: 'dictionary'; entries: PdfDictionary }
  | { kind: 'string' | 'boolean' | 'null' }
/** By the keys as they read once characters are written as themselves. */
export type PdfDictionary = ReadonlyMap<string, PdfValue>

/** Inside of brackets: the white space of a PDF, and with what else no word of it is written. */
export const WHITE = '\\0\\t\\n\\f\\r '
export const DELIMITERS = `${WHITE}()<>[\\]{}/%`

const SPACE = new RegExp(`[${WHITE}]*`, 'y')
const REFERENCE = new RegExp(
  `\\+?(\\d{1,10})[${WHITE}]{1,50}\\+?\\d{1,10}[${WHITE}]{1,50}R(?![^${DELIMITERS}])`,
  'y',
)
const TOKEN = new RegExp(`/[^${DELIMITERS}]*|<<|>>|<[\\dA-Fa-f${WHITE}]*>|[[\\]]|[^${DELIMITERS}]+`, 'y')
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)$/
const BOOLEAN = /^(?:true|false)$/

/** Values within values: writers stay below ten. */
const DEEPEST = 50

export const unescapedName = (name: string): string =>
  name.includes('#')
    ? name.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : name

/**
 * The value that a text begins with, where it ends, and how many values it is made of. It has to read the same for everybody: no key of a dictionary twice, no
 * comment, which hides from one reader what another goes by, no word that is no value.
 * @param where what is read, for the error
 * @param most values that it may be made of
 * @throws NotLookedThrough
 */
export function pdfValue(
  text: string,
  where: string,
  most: number,
): { value: PdfValue; end: number; values: number } {
  const reader = new ValueReader(text, where, most)
  return { value: reader.value(), end: reader.at, values: reader.values }
}

class ValueReader {
  at = 0
  values = 0

  constructor(
    private readonly text: string,
    private readonly where: string,
    private readonly most: number,
  ) {}

  value(depth = 0): PdfValue {
    this.values += 1
    if (depth > DEEPEST || this.values > this.most) throw this.unread()
    this.matched(SPACE)
    if (this.text[this.at] === '(') return this.string()
    const reference = this.matched(REFERENCE)
    if (reference) return { kind: 'reference', number: Number(reference[1]) }
    const token = this.token()
    if (token === '<<') return { kind: 'dictionary', entries: this.entries(depth) }
    if (token === '[') return { kind: 'array', items: this.items(depth) }
    if (token.startsWith('/')) return { kind: 'name', name: unescapedName(token.slice(1)) }
    if (token.startsWith('<')) return { kind: 'string' }
    if (NUMBER.test(token)) return { kind: 'number', number: Number(token) }
    if (BOOLEAN.test(token)) return { kind: 'boolean' }
    if (token === 'null') return { kind: 'null' }
    throw this.unread()
  }

  private entries(depth: number): PdfDictionary {
    const entries = new Map<string, PdfValue>()
    while (!this.isAt('>>')) {
      const token = this.token()
      const key = unescapedName(token.slice(1))
      if (!token.startsWith('/') || entries.has(key)) throw this.unread()
      entries.set(key, this.value(depth + 1))
    }
    return entries
  }

  private items(depth: number): PdfValue[] {
    const items: PdfValue[] = []
    while (!this.isAt(']')) items.push(this.value(depth + 1))
    return items
  }

  /** In brackets, which may stand within it in pairs, or behind a backslash. */
  private string(): PdfValue {
    let open = 0
    for (; this.at < this.text.length; this.at += 1) {
      const character = this.text[this.at]
      if (character === '\\') this.at += 1
      else if (character === '(') open += 1
      else if (character === ')') open -= 1
      if (open > 0) continue
      this.at += 1
      return { kind: 'string' }
    }
    throw this.unread()
  }

  private isAt(end: string): boolean {
    this.matched(SPACE)
    if (!this.text.startsWith(end, this.at)) return false
    this.at += end.length
    return true
  }

  private token(): string {
    const [token] = this.matched(TOKEN) ?? []
    if (token === undefined) throw this.unread()
    return token
  }

  private matched(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.text)
    if (match) this.at = pattern.lastIndex
    return match
  }

  private unread(): NotLookedThrough {
    return new NotLookedThrough(this.where)
  }
}
