import type pg from 'pg'
import { z } from 'zod'
import {
  type DecidingBodyRow,
  findBodyOfCase,
  findBodyOfTask,
  findDecidingBody,
} from '../../../db/reads/deciding-body.js'
import { type ProposedSignatory, signsFor } from '../../../domain/authority/signatory.js'
import { TASK_ROWS, type TaskKind } from '../../../domain/procedure/task-kinds.js'
import { type DecidingBody, SIGNATORIES } from '../../../domain/rules/authority.js'
import type { CaseId, GroupId, IsoDate, TaskId, Text } from '../../../domain/vocabulary.js'
import { named, orNull } from '../../http/fields.js'
import { type Language, say } from '../../words/language.js'

type Client = pg.Pool | pg.ClientBase

export const signatory = orNull(
  z
    .object({
      office: z.string().meta({ description: 'In whose name the decision is signed' }),
      person: orNull(named).meta({ description: 'Who heads the body that decides' }),
      article: z.string(),
    })
    .meta({ id: 'Signatory' }),
).meta({ description: 'Who is to sign what the body decides; null where no rule says so' })

/** Who signs what a body of that kind has decided: the rule that GET /v1/posts/{id}/authority answers by. */
export function signsFrom(kind: string): Text | undefined {
  // Object.hasOwn is the check; the compiler does not narrow by it.
  return Object.hasOwn(SIGNATORIES.value, kind) ? SIGNATORIES.value[kind as DecidingBody] : undefined
}

/** The signatory proposed in a case, as people read it. */
export async function signatoryOfCase(client: Client, id: CaseId, shown: Shown) {
  return signatoryOf(client, await findBodyOfCase(client, id), shown)
}

/** The signatory proposed in a task, undefined in those in which nothing is signed. */
export async function signatoryOfTask(client: Client, task: { id: TaskId; kind: TaskKind }, shown: Shown) {
  if (!TASK_ROWS[task.kind].answerOfBody) return undefined
  return signatoryOf(client, await findBodyOfTask(client, task.id), shown)
}

interface Shown {
  on: IsoDate
  language: Language
}

async function signatoryOf(client: Client, body: GroupId | undefined, { on, language }: Shown) {
  const found = await proposedBy(client, body, on)
  if (!found) return null
  const { office, row } = found
  return {
    office: say(office, language),
    person: row.head && { id: row.head.id, name: row.head.name },
    article: say(SIGNATORIES.article, language),
  }
}

async function proposedBy(
  client: Client,
  body: GroupId | undefined,
  on: IsoDate,
): Promise<{ office: Text; row: DecidingBodyRow } | undefined> {
  const row = body === undefined ? undefined : await findDecidingBody(client, body, on)
  const office = row && signsFrom(row.kind)
  return office && { office, row }
}

export const warning = z
  .object({
    code: z.enum(['signed-by-another-office', 'objections-open', 'term-not-named']),
    field: z.string(),
    message: z.string(),
  })
  .meta({ id: 'Warning', description: 'What was recorded all the same, and should be looked at' })

export type Warning = z.output<typeof warning>

/** What is recorded as signed, where it is signed at all. */
interface Signed {
  signatory: string
  signedOn: IsoDate
}

/**
 * A warning where another than the signatory proposed has signed. The body that decides and the one that signs may
 * differ, so that it bars nothing.
 */
export async function signatoryWarnings(
  client: Client,
  task: TaskId,
  { result }: { result: object },
  language: Language,
): Promise<Warning[]> {
  if (!isSigned(result)) return []
  const found = await proposedBy(client, await findBodyOfTask(client, task), result.signedOn)
  if (!found) return []
  const { office, row } = found
  const proposed: ProposedSignatory = { office, ...(row.head && { head: row.head }) }
  if (signsFor(result.signatory, proposed)) return []
  const person = row.head ? ` (${row.head.name})` : ''
  const message: Text = {
    vi: `Đã ghi nhận. Người ký khác với người ký theo quy định: ${office.vi}${person}.`,
    en: `Recorded. Signed by another than the rule proposes: ${office.en}${person}.`,
  }
  return [{ code: 'signed-by-another-office', field: 'result.signatory', message: say(message, language) }]
}

function isSigned(result: object): result is Signed {
  return 'signatory' in result && 'signedOn' in result
}
