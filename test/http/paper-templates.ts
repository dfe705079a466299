import { docx, line } from '../../api/papers/administrative-form.js'
import { DOCX } from '../../api/papers/docx-answer.js'
import type { Answer, Person } from './http-office.js'

/** A template as an officer writes it: a line a paragraph. */
export const templateOf = (...lines: string[]): Promise<Buffer> =>
  docx(
    'Mẫu',
    '2026-01-05',
    lines.map((text) => line(text)),
  )

export const templatesOf = (unit: string): string => `/v1/units/${unit}/paper-templates`

/** Uploads one for a paper of a unit. */
export const uploadTemplate = (
  person: Person,
  {
    unit,
    paper,
    content,
    name = 'mau.docx',
  }: { unit: string; paper: string; content: Buffer; name?: string },
): Promise<Answer> =>
  person.postFile(`${templatesOf(unit)}?${new URLSearchParams({ paper, name })}`, content, DOCX)
