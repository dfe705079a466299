import { z } from 'zod'
import type { Client } from '../../../db/pool.js'
import { TASK_ROWS, type TaskKind } from '../../../domain/procedure/task-kinds.js'
import { SIGNATORIES } from '../../../domain/rules/authority.js'
import type { CaseId, IsoDate, TaskId } from '../../../domain/vocabulary.js'
import { findSignatoryOfCase, findSignatoryOfTask, type Signatory } from '../../../records/cases/signatory.js'
import { named, orNull } from '../../http/fields.js'
import { type Language, say } from '../../words/language.js'

export const signatory = orNull(
  z
    .object({
      office: z.string().meta({ description: 'In whose name the decision is signed' }),
      person: orNull(named).meta({ description: 'Who heads the body that decides' }),
      article: z.string(),
    })
    .meta({ id: 'Signatory' }),
).meta({ description: 'Who is to sign what the body decides; null where no rule says so' })

/** The signatory proposed in a case, as people read it. */
export async function signatoryOfCase(client: Client, id: CaseId, { on, language }: Shown) {
  return show(await findSignatoryOfCase(client, id, on), language)
}

/** The signatory proposed in a task, undefined in those in which nothing is signed. */
export async function signatoryOfTask(
  client: Client,
  task: { id: TaskId; kind: TaskKind },
  { on, language }: Shown,
) {
  if (!TASK_ROWS[task.kind].answerOfBody) return undefined
  return show(await findSignatoryOfTask(client, task.id, on), language)
}

interface Shown {
  on: IsoDate
  language: Language
}

function show(signatory: Signatory | undefined, language: Language) {
  if (!signatory) return null
  const { office, head } = signatory
  return {
    office: say(office, language),
    person: head && { id: head.id, name: head.name },
    article: say(SIGNATORIES.article, language),
  }
}
