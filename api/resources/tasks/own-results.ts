import { type Client, together } from '../../../db/pool.js'
import { listCandidaciesAmong } from '../../../db/reads/candidacies.js'
import { listResults } from '../../../db/reads/results-of-tasks.js'
import type { TaskRow } from '../../../db/reads/tasks.js'
import type { TaskId } from '../../../domain/vocabulary.js'
import type { Caller } from '../../../records/rights/caller.js'
import type { Language } from '../../words/language.js'
import { type ResultInWords, resultInWords } from '../../words/result-words.js'

/**
 * What the caller recorded by those of these tasks that they did themself: told to nobody else, and of a case in which they are a
 * candidate only of what was given to them in person. `withTexts`: also what they wrote.
 */
export async function ownResults(
  client: Client,
  rows: readonly TaskRow[],
  {
    caller,
    language,
    withTexts,
  }: { caller: Pick<Caller, 'personId'>; language: Language; withTexts: boolean },
): Promise<ReadonlyMap<TaskId, ResultInWords>> {
  const { personId } = caller
  const done = rows.filter(({ status, completedBy }) => status === 'done' && completedBy === personId)
  if (done.length === 0) return new Map()
  const [candidacies, found] = await together([
    listCandidaciesAmong(
      client,
      personId,
      done.map(({ caseId }) => caseId),
    ),
    listResults(
      client,
      done.map(({ id }) => id),
    ),
  ])
  const kept = new Set(
    done.flatMap(({ id, caseId, assigneeId }) =>
      candidacies.has(caseId) && assigneeId !== personId ? [id] : [],
    ),
  )
  return new Map(
    found.flatMap(({ id, kind, ...told }) => {
      const result = kept.has(id) ? undefined : resultInWords(kind, { ...told, withTexts }, language)
      return result ? [[id, result] as const] : []
    }),
  )
}
