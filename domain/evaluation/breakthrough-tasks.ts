import type { EvaluationRules } from '../rules/values/evaluation-rules.js'
import { GRADES, type Grade, POST_LEVELS, type PostLevel, type Text } from '../vocabulary.js'

export const BREAKTHROUGH_STATUSES = ['registered', 'approved', 'finished', 'unfinished', 'refused'] as const
export type BreakthroughStatus = (typeof BREAKTHROUGH_STATUSES)[number]

/** Why a task is not registered. */
export type RegistrationRefused =
  | { code: 'no-post-for-breakthrough-task'; from: PostLevel; article: Text }
  | { code: 'too-many-breakthrough-tasks'; limit: number; count: number; article: Text }

const rank = (level: PostLevel) => POST_LEVELS.indexOf(level)

/**
 * What forbids one more task: the person holds no post from the rule's level up, or has registered as many for the year
 * as there may be. `count` is how many there would be. Undefined where nothing does, or the rules ask for none.
 */
export function registrationRefused(
  { breakthroughTasks }: EvaluationRules,
  { holds, registered }: { holds: readonly PostLevel[]; registered: number },
): RegistrationRefused | undefined {
  if (!breakthroughTasks) return undefined
  const { value, article } = breakthroughTasks
  const { from, atMost } = value
  if (!holds.some((level) => rank(level) >= rank(from))) {
    return { code: 'no-post-for-breakthrough-task', from, article }
  }
  const count = registered + 1
  return count > atMost ? { code: 'too-many-breakthrough-tasks', limit: atMost, count, article } : undefined
}

/** Why a grade should be looked at again: tasks of its year that were concluded as unfinished. It bars nothing. */
export interface UnfinishedWarning {
  grade: Grade
  unfinished: number
  article: Text
}

/** Undefined where no task was concluded as unfinished, the grade is below the rule's, or the rules do not warn. */
export function unfinishedWarning(
  { unfinishedTaskWarnsFrom }: EvaluationRules,
  { grade, unfinished }: { grade: Grade; unfinished: number },
): UnfinishedWarning | undefined {
  if (!unfinishedTaskWarnsFrom || unfinished === 0) return undefined
  const { value, article } = unfinishedTaskWarnsFrom
  return GRADES.indexOf(grade) <= GRADES.indexOf(value) ? { grade, unfinished, article } : undefined
}

/** What can be done to a task, and in which statuses. */
export const ACTIONS = {
  approval: { from: ['registered'] },
  refusal: { from: ['registered'] },
  completion: { from: ['approved'] },
} as const satisfies Record<string, { from: readonly BreakthroughStatus[] }>

export function isPossible(action: keyof typeof ACTIONS, status: BreakthroughStatus): boolean {
  const from: readonly BreakthroughStatus[] = ACTIONS[action].from
  return from.includes(status)
}
