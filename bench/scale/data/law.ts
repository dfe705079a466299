import { createHash } from 'node:crypto'
import { canonicalJson } from '../../../db/audit/canonical-json.js'
import type { StageRow } from '../../../domain/procedure/change.js'
import { holdsVote, type StageDefinition, timesOfStep } from '../../../domain/procedure/stage-kinds.js'
import { TASK_KINDS, TASK_ROWS, type TaskKind } from '../../../domain/procedure/task-kinds.js'
import { RULE_SETS } from '../../../domain/rules/index.js'
import { lawOfCase, type RuleSet } from '../../../domain/rules/rule-set.js'
import { selectRuleSet } from '../../../domain/rules/select-rule-set.js'
import { PROCEDURE_KINDS, type ProcedureKind, type ProcedureType } from '../../../domain/vocabulary.js'

/** The law of a kind of procedure: before the last years, and since. */
interface LawRow {
  kind: ProcedureKind
  isOld: boolean
  hash: string
  ruleSetId: string
  version: number
  law: string
  /** The first stage that holds a vote. */
  voteStage: string | null
}

/** How far a case has come by a law: at the step of that number, or through all of them. */
interface ShapeRow {
  hash: string
  steps: number
  /** Equal to `steps` where all are passed. */
  at: number
  stage: string | null
  /** What an open case can wait for there. */
  waiting: { kind: TaskKind; doer: Doer }[]
  stages: StageRow[]
}

const OLD_DAY = '2021-06-01'
const NEW_DAY = '2026-09-01'
/** Appointments went by the procedure on the spot before the short one was tried. */
const OLD_TYPES: Partial<Record<ProcedureKind, ProcedureType>> = { appointment: 'on-the-spot' }

function ruleSetOf(kind: ProcedureKind, on: string, type?: ProcedureType): RuleSet | undefined {
  const selected = selectRuleSet(RULE_SETS, { kind, on, ...(type && { type }) })
  return 'problem' in selected ? undefined : selected.ruleSet
}

/** The laws that cases are pinned to, and every shape that a case can have by them. */
export function lawsAndShapes(): { laws: LawRow[]; shapes: ShapeRow[] } {
  const laws = PROCEDURE_KINDS.flatMap((kind) =>
    [true, false].map((isOld): LawRow & { ruleSet: RuleSet } => {
      const ruleSet = (isOld && ruleSetOf(kind, OLD_DAY, OLD_TYPES[kind])) || ruleSetOf(kind, NEW_DAY)
      if (!ruleSet) throw new Error(`no rule set for ${kind}`)
      const { stages, ruleSet: rules } = lawOfCase(ruleSet)
      const law = canonicalJson({ rules, stages })
      const hash = createHash('sha256').update(law).digest('hex')
      const voteStage = stages.find(holdsVote)?.key ?? null
      return { kind, isOld, hash, ruleSetId: ruleSet.id, version: ruleSet.version, law, voteStage, ruleSet }
    }),
  )
  const byHash = new Map(laws.map((law) => [law.hash, law]))
  return {
    laws: laws.map(({ ruleSet: _, ...law }) => law),
    shapes: [...byHash.values()].flatMap(({ hash, ruleSet }) => shapesOf(hash, ruleSet)),
  }
}

const MOMENTS = { openedAt: '2026-03-02T02:00:00.000Z', closedAt: '2026-03-20T02:00:00.000Z' }

function shapesOf(hash: string, ruleSet: RuleSet): ShapeRow[] {
  const steps = ruleSet.procedure?.steps ?? []
  return Array.from({ length: steps.length + 1 }, (_, at): ShapeRow => {
    const stages = steps.map(({ key, kind, title }, index): StageRow => {
      if (index < at) {
        return { key, kind, title, status: 'passed', visit: 1, ...MOMENTS, outcome: { outcome: 'passed' } }
      }
      const { openedAt } = MOMENTS
      if (index === at) return { key, kind, title, status: 'open', visit: 1, openedAt }
      return { key, kind, title, status: 'waiting', visit: 0 }
    })
    const step = steps[at]
    const waiting = step ? tasksOf(step, ruleSet).map(([kind, doer]) => ({ kind, doer })) : []
    return { hash, steps: steps.length, at, stage: step?.key ?? null, waiting, stages }
  })
}

/** Whom a task waits for: the candidate, or a group of the post by the name of its column. */
type Doer = 'candidate' | 'office_id' | 'tellers_id' | 'secretariat_id' | 'managing_body_id'

/** A task as a case has it. */
export type TaskOf = readonly [kind: TaskKind, doer: Doer]

/** A closed case did so many. */
const DONE_TASKS = 8

/** The tasks that a step can open, each of its times once. */
function tasksOf(step: StageDefinition, law: RuleSet): TaskOf[] {
  return timesOfStep(step, lawOfCase(law).ruleSet).flatMap((time) => {
    const kind = TASK_KINDS.find((each) => TASK_ROWS[each].time.name === time)
    return kind ? [[kind, doerOf(kind)] as const] : []
  })
}

function doerOf(kind: TaskKind): Doer {
  const { handsIn, answerOfBody, isWithheld } = TASK_ROWS[kind]
  if (handsIn?.by === 'candidate') return 'candidate'
  if (answerOfBody) return answerOfBody === 'recorded' ? 'secretariat_id' : 'managing_body_id'
  return isWithheld ? 'tellers_id' : 'office_id'
}

/** What a closed case had done, in its order: the first tasks of the procedure that most go through. */
export function doneTasks(): TaskOf[] {
  const ruleSet = ruleSetOf('appointment', NEW_DAY)
  if (!ruleSet?.procedure) throw new Error('no rule set for an appointment')
  return ruleSet.procedure.steps.flatMap((step) => tasksOf(step, ruleSet)).slice(0, DONE_TASKS)
}
