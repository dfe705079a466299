import type { Client } from '../db/pool.js'
import {
  countGrades,
  type EvaluationInputs,
  type EvaluationRow,
  type EvaluationValues,
  findEvaluation,
  type UnitGrades,
  upsertEvaluation,
} from '../db/registers/evaluations.js'
import { localDate, yearOf } from '../domain/deadlines/dates.js'
import { type UnfinishedWarning, unfinishedWarning } from '../domain/evaluation/breakthrough-tasks.js'
import { excellentShare, gradeOf, inputsAmiss } from '../domain/evaluation/grade.js'
import type { Measured } from '../domain/planning/measured.js'
import type { With } from '../domain/planning/rules-in-force.js'
import type { FieldRefusal } from '../domain/records/field-codes.js'
import type { Grade, PersonId, Text, UnitId } from '../domain/vocabulary.js'
import type { Reach } from './rights/caller.js'
import { evaluationRules } from './rules-in-force.js'
import { audit, differences } from './use-case/audit.js'
import { invalidInput, requireValid, wrongField } from './use-case/invalid-input.js'
import { written } from './use-case/just-written.js'
import { refuses } from './use-case/refusing.js'
import { under } from './use-case/use-case.js'
import { requireReplacement, type VersionRead } from './use-case/version.js'

/** Points and inputs for a year in which a rule set turns points into the grade; grade and evidence for one before. */
interface Given {
  points?: number | undefined
  inputs?: EvaluationInputs | undefined
  grade?: Grade | undefined
  /** The paper that gives the grade. */
  evidence?: string | undefined
}

/** A person's evaluation of a year. */
export interface EvaluationGiven extends Given {
  person: PersonId
  /** Undefined where what was named is no year. */
  year: number | undefined
  read: VersionRead
}

/** Records an evaluation, in the place of one that is there. @throws Refused invalid-input, the version */
export const recordEvaluation = under(
  'officers-and-admins-of-person',
  refuses(requireReplacement),
  async (
    {
      client,
      caller,
      at,
      granted: {
        row: { id: personId },
      },
    },
    given: EvaluationGiven,
  ): Promise<{ row: EvaluationRow; isNew: boolean }> => {
    const year = yearBegun(given.year, yearOf(localDate(at)))
    const rules = (await evaluationRules(client))(year)
    const graded = rules ? byPoints(rules, given) : byEvidence(given)
    const before = await findEvaluation(client, personId, year)
    requireReplacement(given.read, before)
    await upsertEvaluation(client, { personId, year, ...graded, by: caller.personId, at })
    const row = written(await findEvaluation(client, personId, year), `evaluation ${personId} ${year}`)
    await audit(client, caller, at, {
      what: before ? 'evaluation-changed' : 'evaluation-recorded',
      ...(before ? differences(valuesOf(before), valuesOf(row)) : { after: valuesOf(row) }),
    })
    return { row, isNew: before === undefined }
  },
)

/** What the rule set of its year warns of, of an evaluation. */
export async function warningsOfGrades(
  client: Client,
): Promise<(row: EvaluationRow) => UnfinishedWarning | undefined> {
  const rulesOfYear = await evaluationRules(client)
  return ({ year, grade, tasks: { unfinished } }) => {
    const rules = rulesOfYear(year)?.evaluation
    return rules && unfinishedWarning(rules, { grade, unfinished })
  }
}

interface UnitShare extends Pick<UnitGrades, 'unit'> {
  year: number
  share: Measured
}

/** The share of "excellent" of each unit within the reach, of a year in which there is a rule for it. */
export async function excellentShares(
  client: Client,
  { year, ...within }: { reach: Reach; unit?: UnitId | undefined; year?: number | undefined },
): Promise<UnitShare[]> {
  const rules = year === undefined ? undefined : (await evaluationRules(client))(year)
  if (year === undefined || !rules) return []
  const units = await countGrades(client, { ...within, year })
  return units.map(({ unit, counts }) => ({ unit, year, share: excellentShare(rules.evaluation, counts) }))
}

const FIRST_YEAR = 1950

function yearBegun(year: number | undefined, latest: number): number {
  if (year === undefined) throw wrongField('year', 'not-a-whole-number')
  if (year < FIRST_YEAR) throw wrongField('year', 'too-small', FIRST_YEAR)
  if (year > latest) throw wrongField('year', 'too-large', latest)
  return year
}

type Graded = Pick<EvaluationValues, 'grade' | 'points' | 'inputs' | 'ruleSet' | 'evidence'>

/** Every input that the rules name, none that they do not; then the points' grade. */
function byPoints(
  { id, version, title, evaluation: rules }: With<'evaluation'>,
  { points, inputs, grade, evidence }: Given,
): Graded {
  const amiss = partsAmiss({ points, inputs }, { grade, evidence }, 'graded-by-points', title)
  if (points === undefined || inputs === undefined || amiss.length > 0) throw invalidInput(...amiss)
  const { missing, unknown } = inputsAmiss(rules, Object.keys(inputs))
  requireValid([
    ...missing.map((input) => ({ field: `inputs.${input}`, code: 'required' as const })),
    ...unknown.map((input) => ({ field: `inputs.${input}`, code: 'unknown-key' as const })),
  ])
  const reached = gradeOf(rules, points)
  if (reached) return { grade: reached.grade, points, inputs, ruleSet: { id, version }, evidence: null }
  const least = Math.min(...rules.grades.value.map(({ from }) => from))
  throw wrongField('points', 'too-small', least)
}

/** A year before there were points: the grade, and the paper that gives it. */
function byEvidence({ points, inputs, grade, evidence }: Given): Graded {
  const amiss = partsAmiss({ grade, evidence }, { points, inputs }, 'no-points-then')
  if (grade === undefined || evidence === undefined || amiss.length > 0) throw invalidInput(...amiss)
  return { grade, points: null, inputs: {}, ruleSet: null, evidence }
}

/** What an evaluation of that year asks for and is not there, and what it has no place for. */
function partsAmiss(
  asked: object,
  foreign: object,
  code: 'graded-by-points' | 'no-points-then',
  what?: Text,
): FieldRefusal[] {
  const named = (parts: object, isGiven: boolean) =>
    Object.entries(parts).flatMap(([field, value]) => ((value !== undefined) === isGiven ? [field] : []))
  return [
    ...named(asked, false).map((field) => ({ field, code: 'required' as const })),
    ...named(foreign, true).map((field) => ({ field, code, what })),
  ]
}

function valuesOf({ person, year, grade, points, inputs, ruleSet, evidence, recordedBy }: EvaluationRow) {
  const id = `${person.id}/${year}`
  return { id, grade, points, inputs, ruleSet, evidence, recordedBy: recordedBy?.id ?? null }
}
