import type { Client } from '../../db/pool.js'
import { findRecusalFromCase } from '../../db/reads/recusal.js'
import { Refused } from '../../db/refused.js'
import type { CaseId, IsoDate, PersonId } from '../../domain/vocabulary.js'
import { refusing } from '../use-case/refusing.js'

/** What officers keep beside a case is kept by none who stands back from it. */
export const requireUntied = refusing(
  ['recused'],
  async (client: Client, caseId: CaseId, person: PersonId, on: IsoDate): Promise<void> => {
    const recusal = await findRecusalFromCase(client, caseId, person, on)
    if (recusal) throw new Refused({ code: 'recused', ...recusal })
  },
)
