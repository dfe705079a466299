import type { TaskStanding } from '../../db/reads/tasks.js'
import type { PersonId, TaskId } from '../../domain/vocabulary.js'
import { wrongField } from '../use-case/invalid-input.js'

/** To whom a task is given, and why. */
interface Reassignment {
  to: PersonId
  reason: string
}

/**
 * The reassignment as the case takes it: a group's task is given to one who is a member of it today.
 * @throws Refused invalid-input
 */
export function reassignmentOf(
  { id, groupId }: Pick<TaskStanding, 'id' | 'groupId'>,
  { to, reason }: Reassignment,
  isInGroup: boolean,
): Reassignment & { task: TaskId } {
  if (groupId !== null && !isInGroup) throw wrongField('to', 'not-in-group')
  return { task: id, to, reason }
}
