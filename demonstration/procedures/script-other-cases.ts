import { checkEligibility, unmet } from '../../domain/eligibility/check-eligibility.js'
import type { Subject } from '../../domain/procedure/case.js'
import { leadersOf } from '../../domain/procedure/confidence-vote.js'
import { voteOf } from '../../domain/procedure/stage-kinds.js'
import type { IsoDate, PersonId, PostLevel } from '../../domain/vocabulary.js'
import { walkThrough } from '../people/accounts.js'
import type { Province } from '../province.js'
import { randomFrom } from '../random.js'
import { vacancies } from '../vacancies.js'
import { daysBefore, workingDay } from '../working-days.js'
import { afterDecisions, officeOf, officesInChange } from './decided-before.js'
import { OTHER_CASES, type OtherCase } from './other-cases.js'
import { lawOn, type ScriptedProcedure, SEED, subjectOf, within, written } from './script-procedures.js'
import { Trail } from './trail.js'
import { ScriptWorld } from './world.js'

/** Who head a body. */
const HEADS: readonly PostLevel[] = ['department-head', 'division-head']

/** Working days that one of them goes back at most, and its first meeting. */
const LONGEST = 60
const MEETING_SINCE = 45

/** Working days from now on in which no term of theirs ends. */
const TERM_FAR_OFF = 100
/** Offices in whose vacant seats nothing more is open: what is tried out, and told of in words, is tried out there. */
const LEFT_ALONE = ['u-health', 'u-industry', 'u-home-affairs']
export interface OtherProcedure extends ScriptedProcedure {
  /** Which of `OTHER_CASES` it is. */
  name: string
}

/**
 * The procedures of the demonstration beside the short ones as they stand on `today`: a pure function as
 * `scriptProcedures`, of seats and people that `short` leaves free. RangeError when the province's rows forbid a step.
 */
export function scriptOtherProcedures(
  province: Province,
  today: IsoDate,
  short: readonly ScriptedProcedure[],
): OtherProcedure[] {
  const anchor = within(province, today)
  const world = new ScriptWorld(afterDecisions(province, short))
  const places = placesLeft(province, { world, short, anchor })
  return OTHER_CASES.map((other, index) => {
    const caseId = `demo-${String(short.length + index + 1).padStart(3, '0')}`
    const lastOn = workingDay(anchor, -other.ago)
    const law = lawOn(other.kind, lastOn, other.type)
    const { subject, post, candidates } = places.take(other, { law, lastOn })
    const trail = new Trail({
      ...{ kind: other.kind, subject, post, candidates, unsuited: new Map(), world },
      ...law,
      random: randomFrom(SEED, other.name),
    })
    other.lay(trail)
    const laid = { name: other.name, kind: other.kind, trail, lastOn, meant: other.meant?.(anchor) ?? {} }
    return { name: other.name, ...written(laid, new Map([[other.name, caseId]])) }
  })
}

interface Place {
  subject: Subject
  post: string
  candidates: PersonId[]
}

interface Asked {
  law: ReturnType<typeof lawOn>
  lastOn: IsoDate
}

/** Vacant seats and people in office that no procedure is about. */
function placesLeft(
  province: Province,
  { world, short, anchor }: { world: ScriptWorld; short: readonly ScriptedProcedure[]; anchor: IsoDate },
) {
  const random = randomFrom(SEED, 'other places')
  const seats = new Set([walkThrough.seatId, ...short.map(({ launch }) => launch.subject.seatId)])
  const people = new Set([...walkThrough.candidates, ...short.flatMap(({ launch }) => launch.candidates)])
  const vacant = random.shuffled(
    vacancies(province).filter(({ seatId, filledBy }) => !seats.has(seatId) && filledBy === 'appointment'),
  )
  const thoughtOf = new Set(vacant.flatMap(({ eligible, ineligible }) => [...eligible, ...ineligible]))
  const known = new Set(province.accounts.flatMap(({ personId, demo }) => (demo ? [personId] : [])))
  const tied = new Set([
    ...province.relations.flatMap(({ person, relative }) => [person, relative]),
    ...province.interests.map(({ person }) => person),
  ])
  const isFree = (person: PersonId) => !people.has(person) && !known.has(person) && !tied.has(person)
  // Whose term ends sooner is reappointed in a procedure that opens by itself.
  const latest = workingDay(anchor, TERM_FAR_OFF)
  const ofDivisions = province.tenures.filter(
    ({ personId, toOn, level }) => toOn === null && level === 'division-head' && !thoughtOf.has(personId),
  )
  const holders = random
    .shuffled(ofDivisions)
    .flatMap(({ termEndsOn, ...row }) => (termEndsOn && termEndsOn > latest ? [{ ...row, termEndsOn }] : []))
    .sort((a, b) => (a.termEndsOn < b.termEndsOn ? -1 : 1))

  /** Meets every criterion of the law on the day of the launch and on that of the last step. */
  const fits = (person: PersonId, subject: Subject, { law, lastOn }: Asked): boolean => {
    const post = {
      postId: subject.postId,
      level: subject.level,
      ...(subject.degree && { degree: subject.degree }),
    }
    return [daysBefore(lastOn, LONGEST), lastOn].every(
      (on) => unmet(checkEligibility(law.rules.eligibility, world.record(person), post, on), []).length === 0,
    )
  }

  const changed = officesInChange(province, short, workingDay(anchor, -MEETING_SINCE))
  /** Where a meeting is held in it: are those who meet the ones of the rows still, and more than two? */
  const meets = (subject: Subject, { hasMet }: OtherCase, { law, lastOn }: Asked): boolean =>
    hasMet !== true ||
    (!changed.has(officeOf(province, subject.unitId)) &&
      law.stages
        .flatMap((step) => voteOf(step) ?? [])
        .every((held) => world.convenedTo(held, subject, lastOn).length > 2))

  function ofHolder(asked: Asked): Place {
    const found = holders.find(({ personId, postId, seatId }) => {
      const { subject } = subjectOf(province, { seatId: seatId ?? '', postId })
      return isFree(personId) && fits(personId, subject, asked)
    })
    if (!found) throw new RangeError('nobody in office is left')
    return taken(found.seatId ?? '', found.postId, [found.personId])
  }

  function ofVacancy(other: OtherCase, asked: Asked): Place {
    const { about } = other
    const unknown = about === 'one with an unknown criterion' ? [withoutPapers(province)] : []
    const places = vacant.flatMap(({ seatId, postId, vacantSince, eligible }) => {
      if (seats.has(seatId) || vacantSince > daysBefore(asked.lastOn, LONGEST)) return []
      const { subject } = subjectOf(province, { seatId, postId })
      if (LEFT_ALONE.includes(officeOf(province, subject.unitId))) return []
      const thought = about === 'holder of an equal post' ? heldAt(subject.level) : eligible
      const fitting = thought.filter((person) => isFree(person) && fits(person, subject, asked))
      return meets(subject, other, asked) && fitting.length > 0 ? [{ seatId, postId, fitting }] : []
    })
    // Of two each, where a seat with two is left.
    const wanted = about === 'two' ? 2 : 1
    const place = places.find(({ fitting }) => fitting.length >= wanted) ?? places[0]
    if (!place) throw new RangeError(`${about}: no seat is left`)
    return taken(place.seatId, place.postId, [...place.fitting.slice(0, wanted), ...unknown])
  }

  /** Who hold a post of that level. */
  const heldAt = (level: PostLevel): PersonId[] =>
    holders.flatMap((row) => (row.level === level ? [row.personId] : []))

  /** A body all of whose leaders were in office before the year, and are in nothing else. */
  function ofLeaders({ law, lastOn }: Asked): Place {
    const { confidence } = law.rules
    const heads = random.shuffled(
      province.tenures.filter(({ toOn, level }) => toOn === null && HEADS.includes(level)),
    )
    for (const { postId, seatId } of heads) {
      if (!confidence || seats.has(seatId ?? '')) continue
      const { subject } = subjectOf(province, { seatId: seatId ?? '', postId })
      const ofUnit = new Set(
        province.posts.flatMap(({ id, unitId }) => (unitId === subject.unitId ? [id] : [])),
      )
      const held = province.tenures
        .filter((row) => row.toOn === null && row.seatId !== null && ofUnit.has(row.postId))
        .map(({ personId, level, fromOn }) => ({ personId, level, from: fromOn }))
      const leaders = leadersOf(confidence, held, lastOn)
      const isFit =
        leaders.length > 1 && leaders.every(({ personId, leftOut }) => !leftOut && isFree(personId))
      if (isFit)
        return taken(
          seatId ?? '',
          postId,
          leaders.map(({ personId }) => personId),
        )
    }
    throw new RangeError('no body has leaders who are free')
  }

  function taken(seatId: string, postId: string, candidates: PersonId[]): Place {
    seats.add(seatId)
    for (const person of candidates) people.add(person)
    return { ...subjectOf(province, { seatId, postId }), candidates }
  }
  return {
    take: (other: OtherCase, asked: Asked): Place =>
      other.about === 'leaders'
        ? ofLeaders(asked)
        : other.about === 'holder'
          ? ofHolder(asked)
          : ofVacancy(other, asked),
  }
}

/** Of whom no asset declaration was ever entered: the criterion has no answer. */
function withoutPapers({ people, papers }: Province): PersonId {
  const declared = new Set(
    papers.flatMap(({ personId, paper }) => (paper === 'asset-declaration' ? [personId] : [])),
  )
  const found = people.find(({ id }) => !declared.has(id))
  if (!found) throw new RangeError('everybody has handed in an asset declaration')
  return found.id
}
