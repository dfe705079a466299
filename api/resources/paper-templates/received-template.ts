import type { Request } from 'express'
import { fieldsOf, type Templated } from '../../papers/catalogue.js'
import { DOCX } from '../../papers/docx-answer.js'
import { unfitFor } from '../../papers/paper-thread.js'
import { type TagProblem, tagProblems } from '../../papers/templates/tags.js'
import { fieldError } from '../../problems/field-errors.js'
import { Problem } from '../../problems/problem.js'
import { declaredType, requireInactive, requireType } from '../documents/document-type.js'
import type { MalwareScanner } from '../documents/inspection/clamd.js'
import { requireClean } from '../documents/malware.js'
import { receivedBody } from '../documents/received-body.js'

/** Bytes of a template at the most: a letterhead with a picture has some hundred thousand. */
const LARGEST = 2_097_152
/** That is enough to put right before it is sent anew. */
const MOST_TOLD = 20

/**
 * A template as it is sent: a Word document in which nothing acts, that names nothing but what the paper has.
 * @throws Problem as for any document that is handed in; template-unfit, with each tag and its place
 */
export async function receivedTemplate(
  request: Request,
  { paper, name }: { paper: Templated; name: string },
  { scanner, isRepeated }: { scanner: MalwareScanner | undefined; isRepeated: boolean },
): Promise<Buffer> {
  if (declaredType(request.get('content-type')) !== DOCX) throw new Problem('unsupported-media-type')
  if (request.get('content-encoding') !== undefined) throw new Problem('unsupported-media-type')
  const content = await receivedBody(request, LARGEST)
  if (isRepeated) return content
  await requireType(content, DOCX, name)
  await requireInactive(content, DOCX)
  await requireKnownTags(content, paper)
  if (scanner) await requireClean(content, scanner)
  return content
}

async function requireKnownTags(content: Buffer, paper: Templated): Promise<void> {
  const problems = await problemsOf(content, paper)
  if (problems.length === 0) return
  const errors = problems
    .slice(0, MOST_TOLD)
    .map(({ code, tag, place }) => fieldError('content', code, `{${tag.replace(/^\{/, '')}}: ${place}`))
  throw new Problem('template-unfit', { errors })
}

async function problemsOf(content: Buffer, paper: Templated): Promise<TagProblem[]> {
  let found: TagProblem[]
  try {
    found = tagProblems(content, fieldsOf(paper))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new Problem('document-active', { errors: [fieldError('content', 'not-looked-through', 'docx')] })
  }
  if (found.length > 0) return found
  const tag = await unfitFor(content)
  return tag === undefined ? [] : [{ code: 'tag-not-closed', tag, place: 'thân văn bản' }]
}
