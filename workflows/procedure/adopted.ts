import type { ChangeRecorded } from '../../domain/procedure/change.js'
import type { CaseState } from './state.js'

/** The state as it stands once the world has answered. */
export function adopted(after: CaseState, recorded: ChangeRecorded): CaseState {
  const { toldAnew = [], auditHead: head, auditLength: length } = recorded
  const tasks = after.tasks.map((task) => {
    const deadline = recorded.deadlines[task.id]
    const remaining = recorded.remaining[task.id]
    const gathered = recorded.gathered[task.id]
    if (!deadline && remaining === undefined && !gathered) return task
    const { remaining: _, ...rest } = task
    return {
      ...rest,
      ...(deadline && { deadline }),
      ...(remaining !== undefined && { remaining }),
      ...(gathered && { gathered }),
      ...(toldAnew.includes(task.id) && { told: 'nothing' as const }),
    }
  })
  return { ...after, tasks, stages: withClocks(after, recorded), audit: { head, length } }
}

/** Writes into the journal what was left of a clock that a completed task stopped. */
function withClocks({ stages, tasks }: CaseState, { remaining }: ChangeRecorded): CaseState['stages'] {
  const stopped = Object.keys(remaining).filter((id) => !tasks.some((task) => task.id === id))
  if (stopped.length === 0) return stages
  return stages.map((stage) => {
    const journal = Object.entries(stage.journal).map(([need, entry]) => {
      const left = stopped.includes(entry.task) ? remaining[entry.task] : undefined
      return [need, left === undefined ? entry : { ...entry, remaining: left }] as const
    })
    return { ...stage, journal: Object.fromEntries(journal) }
  })
}
