import { localDate } from '../../domain/deadlines/dates.js'
import { addDays } from '../../domain/deadlines/working-days.js'
import type { CaseAnswer } from '../../domain/procedure/case.js'
import type { TaskResults } from '../../domain/procedure/task-kinds.js'
import { voteIdOf } from '../../domain/procedure/vote-id.js'
import type { IsoDate, PersonId, VoteId } from '../../domain/vocabulary.js'
import type { RunningProcedure } from './procedures.js'
import { VOTERS } from './small-office.js'

/** What people do at each stage of the short procedure, as the small office does it. */

/** A day as Vietnamese texts write it: '03/08/2026'. */
export const dayInWords = (day: string): string => day.split('-').reverse().join('/')

export const today = (): IsoDate => localDate(new Date().toISOString())
export const inDays = (days: number): IsoDate => addDays(today(), days)

/** The officer finds every one of them eligible. */
export async function confirmEligibility(it: RunningProcedure, candidates = it.candidates): Promise<void> {
  for (const candidate of candidates) {
    await it.complete('officer', 'confirm-eligibility', { decision: 'confirm', waivers: [] }, candidate)
  }
}

export const PROGRAM = { documentId: 'document-1', sha256: 'aa', summary: 'Tóm tắt chương trình' }

/** Each hands in a program, and the reviewer accepts it. */
export async function presentPrograms(it: RunningProcedure, candidates = it.candidates): Promise<void> {
  for (const candidate of candidates) {
    await it.complete(candidate, 'submit-action-program', PROGRAM, candidate)
    await it.complete('reviewer', 'review-action-program', { accepted: true }, candidate)
  }
}

/** The meeting is convened for today, unless said otherwise, with everybody. */
export function convene(
  it: RunningProcedure,
  given: Partial<TaskResults['convene-vote']> = {},
): Promise<CaseAnswer> {
  return it.complete('officer', 'convene-vote', {
    meetingOn: today(),
    convened: VOTERS,
    absences: [],
    ...given,
  })
}

/** The vote of a round, the first time that the case comes to it. */
export const voteOf = ({ caseId }: Pick<RunningProcedure, 'caseId'>, round = 1): VoteId =>
  voteIdOf({ caseId, stage: 'collective-vote', visit: 1, round })

/** A count record that adds up: what nobody got is blank. */
export function countOf(votes: Record<PersonId, number>, issued = VOTERS.length): TaskResults['enter-count'] {
  const cast = Object.values(votes).reduce((sum, number) => sum + number, 0)
  return { issued, returned: issued, blank: issued - cast, invalid: 0, votes }
}

/** Two tellers enter the same record. */
export async function countVotes(
  it: RunningProcedure,
  votes: Record<PersonId, number>,
  issued = VOTERS.length,
): Promise<CaseAnswer> {
  await it.complete('teller1', 'enter-count', countOf(votes, issued))
  return await it.complete('teller2', 'enter-count', countOf(votes, issued))
}

let resolutions = 0

/** A decision in favour, signed and in effect today unless said otherwise, under a number of its own. */
export function approvalOf(
  given: {
    resolutionNumber?: string
    signedOn?: IsoDate
    effectiveOn?: IsoDate
    keepsFormerPost?: boolean
  } = {},
) {
  resolutions += 1
  return {
    outcome: 'approved',
    resolutionNumber: `${resolutions}-QĐ/TU`,
    signedOn: today(),
    effectiveOn: today(),
    keepsFormerPost: false,
    bodyVotes: { inFavour: 5, against: 0 },
    signatory: 'Bí thư',
    ...given,
  } as const satisfies TaskResults['record-decision']
}

/** The secretariat records, a member of the body confirms. */
export async function decide(
  it: RunningProcedure,
  decision: TaskResults['record-decision'],
): Promise<CaseAnswer> {
  await it.complete('secretary', 'record-decision', decision)
  return await it.complete('member1', 'confirm-decision', { confirmed: true })
}

const STEPS = ['planning-check', 'action-program', 'collective-vote', 'approval', 'election'] as const
export type StageKey = (typeof STEPS)[number]

/** Takes a procedure from its launch to the beginning of a stage; the first candidate wins the vote. */
export async function goTo(
  it: RunningProcedure,
  stage: StageKey,
  meetingOn = today(),
): Promise<RunningProcedure> {
  const wanted = STEPS.indexOf(stage)
  if (wanted > 0) await confirmEligibility(it)
  if (wanted > 1) await presentPrograms(it)
  if (wanted > 2) {
    await convene(it, { meetingOn })
    await countVotes(it, winning(it.candidates))
  }
  if (wanted > 3) await decide(it, approvalOf())
  return it
}

/** 14 of 15 for the first, none for the others. */
export function winning([first = '', ...others]: PersonId[]): Record<PersonId, number> {
  return { [first]: 14, ...Object.fromEntries(others.map((other) => [other, 0])) }
}
