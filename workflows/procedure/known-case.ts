import type { CaseAnswer, Command, Launch, RecountAsked } from '../../domain/procedure/case.js'
import type { Change, ChangeRecorded, Missed } from '../../domain/procedure/change.js'
import type { Refusal } from '../../domain/procedure/refusals.js'
import type { CaseId, Instant } from '../../domain/vocabulary.js'
import { adopted } from './adopted.js'
import { settled } from './course.js'
import { type Decision, isRefusal } from './decided.js'
import { caseAnswer } from './projection/answer.js'
import { changeBetween, recountOf } from './projection/change.js'
import { type CaseState, isClosed, withLaunch } from './state.js'

/** What a case asks: PostgreSQL, and the time. */
export interface World {
  record(change: Change): Promise<ChangeRecorded | Missed>
  readCase(known: { caseId: CaseId; sequence: number }): Promise<Missed | null>
  now(): Instant
}

/** What is said with a change. */
export interface Said {
  command?: Command
  /** When it was done, where that is not now. */
  at?: Instant
  /** Of the first change: with what the case was started. */
  launch?: Launch
  /** The sequence of the case as PostgreSQL showed it to whoever speaks. */
  seen?: number | undefined
}

/** What a change was answered; of one that was written before, with the hash of the body that it answered then. */
export interface Committed {
  answer: CaseAnswer
  bodyHash?: string
}

/** A change to be recorded, and the case after it. */
interface Made {
  change: Change
  after: CaseState
}

/**
 * A case as its workflow knows it, and the one way to change it, apart from Temporal. The next state is adopted only when
 * `record` has written it; what PostgreSQL refuses leaves the case as it was. Where PostgreSQL is ahead, what is written
 * there is taken over and the command judged again, unless it is among what was written: then it answers what it
 * answered then. One change at a time: whoever holds it sees to that.
 */
export class KnownCase {
  #state: CaseState
  readonly #world: World
  readonly #onAdopted: (before: CaseState) => void

  constructor(state: CaseState, world: World, onAdopted: (before: CaseState) => void = () => {}) {
    this.#state = state
    this.#world = world
    this.#onAdopted = onAdopted
  }

  get state(): CaseState {
    return this.#state
  }

  /** Does PostgreSQL show more of the case than it knows? */
  isBehind(seen = 0): boolean {
    return seen > this.#state.sequence
  }

  /** Why what is decided would be refused, by what is known; nothing where PostgreSQL shows more than that. */
  refusal(decide: (state: CaseState, at: Instant) => Decision, seen?: number): Refusal | undefined {
    if (this.isBehind(seen)) return undefined
    const decision = decide(this.#state, this.#world.now())
    return isRefusal(decision) ? decision : undefined
  }

  /** Records what is decided, and adopts it; where nothing is, the case stays as it is. */
  async commit(
    decide: (state: CaseState, at: Instant) => Decision | undefined,
    { seen, ...said }: Said,
  ): Promise<Committed | Refusal> {
    await this.catchUp(seen)
    const done = await this.#recorded((before) => {
      const at = said.at ?? this.#world.now()
      const decision = decide(before, at)
      if (!decision || isRefusal(decision)) return decision
      const decided = settled(decision, at)
      const after = { ...decided.state, sequence: before.sequence + 1 }
      return { after, change: changeBetween(before, after, decided, { ...said, at }) }
    })
    return done ?? { answer: caseAnswer(this.#state) }
  }

  /**
   * Counts the open deadlines anew. The days are counted where they are written, so it is PostgreSQL that knows whether
   * one is counted otherwise now; where none is, nothing is written and the case stays as it is.
   */
  async recount({ command, by }: RecountAsked): Promise<{ changed: boolean } | Refusal> {
    const done = await this.#recorded((before) => {
      if (isClosed(before)) return { code: 'case-closed', status: before.status }
      if (before.status !== 'running' || before.tasks.every(({ deadline }) => !deadline)) return undefined
      const after = { ...before, sequence: before.sequence + 1 }
      return { after, change: recountOf(before, after, { at: this.#world.now(), command, by }) }
    })
    return done && 'code' in done ? done : { changed: done !== undefined }
  }

  /** Takes over what is written of the case, where that is `seen` and it knows less. */
  async catchUp(seen: number | undefined): Promise<void> {
    if (!this.isBehind(seen)) return
    const { launch, sequence } = this.#state
    const missed = await this.#world.readCase({ caseId: launch.caseId, sequence })
    if (missed) this.#takeOver(missed)
  }

  /** Made of what is known, and made again of what was missed. Undefined where there is nothing to write. */
  async #recorded(
    make: (before: CaseState) => Made | Refusal | undefined,
  ): Promise<Committed | Refusal | undefined> {
    for (;;) {
      const made = make(this.#state)
      if (!made || 'code' in made) return made
      const { after, change } = made
      const recorded = await this.#world.record(change)
      if (!('missed' in recorded)) {
        if (recorded.unmoved) return undefined
        this.#adopt(adopted(after, recorded))
        return { answer: caseAnswer(after) }
      }
      this.#takeOver(recorded)
      if (recorded.missed.answered) return recorded.missed.answered
    }
  }

  #takeOver({ missed: { state, recorded } }: Missed): void {
    this.#adopt(adopted(withLaunch(this.#state.launch, state), recorded))
  }

  #adopt(after: CaseState): void {
    const before = this.#state
    this.#state = after
    this.#onAdopted(before)
  }
}
