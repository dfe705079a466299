import type { Organisation } from '../organisation/organisation.js'
import type { PersonRow } from '../province.js'
import type { Random } from '../random.js'
import type { Staff } from './staffing.js'

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
