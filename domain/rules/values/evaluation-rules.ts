import type { Cited, Fraction, Grade, PostLevel, Text } from '../../vocabulary.js'
import { GRADE_NAMES, LEVEL_NAMES, list } from '../../words.js'
import { inOrder, share } from './checks.js'
import { atMost, joined, plain } from './in-words.js'
import type { ValueRows } from './value-row.js'

/** Points and grades of the yearly evaluation, and what post holders register. */
export interface EvaluationRules {
  inputs: Cited<readonly string[]>
  /** Best first: at least so many points of 100, with two decimals at the most. */
  grades: Cited<readonly { grade: Grade; from: number }[]>
  /** "Excellent" among those at "good" and above in a unit: at most. */
  excellentShare: Cited<Fraction>
  breakthroughTasks?: Cited<{ from: PostLevel; atLeast: number; atMost: number }>
  /** From this grade up it warns where a breakthrough task of the year was concluded as unfinished. Absent: never. */
  unfinishedTaskWarnsFrom?: Cited<Grade>
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
  grades: {
    label: { vi: 'Mức xếp loại theo điểm', en: 'Grades by points' },
    say: (grades) =>
      joined(grades.map(({ grade, from }) => joined([GRADE_NAMES[grade], atLeastPoints(from)], ': '))),
    check: inOrder('from', (from, better) => from < better),
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
