import {
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  condition,
  proxyActivities,
  upsertSearchAttributes,
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
import type { Refusal } from '../../domain/procedure/refusals.js'
import type { Instant } from '../../domain/vocabulary.js'
import { adopted } from './adopted.js'
import { commands, takeEffect } from './case-commands.js'
import { settle } from './course.js'
import { type Decide, type Decided, type Decision, isRefusal } from './decided.js'
import type { CommandName, Recorded, Spoken } from './messages.js'
import { caseAnswer } from './projection/answer.js'
import { launchEvent } from './projection/audit.js'
import { changeBetween, recountOf } from './projection/change.js'
import { currentStage } from './projection/rows.js'
import { type CaseState, initialState, isClosed } from './state.js'
import { nextTelling, recounted, tellDeadlines } from './tasks/deadlines.js'

const { record } = proxyActivities<ActivitiesOfACase>({
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
  #isEntered: boolean
  /** A change is being recorded; the others wait. */
  #isBusy = false
  #isAtBoundary = false
  readonly #launch: Launch

  constructor(launch: Launch, resumed: CaseState | undefined) {
    this.#launch = launch
    this.#isEntered = resumed !== undefined
    this.#state = resumed ?? initialState(launch, launch.paperTrail?.launchedAt ?? now())
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
    return this.#refusedLaunch !== undefined || this.#isEntered
  }

  /** The last change took the case to another stage. */
  get isAtBoundary(): boolean {
    return this.#isAtBoundary
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

  /** Records the launch, and what was done on paper before; a launch that PostgreSQL refuses leaves no case. */
  async open(): Promise<void> {
    const { command, paperTrail } = this.#launch
    const opened = (state: CaseState, at: Instant): Decided => ({
      state: settle(state, at),
      audit: launchEvent(state.launch),
    })
    try {
      const done = await this.commit(opened, { command, at: this.#state.launchedAt })
      this.#launchAnswer = done.answer
    } catch (error) {
      if (!(error instanceof ApplicationFailure)) throw error
      this.#refusedLaunch = error
      return
    }
    for (const step of paperTrail?.steps ?? []) await this.#enterFromPaper(step)
    this.#isEntered = true
  }

  /** What the `launched` update answers. */
  launchAnswer(): Recorded {
    if (this.#refusedLaunch) throw this.#refusedLaunch
    return { answer: this.#launchAnswer ?? caseAnswer(this.#state), bodyHash: this.#launch.command.bodyHash }
  }

  /** The handler of a command: judged again when its turn has come, recorded, answered. */
  performs<Input>(decide: Decide<Input>): (said: Spoken<Input>) => Promise<Recorded> {
    return async ({ actor, input, command }) => {
      const done = await this.commit((state, at) => decide(state, { actor, input }, at), { command })
      return { bodyHash: command.bodyHash, ...done }
    }
  }

  /**
   * The validator of a command: refused here, nothing is written. While a change is being recorded, PostgreSQL may already
   * show people what the case has yet to hear (a worker that died in between, a quick hand): the command is let in, and
   * judged when its turn comes.
   */
  judges<Input>(decide: Decide<Input>): { validator: (said: Spoken<Input>) => void } {
    return {
      validator: ({ actor, input }) => {
        const decision = decide(this.#state, { actor, input }, now())
        if (isRefusal(decision) && !this.#isBusy) throw failure(decision)
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
      const before = this.#state
      if (isClosed(before)) throw failure({ code: 'case-closed', status: before.status })
      if (before.status !== 'running' || before.tasks.every(({ deadline }) => !deadline))
        return { changed: false }
      const at = now()
      const after = { ...before, sequence: before.sequence + 1 }
      const answered = await record(recountOf(before, after, { at, command, by }))
      if (answered.unmoved) return { changed: false }
      // What an earlier run recorded came over with its state.
      if (answered.repeated) return { changed: true }
      this.#adopt(recounted(before, adopted(before, after, answered), at))
      this.#publish()
      return { changed: true }
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
   * fails the command and leaves the case as it was. A command that an earlier run recorded answers what it answered
   * then, with the hash of that body. Cancelling the workflow does not tear a change apart.
   */
  private commit(
    decide: (state: CaseState, at: Instant) => Decision | undefined,
    said: { command?: Command; at?: Instant },
  ): Promise<{ answer: CaseAnswer; bodyHash?: string }> {
    return this.#alone(async () => {
      const before = this.#state
      const at = said.at ?? now()
      const decision = decide(before, at)
      if (!decision) return { answer: caseAnswer(before) }
      if (isRefusal(decision)) throw failure(decision)
      const after = { ...decision.state, sequence: before.sequence + 1 }
      const command = said.command && { command: said.command }
      const recorded = await record(changeBetween(before, after, decision, { at, ...command }))
      if (recorded.repeated) return recorded.repeated
      this.#adopt(adopted(before, after, recorded))
      return { answer: caseAnswer(after) }
    })
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
    if (!isClosed(after) && (before.sequence === 0 || this.#isAtBoundary)) this.#publish()
  }

  /** Opaque codes for Temporal's own lists, while it is open; what people query is in PostgreSQL. */
  #publish(): void {
    const dues = this.#state.tasks.flatMap(({ deadline }) => (deadline ? [deadline.overdueAt] : [])).sort()
    upsertSearchAttributes({
      CaseStage: [currentStage(this.#state) ?? this.#state.status],
      CaseUnit: [this.#state.launch.subject.unitId],
      CaseDueAt: dues[0] === undefined ? [] : [new Date(dues[0])],
    })
  }

  async #enterFromPaper({ at, actor, task, name, input }: PaperStep): Promise<void> {
    const open =
      task &&
      this.#state.tasks.find(({ kind, candidate }) => kind === task.kind && candidate === task.candidate)
    // A paper trail is made by this product's own import, of the same commands as the API's.
    const said = { actor, input: open ? { ...(input as object), task: open.id } : input } as never
    await this.commit((state) => commands[name as CommandName](state, said, at), { at })
  }
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
