import { addMonths } from '../../domain/deadlines/dates.js'
import type { IsoDate, PostLevel } from '../../domain/vocabulary.js'
import type { Organisation } from '../organisation/organisation.js'
import {
  COMMUNES_SINCE,
  CONGRESS,
  isOfCommune,
  keyOf,
  OFFICES_SINCE,
  postIdOf,
} from '../organisation/posts.js'
import type { PostRow, TenureRow } from '../province.js'
import type { Random } from '../random.js'
import type { Staff } from './staffing.js'
import { rungBelow } from './vacancy-plan.js'

/** Whoever is suited has held the rung below since then at the latest: enough on any day of the demonstration. */
const SUITED_SINCE = '2024-06-30'
/** Whoever lacks time in the lower post took it up then. */
const TOO_SHORT_SINCE = '2026-09-01'

const TERM_MONTHS = 60
const FIRST_TERM_END = '2027-09-01'

/** Who held what when: the present seat, what came before it, and the seats left vacant. */
export function tenures(random: Random, organisation: Organisation, everyone: readonly Staff[]): TenureRow[] {
  const posts = new Map(organisation.posts.map((post) => [post.id, post]))
  return everyone.flatMap((person) => {
    if (!person.job) return []
    const { seat, post } = person.job
    const fromOn = presentSince(random, person, post)
    const present: TenureRow = {
      personId: person.id,
      postId: post.id,
      seatId: seat.id,
      level: post.level,
      fromOn,
      toOn: null,
      termEndsOn: termEnd(post, fromOn),
    }
    const before = person.came
      ? [leftVacant(random, person, present.fromOn, posts)]
      : earlier(random, organisation, person, present, posts)
    const beside = person.alsoHolds.map(
      (also): TenureRow => ({
        ...present,
        postId: also.post.id,
        seatId: also.seat.id,
        level: also.post.level,
        fromOn: CONGRESS,
        termEndsOn: termEnd(also.post, CONGRESS),
      }),
    )
    return [...before, present, ...beside]
  })
}

/**
 * Of a post that appointment fills: terms of five years; whoever is in office longer has been reappointed. None ends while
 * the demonstration is new.
 */
function termEnd({ filledBy }: PostRow, fromOn: IsoDate): IsoDate | null {
  if (filledBy !== 'appointment') return null
  let end = addMonths(fromOn, TERM_MONTHS)
  while (end < FIRST_TERM_END) end = addMonths(end, TERM_MONTHS)
  return end
}

function presentSince(random: Random, person: Staff, post: PostRow): IsoDate {
  if (person.came) return person.came.leftOn
  if (post.level === 'standing-committee') return CONGRESS
  if (person.newInPost) return TOO_SHORT_SINCE
  if (isOfCommune(post.id)) return COMMUNES_SINCE
  if (person.suited || person.misses || person.longInPost)
    return random.dateBetween(OFFICES_SINCE, SUITED_SINCE)
  // Leaders and specialists run the year of procedures from its first day.
  const changedDuringTheYear = post.level.startsWith('division-') && random.chance(15)
  return changedDuringTheYear
    ? random.dateBetween('2025-11-01', '2026-05-31')
    : random.dateBetween(OFFICES_SINCE, '2025-10-31')
}

function leftVacant(
  random: Random,
  { id, came }: Staff,
  presentFrom: IsoDate,
  posts: ReadonlyMap<string, PostRow>,
): TenureRow {
  const seatId = came?.seatId ?? ''
  const post = posts.get(postIdOf(seatId))
  if (!post) throw new RangeError(`${seatId}: its post is missing`)
  const toOn = presentFrom
  const fromOn = isOfCommune(post.id)
    ? COMMUNES_SINCE
    : random.dateBetween(OFFICES_SINCE, addMonths(toOn, -18))
  return { personId: id, postId: post.id, seatId, level: post.level, fromOn, toOn, termEndsOn: null }
}

/** What came before the present seat: in a commune the same work under the districts, elsewhere the rung below. */
function earlier(
  random: Random,
  organisation: Organisation,
  person: Staff,
  present: TenureRow,
  posts: ReadonlyMap<string, PostRow>,
): TenureRow[] {
  const toOn = present.fromOn
  const before = (postId: string, level: PostLevel, months: number): TenureRow => ({
    ...present,
    postId,
    level,
    seatId: null,
    fromOn: addMonths(toOn, -months),
    toOn,
    termEndsOn: null,
  })
  if (isOfCommune(present.postId)) {
    if (person.newInPost) return []
    return [before(present.postId, present.level, random.between(20, 48))]
  }
  const lower = lowerPost(organisation, present, posts)
  return lower ? [before(lower.id, lower.level, random.between(24, 72))] : []
}

function lowerPost(
  { departments }: Organisation,
  { postId, level }: TenureRow,
  posts: ReadonlyMap<string, PostRow>,
): PostRow | undefined {
  const below = rungBelow(level)
  const home = departments.find(({ plan }) => postId.startsWith(`post-${plan.key}-`))
  if (!below || !home) return undefined
  const post = posts.get(postId)
  const division = home.divisions.find(({ id }) => id === post?.unitId) ?? home.divisions[0]
  const unit = below === 'department-deputy' ? home.unit : division
  return unit && posts.get(`post-${keyOf(unit)}-${KEY_AT[below]}`)
}

/** The part of a post's id that says its rung within its unit. */
const KEY_AT: Readonly<Partial<Record<PostLevel, string>>> = {
  'department-deputy': 'deputy',
  'division-head': 'head',
  'division-deputy': 'deputy',
  specialist: 'specialist',
}
