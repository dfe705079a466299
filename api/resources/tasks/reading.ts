import type { z } from 'zod'
import { findNames } from '../../../db/reads/procedures.js'
import { findRecusalFromCase } from '../../../db/reads/recusal.js'
import { findTask, listTasks } from '../../../db/reads/tasks.js'
import type { TaskId } from '../../../domain/vocabulary.js'
import type { Caller } from '../../../records/rights/caller.js'
import { today } from '../../caller/caller.js'
import type { ApiDeps } from '../../deps.js'
import {
  COUNT_CAP,
  cursorMoment,
  cursorText,
  DEFAULT_LIMIT,
  decodeCursor,
  encodeCursor,
  type Page,
  page,
} from '../../http/paging.js'
import { Problem } from '../../problems/problem.js'
import { type Language, say } from '../../words/language.js'
import { codesIn, namesOf } from '../../words/mentioned.js'
import { recusalInWords } from '../../words/recusal-words.js'
import { signatoryOfTask } from '../posts/signatory.js'
import { knowsWhatAbout, seesTask } from './rights.js'
import type { taskDetails, taskQuery, task as taskSchema } from './schemas.js'
import { convenedInWords, outsidersInWords, shownInWords, taskView } from './view.js'

interface Reader {
  caller: Caller
  language: Language
}

/** The caller's tasks: the open ones by due date; the done ones by when they were done, the latest first. */
export async function listInbox(
  deps: ApiDeps,
  { caller, language }: Reader,
  query: z.output<typeof taskQuery>,
): Promise<Page<z.output<typeof taskSchema>>> {
  const { status = 'open', limit = DEFAULT_LIMIT, for: whose = 'both' } = query
  const list = `tasks/${status}/${whose}`
  const after = decodeCursor(list, [cursorMoment.nullable(), cursorText] as const, query.cursor)
  const { personId, groups } = caller
  const rows = await listTasks(deps.pool, {
    ...{ personId, groups, whose, status, limit, countUpTo: COUNT_CAP + 1 },
    ...(after && { after }),
  })
  const now = deps.now().toISOString()
  return page(
    rows,
    limit,
    (row) => taskView(row, language, now),
    ({ id, overdueAt, closedAt }) => encodeCursor(list, [status === 'open' ? overdueAt : closedAt, id]),
  )
}

/**
 * A task, with what it is about for those who may know it.
 * @throws Problem task-not-found
 */
export async function readTask(
  deps: ApiDeps,
  { caller, language }: Reader,
  id: TaskId,
): Promise<z.output<typeof taskDetails>> {
  const task = await findTask(deps.pool, id)
  if (!task || !seesTask(caller, task)) throw new Problem('task-not-found')
  const seen = taskView(task, language, deps.now().toISOString())
  if (!knowsWhatAbout(caller, task)) return seen
  const { about } = task
  const names = namesOf(about, await findNames(deps.pool, codesIn(about)))
  const signatory = await signatoryOfTask(deps.pool, task, { on: today(deps.now), language })
  const shown = shownInWords(about, language)
  const outsidersNeed = outsidersInWords(about, language)
  const isOpenToGroup = task.status === 'open' && caller.groups.includes(task.groupId ?? '')
  const recusal = isOpenToGroup
    ? await findRecusalFromCase(deps.pool, task.caseId, caller.personId, today(deps.now))
    : undefined
  return {
    ...{ ...seen, about, names, ...convenedInWords(task, language) },
    ...(shown && { shown }),
    ...(outsidersNeed !== undefined && { outsidersNeed }),
    ...(signatory !== undefined && { signatory }),
    ...(recusal && { standsBack: say(recusalInWords(recusal), language) }),
  }
}
