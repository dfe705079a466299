import { listDeclarations } from '../../../db/registers/declarations.js'
import { type InterestRow, listInterests } from '../../../db/registers/interests.js'
import type { Shown } from '../../http/answer.js'

/** All that was declared, and that it was. */
export async function interestsOf(shown: Pick<Shown, 'client' | 'of' | 'language'>) {
  const { client, of } = shown
  const declarations = await listDeclarations(client, 'interests', of)
  const rows = await listInterests(client, of)
  return { declarations, items: rows.map((row) => interestView(row, shown)) }
}

export function interestView(
  { unit, endedOn: on, endedReason, endedBy: by, ...row }: InterestRow,
  { language }: Pick<Shown, 'language'>,
) {
  return {
    ...row,
    unit: unit && { id: unit.id, name: unit.name[language] },
    ended: on && by && { on, reason: endedReason ?? '', by },
  }
}
