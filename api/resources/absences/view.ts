import { type AbsenceRow, listAbsences } from '../../../db/registers/absences.js'
import type { Shown } from '../../http/answer.js'

export const absenceView = ({ endedEvidence, endedBy, ...row }: AbsenceRow) => ({
  ...row,
  ended: endedBy && { evidence: endedEvidence ?? '', by: endedBy },
})

/** When somebody was, is or will be away. */
export async function absencesOf({ client, of }: Pick<Shown, 'client' | 'of'>) {
  return { items: (await listAbsences(client, of)).map(absenceView) }
}
