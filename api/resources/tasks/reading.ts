import type { z } from 'zod'
import type { Client } from '../../../db/pool.js'
import type { TaskDetails } from '../../../db/reads/tasks.js'
import { findNames } from '../../../db/reads/titles-of-codes.js'
import type { Instant, IsoDate } from '../../../domain/vocabulary.js'
import type { Caller } from '../../../records/rights/caller.js'
import { knownOfTask, withoutWho } from '../../../records/rights/tasks.js'
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
  const known = await knownOfTask(client, caller, task, today)
  const seen = {
    ...taskView(task.isCandidate ? withoutWho(task, caller) : task, language, now),
    ...(known.recusal && { standsBack: say(recusalInWords(known.recusal), language) }),
  }
  if (!known.about) return seen
  const { about } = task
  const names = namesOf(about, await findNames(client, codesIn(about)))
  const signatory = await signatoryOfTask(client, task, { on: today, language })
  const shown = shownInWords(about, language)
  const outsidersNeed = outsidersInWords(about, language)
  const differing = differingInWords(about, names, language)
  return {
    ...{ ...seen, about, names, ...convenedInWords(task, language) },
    ...(shown && { shown }),
    ...(outsidersNeed !== undefined && { outsidersNeed }),
    ...(differing && { differing }),
    ...(signatory !== undefined && { signatory }),
  }
}
