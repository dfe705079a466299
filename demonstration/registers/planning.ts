import type { IsoDate, PersonId, PostId } from '../../domain/vocabulary.js'
import type { Organisation } from '../organisation/organisation.js'
import { isOfCommune, postIdOf } from '../organisation/posts.js'
import type { Staff } from '../people/staffing.js'
import { rungBelow, type VacancyPlan } from '../people/vacancy-plan.js'
import type { PersonRow, PlanningEntry, PostRow, TenureRow } from '../province.js'
import type { Random } from '../random.js'

const TERM = '2025-2030'
const TERM_BEFORE = '2020-2025'
/** At most so many posts of a person at one rung (Regulation 377/2025). */
const POSTS_PER_PERSON = 3
/** At most so many people for a post. */
const PEOPLE_PER_POST = 3
/** Born before, nobody has a full term left. */
const BORN_AFTER: IsoDate = '1976-12-31'
const FORMER_ENTRIES = 60
/** When the standing committee began to approve the planning of the term: the posts of the province first. */
const PLANNED_SINCE: IsoDate = '2025-02-03'

interface Sources {
  organisation: Organisation
  vacancies: readonly VacancyPlan[]
  everyone: readonly Staff[]
  people: readonly PersonRow[]
  tenures: readonly TenureRow[]
}

/** Who is planned for what: the shortlists, one or two people for each other post, and entries of the term before. */
export function planningEntries(random: Random, sources: Sources): PlanningEntry[] {
  const { organisation, vacancies } = sources
  const posts = new Map(organisation.posts.map((post) => [post.id, post]))
  const bySeat = new Map(sources.everyone.map((each) => [each.job?.seat.id, each]))
  const shortlisted = vacancies.flatMap(({ seatId, suited, unsuited }) => {
    const post = posts.get(postIdOf(seatId))
    const planned = unsuited.misses === 'planning' ? suited : [...suited, unsuited.seatId]
    return planned.flatMap((seat) => {
      const person = bySeat.get(seat)
      return post && person ? [entry(random, person.id, post)] : []
    })
  })
  return [...shortlisted, ...plannedBeside(random, sources), ...formerEntries(random, sources)]
}

function entry(random: Random, personId: PersonId, post: PostRow): PlanningEntry {
  const approvedOn = isOfCommune(post.id)
    ? random.dateBetween('2025-08-04', '2025-10-24')
    : random.dateBetween(PLANNED_SINCE, '2025-06-27')
  return {
    personId,
    postId: post.id,
    level: post.level,
    term: TERM,
    approvedOn,
    leftOn: null,
    leftReason: null,
  }
}

/** For posts without a vacancy, from the rung below in the same office. Who misses planning stays out altogether. */
function plannedBeside(
  random: Random,
  { organisation, vacancies, everyone, people }: Sources,
): PlanningEntry[] {
  const young = new Set(people.filter(({ bornOn }) => bornOn > BORN_AFTER).map(({ id }) => id))
  const vacant = new Set(vacancies.map(({ seatId }) => postIdOf(seatId)))
  const bodyOf = (post: PostRow) =>
    post.level.startsWith('division-') && !isOfCommune(post.id) ? post.unitId : post.electorateId
  const pools = new Map<string, Staff[]>()
  for (const person of everyone) {
    const { job, misses, newInPost } = person
    if (!job || misses === 'planning' || newInPost || !young.has(person.id)) continue
    for (const body of new Set([job.post.unitId, job.post.electorateId])) {
      const key = `${body} ${job.post.level}`
      pools.set(key, [...(pools.get(key) ?? []), person])
    }
  }
  const planned = new Map<string, number>()
  return organisation.posts.flatMap((post) => {
    const below = rungBelow(post.level)
    if (!below || vacant.has(post.id) || post.level === 'standing-committee') return []
    const pool = random
      .shuffled(pools.get(`${bodyOf(post)} ${below}`) ?? [])
      .filter(({ id }) => (planned.get(`${id} ${post.level}`) ?? 0) < POSTS_PER_PERSON - 1)
    return pool.slice(0, random.chance(70) ? 1 : 2).map(({ id }) => {
      const key = `${id} ${post.level}`
      planned.set(key, (planned.get(key) ?? 0) + 1)
      return entry(random, id, post)
    })
  })
}

/** People who were planned for the post they hold now, and left the planning by taking it, before others were planned. */
function formerEntries(random: Random, { tenures }: Sources): PlanningEntry[] {
  const taken = tenures.filter(
    ({ seatId, toOn, level, fromOn }) =>
      seatId && !toOn && level.startsWith('department-') && fromOn > '2021-12-31' && fromOn < PLANNED_SINCE,
  )
  const planned = new Map<PostId, number>()
  return random
    .shuffled(taken)
    .filter(({ postId }) => {
      planned.set(postId, (planned.get(postId) ?? 0) + 1)
      return (planned.get(postId) ?? 0) <= PEOPLE_PER_POST
    })
    .slice(0, FORMER_ENTRIES)
    .map(({ personId, postId, level, fromOn }) => ({
      personId,
      postId,
      level,
      term: TERM_BEFORE,
      approvedOn: random.dateBetween('2020-10-05', '2021-06-25'),
      leftOn: fromOn,
      leftReason: 'appointed',
    }))
}
