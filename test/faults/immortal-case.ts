import type { CaseAnswer, Launch } from '../../domain/procedure/case.js'
import type { VoteRow } from '../../domain/procedure/change.js'
import type { Refusal } from '../../domain/procedure/refusals.js'
import type { Instant } from '../../domain/vocabulary.js'
import { adopted } from '../../workflows/procedure/adopted.js'
import { settled } from '../../workflows/procedure/course.js'
import { isRefusal } from '../../workflows/procedure/decided.js'
import { changeBetween, recountOf } from '../../workflows/procedure/projection/change.js'
import { type CaseState, initialState } from '../../workflows/procedure/state.js'
import type { Asked, WrittenFor } from './mortal-case.js'

/**
 * The same case where nobody ever dies: each change that was accepted, once, in their order, on the state that the one
 * before it has left.
 */
export class ImmortalCase {
  state: CaseState
  /** Every command that was accepted, and what it was answered. */
  readonly answers = new Map<string, CaseAnswer>()
  readonly votes = new Map<string, VoteRow['status'] | 'annulled'>()

  constructor(launch: Launch, at: Instant) {
    this.state = initialState(launch, at)
  }

  /** Why it would be refused. */
  refusal({ decide }: Asked, at: Instant): Refusal | undefined {
    const decision = decide(this.state, at)
    return decision && isRefusal(decision) ? decision : undefined
  }

  /** Does the same; answers the change that it should be. */
  follow({ asked, change: { at }, recorded }: WrittenFor) {
    const before = this.state
    const { after, change } = asked.recount ? this.#recounted(asked, at) : this.#changed(asked, at)
    this.state = adopted(after, recorded)
    const { command, answer } = change
    if (command && answer) {
      if (this.answers.has(command.id)) throw new Error(`command ${command.id} is written a second time`)
      this.answers.set(command.id, answer)
    }
    for (const { id, status } of change.votes) this.votes.set(id, status)
    for (const { id } of change.votesAnnulled) this.votes.set(id, 'annulled')
    return { change, before }
  }

  #changed({ decide, said: { seen: _, ...said } }: Asked, at: Instant) {
    const decision = decide(this.state, at)
    if (!decision) throw new Error('written, though there was nothing to do')
    if (isRefusal(decision)) throw new Error(`written, though it is refused: ${decision.code}`)
    const made = settled(decision, at)
    const after = { ...made.state, sequence: this.state.sequence + 1 }
    return { after, change: changeBetween(this.state, after, made, { ...said, at }) }
  }

  #recounted({ said: { command } }: Asked, at: Instant) {
    if (!command) throw new Error('a recount has a command')
    const after = { ...this.state, sequence: this.state.sequence + 1 }
    return { after, change: recountOf(this.state, after, { at, command, by: 'officer' }) }
  }
}
