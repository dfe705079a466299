import type { CriterionId } from '../eligibility/criterion.js'
import type { DocumentId, IsoDate, PersonId, Text } from '../vocabulary.js'
import type { EnteredCount } from '../voting/evaluate-vote.js'
import type { AfterRotation } from './outcomes.js'

/** What a document is handed in as. */
export const DOCUMENT_PURPOSES = ['action-program', 'self-report', 'papers'] as const
export type DocumentPurpose = (typeof DOCUMENT_PURPOSES)[number]

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
  /** A document of the purpose is handed in with it: one of one's own, or papers that the case has. */
  handsIn?: { purpose: DocumentPurpose; by: 'candidate' | 'office' }
  /** A body's answer: recorded by its secretariat, confirmed by a member. Somebody signs it in the body's name. */
  answerOfBody?: 'recorded' | 'confirmed'
  /** The dossier goes up with it. */
  isOfDossier?: true
}

const ELECTION_TIME = {
  name: 'recordExternalResult',
  label: { vi: 'Ghi nhận kết quả bầu cử, phê chuẩn', en: 'Record election and ratification' },
} as const

const ROWS = {
  'confirm-eligibility': {
    words: { vi: 'Xác nhận điều kiện, tiêu chuẩn', en: 'Confirm eligibility' },
    time: {
      name: 'confirmEligibility',
      label: { vi: 'Xác nhận điều kiện', en: 'Confirm eligibility' },
    },
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
  },
  'convene-vote': {
    words: { vi: 'Triệu tập hội nghị lấy phiếu', en: 'Convene the vote' },
    time: { name: 'conveneVote', label: { vi: 'Triệu tập hội nghị', en: 'Convene the vote' } },
    isOfBallot: true,
  },
  'enter-count': {
    words: { vi: 'Nhập biên bản kiểm phiếu', en: 'Enter the count record' },
    time: { name: 'enterCount', label: { vi: 'Nhập biên bản kiểm phiếu', en: 'Enter the count record' } },
    isOfBallot: true,
    isWithheld: true,
  },
  'decide-vote': {
    words: { vi: 'Quyết định khi số phiếu chưa phân định', en: 'Decide where the votes do not' },
    time: {
      name: 'decideVote',
      label: { vi: 'Quyết định khi số phiếu chưa phân định', en: 'Decide where the votes do not' },
    },
  },
  'record-policy': {
    words: { vi: 'Ghi nhận ý kiến về chủ trương', en: 'Record the answer on the policy' },
    time: { name: 'answerPolicy', label: { vi: 'Trả lời về chủ trương', en: 'Answer on the policy' } },
    stopsClock: true,
    answerOfBody: 'recorded',
  },
  'submit-dossier': {
    words: { vi: 'Trình hồ sơ', en: 'Submit the dossier' },
    time: { name: 'submitDossier', label: { vi: 'Trình hồ sơ', en: 'Submit the dossier' } },
    isOfDossier: true,
  },
  'record-decision': {
    words: { vi: 'Ghi nhận quyết định', en: 'Record the decision' },
    time: { name: 'recordDecision', label: { vi: 'Quyết định', en: 'Decide' } },
    stopsClock: true,
    answerOfBody: 'recorded',
  },
  'confirm-decision': {
    words: { vi: 'Xác nhận quyết định', en: 'Confirm the decision' },
    time: { name: 'confirmDecision', label: { vi: 'Xác nhận quyết định', en: 'Confirm the decision' } },
    answerOfBody: 'confirmed',
  },
  'supply-papers': {
    words: { vi: 'Bổ sung hồ sơ', en: 'Supply papers' },
    time: { name: 'supplyPapers', label: { vi: 'Bổ sung hồ sơ', en: 'Supply papers' } },
    handsIn: { purpose: 'papers', by: 'office' },
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
  },
  'record-introduction': {
    words: { vi: 'Ghi nhận việc giới thiệu', en: 'Record the introduction' },
    time: ELECTION_TIME,
  },
  'record-election-result': {
    words: { vi: 'Ghi nhận kết quả bầu cử', en: 'Record the result of the election' },
    time: ELECTION_TIME,
  },
  'record-ratification': {
    words: { vi: 'Ghi nhận việc phê chuẩn', en: 'Record the ratification' },
    time: ELECTION_TIME,
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

/** What each kind of task is completed with. */
export type TaskResults = { [Kind in TaskKind]: Results[Kind] }

interface Results {
  'confirm-eligibility':
    | { decision: 'confirm'; waivers: { criterion: CriterionId; reason: string }[] }
    | { decision: 'reject'; reason: string }
    | { decision: 'recheck' }
  'submit-action-program': { documentId: DocumentId; sha256: string; summary: string }
  'submit-self-report': { documentId: DocumentId; sha256: string; summary: string }
  'give-opinion': Opinion
  'review-action-program': { accepted: true } | { accepted: false; reason: string }
  'convene-vote': Meeting
  'enter-count': EnteredCount
  'decide-vote': VoteDecision
  'record-policy':
    | { agreed: true; resolutionNumber: string; signedOn: IsoDate; signatory: string }
    | { agreed: false; reason: string }
  'submit-dossier': { note?: string } & IfLate
  'record-decision': DecisionRecord
  'confirm-decision': { confirmed: true } | { confirmed: false; reason: string }
  'supply-papers': { documentIds: DocumentId[]; note: string }
  'resolve-lost-candidate':
    | { action: 'return'; stage: string; reason: string }
    | { action: 'stop'; reason: string }
  'record-introduction': { introducedOn: IsoDate; resolutionNumber: string }
  'record-election-result': { electedOn: IsoDate; elected: boolean; votesFor: number; voters: number }
  'record-ratification':
    | {
        ratified: true
        resolutionNumber: string
        signedOn: IsoDate
        effectiveOn: IsoDate
        keepsFormerPost: boolean
      }
    | { ratified: false; reason: string }
}

/** A meeting as it is convened. */
export interface Meeting extends IfLate {
  meetingOn: IsoDate
  convened: PersonId[]
  absences: { personId: PersonId; reason: string; forceMajeure: boolean }[]
  /** The paper by which the authority settled the list and the absences before the vote. */
  settledBy?: Settlement
  /** Whom the officer added to those the records name, or left out, and why. */
  corrections?: { personId: PersonId; reason: string }[]
  /** Whom the step before left behind, or who was no candidate so far, and the meeting puts on the ballot all the same. */
  outsiders?: PersonId[]
}

/** A paper of the authority. */
export interface Settlement {
  documentNumber: string
  signedOn: IsoDate
}

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
      })
  | (Resolution & IfLate & { outcome: 'rejected'; reason: string })
  | { outcome: 'more-papers'; reason: string }
  | { outcome: 'returned'; stage: string; keep: string[]; reason: string }

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
