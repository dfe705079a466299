import type { Client } from '../db/pool.js'
import { isMember, type TaskStanding } from '../db/reads/tasks.js'
import type { IsoDate, PersonId } from '../domain/vocabulary.js'
import { wrongField } from './invalid-input.js'

/** A group's task is given to one who is a member of it today. @throws Refused invalid-input */
export async function requireOfGroup(
  client: Client,
  { groupId }: Pick<TaskStanding, 'groupId'>,
  to: PersonId,
  today: IsoDate,
): Promise<void> {
  if (groupId !== null && !(await isMember(client, groupId, to, today))) {
    throw wrongField('to', 'not-in-group')
  }
}
