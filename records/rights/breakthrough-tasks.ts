import type pg from 'pg'
import type { Client } from '../../db/pool.js'
import { Refused } from '../../db/refused.js'
import {
  type BreakthroughTaskRow,
  countToApprove,
  findBreakthroughTask,
  lockBreakthroughTask,
} from '../../db/registers/breakthrough-tasks.js'
import { findCadre, lockCadre } from '../../db/registers/cadres.js'
import { localDate } from '../../domain/deadlines/dates.js'
import type { Instant, PersonId } from '../../domain/vocabulary.js'
import { wrongField } from '../use-case/invalid-input.js'
import { written } from '../use-case/just-written.js'
import { refusing } from '../use-case/refusing.js'
import { type Caller, covers, type Reach, readsRecordOf, requireReach } from './caller.js'
import { requireNotNear } from './nearness.js'

/** @throws Refused breakthrough-task-not-found also for tasks the caller may not know of */
export const visibleBreakthroughTask = refusing(
  ['breakthrough-task-not-found'],
  async (client: Client, caller: Caller, id: number): Promise<BreakthroughTaskRow> => {
    const row = await findBreakthroughTask(client, id)
    if (!row || !readsRecordOf(caller, row.person)) throw new Refused({ code: 'breakthrough-task-not-found' })
    return row
  },
)

export async function writtenTask(client: pg.ClientBase, id: number): Promise<BreakthroughTaskRow> {
  return written(await findBreakthroughTask(client, id), `breakthrough task ${id}`)
}

/** The task of somebody else, not near, locked, where one of the rights reaches the person's unit. */
export const taskToJudge = refusing(
  [visibleBreakthroughTask, 'own-breakthrough-task', 'not-permitted', requireNotNear],
  async (
    client: pg.ClientBase,
    caller: Caller,
    id: number,
    { rights, at }: { rights: readonly Reach[]; at: Instant },
  ): Promise<BreakthroughTaskRow> => {
    const { person, ...visible } = await visibleBreakthroughTask(client, caller, id)
    if (person.id === caller.personId) throw new Refused({ code: 'own-breakthrough-task' })
    const { unitId } = person
    if (unitId === null || !rights.some((reach) => covers(reach, unitId))) {
      throw new Refused({ code: 'not-permitted' })
    }
    await requireNotNear(client, caller, [person.id], localDate(at))
    await lockBreakthroughTask(client, visible.id)
    return writtenTask(client, visible.id)
  },
)

/**
 * Whoever registers, locked: one does for oneself, HR officers for the people of their units to whom they are not near; whom
 * one may not know of is unknown.
 */
export const personToRegister = refusing(
  [requireReach, requireNotNear],
  async (
    client: pg.ClientBase,
    caller: Caller,
    { personId }: { personId: PersonId },
    at: Instant,
  ): Promise<void> => {
    await lockCadre(client, personId)
    const person = await findCadre(client, personId)
    if (person && personId === caller.personId) return
    const unit = person?.unit?.id
    if (unit === undefined || !covers(caller.sees, unit)) {
      throw wrongField('personId', 'unknown-cadre')
    }
    requireReach(caller.manages, unit)
    await requireNotNear(client, caller, [personId], localDate(at))
  },
)

/** How many wait for the caller's approval, up to 500; nothing is asked for whoever approves none. */
export async function tasksToApprove(
  client: Client,
  { approves, competitors, personId }: Caller,
): Promise<number> {
  if (approves !== 'all' && approves.length === 0) return 0
  return countToApprove(client, { units: approves, without: [...competitors, personId] })
}
