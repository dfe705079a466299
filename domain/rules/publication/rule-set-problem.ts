import type { Text } from '../../vocabulary.js'

/** What a rule set can say that no procedure could follow, or nobody could apply. */
export type RuleSetProblemCode =
  | 'built-in'
  | 'overlaps-published'
  | 'takes-own-place'
  | 'no-place-of-unknown'
  | 'place-of-another-kind'
  | 'places-in-circle'
  | 'place-taken'
  | 'chosen-by-name-only'
  | 'not-a-date'
  | 'ends-before-it-begins'
  | 'nothing-ruled'
  | 'no-kind'
  | 'kind-does-not-fit-type'
  | 'named-twice'
  | 'stage-key-twice'
  | 'no-second-round'
  | 'second-round-not-reached'
  | 'second-round-again'
  | 'no-later-vote'
  | 'selection-without-bar'
  | 'never-without-bar'
  | 'nobody-outside-a-list'
  | 'nobody-selects'
  | 'no-step-before'
  | 'share-not-below-bar'
  | 'no-fixed-membership'
  | 'order-cannot-end'
  | 'no-result-approval'
  | 'result-approval-not-last'
  | 'policy-approval-last'
  | 'election-does-not-fit-kind'
  | 'bar-out-of-range'
  | 'share-out-of-range'
  | 'range-reversed'
  | 'not-a-number-of-days'
  | 'not-in-order'

/** One thing wrong, and where: `field` is a path into the rule set, `what` the number or name that a message needs. */
export interface RuleSetProblem {
  field: string
  problem: RuleSetProblemCode
  what?: string | number | Text
}
