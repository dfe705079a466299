import { fileTypeFromBuffer } from 'file-type'
import { DOCX } from '../../papers/docx-answer.js'
import { contentOfEntry, zipDirectory } from '../../papers/zip-directory.js'
import { fieldError } from '../../problems/field-errors.js'
import { Problem } from '../../problems/problem.js'
import type { FieldError } from '../../problems/problem-rows.js'

/** The documents that are taken, by the ending of their names. */
const TYPES = { pdf: 'application/pdf', docx: DOCX } as const
export type MediaType = (typeof TYPES)[keyof typeof TYPES]
export const MEDIA_TYPES: readonly MediaType[] = Object.values(TYPES)

/**
 * The declared media type, without parameters.
 * @throws Problem unsupported-media-type for anything but PDF and DOCX
 */
export function declaredType(header: string | undefined): MediaType {
  const [essence = ''] = (header ?? '').split(';')
  const type = MEDIA_TYPES.find((known) => known === essence.trim().toLowerCase())
  if (!type) throw new Problem('unsupported-media-type')
  return type
}

/**
 * Compares what a file is, what it was declared to be, and what its name says.
 * @throws Problem document-empty, document-type-mismatch naming what does not fit
 */
export async function requireType(content: Buffer, declared: MediaType, name: string): Promise<void> {
  if (content.length === 0) throw new Problem('document-empty')
  const found = await typeOf(content)
  const errors: FieldError[] = []
  if (found !== declared) errors.push(fieldError('Content-Type', 'name-not-of-its-type', found ?? 'unknown'))
  if (typeOfName(name) !== (found ?? declared)) {
    errors.push(fieldError('name', 'name-not-of-its-type', found ?? 'unknown'))
  }
  if (errors.length > 0) throw new Problem('document-type-mismatch', { errors })
}

/** The type that the content tells: of a DOCX not only the first bytes, but a whole archive that holds a document. */
async function typeOf(content: Buffer): Promise<string | undefined> {
  try {
    return content.subarray(0, ZIP.length).equals(ZIP)
      ? typeOfArchive(content)
      : (await fileTypeFromBuffer(content))?.mime
  } catch {
    // A damaged archive: it is not what it says.
    return undefined
  }
}

/** How an archive begins. It is looked at by its directory: searched from its beginning, it can be made to take long. */
const ZIP = Buffer.from('PK\x03\x04')
/** Bytes that the list of the parts of a document may have: Word's has some thousand. */
const LARGEST_LIST = 262_144

/** Word's document without macros, which the ending .docx promises not to carry; undefined for one with them. */
function typeOfArchive(content: Buffer): string | undefined {
  const parts = new Map(zipDirectory(content).map((entry) => [entry.name, entry]))
  const list = parts.get('[Content_Types].xml')
  if (!list || !parts.has('word/document.xml')) return 'application/zip'
  const isDocument = contentOfEntry(content, list, LARGEST_LIST).includes(`"${DOCX}.main+xml"`)
  return isDocument && !parts.has('word/vbaProject.bin') ? DOCX : undefined
}

function typeOfName(name: string): MediaType | undefined {
  const [, ending] = /\.(pdf|docx)$/.exec(name.toLowerCase()) ?? []
  return ending === 'pdf' || ending === 'docx' ? TYPES[ending] : undefined
}
