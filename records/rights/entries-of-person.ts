import type { Client } from '../../db/pool.js'
import type { CadreRow } from '../../db/registers/cadres.js'
import type { IsoDate } from '../../domain/vocabulary.js'
import { type Caller, covers } from './caller.js'
import { nearness } from './nearness.js'

/** Who writes what of a person's file: as HR officer, administrator or approver of their unit. */
const WRITTEN_BY = {
  record: ['manages'],
  evaluations: ['manages', 'administers'],
  'breakthrough-tasks': ['manages'],
  'approvals-of-tasks': ['approves'],
  'conclusions-of-tasks': ['manages', 'approves'],
  declarations: ['manages'],
  'formal-decisions': ['manages', 'administers'],
  absences: ['manages', 'administers'],
} as const satisfies Readonly<Record<string, readonly ('manages' | 'administers' | 'approves')[]>>

export type EntryOfPerson = keyof typeof WRITTEN_BY
export const ENTRIES_OF_PERSON = Object.keys(WRITTEN_BY) as [EntryOfPerson, ...EntryOfPerson[]]

/** What of the person's file the caller may enter on that day: as the rights to it say, of which this is the forecast. */
export async function entriesOf(
  client: Client,
  caller: Caller,
  { id, unit }: Pick<CadreRow, 'id' | 'unit'>,
  on: IsoDate,
): Promise<EntryOfPerson[]> {
  if (id === caller.personId) return ['breakthrough-tasks']
  if (!unit) return []
  const within = ENTRIES_OF_PERSON.filter((entry) =>
    WRITTEN_BY[entry].some((right) => covers(caller[right], unit.id)),
  )
  return within.length > 0 && (await nearness(client, caller.personId, [id], on)) ? [] : within
}
