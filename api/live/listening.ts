import type pg from 'pg'
import type { Logger } from 'pino'
import type { Asker } from '../../db/reads/callers.js'
import {
  type CaseTouched,
  type ChangesSince,
  findChangesSince,
  findMoment,
  listListeners,
  type Moment,
} from '../../db/reads/changes-since.js'
import { type Caller, callerFrom } from '../../records/rights/caller.js'
import { mayKnowOfProposals, proposalsKnown } from '../../records/rights/proposed-changes.js'
import { today } from '../caller/caller.js'
import type { EventStream } from './stream.js'
import { mayConcern, type Told, toldOf } from './told.js'

/** Somebody who listens. */
export interface Listener {
  who: Asker
  /** As they were when they were last looked at. */
  caller: Caller
  stream: EventStream
}

/** Milliseconds from one look to the next. */
const LOOK_EVERY_MS = 1_000
/** Looks after which everybody is looked at anew: whose account or session has ended hears no more. */
const BEAT_EVERY = 20
/** Events that one look goes through: of more nobody is told what they are. */
const MOST_EVENTS = 200
const EVERYTHING: readonly Told[] = [{ kind: 'everything' }]
/** What PostgreSQL says of a text that is no moment. */
const NO_MOMENT = '22P02'

interface Deps {
  pool: pg.Pool
  now: () => Date
  logger: Logger
}

/**
 * Whoever listens to one process of the API. One look a second at what was appended, for all of them together, and where
 * something was, one more at those whom it may concern, as they are by then; while nobody listens, none.
 */
export class Listening {
  readonly #listeners = new Set<Listener>()
  #next: NodeJS.Timeout | undefined
  #moment: Moment | undefined
  #looks = 0

  constructor(private readonly deps: Deps) {}

  get count(): number {
    return this.#listeners.size
  }

  countOf(login: string): number {
    return [...this.#listeners].filter(({ who }) => who.login === login).length
  }

  /**
   * Tells them from now on, and of what has happened since the moment that they name, until they leave. They count at once.
   * @throws where the database cannot say where to begin
   */
  async join(listener: Listener, since: Moment | undefined): Promise<void> {
    this.#listeners.add(listener)
    this.#next ??= setTimeout(() => this.#look(), LOOK_EVERY_MS)
    const now = this.#moment ?? (await findMoment(this.deps.pool))
    this.#moment ??= now
    if (since === undefined) listener.stream.beat(now)
    else await this.#catchUp(listener, since)
  }

  leave(listener: Listener): void {
    this.#listeners.delete(listener)
    if (this.#listeners.size > 0) return
    clearTimeout(this.#next)
    this.#next = undefined
    this.#moment = undefined
  }

  /** Nobody hears more. */
  end(): void {
    for (const listener of this.#listeners) listener.stream.end()
  }

  async #catchUp(listener: Listener, since: Moment): Promise<void> {
    const found = await findChangesSince(this.deps.pool, since, MOST_EVENTS).catch((error: unknown) => {
      if ((error as { code?: unknown }).code !== NO_MOMENT) throw error
    })
    if (!found || found.isUnlisted) listener.stream.tell(EVERYTHING, found?.now ?? this.#moment ?? '')
    else await this.#tell([listener], found)
  }

  async #look(): Promise<void> {
    try {
      await this.#lookOnce()
    } catch (err) {
      // What was appended meanwhile is told as soon as the database answers again.
      this.deps.logger.warn({ err }, 'nobody who listens can be told for now')
    }
    if (this.#listeners.size === 0) return
    // Somebody may have come, the first again, while this look was under way.
    clearTimeout(this.#next)
    this.#next = setTimeout(() => this.#look(), LOOK_EVERY_MS)
  }

  async #lookOnce(): Promise<void> {
    if (this.#moment === undefined) return
    const found = await findChangesSince(this.deps.pool, this.#moment, MOST_EVENTS)
    const all = [...this.#listeners]
    if (found.isUnlisted) for (const each of all) each.stream.tell(EVERYTHING, found.now)
    else await this.#tell(all, found)
    if (this.#listeners.size > 0) this.#moment = found.now
    this.#looks += 1
    if (this.#looks % BEAT_EVERY !== 0) return
    await this.#lookAt(all, [])
    for (const each of this.#listeners) each.stream.beat(found.now)
  }

  async #tell(
    listeners: readonly Listener[],
    { cases, proposals, now }: Pick<ChangesSince, 'cases' | 'proposals' | 'now'>,
  ): Promise<void> {
    const concerned = listeners.filter(
      ({ caller }) =>
        cases.some((each) => mayConcern(caller, each)) ||
        (proposals.length > 0 && mayKnowOfProposals(caller)),
    )
    if (concerned.length === 0) return
    for (const [listener, takesPartIn] of await this.#lookAt(concerned, cases)) {
      const known = await proposalsKnown(this.deps.pool, listener.caller, proposals)
      const told = [
        ...toldOf(listener.caller, takesPartIn, cases),
        ...known.map((id) => ({ kind: 'change', id: String(id) }) as const),
      ]
      if (told.length > 0) listener.stream.tell(told, now)
    }
  }

  /** Reads them as they are now; those who are nobody any more hear no more. */
  async #lookAt(
    listeners: readonly Listener[],
    cases: readonly CaseTouched[],
  ): Promise<Map<Listener, readonly string[]>> {
    const { pool, now } = this.deps
    const rows = await listListeners(
      pool,
      listeners.map(({ who }) => who),
      { today: today(now), cases: cases.map(({ id }) => id) },
    )
    const found = new Map(rows.map((row) => [listeners[row.place - 1], row]))
    const still = new Map<Listener, readonly string[]>()
    for (const listener of listeners) {
      const row = found.get(listener)
      if (!row) {
        listener.stream.end()
        continue
      }
      listener.caller = callerFrom(row)
      still.set(listener, row.takesPartIn)
    }
    return still
  }
}
