import { contentOfEntry, type ZipEntry, zipDirectory } from '../../../papers/zip-directory.js'
import { NotLookedThrough, partNamed } from './finding.js'
import { elementsOf, type ListForm, type XmlElement } from './xml-elements.js'

/** Bytes that the lists of types and of relationships may have together: Word's have some thousand, and a link some two hundred. */
const LARGEST_LISTS = 262_144
/** Entries that these lists may have together: Word's have some dozens, and one for each link. */
const MOST_ENTRIES = 1_500
const MOST_PARTS = 2_000

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPES: ListForm = {
  namespace: `${PACKAGE}/content-types`,
  root: 'Types',
  entries: ['Default', 'Override'],
  attributes: ['Extension', 'PartName', 'ContentType'],
}
const RELATIONSHIPS: ListForm = {
  namespace: `${PACKAGE}/relationships`,
  root: 'Relationships',
  entries: ['Relationship'],
  attributes: ['Id', 'Type', 'Target', 'TargetMode'],
}

/** What a Word document is made of: its parts by their keys, and the two kinds of lists that say what they are. */
export interface WordPackage {
  parts: ReadonlyMap<string, ZipEntry>
  /** Of an archive of something else there are none. */
  types: readonly XmlElement[]
  /**
   * The relationships of all parts, each with the name of the list that it stands in; read when they are asked for.
   * @throws NotLookedThrough
   */
  relationships: () => { list: string; relationship: XmlElement }[]
}

/** A file is asked for its type first, then for what it brings along: its list of types is read once. */
const READ = new WeakMap<Buffer, WordPackage>()

/**
 * @throws RangeError where the file is no archive that reads the same for everybody; NotLookedThrough, which is one, where the
 *   name of a part or the list of types is not as everybody reads it
 */
export function packageOf(content: Buffer): WordPackage {
  const known = READ.get(content)
  if (known) return known
  const parts = partsOf(content)
  const entriesOf = listReading(content)
  const types = parts.get('[content_types].xml')
  const found = {
    parts,
    types: types ? entriesOf(types, TYPES) : [],
    relationships: () =>
      [...parts]
        .filter(([key]) => /(?:^|\/)_rels\/[^/]*\.rels$/.test(key))
        .flatMap(([, part]) =>
          entriesOf(part, RELATIONSHIPS).map((relationship) => ({
            list: partNamed(part.name),
            relationship,
          })),
        ),
  }
  READ.set(content, found)
  return found
}

/** Names of parts are the same in upper and lower case, and in whichever way they are escaped (ECMA-376 part 2, 6.2). */
export function keyOf(name: string): string {
  try {
    return decodeURIComponent(name).normalize('NFC').toLowerCase()
  } catch {
    throw new NotLookedThrough(partNamed(name))
  }
}

/** What has no escape in a name, as some readers undo it and others do not: what needs none, and what would need two. */
const ODDLY_ESCAPED = /%(?:2[def]|3\d|[46][1-9a-f]|[57][\da]|5[cf]|7e|25)/i
/** A part that is written in pieces, which readers put together by their names. */
const PIECE = /\/\[\d+\](?:\.last)?\.piece$/
/** No part lies outside, and none has a name that some readers cut at its end. */
const ODD = /[\\\p{Cc}:]|^\/|\/{2}|[. ](?:\/|$)/u

function partsOf(content: Buffer): ReadonlyMap<string, ZipEntry> {
  const parts = new Map<string, ZipEntry>()
  const entries = zipDirectory(content)
  if (entries.length > MOST_PARTS) throw new NotLookedThrough('ZIP')
  for (const entry of entries) {
    const key = keyOf(entry.name)
    const isOdd = ODD.test(key) || PIECE.test(key) || ODDLY_ESCAPED.test(entry.name)
    if (isOdd || parts.has(key)) throw new NotLookedThrough(partNamed(entry.name))
    parts.set(key, entry)
  }
  return parts
}

/** Reads lists, as long as they are small together. */
function listReading(content: Buffer): (part: ZipEntry, form: ListForm) => XmlElement[] {
  let [bytes, entries] = [LARGEST_LISTS, MOST_ENTRIES]
  return (part, form) => {
    const name = partNamed(part.name)
    if (bytes <= 0) throw new NotLookedThrough(name)
    const read = unpacked(content, part, bytes)
    const elements = elementsOf(read, name, form, entries)
    bytes -= read.length
    entries -= elements.length
    return elements
  }
}

function unpacked(content: Buffer, part: ZipEntry, most: number): Buffer {
  try {
    return contentOfEntry(content, part, most)
  } catch {
    throw new NotLookedThrough(partNamed(part.name))
  }
}
