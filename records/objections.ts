import { createHash } from 'node:crypto'
import type pg from 'pg'
import { canonicalJson } from '../db/audit/canonical-json.js'
import { Refused } from '../db/refused.js'
import {
  answerObjection as answerRow,
  findObjection,
  insertObjection,
  type ObjectionRow,
} from '../db/registers/objections.js'
import { listPublications, lockPublicity } from '../db/registers/publicity.js'
import { localDate } from '../domain/deadlines/dates.js'
import { type ObjectionAnswer, objectionTo } from '../domain/integrity/objection-period.js'
import type { CaseId, IsoDate, Published } from '../domain/vocabulary.js'
import { audit } from './use-case/audit.js'
import { requireNotBefore, requirePast } from './use-case/day-bounds.js'
import { refuses } from './use-case/refusing.js'
import { under } from './use-case/use-case.js'

/** What somebody says against what was made public of a case; `about`: what it is to, else the latest published. */
export interface ObjectionReceived {
  caseId: CaseId
  receivedOn: IsoDate
  /** Kept confidential. */
  sender: string
  content: string
  about?: Published | undefined
}

/** Registers an objection, while its period runs. */
export const registerObjection = under(
  'officers-of-case-untied',
  refuses(requirePast, 'nothing-published', 'date-before', 'objection-period-over'),
  async ({ client, caller, at }, { caseId, about, ...letter }: ObjectionReceived): Promise<ObjectionRow> => {
    requirePast('receivedOn', letter.receivedOn, localDate(at))
    await lockPublicity(client, caseId)
    const published = await listPublications(client, caseId)
    const publication = publicationOf(objectionTo(published, letter.receivedOn, about))
    const ordinal = await insertObjection(client, {
      ...{ ...letter, publication, caseId },
      ...{ by: caller.personId, at },
    })
    const row = await known(client, caseId, ordinal)
    await audit(client, caller, at, { what: 'objection-registered', after: traceOf(caseId, row) })
    return row
  },
)

/** Answers an objection; each is answered once. */
export const answerObjection = under(
  'officers-of-case-untied',
  refuses('objection-not-found', 'already-answered', requirePast, requireNotBefore),
  async (
    { client, caller, at },
    { caseId, ordinal, ...answer }: { caseId: CaseId; ordinal: number; answeredOn: IsoDate; answer: string },
  ): Promise<ObjectionRow> => {
    const before = await known(client, caseId, ordinal)
    if (before.answeredOn !== null) throw new Refused({ code: 'already-answered' })
    requirePast('answeredOn', answer.answeredOn, localDate(at))
    requireNotBefore('answeredOn', answer.answeredOn, before.receivedOn)
    await answerRow(client, { caseId, ordinal, ...answer, by: caller.personId })
    const row = await known(client, caseId, ordinal)
    await audit(client, caller, at, { what: 'objection-answered', after: traceOf(caseId, row) })
    return row
  },
)

/** @throws Refused with the last day, the first day, or that nothing was published */
function publicationOf(answer: ObjectionAnswer): number {
  if ('publication' in answer) return answer.publication
  switch (answer.problem) {
    case 'nothing-published':
      throw new Refused({ code: 'nothing-published' })
    case 'before-publication':
      throw new Refused({ code: 'date-before', field: 'receivedOn', earliest: answer.earliest })
    case 'period-over':
      throw new Refused({ code: 'objection-period-over', lastDay: answer.lastDay })
  }
}

async function known(client: pg.ClientBase, caseId: CaseId, ordinal: number): Promise<ObjectionRow> {
  const row = await findObjection(client, caseId, ordinal)
  if (!row) throw new Refused({ code: 'objection-not-found' })
  return row
}

/** For the audit: the chain is read by others than those who may know who objects, so the words stand there as a hash. */
function traceOf(caseId: CaseId, { sender, content, answer, ordinal, ...row }: ObjectionRow) {
  const sha256 = (said: unknown) => createHash('sha256').update(canonicalJson(said)).digest('hex')
  return {
    case: caseId,
    number: ordinal,
    ...row,
    letter: sha256({ sender, content }),
    answer: answer === null ? null : sha256({ sender, content, answer }),
  }
}
