import type pg from 'pg'
import { findCaller } from '../db/reads/callers.js'
import type { Instant, IsoDate, PersonId } from '../domain/vocabulary.js'
import { approveTask, concludeTask } from '../records/breakthrough-tasks.js'
import { enterDiscipline, enterMeasure } from '../records/formal-decisions.js'
import { enterInterest } from '../records/interests.js'
import { takeOutOfPlanning } from '../records/planning/entries.js'
import { enterRelation } from '../records/relations.js'
import { type Caller, callerFrom } from '../records/rights/caller.js'
import { insertProvinceRows } from './insert-rows.js'
import type { Province, ProvinceRows } from './province.js'
import { officeMoment } from './working-days.js'

/** Who enters and who approves, by their logins: the second of them where it concerns the first. */
const OFFICERS = ['hr.officer', 'hr.officer2']
const APPROVERS = ['sc.secretary', 'sc.secretary2']

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
  const callers = await callersOn(client, entries.at(-1)?.on ?? '')
  for (const { on, by, concerns, enter } of entries) {
    const caller = callers.find(({ login, personId }) => by.includes(login) && !concerns.includes(personId))
    if (!caller) throw new RangeError(`${concerns.join(', ')}: nobody may enter it`)
    await enter(client, caller, officeMoment(on, ENTERED_AT))
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

async function callersOn(client: pg.ClientBase, day: IsoDate): Promise<Caller[]> {
  const callers: Caller[] = []
  for (const login of [...OFFICERS, ...APPROVERS]) {
    const row = await findCaller(client, login, day)
    if (!row) throw new RangeError(`${login}: no such account`)
    callers.push(callerFrom(row))
  }
  return callers
}

/** Something that somebody enters on a day: nobody does where it concerns themselves. */
interface Entry {
  on: IsoDate
  by: readonly string[]
  concerns: readonly PersonId[]
  enter: (client: pg.ClientBase, caller: Caller, at: Instant) => Promise<unknown>
}

type UseCase<Input> = (client: pg.ClientBase, caller: Caller, at: Instant, input: Input) => Promise<unknown>

function entry<Input>(
  use: UseCase<Input>,
  input: Input,
  { on, concerns, by = OFFICERS }: { on: IsoDate; concerns: readonly PersonId[]; by?: readonly string[] },
): Entry {
  return { on, by, concerns, enter: (client, caller, at) => use(client, caller, at, input) }
}

function entriesOf(province: Province, { planned, tasks }: Numbers): Entry[] {
  return [
    ...province.relations.map((relation) =>
      entry(enterRelation, relation, {
        on: relation.declaredOn,
        concerns: [relation.person, relation.relative],
      }),
    ),
    ...province.interests.map((interest) =>
      entry(enterInterest, interest, { on: interest.declaredOn, concerns: [interest.person] }),
    ),
    ...province.disciplines.map((discipline) =>
      entry(enterDiscipline, discipline, { on: discipline.decidedOn, concerns: [discipline.person] }),
    ),
    ...province.measures.map((measure) =>
      entry(enterMeasure, measure, { on: measure.decidedOn, concerns: [measure.person] }),
    ),
    ...province.planningEntries.flatMap(({ personId, postId, leftOn, leftReason }) => {
      if (leftOn === null || leftReason === null) return []
      const left = { id: numberAt(planned, personId, postId), leftOn, reason: leftReason }
      return [entry(takeOutOfPlanning, left, { on: leftOn, concerns: [personId] })]
    }),
    ...province.breakthroughTasks.flatMap(({ personId, year, title, approvedOn, conclusion }) => {
      const id = numberAt(tasks, personId, year, title)
      const concerns = [personId]
      const approved = entry(approveTask, { id }, { on: approvedOn, concerns, by: APPROVERS })
      if (!conclusion) return [approved]
      const { on, ...concluded } = conclusion
      return [approved, entry(concludeTask, { id, ...concluded }, { on, concerns })]
    }),
  ]
}
