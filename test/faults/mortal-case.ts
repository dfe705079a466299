import type pg from 'pg'
import { momentsOf } from '../../activities/moments.js'
import { loadCalendar } from '../../db/calendar/working-calendar.js'
import { type RecordingDeps, recordChange } from '../../db/case-change/record-change.js'
import { readCase, type Sealing } from '../../db/case-change/standing.js'
import { Refused } from '../../db/refused.js'
import { findStoredCommand } from '../../db/stored-answers.js'
import type { CaseAnswer, Command, Launch } from '../../domain/procedure/case.js'
import type { Change, ChangeRecorded } from '../../domain/procedure/change.js'
import type { Refusal } from '../../domain/procedure/refusals.js'
import type { Instant } from '../../domain/vocabulary.js'
import { sealingWith } from '../../temporal/sealing.js'
import type { Decision } from '../../workflows/procedure/decided.js'
import { type Committed, KnownCase, type Said } from '../../workflows/procedure/known-case.js'
import { type CaseState, initialState, withLaunch, withoutLaunch } from '../../workflows/procedure/state.js'

/** What is asked of a case: by somebody, by time, or by a change of the calendar. */
export interface Asked {
  decide: (state: CaseState, at: Instant) => Decision | undefined
  said: Said
  /** Counts the deadlines anew; `decide` is of no account. */
  recount?: true
}

/** Something asked, and what `record` wrote for it. */
export interface WrittenFor {
  asked: Asked
  change: Change
  recorded: ChangeRecorded
}

/**
 * Where the worker dies: before PostgreSQL has written anything, when it has and the workflow has not heard of it, when
 * the workflow has and its task has not ended; or it is taken for dead while its transaction is still on its way.
 */
export type Death = 'before-commit' | 'after-commit' | 'before-task-ends' | 'on-its-way'

/** What a command was answered; nothing where the worker died. */
export type Outcome = { answered: Committed } | { refused: Refusal } | undefined

class WorkerDied extends Error {}

const KEY = Buffer.alloc(32, 7)
const sealing: Sealing = sealingWith([KEY])

/**
 * The real core of a workflow over the real PostgreSQL, and between them, in place of Temporal, what its history holds: the
 * state at the end of each workflow task. A worker that dies comes back with the last of them, a server that is restored
 * from a backup with an earlier one.
 */
export class MortalCase {
  readonly #pool: pg.Pool
  readonly #deps: RecordingDeps
  /** At the end of each workflow task, as the history holds it: plain data. */
  #history: string[]
  #case: KnownCase
  #death: Death | undefined
  /** Transactions of workers that are taken for dead. */
  readonly #onTheirWay: { asked: Asked; change: Change }[] = []
  #asked: Asked | undefined
  /** All that was written since the last `takeWritten`, in that order. */
  #written: WrittenFor[] = []
  /** What PostgreSQL has refused, by a rule over all cases. */
  readonly refusedByRecord = new Set<Asked>()
  /** Milliseconds since the epoch. */
  clock: number

  constructor(
    pool: pg.Pool,
    readonly launch: Launch,
    at: Instant,
  ) {
    this.#pool = pool
    this.#deps = { pool, loadCalendar, moments: momentsOf, mails: false, build: 'test', ...sealing }
    this.clock = Date.parse(at)
    this.#history = [JSON.stringify(withoutLaunch(initialState(launch, at)))]
    this.#case = this.#replayed()
  }

  get state(): CaseState {
    return this.#case.state
  }

  takeWritten(): WrittenFor[] {
    const written = this.#written
    this.#written = []
    return written
  }

  /** A change of its own workflow task, as the API has it carried out: its answer is looked for before and after. */
  async send(asked: Asked & { said: { command: Command } }, death?: Death): Promise<Outcome> {
    const { command } = asked.said
    const before = await this.#stored(command)
    if (before) return before
    const outcome = await this.deliver([asked], death)
    return outcome[0] && 'refused' in outcome[0] ? ((await this.#stored(command)) ?? outcome[0]) : outcome[0]
  }

  /**
   * One workflow task with all of these, one after the other; the worker dies with the last, and what it did of the others
   * is forgotten with it.
   */
  async deliver(all: readonly Asked[], death?: Death): Promise<Outcome[]> {
    const outcomes: Outcome[] = []
    try {
      for (const [n, asked] of all.entries()) {
        this.#death = n === all.length - 1 ? death : undefined
        outcomes.push(await this.#perform(asked))
      }
      if (death !== undefined) throw new WorkerDied()
      this.#history.push(JSON.stringify(withoutLaunch(this.state)))
      return outcomes
    } catch (error) {
      if (!(error instanceof WorkerDied)) throw error
      this.#case = this.#replayed()
      return all.map(() => undefined)
    }
  }

  /** Has the case take over what it has missed, as the sweep does. */
  async catchUp(sequence: number): Promise<void> {
    await this.#case.catchUp(sequence)
    this.#history.push(JSON.stringify(withoutLaunch(this.state)))
  }

  /** Temporal comes back from a backup that is so many workflow tasks old. */
  restore(tasks: number): void {
    this.#history = this.#history.slice(0, Math.max(1, this.#history.length - tasks))
    this.#case = this.#replayed()
  }

  /** What was still on its way to PostgreSQL arrives there; nobody waits for its answer. */
  async arrive(): Promise<void> {
    for (const { asked, change } of this.#onTheirWay.splice(0)) {
      await this.#write(asked, change).catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error
      })
    }
  }

  /** The case as PostgreSQL keeps it, with how much of it there is. */
  async kept(): Promise<{ state: CaseState; recorded: ChangeRecorded } | undefined> {
    const { caseId } = this.launch
    const kept = await readCase(this.#pool, { caseId, sequence: 0 }, sealing)
    return kept
      ? { state: withLaunch(this.launch, kept.missed.state), recorded: kept.missed.recorded }
      : undefined
  }

  #replayed(): KnownCase {
    // Written by `withoutLaunch`, in this shape.
    const state = withLaunch(this.launch, JSON.parse(this.#history.at(-1) ?? ''))
    return new KnownCase(state, {
      now: () => new Date(this.clock).toISOString(),
      readCase: (known) => readCase(this.#pool, known, sealing),
      record: (change) => this.#record(change),
    })
  }

  async #perform(asked: Asked): Promise<Outcome> {
    this.#asked = asked
    const { decide, said, recount } = asked
    try {
      if (recount && said.command) {
        await this.#case.recount({ command: said.command, by: 'officer' })
        return undefined
      }
      const refusal =
        said.command &&
        !said.launch &&
        this.#case.refusal((state, at) => decided(decide(state, at)), said.seen)
      if (refusal) return { refused: refusal }
      const done = await this.#case.commit(decide, said)
      return 'code' in done ? { refused: done } : { answered: done }
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      this.refusedByRecord.add(asked)
      // A case meets refusals of cases only.
      return { refused: error.refusal as Refusal }
    }
  }

  async #record(change: Change) {
    const asked = this.#asked
    if (!asked) throw new Error('nothing is asked')
    if (this.#death === 'before-commit') throw new WorkerDied()
    if (this.#death === 'on-its-way') {
      this.#onTheirWay.push({ asked, change })
      throw new WorkerDied()
    }
    const recorded = await this.#write(asked, change)
    if (this.#death === 'after-commit') throw new WorkerDied()
    return recorded
  }

  async #write(asked: Asked, change: Change) {
    const recorded = await recordChange(this.#deps, plain(change))
    if (!('missed' in recorded) && !recorded.unmoved) this.#written.push({ asked, change, recorded })
    return plain(recorded)
  }

  async #stored({ id }: Command): Promise<Outcome> {
    const stored = await findStoredCommand(this.#pool, id)
    // What `record` writes there of a case.
    return stored && { answered: { answer: stored.answer as CaseAnswer, bodyHash: stored.bodyHash } }
  }
}

/** As it is on the other side of Temporal. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

function decided(decision: Decision | undefined): Decision {
  if (!decision) throw new Error('a command decides')
  return decision
}
