import type { Client } from '../../db/pool.js'
import { findTermOfTask } from '../../db/reads/held-posts.js'
import { addDays, addMonths } from '../../domain/deadlines/dates.js'
import { takesTermOfPost } from '../../domain/procedure/procedure-kinds.js'
import type { DecisionRecord } from '../../domain/procedure/task-kinds.js'
import type { Months, TaskId } from '../../domain/vocabulary.js'

type Approved = Extract<DecisionRecord, { outcome: 'approved' }>

/** Only of decisions is there such an outcome. */
const isWithoutTerm = (result: object): result is Approved =>
  'outcome' in result && result.outcome === 'approved' && !('termEndsOn' in result && result.termEndsOn)

/** For how many months the post of the task is held, where an approval is given that names no end; else nothing is asked for. */
export async function termToGive(
  client: Client,
  task: TaskId,
  result: object | undefined,
): Promise<Months | undefined> {
  if (!result || !isWithoutTerm(result)) return undefined
  const found = await findTermOfTask(client, task)
  return found?.months && takesTermOfPost(found.kind) ? found.months : undefined
}

/** An approval that names no end of the term has that of the post, from the day on which it takes effect. */
export function withTerm<Result extends object>(result: Result, months: Months | undefined): Result {
  if (months === undefined || !isWithoutTerm(result)) return result
  return { ...result, termEndsOn: addDays(addMonths(result.effectiveOn, months), -1) }
}
