import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import type { DocumentRow } from '../../../db/registers/documents.js'
import { contentOf, digestOf, largestDocument, uploadDocument } from '../../../records/documents.js'
import type { Caller } from '../../../records/rights/caller.js'
import type { ApiDeps } from '../../deps.js'
import { operation } from '../../http/operation.js'
import { serveReading } from '../../http/serve-reading.js'
import { serveUseCase } from '../../http/serve-use-case.js'
import { strictRouter } from '../../http/strict-router.js'
import { Problem } from '../../problems/problem.js'
import { declaredType, MEDIA_TYPES, requireInactive, requireType } from './document-type.js'
import type { MalwareScanner } from './inspection/clamd.js'
import { requireClean } from './malware.js'
import { receivedBody } from './received-body.js'
import { document, uploadQuery } from './schemas.js'
import { UPLOADS } from './uploads.js'

const binary = z.string().meta({ format: 'binary' })

const uploadOperation = operation({
  method: 'post',
  path: '/v1/documents',
  tag: 'Documents',
  summary: { vi: 'Nộp một tài liệu', en: 'Upload a document' },
  description: {
    vi: 'Nội dung là chính tệp PDF hoặc DOCX, tối đa 10 MB; loại tệp được kiểm tra theo nội dung; tệp có macro, mã lệnh, tệp nhúng hoặc bị mã hóa không được nhận.',
    en: 'The body is the file itself, PDF or DOCX, up to 10 MB; its type is checked by its content, and nothing with macros, scripts, files inside or encryption is taken.',
  },
  query: uploadQuery,
  rawBody: {
    description: 'The file',
    content: Object.fromEntries(MEDIA_TYPES.map((type) => [type, { schema: binary }])),
  },
  command: true,
  answers: { 201: { description: 'The document', schema: document, headers: { Location: 'Where it is' } } },
  problems: [
    'document-active',
    'document-empty',
    'document-too-large',
    'document-type-mismatch',
    'malware',
    'malware-scanner-down',
    'unsupported-media-type',
  ],
})

const readOperation = operation({
  method: 'get',
  path: '/v1/documents/{id}',
  tag: 'Documents',
  summary: { vi: 'Thông tin một tài liệu', en: 'What is known of a document' },
  answers: { 200: { description: 'The document', schema: document } },
})

const contentOperation = operation({
  method: 'get',
  path: '/v1/documents/{id}/content',
  tag: 'Documents',
  summary: { vi: 'Tải tài liệu', en: 'Download a document' },
  answers: {
    200: {
      description: 'The file, as an attachment',
      mediaType: MEDIA_TYPES,
      headers: { ETag: 'Its SHA-256' },
    },
  },
})

/** Documents of a procedure: for who uploaded them, its reviewers, officers and approvers. */
export function documentRoutes(deps: ApiDeps): Router {
  const { quota, scanner } = deps.uploads ?? UPLOADS
  const router = strictRouter()
  serveUseCase(router, uploadOperation, deps, {
    rights: 'awaited-to-hand-in',
    use: uploadDocument,
    receive: (asked) => receivedFile({ ...deps, scanner }, asked),
    input: ({ received: { told, content } }, _, { id }) => {
      const { name, ...file } = told
      return { id: `d-${id.slice(0, 20)}`, fileName: name, ...file, content, quota }
    },
    show,
    send: (response, status, answer) => {
      const { id } = z.object({ id: z.string() }).parse(answer)
      response.status(status).location(`/v1/documents/${id}`).json(answer)
    },
  })
  serveReading(router, readOperation, deps, {
    rights: 'reads-document',
    read: ({ granted }) => show(granted),
  })
  serveReading(router, contentOperation, deps, {
    rights: 'reads-document',
    refuses: [contentOf],
    read: async ({ client, granted }) => ({ ...granted, content: await contentOf(client, granted) }),
    send: sendFile,
  })
  return router
}

interface Upload {
  request: Request
  caller: Caller
  query: z.output<typeof uploadQuery>
  isRepeated: boolean
}

/**
 * The file, what it is and what it is for, before anything is changed; one that is sent again was looked through then.
 * @throws Problem unsupported-media-type, document-too-large, document-empty, document-type-mismatch,
 *   document-active, malware, malware-scanner-down
 */
async function receivedFile(
  { pool, scanner }: Pick<ApiDeps, 'pool'> & { scanner: MalwareScanner | undefined },
  { request, caller, query, isRepeated }: Upload,
) {
  const { case: caseId, purpose, name } = query
  const largest = await largestDocument(pool, caller, caseId)
  const mediaType = declaredType(request.get('content-type'))
  if (request.get('content-encoding') !== undefined) throw new Problem('unsupported-media-type')
  const content = await receivedBody(request, largest)
  if (!isRepeated) {
    await requireType(content, mediaType, name)
    await requireInactive(content, mediaType)
    if (scanner) await requireClean(content, scanner)
  }
  return { told: { caseId, purpose, name, mediaType, sha256: digestOf(content) }, content }
}

/** Offered for saving, never shown in the page's place: what people upload is not the console's content. */
function sendFile(
  response: Response,
  { fileName, mediaType, sha256, content }: DocumentRow & { content: Buffer },
): void {
  response
    .status(200)
    .attachment(fileName)
    .set({
      'Content-Type': mediaType,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      ETag: `"${sha256}"`,
    })
    .send(content)
}

function show({
  id,
  caseId,
  purpose,
  fileName,
  mediaType,
  size,
  sha256,
  uploadedBy,
  uploadedAt,
}: DocumentRow) {
  return { id, procedure: caseId, purpose, name: fileName, mediaType, size, sha256, uploadedBy, uploadedAt }
}
