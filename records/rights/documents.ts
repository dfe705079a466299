import type pg from 'pg'
import type { Client } from '../../db/pool.js'
import { hasOpenTask } from '../../db/reads/tasks.js'
import { Refused } from '../../db/refused.js'
import { type DocumentRow, findDocument } from '../../db/registers/documents.js'
import { localDate } from '../../domain/deadlines/dates.js'
import { type DocumentPurpose, taskKindsThat } from '../../domain/procedure/task-kinds.js'
import type { CaseId, DocumentId, Instant } from '../../domain/vocabulary.js'
import { refusing } from '../use-case/refusing.js'
import type { Caller } from './caller.js'
import { caseOf, findCase } from './cases.js'
import { requireUntied } from './recusal.js'

/** @throws Refused document-not-found also for what the caller may not read */
export const readableDocument = refusing(
  ['document-not-found'],
  async (client: Client, caller: Caller, id: DocumentId): Promise<DocumentRow> => {
    const row = await findDocument(client, id)
    if (!row) throw new Refused({ code: 'document-not-found' })
    if (row.uploadedBy.id === caller.personId) return row
    const seen = await findCase(client, caller, row.caseId)
    if (!seen?.rights.papers) throw new Refused({ code: 'document-not-found' })
    return row
  },
)

/** @throws Refused procedure-not-found, case-suspended, document-not-awaited */
export const awaitedDocument = refusing(
  [caseOf, 'case-suspended', 'document-not-awaited', requireUntied],
  async (
    client: pg.ClientBase,
    caller: Caller,
    { caseId, purpose }: { caseId: CaseId; purpose: DocumentPurpose },
    at: Instant,
  ): Promise<void> => {
    const { standing } = await caseOf(client, caller, caseId)
    if (standing.status === 'suspended') throw new Refused({ code: 'case-suspended' })
    const { personId, groups } = caller
    const kinds = taskKindsThat(({ handsIn }) => handsIn?.purpose === purpose)
    const awaited = await hasOpenTask(client, { caseId, kinds, personId, groups })
    if (!awaited) throw new Refused({ code: 'document-not-awaited' })
    // What the office hands in, it hands in by those of its members who do not stand back.
    if (taskKindsThat(({ handsIn }) => handsIn?.by === 'office').some((kind) => kinds.includes(kind))) {
      await requireUntied(client, caseId, caller, localDate(at))
    }
  },
)
