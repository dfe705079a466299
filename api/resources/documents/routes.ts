import { createHash } from 'node:crypto'
import { type Response, Router } from 'express'
import type pg from 'pg'
import { z } from 'zod'
import {
  type DocumentRow,
  findDocument,
  findDocumentContent,
  findLargestDocument,
  hasOpenTask,
  insertDocument,
} from '../../../db/registers/documents.js'
import { type DocumentPurpose, taskKindsThat } from '../../../domain/procedure/task-kinds.js'
import type { CaseId, DocumentId } from '../../../domain/vocabulary.js'
import type { Caller } from '../../caller/caller.js'
import { commandOf, recordCommand } from '../../commands/commands.js'
import type { ApiDeps } from '../../deps.js'
import { operation, serve } from '../../http/openapi.js'
import { audit } from '../../http/record-changes.js'
import { Problem, refusalProblem } from '../../problems/problem.js'
import { caseOf } from '../procedures/rights.js'
import { declaredType, MEDIA_TYPES, requireType } from './document-type.js'
import { receivedBody } from './received-body.js'
import { document, uploadQuery } from './schemas.js'

const binary = z.string().meta({ format: 'binary' })

const uploadOperation = operation({
  method: 'post',
  path: '/v1/documents',
  tag: 'Documents',
  summary: { vi: 'Nộp một tài liệu', en: 'Upload a document' },
  description: {
    vi: 'Nội dung là chính tệp PDF hoặc DOCX, tối đa 10 MB; loại tệp được kiểm tra theo nội dung.',
    en: 'The body is the file itself, PDF or DOCX, up to 10 MB; its type is checked by its content.',
  },
  query: uploadQuery,
  rawBody: {
    description: 'The file',
    content: Object.fromEntries(MEDIA_TYPES.map((type) => [type, { schema: binary }])),
  },
  command: true,
  answers: { 201: { description: 'The document', schema: document, headers: { Location: 'Where it is' } } },
  problems: [
    'procedure-not-found',
    'document-not-awaited',
    'case-suspended',
    'document-empty',
    'document-too-large',
    'document-type-mismatch',
    'unsupported-media-type',
  ],
})

const readOperation = operation({
  method: 'get',
  path: '/v1/documents/{id}',
  tag: 'Documents',
  summary: { vi: 'Thông tin một tài liệu', en: 'What is known of a document' },
  answers: { 200: { description: 'The document', schema: document } },
  problems: ['document-not-found'],
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
  problems: ['document-not-found'],
})

/** Documents of a procedure: for who uploaded them, its reviewers, officers and approvers. */
export function documentRoutes(deps: ApiDeps): Router {
  const router = Router()
  serve(router, uploadOperation, async ({ request, caller, query, response }) => {
    const { case: caseId, purpose, name } = query
    await caseOf(deps, caller, caseId)
    const mediaType = declaredType(request.get('content-type'))
    if (request.get('content-encoding') !== undefined) throw new Problem('unsupported-media-type')
    const largest = await findLargestDocument(deps.pool, caseId)
    if (largest === undefined) throw new Problem('procedure-not-found')
    const content = await receivedBody(request, largest)
    await requireType(content, mediaType, name)
    const sha256 = createHash('sha256').update(content).digest('hex')
    const command = commandOf(request, caller, { caseId, purpose, name, mediaType, sha256 })
    const { status, answer } = await recordCommand(deps, command, async (client, at) => {
      await requireAwaited(deps, client, caller, { caseId, purpose })
      const id = `d-${command.id.slice(0, 20)}`
      const size = content.length
      const row = { id, caseId, purpose, fileName: name, mediaType, size, sha256, uploadedAt: at }
      await insertDocument(client, { ...row, uploadedBy: caller.personId, content })
      await audit(client, caller, at, {
        what: 'document-uploaded',
        after: { id, case: caseId, purpose, size, sha256 },
      })
      return { status: 201, answer: show(await known(client, id)) }
    })
    response
      .status(status)
      .location(`/v1/documents/${z.object({ id: z.string() }).parse(answer).id}`)
      .json(answer)
  })
  serve(router, readOperation, async ({ caller, params, response }) => {
    response.json(show(await readable(deps, caller, params.id)))
  })
  serve(router, contentOperation, async ({ caller, params, response }) => {
    const row = await readable(deps, caller, params.id)
    const content = await findDocumentContent(deps.pool, row.id)
    if (!content) throw new Problem('document-not-found')
    sendFile(response, row, content)
  })
  return router
}

async function requireAwaited(
  deps: ApiDeps,
  client: pg.ClientBase,
  caller: Caller,
  { caseId, purpose }: { caseId: CaseId; purpose: DocumentPurpose },
): Promise<void> {
  const { standing } = await caseOf(deps, caller, caseId, client)
  if (standing.status === 'suspended') throw refusalProblem({ code: 'case-suspended' })
  const { personId, groups } = caller
  const kinds = taskKindsThat(({ handsIn }) => handsIn?.purpose === purpose)
  const awaited = await hasOpenTask(client, { caseId, kinds, personId, groups })
  if (!awaited) throw new Problem('document-not-awaited')
}

/** @throws Problem document-not-found also for what the caller may not read. */
async function readable(deps: ApiDeps, caller: Caller, id: DocumentId): Promise<DocumentRow> {
  const row = await findDocument(deps.pool, id)
  if (!row) throw new Problem('document-not-found')
  if (row.uploadedBy.id === caller.personId) return row
  const papers = await caseOf(deps, caller, row.caseId).then(
    ({ rights }) => rights.papers,
    (error: unknown) => {
      if (error instanceof Problem && error.code === 'procedure-not-found') return false
      throw error
    },
  )
  if (!papers) throw new Problem('document-not-found')
  return row
}

async function known(client: pg.ClientBase, id: DocumentId): Promise<DocumentRow> {
  const row = await findDocument(client, id)
  if (!row) throw new Error(`document ${id} vanished in its own transaction`)
  return row
}

/** Offered for saving, never shown in the page's place: what people upload is not the console's content. */
function sendFile(response: Response, { fileName, mediaType, sha256 }: DocumentRow, content: Buffer): void {
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
