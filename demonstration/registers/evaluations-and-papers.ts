import type { Grade } from '../../domain/vocabulary.js'
import type { Staff } from '../people/staffing.js'
import type { EvaluationRow, PaperRow } from '../province.js'
import type { Random } from '../random.js'

/** The first and the last year that everybody was evaluated in; the demonstration may ask for more. */
export const EVALUATED = { from: 2022, until: 2025 }
/** A grade for each year up to `until`. Who is on a shortlist was good every year, unless evaluations are what they miss. */
export function evaluations(random: Random, everyone: readonly Staff[], until: number): EvaluationRow[] {
  const years = Array.from({ length: until - EVALUATED.from + 1 }, (_, index) => EVALUATED.from + index)
  return everyone.flatMap((person) =>
    years.map((year) => ({ personId: person.id, year, grade: grade(random, person, year) })),
  )
}

function grade(random: Random, person: Staff, year: number): Grade {
  if (person.misses === 'evaluations' && year >= 2024) return 'completed'
  if (person.suited || person.misses) return random.chance(18) ? 'excellent' : 'good'
  return random.weighted<Grade>([
    ['excellent', 14],
    ['good', 74],
    ['completed', 11],
    ['not-completed', 1],
  ])
}

/** CV and asset declaration of everybody but one; of a few the declaration is not verified yet. */
export function papers(random: Random, everyone: readonly Staff[]): PaperRow[] {
  const newcomer = everyone.find(isNewcomer)
  const entered = everyone.flatMap((person): PaperRow[] => {
    const unverified = person.misses === 'papers' || (!person.suited && !person.misses && random.chance(3))
    const verifiedOn = () => random.dateBetween('2025-07-15', '2025-10-31')
    return [
      { personId: person.id, paper: 'cv', verifiedOn: verifiedOn() },
      { personId: person.id, paper: 'asset-declaration', verifiedOn: unverified ? null : verifiedOn() },
    ]
  })
  return entered.filter(({ personId, paper }) => personId !== newcomer?.id || paper === 'cv')
}

/** Who came from elsewhere, without a declaration on file: no criterion about it can be answered. */
const isNewcomer = ({ job, suited, misses, longInPost }: Staff): boolean =>
  job?.post.level === 'division-deputy' && !suited && !misses && !longInPost
