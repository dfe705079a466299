import type pg from 'pg'
import { findCaller } from '../db/reads/callers.js'
import type { Instant, IsoDate } from '../domain/vocabulary.js'
import { approveTask, concludeTask } from '../records/breakthrough-tasks.js'
import { enterDiscipline, enterMeasure } from '../records/formal-decisions.js'
import { enterInterest } from '../records/interests.js'
import { takeOutOfPlanning } from '../records/planning/entries.js'
import { enterRelation } from '../records/relations.js'
import { type Caller, callerFrom } from '../records/rights/caller.js'
import { insertProvinceRows } from './insert-rows.js'
import type { Province, ProvinceRows } from './province.js'
import { officeMoment } from './working-days.js'

/** By their logins. None of what they enter is about themselves: the records would refuse it. */
const OFFICER = 'hr.officer'
const APPROVER = 'sc.secretary'

/** Minutes into the office hours at which a day's entries are made. */
const ENTERED_AT = 60

/**
 * Enters the whole province in the caller's transaction: first what the organisation brings along, as rows; then, day
 * by day, what its officers enter, each by its use case and with its audit event.
 * @throws NotEmpty where there are units already; Refused where the province holds what the records refuse
 */
export async function enterProvince(client: pg.ClientBase, province: Province): Promise<void> {
  await insertProvinceRows(client, rowsOf(province))
  const entries = entriesOf(province, await numbersOf(client)).sort((a, b) => a.on.localeCompare(b.on))
  const today = entries.at(-1)?.on ?? ''
  const [officer, approver] = [
    await callerOf(client, OFFICER, today),
    await callerOf(client, APPROVER, today),
  ]
  for (const { on, approves, enter } of entries) {
    await enter(client, approves ? approver : officer, officeMoment(on, ENTERED_AT))
  }
}

/** As they stood before any officer entered anything of them. */
function rowsOf(province: Province): ProvinceRows {
  return {
    ...province,
    planningEntries: province.planningEntries.map(({ leftOn: _on, leftReason: _reason, ...entry }) => entry),
    breakthroughTasks: province.breakthroughTasks.map(({ personId, year, title }) => ({
      ...{ personId, year, title },
      status: 'registered',
    })),
  }
}

/** The numbers that the database gave to rows that officers change later. */
interface Numbers {
  planned: ReadonlyMap<string, number>
  tasks: ReadonlyMap<string, number>
}

async function numbersOf(client: pg.ClientBase): Promise<Numbers> {
  const read = async (key: string, table: string) => {
    const { rows } = await client.query<{ key: string; id: number }>(`SELECT ${key} AS key, id FROM ${table}`)
    return new Map(rows.map(({ key: of, id }) => [of, id]))
  }
  return {
    planned: await read(`concat_ws(' ', person_id, post_id)`, 'planning_entries'),
    tasks: await read(`concat_ws(' ', person_id, year, title)`, 'breakthrough_tasks'),
  }
}

function numberAt(numbers: ReadonlyMap<string, number>, ...key: readonly (string | number)[]): number {
  const id = numbers.get(key.join(' '))
  if (id === undefined) throw new RangeError(`${key.join(' ')}: no such row`)
  return id
}

async function callerOf(client: pg.ClientBase, login: string, today: IsoDate): Promise<Caller> {
  const row = await findCaller(client, { login }, today)
  if (!row) throw new RangeError(`${login}: no such account`)
  return callerFrom(row)
}

/** The resolution of each year by which the standing committee approves what was registered. */
const RESOLUTION_OF_TASKS = '24-NQ/TU'

/** Something that the officer enters on a day, or the approver. */
interface Entry {
  on: IsoDate
  approves: boolean
  enter: (client: pg.ClientBase, caller: Caller, at: Instant) => Promise<unknown>
}

type UseCase<Input> = (client: pg.ClientBase, caller: Caller, at: Instant, input: Input) => Promise<unknown>

function entry<Input>(on: IsoDate, use: UseCase<Input>, input: Input, approves = false): Entry {
  return { on, approves, enter: (client, caller, at) => use(client, caller, at, input) }
}

function entriesOf(province: Province, { planned, tasks }: Numbers): Entry[] {
  return [
    ...province.relations.map((relation) => entry(relation.declaredOn, enterRelation, relation)),
    ...province.interests.map((interest) => entry(interest.declaredOn, enterInterest, interest)),
    ...province.disciplines.map((discipline) => entry(discipline.decidedOn, enterDiscipline, discipline)),
    ...province.measures.map((measure) => entry(measure.decidedOn, enterMeasure, measure)),
    ...province.planningEntries.flatMap(({ personId, postId, leftOn, leftReason: reason }) => {
      if (leftOn === null || reason === null) return []
      const id = numberAt(planned, personId, postId)
      return [entry(leftOn, takeOutOfPlanning, { id, leftOn, reason })]
    }),
    ...province.breakthroughTasks.flatMap(({ personId, year, title, approvedOn, conclusion }) => {
      const id = numberAt(tasks, personId, year, title)
      const resolution = { resolutionNumber: RESOLUTION_OF_TASKS, resolvedOn: approvedOn }
      const approved = entry(approvedOn, approveTask, { id, ...resolution }, true)
      if (!conclusion) return [approved]
      const { on, ...concluded } = conclusion
      return [approved, entry(on, concludeTask, { id, ...concluded })]
    }),
  ]
}
