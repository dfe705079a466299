import type pg from 'pg'
import type { Client } from '../../db/pool.js'
import { listOpenCandidacies } from '../../db/reads/candidacies.js'
import type { CaseStanding } from '../../db/reads/case-standing.js'
import { findTie } from '../../db/reads/recusal.js'
import { Refused } from '../../db/refused.js'
import type { KeptFrom } from '../../domain/procedure/refusals.js'
import { tyingKinds } from '../../domain/rules/values/recusal-rules.js'
import type { IsoDate, PersonId } from '../../domain/vocabulary.js'
import { recusalRules } from '../rules-in-force.js'
import { refusing } from '../use-case/refusing.js'
import type { Caller } from './caller.js'

/** What somebody is to a person whom they may write nothing of. */
type Nearness = Exclude<KeptFrom, 'own-acting' | 'own-right'>

/**
 * The one guard before whatever is written of people: nobody writes of themself, of whom they stand against in an open
 * procedure, of a near relative or of whom a declared interest ties them to; nor of a candidate of an open procedure that
 * they stand back from, be it for another of its candidates. Asked in the transaction that writes (ADR 0020).
 * @throws Refused not-permitted, and why
 */
export const requireNotNear = refusing(
  ['not-permitted'],
  async (
    client: pg.ClientBase,
    { personId }: Pick<Caller, 'personId'>,
    people: readonly PersonId[],
    on: IsoDate,
  ): Promise<void> => {
    const because = await nearness(client, personId, people, on)
    if (because) throw new Refused({ code: 'not-permitted', because })
  },
)

/**
 * As `requireNotNear`, of whom a declaration names beside whoever declared it: it binds them, too. That it names oneself may
 * be entered: it binds whoever enters it.
 */
export const requireMayName = refusing(
  [requireNotNear],
  async (client: pg.ClientBase, caller: Caller, named: PersonId, on: IsoDate): Promise<void> => {
    if (named !== caller.personId) await requireNotNear(client, caller, [named], on)
  },
)

/**
 * Nobody launches a case about whom they stand against: to be in another may stand in the way. Who is near to a candidate
 * otherwise, the case finds out as it begins.
 */
export const requireNoCompetitor = refusing(
  ['not-permitted'],
  ({ competitors }: Pick<Caller, 'competitors'>, people: readonly PersonId[]): void => {
    if (people.some((person) => competitors.includes(person))) {
      throw new Refused({ code: 'not-permitted', because: 'competitor' })
    }
  },
)

/**
 * Whoever stands against a candidate of a case in another one neither steers it nor does what a group does on it. Its own
 * candidates are refused by the case.
 */
export const requireNoRival = refusing(
  ['not-permitted'],
  ({ isCandidate, standsAgainst }: Pick<CaseStanding, 'isCandidate' | 'standsAgainst'>): void => {
    if (standsAgainst && !isCandidate) throw new Refused({ code: 'not-permitted', because: 'competitor' })
  },
)

/** By the law in force on the day, and by that of the open procedures about them. */
export async function nearness(
  client: Client,
  who: PersonId,
  people: readonly PersonId[],
  on: IsoDate,
): Promise<Nearness | undefined> {
  if (people.includes(who)) return 'own-file'
  const cases = await listOpenCandidacies(client, people)
  if (cases.some((each) => each.people.includes(who))) return 'competitor'
  const ofCases = cases.flatMap(({ rules }) => rules ?? [])
  const tie = await findTie(client, who, {
    people: [...people, ...cases.flatMap(({ candidates }) => candidates)],
    units: cases.map(({ unitId }) => unitId),
    kinds: tyingKinds([...(await recusalRules(client, on)), ...ofCases]),
    on,
  })
  return tie?.because
}
