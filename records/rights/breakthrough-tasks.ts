import type pg from 'pg'
import type { Client } from '../../db/pool.js'
import { Refused } from '../../db/refused.js'
import {
  type BreakthroughTaskRow,
  findBreakthroughTask,
  lockBreakthroughTask,
} from '../../db/registers/breakthrough-tasks.js'
import { findCadre, lockCadre } from '../../db/registers/cadres.js'
import type { PersonId } from '../../domain/vocabulary.js'
import { wrongField } from '../use-case/invalid-input.js'
import { written } from '../use-case/just-written.js'
import { refusing } from '../use-case/refusing.js'
import { type Caller, covers, type Reach, requireReach } from './caller.js'

/** @throws Refused breakthrough-task-not-found also for tasks the caller may not know of */
export const visibleBreakthroughTask = refusing(
  ['breakthrough-task-not-found'],
  async (client: Client, caller: Caller, id: number): Promise<BreakthroughTaskRow> => {
    const row = await findBreakthroughTask(client, id)
    const visible =
      row &&
      (row.person.id === caller.personId ||
        (row.person.unitId !== null && covers(caller.readsRecords, row.person.unitId)))
    if (!visible) throw new Refused({ code: 'breakthrough-task-not-found' })
    return row
  },
)

export async function writtenTask(client: pg.ClientBase, id: number): Promise<BreakthroughTaskRow> {
  return written(await findBreakthroughTask(client, id), `breakthrough task ${id}`)
}

/** The task of somebody else, locked, where one of the rights reaches the person's unit. */
export const taskToJudge = refusing(
  [visibleBreakthroughTask, 'own-breakthrough-task', 'not-permitted'],
  async (
    client: pg.ClientBase,
    caller: Caller,
    id: number,
    rights: readonly Reach[],
  ): Promise<BreakthroughTaskRow> => {
    const { person, ...visible } = await visibleBreakthroughTask(client, caller, id)
    if (person.id === caller.personId) throw new Refused({ code: 'own-breakthrough-task' })
    const { unitId } = person
    if (unitId === null || !rights.some((reach) => covers(reach, unitId))) {
      throw new Refused({ code: 'not-permitted' })
    }
    await lockBreakthroughTask(client, visible.id)
    return writtenTask(client, visible.id)
  },
)

/**
 * Whoever registers, locked: one does for oneself, HR officers for the people of their units; whom one may not know of is
 * unknown.
 */
export const personToRegister = refusing(
  [requireReach],
  async (client: pg.ClientBase, caller: Caller, { personId }: { personId: PersonId }): Promise<void> => {
    await lockCadre(client, personId)
    const person = await findCadre(client, personId)
    if (person && personId === caller.personId) return
    const unit = person?.unit?.id
    if (unit === undefined || !covers(caller.sees, unit)) {
      throw wrongField('personId', 'unknown-cadre')
    }
    requireReach(caller.manages, unit)
  },
)
