import { searchName } from '../../domain/names.js'
import type { Degree, IsoDate } from '../../domain/vocabulary.js'
import type { Organisation } from '../organisation/organisation.js'
import type { ManagedAs, PersonRow } from '../province.js'
import { exactly, type Random } from '../random.js'
import { ethnicity, personName, type Sex } from './person-names.js'
import { COMMITTEE_MEMBERS, type Staff } from './staffing.js'

/** The day on which ages are counted. */
export const AGES_ON: IsoDate = '2026-01-01'
const AGES_IN = 2026

/** Of the cadres, how many are what, whatever the seed: the numbers of a province as there are. */
const CADRE_MARGINS = {
  women: 112,
  youngerThan: 42,
  young: 45,
  masters: 454,
  doctorate: 52,
  university: 77,
}
/** Degrees counted: 24 people hold two of them. */
const COMMITTEE_MARGINS = {
  women: 991,
  youngerThan: 40,
  young: 689,
  college: 7,
  university: 1738,
  masters: 1506,
  doctorate: 34,
}
const TWO_DEGREES =
  COMMITTEE_MARGINS.college +
  COMMITTEE_MARGINS.university +
  COMMITTEE_MARGINS.masters +
  COMMITTEE_MARGINS.doctorate -
  COMMITTEE_MEMBERS

/** Old enough that less than a full term is left before retirement, young enough to be still in office. */
const LAST_YEARS = { male: 59, female: 54 } as const
/** Somebody suited has a full term left, of either sex, for some years to come. */
const OLDEST_SUITED = 47

type Ages = readonly [from: number, to: number]

interface Attributes {
  sex: Sex
  ages: Ages
  degrees: Degree[]
}

/** Everybody with a name, a birthday, a sex and degrees such that the margins come out exactly. */
export function people(random: Random, everyone: readonly Staff[]): Omit<PersonRow, 'originUnitId'>[] {
  const of = (managedAs: ManagedAs) => everyone.filter((each) => each.managedAs === managedAs)
  const attributes = new Map([
    ...cadreAttributes(random, of('provincial')),
    ...committeeAttributes(random, of('commune')),
    ...of('staff').map((each) => [each, staffAttributes(random, each)] as const),
  ])
  return everyone.map((each) => {
    const own = attributes.get(each)
    if (!own) throw new RangeError(`${each.id}: no attributes`)
    const fullName = personName(random, own.sex)
    return {
      id: each.id,
      fullName,
      searchName: searchName(fullName),
      bornOn: bornOn(random, own.ages),
      sex: own.sex,
      ethnicity: ethnicity(random),
      degrees: own.degrees,
      unitId: each.unitId,
      managedAs: each.managedAs,
      email: `${each.id}@thanhgiang.example`,
      locale: 'vi',
    }
  })
}

/** A birthday of somebody whose age in whole years on AGES_ON is in that range. */
function bornOn(random: Random, [from, to]: Ages): IsoDate {
  return random.dateBetween(`${AGES_IN - to - 1}-01-02`, `${AGES_IN - from}-01-01`)
}

function cadreAttributes(random: Random, cadres: readonly Staff[]): [Staff, Attributes][] {
  const margins = CADRE_MARGINS
  const isSecretary = ({ job }: Staff) => job?.post.id === 'post-province-secretary'
  const isSenior = ({ job }: Staff) =>
    ['standing-committee', 'department-head'].includes(job?.post.level ?? '')
  const women = draw(
    random,
    cadres.filter((each) => !isSecretary(each)),
    margins.women,
  )
  const young = draw(
    random,
    cadres.filter((each) => !isSenior(each) && each.misses !== 'full-term'),
    margins.young,
  )
  const degrees = cadreDegrees(random, cadres)
  return cadres.map((each) => {
    const sex = women.has(each) ? 'female' : 'male'
    const ages = ((): Ages => {
      if (young.has(each)) return [34, margins.youngerThan - 1]
      if (each.misses === 'full-term') return [LAST_YEARS[sex], LAST_YEARS[sex]]
      if (each.suited || each.misses) return [margins.youngerThan, OLDEST_SUITED]
      return [isSenior(each) ? 46 : margins.youngerThan, LAST_YEARS[sex]]
    })()
    return [each, { sex, ages, degrees: withLower(degrees.get(each) ?? 'masters') }]
  })
}

/** Highest degrees: those who must not have a master's are the first without, the rest is drawn. */
function cadreDegrees(random: Random, cadres: readonly Staff[]): Map<Staff, Degree> {
  const without = cadres.filter(({ misses }) => misses === 'qualification')
  const free = random.shuffled(cadres.filter((each) => !each.needsMasters && !without.includes(each)))
  const university = new Set([
    ...without,
    ...exactly(free, CADRE_MARGINS.university - without.length, 'cadres with a university degree'),
  ])
  const doctors = draw(
    random,
    cadres.filter((each) => !university.has(each)),
    CADRE_MARGINS.doctorate,
  )
  return new Map(
    cadres.map((each) => [
      each,
      university.has(each) ? 'university' : doctors.has(each) ? 'doctorate' : 'masters',
    ]),
  )
}

function committeeAttributes(random: Random, members: readonly Staff[]): [Staff, Attributes][] {
  const margins = COMMITTEE_MARGINS
  const women = draw(random, members, margins.women)
  const young = draw(random, members, margins.young)
  const [holders, others] = [
    members.filter(({ job }) => job),
    random.shuffled(members.filter(({ job }) => !job)),
  ]
  const college = exactly(others, margins.college, 'members with a college degree')
  const rest = random.shuffled([...holders, ...others.slice(margins.college)])
  const degrees = new Map<Staff, Degree[]>(college.map((each) => [each, ['college']]))
  let taken = 0
  const give = (count: number, own: Degree[]) => {
    for (const each of rest.slice(taken, taken + count)) degrees.set(each, own)
    taken += count
  }
  give(TWO_DEGREES, ['university', 'masters'])
  give(margins.university - TWO_DEGREES, ['university'])
  give(margins.masters - TWO_DEGREES, ['masters'])
  give(margins.doctorate, ['doctorate'])
  return members.map((each) => {
    const sex = women.has(each) ? 'female' : 'male'
    const ages = ((): Ages => {
      const wanted = each.suited || each.misses
      if (young.has(each)) return [wanted ? 33 : 26, margins.youngerThan - 1]
      return [margins.youngerThan, wanted ? OLDEST_SUITED : LAST_YEARS[sex]]
    })()
    return [each, { sex, ages, degrees: degrees.get(each) ?? [] }]
  })
}

const STAFF_AGES: Readonly<Record<string, Ages>> = {
  specialist: [26, 45],
  'division-deputy': [33, 50],
  'division-head': [37, 54],
}

function staffAttributes(random: Random, each: Staff): Attributes {
  const sex = random.chance(40) ? 'female' : 'male'
  const [from, to] = STAFF_AGES[each.job?.post.level ?? 'specialist'] ?? [26, 45]
  const ages = ((): Ages => {
    if (each.misses === 'full-term') return [LAST_YEARS[sex], LAST_YEARS[sex]]
    return [from, each.suited || each.misses ? Math.min(to, OLDEST_SUITED) : to]
  })()
  const drawn = random.weighted<Degree>([
    ['university', 52],
    ['masters', 46],
    ['doctorate', 2],
  ])
  const degree =
    each.misses === 'qualification'
      ? 'university'
      : each.needsMasters && drawn === 'university'
        ? 'masters'
        : drawn
  return { sex, ages, degrees: withLower(degree) }
}

function withLower(highest: Degree): Degree[] {
  const ladder: Degree[] = ['university', 'masters', 'doctorate']
  return ladder.slice(0, ladder.indexOf(highest) + 1)
}

function draw(random: Random, from: readonly Staff[], count: number): Set<Staff> {
  return new Set(exactly(random.shuffled(from), count, 'people'))
}

/** Percent of those who work in a commune that come from it; of its party secretary far fewer do. */
const LOCALS = 85
const LOCAL_SECRETARIES = 22

/** Where everybody comes from: a commune of the province, for those who work in one mostly theirs. */
export function withOrigins(
  random: Random,
  people: readonly Omit<PersonRow, 'originUnitId'>[],
  { communes }: Organisation,
  everyone: readonly Staff[],
): PersonRow[] {
  const secretaries = new Set(
    everyone.flatMap(({ id, job }) => (job?.post.heads === 'party-committee' ? [id] : [])),
  )
  const ids = new Set(communes.map(({ id }) => id))
  return people.map((person) => {
    const elsewhere = random.pick(communes.filter(({ id }) => id !== person.unitId)).id
    const isLocal = random.chance(secretaries.has(person.id) ? LOCAL_SECRETARIES : LOCALS)
    return { ...person, originUnitId: ids.has(person.unitId) && isLocal ? person.unitId : elsewhere }
  })
}
