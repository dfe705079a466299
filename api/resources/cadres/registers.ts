import { together } from '../../../db/pool.js'
import { listProposedChanges } from '../../../db/registers/proposed-changes.js'
import type { PersonId } from '../../../domain/vocabulary.js'
import { proposalsWithin } from '../../../records/rights/proposed-changes.js'
import type { Shown } from '../../http/answer.js'
import { absencesOf } from '../absences/view.js'
import { disciplinesOf, measuresOf } from '../formal-decisions/view.js'
import { interestsOf } from '../interests/view.js'
import { showProposed } from '../proposed-changes/view.js'
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

/** So much of a file waits at the most, the latest entered first. */
const MOST_WAITING = 50

/** What of the file waits for a second person, as far as the reader may know of it. */
export async function waitingAbout(
  person: PersonId,
  { client, caller, language }: Pick<Shown, 'client' | 'caller' | 'language'>,
) {
  const { rows } = await listProposedChanges(client, {
    ...proposalsWithin(caller),
    ...{ person, state: 'waiting', limit: MOST_WAITING - 1 },
  })
  return rows.map((row) => showProposed(row, language))
}
