import type { ActionProgramRules } from '../rules/values/decision-rules.js'
import {
  type ApprovalValues,
  type ConsultationValues,
  type MeetingValues,
  notHeld,
  opinionAsked,
  termOf,
} from '../rules/values/step-values.js'
import { mayLeaveOpen, shareOfOutsiders, type VoteRule } from '../rules/values/vote-rule.js'
import { type Cited, type CitedTime, POST_LEVELS, type PostLevel, type Text } from '../vocabulary.js'
import type { TaskKind, TimeName } from './task-kinds.js'

/** What each kind of stage has of its own. */
interface Parameters {
  planningCheck: object
  submission: { what: 'action-program' | 'self-report' }
  /** Disagreement is reported, it does not stop the procedure. */
  consultation: ConsultationValues
  collectiveVote: VoteStage
  approval: ApprovalValues
  externalResult: object
}

interface Named {
  /** Unique among the stages of a procedure. */
  key: string
  title: Text
}

interface VoteStage extends MeetingValues {
  vote: VoteRule
  /** The rule of the second round, where the first has one. */
  secondRound?: VoteRule
  /**
   * list: whoever passes or advances goes on to the next step. selection: whoever passes is selected. agreement: so is the one
   * person it is about, where it is agreed to. opinion: it is written down for whoever decides.
   */
  result: 'list' | 'selection' | 'agreement' | 'opinion'
}

export type StageKind = keyof Parameters
export type StageOf<Kind extends StageKind> = {
  [Each in Kind]: Named & Parameters[Each] & { kind: Each }
}[Kind]

/**
 * A stage that a procedure is made of, with its parameters. A case copies its stages at launch and keeps them; the values
 * of law that several stages share are in the rules that are copied beside them.
 */
export type StageDefinition = StageOf<StageKind>

export type SubmissionStep = StageOf<'submission'>
export type ConsultationStep = StageOf<'consultation'>
export type VoteStep = StageOf<'collectiveVote'>
export type ApprovalStep = StageOf<'approval'>

/** What of the law says which tasks a step opens. */
interface LawOfSteps {
  dossier?: object
}

/** Who acts in a step: a group of the post, by its name there, or each candidate. */
export const DOERS = ['office', 'reviewers', 'tellers', 'managingBody', 'secretariat', 'candidate'] as const
export type Doer = (typeof DOERS)[number]

/** A task that a step opens where nothing goes wrong, one after the other. */
export interface UsualTask {
  kind: TaskKind
  by: Doer
  /** Where the step gives it a term of its own. */
  within?: CitedTime
}

/** What of a case says which tasks a step opens, beside its law. */
export interface OfCase {
  hasDossier: boolean
  /** Of the post. */
  level: PostLevel
  actionProgram: ActionProgramRules
  /** Does a second person confirm the result of an election? */
  electionByTwo: boolean
  /** Does the party committee of the post's body lead comprehensively? Left out: it is not on record. */
  partyLeads?: boolean
  /** Did whoever is to leave ask for it by a letter? Left out: no. */
  byLetter?: boolean
}

/** The one row of a kind of stage: whatever is asked of it by its kind is asked here, of a step by the functions below. */
interface StageKindRow<Kind extends StageKind> {
  words: Text
  /** The times of the tasks that a step can open. */
  times(step: StageOf<Kind>, law: LawOfSteps): readonly TimeName[]
  /** The tasks that it opens where nothing goes wrong, in their order; none of a step that is skipped. */
  usual(step: StageOf<Kind>, of: OfCase): readonly UsualTask[]
  /** Each candidate's record is judged in it. */
  checksEligibility?: true
  /** What the candidates hand in. */
  submits?(step: StageOf<Kind>): SubmissionStep['what']
  /** Whose written opinion is asked. */
  opinionOf?(step: StageOf<Kind>): ConsultationStep['of']['value']
  /** Why it is asked of this body, or is not, where the law asks it of some. */
  askedBecause?(step: StageOf<Kind>, partyLeads: boolean | undefined): ReturnType<typeof opinionAsked>
  /** The vote that is held in it. */
  vote?(step: StageOf<Kind>): VoteStep
  /** Why its vote is not held of whoever asked to go by a letter. */
  notHeldBecause?(step: StageOf<Kind>, byLetter: boolean): Text | undefined
  /** What the authority answers on in it. */
  answersOn?(step: StageOf<Kind>): ApprovalStep['decides']['value']
  /** Others elect whom the authority chose: the case takes effect by it. */
  elects?: true
}

const CONFIRMED_BY_BODY: UsualTask = { kind: 'confirm-decision', by: 'managingBody' }

/** The level from which an action program is asked for, where the post is below it. */
export const programAskedAbove = ({
  level,
  actionProgram: { requiredFrom },
}: Pick<OfCase, 'level' | 'actionProgram'>): Cited<PostLevel> | undefined =>
  POST_LEVELS.indexOf(level) < POST_LEVELS.indexOf(requiredFrom.value) ? requiredFrom : undefined

const ROWS: { readonly [Kind in StageKind]: StageKindRow<Kind> } = {
  planningCheck: {
    words: { vi: 'kiểm tra quy hoạch, điều kiện', en: 'planning check' },
    times: () => ['agreeToCandidate', 'confirmEligibility', 'confirmDecision'],
    usual: () => [{ kind: 'confirm-eligibility', by: 'office' }],
    checksEligibility: true,
  },
  submission: {
    words: { vi: 'nộp tài liệu', en: 'submission' },
    times: ({ what }) =>
      what === 'self-report' ? ['submitSelfReport'] : ['submitActionProgram', 'reviewActionProgram'],
    usual: (step, of) => {
      if (step.what === 'self-report') return [{ kind: 'submit-self-report', by: 'candidate' }]
      if (programAskedAbove(of)) return []
      return [
        { kind: 'submit-action-program', by: 'candidate' },
        { kind: 'review-action-program', by: 'reviewers' },
      ]
    },
    submits: ({ what }) => what,
  },
  consultation: {
    words: { vi: 'lấy ý kiến', en: 'consultation' },
    times: () => ['giveOpinion'],
    usual: (step, { partyLeads }) =>
      opinionAsked(step, partyLeads)?.because === 'party-leads'
        ? []
        : [{ kind: 'give-opinion', by: 'office' }],
    opinionOf: ({ of }) => of.value,
    askedBecause: opinionAsked,
  },
  collectiveVote: {
    words: { vi: 'bỏ phiếu', en: 'collective vote' },
    times: (step) => [
      ...(termOf(step) ? [] : (['conveneVote'] as const)),
      'enterCount',
      ...(mayNeedDecision(step) ? (['decideVote'] as const) : []),
    ],
    usual: (step, { byLetter }) => {
      if (notHeld(step, byLetter)) return []
      const term = termOf(step)
      return [
        { kind: 'convene-vote', by: 'office', ...(term && { within: term }) },
        { kind: 'enter-count', by: 'tellers' },
      ]
    },
    vote: (step) => step,
    notHeldBecause: notHeld,
  },
  approval: {
    words: { vi: 'cấp có thẩm quyền quyết định', en: "the authority's decision" },
    times: ({ decides }, { dossier }) => {
      if (decides.value === 'acknowledgement') return ['recordDecision', 'confirmDecision']
      return decides.value === 'policy'
        ? ['answerPolicy', 'confirmDecision']
        : [
            ...(dossier ? (['submitDossier'] as const) : []),
            'recordDecision',
            'confirmDecision',
            'supplyPapers',
            'resolveLostCandidate',
          ]
    },
    usual: ({ decides }, { hasDossier }) => {
      if (decides.value === 'acknowledgement') {
        return [{ kind: 'record-acknowledgement', by: 'secretariat' }, CONFIRMED_BY_BODY]
      }
      return decides.value === 'policy'
        ? [{ kind: 'record-policy', by: 'secretariat' }, CONFIRMED_BY_BODY]
        : [
            ...(hasDossier ? [{ kind: 'submit-dossier', by: 'office' } as const] : []),
            { kind: 'record-decision', by: 'secretariat' },
            CONFIRMED_BY_BODY,
          ]
    },
    answersOn: ({ decides }) => decides.value,
  },
  externalResult: {
    words: { vi: 'bầu cử, phê chuẩn', en: 'election, ratification' },
    times: () => ['recordExternalResult', 'confirmDecision', 'resolveLostCandidate'],
    usual: (_, { electionByTwo }) => [
      { kind: 'record-introduction', by: 'office' },
      { kind: 'record-election-result', by: 'office' },
      ...(electionByTwo ? [{ kind: 'confirm-election-result', by: 'office' } as const] : []),
      { kind: 'record-ratification', by: 'office' },
      ...(electionByTwo ? [{ kind: 'confirm-ratification', by: 'office' } as const] : []),
    ],
    elects: true,
  },
}

// The members of a literal are its keys, and there are some.
export const STAGE_KINDS = Object.keys(ROWS) as [StageKind, ...StageKind[]]

// One entry for each row, by its key.
export const STAGE_KIND_NAMES = Object.fromEntries(
  Object.entries(ROWS).map(([kind, { words }]) => [kind, words]),
) as Readonly<Record<StageKind, Text>>

function rowOf<Kind extends StageKind>({ kind }: StageOf<Kind>): StageKindRow<Kind> {
  return ROWS[kind]
}

/** The names of the times of the tasks that a step can open, under that law. */
export function timesOfStep(step: StageDefinition, law: LawOfSteps): readonly TimeName[] {
  return rowOf(step).times(step, law)
}

/** The tasks that a step opens where nothing goes wrong, in their order; none of a step that is skipped. */
export function usualTasksOf(step: StageDefinition, of: OfCase): readonly UsualTask[] {
  return rowOf(step).usual(step, of)
}

/** Is each candidate's record judged in it? */
export const checksEligibility = (step: StageDefinition): boolean => rowOf(step).checksEligibility === true

/** What the candidates hand in at it. */
export const submittedIn = (step: StageDefinition): SubmissionStep['what'] | undefined =>
  rowOf(step).submits?.(step)

/** Whose written opinion it asks. */
export const opinionAskedIn = (step: StageDefinition): ConsultationStep['of']['value'] | undefined =>
  rowOf(step).opinionOf?.(step)

/** Why its opinion is asked of this body, or is not, where the law asks it of some; undefined where it asks it of all. */
export const whyAskedIn = (step: StageDefinition, partyLeads: boolean | undefined) =>
  rowOf(step).askedBecause?.(step, partyLeads)

/** The vote that is held in it. */
export const voteOf = (step: StageDefinition): VoteStep | undefined => rowOf(step).vote?.(step)

/** By which article its vote is not held of whoever asked to go by a letter; undefined where it is held. */
export const voteLeftOut = (step: StageDefinition, byLetter: boolean): Text | undefined =>
  rowOf(step).notHeldBecause?.(step, byLetter)

export const holdsVote = (step: StageDefinition): step is VoteStep => voteOf(step) !== undefined

/** Is whoever passes a vote of that result the one who is decided on? */
export const isSelection = (result: VoteStep['result']): boolean =>
  result === 'selection' || result === 'agreement'

/** Does a vote in it select one of several? */
export const selects = (step: StageDefinition): boolean => {
  const held = voteOf(step)
  return held !== undefined && isSelection(held.result)
}

/** Does it take people whom an earlier step left behind, or who were no candidates so far? */
export const takesOutsiders = (step: StageDefinition): boolean => {
  const held = voteOf(step)
  return held !== undefined && shareOfOutsiders(held.vote) !== undefined
}

/** Does the authority answer in it whether the post is to be filled? */
export const answersPolicy = (step: StageDefinition): boolean => rowOf(step).answersOn?.(step) === 'policy'

/** Does the authority decide in it? */
export const decidesResult = (step: StageDefinition): boolean => rowOf(step).answersOn?.(step) === 'result'

/** Does the authority take note in it of what the votes came to, and decide nothing? */
export const takesNote = (step: StageDefinition): boolean =>
  rowOf(step).answersOn?.(step) === 'acknowledgement'

/** Is it the election that follows a nomination? */
export const isElection = (step: StageDefinition): boolean => rowOf(step).elects === true

/** Steps by what they are, for rule sets: none of them names a kind. */
export const step = {
  planningCheck: builder('planningCheck'),
  submission: builder('submission'),
  consultation: builder('consultation'),
  vote: builder('collectiveVote'),
  approval: builder('approval'),
  election: builder('externalResult'),
}

function builder<Kind extends StageKind>(kind: Kind) {
  return (parameters: Named & Parameters[Kind]) => ({ kind, ...parameters })
}

/** Can the votes leave it open who passes? An opinion never does. */
function mayNeedDecision({ result, vote, secondRound }: VoteStep): boolean {
  if (result === 'opinion') return false
  return [vote, ...(secondRound ? [secondRound] : [])].some(mayLeaveOpen)
}
