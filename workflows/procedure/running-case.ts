import {
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  condition,
  proxyLocalActivities,
} from '@temporalio/workflow'
import type { ActivitiesOfACase } from '../../activities/index.js'
import { startOfDay } from '../../domain/deadlines/dates.js'
import type { CaseAnswer, Launch, ProcedureOutcome, RecountAsked } from '../../domain/procedure/case.js'
import type { ChangeRecorded, StoredState } from '../../domain/procedure/change.js'
import type { Refusal } from '../../domain/procedure/refusals.js'
import type { Instant } from '../../domain/vocabulary.js'
import { adopted } from './adopted.js'
import { broughtByTime } from './case-commands.js'
import type { Decide, Decision } from './decided.js'
import { type Committed, KnownCase, type Said } from './known-case.js'
import { type Recorded, type Spoken, STANDING, type Standing } from './messages.js'
import { enteredFromPaper, opened } from './opening.js'
import { caseAnswer } from './projection/answer.js'
import { currentStage } from './projection/rows.js'
import { requireRecount, requireSequence, requireSpoken, understood } from './said-in-form.js'
import { type CaseState, initialState, isClosed, withLaunch } from './state.js'
import { nextTelling } from './tasks/deadlines.js'

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
  readonly #known: KnownCase
  #refusedLaunch: ApplicationFailure | undefined
  /** What time has brought and PostgreSQL refused is tried again from this moment, milliseconds since the epoch. */
  #tryAgainAt = 0
  #launchAnswer: CaseAnswer | undefined
  /** A change is being recorded; the others wait. */
  #isBusy = false
  #isAtBoundary = false
  readonly #launch: Launch

  constructor(launch: Launch, resumed?: StoredState, recorded?: ChangeRecorded) {
    this.#launch = launch
    const state = resumed
      ? withLaunch(launch, resumed)
      : initialState(launch, launch.paperTrail?.launchedAt ?? now())
    const known = recorded ? adopted(state, recorded) : state
    this.#known = new KnownCase(known, { record, readCase, now }, (before) => this.#onAdopted(before))
  }

  get state(): CaseState {
    return this.#known.state
  }

  /** Closed for good, or never opened. */
  get isOver(): boolean {
    return this.#refusedLaunch !== undefined || isClosed(this.state)
  }

  /** Recorded with all that was done on paper before, or refused. */
  get isLaunched(): boolean {
    const { sequence, entered = 0 } = this.state
    const isEntered = sequence > 0 && entered >= (this.#launch.paperTrail?.steps.length ?? 0)
    return this.#refusedLaunch !== undefined || isEntered
  }

  /** The last change took the case to another stage. */
  get isAtBoundary(): boolean {
    return this.#isAtBoundary
  }

  get standing(): Standing {
    const { sequence, audit, tasks } = this.state
    return { sequence, ...audit, tasks: tasks.map(({ id }) => id) }
  }

  /** The validator of `tellStanding`: a refusal is all that leaves nothing in the history. */
  tellStanding(): never {
    throw ApplicationFailure.create({
      ...{ message: STANDING, type: STANDING, details: [this.standing], nonRetryable: true },
    })
  }

  get outcome(): ProcedureOutcome {
    const { launch, status, audit } = this.state
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
    try {
      const said = { command: launch.command, at: this.state.launchedAt, launch }
      this.#launchAnswer = (await this.commit(opened, said)).answer
    } catch (error) {
      if (!(error instanceof ApplicationFailure)) throw error
      this.#refusedLaunch = error
      return
    }
    for (const [index, step] of (launch.paperTrail?.steps ?? []).entries()) {
      await this.commit((state, at) => enteredFromPaper(state, step, index, at), { at: step.at })
    }
  }

  /** What the `launched` update answers. */
  launchAnswer(): Recorded {
    if (this.#refusedLaunch) throw this.#refusedLaunch
    return { answer: this.#launchAnswer ?? caseAnswer(this.state), bodyHash: this.#launch.command.bodyHash }
  }

  /** The handler of a command: judged again when its turn has come, recorded, answered. */
  performs<Input>(decide: Decide<Input>): (said: Spoken<Input>) => Promise<Recorded> {
    return async (spoken) => {
      requireSpoken(spoken)
      const { command, seen } = spoken
      const done = await understood(this.commit(judging(decide, spoken), { command, seen }))
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
      validator: (spoken) => {
        requireSpoken(spoken)
        if (this.#isBusy) return
        const refusal = this.#known.refusal(judging(decide, spoken), spoken.seen)
        if (refusal) throw failure(refusal)
      },
    }
  }

  /** The validator of a recount. */
  checkOpen(asked: RecountAsked): void {
    requireRecount(asked)
    const { status } = this.state
    if (this.isOver && !this.#isBusy) throw failure({ code: 'case-closed', status })
  }

  /** Counts the open deadlines anew. */
  recount(asked: RecountAsked): Promise<{ changed: boolean }> {
    return this.#alone(() => this.#known.recount(asked))
  }

  /** The validator of `catchUp`. */
  checkBehind(asked: { sequence: number }): void {
    const { sequence } = requireSequence(asked)
    if (!this.#known.isBehind(sequence) && !this.#isBusy) {
      throw ApplicationFailure.nonRetryable('nothing to catch up with', 'in-step')
    }
  }

  /** Takes over what is written of the case, where it knows less; answers the sequence that it has come to. */
  async catchUp(sequence: number): Promise<number> {
    const { sequence: known } = await this.#alone(async () => {
      await this.#known.catchUp(sequence)
      return this.standing
    })
    return known
  }

  /** The next moment at which something happens by itself, in milliseconds since the epoch. */
  nextMoment(): number | undefined {
    const { status, effect } = this.state
    const moment = status === 'decided' && effect ? startOfDay(effect.effectiveOn) : nextTelling(this.state)
    return moment === undefined ? undefined : Math.max(Date.parse(moment), this.#tryAgainAt)
  }

  /**
   * Does what time has brought: reminders, escalations, a decision that takes effect. Where PostgreSQL refuses (the seat
   * was filled otherwise meanwhile), the case stays as it is, and the same is tried again after a day.
   */
  async keepTime(): Promise<void> {
    if (Date.now() < this.#tryAgainAt || !broughtByTime(this.state, now())) return
    try {
      await this.commit(broughtByTime, {})
    } catch (error) {
      if (!(error instanceof ApplicationFailure)) throw error
      this.#tryAgainAt = Date.now() + DAY_MS
    }
  }

  /**
   * The one way to change a case. It runs alone: handlers interleave at every await, so what the validator saw is judged
   * again under the lock. Cancelling the workflow does not tear a change apart.
   */
  private commit(
    decide: (state: CaseState, at: Instant) => Decision | undefined,
    said: Said,
  ): Promise<Committed> {
    return this.#alone(() => this.#known.commit(decide, said))
  }

  /** Runs one change after the other, each to its end; a refusal fails whoever asked for it. */
  #alone<T extends object>(change: () => Promise<T | Refusal>): Promise<T> {
    return CancellationScope.nonCancellable(async () => {
      // `condition` keeps the order of those who wait.
      while (this.#isBusy) await condition(() => !this.#isBusy)
      this.#isBusy = true
      try {
        const done = await change()
        if ('code' in done) throw failure(done)
        return done
      } catch (error) {
        throw failureOf(error)
      } finally {
        this.#isBusy = false
      }
    })
  }

  #onAdopted(before: CaseState): void {
    this.#isAtBoundary = currentStage(before) !== currentStage(this.state)
  }
}

/** What is decided of the case as it is by then. Whoever has read it as it is no more is refused, whatever they ask. */
const judging =
  <Input>(decide: Decide<Input>, { actor, input, read }: Spoken<Input>) =>
  (state: CaseState, at: Instant): Decision =>
    read && !read.includes(state.sequence)
      ? { code: 'case-changed', sequence: state.sequence }
      : decide(state, { actor, input }, at)

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
