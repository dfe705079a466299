import { fileTypeFromBuffer } from 'file-type'
import { DOCX } from '../../papers/docx-answer.js'
import { zipDirectory } from '../../papers/zip-directory.js'
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
    const found = await fileTypeFromBuffer(content)
    return found?.mime === DOCX && !isWordDocument(content) ? undefined : found?.mime
  } catch {
    // A damaged archive: it is not what it says.
    return undefined
  }
}

/** Word's document without macros, which the ending .docx promises not to carry. */
function isWordDocument(content: Buffer): boolean {
  const names = new Set(zipDirectory(content).map(({ name }) => name))
  return (
    names.has('[Content_Types].xml') && names.has('word/document.xml') && !names.has('word/vbaProject.bin')
  )
}

function typeOfName(name: string): MediaType | undefined {
  const [, ending] = /\.(pdf|docx)$/.exec(name.toLowerCase()) ?? []
  return ending === 'pdf' || ending === 'docx' ? TYPES[ending] : undefined
}
