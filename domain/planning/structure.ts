import { dayCounted, isDayKnown, UNKNOWN_DAY_NAMES, type UnknownDay } from '../birth-date.js'
import { addDays, addMonths } from '../deadlines/dates.js'
import { UNKNOWN_BIRTH_DAY } from '../rules/birth-day.js'
import type { LocalityRules } from '../rules/values/locality-rules.js'
import type { PlanningRules } from '../rules/values/planning-rules.js'
import {
  type BirthDate,
  type Cited,
  type Fraction,
  type GroupId,
  HIGHEST_LEVEL,
  type IsoDate,
  type PersonId,
  POST_LEVELS,
  type PostId,
  type PostLevel,
  type Text,
} from '../vocabulary.js'
import { halfUp } from './half-up.js'
import { type Measured, measured, type Target } from './measured.js'

/** Where a post is: targets differ between the province's own level and that of the communes. */
export const LOCALITIES = ['province', 'commune'] as const
export type Locality = (typeof LOCALITIES)[number]

export interface PlannablePost {
  postId: PostId
  level: PostLevel
  locality: Locality
  /** One where it is not said. */
  seats?: number
  managingBody?: GroupId
}

/** Somebody planned for a post on the day that is asked about. What is null is not known. */
export interface PlannedPerson {
  personId: PersonId
  postId: PostId
  sex: 'male' | 'female' | null
  bornOn: BirthDate | null
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
  /** Of a standing committee, where the locality asks for both. */
  both?: BothThere
  /** That the verdicts by age depend on days of birth that are not known, where they do. */
  agesNote?: Text
}

/** How many posts there are of a level, and how many people are planned for them, each counted once. */
export interface LevelCounts {
  locality: Locality
  level: PostLevel
  posts: number
  /** Of all the posts together; as many as posts where it is not said. */
  seats?: number
  people: number
  women: number
  /** Whose birth date is known, to the year at least. */
  dated: number
  /** Of these, of whom the very day is not. */
  withoutDay: number
  /** Of these, who has not had the birthday of each of the bounds yet. */
  younger: number[]
}

export interface Targets {
  planning: PlanningRules
  /** A locality's own, in the place of the general ones. */
  locality?: LocalityRules | undefined
}

/** Whether somebody young and a woman are in the planning of a standing committee. */
export interface BothThere {
  young: boolean
  woman: boolean
  /** Young is who is under that age. */
  under: number
  article: Text
  note?: Text
  verdict: Measured['verdict']
}

/** The age in the name of `LocalityRules.planningUnder40`. */
const UNDER_40 = 40
const MONTHS_PER_YEAR = 12

/** By what ages are counted: the bounds of the groups, on which day, and with which day of birth where it is not known. */
export interface AgesCounted {
  bounds: readonly number[]
  on: IsoDate
  unknownDay: UnknownDay
}

/** By what the ages of a rule set are counted on a day. */
export const agesCounted = (targets: Targets, on: IsoDate): AgesCounted => ({
  ...{ bounds: ageBounds(targets), on, unknownDay: unknownDayOf(targets.planning).value },
})

const unknownDayOf = ({ agesCountedFrom = UNKNOWN_BIRTH_DAY }: PlanningRules): Cited<UnknownDay> =>
  agesCountedFrom

/** The ages at which a group of the rules ends, the youngest first. */
export const ageBounds = (targets: Targets): number[] => ageGroupsOf(targets).groups.map(({ under }) => under)

/** The age groups that are counted: the locality's, its young, those of the text of the planning; none where nobody names any. */
function ageGroupsOf({ planning, locality }: Targets): {
  groups: AgeGroup[]
  cited?: Pick<Target, 'article' | 'note'>
} {
  const { planningAges, planningYoung } = locality ?? {}
  const rule = planningAges ?? planning.ages
  if (planningYoung && !planningAges) {
    return { groups: [planningYoung.value], cited: cited(planningYoung) }
  }
  if (!rule) return { groups: [] }
  return { groups: [...rule.value].sort((a, b) => a.under - b.under), cited: cited(rule) }
}

interface AgeGroup {
  under: number
  atLeast: Fraction
  atMost?: Fraction
}

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
  return structureOfCounts(targets, countLevels(posts, planned, agesCounted(targets, on)))
}

/** The same of what was counted already, by the bounds of the targets. */
export function structureOfCounts(targets: Targets, counts: readonly LevelCounts[]): LevelStructure[] {
  return LOCALITIES.flatMap((locality) =>
    [...POST_LEVELS]
      .reverse()
      .flatMap((level) => counts.filter((of) => of.locality === locality && of.level === level))
      .filter(({ level, people }) => level !== POST_LEVELS[0] || people > 0)
      .map((of) => levelStructure(targets, of)),
  )
}

/** How many there are of each level that these posts are of. */
export function countLevels(
  posts: readonly PlannablePost[],
  planned: readonly PlannedPerson[],
  { bounds, on, unknownDay }: AgesCounted,
): LevelCounts[] {
  const postsById = new Map(posts.map((post) => [post.postId, post]))
  return LOCALITIES.flatMap((locality) =>
    POST_LEVELS.flatMap((level) => {
      const isHere = (post: PlannablePost | undefined) => post?.level === level && post.locality === locality
      const here = [...postsById.values()].filter(isHere)
      const count = here.length
      const people = distinct(planned.filter(({ postId }) => isHere(postsById.get(postId))))
      const dates = people.flatMap(({ bornOn }) => bornOn ?? [])
      const born = dates.map((bornOn) => dayCounted(bornOn, unknownDay))
      const counts = {
        locality,
        level,
        posts: count,
        seats: here.reduce((sum, { seats = 1 }) => sum + seats, 0),
        people: people.length,
        women: people.filter(({ sex }) => sex === 'female').length,
        dated: born.length,
        withoutDay: dates.filter((bornOn) => !isDayKnown(bornOn)).length,
        younger: bounds.map((years) => born.filter((bornOn) => isYounger(bornOn, years, on)).length),
      }
      return count === 0 ? [] : [counts]
    }),
  )
}

function levelStructure(targets: Targets, counts: LevelCounts): LevelStructure {
  const { locality, level, posts, people, women, withoutDay } = counts
  return {
    locality,
    level,
    posts,
    people,
    ratio: ratioOf(targets, counts),
    women: measured(women, people, womenTarget(targets, locality)),
    ages: ageShares(targets, counts),
    ...bothOf(targets, counts),
    ...(withoutDay > 0 && { agesNote: agesNote(withoutDay, unknownDayOf(targets.planning)) }),
  }
}

function agesNote(people: number, { value, article }: Cited<UnknownDay>): Text {
  const which = UNKNOWN_DAY_NAMES[value]
  return {
    vi: `${people} người chưa rõ ngày sinh: tuổi tính theo ${which.vi} (${article.vi})`,
    en: `The day of birth of ${people} is not known: their age is counted with ${which.en} (${article.en})`,
  }
}

/** Of committees against their seats, half rounded up; of other posts against the locality's or the text's own range, if any. */
function ratioOf(
  { planning, locality }: Targets,
  { level, posts, seats = posts, people }: LevelCounts,
): Measured {
  const { committees } = planning
  if (committees && level === HIGHEST_LEVEL) {
    const share = measured(people, seats, { ...committees.value, ...cited(committees) })
    const { numerator, denominator } = committees.value.atMost
    const isRoundedUp = people > 0 && people === halfUp(seats * numerator, denominator)
    return isRoundedUp ? { ...share, verdict: 'ok' } : share
  }
  const range = locality?.planningRatio ?? planning.ratio
  return measured(people, posts, range ? { ...range.value, ...cited(range) } : null)
}

function bothOf({ locality }: Targets, { level, people, women, younger }: LevelCounts): { both?: BothThere } {
  const { planningBoth: rule, planningYoung } = locality ?? {}
  if (!rule?.value || !planningYoung || level !== HIGHEST_LEVEL) return {}
  const [young, woman] = [(younger[0] ?? 0) > 0, women > 0]
  const verdict = people === 0 || (young && woman) ? 'ok' : 'warning'
  return { both: { young, woman, under: planningYoung.value.under, ...cited(rule), verdict } }
}

function womenTarget({ planning, locality }: Targets, where: Locality): Target | null {
  if (locality?.planningWomen) {
    return { atLeast: locality.planningWomen.value, ...cited(locality.planningWomen) }
  }
  return planning.women ? { atLeast: planning.women.value[where], ...cited(planning.women) } : null
}

/** A share for each age group of the rules, and one for the rest above, which has no target. */
function ageShares(
  targets: Targets,
  { people, dated, younger }: Pick<LevelCounts, 'people' | 'dated' | 'younger'>,
): AgeShare[] {
  const { groups, cited: source } = ageGroupsOf(targets)
  if (!source) return []
  const { locality } = targets
  return [...groups, undefined].map((group, index) => {
    const [from, under] = [groups[index - 1]?.under ?? null, group?.under ?? null]
    const inside = (younger[index] ?? dated) - (younger[index - 1] ?? 0)
    return { from, under, ...measured(inside, people, group ? target(group, source) : null) }
  })

  function target({ under, atLeast, atMost }: AgeGroup, source: Pick<Target, 'article' | 'note'>): Target {
    const own = under === UNDER_40 ? locality?.planningUnder40 : undefined
    if (own) return { atLeast: own.value, ...cited(own) }
    return { atLeast, ...(atMost && { atMost }), ...source }
  }
}

/** Has the person not yet had that birthday? Somebody born on 29 February has it on the last day of February. */
function isYounger(bornOn: IsoDate, years: number, on: IsoDate): boolean {
  return birthday(bornOn, years) > on
}

/** The last day of birth of those who have had that birthday: who is younger was born after it. RangeError if `on` is no day. */
export function lastBirthDate(years: number, on: IsoDate): IsoDate {
  const sameDay = birthday(on, -years)
  const next = addDays(sameDay, 1)
  // 29 February, where `on` is the last of a February of 28 days.
  return birthday(next, years) <= on ? next : sameDay
}

const birthday = (bornOn: IsoDate, years: number): IsoDate => addMonths(bornOn, years * MONTHS_PER_YEAR)

function distinct(planned: readonly PlannedPerson[]): PlannedPerson[] {
  return [...new Map(planned.map((person) => [person.personId, person])).values()]
}

function cited({ article, note }: Pick<Target, 'article' | 'note'>): Pick<Target, 'article' | 'note'> {
  return { article, ...(note && { note }) }
}
