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
import { Refused } from '../../db/refused.js'
import { localDate } from '../../domain/deadlines/dates.js'
import type { CaseId, Instant, PersonId, UnitId } from '../../domain/vocabulary.js'
import { refusing } from '../use-case/refusing.js'
import { type Caller, covers } from './caller.js'
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
export interface CaseSeen {
  standing: CaseStanding
  rights: CaseRights
}

/**
 * The case and the caller's rights to it.
 * @throws Refused procedure-not-found for what does not exist and for what is not theirs to know of
 */
export const caseOf = refusing(
  ['procedure-not-found'],
  async (client: Client, caller: Caller, id: CaseId): Promise<CaseSeen> => {
    const seen = await findCase(client, caller, id)
    if (!seen) throw new Refused({ code: 'procedure-not-found' })
    return seen
  },
)

/** Everything that the page of a case says, of one that the caller may know of. @throws Refused procedure-not-found */
export async function caseDetails(client: Client, id: CaseId): Promise<CaseDetails> {
  const details = await findCaseDetails(client, id)
  if (!details) throw new Refused({ code: 'procedure-not-found' })
  return details
}

/** As `caseOf`; undefined for what does not exist and for what is not the caller's to know of. */
export async function findCase(client: Client, caller: Caller, id: CaseId): Promise<CaseSeen | undefined> {
  const standing = await findCaseStanding(client, id, caller)
  const isSeen = standing && (covers(caller.sees, standing.unitId) || standing.takesPart)
  return isSeen ? { standing, rights: rightsTo(standing, caller) } : undefined
}

/** @throws Refused not-permitted when the case is visible but not the caller's to manage */
export const requireManages = refusing(
  ['not-permitted'],
  ({ manages }: Pick<CaseRights, 'manages'>): void => {
    if (!manages) throw new Refused({ code: 'not-permitted' })
  },
)

/**
 * The case, for an HR officer of its unit. A candidate keeps no book of what is said of them, whatever their office.
 */
export const caseOfOfficers = refusing(
  [caseOf, 'not-permitted', requireUntied],
  async (
    client: pg.ClientBase,
    caller: Caller,
    { caseId }: { caseId: CaseId },
    at: Instant,
  ): Promise<CaseStanding> => {
    const { standing, rights } = await caseOf(client, caller, caseId)
    if (rights.own !== undefined) throw new Refused({ code: 'not-permitted' })
    requireManages(rights)
    await requireUntied(client, caseId, caller.personId, localDate(at))
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
    await requireUntied(client, caseId, caller.personId, localDate(at))
    return standing
  },
)

/** The case that a command goes to. */
export interface CaseCommanded {
  caseId: CaseId
  unitId: UnitId
  /** Changes of the case that whoever asks has been shown. */
  sequence: number
}

export const commanded = ({ id, unitId, sequence }: CaseStanding): CaseCommanded => ({
  caseId: id,
  unitId,
  sequence,
})

/** The case, for the HR officers of its unit. */
export const caseToCommand = refusing(
  [caseOf, requireManages],
  async (client: Client, caller: Caller, { id }: { id: CaseId }): Promise<CaseCommanded> => {
    const { standing, rights } = await caseOf(client, caller, id)
    requireManages(rights)
    return commanded(standing)
  },
)

/** As `caseToCommand`; a candidate speaks for themself. */
export const caseOfCandidate = refusing(
  [caseOf, requireManages],
  async (
    client: Client,
    caller: Caller,
    { id, candidate }: { id: CaseId; candidate: PersonId },
  ): Promise<CaseCommanded> => {
    const { standing, rights } = await caseOf(client, caller, id)
    if (rights.own !== candidate) requireManages(rights)
    return commanded(standing)
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

/** `named`: with who objects, for HR officers and administrators of the case's unit alone. */
export const readableObjections = refusing(
  [caseOf, 'not-permitted'],
  async (client: Client, caller: Caller, id: CaseId): Promise<{ named: boolean }> => {
    const { standing, rights } = await caseOf(client, caller, id)
    const named = rights.own === undefined && (rights.manages || covers(caller.administers, standing.unitId))
    if (!named && !rights.records) throw new Refused({ code: 'not-permitted' })
    return { named }
  },
)

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
  if (standing.isCandidate) return { own: personId, records: false, papers: false, manages, counts: false }
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
  vote: { count: unknown; announced: boolean; tellers: readonly PersonId[] },
): boolean {
  if (vote.count === null) return false
  if (vote.announced || rights.counts) return true
  return rights.own === undefined && vote.tellers.includes(caller.personId)
}

/** May this caller read the whole decision: the body's votes, the reason, the paper? */
export function readsDecision(rights: CaseRights, { personId }: { personId: PersonId | null }): boolean {
  return rights.records || (rights.own !== undefined && rights.own === personId)
}
