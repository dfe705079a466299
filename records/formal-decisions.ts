import type pg from 'pg'
import { loadCalendar } from '../db/calendar/working-calendar.js'
import { findCandidateRecord } from '../db/reads/candidate-records.js'
import { Refused } from '../db/refused.js'
import {
  endFormalDecision,
  FORMAL_DECISIONS,
  type FormalDecisionRow,
  type FormalDecisionTable,
  insertDiscipline,
  insertMeasure,
} from '../db/registers/formal-decisions.js'
import { localDate } from '../domain/deadlines/dates.js'
import { lapsesOn } from '../domain/leaving/suspension.js'
import { suspensionRules } from '../domain/rules/suspension.js'
import { DISCIPLINES, type IsoDate, type PersonId } from '../domain/vocabulary.js'
import { leaveAtOnce } from './planning/leave-at-once.js'
import { requireNotBefore, requirePast } from './use-case/day-bounds.js'
import { invalidInput, wrongField } from './use-case/invalid-input.js'
import { refuses } from './use-case/refusing.js'
import { ended, entered, type Kept } from './use-case/register-entries.js'
import { under } from './use-case/use-case.js'

const kept = (table: FormalDecisionTable): Kept<FormalDecisionRow> => ({
  find: FORMAL_DECISIONS[table].find,
  notFound: { code: 'formal-decision-not-found' },
  audited: (row, person) => ({ person, ...row }),
})

/** The decision that something stands on. What has no authority and number is none, and is refused. */
interface Decision {
  authority?: string | undefined
  number?: string | undefined
}

/** `endedOn`: the first day on which the measure is no longer in force, where it has a term. */
export interface MeasureDecided extends Decision {
  person: PersonId
  kind: string
  decidedOn: IsoDate
  endedOn: IsoDate | null
}

/** Enters a measure. */
export const enterMeasure = under(
  'officers-and-admins-of-person',
  refuses(requirePast, requireNotBefore, entered),
  async (by, measure: MeasureDecided): Promise<FormalDecisionRow> => {
    const { person, kind, decidedOn, endedOn } = measure
    const decision = requireDecision(measure)
    requirePast('decidedOn', decidedOn, localDate(by.at))
    requireNotBefore('endedOn', endedOn, decidedOn)
    const lapses = kind === 'suspension' ? (endedOn ?? (await endOfSuspension(by.client, measure))) : endedOn
    const id = await insertMeasure(by.client, { person, kind, decidedOn, endedOn: lapses, ...decision })
    return entered(by, kept('measures'), { id, of: person, what: 'measure-entered' })
  },
)

/** @throws Refused invalid-input where the suspension that it would prolong was prolonged already */
async function endOfSuspension(
  client: pg.ClientBase,
  { person, decidedOn }: MeasureDecided,
): Promise<IsoDate> {
  const { measures } = await findCandidateRecord(client, person)
  const earlier = measures.filter(({ measure }) => measure === 'suspension')
  const end = lapsesOn(await loadCalendar(client), decidedOn, earlier)
  if (end === undefined)
    throw wrongField(
      'decidedOn',
      'suspension-prolonged-already',
      suspensionRules(decidedOn).suspensionProlongedBy.article,
    )
  return end
}

/** `effectiveOn`: the day it was decided, unless another is given. */
export interface DisciplineDecided extends Decision {
  person: PersonId
  kind: string
  decidedOn: IsoDate
  effectiveOn?: IsoDate | undefined
}

/** Enters a discipline. */
export const enterDiscipline = under(
  'officers-and-admins-of-person',
  refuses(requirePast, requireNotBefore, entered),
  async (by, discipline: DisciplineDecided): Promise<FormalDecisionRow> => {
    const { person, kind, decidedOn, effectiveOn = decidedOn } = discipline
    const decision = requireDecision(discipline)
    requirePast('decidedOn', decidedOn, localDate(by.at))
    requireNotBefore('effectiveOn', effectiveOn, decidedOn)
    const id = await insertDiscipline(by.client, { person, kind, decidedOn, effectiveOn, ...decision })
    const known = DISCIPLINES.find((each) => each === kind)
    if (known) await leaveAtOnce(by, person, { kind: known, effectiveOn })
    return entered(by, kept('disciplines'), { id, of: person, what: 'discipline-entered' })
  },
)

/** What ends a measure or annuls a discipline, by its number; `endedOn`: the first day without it. */
export interface FormalDecisionEnded extends Decision {
  person: PersonId
  id: number
  endedOn: IsoDate
}

/** By a decision too. What a term ends already may be ended earlier; what is over may not. */
const ending = (table: FormalDecisionTable, what: string) =>
  under(
    'officers-and-admins-of-person',
    refuses('formal-decision-not-found', 'already-ended', requireNotBefore),
    (by, { person, id, endedOn, ...given }: FormalDecisionEnded): Promise<FormalDecisionRow> =>
      ended(by, kept(table), { id, of: person, what }, async (entry) => {
        const isOver = entry.endedOn !== null && entry.endedOn <= localDate(by.at)
        if (entry.endedNumber !== null || isOver) throw new Refused({ code: 'already-ended' })
        const decision = requireDecision(given)
        requireNotBefore('endedOn', endedOn, entry.decidedOn ?? entry.effectiveOn ?? endedOn)
        await endFormalDecision(by.client, table, { id, endedOn, ...decision })
      }),
  )

/** Ends a measure. */
export const endMeasure = ending('measures', 'measure-ended')
/** Annuls a discipline. */
export const annulDiscipline = ending('disciplines', 'discipline-ended')

/** @throws Refused invalid-input that says why: what has no authority and number is no decision */
function requireDecision({ authority, number }: Decision): { authority: string; number: string } {
  if (authority !== undefined && number !== undefined) return { authority, number }
  throw invalidInput(
    ...Object.entries({ authority, number }).flatMap(([field, given]) =>
      given === undefined ? [{ field, code: 'formal-decision-needed' as const }] : [],
    ),
  )
}
