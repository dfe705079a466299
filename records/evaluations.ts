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
import {
  type AboveUnitWarning,
  aboveUnitLed,
  type ExcellentShare,
  excellentShare,
  gradeOf,
  inputsAmiss,
} from '../domain/evaluation/grade.js'
import { EMPLOYED_AS, type EmployedAs, type EvaluatedBy } from '../domain/planning/rules-in-force.js'
import type { FieldRefusal } from '../domain/records/field-codes.js'
import type { NotCompletedGround } from '../domain/rules/values/evaluation-rules.js'
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
  /** What makes the year "not completed" whatever its points, and its paper. */
  ground?: { of: NotCompletedGround; paper: string } | undefined
}

/** A person's evaluation of a year. */
export interface EvaluationGiven extends Given {
  person: PersonId
  /** Undefined where what was named is no year. */
  year: number | undefined
  /** A civil servant unless it is said. */
  employedAs?: EmployedAs | undefined
  /** The group of people with like tasks. */
  likeTasks?: string | undefined
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
    const { employedAs = 'civil-servant', likeTasks = null } = given
    const rules = (await evaluationRules(client))(year, employedAs)
    const graded = rules ? byPoints(rules, given) : byEvidence(given)
    const before = await findEvaluation(client, personId, year)
    requireReplacement(given.read, before)
    await upsertEvaluation(client, {
      ...{ personId, year, ...graded, employedAs, likeTasks, by: caller.personId, at },
    })
    const row = written(await findEvaluation(client, personId, year), `evaluation ${personId} ${year}`)
    await audit(client, caller, at, {
      what: before ? 'evaluation-changed' : 'evaluation-recorded',
      ...(before ? differences(valuesOf(before), valuesOf(row)) : { after: valuesOf(row) }),
    })
    return { row, isNew: before === undefined }
  },
)

/** What the rule set of its year warns of, of an evaluation. */
export async function warningsOfGrades(client: Client): Promise<(row: EvaluationRow) => WarnedOf> {
  const rulesOfYear = await evaluationRules(client)
  return ({ year, grade, employedAs, gradeOfUnitLed, tasks: { unfinished } }) => {
    const rules = rulesOfYear(year, employedAs)?.evaluation
    const tasks = rules && unfinishedWarning(rules, { grade, unfinished })
    const unit = rules && aboveUnitLed(rules, grade, gradeOfUnitLed ?? undefined)
    return { ...(tasks && { tasks }), ...(unit && { unit }) }
  }
}

/** Unfinished tasks beside a high grade; the grade of a head beside a lesser one of their unit. */
export interface WarnedOf {
  tasks?: UnfinishedWarning
  unit?: AboveUnitWarning
}

interface UnitShare extends Omit<UnitGrades, 'counts'>, ExcellentShare {
  year: number
}

/** The share of "excellent" of each unit within the reach and of each group in it, of a year in which there is a rule for it. */
export async function excellentShares(
  client: Client,
  { year, ...within }: { reach: Reach; unit?: UnitId | undefined; year?: number | undefined },
): Promise<UnitShare[]> {
  if (year === undefined) return []
  const rulesOf = await evaluationRules(client)
  if (!EMPLOYED_AS.some((as) => rulesOf(year, as))) return []
  const units = await countGrades(client, { ...within, year })
  return units.flatMap(({ counts, ...of }): UnitShare[] => {
    const rules = rulesOf(year, of.employedAs)?.evaluation
    const isOutstanding = of.unitGrade?.grade === 'excellent'
    return rules ? [{ ...of, year, ...excellentShare(rules, counts, isOutstanding) }] : []
  })
}

const FIRST_YEAR = 1950

/** The year that is meant, where it has begun. @throws Refused invalid-input at `year` */
export function yearBegun(year: number | undefined, latest: number): number {
  if (year === undefined) throw wrongField('year', 'not-a-whole-number')
  if (year < FIRST_YEAR) throw wrongField('year', 'too-small', FIRST_YEAR)
  if (year > latest) throw wrongField('year', 'too-large', latest)
  return year
}

type Graded = Pick<EvaluationValues, 'grade' | 'points' | 'inputs' | 'ruleSet' | 'evidence' | 'ground'>

/** Every input that the rules name, none that they do not; then the points' grade. */
function byPoints(
  { id, version, title, evaluation: rules }: EvaluatedBy,
  { points, inputs, grade, evidence, ground }: Given,
): Graded {
  const amiss = partsAmiss({ points, inputs }, { grade, evidence }, 'graded-by-points', title)
  if (points === undefined || inputs === undefined || amiss.length > 0) throw invalidInput(...amiss)
  const { missing, unknown } = inputsAmiss(rules, Object.keys(inputs))
  requireValid([
    ...missing.map((input) => ({ field: `inputs.${input}`, code: 'required' as const })),
    ...unknown.map((input) => ({ field: `inputs.${input}`, code: 'unknown-key' as const })),
  ])
  if (ground && !rules.notCompletedOn?.value.includes(ground.of)) {
    throw wrongField('ground.of', 'not-one-of', rules.notCompletedOn?.value.join(', ') ?? '')
  }
  const reached = gradeOf(rules, points, ground?.of)
  const of = { points, inputs, ruleSet: { id, version }, evidence: null, ground: ground ?? null }
  if (reached) return { grade: reached.grade, ...of }
  const least = Math.min(...rules.grades.value.map(({ from }) => from))
  throw wrongField('points', 'too-small', least)
}

/** A year before there were points: the grade, and the paper that gives it. */
function byEvidence({ points, inputs, grade, evidence, ground }: Given): Graded {
  const amiss = partsAmiss({ grade, evidence }, { points, inputs, ground }, 'no-points-then')
  if (grade === undefined || evidence === undefined || amiss.length > 0) throw invalidInput(...amiss)
  return { grade, points: null, inputs: {}, ruleSet: null, evidence, ground: null }
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

function valuesOf({
  person,
  year,
  unit: _,
  tasks: __,
  gradeOfUnitLed: ____,
  version: ___,
  recordedBy,
  ...values
}: EvaluationRow) {
  return { id: `${person.id}/${year}`, ...values, recordedBy: recordedBy?.id ?? null }
}
