import { listDeclarations } from '../../../db/registers/declarations.js'
import { listRelations, type RelationRow } from '../../../db/registers/relations.js'
import { converse } from '../../../domain/integrity/relations.js'
import type { Shown } from '../../http/answer.js'

/** All that was declared, and that it was. */
export async function relationsOf(shown: Pick<Shown, 'client' | 'of' | 'language'>) {
  const { client, of } = shown
  const declarations = await listDeclarations(client, 'relations', of)
  const rows = await listRelations(client, of)
  return { declarations, items: rows.map((row) => relationView(row, shown)) }
}

/** As it is from the side of the person in whose list it is shown. */
export function relationView(row: RelationRow, { of }: Pick<Shown, 'of'>) {
  const { id, person, relative, kind, declaredOn, source, endedOn, endedReason } = row
  const own = person.id === of
  return {
    id,
    relative: own ? relative : person,
    kind: own ? kind : converse(kind),
    declaredBy: own ? ('person' as const) : ('relative' as const),
    ...{ declaredOn, source, endedOn, endedReason },
  }
}
