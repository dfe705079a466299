import { isDeepStrictEqual } from 'node:util'
import { expect } from '@jest/globals'
import type pg from 'pg'
import { localDate } from '../../domain/deadlines/dates.js'
import { addDays } from '../../domain/deadlines/working-days.js'
import type { Launch } from '../../domain/procedure/case.js'
import type { Instant } from '../../domain/vocabulary.js'
import { adopted } from '../../workflows/procedure/adopted.js'
import { broughtByTime, commands } from '../../workflows/procedure/case-commands.js'
import { opened } from '../../workflows/procedure/opening.js'
import { type CaseState, isClosed, withoutLaunch } from '../../workflows/procedure/state.js'
import { commandOf, type Command as Said, seenOf } from '../support/random-commands.js'
import { actor } from '../support/small-office.js'
import { ImmortalCase } from './immortal-case.js'
import { type Asked, type Death, MortalCase, type Outcome } from './mortal-case.js'
import type { Step } from './mortal-steps.js'

type Sent = Asked & { said: { command: { id: string; bodyHash: string } } }

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

/** A case whose worker dies now and then, beside the same case where nobody dies: after each step there is no difference. */
export class ComparedCases {
  readonly #pool: pg.Pool
  readonly #mortal: MortalCase
  readonly #immortal: ImmortalCase
  readonly #launch: Launch
  /** Everything that somebody has sent. */
  readonly #sent: Sent[] = []
  /** Of that, what dead workers had been given. */
  #undelivered: Sent[] = []

  constructor(pool: pg.Pool, launch: Launch, at: Instant) {
    this.#pool = pool
    this.#launch = launch
    this.#mortal = new MortalCase(pool, launch, at)
    this.#immortal = new ImmortalCase(launch, at)
  }

  get isClosed(): boolean {
    return isClosed(this.#immortal.state)
  }

  /** Launches it, whatever dies meanwhile. */
  async open(death: Death | undefined): Promise<void> {
    const { command } = this.#launch
    const asked = { decide: opened, said: { command, at: this.#at(), launch: this.#launch } }
    await this.#carryOut([asked], death)
    await this.#mortal.arrive()
    this.#follow([asked])
    if (death) await this.#carryOut([asked], undefined)
    this.#sent.push(asked)
    await this.compare()
  }

  async take(step: Step): Promise<void> {
    this.#mortal.clock += MINUTE_MS
    switch (step.what) {
      case 'commands':
        await this.#command(step)
        break
      case 'again':
        await this.#again(step.pick, step.death)
        break
      case 'redelivery':
        await this.#redeliver(step.death)
        break
      case 'time':
        this.#mortal.clock += step.days * DAY_MS
        await this.#carryOut([{ decide: broughtByTime, said: {} }], step.death)
        break
      case 'recount':
        await this.#recount(step.dayOff, step.death)
        break
      case 'restored':
        this.#mortal.restore(step.tasks)
        break
      case 'arrival':
        await this.#mortal.arrive()
        this.#follow([])
        break
      case 'catch-up':
        await this.#mortal.catchUp(this.#sequence)
        expect(this.#mortal.state).toEqual(this.#immortal.state)
        break
    }
    await this.compare()
  }

  /** What everybody waits for is answered at last, each command what it was answered first, and nobody is behind. */
  async settle(): Promise<void> {
    while (this.#undelivered.length > 0) await this.#redeliver(undefined)
    const { answers } = this.#immortal
    const unanswered = this.#sent.filter(({ said }) => !answers.has(said.command.id))
    for (const asked of [...unanswered, ...this.#sent.slice(0, 3)]) await this.#sendAgain(asked, undefined)
    await this.#mortal.arrive()
    this.#follow([])
    await this.#mortal.catchUp(this.#sequence)
    expect(this.#mortal.state).toEqual(this.#immortal.state)
    await this.compare()
  }

  /** PostgreSQL, the workflow where it is not behind, and the case where nobody died: are they one? */
  async compare(): Promise<void> {
    const { state, answers } = this.#immortal
    const [kept, { rows }] = await Promise.all([
      this.#mortal.kept(),
      this.#pool.query(
        `SELECT sequence, status,
           ARRAY(SELECT id FROM tasks WHERE case_id = $1 AND status = 'open' ORDER BY id) AS open,
           ARRAY(SELECT id FROM votes WHERE case_id = $1 AND status <> 'annulled' ORDER BY id) AS votes,
           ARRAY(SELECT sequence FROM case_changes WHERE case_id = $1 ORDER BY sequence) AS changes,
           ARRAY(SELECT command_id FROM case_changes WHERE case_id = $1 AND command_id IS NOT NULL ORDER BY command_id) AS commands,
           (SELECT jsonb_build_object('head', head, 'length', length) FROM audit_chains WHERE chain = $1) AS audit
         FROM cases WHERE id = $1`,
        [this.#launch.caseId],
      ),
    ])
    expectSame(rows, [
      {
        sequence: state.sequence,
        status: state.status,
        open: state.tasks.map(({ id }) => id).sort(),
        votes: [...this.#immortal.votes]
          .flatMap(([id, status]) => (status === 'annulled' ? [] : [id]))
          .sort(),
        changes: Array.from({ length: state.sequence }, (_, n) => n + 1),
        commands: [...answers.keys()].sort(),
        audit: state.audit,
      },
    ])
    expectSame(kept && withoutLaunch(adopted(kept.state, kept.recorded)), withoutLaunch(state))
    const known: CaseState = this.#mortal.state
    expect(known.sequence).toBeLessThanOrEqual(state.sequence)
    if (known.sequence === state.sequence) expectSame(withoutLaunch(known), withoutLaunch(state))
  }

  get #sequence(): number {
    return this.#immortal.state.sequence
  }

  #at(): Instant {
    return new Date(this.#mortal.clock).toISOString()
  }

  async #command({ attempts, isShown, death }: Extract<Step, { what: 'commands' }>): Promise<void> {
    const seen = seenOf(this.#immortal)
    const all = attempts.map((tried): Sent => {
      const { person, name, input } = this.#dated(commandOf(tried, seen), tried.pick)
      const id = `${this.#launch.caseId}-${this.#sent.length}-${tried.what}`
      const command = { id, bodyHash: `of ${id}` }
      const decide: Asked['decide'] = (state, at) =>
        // The name and the input of a command belong together.
        commands[name](state, { actor: actor(person), input: input as never }, at)
      const asked = { decide, said: { command, seen: isShown ? this.#sequence : undefined } }
      this.#sent.push(asked)
      return asked
    })
    await this.#carryOut(all, death)
    if (death) this.#undelivered.push(...all)
  }

  /** Of every other decision, the effective date is to come. */
  #dated(command: Said, pick: number): Said {
    const { input } = command
    if (!('result' in input) || !('effectiveOn' in input.result) || pick % 2 === 0) return command
    const effectiveOn = addDays(localDate(this.#at()), 3)
    return { ...command, input: { ...input, result: { ...input.result, effectiveOn } } }
  }

  async #again(pick: number, death: Death | undefined): Promise<void> {
    const asked = this.#sent[pick % this.#sent.length]
    if (asked) await this.#sendAgain(asked, death)
  }

  /** By the API: it looks again what PostgreSQL shows. */
  async #sendAgain(sent: Sent, death: Death | undefined): Promise<void> {
    const { decide } = sent
    const asked: Sent = { decide, said: { ...sent.said, seen: this.#sequence } }
    const first = this.#immortal.answers.get(asked.said.command.id)
    const outcome = await this.#mortal.send(asked, death)
    if (!first) return this.#check([asked], [outcome], death)
    expect(this.#mortal.takeWritten()).toEqual([])
    expect(outcome).toEqual({ answered: { answer: first, bodyHash: asked.said.command.bodyHash } })
  }

  /** By Temporal, as it was: the workflow may know more by now, and refuse it. */
  async #redeliver(death: Death | undefined): Promise<void> {
    const [asked, ...others] = this.#undelivered
    if (!asked) return
    this.#undelivered = others
    const first = this.#immortal.answers.get(asked.said.command.id)
    const [outcome] = await this.#mortal.deliver([asked], death)
    const written = this.#follow([asked])
    if (first) expect(written).toBe(0)
    if (outcome && 'answered' in outcome) {
      expect(outcome.answered.answer).toEqual(this.#immortal.answers.get(asked.said.command.id))
    }
    if (death) this.#undelivered.push(asked)
  }

  async #recount(dayOff: boolean, death: Death | undefined): Promise<void> {
    if (dayOff) {
      await this.#pool.query(
        `INSERT INTO calendar_days (day, kind, reason_vi, reason_en, source) VALUES ($1, 'off', 'Bão', 'Storm', 'Công điện')
         ON CONFLICT DO NOTHING`,
        [addDays(localDate(this.#at()), 1)],
      )
    }
    const id = `${this.#launch.caseId}-recount-${this.#mortal.clock}`
    const asked: Asked = {
      decide: () => undefined,
      said: { command: { id, bodyHash: 'recount' } },
      recount: true,
    }
    await this.#mortal.deliver([asked], death)
    this.#follow([asked])
  }

  async #carryOut(all: readonly Asked[], death: Death | undefined): Promise<void> {
    this.#check(all, await this.#mortal.deliver(all, death), death)
  }

  /** Is each written that should be, and answered what it should be, and no other? */
  #check(all: readonly Asked[], outcomes: readonly Outcome[], death: Death | undefined): void {
    const written = new Map(this.#mortal.takeWritten().map((each) => [each.asked, each]))
    const isInStep = this.#mortal.state.sequence === this.#sequence + written.size
    for (const [n, asked] of all.entries()) {
      const { command, seen } = asked.said
      const known = command && this.#immortal.answers.get(command.id)
      const refusal = known ? undefined : this.#immortal.refusal(asked, this.#at())
      const mine = written.get(asked)
      const outcome = outcomes[n]
      const isLost = n === all.length - 1 && (death === 'before-commit' || death === 'on-its-way')
      const isRefused = refusal !== undefined || this.#mortal.refusedByRecord.has(asked)
      // Who was not shown how far the case is may be refused by what the workflow knew.
      if (seen !== undefined) {
        expect([command?.id, mine !== undefined]).toEqual([command?.id, !known && !isRefused && !isLost])
        if (outcome && 'refused' in outcome && refusal) expect(outcome.refused).toEqual(refusal)
      }
      if (mine) expectSame(mine.change, this.#immortal.follow(mine).change)
      if (outcome && 'answered' in outcome && command) {
        expect(outcome.answered.answer).toEqual(known ?? this.#immortal.answers.get(command.id))
      }
    }
    expect(written.size).toBeLessThanOrEqual(all.length)
    if (!death) expect(isInStep || all.every(({ said }) => said.seen === undefined)).toBe(true)
  }

  /** What was written, done to the case where nobody dies; answers how much there was. */
  #follow(asked: readonly Asked[]): number {
    const written = this.#mortal.takeWritten()
    for (const each of written) {
      const { change } = this.#immortal.follow(each)
      expectSame(each.change, change)
    }
    expect(asked.length === 0 || written.length <= asked.length).toBe(true)
    return written.length
  }
}

/** As plain data. Quicker than `toEqual`, which is left to show a difference. */
function expectSame(is: unknown, should: unknown): void {
  const [found, wanted] = [plain(is), plain(should)]
  if (!isDeepStrictEqual(found, wanted)) expect(found).toEqual(wanted)
}

const plain = (value: unknown): unknown => value && JSON.parse(JSON.stringify(value))
