import { requireUnrelated } from '../../db/case-change/guards.js'
import { findKeptCase, KeptUnreadable, type Sealing } from '../../db/case-change/standing.js'
import type { Client } from '../../db/pool.js'
import { countTold } from '../../db/reads/told.js'
import { Refused } from '../../db/refused.js'
import { findPinnedLaw } from '../../db/registers/pinned-law.js'
import { type CaseStatus, isOpen } from '../../domain/procedure/case.js'
import type { Refusal } from '../../domain/procedure/refusals.js'
import type { RecordRefusal } from '../../domain/records/refusals.js'
import type { PinnedRules } from '../../domain/rules/rule-set.js'
import type { CaseId, Instant, IsoDate } from '../../domain/vocabulary.js'
import type { Caller } from '../../records/rights/caller.js'
import type { CaseCommanded } from '../../records/rights/cases.js'
import { type Foreseen, foreseen, stateOf } from '../../workflows/procedure/foreseen.js'
import { becauseOf } from '../problems/because.js'
import { consequencesInWords } from '../words/consequence-words.js'
import type { Language } from '../words/language.js'
import type { Offer } from './offer.js'
import type { Action } from './schemas.js'

/** Who asks, when, and of which case. */
export interface AskedOfCase {
  caller: Caller
  language: Language
  now: Instant
  today: IsoDate
  caseId: CaseId
  status: CaseStatus
  unseal: Sealing['unseal']
}

/** What a command would be answered: why not, or what follows. */
type Verdict = { refusal: Refusal | RecordRefusal } | { follows: Foreseen }
/** The same of the case alone, for whoever has the right. */
type JudgeOfCase = (offer: Offer, granted: CaseCommanded) => Promise<Verdict>

/**
 * What of all that a page offers the caller may do now, what follows from it, and why the rest is refused: asked of the
 * right of each command, then of the case as it is kept, then of what keeps whoever acts from it, in the order in which a
 * command meets them (ADR 0050). Nothing is said where what is kept of the case cannot be read: the worker tells that, and the
 * page is there all the same. `client` reads in one snapshot, or what it finds may be of two moments.
 */
export async function actionsOf(
  client: Client,
  offers: readonly Offer[],
  asked: AskedOfCase,
): Promise<Action[]> {
  const verdicts = await verdictsOn(client, offers, asked)
  const told = await toldBy(client, verdicts, asked.today)
  return offers.flatMap(({ name, input, shown }, index) => {
    const verdict = verdicts[index]
    if (!verdict) return []
    if ('refusal' in verdict) {
      const because = becauseOf(verdict.refusal, asked.language)
      return { ...shown, allowed: false, because, consequences: [] }
    }
    const foretold = { name, input, follows: verdict.follows, told: told[index] ?? 0 }
    return { ...shown, allowed: true, consequences: consequencesInWords(foretold, asked.language) }
  })
}

/** One for each offer; none at all where what is kept of the case cannot be read. */
async function verdictsOn(client: Client, offers: readonly Offer[], asked: AskedOfCase): Promise<Verdict[]> {
  const ofCase = judgeOfCase(client, asked)
  const verdicts: Verdict[] = []
  try {
    for (const offer of offers) verdicts.push(await verdictOn(offer, ofCase))
  } catch (error) {
    if (error instanceof KeptUnreadable) return []
    throw error
  }
  return verdicts
}

async function verdictOn(offer: Offer, ofCase: JudgeOfCase): Promise<Verdict> {
  let granted: CaseCommanded
  try {
    granted = offer.judge()
  } catch (error) {
    if (error instanceof Refused) return { refusal: error.refusal }
    throw error
  }
  return ofCase(offer, granted)
}

/** Reads the case when the first command gets as far as that, and once. */
function judgeOfCase(client: Client, { caller, caseId, status, unseal, now }: AskedOfCase): JudgeOfCase {
  let reading: ReturnType<typeof readCase> | undefined
  const standingBack = new Map<string, ReturnType<typeof refusedAs>>()
  return async ({ name, input }, { sequence, steers }) => {
    if (!isOpen(status)) return { refusal: { code: 'case-closed', status } }
    reading ??= readCase(client, caseId, unseal)
    const kept = await reading
    if (!kept) return { refusal: { code: 'case-out-of-step', how: 'missing', recorded: sequence } }
    const actor = { personId: caller.personId, groups: caller.groups, manages: steers }
    const found = foreseen(kept.state, name, { actor, input }, now)
    if ('code' in found) return { refusal: found }
    const key = JSON.stringify(found.recusal ?? null)
    const recusal = standingBack.get(key) ?? refusedAs(client, found, kept.rules)
    standingBack.set(key, recusal)
    const refusal = await recusal
    return refusal ? { refusal } : { follows: found }
  }
}

async function readCase(client: Client, caseId: CaseId, unseal: Sealing['unseal']) {
  const kept = await findKeptCase(client, caseId, { unseal })
  if (!kept) return undefined
  const { rules } = await findPinnedLaw(client, kept.launch.law)
  return { state: stateOf(kept), rules }
}

/** Why whoever acts stands back; to whom a task is given is chosen with the command. */
async function refusedAs(
  client: Client,
  { recusal, ...found }: Foreseen,
  rules: PinnedRules,
): Promise<Refused['refusal'] | undefined> {
  if (!recusal) return undefined
  const { holder: _, ...ofActor } = recusal
  const judge = await requireUnrelated(client, { ...found, recusal: ofActor }, rules)
  try {
    judge()
    return undefined
  } catch (error) {
    if (error instanceof Refused) return error.refusal
    throw error
  }
}

/** How many people each would be told to. */
async function toldBy(client: Client, verdicts: readonly Verdict[], on: IsoDate): Promise<number[]> {
  const all = verdicts.map((verdict) => ('follows' in verdict ? verdict.follows : undefined))
  const launchedBy = all.find((follows) => follows !== undefined)?.row.launchedBy ?? ''
  return countTold(
    client,
    all.map((follows) => follows?.notices ?? []),
    { on, launchedBy },
  )
}
