import type { NewDocument } from '../../db/registers/documents.js'
import { checkEligibility, unmet } from '../../domain/eligibility/check-eligibility.js'
import type { CriterionId } from '../../domain/eligibility/criterion.js'
import type { PaperStep, Subject } from '../../domain/procedure/case.js'
import type { StageDefinition } from '../../domain/procedure/stage-kinds.js'
import type { ConfirmingKind, TaskKind, TaskResults } from '../../domain/procedure/task-kinds.js'
import type { PinnedRules } from '../../domain/rules/rule-set.js'
import type {
  CaseId,
  GroupId,
  Instant,
  IsoDate,
  PersonId,
  ProcedureKind,
  WorkingDays,
} from '../../domain/vocabulary.js'
import type { Shortcoming } from '../province.js'
import type { Random } from '../random.js'
import { daysBefore, officeMoment } from '../working-days.js'
import type { Meeting } from './ballots.js'
import type { ScriptWorld } from './world.js'

/** What a procedure is about, before its days are known. */
export interface Scene {
  kind: ProcedureKind
  subject: Subject
  /** Its title in Vietnamese. */
  post: string
  candidates: PersonId[]
  /** Candidates who miss a criterion, with what they miss. */
  unsuited: ReadonlyMap<PersonId, Shortcoming>
  rules: PinnedRules
  stages: readonly StageDefinition[]
  random: Random
  world: ScriptWorld
}

/** A step whose day is known. */
export interface Day {
  caseId: CaseId
  on: IsoDate
  at: Instant
  /** The day on which the task that this step answers was opened. */
  openedOn: IsoDate
}

type Input = Readonly<Record<string, unknown>>
type Written = Omit<PaperStep, 'at'>
type Write = (day: Day) => Written

interface WrittenTrail {
  launchedBy: PersonId
  launchedAt: Instant
  steps: PaperStep[]
  documents: NewDocument[]
}

/**
 * A procedure as it went on paper. First its steps are laid one after the other, each some working days after the one
 * before; then the day of the last one gives the days of all; then each is written, knowing its day.
 */
export class Trail {
  /** Candidates still in the procedure, and whom the vote selected: as the steps laid so far leave it. */
  active: PersonId[]
  selected: PersonId | undefined
  readonly waived = new Map<PersonId, CriterionId[]>()
  readonly documents: NewDocument[] = []
  /** The meeting convened last. */
  meeting: Meeting | undefined
  /** The day on which the records were read for the planning check. */
  recordsReadOn: IsoDate = ''
  readonly #laid: { gap: WorkingDays; claims: boolean; write: Write }[] = []

  constructor(readonly scene: Scene) {
    this.active = [...scene.candidates]
  }

  /** So many working days from `from` to `to`, drawn. */
  days(from: WorkingDays, to: WorkingDays): WorkingDays {
    return this.scene.random.between(from, to)
  }

  /** Lays a step `gap` working days after the one before. */
  lay(gap: WorkingDays, write: Write, claims = false): void {
    this.#laid.push({ gap, claims, write })
  }

  /** Lays the completion of a task by whoever `by` names on its day. */
  complete<Kind extends TaskKind>(
    gap: WorkingDays,
    kind: Kind,
    by: (day: Day) => PersonId,
    result: (day: Day, by: PersonId) => TaskResults[Kind],
    candidate?: PersonId,
  ): void {
    this.lay(gap, (day) => {
      const person = by(day)
      return {
        actor: this.#actor(person, day),
        task: { kind, ...(candidate !== undefined && { candidate }) },
        name: 'completeTask',
        input: { kind, result: result(day, person) },
      }
    })
  }

  /** Lays a command on the case by an HR officer, or `by` a candidate; one that `rereads` opens the planning check anew. */
  command(
    gap: WorkingDays,
    name: string,
    input: Input | ((day: Day) => Input),
    { by, rereads = false }: { by?: PersonId; rereads?: boolean } = {},
  ): void {
    this.lay(gap, (day) => {
      if (rereads) this.recordsReadOn = day.on
      const actor = this.#actor(by ?? this.officer(), day)
      return { actor, name, input: typeof input === 'function' ? input(day) : input }
    })
  }

  /** Lays the claim of a group's task by one of its members, who then has it alone. */
  claim(gap: WorkingDays, kind: TaskKind, group: GroupId, candidate?: PersonId): void {
    const write: Write = (day) => ({
      actor: this.#actor(this.oneOf(group, day.on), day),
      task: { kind, ...(candidate !== undefined && { candidate }) },
      name: 'claimTask',
      input: {},
    })
    this.lay(gap, write, true)
  }

  /** Lays what one of the office enters, and that another of them confirms it some days later, where they have. */
  enterByTwo<Kind extends TaskKind>(
    entered: { gap: WorkingDays; kind: Kind; result: (day: Day) => TaskResults[Kind]; candidate?: PersonId },
    confirmed: { gap: WorkingDays; kind: ConfirmingKind } | undefined,
  ): void {
    const { office } = this.scene.subject
    let by: PersonId = ''
    const whoEnters = ({ on }: Day) => {
      by = this.oneOf(office, on)
      return by
    }
    this.complete(entered.gap, entered.kind, whoEnters, entered.result, entered.candidate)
    if (!confirmed) return
    this.complete(
      confirmed.gap,
      confirmed.kind,
      ({ on }) => this.oneOf(office, on, [by]),
      () => ({ confirmed: true }),
      entered.candidate,
    )
  }

  /** A member of the group on that day; none of the candidates, nor of those excepted. */
  oneOf(group: GroupId, on: IsoDate, except: readonly PersonId[] = []): PersonId {
    const out = [...this.scene.candidates, ...except]
    return this.scene.random.pick(this.scene.world.members(group, on).filter((id) => !out.includes(id)))
  }

  officer(): PersonId {
    return this.scene.random.pick(this.scene.world.officers(this.scene.subject.unitId))
  }

  /** Criteria that stand in the candidate's way on that day, those waived left out. */
  shortfalls(person: PersonId, on: IsoDate): CriterionId[] {
    const { rules, subject, world } = this.scene
    const post = {
      postId: subject.postId,
      level: subject.level,
      ...(subject.degree && { degree: subject.degree }),
    }
    const results = checkEligibility(rules.eligibility, world.record(person), post, on)
    return unmet(results, this.waived.get(person) ?? []).map(({ criterion }) => criterion)
  }

  /** RangeError when the candidate would be refused on that day: a script must never be. */
  requireEligible(person: PersonId, on: IsoDate): void {
    const missing = this.shortfalls(person, on)
    if (missing.length > 0) throw new RangeError(`${person} on ${on}: ${missing.join(', ')}`)
  }

  /** The day of the launch when the last step falls on `lastOn`. */
  launchedOn(lastOn: IsoDate): IsoDate {
    return this.#laid.reduceRight((day, { gap }) => daysBefore(day, gap), lastOn)
  }

  /** Writes the trail so that its last step falls on `lastOn`. */
  write(caseId: CaseId, lastOn: IsoDate): WrittenTrail {
    const { random } = this.scene
    const days = this.#days(lastOn)
    const launchOn = this.launchedOn(lastOn)
    this.recordsReadOn = launchOn
    let minute = random.between(5, 150)
    const launchedBy = this.officer()
    const launchedAt = officeMoment(launchOn, minute)
    let before = launchOn
    let openedOn = launchOn
    const steps = this.#laid.map(({ write, claims }, index): PaperStep => {
      const on = days[index] ?? lastOn
      minute = on === before ? minute + random.between(15, 35) : random.between(5, 150)
      before = on
      const at = officeMoment(on, minute)
      const written = write({ caseId, on, at, openedOn })
      if (!claims) openedOn = on
      return { at, ...written }
    })
    return { launchedBy, launchedAt, steps, documents: this.documents }
  }

  #days(lastOn: IsoDate): IsoDate[] {
    let day = lastOn
    return this.#laid
      .map(({ gap }) => gap)
      .reverse()
      .map((gap) => {
        const on = day
        day = daysBefore(day, gap)
        return on
      })
      .reverse()
  }

  #actor(person: PersonId, { on }: Day): PaperStep['actor'] {
    return this.scene.world.actor(person, this.scene.subject.unitId, on)
  }
}
