import type { NewDocument } from '../../db/registers/documents.js'
import { addDays, addMonths, localDate, yearOf } from '../../domain/deadlines/dates.js'
import type { LaunchWithLaw, Subject } from '../../domain/procedure/case.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { lawOfCase } from '../../domain/rules/rule-set.js'
import { selectRuleSet } from '../../domain/rules/select-rule-set.js'
import { FOR_TWO_IN_CASES } from '../../domain/two-people.js'
import type { IsoDate, PersonId, ProcedureKind, ProcedureType, UnitId } from '../../domain/vocabulary.js'
import { walkThrough } from '../people/accounts.js'
import type { Province } from '../province.js'
import { randomFrom } from '../random.js'
import { type Vacancy, vacancies } from '../vacancies.js'
import { workingDay } from '../working-days.js'
import { CLOSED_CASES, REVOCATION, REVOKED } from './closed-cases.js'
import { OPEN_CASES } from './open-cases.js'
import type { Scenario } from './scenarios.js'
import { shareSeats } from './seats.js'
import { Trail } from './trail.js'
import { ScriptWorld } from './world.js'

export interface ScriptedProcedure {
  /** With its paper trail: begun on paper, and entered with its steps. */
  launch: LaunchWithLaw
  /** The action programs that the steps name. */
  documents: NewDocument[]
}

/** The draws of the procedures; those of the province have a seed of their own. */
export const SEED = 60

/**
 * The 60 procedures of the demonstration as they stand on `today`, in the order of their launches: a pure function of
 * the two. All steps are before `today`, in office hours. The records of the province cover a certain time; on a day
 * beyond it the procedures stand as they do at its end. RangeError when the province's rows forbid a step.
 */
export function scriptProcedures(province: Province, today: IsoDate): ScriptedProcedure[] {
  const world = new ScriptWorld(province)
  const anchor = within(province, today)
  const day = (offset: number) => workingDay(anchor, offset)
  const vacant = vacancies(province).filter(({ seatId }) => seatId !== walkThrough.seatId)
  const drawn = randomFrom(SEED, 'seats').shuffled(vacant)
  const scenarios = [...OPEN_CASES, ...CLOSED_CASES]
  const seats = shareSeats(drawn, scenarios, day)
  const laid = scenarios.map((scenario) => {
    const vacancy = seats.get(scenario)
    if (!vacancy) throw new RangeError(`${scenario.name}: no seat`)
    return layOut({ province, world, scenario, vacancy, day })
  })
  const revoked = laid.find(({ name }) => name === REVOKED)
  if (!revoked) throw new RangeError(`${REVOKED}: missing`)
  const ordered = [...laid, revocationOf(revoked, day)]
    .map((each) => ({ ...each, launchedOn: each.trail.launchedOn(each.lastOn) }))
    .sort((a, b) => (a.launchedOn < b.launchedOn ? -1 : a.launchedOn > b.launchedOn ? 1 : 0))
  const ids = new Map(ordered.map(({ name }, index) => [name, `demo-${String(index + 1).padStart(3, '0')}`]))
  return ordered.map((each) => written(each, ids))
}

/** A day on which the records of the year before are complete: `today`, or the nearest to it. */
export function within({ evaluations, papers, planningEntries }: Province, today: IsoDate): IsoDate {
  const current = planningEntries.filter(({ leftOn }) => leftOn === null)
  const began = [
    ...papers.flatMap(({ verifiedOn }) => (verifiedOn ? [verifiedOn] : [])),
    ...current.map(({ approvedOn }) => approvedOn),
  ]
    .sort()
    .at(-1)
  if (began === undefined) throw new RangeError('a province without records')
  const earliest = addDays(addMonths(began, 12), 1)
  const evaluated = evaluations.reduce((last, { year }) => Math.max(last, year), yearOf(began))
  const latest = `${evaluated + 2}-01-01`
  return today < earliest ? earliest : today > latest ? latest : today
}

export interface Laid {
  name: string
  kind: ProcedureKind
  trail: Trail
  lastOn: IsoDate
  revokes?: string
  /** Why somebody is to leave office, or what a rotation, a transfer or a secondment is for. */
  meant?: Pick<LaunchWithLaw, 'ground' | 'rotation' | 'moving' | 'confidence'>
}

interface Place {
  province: Province
  world: ScriptWorld
  scenario: Scenario
  vacancy: Vacancy
  day: (offset: number) => IsoDate
}

function layOut({ province, world, scenario, vacancy, day }: Place): Laid {
  const kind = vacancy.filledBy === 'election' ? 'nomination' : 'appointment'
  const lastOn = day(-scenario.ago)
  const unsuited = scenario.unsuited ? vacancy.ineligible.slice(0, 1) : []
  const trail = new Trail({
    kind,
    ...subjectOf(province, vacancy),
    candidates: [...vacancy.eligible.slice(0, scenario.suited ?? 1), ...unsuited],
    unsuited: new Map(unsuited.flatMap((id) => missing(vacancy, id))),
    ...lawOn(kind, lastOn),
    random: randomFrom(SEED, scenario.name),
    world,
  })
  scenario.lay(trail, day)
  return { name: scenario.name, kind, trail, lastOn }
}

function missing({ misses }: Vacancy, person: PersonId) {
  const shortcoming = misses[person]
  return shortcoming ? [[person, shortcoming] as const] : []
}

function revocationOf({ name, trail: { scene, selected } }: Laid, day: (offset: number) => IsoDate): Laid {
  const lastOn = day(-REVOCATION.ago)
  const trail = new Trail({
    ...scene,
    kind: 'revocation',
    candidates: selected === undefined ? [] : [selected],
    unsuited: new Map(),
    ...lawOn('revocation', lastOn),
    random: randomFrom(SEED, 'revocation'),
  })
  REVOCATION.lay(trail)
  return { name: 'revocation', kind: 'revocation', trail, lastOn, revokes: name }
}

/** The law of a procedure of that kind on that day: the usual one, unless a type is named. */
export function lawOn(kind: ProcedureKind, on: IsoDate, type?: ProcedureType) {
  const selected = selectRuleSet(RULE_SETS, { kind, on, type })
  if ('problem' in selected) throw new RangeError(`${kind} on ${on}: ${selected.problem}`)
  const { ruleSet: rules, stages } = lawOfCase(selected.ruleSet)
  return { rules, stages }
}

/** The seat and the circle of people that acts on it, and the post's title. */
export function subjectOf(
  province: Province,
  { seatId, postId }: Pick<Vacancy, 'seatId' | 'postId'>,
): { subject: Subject; post: string } {
  const post = province.posts.find(({ id }) => id === postId)
  const body = province.groups.find(({ id }) => id === post?.managingBodyId)
  if (!post || !body?.secretariatId) throw new RangeError(`${postId}: nobody to decide on it`)
  return {
    post: post.titleVi,
    subject: {
      seatId,
      postId,
      unitId: post.unitId,
      level: post.level,
      degree: post.degree,
      ...partyLeads(province, post.unitId),
      office: post.officeId,
      reviewers: post.reviewersId,
      tellers: post.tellersId,
      electorate: post.electorateId,
      managingBody: body.id,
      secretariat: body.secretariatId,
    },
  }
}

/** Of the body that a unit is or belongs to. */
function partyLeads({ units }: Province, unitId: UnitId): Pick<Subject, 'partyLeads'> {
  const path = units.find(({ id }) => id === unitId)?.path ?? []
  const body = path
    .map((id) => units.find((unit) => unit.id === id))
    .findLast((unit) => unit && unit.kind !== 'division')
  return body && body.partyLeads !== null ? { partyLeads: body.partyLeads } : {}
}

export function written(
  { name, kind, trail, lastOn, revokes, meant }: Laid,
  ids: ReadonlyMap<string, string>,
): ScriptedProcedure {
  const caseId = ids.get(name) ?? ''
  const { scene } = trail
  const { launchedBy, launchedAt, steps, documents } = trail.write(caseId, lastOn)
  const revoked = revokes === undefined ? undefined : ids.get(revokes)
  return {
    launch: {
      caseId,
      kind,
      subject: scene.subject,
      candidates: scene.candidates,
      stages: scene.stages,
      ruleSet: scene.rules,
      begunOn: localDate(launchedAt),
      launchedBy: scene.world.actor(launchedBy, scene.subject.unitId, trail.launchedOn(lastOn)),
      command: { id: caseId, bodyHash: 'demonstration' },
      twoPeopleFor: FOR_TWO_IN_CASES,
      ...(revoked !== undefined && { revokes: revoked }),
      ...meant,
      paperTrail: { launchedAt, steps },
    },
    documents,
  }
}
