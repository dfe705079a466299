import type pg from 'pg'
import type { IsoDate, PersonId, RelationKind } from '../../domain/vocabulary.js'
import { type NamedPerson, namedPerson } from '../sql/named-person.js'
import { entries, insertEntry, updateEntry } from './entries.js'

/** A relation as it was declared: `kind` is what the relative is to the person. */
export interface RelationRow {
  id: number
  person: NamedPerson
  relative: NamedPerson
  kind: RelationKind
  declaredOn: IsoDate
  source: string
  endedOn: IsoDate | null
  endedReason: string | null
}

/** Those that name a person from either side, in the order in which they were entered. */
export const { list: listRelations, find: findRelation } = entries<RelationRow>({
  table: 'relations',
  columns: `x.kind, x.declared_on AS "declaredOn", x.source, x.ended_on AS "endedOn", x.ended_reason AS "endedReason",
    ${namedPerson('p')} AS person, ${namedPerson('o')} AS relative`,
  joins: 'JOIN people p ON p.id = x.person_id JOIN people o ON o.id = x.relative_id',
  of: '(x.person_id = $1 OR x.relative_id = $1)',
  order: 'x.id',
})

interface NewRelation extends Pick<RelationRow, 'kind' | 'declaredOn' | 'source'> {
  person: PersonId
  relative: PersonId
}

/** Undefined where the two have a relation that is in force. */
export function insertRelation(
  client: pg.ClientBase,
  { person, relative, kind, declaredOn, source }: NewRelation,
): Promise<number | undefined> {
  const people = { person_id: person, relative_id: relative }
  return insertEntry(client, 'relations', { ...people, kind, declared_on: declaredOn, source })
}

/** From that day it no longer holds. */
export function endRelation(
  client: pg.ClientBase,
  { id, endedOn, reason }: { id: number; endedOn: IsoDate; reason: string },
): Promise<void> {
  return updateEntry(client, 'relations', id, { ended_on: endedOn, ended_reason: reason })
}
