import { readCsv } from './csv.js'
import { NotASheet, readXlsx } from './xlsx.js'

/** Bytes of a file, and rows that are launched from it, at most. */
export const MOST_BYTES = 1024 * 1024
export const MOST_ROWS = 200
export const TAKEN = '.csv,.xlsx'

export type WhyNot = 'too-large' | 'wrong-kind' | 'not-utf-8' | 'not-a-sheet'

/** The cells of a file that an officer chose, or why it is not taken. It is read here, and sent nowhere as it is. */
export async function readSheet(file: File): Promise<{ sheet: string[][] } | { why: WhyNot }> {
  if (file.size > MOST_BYTES) return { why: 'too-large' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  const ending = file.name.split('.').at(-1)?.toLowerCase()
  if (ending === 'csv') return fromCsv(bytes)
  if (ending !== 'xlsx') return { why: 'wrong-kind' }
  try {
    return { sheet: readXlsx(bytes) }
  } catch (error) {
    if (error instanceof NotASheet) return { why: 'not-a-sheet' }
    throw error
  }
}

function fromCsv(bytes: Uint8Array): { sheet: string[][] } | { why: WhyNot } {
  try {
    return { sheet: readCsv(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) }
  } catch {
    return { why: 'not-utf-8' }
  }
}

/** Gives a made file to the browser to keep. */
export function keepFile(name: string, content: string | Uint8Array): void {
  const link = document.createElement('a')
  // Of what was written here, never of shared memory.
  link.href = URL.createObjectURL(new Blob([content as BlobPart]))
  link.download = name
  link.click()
  URL.revokeObjectURL(link.href)
}
