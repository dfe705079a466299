import { contentOfEntry, zipDirectory } from '../zip-directory.js'
import { type FieldOf, PAPER_FIELDS, type PaperField } from './fields.js'

/** Bytes that the text of a template may unpack to, and all of its parts together: Word's own text has some hundred thousand. */
const LARGEST_TEXT = 1_048_576
const LARGEST_WHOLE = 16_777_216
const MOST_PARTS = 500

/** Where the text of a paper stands: the body, what is on the edges of its pages, and its notes. */
const WITH_TEXT = /^word\/(document|header\d*|footer\d*|footnotes|endnotes)\.xml$/
const NAMES: Readonly<Record<string, string>> = {
  ...{ document: 'thân văn bản', header: 'đầu trang', footer: 'chân trang' },
  ...{ footnotes: 'chú thích', endnotes: 'chú thích cuối' },
}

/** A paragraph of a template with its place, as somebody finds it in Word. */
interface PlacedText {
  text: string
  place: string
}

/** RangeError where the file is damaged, or unpacks to more than a template needs. */
function paragraphsOf(file: Buffer): PlacedText[] {
  const entries = zipDirectory(file)
  if (entries.length > MOST_PARTS) throw new RangeError('template: too many parts')
  let left = LARGEST_WHOLE
  let leftOfText = LARGEST_TEXT
  return entries.flatMap((entry) => {
    const [, part] = WITH_TEXT.exec(entry.name) ?? []
    const content = contentOfEntry(file, entry, Math.min(left, part ? leftOfText : left))
    left -= content.length
    if (!part) return []
    leftOfText -= content.length
    const name = NAMES[part.replace(/\d+$/, '')] ?? part
    return content
      .toString('utf8')
      .split('</w:p>')
      .map(textOf)
      .map((text, i) => ({ text, place: `${name}, đoạn ${i + 1}` }))
  })
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const textOf = (xml: string): string =>
  [...xml.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>/g)]
    .map(([, text = '']) =>
      text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => ENTITIES[name] ?? ''),
    )
    .join('')

/** What is wrong with a template, and where. */
export interface TagProblem {
  code: 'unknown-tag' | 'tag-of-other-papers' | 'tag-not-closed'
  tag: string
  place: string
}

/**
 * What a template names that the paper has not: an unknown field, one of other papers, a list that is not opened or not closed.
 * Only plain fields and lists are known: nothing is computed, and nothing is taken over as markup.
 * RangeError where the file cannot be read.
 */
export function tagProblems(file: Buffer, has: readonly FieldOf[]): TagProblem[] {
  const open: { field: PaperField; tag: string; place: string }[] = []
  const problems: TagProblem[] = []
  const problem = (code: TagProblem['code'], tag: string, place: string) =>
    problems.push({ code, tag, place })
  for (const { text, place } of paragraphsOf(file)) {
    const plain = text.replace(/\{[^{}]*\}/g, '')
    if (/[{}]/.test(plain)) problem('tag-not-closed', excerpt(plain), place)
    for (const [, written = ''] of text.matchAll(/\{([^{}]*)\}/g)) {
      const tag = written.trim()
      const [, sign = '', name = ''] = /^([#/]?)\s*(\w+)$/.exec(tag) ?? []
      const list = open.at(-1)
      const known = knownAs(name, list?.field)
      if (sign === '/') {
        if (list?.field.tag === name) open.pop()
        else problem('tag-not-closed', tag, place)
      } else if (known === undefined || (sign === '#') !== (known.each !== undefined)) {
        problem('unknown-tag', tag, place)
      } else if (!has.includes(known.of)) problem('tag-of-other-papers', tag, place)
      else if (sign === '#') open.push({ field: known, tag, place })
    }
  }
  for (const { tag, place } of open) problem('tag-not-closed', tag, place)
  return problems
}

const excerpt = (text: string): string => {
  const at = text.search(/[{}]/)
  return text.slice(at, at + 30)
}

/** What a name means there: within a list its members come before the fields of the paper. No list stands within another. */
function knownAs(name: string, within: PaperField | undefined): PaperField | undefined {
  const member = within?.each?.members.find(({ tag }) => tag === name)
  if (within && member) return { ...member, of: within.of }
  const found = PAPER_FIELDS.filter(({ tag, each }) => tag === name && !(within && each))
  return found[0]
}
