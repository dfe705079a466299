import type { Actor } from './case.js'
import type { Refusal } from './refusals.js'
import type { HumanTask } from './tasks.js'

type Given = Pick<HumanTask, 'id' | 'assignee' | 'claimedBy'>

/** Why a task is not this person's to do. */
export function notTheirs(
  { id: task, assignee, claimedBy }: Given,
  { personId, groups }: Pick<Actor, 'personId' | 'groups'>,
): Refusal | undefined {
  const belongs = 'person' in assignee ? assignee.person === personId : groups.includes(assignee.group)
  if (!belongs) return { code: 'not-the-assignee', task }
  if (isExcluded({ assignee }, personId)) return { code: 'second-entry-by-first-person', task }
  if (claimedBy !== undefined && claimedBy !== personId) return { code: 'task-claimed-by-another', task }
  return undefined
}

/** Is it kept from the person, who did what it is to be checked against? */
export const isExcluded = ({ assignee }: Pick<HumanTask, 'assignee'>, person: string): boolean =>
  'group' in assignee && assignee.except.includes(person)
