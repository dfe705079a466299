import type { LaunchCandidate } from '../../db/reads/launches.js'
import type { Proposed } from '../../domain/procedure/proposed.js'
import type { GroupId, PersonId } from '../../domain/vocabulary.js'
import { type Caller, readsRecordOf } from '../rights/caller.js'

/**
 * Nobody opens a file that is not theirs to read by naming whose it is: of those, each is only proposed (ADR 0040). Whoever
 * holds the seat that a case is about is of the post's unit. Whoever else is named changes nothing of who is asked.
 */
export function proposedBy(
  caller: Pick<Caller, 'personId' | 'competitors' | 'readsRecords'>,
  named: readonly PersonId[],
  people: ReadonlyMap<PersonId, LaunchCandidate>,
): Proposed[] {
  return named.flatMap((person) => {
    const found = people.get(person)
    const isClosed = found && !readsRecordOf(caller, { id: person, unitId: found.unitId })
    return isClosed ? [{ person, asked: askedOf(caller, found) }] : []
  })
}

/** The first where somebody else than whoever names them could answer. */
const askedOf = (
  { personId }: Pick<Caller, 'personId'>,
  { answering, authority }: LaunchCandidate,
): GroupId => answering.find(({ others }) => others.some((other) => other !== personId))?.group ?? authority
