import {
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  condition,
  proxyLocalActivities,
} from '@temporalio/workflow'
import type { ActivitiesOfACase } from '../../activities/index.js'
import { startOfDay } from '../../domain/deadlines/dates.js'
import type {
  CaseAnswer,
  Command,
  Launch,
  PaperStep,
  ProcedureOutcome,
  RecountAsked,
} from '../../domain/procedure/case.js'
import type { Missed, StoredState } from '../../domain/procedure/change.js'
import type { Refusal } from '../../domain/procedure/refusals.js'
import type { Instant } from '../../domain/vocabulary.js'
import { adopted } from './adopted.js'
import { commands, takeEffect } from './case-commands.js'
import { settled } from './course.js'
import { type Decide, type Decided, type Decision, isRefusal } from './decided.js'
import type { CommandName, Recorded, Spoken, Standing } from './messages.js'
import { caseAnswer } from './projection/answer.js'
import { launchEvent } from './projection/audit.js'
import { changeBetween, recountOf } from './projection/change.js'
import { currentStage } from './projection/rows.js'
import { type CaseState, initialState, isClosed, withLaunch } from './state.js'
import { nextTelling, tellDeadlines } from './tasks/deadlines.js'

/**
 * Local: a command is accepted, recorded and answered in one workflow task. Should that task be lost with its worker after
 * the change was written, the database is ahead of this workflow, and says so when it is asked next (`Missed`).
 */
const { record, readCase } = proxyLocalActivities<ActivitiesOfACase>({
  // PostgreSQL may be away for as long as it takes: an accepted change is tried until it is recorded or refused.
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '100 milliseconds', backoffCoefficient: 2, maximumInterval: '5 seconds' },
})

const DAY_MS = 86_400_000

/**
 * One running case: its state, and the one way to change it. Handlers, deadlines and effective dates all go through
 * `commit`, one at a time.
 */
export class RunningCase {
  #state: CaseState
  #refusedLaunch: ApplicationFailure | undefined
  /** What time has brought and PostgreSQL refused is tried again from this moment, milliseconds since the epoch. */
  #tryAgainAt = 0
  #launchAnswer: CaseAnswer | undefined
  /** A change is being recorded; the others wait. */
  #isBusy = false
  #isAtBoundary = false
  readonly #launch: Launch

  constructor(launch: Launch, resumed: StoredState | undefined) {
    this.#launch = launch
    this.#state = resumed
      ? withLaunch(launch, resumed)
      : initialState(launch, launch.paperTrail?.launchedAt ?? now())
  }

  get state(): CaseState {
    return this.#state
  }

  /** Closed for good, or never opened. */
  get isOver(): boolean {
    return this.#refusedLaunch !== undefined || isClosed(this.#state)
  }

  /** Recorded with all that was done on paper before, or refused. */
  get isLaunched(): boolean {
    const { sequence, entered = 0 } = this.#state
    const isEntered = sequence > 0 && entered >= (this.#launch.paperTrail?.steps.length ?? 0)
    return this.#refusedLaunch !== undefined || isEntered
  }

  /** The last change took the case to another stage. */
  get isAtBoundary(): boolean {
    return this.#isAtBoundary
  }

  get standing(): Standing {
    const { sequence, audit } = this.#state
    return { sequence, ...audit }
  }

  get outcome(): ProcedureOutcome {
    const { launch, status, audit } = this.#state
    return {
      caseId: launch.caseId,
      status: this.#refusedLaunch ? 'refused' : status,
      auditHead: audit.head,
      auditLength: audit.length,
    }
  }

  /**
   * Records the launch, and what was done on paper before, unless that is done; a launch that PostgreSQL refuses leaves no
   * case.
   */
  async open(): Promise<void> {
    const launch = this.#launch
    const opened = (state: CaseState): Decided | undefined =>
      state.sequence > 0 ? undefined : { state, audit: launchEvent(state.launch) }
    try {
      const said = { command: launch.command, at: this.#state.launchedAt, launch }
      this.#launchAnswer = (await this.commit(opened, said)).answer
    } catch (error) {
      if (!(error instanceof ApplicationFailure)) throw error
      this.#refusedLaunch = error
      return
    }
    for (const [index, step] of (launch.paperTrail?.steps ?? []).entries()) {
      await this.commit((state) => enteredFromPaper(state, step, index), { at: step.at })
    }
  }

  /** What the `launched` update answers. */
  launchAnswer(): Recorded {
    if (this.#refusedLaunch) throw this.#refusedLaunch
    return { answer: this.#launchAnswer ?? caseAnswer(this.#state), bodyHash: this.#launch.command.bodyHash }
  }

  /** The handler of a command: judged again when its turn has come, recorded, answered. */
  performs<Input>(decide: Decide<Input>): (said: Spoken<Input>) => Promise<Recorded> {
    return async ({ actor, input, ...said }) => {
      const { command } = said
      const done = await this.commit((state, at) => decide(state, { actor, input }, at), said)
      return { bodyHash: command.bodyHash, ...done }
    }
  }

  /**
   * The validator of a command: refused here, nothing is written. While a change is being recorded, PostgreSQL may already
   * show people what the case has yet to hear (a quick hand), and so it may where it is ahead of the case: the command is
   * let in, and judged when its turn comes.
   */
  judges<Input>(decide: Decide<Input>): { validator: (said: Spoken<Input>) => void } {
    return {
      validator: ({ actor, input, seen }) => {
        const decision = decide(this.#state, { actor, input }, now())
        if (isRefusal(decision) && !this.#isBusy && !this.#isBehind(seen)) throw failure(decision)
      },
    }
  }

  /** The validator of a recount. */
  checkOpen(): void {
    const { status } = this.#state
    if (this.isOver && !this.#isBusy) throw failure({ code: 'case-closed', status })
  }

  /**
   * Counts the open deadlines anew. The days are counted where they are written, so it is PostgreSQL that knows whether
   * one is counted otherwise now; where none is, nothing is written and the case stays as it is.
   */
  recount({ command, by }: RecountAsked): Promise<{ changed: boolean }> {
    return this.#alone(async () => {
      for (;;) {
        const before = this.#state
        if (isClosed(before)) throw failure({ code: 'case-closed', status: before.status })
        if (before.status !== 'running' || before.tasks.every(({ deadline }) => !deadline))
          return { changed: false }
        const after = { ...before, sequence: before.sequence + 1 }
        const recorded = await record(recountOf(before, after, { at: now(), command, by }))
        if ('missed' in recorded) {
          this.#takeOver(recorded)
          if (recorded.missed.answered) return { changed: true }
          continue
        }
        if (recorded.unmoved) return { changed: false }
        this.#adopt(adopted(after, recorded))
        return { changed: true }
      }
    })
  }

  /** The validator of `catchUp`. */
  checkBehind(sequence: number): void {
    if (!this.#isBehind(sequence) && !this.#isBusy) {
      throw ApplicationFailure.nonRetryable('nothing to catch up with', 'in-step')
    }
  }

  /** Takes over what is written of the case, where it knows less; answers the sequence that it has come to. */
  catchUp(sequence: number): Promise<number> {
    return this.#alone(async () => {
      await this.#lookIfBehind(sequence)
      return this.#state.sequence
    })
  }

  /** The next moment at which something happens by itself, in milliseconds since the epoch. */
  nextMoment(): number | undefined {
    const { status, effect } = this.#state
    const moment = status === 'decided' && effect ? startOfDay(effect.effectiveOn) : nextTelling(this.#state)
    return moment === undefined ? undefined : Math.max(Date.parse(moment), this.#tryAgainAt)
  }

  /**
   * Does what time has brought: reminders, escalations, a decision that takes effect. Where PostgreSQL refuses (the seat
   * was filled otherwise meanwhile), the case stays as it is, and the same is tried again after a day.
   */
  async keepTime(): Promise<void> {
    const due = (state: CaseState, at: Instant) => takeEffect(state, at) ?? tellDeadlines(state, at)
    if (Date.now() < this.#tryAgainAt || !due(this.#state, now())) return
    try {
      await this.commit((state, at) => due(state, at), {})
    } catch (error) {
      if (!(error instanceof ApplicationFailure)) throw error
      this.#tryAgainAt = Date.now() + DAY_MS
    }
  }

  /**
   * The one way to change a case. It runs alone: handlers interleave at every await, so what the validator saw is judged
   * again under the lock. The next state is adopted only when `record` has written it; a change that PostgreSQL refuses
   * fails the command and leaves the case as it was. Where PostgreSQL is ahead, what is written there is taken over and
   * the command judged again, unless it is among what was written: then it answers what it answered then, with the hash
   * of that body. Cancelling the workflow does not tear a change apart.
   */
  private commit(
    decide: (state: CaseState, at: Instant) => Decision | undefined,
    { seen, ...said }: { command?: Command; at?: Instant; launch?: Launch; seen?: number },
  ): Promise<{ answer: CaseAnswer; bodyHash?: string }> {
    return this.#alone(async () => {
      await this.#lookIfBehind(seen)
      for (;;) {
        const before = this.#state
        const at = said.at ?? now()
        const decision = decide(before, at)
        if (!decision) return { answer: caseAnswer(before) }
        if (isRefusal(decision)) throw failure(decision)
        const decided = settled(decision, at)
        const after = { ...decided.state, sequence: before.sequence + 1 }
        const recorded = await record(changeBetween(before, after, decided, { ...said, at }))
        if (!('missed' in recorded)) {
          this.#adopt(adopted(after, recorded))
          return { answer: caseAnswer(after) }
        }
        this.#takeOver(recorded)
        if (recorded.missed.answered) return recorded.missed.answered
      }
    })
  }

  /** Does PostgreSQL show more of the case than it knows? */
  #isBehind(seen = 0): boolean {
    return seen > this.#state.sequence
  }

  async #lookIfBehind(seen: number | undefined): Promise<void> {
    if (!this.#isBehind(seen)) return
    const missed = await readCase({ caseId: this.#launch.caseId, sequence: this.#state.sequence })
    if (missed) this.#takeOver(missed)
  }

  #takeOver({ missed: { state, recorded } }: Missed): void {
    this.#adopt(adopted(withLaunch(this.#launch, state), recorded))
  }

  /** Runs one change after the other, each to its end. */
  #alone<T>(change: () => Promise<T>): Promise<T> {
    return CancellationScope.nonCancellable(async () => {
      // `condition` keeps the order of those who wait.
      while (this.#isBusy) await condition(() => !this.#isBusy)
      this.#isBusy = true
      try {
        return await change()
      } catch (error) {
        throw failureOf(error)
      } finally {
        this.#isBusy = false
      }
    })
  }

  #adopt(after: CaseState): void {
    const before = this.#state
    this.#state = after
    this.#isAtBoundary = currentStage(before) !== currentStage(after)
  }
}

/** A step that was done on paper, unless it is entered already. */
function enteredFromPaper(
  state: CaseState,
  { at, actor, task, name, input }: PaperStep,
  index: number,
): Decision | undefined {
  if ((state.entered ?? 0) > index) return undefined
  const open =
    task && state.tasks.find(({ kind, candidate }) => kind === task.kind && candidate === task.candidate)
  // A paper trail is made by this product's own import, of the same commands as the API's.
  const said = { actor, input: open ? { ...(input as object), task: open.id } : input } as never
  const decision = commands[name as CommandName](state, said, at)
  return isRefusal(decision) ? decision : { ...decision, state: { ...decision.state, entered: index + 1 } }
}

const now = (): Instant => new Date(Date.now()).toISOString()

/** A refusal as Temporal carries it: the type is the code, the first detail its data; never retried. */
const failure = (refusal: Refusal): ApplicationFailure =>
  ApplicationFailure.create({
    message: refusal.code,
    type: refusal.code,
    details: [refusal],
    nonRetryable: true,
  })

/** A refusal by `record` as a refusal of the command; anything else as it is. */
function failureOf(error: unknown): unknown {
  const cause = error instanceof ActivityFailure ? error.cause : undefined
  if (!(cause instanceof ApplicationFailure) || !cause.nonRetryable) return error
  // `record` fails for good with a Refusal as its first detail, or without details when nothing like it can be written.
  const refusal = cause.details?.[0] as Refusal | undefined
  return refusal ? failure(refusal) : ApplicationFailure.nonRetryable(cause.message, cause.type)
}
