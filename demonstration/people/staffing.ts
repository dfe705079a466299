import type { IsoDate, PersonId, SeatId, UnitId } from '../../domain/vocabulary.js'
import { POST_LEVELS } from '../../domain/vocabulary.js'
import { type Organisation, STANDING_COMMITTEE } from '../organisation/organisation.js'
import { isOfCommune, PROVINCIAL, postIdOf } from '../organisation/posts.js'
import type { ManagedAs, PostRow, SeatRow, Shortcoming } from '../province.js'
import { exactly, type Random } from '../random.js'
import { DEMONSTRATION_ACCOUNTS } from './accounts.js'
import { rungBelow, type VacancyPlan } from './vacancy-plan.js'

/** How many cadres and committee members there are, whatever the seed. */
const CADRES = 583
export const COMMITTEE_MEMBERS = 3261

/** One person to be: where they sit, and what is asked of their record. */
export interface Staff {
  id: PersonId
  managedAs: ManagedAs
  unitId: UnitId
  /** The seat that is their job, and its post; absent for committee members without an office. */
  job?: { seat: SeatRow; post: PostRow }
  /** Their seat on the standing committee or at the head of the province. */
  alsoHolds: { seat: SeatRow; post: PostRow }[]
  /** Meets every criterion for some vacant seat, or misses exactly one. */
  suited: boolean
  misses?: Shortcoming
  /** Misses time in the lower post by having taken it up a short while ago, not by being two rungs below. */
  newInPost: boolean
  /** A post that they hold, or are suited for, asks for a master's degree. */
  needsMasters: boolean
  /** The vacant seat that they left for their present one, and the last day there. */
  came?: { seatId: SeatId; leftOn: IsoDate }
  /** Has an account, or serves in a standing group: in post long since. */
  longInPost: boolean
}

/** Offices whose head sits on the standing committee by the seat of a member, after those of DepartmentPlan. */
const ALSO_ON_STANDING_COMMITTEE = [
  'seat-province-vice-chair-1',
  'seat-province-council-vice-chair-1',
  'seat-c01-secretary-1',
]

/** Everybody of the province, one per held seat, with committee members filled up to their margin. */
export function staff(
  random: Random,
  organisation: Organisation,
  vacancies: readonly VacancyPlan[],
): Staff[] {
  const posts = new Map(organisation.posts.map((post) => [post.id, post]))
  const seats = organisation.seats.map((seat) => {
    const post = posts.get(seat.postId)
    if (!post) throw new RangeError(`${seat.id}: its post is missing`)
    return { seat, post }
  })
  const vacant = new Set(vacancies.map(({ seatId }) => seatId))
  const onTop = seats.filter(({ post }) => post.level === 'standing-committee')
  const everyone = seats
    .filter(({ seat, post }) => !vacant.has(seat.id) && post.level !== 'standing-committee')
    .map(holder)
  seatStandingCommittee(organisation, onTop, everyone)
  applyVacancies(everyone, vacancies, posts)
  choosePredecessors(random, everyone, vacancies)
  fillCommittees(organisation, everyone)
  return number(random, everyone, vacancies)
}

function holder(job: { seat: SeatRow; post: PostRow }): Staff {
  const inCommune = isOfCommune(job.post.unitId)
  const delegated = job.post.managingBodyId !== PROVINCIAL.standingCommittee
  return {
    id: '',
    managedAs: delegated ? (inCommune ? 'commune' : 'staff') : 'provincial',
    unitId: job.post.unitId,
    job,
    alsoHolds: [],
    suited: false,
    newInPost: false,
    needsMasters: job.post.degree === 'masters',
    longInPost: false,
  }
}

/** Fifteen people: heads of the province's bodies hold a member's seat too, the rest sit there alone. */
function seatStandingCommittee(
  { departments }: Organisation,
  top: { seat: SeatRow; post: PostRow }[],
  everyone: Staff[],
): void {
  const seat = (id: SeatId) => {
    const found = top.find((each) => each.seat.id === id)
    if (!found) throw new RangeError(`${id}: no such seat`)
    return found
  }
  const byJob = new Map(everyone.map((each) => [each.job?.seat.id, each]))
  const heads = departments
    .filter(({ plan }) => plan.onStandingCommittee)
    .map(({ plan }) => `seat-${plan.key}-head-1`)
  const members = [...heads, ...ALSO_ON_STANDING_COMMITTEE].map((id) => byJob.get(id))
  for (let ordinal = 1; ordinal <= STANDING_COMMITTEE.members; ordinal++) {
    const own = seat(`seat-province-standing-member-${ordinal}`)
    const member = members[ordinal - 1]
    if (member) member.alsoHolds.push(own)
    else everyone.push(holder(own))
  }
  everyone.push(holder(seat('seat-province-secretary-1')))
  const alsoChairs = [undefined, 'seat-province-chair-1', 'seat-province-council-chair-1']
  for (const [index, chair] of alsoChairs.entries()) {
    const deputy = holder(seat(`seat-province-deputy-secretary-${index + 1}`))
    if (chair) deputy.alsoHolds.push(seat(chair))
    everyone.push(deputy)
  }
}

function applyVacancies(
  everyone: Staff[],
  vacancies: readonly VacancyPlan[],
  posts: ReadonlyMap<string, PostRow>,
): void {
  const bySeat = new Map(everyone.map((each) => [each.job?.seat.id, each]))
  const at = (seatId: SeatId) => {
    const found = bySeat.get(seatId)
    if (!found || found.suited || found.misses) throw new RangeError(`${seatId}: nobody free for a shortlist`)
    return found
  }
  for (const { seatId, level, suited, unsuited } of vacancies) {
    const masters = posts.get(postIdOf(seatId))?.degree === 'masters'
    for (const person of suited.map(at)) {
      person.suited = true
      person.needsMasters ||= masters
    }
    const person = at(unsuited.seatId)
    person.misses = unsuited.misses
    person.newInPost = unsuited.misses === 'time-in-lower-post' && person.job?.post.level === rungBelow(level)
    if (unsuited.misses !== 'qualification') person.needsMasters ||= masters
  }
  for (const { seat } of DEMONSTRATION_ACCOUNTS) {
    const person = 'held' in seat ? bySeat.get(seat.held) : undefined
    if (person) person.longInPost = true
  }
}

/** Whoever left a vacant seat took their present one the day after, at the same rung or the next. */
function choosePredecessors(random: Random, everyone: Staff[], vacancies: readonly VacancyPlan[]): void {
  const free = random.shuffled(
    everyone.filter(
      ({ job, suited, misses, alsoHolds, longInPost }) =>
        job &&
        job.post.level !== 'standing-committee' &&
        !suited &&
        !misses &&
        !longInPost &&
        alsoHolds.length === 0,
    ),
  )
  for (const { seatId, leftOn, level, inCommune } of vacancies) {
    if (!leftOn) continue
    const rung = POST_LEVELS.indexOf(level)
    const index = free.findIndex(({ job }) => {
      if (!job || job.post.id === postIdOf(seatId)) return false
      const up = POST_LEVELS.indexOf(job.post.level) - rung
      return (up === 0 || up === 1) && isOfCommune(job.seat.id) === inCommune
    })
    const [predecessor] = index < 0 ? [] : free.splice(index, 1)
    if (!predecessor) throw new RangeError(`${seatId}: nobody to have left it`)
    predecessor.came = { seatId, leftOn }
  }
}

function fillCommittees({ communes }: Organisation, everyone: Staff[]): void {
  const missing = COMMITTEE_MEMBERS - everyone.filter(({ managedAs }) => managedAs === 'commune').length
  for (let index = 0; index < missing; index++) {
    const commune = communes[index % communes.length]
    if (!commune) throw new RangeError('no communes')
    everyone.push({
      id: '',
      managedAs: 'commune',
      unitId: commune.id,
      alsoHolds: [],
      suited: false,
      newInPost: false,
      needsMasters: false,
      longInPost: false,
    })
  }
  const cadres = everyone.filter(({ managedAs }) => managedAs === 'provincial').length
  if (cadres !== CADRES) throw new RangeError(`${cadres} cadres, not ${CADRES}`)
}

/** Codes that tell nothing: drawn, except that the candidates of the accounts come first, the same for every seed. */
function number(random: Random, everyone: Staff[], vacancies: readonly VacancyPlan[]): Staff[] {
  const bySeat = new Map(everyone.map((each) => [each.job?.seat.id, each]))
  const first = DEMONSTRATION_ACCOUNTS.flatMap(({ seat }) => {
    if (!('suitedFor' in seat)) return []
    const suited = vacancies.find(({ seatId }) => seatId === seat.suitedFor)?.suited[seat.nth]
    const person = suited && bySeat.get(suited)
    return person ? [person] : []
  })
  const ordered = [
    ...exactly(first, 6, 'candidates of the accounts'),
    ...random.shuffled(everyone.filter((each) => !first.includes(each))),
  ]
  return ordered.map((each, index) => Object.assign(each, { id: `c-${String(index + 1).padStart(5, '0')}` }))
}
