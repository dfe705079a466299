import { LOST_STATUSES } from '../../../domain/procedure/case.js'
import type { Change } from '../../../domain/procedure/change.js'
import type { Decided } from '../decided.js'
import { type CaseState, candidateStanding } from '../state.js'

/**
 * Whoever does a task for a group, launches or steers the case is none of its people, and stands back from none of them,
 * where the rules say so; nor whom a task is given to. Whom an earlier step left behind may come back: only who withdrew,
 * was blocked or not agreed to is nobody's concern any more. A task of one's own and one's own withdrawal are nobody else's.
 */
export function recusal(before: CaseState, { audit, joining = [] }: Decided): Pick<Change, 'recusal'> {
  const { what, actor } = audit
  const task = before.tasks.find(({ id }) => id === audit.task)
  if (!STEERED.includes(what) || isOwn(audit) || (task && 'person' in task.assignee)) return {}
  const standing = [...candidateStanding(before)]
  const holder = what === 'task-reassigned' ? memberOf(audit.after, 'claimedBy') : undefined
  return {
    recusal: {
      actor,
      ...(typeof holder === 'string' && { holder }),
      people: [...standing.map(([person]) => person), ...joining],
      candidates: [
        ...standing.flatMap(([person, { status }]) => (LOST_STATUSES.includes(status) ? [] : [person])),
        ...joining,
      ],
    },
  }
}

/** One's own withdrawal; a task that one gives back. */
function isOwn({ what, actor, before, after }: Decided['audit']): boolean {
  if (what === 'candidate-withdrew') return memberOf(after, 'candidate') === actor
  return what === 'task-released' && memberOf(before, 'claimedBy') === actor
}

const STEERED = [
  ...['task-claimed', 'task-completed', 'task-reassigned', 'task-released'],
  ...['case-launched', 'case-returned', 'case-suspended', 'case-resumed', 'case-withdrawn'],
  ...['candidate-withdrew', 'candidate-blocked', 'vote-annulled'],
]

const memberOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
