import type { z } from 'zod'
import type { Client } from '../../../db/pool.js'
import {
  findCaseRow,
  findDecision,
  listCaseCandidates,
  listDocuments,
} from '../../../db/reads/case-details.js'
import { findTermOfSeat, listHeldSeats } from '../../../db/reads/held-posts.js'
import { listLastResults } from '../../../db/reads/results-of-tasks.js'
import { listOpenTasks, type TaskDetails } from '../../../db/reads/tasks.js'
import { findVote, listVotes } from '../../../db/reads/votes.js'
import { unmet } from '../../../domain/eligibility/check-eligibility.js'
import { LOST_STATUSES } from '../../../domain/procedure/case.js'
import { CARRIED_OUT_BY } from '../../../domain/procedure/conclusion.js'
import { AFTER_ROTATION } from '../../../domain/procedure/outcomes.js'
import {
  effectOf,
  isAboutLeaders,
  saidByApproval,
  takesEffectByElection,
  takesTermOfPost,
} from '../../../domain/procedure/procedure-kinds.js'
import { TASK_ROWS, taskKindsThat } from '../../../domain/procedure/task-kinds.js'
import { USUAL_FOR_ELECTION } from '../../../domain/rules/elections.js'
import type { IsoDate } from '../../../domain/vocabulary.js'
import { limitsAhead } from '../../../records/cases/limits-ahead.js'
import type { Caller } from '../../../records/rights/caller.js'
import { findCase } from '../../../records/rights/cases.js'
import { concludesFirst } from '../../papers/two-papers.js'
import type { Language } from '../../words/language.js'
import { named } from '../../words/titles.js'
import { elsewhereOf } from '../procedures/elsewhere.js'
import { criterionView, documentsView, withNames } from '../procedures/parts-view.js'
import { type Reader, voteView } from '../votes/view.js'
import type { form } from './form-schema.js'
import { LONGEST_NUMBER } from './schemas.js'

type Form = z.output<typeof form>

/**
 * What the form of a task shows beside its fields, to whoever is told what the task is about: of the votes and documents of
 * its case what they may read there (docs/access.md).
 */
export async function formOf(
  client: Client,
  task: TaskDetails,
  { caller, language, readsCriteria, today }: ReaderOfForm,
): Promise<Form> {
  const { shows = [], isOfBallot, number, isOfElection, answerOfBody } = TASK_ROWS[task.kind]
  const seen = await findCase(client, caller, task.caseId)
  if (!seen) return {}
  const reader: Reader = { caller, rights: seen.rights, language }
  return {
    ...(await eligibilityOf(client, task, { language, readsCriteria })),
    ...(isOfBallot && (await ballotOf(client, task, reader))),
    ...(shows.includes('votes') && {
      votes: (await listVotes(client, task.caseId)).map((vote) => voteView(vote, reader)),
    }),
    ...(shows.includes('documents') && {
      documents: documentsView(await listDocuments(client, task.caseId), reader),
    }),
    ...(shows.includes('posts-held') && {
      ...(answerOfBody && { onApproval: await approvalOf(client, task) }),
      ...(await postsOf(client, task, language)),
    }),
    ...(shows.includes('elsewhere') && { elsewhere: await nominatedBy(client, task, language) }),
    ...(shows.includes('lost-candidates') && { lostCandidates: await lostOf(client, task, reader) }),
    ...(await formerlyOf(client, task)),
    ...(await ofItsCase(client, task, { language, today })),
    ...(isOfElection && { shareAsked: USUAL_FOR_ELECTION.value }),
    ...(number !== undefined && { number: { longest: LONGEST_NUMBER, example: number } }),
  }
}

interface ReaderOfForm {
  caller: Caller
  language: Language
  readsCriteria: boolean
  today: IsoDate
}

/** What was handed in before and why it was returned: nobody types or looks for it a second time. */
async function formerlyOf(
  client: Client,
  { kind, caseId, candidateId, stage }: TaskDetails,
): Promise<Pick<Form, 'formerly'>> {
  const { judges, handsIn } = TASK_ROWS[kind]
  const handedIn = handsIn?.by === 'candidate' ? handsIn.purpose : undefined
  const purpose = judges ?? handedIn
  if (purpose === undefined || candidateId === null) return {}
  // Whoever judges has before them what is handed in now.
  const kinds = taskKindsThat(
    (row) => row.judges === purpose || (handedIn !== undefined && row.handsIn?.purpose === handedIn),
  )
  const results = await listLastResults(client, { caseId, candidateId, stage }, kinds)
  const [summary, returnedBecause] = (['summary', 'reason'] as const).map((member) => {
    const texts = results.map(({ result }) =>
      result && typeof result === 'object' ? Reflect.get(result, member) : undefined,
    )
    return texts.find((text): text is string => typeof text === 'string')
  })
  if (summary === undefined && returnedBecause === undefined) return {}
  return {
    formerly: {
      ...(summary !== undefined && { summary }),
      ...(returnedBecause !== undefined && { returnedBecause }),
    },
  }
}

/** The steps that the case has gone through, and whether the term of the law that the task keeps has passed. */
async function ofItsCase(
  client: Client,
  { kind, caseId, stage }: TaskDetails,
  { language, today }: Pick<ReaderOfForm, 'language' | 'today'>,
): Promise<Pick<Form, 'stages' | 'isLate'>> {
  const { shows = [], keepsTerm } = TASK_ROWS[kind]
  if (!shows.includes('stages') && !keepsTerm) return {}
  const row = await findCaseRow(client, caseId)
  if (!row) return {}
  const gone = row.stages.slice(0, row.stages.findIndex(({ key }) => key === stage) + 1)
  const limits = keepsTerm
    ? await limitsAhead(client, { row, decision: await findDecision(client, caseId) }, today)
    : []
  return {
    ...(shows.includes('stages') && {
      stages: gone
        .filter(({ status }) => status !== 'skipped')
        .map(({ key, title }) => ({ key, title: title[language] })),
    }),
    ...(keepsTerm && { isLate: limits.some(({ what, passed }) => what === keepsTerm && passed) }),
  }
}

/** What an approval says of the posts, in a case of that kind. */
async function approvalOf(
  client: Client,
  { caseId, caseKind, seatId }: TaskDetails,
): Promise<NonNullable<Form['onApproval']>> {
  const { afterRotation, ...said } = saidByApproval(caseKind)
  const termMonths = takesTermOfPost(caseKind) ? await findTermOfSeat(client, seatId) : null
  return {
    ...said,
    ...(termMonths !== null && { termMonths }),
    ...(effectOf(caseKind) === 'begin-secondment' && { isSecondment: true as const }),
    ...(afterRotation && { afterRotation: [...AFTER_ROTATION] }),
    ...((await mayConcludeFirst(client, { caseId, caseKind })) && { carriedOutBy: [...CARRIED_OUT_BY] }),
    byElection: takesEffectByElection(caseKind),
  }
}

/** Nobody is elected, and no result received, by two papers. */
const mayConcludeFirst = async (
  client: Client,
  { caseId, caseKind }: Pick<TaskDetails, 'caseId' | 'caseKind'>,
): Promise<boolean> =>
  !takesEffectByElection(caseKind) && !isAboutLeaders(caseKind) && (await concludesFirst(client, caseId))

/** By which decision somebody is nominated, and what has come of it elsewhere before the task. */
async function nominatedBy(
  client: Client,
  { caseId }: TaskDetails,
  language: Language,
): Promise<Form['elsewhere']> {
  const decision = await findDecision(client, caseId)
  const open = await listOpenTasks(client, caseId)
  return {
    ...(await elsewhereOf(client, { id: caseId, open: open.map(({ kind }) => kind), hasEnded: false })),
    ...(decision && {
      decided: {
        ...{ resolutionNumber: decision.resolutionNumber, signedOn: decision.signedOn },
        body: decision.body[language],
      },
    }),
  }
}

/** Who is no longer in the procedure; why, for those who read its records. */
async function lostOf(
  client: Client,
  { caseId }: TaskDetails,
  { rights, language }: Reader,
): Promise<Form['lostCandidates']> {
  const candidates = await listCaseCandidates(client, caseId)
  return candidates
    .filter(({ status }) => status === 'rejected' || LOST_STATUSES.includes(status))
    .map(({ personId, name, reason, agreed }) => ({
      ...named(personId, name, language),
      reason: rights.records && agreed ? reason : null,
    }))
}

/** As it was judged when the task was opened: what whoever decides has before them. Others may be told only whether all is met. */
async function eligibilityOf(
  client: Client,
  { eligibility }: TaskDetails,
  { language, readsCriteria }: { language: Language; readsCriteria: boolean },
): Promise<Pick<Form, 'eligibility'>> {
  const [check] = await withNames(client, eligibility ? [eligibility] : [])
  if (!check) return {}
  const { on, results } = check
  return {
    eligibility: {
      ...{ on, met: unmet(results, []).length === 0 },
      results: readsCriteria ? results.map((result) => criterionView(result, language)) : [],
    },
  }
}

/** The vote that is counted; none while it is still to be convened. */
async function ballotOf(
  client: Client,
  { about: { vote } }: TaskDetails,
  reader: Reader,
): Promise<Pick<Form, 'vote'>> {
  const found = typeof vote === 'string' ? await findVote(client, vote) : undefined
  return found ? { vote: voteView(found, reader) } : {}
}

/** What whoever is decided on holds, and what becomes of it where the decision is to approve. */
async function postsOf(
  client: Client,
  { kind, candidateId, caseKind, seatId }: TaskDetails,
  language: Language,
): Promise<Pick<Form, 'postsHeld'>> {
  if (candidateId === null) return {}
  const { enters, secondOf } = TASK_ROWS[kind]
  const isRatification = enters === 'ratification' || secondOf === 'ratification'
  const mayBeKept = isRatification || saidByApproval(caseKind).keepsFormerPost === 'may'
  const vacates = effectOf(caseKind) === 'vacate-seat'
  const leavesAll = effectOf(caseKind) === 'fill-seat' && !takesEffectByElection(caseKind)
  const held = await listHeldSeats(client, candidateId)
  return {
    postsHeld: held.map(({ seatId: seat, postId, post, unit, ...tenure }) => ({
      ...{ seat, post: named(postId, post, language), unit: unit[language], ...tenure },
      falls: mayBeKept
        ? 'vacant-unless-kept'
        : leavesAll || (vacates && seat === seatId)
          ? 'vacant'
          : 'stays',
    })),
  }
}
