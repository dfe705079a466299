import { addMonths } from '../deadlines/dates.js'
import type { LocalityRules } from '../rules/values/locality-rules.js'
import type { PlanningRules } from '../rules/values/planning-rules.js'
import {
  type Fraction,
  type IsoDate,
  type PersonId,
  POST_LEVELS,
  type PostId,
  type PostLevel,
} from '../vocabulary.js'
import { type Measured, measured, type Target } from './measured.js'

/** Where a post is: targets differ between the province's own level and that of the communes. */
export const LOCALITIES = ['province', 'commune'] as const
export type Locality = (typeof LOCALITIES)[number]

export interface PlannablePost {
  postId: PostId
  level: PostLevel
  locality: Locality
}

/** Somebody planned for a post on the day that is asked about. What is null is not known. */
export interface PlannedPerson {
  personId: PersonId
  postId: PostId
  sex: 'male' | 'female' | null
  bornOn: IsoDate | null
}

/** People of the age of `from` to under `under`, in whole years. */
export interface AgeShare extends Measured {
  from: number | null
  under: number | null
}

/** The planning of one level of posts. */
export interface LevelStructure {
  locality: Locality
  level: PostLevel
  posts: number
  /** Different people, however many posts of the level each is planned for. */
  people: number
  /** People to posts. */
  ratio: Measured
  women: Measured
  /** The youngest first; those whose birth date is not known are in none. */
  ages: AgeShare[]
}

export interface Targets {
  planning: PlanningRules
  /** A locality's own, in the place of the general ones. */
  locality?: LocalityRules | undefined
}

/** The age in the name of `LocalityRules.planningUnder40`. */
const UNDER_40 = 40
const MONTHS_PER_YEAR = 12

/**
 * The planning of these posts against its targets, the highest level first. The lowest rung is left out where nobody is
 * planned for it: there is none below from which to plan. RangeError if `on` is no day.
 */
export function planningStructure(
  targets: Targets,
  posts: readonly PlannablePost[],
  planned: readonly PlannedPerson[],
  on: IsoDate,
): LevelStructure[] {
  const postsById = new Map(posts.map((post) => [post.postId, post]))
  return LOCALITIES.flatMap((locality) =>
    [...POST_LEVELS].reverse().flatMap((level) => {
      const isHere = (post: PlannablePost | undefined) => post?.level === level && post.locality === locality
      const count = [...postsById.values()].filter(isHere).length
      const people = distinct(planned.filter(({ postId }) => isHere(postsById.get(postId))))
      if (count === 0 || (level === POST_LEVELS[0] && people.length === 0)) return []
      return [levelStructure(targets, { locality, level, posts: count }, people, on)]
    }),
  )
}

function levelStructure(
  targets: Targets,
  where: Pick<LevelStructure, 'locality' | 'level' | 'posts'>,
  people: readonly PlannedPerson[],
  on: IsoDate,
): LevelStructure {
  const { ratio } = targets.planning
  const women = people.filter(({ sex }) => sex === 'female').length
  return {
    ...where,
    people: people.length,
    ratio: measured(people.length, where.posts, { ...ratio.value, ...cited(ratio) }),
    women: measured(women, people.length, womenTarget(targets, where.locality)),
    ages: ageShares(targets, people, on),
  }
}

function womenTarget({ planning, locality }: Targets, where: Locality): Target {
  if (locality?.planningWomen) {
    return { atLeast: locality.planningWomen.value, ...cited(locality.planningWomen) }
  }
  return { atLeast: planning.women.value[where], ...cited(planning.women) }
}

/** A share for each age group of the rules, and one for the rest above, which has no target. */
function ageShares(
  { planning, locality }: Targets,
  people: readonly PlannedPerson[],
  on: IsoDate,
): AgeShare[] {
  const groups = [...planning.ages.value].sort((a, b) => a.under - b.under)
  const bounds = groups.map(({ under }) => under)
  return [...groups, undefined].map((group, index) => {
    const [from, under] = [bounds[index - 1] ?? null, group?.under ?? null]
    const inside = people.filter(
      ({ bornOn }) =>
        bornOn !== null &&
        (from === null || !isYounger(bornOn, from, on)) &&
        (under === null || isYounger(bornOn, under, on)),
    )
    return { from, under, ...measured(inside.length, people.length, group ? target(group) : null) }
  })

  function target({
    under,
    atLeast,
    atMost,
  }: {
    under: number
    atLeast: Fraction
    atMost?: Fraction
  }): Target {
    const own = under === UNDER_40 ? locality?.planningUnder40 : undefined
    if (own) return { atLeast: own.value, ...cited(own) }
    return { atLeast, ...(atMost && { atMost }), ...cited(planning.ages) }
  }
}

/** Has the person not yet had that birthday? Somebody born on 29 February has it on the last day of February. */
function isYounger(bornOn: IsoDate, years: number, on: IsoDate): boolean {
  return addMonths(bornOn, years * MONTHS_PER_YEAR) > on
}

function distinct(planned: readonly PlannedPerson[]): PlannedPerson[] {
  return [...new Map(planned.map((person) => [person.personId, person])).values()]
}

function cited({ article, note }: Pick<Target, 'article' | 'note'>): Pick<Target, 'article' | 'note'> {
  return { article, ...(note && { note }) }
}
