import type { z } from 'zod'
import { loadCalendar } from '../../../db/calendar/working-calendar.js'
import { type Client, together } from '../../../db/pool.js'
import type { TaskDetails } from '../../../db/reads/tasks.js'
import { findNames } from '../../../db/reads/titles-of-codes.js'
import type { Instant, IsoDate } from '../../../domain/vocabulary.js'
import type { Caller } from '../../../records/rights/caller.js'
import { knownOfTask, withoutWho } from '../../../records/rights/tasks.js'
import { type AskedOfCase, actionsOf } from '../../actions/actions.js'
import { offersOfTask } from '../../actions/offers-of-task.js'
import { type Language, say } from '../../words/language.js'
import { codesIn, namesOf } from '../../words/mentioned.js'
import { recusalInWords } from '../../words/recusal-words.js'
import { signatoryOfTask } from '../posts/signatory.js'
import { formOf } from './form.js'
import { ownResults } from './own-results.js'
import type { taskDetails } from './schemas.js'
import { secondPersonOf } from './second-person.js'
import {
  askedInWords,
  byVoteInWords,
  convenedInWords,
  deadlineSince,
  differingInWords,
  heldInWords,
  outsidersInWords,
  shownInWords,
  taskView,
} from './view.js'

interface Reader {
  caller: Caller
  language: Language
  today: IsoDate
  now: Instant
  unseal: AskedOfCase['unseal']
}

/** A task, with what it is about for those who may know it. */
export async function readTask(
  client: Client,
  task: TaskDetails,
  { caller, language, today, now, unseal }: Reader,
): Promise<z.output<typeof taskDetails>> {
  const [known, calendar] = await together([knownOfTask(client, caller, task, today), loadCalendar(client)])
  const offers = await offersOfTask(client, { caller, language, today }, task)
  const { waitsForAnother, recorded } = await secondPersonOf(client, task, { caller, language, today })
  const standsAside = known.recusal !== undefined || task.isCandidate || task.standsAgainst
  const results = known.about
    ? await ownResults(client, [task], { caller, language, withTexts: true })
    : new Map()
  const result = results.get(task.id)
  const { caseId, caseStatus: status, ruleSetId, ruleSetVersion: version } = task
  const seen = {
    ...taskView(task.isCandidate ? withoutWho(task, caller) : task, { language, now, calendar }),
    ...(task.status === 'open' && { deadline: deadlineSince(task.deadline, { language, now, calendar }) }),
    actions: await actionsOf(client, offers, { caller, language, now, today, caseId, status, unseal }),
    ruleSet: { id: ruleSetId, version },
    ...(result && { result }),
    ...(waitsForAnother !== undefined && !standsAside && { waitsForAnother }),
    ...(known.recusal && { standsBack: say(recusalInWords(known.recusal), language) }),
  }
  const { about } = known
  if (!about) return seen
  const names = namesOf(about, await findNames(client, codesIn(about)))
  const signatory = await signatoryOfTask(client, task, { on: today, language })
  const shown = shownInWords(about, language)
  const outsidersNeed = outsidersInWords(about, language)
  const differing = differingInWords(about, names, language)
  const why = askedInWords(about, language)
  const byVote = byVoteInWords(about, language)
  return {
    form: await formOf(client, task, { caller, language, today, readsCriteria: known.readsCriteria }),
    ...{ ...seen, about, names, ...convenedInWords({ ...task, about }, language) },
    ...heldInWords(about, language),
    ...(recorded && { recorded }),
    ...(shown && { shown }),
    ...(outsidersNeed !== undefined && { outsidersNeed }),
    ...(differing && { differing }),
    ...(why && { why }),
    ...(byVote && { byVote }),
    ...(signatory !== undefined && { signatory }),
  }
}
