import type { z } from 'zod'
import type { verdict } from '../../../api/resources/rule-sets/schemas.js'
import { votesTyped } from '../../inbox/forms/answers.js'
import type { Typed } from '../../inbox/forms/count-sums.js'
import { ask } from '../../server/ask.js'
import type { RuleSetDetails } from '../rule-sets.js'

export type Verdict = z.output<typeof verdict>
type Step = RuleSetDetails['steps'][number]
/** A step that is decided by a vote. */
export type VoteStep = Step & { vote: NonNullable<Step['vote']> }

export const votesOf = ({ steps }: Pick<RuleSetDetails, 'steps'>): VoteStep[] =>
  steps.filter((step): step is VoteStep => step.vote !== undefined)

/** What of a count may be left empty, and what it is then. */
export function withUsual(typed: Typed): Typed {
  const at = (field: string, usual: Typed[string] = 0) => {
    const value = typed[field] ?? ''
    return value === '' ? usual : value
  }
  const present = at('present', '')
  const issued = at('issued', present)
  const convened = at('convened', '')
  return {
    ...typed,
    ...{ convened, present, issued, members: at('members', convened), returned: at('returned', issued) },
    ...{ excused: at('excused'), blank: at('blank'), invalid: at('invalid') },
  }
}

interface Count {
  of: Pick<RuleSetDetails, 'ruleSet' | 'status'>
  step: VoteStep
  round: number
  /** By letters: nobody is meant. */
  people: readonly string[]
  typed: Typed
}

/** What the rule of that step says of a count; it is asked of the API, and nothing is written. */
export function verdictOf({ of: { ruleSet, status }, step, round, people, typed }: Count): Promise<Verdict> {
  const all = withUsual(typed)
  const at = (field: string) => Number(all[field] || 0)
  const isDraft = status === 'draft'
  const path = `/v1/rule-sets/${encodeURIComponent(ruleSet.id)}/vote-evaluation${isDraft ? '?draft=true' : ''}`
  return ask<Verdict>(path, {
    method: 'POST',
    body: {
      ...{ step: step.key, round },
      ...(!isDraft && { version: ruleSet.version }),
      ...{ members: at('members'), convened: at('convened'), excused: at('excused'), present: at('present') },
      ...{ issued: at('issued'), returned: at('returned'), blank: at('blank'), invalid: at('invalid') },
      votes: votesTyped(people, step.vote.ballot, at),
    },
  })
}
