import type { Response } from 'express'

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A made document as an attachment. */
export function sendDocx(response: Response, { file, name }: { file: Buffer; name: string }): void {
  response.attachment(name).set('X-Content-Type-Options', 'nosniff').type(DOCX).send(file)
}
