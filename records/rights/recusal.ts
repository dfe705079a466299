import type pg from 'pg'
import type { Client } from '../../db/pool.js'
import { type ActsOnCases, findPartsOf, listOpenCasesAround } from '../../db/reads/candidacies.js'
import { isAboutCompetitor } from '../../db/reads/case-standing.js'
import { findRecusalFromCase } from '../../db/reads/recusal.js'
import { Refused } from '../../db/refused.js'
import type { CaseId, IsoDate, PersonId } from '../../domain/vocabulary.js'
import { refusing } from '../use-case/refusing.js'
import type { Caller } from './caller.js'

/** What officers keep beside a case is kept by none who stands back from it, or against one of its candidates in another. */
export const requireUntied = refusing(
  ['recused', 'not-permitted'],
  async (
    client: Client,
    caseId: CaseId,
    { personId, competitors }: Pick<Caller, 'personId' | 'competitors'>,
    on: IsoDate,
  ): Promise<void> => {
    const recusal = await findRecusalFromCase(client, caseId, personId, on)
    if (recusal) throw new Refused({ code: 'recused', ...recusal })
    if (competitors.length > 0 && (await isAboutCompetitor(client, caseId, competitors))) {
      throw new Refused({ code: 'not-permitted', because: 'competitor' })
    }
  },
)

/** Whoever stands back from an open case changes nothing of the units, groups, rights and accounts by which it is met, voted, counted and decided on. */
export const requireUntiedWhereItActs = refusing(
  [requireUntied],
  async (
    client: pg.ClientBase,
    caller: Pick<Caller, 'personId' | 'competitors'>,
    acting: ActsOnCases,
    on: IsoDate,
  ): Promise<void> => {
    for (const open of await listOpenCasesAround(client, caller, acting)) {
      await requireUntied(client, open, caller, on)
    }
  },
)

/** As `requireUntiedWhereItActs`, of what somebody has a part in by their roles and groups. */
export const requireUntiedFromWhatTheyDo = refusing(
  [requireUntiedWhereItActs],
  async (
    client: pg.ClientBase,
    caller: Pick<Caller, 'personId' | 'competitors'>,
    person: PersonId,
    on: IsoDate,
  ): Promise<void> => requireUntiedWhereItActs(client, caller, await findPartsOf(client, person, on), on),
)
