import type { Cited, Discipline, Fraction, Text, WorkingDays } from '../../vocabulary.js'
import { days as wholeDays } from './checks.js'
import { allOf, days, joined, oneOf, yesNo } from './in-words.js'
import type { ValueRows } from './value-row.js'

/** By what a ground of leaving office is shown: what is on record, a paper, a count of confidence, a conclusion. */
export const GROUND_PROOFS = ['record', 'paper', 'confidence', 'conclusion'] as const
export type GroundProof = (typeof GROUND_PROOFS)[number]

/** How years below the lowest grade are to lie: one after the other, with others between them, or wherever. */
export const YEARS_APART = ['consecutive', 'apart', 'any'] as const

/** What the records are to hold for a ground: so many disciplines of these kinds, or so many years not completed. */
export type CountedInRecords =
  | { what: 'disciplines'; kinds: readonly Discipline[]; atLeast: number; inTerm: boolean }
  | { what: 'years-not-completed'; atLeast: number; years: (typeof YEARS_APART)[number] }

/** Shares of low confidence, of the ballots collected: strictly above the one, and at most the other. */
export interface LowConfidence {
  above: Fraction
  atMost?: Fraction
  /** By another text, which goes before this one, at this share too. */
  orAtLeast?: Cited<Fraction>
}

/** One ground of leaving office: its code is its place in the text, '53.1d', with the article that gives it. */
export interface LeavingGround extends Cited<string> {
  words: Text
  proof: GroundProof
  /** Absent: the records say nothing of it. */
  counted?: CountedInRecords
  low?: LowConfidence
}

/** What leaving an office is founded on. */
export interface LeavingRules {
  /** A closed list: whoever proposes names one or more of them. */
  grounds: Cited<readonly LeavingGround[]>
  /** By how much the term of the decision may be put off at the most, once, for objective reasons. */
  putOffBy?: Cited<WorkingDays>
  /** Does whoever asks to leave go on in office until it is accepted? */
  goesOnUntilAccepted?: Cited<boolean>
  /** What the dossier of the proposal holds. */
  papersOfLeaving?: Cited<readonly PaperOfLeaving[]>
  /** Of the grounds of a resignation without a letter. */
  withoutLetter?: Cited<'other-work'>
  /** Whoever is dismissed for years not completed leaves the service. */
  leavesTheService?: Cited<boolean>
}

export const PAPERS_OF_LEAVING = [
  'proposal',
  'letter',
  'conclusions',
  'minutes',
  'count-record',
  'report',
] as const
type PaperOfLeaving = (typeof PAPERS_OF_LEAVING)[number]

const PAPER_OF_LEAVING_NAMES: Readonly<Record<PaperOfLeaving, Text>> = {
  proposal: {
    vi: 'tờ trình của cơ quan tham mưu về tổ chức cán bộ',
    en: 'the proposal of the personnel body',
  },
  letter: { vi: 'đơn (khi từ chức)', en: 'the letter, of a resignation' },
  conclusions: {
    vi: 'quyết định, kết luận, thông báo, ý kiến của cấp có thẩm quyền',
    en: 'decisions, conclusions, notices and opinions of the authority',
  },
  minutes: { vi: 'biên bản hội nghị', en: 'minutes of the meeting' },
  'count-record': { vi: 'biên bản kiểm phiếu', en: 'the count record' },
  report: { vi: 'báo cáo của cơ quan sử dụng', en: 'the report of the body where the person works' },
}

/** The closed list of grounds with its article; undefined where nobody leaves office by these rules. */
export const closedList = (leaving: LeavingRules | undefined): LeavingRules['grounds'] | undefined =>
  leaving?.grounds

/** What else the rules have of it. */
export function besideList({ grounds: _, ...others }: LeavingRules): Omit<LeavingRules, 'grounds'> {
  return others
}

export const PROOF_NAMES: Readonly<Record<GroundProof, Text>> = {
  record: { vi: 'theo dữ liệu', en: 'by the records' },
  paper: { vi: 'theo văn bản', en: 'by a paper' },
  confidence: { vi: 'theo kết quả lấy phiếu tín nhiệm', en: 'by a vote of confidence' },
  conclusion: { vi: 'theo kết luận của cơ quan có thẩm quyền', en: 'by a conclusion of the authority' },
}

/** The place of a ground in its text, as people say it: '53.1d' is 'điểm d khoản 1 Điều 53' and 'art. 53.1(d)'. */
export function placeInWords(code: string): Text {
  const [, article, clause, point] = /^(\d+)(?:\.(\d+))?(\p{L})$/u.exec(code) ?? []
  if (article === undefined) return { vi: code, en: code }
  return {
    vi: ['điểm', point, clause && `khoản ${clause}`, `Điều ${article}`].filter(Boolean).join(' '),
    en: `art. ${article}${clause ? `.${clause}` : ''}(${point})`,
  }
}

const groundInWords = ({ value: code, words, proof }: LeavingGround): Text => ({
  vi: `${placeInWords(code).vi}: ${words.vi} (${PROOF_NAMES[proof].vi})`,
  en: `${placeInWords(code).en}: ${words.en} (${PROOF_NAMES[proof].en})`,
})

/** Each ground by its code. */
export const groundsInWords = (grounds: readonly LeavingGround[]): Text => joined(grounds.map(groundInWords))

export const LEAVING_VALUES: ValueRows<LeavingRules> = {
  grounds: {
    label: { vi: 'Căn cứ thôi giữ chức vụ', en: 'Grounds of leaving office' },
    say: groundsInWords,
    check: (grounds) =>
      grounds.flatMap(({ value }, index) =>
        grounds.findIndex((other) => other.value === value) < index
          ? [{ at: `.${index}.value`, problem: 'named-twice' as const }]
          : [],
      ),
  },
  putOffBy: {
    label: { vi: 'Thời hạn quyết định được kéo dài không quá', en: 'The decision may be put off by at most' },
    say: days,
    check: wholeDays,
  },
  papersOfLeaving: {
    label: { vi: 'Hồ sơ đề nghị', en: 'The dossier of the proposal' },
    say: allOf(PAPER_OF_LEAVING_NAMES),
  },
  withoutLetter: {
    label: {
      vi: 'Thuộc trường hợp hạn chế năng lực, để xảy ra sai phạm, tín nhiệm thấp mà không có đơn',
      en: 'Limits, a wrong in the unit or low confidence, and no letter',
    },
    say: oneOf({
      'other-work': { vi: 'cấp có thẩm quyền bố trí công tác khác', en: 'the authority arranges other work' },
    }),
  },
  leavesTheService: {
    label: {
      vi: 'Miễn nhiệm vì không hoàn thành nhiệm vụ thì cho thôi việc',
      en: 'Who is dismissed for not completing the duties leaves the service',
    },
    say: yesNo,
  },
  goesOnUntilAccepted: {
    label: {
      vi: 'Tiếp tục giữ chức vụ cho đến khi được chấp thuận',
      en: 'Goes on in office until it is accepted',
    },
    say: yesNo,
  },
}
