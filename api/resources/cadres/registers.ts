import { together } from '../../../db/pool.js'
import type { Shown } from '../../http/answer.js'
import { absencesOf } from '../absences/view.js'
import { disciplinesOf, measuresOf } from '../formal-decisions/view.js'
import { interestsOf } from '../interests/view.js'
import { relationsOf } from '../relations/view.js'

/** What is kept of somebody beside the file, for whoever reads it: all of it in one answer. */
export async function registersOf(shown: Omit<Shown, 'caller'>) {
  const [absences, disciplines, measures, interests, relations] = await together([
    absencesOf(shown),
    disciplinesOf(shown),
    measuresOf(shown),
    interestsOf(shown),
    relationsOf(shown),
  ])
  return { absences, disciplines, measures, interests, relations }
}
