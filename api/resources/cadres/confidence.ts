import { listConfidenceOf } from '../../../db/reads/confidence-of-person.js'
import type { PersonId } from '../../../domain/vocabulary.js'
import { covers } from '../../../records/rights/caller.js'
import type { Shown } from '../../http/answer.js'

/** The results of votes of confidence that this reader may know of a person: as on the pages of those procedures (docs/access.md). */
export async function confidenceOf(person: PersonId, { client, caller }: Pick<Shown, 'client' | 'caller'>) {
  const results = await listConfidenceOf(client, { person, reader: caller.personId })
  return results
    .filter(
      ({ unitId, isOfReader }) =>
        person === caller.personId ||
        (!isOfReader && covers(caller.manages, unitId) && covers(caller.readsRecords, unitId)),
    )
    .map(({ unitId, isOfReader, ...result }) => result)
}
