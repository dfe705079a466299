import type {
  Cited,
  CitedTime,
  Fraction,
  Months,
  PostLevel,
  Published,
  Text,
  WorkingDays,
} from '../../vocabulary.js'
import { LEVEL_NAMES } from '../../words.js'
import { bar, eachOnce, inOrder, days as wholeDays } from './checks.js'
import { above, allOf, days, joined, months, oneOf, plain } from './in-words.js'
import { PUBLISHED_NAMES } from './publicity-rules.js'
import type { ValueRows } from './value-row.js'

export interface ActionProgramRules {
  /** Required for posts at this level and above. */
  requiredFrom: Cited<PostLevel>
  /** Largest accepted document, in bytes. */
  maxBytes: Cited<number>
}

/** What the authority's decision is bound by. */
export interface ApprovalRules {
  /** Votes in favour must be strictly above this share of all members of the managing body. */
  majority: Cited<Fraction>
  /** Decided only after the time for objections to that publication is over, and each is answered. */
  afterObjectionsTo?: Cited<Published>
}

/** Terms by law that no single task has: later, the reason is owed. */
export interface ApprovalLimits {
  /** The dossier goes up so many days after the answer on the policy, or with the reason why it is late. */
  finishedWithin?: CitedTime
  /** Decided so many working days before the term of office ends, or with the reason why it is late. */
  decidedBeforeTermEnds?: Cited<WorkingDays>
  /** From when the new term runs where the decision is signed after the old one ended. Absent: never from before it is signed. */
  lateTermRunsFrom?: Cited<'end-of-old-term'>
  /** The end that is decided is at most so long after the day of effect: of a secondment. */
  endsWithin?: Cited<Months>
}

/** The term that a procedure gives, or at the end of which it opens. */
export interface TermRules {
  /** It opens by itself so long before a term ends, at least. Absent: the shipped time. */
  noticeBefore?: CitedTime
  /** The term, where the proposal names none. */
  usualLength?: Cited<Months>
  /** A rotation lasts so long at least, unless the authority decides otherwise. */
  shortest?: Cited<Months>
  /** What the plan of a rotation names. */
  planNames?: Cited<readonly InPlan[]>
  /** What decides whether the end of a term takes a reappointment or an extension. Absent: an officer chooses. */
  reappointedWith?: Cited<readonly LeftOfTerm[]>
}

/** What the plan of a rotation can name: why the person is rotated, and what comes after it. */
type InPlan = 'because' | 'next'

/** After a term so long, a reappointment takes so many months from its end to the month of retirement age. */
export interface LeftOfTerm {
  term: Months
  left: Months
}

/** The last row holds for every longer term too: a single one for every term. */
function termsOfRow(term: Months, at: number, rows: number): Text {
  if (rows === 1) return { vi: 'mọi thời hạn giữ chức vụ', en: 'a term of any length' }
  if (at === rows - 1) return { vi: 'thời hạn dài hơn', en: 'a longer term' }
  return { vi: `thời hạn giữ chức vụ đến ${term} tháng`, en: `a term of up to ${term} months` }
}

export const ACTION_PROGRAM_VALUES: ValueRows<ActionProgramRules> = {
  requiredFrom: {
    label: { vi: 'Chương trình hành động: từ chức vụ', en: 'Action program: from the post of' },
    say: oneOf(LEVEL_NAMES),
    atStepsOf: 'action-program',
  },
  maxBytes: {
    label: { vi: 'Tài liệu lớn nhất', en: 'Largest document' },
    say: (bytes) => plain(`${bytes / 1_048_576} MB`),
  },
}

export const APPROVAL_VALUES: ValueRows<ApprovalRules> = {
  majority: {
    label: { vi: 'Biểu quyết của cơ quan quản lý cán bộ', en: 'Majority of the managing body' },
    say: above,
    check: bar,
  },
  afterObjectionsTo: {
    label: {
      vi: 'Quyết định sau khi hết thời hạn kiến nghị về',
      en: 'Decided after the time for objections to',
    },
    say: oneOf(PUBLISHED_NAMES),
  },
}

export const LIMIT_VALUES: ValueRows<ApprovalLimits> = {
  finishedWithin: {
    label: {
      vi: 'Hoàn thành quy trình nhân sự kể từ khi có chủ trương',
      en: 'The personnel process is finished, from the answer on the policy',
    },
    say: days,
    check: wholeDays,
  },
  decidedBeforeTermEnds: {
    label: {
      vi: 'Quyết định trước khi hết thời hạn giữ chức vụ',
      en: 'Decision before the term ends',
    },
    say: days,
    check: wholeDays,
  },
  lateTermRunsFrom: {
    label: { vi: 'Quyết định muộn: thời hạn mới tính từ', en: 'Decided late: the new term runs from' },
    say: oneOf({
      'end-of-old-term': { vi: 'ngày hết thời hạn cũ', en: 'the end of the old term' },
    }),
  },
  endsWithin: {
    label: { vi: 'Thời hạn biệt phái không quá', en: 'A secondment lasts at most' },
    say: months,
  },
}

export const TERM_VALUES: ValueRows<TermRules> = {
  noticeBefore: {
    label: {
      vi: 'Thông báo trước khi hết thời hạn giữ chức vụ',
      en: 'Notice before the term ends',
    },
    say: days,
    check: wholeDays,
  },
  reappointedWith: {
    label: {
      vi: 'Bổ nhiệm lại khi từ tháng hết thời hạn giữ chức vụ đến tháng đủ tuổi nghỉ hưu còn ít nhất, ngắn hơn thì kéo dài',
      en: 'Reappointed with at least so much left from the end of the term to the month of retirement age, else extended',
    },
    say: (rows) =>
      joined(
        rows.map(({ term, left }, at) => {
          const { vi, en } = termsOfRow(term, at, rows.length)
          return { vi: `${vi}: ${left} tháng`, en: `${en}: ${left} months` }
        }),
      ),
    check: inOrder('term', (term, before) => before < term),
  },
  usualLength: {
    label: {
      vi: 'Thời hạn luân chuyển khi đề xuất không nêu',
      en: 'Length of a rotation that names no end',
    },
    say: months,
  },
  shortest: {
    label: { vi: 'Thời hạn luân chuyển ít nhất', en: 'A rotation lasts at least' },
    say: months,
  },
  planNames: {
    label: { vi: 'Kế hoạch luân chuyển nêu', en: 'The plan of a rotation names' },
    say: allOf({
      because: { vi: 'đối tượng luân chuyển', en: 'why the person is rotated' },
      next: { vi: 'dự kiến bố trí sau luân chuyển', en: 'what comes after it' },
    }),
    check: eachOnce,
  },
}
