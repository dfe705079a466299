import { fileTypeFromBuffer } from 'file-type'
import { DOCX } from '../../papers/docx-answer.js'
import { fieldError } from '../../problems/field-errors.js'
import { Problem } from '../../problems/problem.js'
import type { FieldError } from '../../problems/problem-rows.js'
import { docxFindings, mainPartOf } from './inspection/docx-findings.js'
import { type Finding, NotLookedThrough } from './inspection/finding.js'
import { pdfFindings } from './inspection/pdf-findings.js'

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

/** Word's document, by the type of its main part; one with macros says another type, and is no .docx. */
const typeOfArchive = (content: Buffer): string =>
  mainPartOf(content, `${DOCX}.main+xml`) === undefined ? 'application/zip' : DOCX

/** @throws Problem document-active naming what was found and where */
export async function requireInactive(content: Buffer, type: MediaType): Promise<void> {
  const findings = await (type === DOCX ? inDocument(content) : inPdf(content))
  const errors = findings.map(({ code, where }) => fieldError('content', code, where))
  if (errors.length > 0) throw new Problem('document-active', { errors })
}

const inPdf = (content: Buffer): Promise<Finding[]> => lookedThrough(() => pdfFindings(content))
const inDocument = (content: Buffer): Promise<Finding[]> => lookedThrough(async () => docxFindings(content))

async function lookedThrough(look: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look()
  } catch (error) {
    if (!(error instanceof NotLookedThrough)) throw error
    return [{ code: 'not-looked-through', where: error.where }]
  }
}

function typeOfName(name: string): MediaType | undefined {
  const [, ending] = /\.(pdf|docx)$/.exec(name.toLowerCase()) ?? []
  return ending === 'pdf' || ending === 'docx' ? TYPES[ending] : undefined
}
