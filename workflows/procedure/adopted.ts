import type { ChangeRecorded } from '../../domain/procedure/change.js'
import type { CaseState } from './state.js'

/** The state as it stands once the world has answered. */
export function adopted(before: CaseState, after: CaseState, recorded: ChangeRecorded): CaseState {
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
    }
  })
  return {
    ...after,
    tasks,
    stages: withClocks(before, after, recorded),
    audit: { head: recorded.auditHead, length: recorded.auditLength },
  }
}

/** Writes into the journal what was left of a clock that a completed task stopped. */
function withClocks(before: CaseState, after: CaseState, { remaining }: ChangeRecorded): CaseState['stages'] {
  const stopped = before.tasks.filter(
    ({ id }) => remaining[id] !== undefined && !after.tasks.some((task) => task.id === id),
  )
  if (stopped.length === 0) return after.stages
  return after.stages.map((stage, index) => {
    const journal = { ...stage.journal }
    for (const { id, stage: key, need } of stopped) {
      const entry = journal[need]
      const left = remaining[id]
      if (entry && left !== undefined && after.launch.stages[index]?.key === key) {
        journal[need] = { ...entry, remaining: left }
      }
    }
    return { ...stage, journal }
  })
}
