import type { CaseTouched } from '../../db/reads/changes-since.js'
import type { CaseId, TaskId } from '../../domain/vocabulary.js'
import { type Caller, covers } from '../../records/rights/caller.js'
import { knowsOfCase } from '../../records/rights/cases.js'
import { seesTask } from '../../records/rights/tasks.js'

/** What somebody who listens is told: that there is something to be read anew, by its id. Nothing of what it says. */
export type Told =
  | { kind: 'case'; id: CaseId; sequence: number }
  | { kind: 'task'; id: TaskId }
  /** A change of the records that a second person confirms: it was entered, decided or withdrawn. */
  | { kind: 'change'; id: string }
  /** More than is listed. */
  | { kind: 'everything' }

/** May the case be one that they know of? Asked before it is known what they take part in now. */
export function mayConcern(caller: Caller, { unitId, candidates, tasks }: CaseTouched): boolean {
  return (
    covers(caller.sees, unitId) ||
    candidates.includes(caller.personId) ||
    tasks.some((task) => seesTask(caller, task))
  )
}

/** What they are told of cases that have changed: of each that they may know of, and of its tasks that they may know of. */
export function toldOf(
  caller: Caller,
  takesPartIn: readonly CaseId[],
  touched: readonly CaseTouched[],
): Told[] {
  return touched.flatMap(({ id, sequence, unitId, tasks }) => {
    const knows = knowsOfCase(caller, { unitId, takesPart: takesPartIn.includes(id) })
    const theirs = tasks.filter((task) => task.isTold && seesTask(caller, task))
    return [
      ...(knows ? [{ kind: 'case', id, sequence } as const] : []),
      ...theirs.map((task) => ({ kind: 'task', id: task.id }) as const),
    ]
  })
}
