import { type Finding, type FindingCode, NotLookedThrough } from './finding.js'
import { unpackedLists } from './pdf-object-lists.js'
import { MOST_OPENINGS, type Opening, openAtPage } from './pdf-openings.js'
import type { PdfStream } from './pdf-streams.js'
import { pdfStructure } from './pdf-structure.js'
import { DELIMITERS, unescapedName } from './pdf-values.js'

/** Names that no document needs which only shows itself; wherever they stand, as a name can be reached from anywhere. */
const NAMES: Readonly<Record<string, FindingCode>> = {
  JavaScript: 'has-scripts',
  Launch: 'acts-by-itself',
  SubmitForm: 'acts-by-itself',
  ImportData: 'acts-by-itself',
  Rendition: 'acts-by-itself',
  RichMedia: 'has-embedded-objects',
  RichMediaExecute: 'acts-by-itself',
  GoToE: 'acts-by-itself',
  EmbeddedFile: 'has-embedded-objects',
  EmbeddedFiles: 'has-embedded-objects',
  XFA: 'has-scripts',
  Encrypt: 'is-encrypted',
}
/** Names so short that compressed data holds them by chance: they count where no data is. */
const SHORT_NAMES: Readonly<Record<string, FindingCode>> = { JS: 'has-scripts', AA: 'acts-by-itself' }

/** The end of a name, and a letter as it may be written instead (ISO 32000-2, 7.3.5), which nobody does who means well. */
const DELIMITED = `(?![^${DELIMITERS}])`
const ESCAPED = '[A-Za-z]{0,16}(?:#(?:[46][1-9A-Fa-f]|[57][0-9Aa])[A-Za-z]{0,16}){1,16}'
const MOST_ESCAPED = 100
const nameIn = (names: readonly string[]): RegExp =>
  new RegExp(`/(${names.join('|')}|${ESCAPED})${DELIMITED}`, 'g')
const OPENING = 'OpenAction'
const LONG = nameIn([...Object.keys(NAMES), OPENING])
const SHORT = nameIn(Object.keys(SHORT_NAMES))
/** In a list of objects, where nothing is data, both are looked for at once. */
const ALL_NAMES = { ...NAMES, ...SHORT_NAMES }
const ALL = nameIn([...Object.keys(ALL_NAMES), OPENING])

/** Findings that are named. */
const MOST_NAMED = 10

/**
 * What a PDF would do by itself, or brings along: scripts, actions but for going to a page, files, forms that are programs.
 * The file is searched as it stands, whatever its own table says of where its objects are: a reader finds by that table what a
 * parser of ours might not. Of what is compressed only lists of objects are unpacked, as nothing else can hold an action.
 * @throws NotLookedThrough where such a list cannot be read
 */
export async function pdfFindings(content: Buffer): Promise<Finding[]> {
  const text = content.toString('latin1')
  const found = new Map<string, Finding>()
  const openings: Opening[] = []
  const look = (part: string, pattern: RegExp, codes: Readonly<Record<string, FindingCode>>) => {
    for (const { name, end } of namesIn(part, pattern)) {
      if (openings.length > MOST_OPENINGS) return
      const code = Object.hasOwn(codes, name) ? codes[name] : undefined
      if (code) found.set(name, { code, where: `/${name}` })
      if (pattern !== SHORT && name === OPENING) openings.push({ text: part, at: end })
    }
  }
  look(text, LONG, NAMES)
  // What is encrypted, or found as it stands, is told as that: nobody can look through it further, or has to.
  if (found.size === 0) {
    const structure = pdfStructure(text)
    const lists = await unpackedLists(content, text, structure.streams)
    look(outside(text, structure.streams), SHORT, SHORT_NAMES)
    for (const { text: list } of lists) look(list, ALL, ALL_NAMES)
    if (!openAtPage(openings, text, structure, lists))
      found.set(OPENING, { code: 'acts-by-itself', where: `/${OPENING}` })
  }
  return [...found.values()].slice(0, MOST_NAMED)
}

/** The names, as they read once characters are written as themselves, and where they end. */
function* namesIn(text: string, pattern: RegExp): Iterable<{ name: string; end: number }> {
  let escaped = 0
  for (const { 0: whole, 1: name = '', index } of text.matchAll(pattern)) {
    if (name.includes('#')) escaped += 1
    if (escaped > MOST_ESCAPED) throw new NotLookedThrough('#')
    yield { name: unescapedName(name), end: index + whole.length }
  }
}

/** The text without the data of its encoded streams. */
function outside(text: string, streams: readonly PdfStream[]): string {
  const parts: string[] = []
  let from = 0
  for (const { isEncoded, start, end } of streams) {
    if (!isEncoded) continue
    parts.push(text.slice(from, start))
    from = end
  }
  parts.push(text.slice(from))
  return parts.join('\n')
}
