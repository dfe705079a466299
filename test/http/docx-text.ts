import { expect } from '@jest/globals'
import JSZip from 'jszip'
import type { Answer } from './http-office.js'

/** What stands in a DOCX that was answered as an attachment, with its markup. */
export async function docxText({ body, headers }: Answer): Promise<string> {
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename=/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  return (await (await JSZip.loadAsync(body)).file('word/document.xml')?.async('text')) ?? ''
}
