import { dayNumber, yearOf } from '../../domain/deadlines/dates.js'
import type { CandidateRecord, RelativeOnFile } from '../../domain/eligibility/check-eligibility.js'
import { converse } from '../../domain/integrity/relations.js'
import { BODY_KINDS, bodiesOf, type PostPlace, type UnitBody } from '../../domain/integrity/together.js'
import type { Actor } from '../../domain/procedure/case.js'
import type { VoteStep } from '../../domain/procedure/stage-kinds.js'
import type { Composition } from '../../domain/rules/values/composition.js'
import type { GroupId, IsoDate, PersonId, PostId, RelationKind, UnitId } from '../../domain/vocabulary.js'
import { PROVINCIAL } from '../organisation/posts.js'
import type { GroupMemberRow, PersonRow, PostRow, Province, UnitRow } from '../province.js'
import { type ElectorateOf, electorateOf } from './electorates.js'

/** The rows of a province as those who run its procedures look at them. */
export class ScriptWorld {
  readonly #province: Province
  readonly #byGroup: ReadonlyMap<string, GroupMemberRow[]>
  readonly #byPerson: ReadonlyMap<string, GroupMemberRow[]>
  readonly #people: ReadonlyMap<PersonId, PersonRow>
  readonly #files: ReturnType<typeof filesOf>
  readonly #paths: ReadonlyMap<UnitId, UnitId[]>
  readonly #units: ReadonlyMap<UnitId, UnitRow>
  readonly #posts: ReadonlyMap<PostId, PostRow>
  readonly #bodies: ReadonlyMap<GroupId, UnitBody>
  readonly #numbers = new Set<string>()

  constructor(province: Province) {
    this.#province = province
    this.#byGroup = groupedBy(province.groupMembers, ({ groupId }) => groupId)
    this.#byPerson = groupedBy(province.groupMembers, ({ personId }) => personId)
    this.#people = new Map(province.people.map((person) => [person.id, person]))
    this.#files = filesOf(province)
    this.#paths = new Map(province.units.map(({ id, path }) => [id, path]))
    this.#units = new Map(province.units.map((unit) => [unit.id, unit]))
    this.#posts = new Map(province.posts.map((post) => [post.id, post]))
    this.#bodies = new Map(
      province.groups.flatMap(({ id, kind }) => {
        const body = BODY_KINDS.find((each) => each === kind)
        return body ? [[id, { groupId: id, kind: body }] as const] : []
      }),
    )
  }

  /** RangeError for somebody who is not in the province. */
  nameOf(person: PersonId): string {
    const found = this.#people.get(person)
    if (!found) throw new RangeError(`${person}: nobody`)
    return found.fullName
  }

  /** Members of a group on that day, by id. */
  members(group: GroupId, on: IsoDate): PersonId[] {
    const present = (this.#byGroup.get(group) ?? []).filter((row) => isMember(row, on))
    return [...new Set(present.map(({ personId }) => personId))].sort()
  }

  /** Whom a composition names on that day, by id. */
  electorate(composition: Composition, of: ElectorateOf, on: IsoDate): PersonId[] {
    return electorateOf(this.#province, composition, of, on)
  }

  /** Whom a vote convenes on that day, by id. */
  convenedTo(held: VoteStep, of: ElectorateOf, on: IsoDate): PersonId[] {
    return this.electorate(held.electorate.value, of, on)
  }

  /** HR officers for that unit. */
  officers(unit: UnitId): PersonId[] {
    const path = this.#paths.get(unit) ?? []
    return this.#province.roleGrants
      .filter(({ role, unitId }) => role === 'hr_officer' && path.includes(unitId))
      .map(({ personId }) => personId)
      .sort()
  }

  /** The person as they stand before a case of that unit on that day. */
  actor(personId: PersonId, unit: UnitId, on: IsoDate): Actor {
    const present = (this.#byPerson.get(personId) ?? []).filter((row) => isMember(row, on))
    return {
      personId,
      groups: [...new Set(present.map(({ groupId }) => groupId))].sort(),
      manages: this.officers(unit).includes(personId),
    }
  }

  /** Is it somebody with an account of the list that is shown at the sign-in? */
  hasListedAccount(person: PersonId): boolean {
    return this.#province.accounts.some(({ personId, demo }) => demo && personId === person)
  }

  /** Who signs for a body: its head, else a deputy, else its first member. */
  signatory(body: GroupId, on: IsoDate): string {
    const present = (this.#byGroup.get(body) ?? []).filter((row) => isMember(row, on))
    const first =
      present.find(({ duty }) => duty === 'head') ??
      present.find(({ duty }) => duty === 'deputy') ??
      present[0]
    if (!first) throw new RangeError(`${body}: no members on ${on}`)
    return this.nameOf(first.personId)
  }

  /**
   * A number for a paper of that body and day that no other has, rising with the days of the year. Those of the
   * standing committee start at 1,000, so that a visitor's own decision never meets them.
   */
  nextNumber(body: GroupId, on: IsoDate, kind = 'QĐ'): string {
    const dayOfYear = dayNumber(on) - dayNumber(`${yearOf(on)}-01-01`)
    const provincial = body === PROVINCIAL.standingCommittee
    for (let number = (provincial ? 1000 : 100) + dayOfYear * 3; ; number++) {
      const shown = provincial ? `${number}-${kind}/TU` : `${number}/${kind}-${this.#initials(body)}`
      if (this.#numbers.has(`${body} ${shown}`)) continue
      this.#numbers.add(`${body} ${shown}`)
      return shown
    }
  }

  /** What is on file about a person, as `findCandidateRecord` reads it from the tables. */
  record(person: PersonId): CandidateRecord {
    const found = this.#people.get(person)
    if (!found) throw new RangeError(`${person}: nobody`)
    const { tenures, planning, evaluations, disciplines, measures, papers, declared } = this.#files
    return {
      personId: person,
      bornOn: found.bornOn,
      sex: found.sex,
      degrees: found.degrees,
      tenures: of(tenures, person).map(({ postId, level, fromOn, toOn }) => ({
        postId,
        level,
        from: fromOn,
        ...(toOn && { to: toOn }),
      })),
      planning: of(planning, person).map(({ postId, level, approvedOn, leftOn }) => ({
        postId,
        level,
        approvedOn,
        ...(leftOn && { leftOn }),
      })),
      evaluations: of(evaluations, person),
      disciplines: of(disciplines, person),
      measures: of(measures, person).map(({ kind, decidedOn, endedOn }) => ({
        measure: kind,
        decidedOn,
        ...(endedOn && { endedOn }),
      })),
      papers: of(papers, person).map(({ paper, verifiedOn }) => ({
        paper,
        ...(verifiedOn && { verifiedOn }),
      })),
      relationsDeclared: of(declared, person).map(({ declaredOn }) => declaredOn),
      relatives: this.#province.relations.flatMap(({ person: declaring, relative, kind }) => {
        if (declaring === person) return this.#relative(relative, kind)
        return relative === person ? this.#relative(declaring, converse(kind)) : []
      }),
      bodies: this.#bodiesOf(person).flatMap(({ duty: _, ...membership }) =>
        membership.kind === 'leadership-collective' ? [] : [membership],
      ),
    }
  }

  /** Where a post stands, as `findPostFacts` reads it. RangeError for a post that is not in the province. */
  place(postId: PostId): PostPlace {
    const post = this.#posts.get(postId)
    const unit = post && this.#units.get(post.unitId)
    if (!post || !unit) throw new RangeError(`${postId}: no such post`)
    const unitBodies = this.#province.groups.flatMap(({ id, unitId }) =>
      unitId === unit.id ? (this.#bodies.get(id) ?? []) : [],
    )
    return {
      unitId: unit.id,
      organisationId: this.#organisationOf(unit),
      bodies: bodiesOf(post, unit.kind, unitBodies),
    }
  }

  #organisationOf({ path }: UnitRow): UnitId {
    const organisation = [...path].reverse().find((id) => this.#units.get(id)?.kind !== 'division')
    return organisation ?? path[0] ?? ''
  }

  #bodiesOf(person: PersonId): RelativeOnFile['bodies'] {
    return (this.#byPerson.get(person) ?? []).flatMap(({ groupId, duty, fromOn, toOn }) => {
      const body = this.#bodies.get(groupId)
      return body ? [{ ...body, duty, from: fromOn, ...(toOn && { to: toOn }) }] : []
    })
  }

  #relative(personId: PersonId, kind: RelationKind): RelativeOnFile {
    const posts = of(this.#files.tenures, personId).map(({ postId, level, fromOn, toOn }) => {
      const { unitId, organisationId } = this.place(postId)
      return { postId, level, unitId, organisationId, from: fromOn, ...(toOn && { to: toOn }) }
    })
    return { personId, kind, bodies: this.#bodiesOf(personId), posts }
  }

  /** 'SYT' of Sở Y tế: how an office signs its numbers. */
  #initials(body: GroupId): string {
    const unitId = this.#province.groups.find(({ id }) => id === body)?.unitId
    const name = this.#province.units.find(({ id }) => id === unitId)?.nameVi ?? ''
    return name
      .split(/[\s,–-]+/)
      .filter((word) => word !== '' && !LEFT_OUT.has(word))
      .map((word) => word.charAt(0).toLocaleUpperCase('vi'))
      .join('')
  }
}

const LEFT_OUT = new Set(['và', 'các', 'của'])

const isMember = ({ fromOn, toOn }: GroupMemberRow, on: IsoDate): boolean =>
  fromOn <= on && (toOn === null || toOn > on)

/** The records of each person. */
function filesOf(province: Province) {
  const byPerson = <Row extends { personId: PersonId }>(rows: readonly Row[]) =>
    groupedBy(rows, ({ personId }) => personId)
  const byPersonOf = <Decided extends { person: PersonId }>(decided: readonly Decided[]) =>
    groupedBy(decided, ({ person }) => person)
  return {
    tenures: byPerson(province.tenures),
    planning: byPerson(province.planningEntries),
    evaluations: byPerson(province.evaluations),
    disciplines: byPersonOf(province.disciplines),
    measures: byPersonOf(province.measures),
    papers: byPerson(province.papers),
    declared: byPerson(province.relationsDeclared),
  }
}

const of = <Row>(rows: ReadonlyMap<PersonId, Row[]>, person: PersonId): Row[] => rows.get(person) ?? []

function groupedBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const own = groups.get(keyOf(row))
    if (own) own.push(row)
    else groups.set(keyOf(row), [row])
  }
  return groups
}
