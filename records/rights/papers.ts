import type { Client } from '../../db/pool.js'
import { Refused } from '../../db/refused.js'
import type { CaseId, IsoDate } from '../../domain/vocabulary.js'
import { refusing } from '../use-case/refusing.js'
import type { Caller } from './caller.js'
import { type CaseSeen, caseOf, requireManages } from './cases.js'
import { requireUntied } from './recusal.js'

/** A case to whoever writes its papers. */
export type WritesPapers = CaseSeen

/** The case, for an HR officer of its unit who does not stand back from it: what they make names its candidates. */
export const paperedCase = refusing(
  [caseOf, requireManages, requireUntied],
  async (client: Client, caller: Caller, id: CaseId, today: IsoDate): Promise<WritesPapers> => {
    const seen = await caseOf(client, caller, id)
    requireManages(seen.rights)
    await requireUntied(client, id, caller, today)
    return seen
  },
)

/** @throws Refused paper-not-found: the case has no such paper as it stands */
export const requirePaper = refusing(['paper-not-found'], (made: Buffer | undefined): Buffer => {
  if (!made) throw new Refused({ code: 'paper-not-found' })
  return made
})
