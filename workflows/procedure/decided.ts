import type { Actor } from '../../domain/procedure/case.js'
import type { AuditEntry, Guard, Notice } from '../../domain/procedure/change.js'
import type { Refusal } from '../../domain/procedure/refusals.js'
import type { Instant, PersonId, TaskId } from '../../domain/vocabulary.js'
import type { CaseState } from './state.js'

/** What a command, a deadline or an effective date makes of a case, and what is to be said of it. */
export interface Decided {
  /** The next state, before it has come to rest: `settled` opens and closes its tasks. */
  state: CaseState
  /** The audit event; before and after are completed from the two states. */
  audit: Omit<AuditEntry, 'actor'> & { actor: AuditEntry['actor'] }
  notices?: Notice[]
  /** The task that was completed, of those that closed. */
  completed?: TaskId
  /** Who comes into the case by it. */
  joining?: readonly PersonId[]
  /** Given as the reason of votes that this change annuls. */
  annulledBecause?: string
  guard?: Guard
}

export type Decision = Decided | Refusal

/** Judges one command on one state: pure, so that the validator and the handler ask the same. */
export type Decide<Input> = (state: CaseState, said: { actor: Actor; input: Input }, at: Instant) => Decision

export const isRefusal = (decision: Decision): decision is Refusal => 'code' in decision
