import type { Notice } from '../../../domain/procedure/change.js'
import type { HumanTask } from '../../../domain/procedure/tasks.js'
import type { Decided } from '../decided.js'
import type { CaseState } from '../state.js'

/** Whom a change is told to: who gets a task or loses one, and who launched the case or is decided about, when it ends. */
export function noticesOf(
  before: CaseState,
  after: CaseState,
  opened: HumanTask[],
  closed: HumanTask[],
  decided: Decided,
): Notice[] {
  const notices: Notice[] = opened.map(({ id, assignee }) => ({
    to: assignee,
    kind: 'task-opened',
    task: id,
  }))
  for (const { id, assignee, claimedBy } of closed) {
    if (id === decided.completed) continue
    // A group learns of a task that went away by its list; a person who was at it is told.
    const holder = claimedBy ?? ('person' in assignee ? assignee.person : undefined)
    if (holder !== undefined) notices.push({ to: { person: holder }, kind: 'task-cancelled', task: id })
  }
  const to = { person: after.launch.launchedBy.personId }
  if (before.status !== 'decided' && (after.status === 'decided' || after.status === 'completed')) {
    notices.push({ to, kind: 'case-decided' })
    if (after.effect) notices.push({ to: { person: after.effect.person }, kind: 'case-decided' })
  }
  if (before.status !== after.status && (after.status === 'stopped' || after.status === 'rejected')) {
    notices.push({ to, kind: 'case-stopped', params: { ...after.ending } })
  }
  return notices
}
