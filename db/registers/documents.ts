import type pg from 'pg'
import type { DocumentPurpose, TaskKind } from '../../domain/procedure/task-kinds.js'
import type { DocumentQuota } from '../../domain/records/refusals.js'
import type { CaseId, DocumentId, Instant, PersonId } from '../../domain/vocabulary.js'
import { together } from '../pool.js'

export interface DocumentRow {
  id: DocumentId
  caseId: CaseId
  purpose: DocumentPurpose
  fileName: string
  mediaType: string
  size: number
  sha256: string
  uploadedBy: { id: PersonId; name: string }
  uploadedAt: Instant
}

/** What is said about a document; its content stays where it is. */
export async function findDocument(
  client: pg.Pool | pg.ClientBase,
  id: DocumentId,
): Promise<DocumentRow | undefined> {
  const { rows } = await client.query<DocumentRow>(
    `SELECT d.id, d.case_id AS "caseId", d.purpose, d.file_name AS "fileName", d.media_type AS "mediaType", d.size,
       d.sha256, json_build_object('id', p.id, 'name', p.full_name) AS "uploadedBy", d.uploaded_at AS "uploadedAt"
     FROM documents d JOIN people p ON p.id = d.uploaded_by WHERE d.id = $1`,
    [id],
  )
  return rows[0]
}

export async function findDocumentContent(
  client: pg.Pool | pg.ClientBase,
  id: DocumentId,
): Promise<Buffer | undefined> {
  const { rows } = await client.query<{ content: Buffer }>('SELECT content FROM documents WHERE id = $1', [
    id,
  ])
  return rows[0]?.content
}

export interface NewDocument extends Omit<DocumentRow, 'uploadedBy'> {
  uploadedBy: PersonId
  content: Buffer
}

export async function insertDocument(client: pg.ClientBase, document: NewDocument): Promise<void> {
  const { id, uploadedBy, caseId, purpose, fileName, mediaType, size, sha256, content, uploadedAt } = document
  await client.query(
    `INSERT INTO documents (id, uploaded_by, case_id, purpose, file_name, media_type, size, sha256, content, uploaded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, uploadedBy, caseId, purpose, fileName, mediaType, size, sha256, content, uploadedAt],
  )
}

/** Bytes of the largest document that the law of a case takes; undefined when there is no such case. */
export async function findLargestDocument(
  client: pg.Pool | pg.ClientBase,
  caseId: CaseId,
): Promise<number | undefined> {
  const { rows } = await client.query<{ bytes: number }>({
    name: 'find-largest-document',
    text: `SELECT (law.law #>> '{rules,actionProgram,maxBytes,value}')::integer AS bytes
           FROM cases c JOIN pinned_law law ON law.hash = c.law_hash WHERE c.id = $1`,
    values: [caseId],
  })
  return rows[0]?.bytes
}

/** A document that a result names, as far as the rules of naming it depend on it. */
export interface NamedDocument {
  id: DocumentId
  caseId: CaseId
  purpose: DocumentPurpose
  uploadedBy: PersonId
  sha256: string
}

export async function findNamedDocuments(
  client: pg.Pool | pg.ClientBase,
  ids: readonly DocumentId[],
): Promise<NamedDocument[]> {
  if (ids.length === 0) return []
  const { rows } = await client.query<NamedDocument>({
    name: 'find-named-documents',
    text: `SELECT id, case_id AS "caseId", purpose, uploaded_by AS "uploadedBy", sha256 FROM documents
           WHERE id = ANY ($1)`,
    values: [ids],
  })
  return rows
}

/**
 * What a person has handed in for a purpose of a case since its open task was given. Whoever asks holds the other askings of the
 * same person for the same until the transaction ends: of two uploads at once the second sees the first.
 */
export async function sumHandedIn(
  client: pg.ClientBase,
  {
    uploadedBy,
    caseId,
    purpose,
    kinds,
  }: Pick<NewDocument, 'uploadedBy' | 'caseId' | 'purpose'> & { kinds: readonly TaskKind[] },
): Promise<DocumentQuota> {
  const whose = [uploadedBy, caseId, purpose]
  const [, { rows }] = await together([
    client.query(
      `SELECT pg_advisory_xact_lock(hashtextextended('documents ' || concat_ws(' ', $1::text, $2::text, $3::text), 0))`,
      whose,
    ),
    client.query<DocumentQuota>({
      name: 'sum-handed-in',
      text: `SELECT count(*)::integer AS files, coalesce(sum(size), 0)::float8 AS bytes FROM documents
             WHERE uploaded_by = $1 AND case_id = $2 AND purpose = $3 AND uploaded_at >=
               (SELECT min(opened_at) FROM tasks WHERE case_id = $2 AND kind = ANY ($4) AND status = 'open')`,
      values: [...whose, kinds],
    }),
  ])
  return rows[0] ?? { files: 0, bytes: 0 }
}
