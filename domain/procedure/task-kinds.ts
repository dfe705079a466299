import type { CriterionId } from '../eligibility/criterion.js'
import type { SuperiorChairs } from '../rules/values/step-values.js'
import type { DocumentId, IsoDate, PersonId, Text } from '../vocabulary.js'
import type { EnteredCount } from '../voting/evaluate-vote.js'
import type { Conclusion } from './conclusion.js'
import type { Limited } from './limits.js'
import type { AfterRotation } from './outcomes.js'
import type { Proposed } from './proposed.js'

/** What a document is handed in as. */
export const DOCUMENT_PURPOSES = ['action-program', 'self-report', 'papers'] as const
export type DocumentPurpose = (typeof DOCUMENT_PURPOSES)[number]

type EnteredByTwo = 'count' | 'waivers' | 'decision' | 'election' | 'ratification'

/** The one row of a kind of human task: whatever is asked of it by its kind is asked here. What it is completed with stands below. */
interface TaskKindRow {
  /** What is to be done, as lists and mails name it. */
  words: Text
  /** The time that the law grants for it, by its name in `TaskTimes`, and what a rule set's document calls that. */
  time: { name: string; label: Text }
  /** Somebody's clock may stop when it is completed, so that what was left of the time has to be known. */
  stopsClock?: true
  /** What was entered stays out of the audit trail: it is entered blind, and a second person enters the same. */
  isWithheld?: true
  /** The ballot that is being convened or counted: `about.candidates` are those on it. */
  isOfBallot?: true
  /** What of it is read by whoever does it alone: to whom it is given in person, who holds or did it. */
  forItsDoer?: readonly string[]
  /** A document of the purpose is handed in with it: one of one's own, or papers that the case has. */
  handsIn?: { purpose: DocumentPurpose; by: 'candidate' | 'office' }
  /** What was handed in as that is judged, and may be returned with the reason. */
  judges?: DocumentPurpose
  /** A body's answer: recorded by its secretariat, confirmed by a member. Somebody signs it in the body's name. */
  answerOfBody?: 'recorded' | 'confirmed'
  /** A unit answers for itself: no officer of the case says which of its members does. */
  answersForItself?: true
  /** What of the case its form shows beside what it is about. */
  shows?: readonly ('votes' | 'documents' | 'posts-held' | 'stages' | 'lost-candidates' | 'elsewhere')[]
  /** Of the terms that the law gives the procedure as a whole, the one that it keeps: later, the reason is owed. */
  keepsTerm?: Limited
  /** Of a paper that is recorded with its number: how such a number is written. */
  number?: string
  /** The result of an election, which usually takes a share of the voters. */
  isOfElection?: true
  /** What is entered by it that a second person confirms or enters anew. */
  enters?: EnteredByTwo
  /** By what was entered it is done by another than who did. */
  secondOf?: EnteredByTwo
  /** The dossier goes up with it. */
  isOfDossier?: true
}

const COUNT_TIME = {
  name: 'enterCount',
  label: { vi: 'Nhập biên bản kiểm phiếu', en: 'Enter the count record' },
} as const
const ELECTION_TIME = {
  name: 'recordExternalResult',
  label: { vi: 'Ghi nhận kết quả bầu cử, phê chuẩn', en: 'Record election and ratification' },
} as const

const DECISION_TIME = { name: 'recordDecision', label: { vi: 'Quyết định', en: 'Decide' } } as const

const CONFIRMATION_TIME = {
  name: 'confirmDecision',
  label: { vi: 'Xác nhận của người thứ hai', en: 'Confirmation by a second person' },
} as const

const ROWS = {
  'agree-to-candidate': {
    words: { vi: 'Trả lời việc giới thiệu nhân sự của đơn vị', en: 'Agree to a candidate of the unit' },
    time: {
      name: 'agreeToCandidate',
      label: { vi: 'Đơn vị của nhân sự trả lời', en: "Answer of the candidate's unit" },
    },
    answersForItself: true,
  },
  'confirm-eligibility': {
    enters: 'waivers',
    words: { vi: 'Xác nhận điều kiện, tiêu chuẩn', en: 'Confirm eligibility' },
    time: {
      name: 'confirmEligibility',
      label: { vi: 'Xác nhận điều kiện', en: 'Confirm eligibility' },
    },
  },
  'confirm-waivers': {
    secondOf: 'waivers',
    words: { vi: 'Xác nhận trường hợp đặc biệt', en: 'Confirm the waivers' },
    time: CONFIRMATION_TIME,
  },
  'submit-action-program': {
    words: { vi: 'Nộp chương trình hành động', en: 'Submit the action program' },
    time: {
      name: 'submitActionProgram',
      label: { vi: 'Nộp chương trình hành động', en: 'Submit the action program' },
    },
    handsIn: { purpose: 'action-program', by: 'candidate' },
  },
  'submit-self-report': {
    words: { vi: 'Nộp báo cáo tự nhận xét', en: 'Submit the self-report' },
    time: {
      name: 'submitSelfReport',
      label: { vi: 'Nộp báo cáo tự nhận xét', en: 'Submit the self-report' },
    },
    handsIn: { purpose: 'self-report', by: 'candidate' },
  },
  'give-opinion': {
    words: { vi: 'Nhập ý kiến bằng văn bản', en: 'Enter the written opinion' },
    time: {
      name: 'giveOpinion',
      label: { vi: 'Cho ý kiến bằng văn bản', en: 'Give the written opinion' },
    },
  },
  'review-action-program': {
    words: { vi: 'Thẩm định chương trình hành động', en: 'Review the action program' },
    time: {
      name: 'reviewActionProgram',
      label: { vi: 'Thẩm định chương trình hành động', en: 'Review the action program' },
    },
    judges: 'action-program',
    shows: ['documents'],
  },
  'convene-vote': {
    words: { vi: 'Triệu tập hội nghị lấy phiếu', en: 'Convene the vote' },
    time: { name: 'conveneVote', label: { vi: 'Triệu tập hội nghị', en: 'Convene the vote' } },
    isOfBallot: true,
  },
  'enter-count': {
    enters: 'count',
    secondOf: 'count',
    words: { vi: 'Nhập biên bản kiểm phiếu', en: 'Enter the count record' },
    time: COUNT_TIME,
    isOfBallot: true,
    isWithheld: true,
  },
  'resolve-count-difference': {
    words: { vi: 'Xử lý hai bản nhập kiểm phiếu khác nhau', en: 'Resolve two entries that differ' },
    time: COUNT_TIME,
    isOfBallot: true,
    forItsDoer: ['entries'],
  },
  'decide-vote': {
    words: { vi: 'Quyết định khi số phiếu chưa phân định', en: 'Decide where the votes do not' },
    time: {
      name: 'decideVote',
      label: { vi: 'Quyết định khi số phiếu chưa phân định', en: 'Decide where the votes do not' },
    },
    shows: ['votes', 'documents', 'stages'],
    number: '12-KL/TU',
  },
  'record-policy': {
    enters: 'decision',
    words: { vi: 'Ghi nhận ý kiến về chủ trương', en: 'Record the answer on the policy' },
    time: { name: 'answerPolicy', label: { vi: 'Trả lời về chủ trương', en: 'Answer on the policy' } },
    stopsClock: true,
    answerOfBody: 'recorded',
    number: '12-TB/TU',
  },
  'submit-dossier': {
    words: { vi: 'Trình hồ sơ', en: 'Submit the dossier' },
    time: { name: 'submitDossier', label: { vi: 'Trình hồ sơ', en: 'Submit the dossier' } },
    isOfDossier: true,
    keepsTerm: 'dossier-submission',
  },
  'record-decision': {
    enters: 'decision',
    words: { vi: 'Ghi nhận quyết định', en: 'Record the decision' },
    time: DECISION_TIME,
    stopsClock: true,
    answerOfBody: 'recorded',
    shows: ['votes', 'documents', 'posts-held', 'stages'],
    keepsTerm: 'decision',
    number: '12-QĐ/TU',
  },
  'record-acknowledgement': {
    enters: 'decision',
    words: { vi: 'Ghi nhận việc báo cáo kết quả', en: 'Record that the result was received' },
    time: DECISION_TIME,
    stopsClock: true,
    answerOfBody: 'recorded',
    shows: ['votes', 'documents', 'stages'],
    number: '12-BC/TU',
  },
  'confirm-decision': {
    secondOf: 'decision',
    words: { vi: 'Xác nhận quyết định', en: 'Confirm the decision' },
    time: CONFIRMATION_TIME,
    answerOfBody: 'confirmed',
    shows: ['votes', 'documents', 'posts-held', 'stages'],
  },
  'supply-papers': {
    words: { vi: 'Bổ sung hồ sơ', en: 'Supply papers' },
    time: { name: 'supplyPapers', label: { vi: 'Bổ sung hồ sơ', en: 'Supply papers' } },
    handsIn: { purpose: 'papers', by: 'office' },
    shows: ['documents'],
  },
  'resolve-lost-candidate': {
    words: { vi: 'Xử lý khi nhân sự không còn', en: 'Resolve the loss of a candidate' },
    time: {
      name: 'resolveLostCandidate',
      label: {
        vi: 'Xử lý khi nhân sự rút hoặc không đủ điều kiện',
        en: 'Resolve the loss of a candidate',
      },
    },
    shows: ['stages', 'lost-candidates'],
  },
  'record-introduction': {
    shows: ['elsewhere'],
    words: { vi: 'Ghi nhận việc giới thiệu', en: 'Record the introduction' },
    time: ELECTION_TIME,
    number: '12-TTr/TU',
  },
  'record-election-result': {
    shows: ['elsewhere'],
    enters: 'election',
    words: { vi: 'Ghi nhận kết quả bầu cử', en: 'Record the result of the election' },
    isOfElection: true,
    time: ELECTION_TIME,
  },
  'confirm-election-result': {
    shows: ['elsewhere'],
    secondOf: 'election',
    words: { vi: 'Xác nhận kết quả bầu cử', en: 'Confirm the result of the election' },
    time: CONFIRMATION_TIME,
  },
  'record-ratification': {
    shows: ['elsewhere', 'posts-held'],
    enters: 'ratification',
    words: { vi: 'Ghi nhận việc phê chuẩn', en: 'Record the ratification' },
    time: ELECTION_TIME,
    number: '12-QĐ/TTg',
  },
  'confirm-ratification': {
    shows: ['elsewhere', 'posts-held'],
    secondOf: 'ratification',
    words: { vi: 'Xác nhận việc phê chuẩn', en: 'Confirm the ratification' },
    time: CONFIRMATION_TIME,
  },
} as const satisfies Readonly<Record<string, TaskKindRow>>

/** What people are asked to do. */
export type TaskKind = keyof typeof ROWS
/** The names of the times that a rule set grants. */
export type TimeName = (typeof ROWS)[TaskKind]['time']['name']

/** Every kind of human task, in the order in which they are listed. */
export const TASK_ROWS: Readonly<Record<TaskKind, TaskKindRow>> = ROWS
// The members of a literal are its keys, and there are some.
export const TASK_KINDS = Object.keys(ROWS) as [TaskKind, ...TaskKind[]]

/** The kinds of task by which that was entered which a task of this kind confirms or enters anew; none where it does not. */
export function firstEntriesOf(kind: TaskKind): TaskKind[] {
  const { secondOf } = TASK_ROWS[kind]
  return secondOf === undefined ? [] : TASK_KINDS.filter((each) => TASK_ROWS[each].enters === secondOf)
}

/** What a rule set's document calls each time; several kinds of task may share one. */
// One entry for each row, named as the row names it: every TimeName there is.
export const TIME_LABELS = Object.fromEntries(
  Object.values(ROWS).map(({ time: { name, label } }) => [name, label]),
) as Readonly<Record<TimeName, Text>>
// As above.
export const TIME_NAMES = Object.keys(TIME_LABELS) as TimeName[]

/** The kinds of task whose row says so. */
export function taskKindsThat(says: (row: TaskKindRow) => boolean): TaskKind[] {
  return TASK_KINDS.filter((kind) => says(TASK_ROWS[kind]))
}

/** A criterion that is waived, and why; where the authority alone excepts, by which paper. */
export interface Waiver {
  criterion: CriterionId
  reason: string
  paper?: WaivedBy
}

/** The paper by which the authority excepts: a special case after a review, or a new body without approved planning. */
export interface WaivedBy {
  number: string
  signedOn: IsoDate
  /** What the review of those planned and of results found; of a new body there is none. */
  review?: string
  isNewBody?: boolean
}

/** What each kind of task is completed with. */
export type TaskResults = { [Kind in TaskKind]: Results[Kind] }

interface Results {
  'agree-to-candidate': CandidacyAnswer
  'confirm-eligibility':
    | { decision: 'confirm'; waivers: Waiver[] }
    | { decision: 'reject'; reason: string }
    | { decision: 'recheck' }
  'confirm-waivers': Confirmation
  'submit-action-program': { documentId: DocumentId; sha256: string; summary: string }
  'submit-self-report': { documentId: DocumentId; sha256: string; summary: string }
  'give-opinion': Opinion
  'review-action-program': { accepted: true } | { accepted: false; reason: string }
  'convene-vote': Meeting
  'enter-count': EnteredCount
  'resolve-count-difference': CountResolution
  'decide-vote': VoteDecision
  'record-policy':
    | { agreed: true; resolutionNumber: string; signedOn: IsoDate; signatory: string }
    | { agreed: false; reason: string }
  'submit-dossier': { note?: string } & IfLate
  'record-decision': DecisionRecord
  'record-acknowledgement': Acknowledgement
  'confirm-decision': Confirmation
  'supply-papers': { documentIds: DocumentId[]; note: string }
  'resolve-lost-candidate':
    | { action: 'return'; stage: string; reason: string }
    | { action: 'stop'; reason: string }
  'record-introduction': { introducedOn: IsoDate; resolutionNumber: string }
  'record-election-result': { electedOn: IsoDate; elected: boolean; votesFor: number; voters: number }
  'confirm-election-result': Confirmation
  'record-ratification':
    | {
        ratified: true
        resolutionNumber: string
        signedOn: IsoDate
        effectiveOn: IsoDate
        keepsFormerPost: boolean
      }
    | { ratified: false; reason: string }
  'confirm-ratification': Confirmation
}

/** What a second person says to what one has entered: so it is, or why it is to be entered anew. */
export type Confirmation = { confirmed: true } | { confirmed: false; reason: string }

/** The kinds of task by which a second person does so. */
export type ConfirmingKind = {
  [Kind in TaskKind]: TaskResults[Kind] extends Confirmation ? Kind : never
}[TaskKind]

/** What the unit of somebody who is proposed answers. */
export type CandidacyAnswer = { agreed: true } | { agreed: false; reason: string }

/** A meeting as it is convened. */
export interface Meeting extends IfLate {
  meetingOn: IsoDate
  convened: PersonId[]
  absences: { personId: PersonId; reason: string; forceMajeure: boolean }[]
  /** The paper by which the authority settled the list and the absences before the vote, and who decided. */
  settledBy?: Settlement & { authority?: string }
  /** A leader of the direct superior body chairs: who, and in which case. */
  chair?: { name: string; because: SuperiorChairs }
  /** The decision by which it is held partly online, and how the ballot is held then. */
  partlyOnline?: Settlement & { ballot: string }
  /** Whom the officer added to those the records name, or left out, and why. */
  corrections?: { personId: PersonId; reason: string }[]
  /** Whom the step before left behind, or who was no candidate so far, and the meeting puts on the ballot all the same. */
  outsiders?: PersonId[]
  /** Of those, whose file is not open to whoever names them: known to the server, and no matter of candidates so far. */
  proposed?: readonly Proposed[]
}

/** A paper of the authority. */
export interface Settlement {
  documentNumber: string
  signedOn: IsoDate
}

/** What becomes of two entries of one count that differ again: each is named by whoever entered it. */
export type CountResolution =
  | { action: 'discard'; enteredBy: PersonId[]; reason: string }
  | { action: 'correct'; enteredBy: PersonId; reason: string }

/** Who is chosen where the votes do not decide, or that nobody is. */
export type VoteDecision = (
  | { choice: 'select'; person: PersonId; reasons: string }
  | { choice: 'stop'; reasons: string }
) & {
  /** What the others of the meeting said: reported by the head who picks. */
  views?: string
  /** Of the authority's decision. */
  resolutionNumber?: string
  /** The day of the authority's decision. */
  decidedOn?: IsoDate
}

/** A written opinion, as the office enters it: who gave it, when, and what it says. */
export interface Opinion {
  opinion: 'agree' | 'disagree'
  /** Where those asked vote on it: how many agree, of how many. */
  votes?: { agree: number; of: number }
  givenBy: string
  givenOn: IsoDate
  summary: string
}

/** What the managing body answered, as its secretariat records it. */
export type DecisionRecord =
  | (Resolution &
      IfLate & {
        outcome: 'approved'
        effectiveOn: IsoDate
        keepsFormerPost: boolean
        termEndsOn?: IsoDate
        afterRotation?: AfterRotation
        /** Of a post of the State: what the Party's body concluded before. */
        conclusion?: Conclusion
      })
  | (Resolution & IfLate & { outcome: 'rejected'; reason: string })
  | { outcome: 'more-papers'; reason: string }
  | { outcome: 'returned'; stage: string; keep: string[]; reason: string }

/** The paper by which the authority took note of a result, as its secretariat records it. */
export interface Acknowledgement {
  resolutionNumber: string
  signedOn: IsoDate
  signatory: string
}

/** Of what has a term by law: later, the reason is owed. */
export interface IfLate {
  lateReason?: string
}

export interface Resolution {
  resolutionNumber: string
  signedOn: IsoDate
  bodyVotes: { inFavour: number; against: number }
  signatory: string
}
