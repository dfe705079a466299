import type { z } from 'zod'
import type { Client } from '../../../db/pool.js'
import { findRecusalFromCase } from '../../../db/reads/recusal.js'
import type { TaskDetails } from '../../../db/reads/tasks.js'
import { findNames } from '../../../db/reads/titles-of-codes.js'
import type { Instant, IsoDate } from '../../../domain/vocabulary.js'
import type { Caller } from '../../../records/rights/caller.js'
import { knowsWhatAbout } from '../../../records/rights/tasks.js'
import { type Language, say } from '../../words/language.js'
import { codesIn, namesOf } from '../../words/mentioned.js'
import { recusalInWords } from '../../words/recusal-words.js'
import { signatoryOfTask } from '../posts/signatory.js'
import type { taskDetails } from './schemas.js'
import { convenedInWords, differingInWords, outsidersInWords, shownInWords, taskView } from './view.js'

interface Reader {
  caller: Caller
  language: Language
  today: IsoDate
  now: Instant
}

/** A task, with what it is about for those who may know it. */
export async function readTask(
  client: Client,
  task: TaskDetails,
  { caller, language, today, now }: Reader,
): Promise<z.output<typeof taskDetails>> {
  const seen = taskView(task, language, now)
  if (!knowsWhatAbout(caller, task)) return seen
  const { about } = task
  const names = namesOf(about, await findNames(client, codesIn(about)))
  const signatory = await signatoryOfTask(client, task, { on: today, language })
  const shown = shownInWords(about, language)
  const outsidersNeed = outsidersInWords(about, language)
  const differing = differingInWords(about, names, language)
  const isOpenToGroup = task.status === 'open' && caller.groups.includes(task.groupId ?? '')
  const recusal = isOpenToGroup
    ? await findRecusalFromCase(client, task.caseId, caller.personId, today)
    : undefined
  return {
    ...{ ...seen, about, names, ...convenedInWords(task, language) },
    ...(shown && { shown }),
    ...(outsidersNeed !== undefined && { outsidersNeed }),
    ...(differing && { differing }),
    ...(signatory !== undefined && { signatory }),
    ...(recusal && { standsBack: say(recusalInWords(recusal), language) }),
  }
}
