import type { IsoDate, PersonId, Text } from '../vocabulary.js'
import type { TaskKind, TaskResults } from './task-kinds.js'

/** What of a case a result is filled in with, to see what follows from it. */
export interface KnownOfCase {
  /** The day on which it is completed. */
  on: IsoDate
  /** Whom the records name for the vote. */
  electorate: readonly PersonId[]
  /** Of the body that decides. */
  members: number
  /** The first stage of the case. */
  first: string
}

/** One of the ways in which a task can be completed. */
export interface TaskOutcome<Kind extends TaskKind = TaskKind> {
  words: Text
  /** What the result says for it. */
  says: Readonly<Record<string, string | boolean>>
  /**
   * A result that says so, with fields that decide nothing left as they come: what follows from it is what follows from
   * every other. Absent where that depends on what is entered, or must not be told before.
   */
  filled?(known: KnownOfCase): TaskResults[Kind]
}

type Outcomes<Kind extends TaskKind> = readonly [TaskOutcome<Kind>, ...TaskOutcome<Kind>[]]

const NOT_FILLED = ''

const CONFIRMATION = [
  {
    words: { vi: 'Xác nhận', en: 'Confirm' },
    says: { confirmed: true },
    filled: () => ({ confirmed: true }) as const,
  },
  {
    words: { vi: 'Không xác nhận', en: 'Do not confirm' },
    says: { confirmed: false },
    filled: () => ({ confirmed: false, reason: NOT_FILLED }) as const,
  },
] as const

const HANDED_IN = [
  {
    words: { vi: 'Nộp', en: 'Hand in' },
    says: {},
    filled: () => ({ documentId: NOT_FILLED, sha256: NOT_FILLED, summary: NOT_FILLED }),
  },
] as const

/** Every way in which each kind of task can be completed, as its form offers them. */
export const TASK_OUTCOMES: { readonly [Kind in TaskKind]: Outcomes<Kind> } = {
  'agree-to-candidate': [
    { words: { vi: 'Đồng ý', en: 'Agree' }, says: { agreed: true }, filled: () => ({ agreed: true }) },
    {
      words: { vi: 'Không đồng ý', en: 'Do not agree' },
      says: { agreed: false },
      filled: () => ({ agreed: false, reason: NOT_FILLED }),
    },
  ],
  'confirm-eligibility': [
    {
      words: { vi: 'Xác nhận đủ điều kiện', en: 'Confirm' },
      says: { decision: 'confirm' },
      filled: () => ({ decision: 'confirm', waivers: [] }),
    },
    {
      words: { vi: 'Kết luận không đủ điều kiện', en: 'Reject' },
      says: { decision: 'reject' },
      filled: () => ({ decision: 'reject', reason: NOT_FILLED }),
    },
    {
      words: { vi: 'Kiểm tra lại sau khi sửa hồ sơ', en: 'Judge the mended record again' },
      says: { decision: 'recheck' },
      filled: () => ({ decision: 'recheck' }),
    },
  ],
  'confirm-waivers': CONFIRMATION,
  'submit-action-program': HANDED_IN,
  'submit-self-report': HANDED_IN,
  'give-opinion': [
    {
      words: { vi: 'Nhất trí', en: 'Agrees' },
      says: { opinion: 'agree' },
      filled: ({ on }) => ({ opinion: 'agree', givenBy: NOT_FILLED, givenOn: on, summary: NOT_FILLED }),
    },
    {
      words: { vi: 'Không nhất trí', en: 'Disagrees' },
      says: { opinion: 'disagree' },
      filled: ({ on }) => ({ opinion: 'disagree', givenBy: NOT_FILLED, givenOn: on, summary: NOT_FILLED }),
    },
  ],
  'review-action-program': [
    { words: { vi: 'Đạt', en: 'Accept' }, says: { accepted: true }, filled: () => ({ accepted: true }) },
    {
      words: { vi: 'Trả lại để hoàn thiện', en: 'Send back to be improved' },
      says: { accepted: false },
      filled: () => ({ accepted: false, reason: NOT_FILLED }),
    },
  ],
  'convene-vote': [
    {
      words: { vi: 'Triệu tập', en: 'Convene' },
      says: {},
      filled: ({ on, electorate }) => ({ meetingOn: on, convened: [...electorate], absences: [] }),
    },
  ],
  'enter-count': [{ words: { vi: 'Nhập kết quả kiểm phiếu', en: 'Enter the count' }, says: {} }],
  'resolve-count-difference': [
    { words: { vi: 'Hủy bản nhập để nhập lại', en: 'Discard entries' }, says: { action: 'discard' } },
    {
      words: { vi: 'Yêu cầu sửa một bản nhập', en: 'Have one entry corrected' },
      says: { action: 'correct' },
    },
  ],
  'decide-vote': [
    { words: { vi: 'Chọn một nhân sự', en: 'Choose a candidate' }, says: { choice: 'select' } },
    { words: { vi: 'Dừng quy trình', en: 'Stop the procedure' }, says: { choice: 'stop' } },
  ],
  'record-policy': [
    {
      words: { vi: 'Đồng ý chủ trương', en: 'Agreed' },
      says: { agreed: true },
      filled: ({ on }) => ({
        ...{ agreed: true, resolutionNumber: NOT_FILLED, signedOn: on, signatory: NOT_FILLED },
      }),
    },
    {
      words: { vi: 'Không đồng ý chủ trương', en: 'Not agreed' },
      says: { agreed: false },
      filled: () => ({ agreed: false, reason: NOT_FILLED }),
    },
  ],
  'submit-dossier': [{ words: { vi: 'Trình hồ sơ', en: 'Submit' }, says: {}, filled: () => ({}) }],
  'record-decision': [
    {
      words: { vi: 'Phê duyệt', en: 'Approved' },
      says: { outcome: 'approved' },
      filled: ({ on, members }) => ({
        ...{ outcome: 'approved', ...resolution(on, { inFavour: members, against: 0 }) },
        ...{ effectiveOn: on, keepsFormerPost: false },
      }),
    },
    {
      words: { vi: 'Không phê duyệt', en: 'Rejected' },
      says: { outcome: 'rejected' },
      filled: ({ on, members }) => ({
        ...{ outcome: 'rejected', ...resolution(on, { inFavour: 0, against: members }), reason: NOT_FILLED },
      }),
    },
    {
      words: { vi: 'Yêu cầu bổ sung hồ sơ', en: 'More papers are asked for' },
      says: { outcome: 'more-papers' },
      filled: () => ({ outcome: 'more-papers', reason: NOT_FILLED }),
    },
    {
      words: { vi: 'Trả lại bước trước', en: 'Returned to an earlier stage' },
      says: { outcome: 'returned' },
      filled: ({ first }) => ({ outcome: 'returned', stage: first, keep: [], reason: NOT_FILLED }),
    },
  ],
  'record-acknowledgement': [
    {
      words: { vi: 'Ghi nhận', en: 'Record' },
      says: {},
      filled: ({ on }) => ({ resolutionNumber: NOT_FILLED, signedOn: on, signatory: NOT_FILLED }),
    },
  ],
  'confirm-decision': CONFIRMATION,
  'supply-papers': [
    {
      words: { vi: 'Nộp giấy tờ bổ sung', en: 'Hand in the papers' },
      says: {},
      filled: () => ({ documentIds: [], note: NOT_FILLED }),
    },
  ],
  'resolve-lost-candidate': [
    {
      words: { vi: 'Trả lại bước trước', en: 'Return to an earlier stage' },
      says: { action: 'return' },
      filled: ({ first }) => ({ action: 'return', stage: first, reason: NOT_FILLED }),
    },
    {
      words: { vi: 'Dừng quy trình', en: 'Stop the procedure' },
      says: { action: 'stop' },
      filled: () => ({ action: 'stop', reason: NOT_FILLED }),
    },
  ],
  'record-introduction': [
    {
      words: { vi: 'Ghi nhận', en: 'Record' },
      says: {},
      filled: ({ on }) => ({ introducedOn: on, resolutionNumber: NOT_FILLED }),
    },
  ],
  'record-election-result': [
    {
      words: { vi: 'Trúng cử', en: 'Elected' },
      says: { elected: true },
      filled: ({ on }) => ({ electedOn: on, elected: true, votesFor: 1, voters: 1 }),
    },
    {
      words: { vi: 'Không trúng cử', en: 'Not elected' },
      says: { elected: false },
      filled: ({ on }) => ({ electedOn: on, elected: false, votesFor: 0, voters: 1 }),
    },
  ],
  'confirm-election-result': CONFIRMATION,
  'record-ratification': [
    {
      words: { vi: 'Phê chuẩn', en: 'Ratified' },
      says: { ratified: true },
      filled: ({ on }) => ({
        ...{ ratified: true, resolutionNumber: NOT_FILLED, signedOn: on },
        ...{ effectiveOn: on, keepsFormerPost: false },
      }),
    },
    {
      words: { vi: 'Không phê chuẩn', en: 'Not ratified' },
      says: { ratified: false },
      filled: () => ({ ratified: false, reason: NOT_FILLED }),
    },
  ],
  'confirm-ratification': CONFIRMATION,
}

const resolution = (signedOn: IsoDate, bodyVotes: { inFavour: number; against: number }) => ({
  ...{ resolutionNumber: NOT_FILLED, signedOn, bodyVotes, signatory: NOT_FILLED },
})
