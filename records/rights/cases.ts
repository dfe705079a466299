import type pg from 'pg'
import type { Client } from '../../db/pool.js'
import {
  type CaseDetails,
  type DecisionDetails,
  findCaseDetails,
  findDecision,
} from '../../db/reads/case-details.js'
import { type CaseStanding, findCaseStanding } from '../../db/reads/case-standing.js'
import { findPaperHead, type PaperHead } from '../../db/reads/paper-heads.js'
import type { SteeredStanding } from '../../db/reads/steered-case.js'
import { Refused } from '../../db/refused.js'
import { localDate } from '../../domain/deadlines/dates.js'
import type { CaseId, Instant, IsoDate, PersonId } from '../../domain/vocabulary.js'
import { refusing } from '../use-case/refusing.js'
import { type Caller, covers, requireReach } from './caller.js'
import { requireNoRival } from './nearness.js'
import { requireUntied } from './recusal.js'

/** What a caller may read of one case; docs/access.md is this as a table. */
export interface CaseRights {
  /** The caller is a candidate: their own view, whatever roles they hold. */
  own: PersonId | undefined
  /** Results and evidence of eligibility, reasons, what audit events held before and after. */
  records: boolean
  /** Documents of any candidate. */
  papers: boolean
  /** Commands of an HR officer. */
  manages: boolean
  /** Counts that are not announced: beside the tellers, the managing body alone. */
  counts: boolean
}

/** A case as it stands, and what of it the caller may read. */
export interface CaseSeen<Standing extends CaseStanding = CaseStanding> {
  standing: Standing
  rights: CaseRights
}

/** @throws Refused procedure-not-found for what does not exist and for what is not the caller's to know of */
const requireSeen = refusing(
  ['procedure-not-found'],
  <Standing extends CaseStanding>(caller: Caller, standing: Standing | undefined): CaseSeen<Standing> => {
    const seen = seenBy(caller, standing)
    if (!seen) throw new Refused({ code: 'procedure-not-found' })
    return seen
  },
)

/** The case and the caller's rights to it. @throws as `requireSeen` */
export const caseOf = refusing(
  [requireSeen],
  async (client: Client, caller: Caller, id: CaseId): Promise<CaseSeen> =>
    requireSeen(caller, await findCaseStanding(client, id, caller)),
)

/** Everything that the page of a case says, of one that the caller may know of. @throws Refused procedure-not-found */
export async function caseDetails(client: Client, id: CaseId): Promise<CaseDetails> {
  const details = await findCaseDetails(client, id)
  if (!details) throw new Refused({ code: 'procedure-not-found' })
  return details
}

/** As `caseOf`; undefined for what does not exist and for what is not the caller's to know of. */
export async function findCase(client: Client, caller: Caller, id: CaseId): Promise<CaseSeen | undefined> {
  return seenBy(caller, await findCaseStanding(client, id, caller))
}

/** May they know of the case? */
export const knowsOfCase = (
  { sees }: Pick<Caller, 'sees'>,
  { unitId, takesPart }: Pick<CaseStanding, 'unitId' | 'takesPart'>,
): boolean => covers(sees, unitId) || takesPart

/** The case as it stands for that caller, with their rights; undefined for what is not theirs to know of. */
export function seenBy<Standing extends CaseStanding>(
  caller: Caller,
  standing: Standing | undefined,
): CaseSeen<Standing> | undefined {
  return standing && knowsOfCase(caller, standing)
    ? { standing, rights: rightsTo(standing, caller) }
    : undefined
}

/** @throws Refused not-permitted when the case is visible but not the caller's to manage */
export const requireManages = refusing(
  ['not-permitted'],
  ({ manages }: Pick<CaseRights, 'manages'>): void => {
    if (!manages) throw new Refused({ code: 'not-permitted' })
  },
)

/**
 * The case, for an HR officer of its unit who does not stand back from it: a candidate keeps no book of what is said of them.
 */
export const caseOfOfficers = refusing(
  [caseOf, requireManages, requireUntied],
  async (
    client: pg.ClientBase,
    caller: Caller,
    { caseId }: { caseId: CaseId },
    at: Instant,
  ): Promise<CaseStanding> => {
    const { standing, rights } = await caseOf(client, caller, caseId)
    requireManages(rights)
    await requireUntied(client, caseId, caller, localDate(at))
    return standing
  },
)

/** The case while it runs or is suspended, for an HR officer of its unit. */
export const runningCaseOfOfficers = refusing(
  [caseOf, requireManages, 'case-closed', requireUntied],
  async (
    client: pg.ClientBase,
    caller: Caller,
    { caseId }: { caseId: CaseId },
    at: Instant,
  ): Promise<CaseStanding> => {
    const { standing, rights } = await caseOf(client, caller, caseId)
    requireManages(rights)
    const { status } = standing
    if (status !== 'running' && status !== 'suspended') throw new Refused({ code: 'case-closed', status })
    await requireUntied(client, caseId, caller, localDate(at))
    return standing
  },
)

/** The case that a command goes to, and its last change that PostgreSQL shows. */
export interface CaseCommanded {
  caseId: CaseId
  sequence: number
  /** Does whoever sends it steer the case? */
  steers: boolean
}

/** The unit of a case, and the office that acts on it. */
type Steered = Pick<SteeredStanding, 'unitId' | 'office' | 'officeUnit' | 'officeName'>

/** Do they manage the unit of the case, and the level that it is of? */
export function steers({ manages }: Pick<Caller, 'manages'>, { unitId, officeUnit }: Steered): boolean {
  return covers(manages, unitId) && covers(manages, officeUnit)
}

/**
 * Whoever manages a unit does not steer the cases of it that a higher level acts on.
 * @throws Refused not-permitted, wrong-level
 */
export const requireSteers = refusing(
  [requireReach, 'wrong-level'],
  (caller: Pick<Caller, 'manages'>, steered: Steered): void => {
    requireReach(caller.manages, steered.unitId)
    const { office, officeName: name } = steered
    if (!steers(caller, steered)) throw new Refused({ code: 'wrong-level', office, name })
  },
)

/** What a command needs of a case that it goes to. */
export const commanded = (caller: Caller, standing: SteeredStanding): CaseCommanded => ({
  caseId: standing.id,
  sequence: standing.sequence,
  steers: steers(caller, standing),
})

/** The case, for the HR officers of its unit and its level who stand against none of its candidates. */
export const caseToCommand = refusing(
  [requireSeen, requireSteers, requireNoRival],
  (caller: Caller, found: SteeredStanding | undefined): CaseCommanded => {
    const { standing } = requireSeen(caller, found)
    requireSteers(caller, standing)
    requireNoRival(standing)
    return commanded(caller, standing)
  },
)

/** As `caseToCommand`; a candidate speaks for themself. */
export const caseOfCandidate = refusing(
  [requireSeen, caseToCommand],
  (
    caller: Caller,
    found: SteeredStanding | undefined,
    { candidate }: { candidate: PersonId },
  ): CaseCommanded => {
    const { standing, rights } = requireSeen(caller, found)
    return rights.own === candidate ? commanded(caller, standing) : caseToCommand(caller, standing)
  },
)

/** @throws Refused procedure-not-found, not-permitted */
export const readableDossiers = refusing(
  [caseOf, 'not-permitted'],
  async (client: Client, caller: Caller, id: CaseId): Promise<CaseSeen> => {
    const seen = await caseOf(client, caller, id)
    if (!seen.rights.papers && seen.rights.own === undefined) throw new Refused({ code: 'not-permitted' })
    return seen
  },
)

/**
 * `named`: with who objects, for HR officers and administrators of the case's unit alone. What is said against a candidate
 * is read by none who is near to one.
 */
export const readableObjections = refusing(
  [caseOf, 'not-permitted', requireUntied],
  async (client: Client, caller: Caller, id: CaseId, today: IsoDate): Promise<{ named: boolean }> => {
    const { standing, rights } = await caseOf(client, caller, id)
    const named = rights.manages || covers(caller.administers, standing.unitId)
    if (!named && !rights.records) throw new Refused({ code: 'not-permitted' })
    await requireUntied(client, id, caller, today)
    return { named }
  },
)

/** As `readableObjections`, asked beside what is open to the reader anyway; undefined where they may not. */
export const objectionsIfReadable = async (
  ...asked: Parameters<typeof readableObjections>
): Promise<{ named: boolean } | undefined> => {
  try {
    return await readableObjections(...asked)
  } catch (error) {
    if (error instanceof Refused) return undefined
    throw error
  }
}

/** `head`: what the paper of the decision says above its text. */
export const readableDecision = refusing(
  [caseOf, 'decision-not-found', 'not-permitted'],
  async (
    client: Client,
    caller: Caller,
    id: CaseId,
  ): Promise<CaseSeen & { decision: DecisionDetails; head: PaperHead }> => {
    const seen = await caseOf(client, caller, id)
    const decision = await findDecision(client, id)
    if (!decision) throw new Refused({ code: 'decision-not-found' })
    if (!readsDecision(seen.rights, decision)) throw new Refused({ code: 'not-permitted' })
    const head = await findPaperHead(client, id)
    if (!head) throw new Refused({ code: 'decision-not-found' })
    return { ...seen, decision, head }
  },
)

function rightsTo(standing: CaseStanding, caller: Caller): CaseRights {
  const { groups, personId } = caller
  const { unitId, office, managingBody, secretariat, reviewers } = standing
  const memberOf = (...circle: (string | null)[]) =>
    circle.some((group) => group !== null && groups.includes(group))
  const manages = covers(caller.manages, unitId)
  const nothing = { records: false, papers: false, manages, counts: false }
  if (standing.isCandidate) return { own: personId, ...nothing }
  // Nobody reads about their competitors by office, in whichever procedure.
  if (standing.standsAgainst) return { own: undefined, ...nothing }
  const records = covers(caller.readsRecords, unitId) || memberOf(office, managingBody, secretariat)
  return {
    own: undefined,
    records,
    papers: records || memberOf(reviewers),
    manages,
    counts: memberOf(managingBody),
  }
}

/** May this caller see the counts of a vote? Never before it is counted. */
export function seesCounts(
  rights: CaseRights,
  caller: Pick<Caller, 'personId'>,
  vote: { count: unknown; announced: boolean; tellers: readonly PersonId[]; isNoted?: boolean },
): boolean {
  if (vote.count === null) return false
  if (vote.announced || rights.counts) return true
  // Of a vote of confidence, once the authority took note, its officers act on it.
  if (vote.isNoted === true && rights.own === undefined && rights.manages && rights.records) return true
  return rights.own === undefined && vote.tellers.includes(caller.personId)
}

/** Whose result of a vote of confidence may this caller see where they may not see its counts? Their own, once it is noted. */
export const ownResultOf = (
  { own }: CaseRights,
  { isNoted, candidates }: { isNoted: boolean; candidates: readonly PersonId[] },
): PersonId | undefined => (own !== undefined && isNoted && candidates.includes(own) ? own : undefined)

/** May this caller read the whole decision: the body's votes, the reason, the paper? */
export function readsDecision(rights: CaseRights, { personId }: { personId: PersonId | null }): boolean {
  return rights.records || (rights.own !== undefined && rights.own === personId)
}
