import type { IsoDate, PostLevel, SeatId } from '../../domain/vocabulary.js'
import { POST_LEVELS } from '../../domain/vocabulary.js'
import type { Organisation } from '../organisation/organisation.js'
import { isOfCommune, keyOf, postIdOf } from '../organisation/posts.js'
import type { PostRow, Shortcoming } from '../province.js'
import { exactly, type Random } from '../random.js'

/** A seat left empty, and the seats of the people who were thought of for it. */
export interface VacancyPlan {
  seatId: SeatId
  level: PostLevel
  inCommune: boolean
  /** The last day it was held; null when nobody ever held it. */
  leftOn: IsoDate | null
  suited: SeatId[]
  unsuited: { seatId: SeatId; misses: Shortcoming }
}

/** Departments whose officers run the procedures: their own posts stay out of the demonstration's vacancies. */
const RUNNING_PROCEDURES = ['organisation', 'inspection', 'party-office']
const HEADS_VACANT = 4
const DIVISION_HEADS_VACANT = 16
const DIVISION_DEPUTIES_VACANT = 24
const SECRETARIES_VACANT = 8
const CHAIRS_VACANT = 10
const VICE_CHAIRS_VACANT = 12

/** What an unsuited person may miss at every rung, in turn. */
const COMMON: readonly Shortcoming[] = [
  'planning',
  'evaluations',
  'papers',
  'time-in-lower-post',
  'discipline',
  'measure',
]

/** The rung below, or undefined below the lowest. */
export function rungBelow(level: PostLevel): PostLevel | undefined {
  return POST_LEVELS[POST_LEVELS.indexOf(level) - 1]
}

/** Which seats are vacant, since when, and who is to be suited for them: 90 in all, at most one of a post. */
export function planVacancies(random: Random, organisation: Organisation): VacancyPlan[] {
  const posts = new Map(organisation.posts.map((post) => [post.id, post]))
  let turn = 0
  const plan = (seatId: SeatId, suited: SeatId[], unsuited: SeatId, missing?: Shortcoming): VacancyPlan => {
    const post = posts.get(postIdOf(seatId))
    if (!post) throw new RangeError(`${seatId}: no such seat`)
    const choices = shortcomingsAt(post)
    const misses = missing ?? choices[turn++ % choices.length] ?? 'papers'
    const inCommune = isOfCommune(seatId)
    return {
      seatId,
      level: post.level,
      inCommune,
      leftOn: inCommune ? leftCommuneOn(random) : leftOfficeOn(random),
      suited,
      unsuited: { seatId: unsuited, misses },
    }
  }
  return [
    ...departmentVacancies(random, organisation, plan),
    ...communeVacancies(random, organisation, plan),
    plan(
      'seat-province-vice-chair-4',
      ['seat-province-council-deputy-1', 'seat-province-council-deputy-2'],
      'seat-province-council-deputy-3',
    ),
  ]
}

type Plan = (seatId: SeatId, suited: SeatId[], unsuited: SeatId, misses?: Shortcoming) => VacancyPlan

function shortcomingsAt(post: PostRow): readonly Shortcoming[] {
  const highEnough = POST_LEVELS.indexOf(post.level) >= POST_LEVELS.indexOf('department-deputy')
  if (post.degree === 'masters') return ['qualification', 'full-term', ...COMMON]
  return highEnough ? ['full-term', ...COMMON] : COMMON
}

function leftOfficeOn(random: Random): IsoDate {
  const [from, to] = random.weighted([
    [['2024-02-01', '2025-05-31'], 30],
    [['2025-06-01', '2025-10-31'], 45],
    [['2026-01-15', '2026-07-31'], 25],
  ] as const)
  return random.dateBetween(from, to)
}

/** A commune's seats are new: some were never filled. */
function leftCommuneOn(random: Random): IsoDate | null {
  return random.chance(60) ? null : random.dateBetween('2025-11-15', '2026-07-31')
}

/** The README walks through Health's second deputy; the accounts name candidates for the head of Culture. */
const WALKED_THROUGH = 'health'
const HEAD_IN_ACCOUNTS = 'culture'
/** Its first specialist has the account hr.health. */
const DIVISION_IN_ACCOUNTS = 'health-2'

function departmentVacancies(random: Random, organisation: Organisation, plan: Plan): VacancyPlan[] {
  const open = organisation.departments.filter(({ plan: { key } }) => !RUNNING_PROCEDURES.includes(key))
  const couldBeHeadless = open
    .filter(({ plan: each }) => !each.onStandingCommittee && each.deputies >= 3)
    .map(({ plan: { key } }) => key)
    .filter((key) => key !== HEAD_IN_ACCOUNTS && key !== WALKED_THROUGH)
  const headless = [
    HEAD_IN_ACCOUNTS,
    ...exactly(random.shuffled(couldBeHeadless), HEADS_VACANT - 1, 'departments without a head'),
  ]
  const free = new Map(open.map(({ plan: { key }, divisions }) => [key, divisions.map(keyOf)]))
  const deputies = open
    .filter(({ plan: { key } }) => !headless.includes(key))
    .sort((a, b) => Number(b.plan.key === WALKED_THROUGH) - Number(a.plan.key === WALKED_THROUGH))
    .map(({ plan: { key, deputies: seats } }) => {
      const [first, second, third, ...rest] = random.shuffled(free.get(key) ?? [])
      if (!first || !second || !third) throw new RangeError(`${key}: too few divisions`)
      // The divisions of the three keep their heads.
      free.set(key, rest)
      const ordinal = key === WALKED_THROUGH ? 2 : random.between(2, seats)
      return plan(`seat-${key}-deputy-${ordinal}`, [headOf(first), headOf(second)], headOf(third))
    })
  const heads = headless.map((key) => {
    const deputy = (ordinal: number) => `seat-${key}-deputy-${ordinal}`
    return plan(`seat-${key}-head-1`, [deputy(1), deputy(2)], deputy(3))
  })
  return [
    ...deputies,
    ...heads,
    ...divisionVacancies(
      random,
      free,
      open.flatMap((each) => each.divisions.map(keyOf)),
      plan,
    ),
  ]
}

function headOf(division: string): SeatId {
  return `seat-${division}-head-1`
}

/** `free`: by department, the divisions that may lose their head; `all`: those of every department. */
function divisionVacancies(
  random: Random,
  free: Map<string, string[]>,
  all: string[],
  plan: Plan,
): VacancyPlan[] {
  const elsewhere = random.shuffled([...free.keys()].filter((key) => key !== WALKED_THROUGH))
  const headless = [
    WALKED_THROUGH,
    ...exactly(elsewhere, DIVISION_HEADS_VACANT - 1, 'departments with a headless division'),
  ].map((key) => random.pick((free.get(key) ?? []).filter((division) => division !== DIVISION_IN_ACCOUNTS)))
  const others = random.shuffled(
    all.filter((division) => !headless.includes(division) && division !== DIVISION_IN_ACCOUNTS),
  )
  const inHealth = (division: string) => division.startsWith(`${WALKED_THROUGH}-`)
  const short = [
    ...exactly(others.filter(inHealth), 2, 'divisions of Health'),
    ...exactly(
      others.filter((division) => !inHealth(division)),
      DIVISION_DEPUTIES_VACANT - 2,
      'divisions',
    ),
  ]
  return [
    ...headless.map((division) =>
      plan(
        headOf(division),
        [`seat-${division}-deputy-1`, `seat-${division}-deputy-2`],
        `seat-${division}-specialist-1`,
        'time-in-lower-post',
      ),
    ),
    ...short.map((division) =>
      plan(
        `seat-${division}-deputy-2`,
        [`seat-${division}-specialist-1`, `seat-${division}-specialist-2`],
        `seat-${division}-specialist-3`,
      ),
    ),
  ]
}

/** The first commune belongs to a member of the standing committee; the second one's secretary is in the accounts. */
function communeVacancies(random: Random, { communes }: Organisation, plan: Plan): VacancyPlan[] {
  const [, second, third, ...rest] = communes.map(keyOf)
  if (!second || !third) throw new RangeError('too few communes')
  const drawn = [second, ...random.shuffled(rest)]
  const take = (count: number) => drawn.splice(0, count)
  return [
    ...take(SECRETARIES_VACANT).map((key) =>
      plan(
        `seat-${key}-secretary-1`,
        [`seat-${key}-chair-1`, `seat-${key}-deputy-secretary-1`],
        `seat-${key}-vice-chair-1`,
        'time-in-lower-post',
      ),
    ),
    ...take(CHAIRS_VACANT).map((key) =>
      plan(
        `seat-${key}-chair-1`,
        [`seat-${key}-vice-chair-1`, `seat-${key}-vice-chair-2`],
        `seat-${key}-council-vice-chair-1`,
      ),
    ),
    ...take(VICE_CHAIRS_VACANT).map((key) =>
      plan(
        `seat-${key}-vice-chair-2`,
        [`seat-${key}-office-head-1`, `seat-${key}-economy-head-1`],
        `seat-${key}-culture-head-1`,
      ),
    ),
  ]
}
