import type pg from 'pg'
import type { IsoDate, PersonId } from '../../domain/vocabulary.js'
import { type Entries, entries, insertEntry, updateEntry } from './entries.js'

/** Measures and disciplines: both stand on a decision of an authority, with its number. */
export type FormalDecisionTable = 'measures' | 'disciplines'

/** One of them. Rows from before the decision was asked for have neither authority nor number. */
export interface FormalDecisionRow {
  id: number
  kind: string
  decidedOn: IsoDate | null
  /** Of a discipline: the day from which the months to wait are counted. A measure is in force when decided. */
  effectiveOn: IsoDate | null
  authority: string | null
  number: string | null
  /** The first day on which it is no longer in force. */
  endedOn: IsoDate | null
  /** The decision that ended it. */
  endedAuthority: string | null
  endedNumber: string | null
}

const formalDecisions = (table: FormalDecisionTable, kind: string, effectiveOn: string) =>
  entries<FormalDecisionRow>({
    table,
    columns: `x.${kind} AS kind, x.decided_on AS "decidedOn", ${effectiveOn} AS "effectiveOn", x.authority, x.number,
      x.ended_on AS "endedOn", x.ended_authority AS "endedAuthority", x.ended_number AS "endedNumber"`,
    of: 'x.person_id = $1',
    order: 'x.id DESC',
  })

/** The latest entered first. */
export const FORMAL_DECISIONS: Readonly<Record<FormalDecisionTable, Entries<FormalDecisionRow>>> = {
  measures: formalDecisions('measures', 'measure', 'NULL::date'),
  disciplines: formalDecisions('disciplines', 'kind', 'x.effective_on'),
}

interface NewFormalDecision {
  person: PersonId
  kind: string
  decidedOn: IsoDate
  authority: string
  number: string
}

/** Undefined where the person has this measure by this very decision. */
export function insertMeasure(
  client: pg.ClientBase,
  measure: NewFormalDecision & { endedOn: IsoDate | null },
): Promise<number | undefined> {
  const { kind, endedOn } = measure
  return insertEntry(client, 'measures', { ...decisionOf(measure), measure: kind, ended_on: endedOn })
}

/** Undefined where the person has this discipline by this very decision. */
export function insertDiscipline(
  client: pg.ClientBase,
  discipline: NewFormalDecision & { effectiveOn: IsoDate },
): Promise<number | undefined> {
  const { kind, effectiveOn } = discipline
  return insertEntry(client, 'disciplines', { ...decisionOf(discipline), kind, effective_on: effectiveOn })
}

const decisionOf = ({ person, decidedOn, authority, number }: NewFormalDecision) => ({
  person_id: person,
  decided_on: decidedOn,
  authority,
  number,
})

/** Ends one by a decision of its own. */
export function endFormalDecision(
  client: pg.ClientBase,
  table: FormalDecisionTable,
  ending: { id: number; endedOn: IsoDate; authority: string; number: string },
): Promise<void> {
  const { id, endedOn, authority, number } = ending
  return updateEntry(client, table, id, {
    ...{ ended_on: endedOn, ended_authority: authority, ended_number: number },
  })
}
