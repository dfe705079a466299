import { createHash } from 'node:crypto'
import { type Client, together } from '../db/pool.js'
import { Refused } from '../db/refused.js'
import {
  type DocumentRow,
  findDocument,
  findDocumentContent,
  findLargestDocument,
  insertDocument,
  type NewDocument,
  sumHandedIn,
} from '../db/registers/documents.js'
import { taskKindsThat } from '../domain/procedure/task-kinds.js'
import type { DocumentQuota } from '../domain/records/refusals.js'
import type { CaseId } from '../domain/vocabulary.js'
import type { Caller } from './rights/caller.js'
import { caseOf } from './rights/cases.js'
import { audit } from './use-case/audit.js'
import { written } from './use-case/just-written.js'
import { refuses, refusing } from './use-case/refusing.js'
import { under } from './use-case/use-case.js'

/** A file as it was received, checked to be what it says. */
export type DocumentUploaded = Omit<NewDocument, 'size' | 'uploadedBy' | 'uploadedAt'> & {
  /** What one person may hand in for one task. */
  quota: DocumentQuota
}

/** Keeps a document that a task of the caller's is to be completed with, as long as there are not too many of them. */
export const uploadDocument = under(
  'awaited-to-hand-in',
  refuses('document-quota'),
  async ({ client, caller, at }, { quota, ...document }: DocumentUploaded): Promise<DocumentRow> => {
    const { id, caseId, purpose, sha256, content } = document
    const size = content.length
    const kinds = taskKindsThat(({ handsIn }) => handsIn?.purpose === purpose)
    const has = await sumHandedIn(client, { uploadedBy: caller.personId, caseId, purpose, kinds })
    const left = { files: quota.files - has.files, bytes: quota.bytes - has.bytes }
    if (left.files < 1 || left.bytes < size) {
      const isLeft = { files: Math.max(0, left.files), bytes: Math.max(0, left.bytes) }
      throw new Refused({ code: 'document-quota', most: quota, left: isLeft })
    }
    await insertDocument(client, { ...document, size, uploadedBy: caller.personId, uploadedAt: at })
    await audit(client, caller, at, {
      what: 'document-uploaded',
      after: { id, case: caseId, purpose, size, sha256 },
    })
    return written(await findDocument(client, id), `document ${id}`)
  },
)

/** The digest that a document is known by. */
export const digestOf = (content: Buffer): string => createHash('sha256').update(content).digest('hex')

/** The file itself, as it was handed in. @throws Refused document-not-found, document-damaged */
export const contentOf = refusing(
  ['document-not-found', 'document-damaged'],
  async (client: Client, { id, sha256 }: Pick<DocumentRow, 'id' | 'sha256'>): Promise<Buffer> => {
    const content = await findDocumentContent(client, id)
    if (!content) throw new Refused({ code: 'document-not-found' })
    if (digestOf(content) !== sha256) throw new Refused({ code: 'document-damaged' })
    return content
  },
)

/** Bytes of the largest document that the law of the case takes. @throws Refused procedure-not-found */
export const largestDocument = refusing(
  [caseOf, 'procedure-not-found'],
  async (client: Client, caller: Caller, caseId: CaseId): Promise<number> => {
    const [, bytes] = await together([caseOf(client, caller, caseId), findLargestDocument(client, caseId)])
    if (bytes === undefined) throw new Refused({ code: 'procedure-not-found' })
    return bytes
  },
)
