import type { Cited, Fraction, Grade, Months, PostLevel, Text } from '../../vocabulary.js'
import { GRADE_NAMES, LEVEL_NAMES, list } from '../../words.js'
import { inOrder, share } from './checks.js'
import { allOf, atMost, joined, months, oneOf, plain, yesNo } from './in-words.js'
import type { ValueRows } from './value-row.js'

/** Points and grades of the yearly evaluation, and what post holders register. */
export interface EvaluationRules {
  inputs: Cited<readonly string[]>
  /** Best first: at least so many points of 100, with two decimals at the most. */
  grades: Cited<readonly { grade: Grade; from: number }[]>
  /** "Excellent" beside those counted for it in a body and in each group of like tasks: at most. */
  excellentShare: Cited<Fraction>
  /** The same where the body itself is outstanding. Absent: no more. */
  excellentShareOutstanding?: Cited<Fraction>
  /** Whom the share is of: those graded "good", or the excellent with them. Absent: the excellent with them. */
  excellentOf?: Cited<ExcellentOf>
  /** What makes a year "not completed" whatever its points. */
  notCompletedOn?: Cited<readonly NotCompletedGround[]>
  /** A head is not graded above the unit. */
  headNotAboveUnit?: Cited<boolean>
  /** Whoever worked less of the year has no grade. */
  gradedFromMonths?: Cited<Months>
  /** Party and administrative discipline for one act in two years count once. */
  oneActOneYear?: Cited<boolean>
  /** Of managers the written opinion of the party committee is asked before the authority grades. */
  partyOpinionBefore?: Cited<boolean>
  /** "Excellent" units beside those graded "good", in an outstanding field too; under so many units, at most so many. */
  excellentUnitShare?: Cited<Fraction>
  excellentUnitShareOutstanding?: Cited<Fraction>
  excellentUnitsOfFew?: Cited<{ under: number; atMost: number }>
  breakthroughTasks?: Cited<{ from: PostLevel; atLeast: number; atMost: number }>
  /** From this grade up it warns where a breakthrough task of the year was concluded as unfinished. Absent: never. */
  unfinishedTaskWarnsFrom?: Cited<Grade>
}

/** Of whom "excellent" is a share. */
export const EXCELLENT_OF = ['good', 'good-and-above'] as const
export type ExcellentOf = (typeof EXCELLENT_OF)[number]

const EXCELLENT_OF_NAMES: Readonly<Record<ExcellentOf, Text>> = {
  good: {
    vi: 'số người xếp loại hoàn thành tốt nhiệm vụ (không tính người hoàn thành xuất sắc)',
    en: 'those graded "good", the excellent not counted',
  },
  'good-and-above': {
    vi: 'số người xếp loại hoàn thành tốt nhiệm vụ trở lên',
    en: 'those graded "good" and above',
  },
}

/** What makes a year "not completed" whatever its points, each by a paper. */
export const NOT_COMPLETED_GROUNDS = ['degradation', 'disciplined', 'corruption-below'] as const
export type NotCompletedGround = (typeof NOT_COMPLETED_GROUNDS)[number]

export const NOT_COMPLETED_GROUND_NAMES: Readonly<Record<NotCompletedGround, Text>> = {
  degradation: {
    vi: 'có kết luận suy thoái, vi phạm những điều không được làm, trách nhiệm nêu gương',
    en: 'degradation, forbidden acts or a breach of the duty to set an example was concluded',
  },
  disciplined: {
    vi: 'vi phạm trong thực hiện nhiệm vụ bị kỷ luật từ khiển trách trở lên trong năm',
    en: 'a violation in the duties was disciplined by reprimand or more in the year',
  },
  'corruption-below': {
    vi: 'đơn vị trực tiếp phụ trách liên quan đến tham ô, tham nhũng, lãng phí và bị xử lý theo pháp luật',
    en: 'the unit directly led is involved in embezzlement, corruption or waste and is dealt with by law',
  },
}

/** The inputs that the texts name; a local rule set names its own beside them. */
const INPUTS: Readonly<Record<string, Text>> = {
  self: { vi: 'cá nhân tự nhận xét', en: 'self' },
  'peers-in-the-cell': { vi: 'đồng chí trong chi bộ', en: 'peers in the cell' },
  'subordinates-or-people-served': {
    vi: 'cấp dưới hoặc người dân được phục vụ',
    en: 'subordinates or people served',
  },
  'party-committee-of-the-workplace': {
    vi: 'cấp ủy nơi công tác',
    en: "the workplace's party committee",
  },
  superior: { vi: 'cấp trên', en: 'the superior' },
  'advisory-bodies': { vi: 'cơ quan tham mưu', en: 'advisory bodies' },
  'measured-results': { vi: 'kết quả, sản phẩm đo được', en: 'measured results' },
}

/** What an input is called; one that a local rule set names itself, by that name. */
export const inputInWords = (input: string): Text => INPUTS[input] ?? plain(input)

const atLeastPoints = (from: number): Text => ({ vi: `≥ ${String(from).replace('.', ',')}`, en: `≥ ${from}` })

/** Each value of the evaluation: what it is called, and how it is told. */
export const EVALUATION_VALUES: ValueRows<EvaluationRules> = {
  inputs: {
    label: { vi: 'Nguồn ý kiến đánh giá', en: 'Inputs' },
    say: (from) => list(from.map(inputInWords)),
  },
  excellentShare: {
    label: { vi: 'Tỷ lệ hoàn thành xuất sắc', en: 'Share of "excellent"' },
    say: atMost,
    check: share,
  },
  excellentShareOutstanding: {
    label: {
      vi: 'Tỷ lệ hoàn thành xuất sắc ở cơ quan, đơn vị xuất sắc',
      en: 'Share of "excellent" where the body is outstanding',
    },
    say: atMost,
    check: share,
  },
  excellentOf: {
    label: { vi: 'Tỷ lệ hoàn thành xuất sắc tính trên', en: '"Excellent" is a share of' },
    say: oneOf(EXCELLENT_OF_NAMES),
    absent: EXCELLENT_OF_NAMES['good-and-above'],
  },
  notCompletedOn: {
    label: {
      vi: 'Không hoàn thành nhiệm vụ, không phụ thuộc số điểm, khi',
      en: '"Not completed" whatever the points where',
    },
    say: allOf(NOT_COMPLETED_GROUND_NAMES),
  },
  grades: {
    label: { vi: 'Mức xếp loại theo điểm', en: 'Grades by points' },
    say: (grades) =>
      joined(grades.map(({ grade, from }) => joined([GRADE_NAMES[grade], atLeastPoints(from)], ': '))),
    check: inOrder('from', (from, better) => from < better),
  },
  headNotAboveUnit: {
    label: {
      vi: 'Xếp loại của người đứng đầu không cao hơn xếp loại của đơn vị',
      en: 'The grade of the head is not above that of the unit',
    },
    say: yesNo,
  },
  gradedFromMonths: {
    label: {
      vi: 'Không xếp loại khi thời gian làm việc trong năm dưới',
      en: 'No grade of who worked in the year for less than',
    },
    say: months,
  },
  oneActOneYear: {
    label: {
      vi: 'Một hành vi bị kỷ luật đảng và hành chính ở hai năm chỉ tính một lần',
      en: 'One act disciplined by the Party and the administration in two years counts once',
    },
    say: yesNo,
  },
  partyOpinionBefore: {
    label: {
      vi: 'Viên chức quản lý: lấy ý kiến cấp ủy trước khi xếp loại',
      en: 'Of managers the party committee gives its opinion before the grade',
    },
    say: yesNo,
  },
  excellentUnitShare: {
    label: { vi: 'Tỷ lệ đơn vị hoàn thành xuất sắc', en: 'Share of "excellent" units' },
    say: atMost,
    check: share,
  },
  excellentUnitShareOutstanding: {
    label: {
      vi: 'Tỷ lệ đơn vị hoàn thành xuất sắc khi có thành tích xuất sắc',
      en: 'Share of "excellent" units where they are outstanding',
    },
    say: atMost,
    check: share,
  },
  excellentUnitsOfFew: {
    label: { vi: 'Số đơn vị hoàn thành xuất sắc khi có ít đơn vị', en: '"Excellent" units of a few' },
    say: ({ under, atMost: most }) => ({
      vi: `dưới ${under} đơn vị: tối đa ${most}`,
      en: `under ${under} units: ${most} at most`,
    }),
  },
  breakthroughTasks: {
    label: { vi: 'Nhiệm vụ đột phá', en: 'Breakthrough tasks' },
    say: ({ from, atLeast: least, atMost: most }) => ({
      vi: `từ ${LEVEL_NAMES[from].vi}: ${least}–${most} nhiệm vụ mỗi năm`,
      en: `from ${LEVEL_NAMES[from].en}: ${least}–${most} a year`,
    }),
    check: ({ atLeast: least, atMost: most }) =>
      most < least ? [{ at: '.atMost', problem: 'range-reversed', what: least }] : [],
  },
  unfinishedTaskWarnsFrom: {
    label: {
      vi: 'Cảnh báo khi có nhiệm vụ đột phá không hoàn thành mà xếp loại',
      en: 'An unfinished breakthrough task warns where the grade is',
    },
    say: (grade) => ({
      vi: `từ "${GRADE_NAMES[grade].vi}" trở lên`,
      en: `"${GRADE_NAMES[grade].en}" or above`,
    }),
  },
}
