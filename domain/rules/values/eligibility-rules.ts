import { UNKNOWN_DAY_NAMES, type UnknownDay } from '../../birth-date.js'
import { DOSSIER_NAMES } from '../../dossier/item-names.js'
import type { RelativesRule, TogetherIn } from '../../integrity/together.js'
import { KIND_NAMES } from '../../procedure/procedure-kinds.js'
import { ROTATION_REASON_NAMES, type RotationReason } from '../../rotation/why-rotated.js'
import type {
  AbsenceKind,
  Cited,
  Discipline,
  FormalMeasure,
  Grade,
  IsoDate,
  Months,
  ProcedureKind,
  Text,
  WayOfLeaving,
} from '../../vocabulary.js'
import {
  ABSENCE_NAMES,
  DISCIPLINE_NAMES,
  GRADE_NAMES,
  LEVEL_NAMES,
  list,
  MEASURE_NAMES,
  RELATION_NAMES,
} from '../../words.js'
import { inOrder } from './checks.js'
import { allOf, joined, months, monthsFor, oneOf, plain, yesNo } from './in-words.js'
import type { LeavingGround } from './leaving-rules.js'
import { groundsInWords } from './leaving-rules.js'
import { type NotMoved, notMovedInWords } from './moving-rules.js'
import type { ValueRows } from './value-row.js'

type PlannedFor = 'same-or-higher-post' | 'equal-or-higher-post'
type AgeCountedOn = 'day-of-check' | 'procedure-begun'

/** One year of the roadmap to the retirement age; ages in months. */
export interface RetirementAge {
  year: number
  men: Months
  women: Months
}

/** Of whom the time is not asked, and which time does not count. A rule set that says nothing of it asks it of everybody. */
interface TimeExceptions {
  /** Not of whoever is to have the lowest management post: a specialist's job is no adjacent post. */
  notAtFirst?: boolean
  /** Only of whoever is to have a higher post than they hold. */
  onlyForHigher?: boolean
  /** Not for a seat that the structure of a body gives to the holder of a post. */
  notByStructure?: boolean
  /** Time in a post that was left through discipline does not count. */
  notThroughDiscipline?: boolean
}
/** `byPaper`: it is the authority that excepts, by a paper that is recorded with its number and day. */
interface Waivable {
  waivable: boolean
  byPaper?: boolean
}
type TimeInLowerPost = Cited<Months> & Waivable & TimeExceptions

/** `onlyForHigher`: whoever is to have an equal post or a lower one than they hold does not wait. */
type DisciplineWait = Cited<Record<Discipline, Months>> & { onlyForHigher?: boolean }

/** Whoever was relieved waits where the text has it so. */
export type WaitsAfterLeaving = Record<Exclude<WayOfLeaving, 'relief'>, Months> & { relief?: Months }

/** Every value that the eligibility check depends on. A criterion that is absent is not asked by this text. */
export interface EligibilityRules {
  /** A post is held that is equal to the one meant or higher. Never waivable. */
  holdsPost?: Cited<'equal-or-higher'>
  /**
   * Must the candidate be in the planning for that post, an equal or a higher one? From elsewhere, an entry for the post
   * itself is not asked: an equal or higher one is. `onlyForHigher`: whoever is to have an equal post or a lower one is not asked.
   */
  planning?: Cited<PlannedFor> & Waivable & { onlyForHigher?: boolean }
  /** In a rotation it is asked of those alone who are rotated for that. Absent: of everybody. */
  plannedIfRotated?: Cited<readonly RotationReason[]>
  /** Does an entry count only where it was made before the procedure began? */
  plannedBeforeBegun?: Cited<boolean>
  /** Cumulated time in the adjacent lower post. */
  timeInLowerPost?: TimeInLowerPost
  /** In its place where the procedure began before that day: the text then in force. */
  earlierTimeInLowerPost?: TimeInLowerPost & { begunBefore: IsoDate }
  /** So many of the last whole calendar years evaluated at least at `grade`. */
  evaluations?: Cited<{ years: number; grade: Grade }> & { waivable: boolean }
  /**
   * At a first or higher appointment: months of office left before retirement age. `termOfPost`: as many as the post has for
   * a term, where it is known; else these. `ofEverybody`: for an equal or a lower post too.
   */
  fullTerm?: Cited<Months> & Waivable & { termOfPost?: boolean; ofEverybody?: boolean }
  /** In its place for those who are rotated for that: the term of the post, or so many months where it names none. */
  fullTermOfRotated?: Cited<{ because: readonly RotationReason[]; usual: Months }>
  /** Of a term of so many months the least that is left in a special case; with less nobody is excepted. Absent: no bound. */
  fullTermInSpecialCase?: Cited<{ ofTerm: Months; least: Months }>
  /** The day on which the age is counted for `fullTerm`: that of the check, or that on which the procedure began. */
  ageCountedOn: Cited<AgeCountedOn>
  /** With which day the age is counted where the day of birth is not known. Absent: as it ships. */
  ageCountedFrom?: Cited<UnknownDay>
  /** Retirement age in months by year and sex; a year later than the last row takes the last row. */
  retirementAge: Cited<readonly RetirementAge[]>
  /** CV and asset declaration complete and verified. */
  papers?: Cited<readonly ('cv' | 'asset-declaration')[]> & { waivable: boolean }
  /** The post's standard of education. */
  qualification?: Cited<'post-standard'> & { waivable: boolean }
  /** Measures in force that block. Never waivable. */
  blocks?: Cited<readonly FormalMeasure[]>
  /** Measures in force that rule out, where others only defer. Never waivable. */
  ruledOutBy?: Cited<readonly FormalMeasure[]>
  /** None of these grounds of leaving office is shown by the records. Never waivable. */
  noGroundOf?: Cited<readonly LeavingGround[]>
  /** Months to wait after a discipline took effect. Never waivable. */
  disciplineWait?: DisciplineWait
  /** In its place where the procedure began before that day: the text then in force. Never waivable. */
  earlierDisciplineWait?: DisciplineWait & { begunBefore: IsoDate }
  /** Months to wait for a post equal to the one left, or a higher one, after leaving it so. Never waivable. */
  waitAfterLeaving?: Cited<WaitsAfterLeaving>
  /** Every year graded since then is at least so. Absent: none is looked at. */
  gradedSinceLeaving?: Cited<Grade>
  /** After leaving it so, for a lower one too. Absent: for a lower post nobody waits. */
  waitForLowerPost?: Cited<readonly WayOfLeaving[]>
  /** Who resigns with less than so much left to retirement age has no leading post: for a lower one they wait too. */
  lowerPostWithLeft?: Cited<Months>
  /** Near relatives who would be together in office. Never waivable. */
  relatives?: Cited<RelativesRule>
  /** No procedure of these kinds, launched earlier, that may give the person another post. */
  noOtherCase?: Cited<readonly ProcedureKind[]> & { waivable: boolean }
  /** Absences that defer while they last, where they last so many months or more. Never waivable. */
  absences?: Cited<Record<AbsenceKind, Months>>
  /** None of the cases in which nobody is transferred or seconded. Never waivable. */
  notMoved?: Cited<readonly NotMoved[]>
  /** The new end of the term is not past retirement age, or is the day of it. Never waivable. */
  endOfTerm?: Cited<'by-retirement-age' | 'at-retirement-age'>
}

/** The cases in which nobody is transferred or seconded; none where the rules have no list. */
export const casesNotMoved = ({ notMoved }: EligibilityRules): readonly NotMoved[] => notMoved?.value ?? []

/** Does such a measure block, while it is in force? */
export const isBlockedBy = ({ blocks, ruledOutBy }: EligibilityRules, measure: FormalMeasure): boolean =>
  [blocks, ruledOutBy].some((rule) => rule?.value.includes(measure))

const PLANNED_FOR: Readonly<Record<PlannedFor, Text>> = {
  'same-or-higher-post': {
    vi: 'chức danh đó, tương đương hoặc cao hơn',
    en: 'that post, an equal or a higher one',
  },
  'equal-or-higher-post': { vi: 'chức danh tương đương hoặc cao hơn', en: 'an equal or a higher post' },
}

const AGE_COUNTED_ON: Readonly<Record<AgeCountedOn, Text>> = {
  'day-of-check': { vi: 'ngày thẩm định', en: 'the day of the check' },
  'procedure-begun': { vi: 'ngày bắt đầu quy trình', en: 'the day on which the procedure began' },
}

const TOGETHER: Readonly<Record<TogetherIn, Text>> = {
  'same-body': {
    vi: 'cùng ban thường vụ hoặc tập thể lãnh đạo',
    en: 'in the same standing committee or leadership collective',
  },
  'head-and-deputy': { vi: 'cấp trưởng và cấp phó của một cơ quan', en: 'as head and deputy of one body' },
  'sensitive-posts': {
    vi: 'các vị trí nhạy cảm của một đơn vị',
    en: 'in the sensitive posts of one unit',
  },
}

const leastTime = (least: Months): Text =>
  least > 0
    ? months(least)
    : {
        vi: 'không yêu cầu thời gian tối thiểu; phải có dữ liệu về chức vụ đã giữ',
        en: 'no least time; posts held are to be on record',
      }

/** Each value of the eligibility check: what it is called, and how it is told. */
export const ELIGIBILITY_VALUES: ValueRows<EligibilityRules> = {
  holdsPost: {
    label: { vi: 'Chức vụ đang giữ', en: 'The post held' },
    say: oneOf({
      'equal-or-higher': { vi: 'tương đương hoặc cao hơn', en: 'an equal or a higher one' },
    }),
  },
  planning: { label: { vi: 'Quy hoạch', en: 'Planning' }, say: oneOf(PLANNED_FOR) },
  plannedBeforeBegun: {
    label: {
      vi: 'Đã có trong quy hoạch trước khi bắt đầu quy trình',
      en: 'Planned before the procedure began',
    },
    say: yesNo,
  },
  timeInLowerPost: {
    label: { vi: 'Thời gian giữ chức vụ thấp hơn liền kề', en: 'Time in the adjacent lower post' },
    say: leastTime,
  },
  earlierTimeInLowerPost: {
    label: {
      vi: 'Thời gian giữ chức vụ thấp hơn liền kề theo văn bản trước',
      en: 'Time in the adjacent lower post by the earlier text',
    },
    say: leastTime,
  },
  evaluations: {
    label: { vi: 'Kết quả đánh giá hằng năm', en: 'Yearly evaluations' },
    say: ({ years, grade }) => ({
      vi: `${years} năm gần nhất từ "${GRADE_NAMES[grade].vi}" trở lên`,
      en: `the last ${years} years at "${GRADE_NAMES[grade].en}" or above`,
    }),
  },
  fullTerm: {
    label: { vi: 'Đủ tuổi công tác trọn thời hạn giữ chức vụ', en: 'Time left before retirement age' },
    say: months,
  },
  fullTermInSpecialCase: {
    label: {
      vi: 'Thời gian công tác còn lại trong trường hợp đặc biệt',
      en: 'Time left before retirement age in a special case',
    },
    say: ({ ofTerm, least }) => ({
      vi: `ít nhất ${least} tháng của thời hạn ${ofTerm} tháng`,
      en: `at least ${least} months of a term of ${ofTerm} months`,
    }),
    readFor: ['fullTerm'],
  },
  plannedIfRotated: {
    label: { vi: 'Quy hoạch chỉ yêu cầu khi luân chuyển', en: 'Planning asked in a rotation of' },
    say: allOf(ROTATION_REASON_NAMES),
    readFor: ['planning'],
  },
  fullTermOfRotated: {
    label: {
      vi: 'Thời gian công tác còn lại theo đối tượng luân chuyển',
      en: 'Time left before retirement age, by why somebody is rotated',
    },
    say: ({ because, usual }) => {
      const whom = allOf(ROTATION_REASON_NAMES)(because)
      return {
        vi: `${whom.vi}: bằng thời hạn giữ chức vụ (${usual} tháng khi chức vụ chưa ghi thời hạn)`,
        en: `${whom.en}: the term of the post (${usual} months where the post names none)`,
      }
    },
    readFor: ['fullTerm'],
  },
  ageCountedOn: {
    label: { vi: 'Thời điểm tính tuổi', en: 'Age counted on' },
    say: oneOf(AGE_COUNTED_ON),
    readFor: ['fullTerm'],
  },
  ageCountedFrom: {
    label: { vi: 'Chưa rõ ngày sinh, tuổi tính theo', en: 'Day of birth not known, age counted with' },
    say: oneOf(UNKNOWN_DAY_NAMES),
    readFor: ['fullTerm', 'endOfTerm'],
  },
  // Read by year: the last row stands for every later year.
  retirementAge: {
    label: { vi: 'Tuổi nghỉ hưu', en: 'Retirement age' },
    say: retirementAges,
    check: inOrder('year', (year, before) => before < year),
    readFor: ['fullTerm', 'endOfTerm'],
  },
  papers: {
    label: { vi: 'Hồ sơ đầy đủ, được xác minh', en: 'Papers complete and verified' },
    say: allOf(DOSSIER_NAMES),
  },
  qualification: {
    label: { vi: 'Trình độ', en: 'Qualification' },
    say: oneOf({ 'post-standard': { vi: 'theo tiêu chuẩn chức danh', en: "the post's standard" } }),
  },
  blocks: {
    label: { vi: 'Trường hợp không (chưa) được xem xét', en: 'Blocks' },
    say: allOf(MEASURE_NAMES),
  },
  ruledOutBy: {
    label: { vi: 'Trường hợp không được xem xét', en: 'Ruled out by' },
    say: allOf(MEASURE_NAMES),
  },
  noGroundOf: {
    label: { vi: 'Không có căn cứ miễn nhiệm', en: 'No ground for a dismissal' },
    say: groundsInWords,
  },
  disciplineWait: {
    label: { vi: 'Thời hạn sau kỷ luật', en: 'Wait after discipline' },
    say: monthsFor(DISCIPLINE_NAMES),
  },
  earlierDisciplineWait: {
    label: {
      vi: 'Thời hạn sau kỷ luật theo văn bản trước',
      en: 'Wait after discipline by the earlier text',
    },
    say: monthsFor(DISCIPLINE_NAMES),
  },
  waitAfterLeaving: {
    label: { vi: 'Thời hạn sau khi thôi giữ chức vụ', en: 'Wait after leaving a post' },
    say: monthsFor(KIND_NAMES),
  },
  gradedSinceLeaving: {
    label: { vi: 'Xếp loại mỗi năm từ khi thôi giữ chức vụ', en: 'Graded every year since leaving' },
    say: (grade) => ({
      vi: `từ "${GRADE_NAMES[grade].vi}" trở lên`,
      en: `"${GRADE_NAMES[grade].en}" or above`,
    }),
    readFor: ['waitAfterLeaving'],
  },
  lowerPostWithLeft: {
    label: {
      vi: 'Từ chức khi thời gian công tác còn dưới: bố trí làm chuyên môn, chờ cả với chức vụ thấp hơn',
      en: 'Resigned with less than so much work left: professional work, waits for a lower post too',
    },
    say: months,
    readFor: ['waitAfterLeaving'],
  },
  waitForLowerPost: {
    label: { vi: 'Chờ cả với chức vụ thấp hơn, sau khi', en: 'Waits for a lower post too, after a' },
    say: allOf(KIND_NAMES),
    readFor: ['waitAfterLeaving'],
  },
  relatives: {
    label: {
      vi: 'Người thân không cùng giữ chức vụ có liên quan',
      en: 'Relatives not together in office',
    },
    say: relativesInWords,
  },
  noOtherCase: {
    label: {
      vi: 'Không là nhân sự của quy trình thực hiện trước',
      en: 'No candidate of a procedure launched before',
    },
    say: allOf(KIND_NAMES),
  },
  absences: { label: { vi: 'Hoãn khi vắng mặt', en: 'Deferred during an absence' }, say: absencesInWords },
  notMoved: {
    label: { vi: 'Trường hợp chưa điều động, biệt phái', en: 'Nobody is transferred or seconded' },
    say: notMovedInWords,
  },
  endOfTerm: {
    label: { vi: 'Thời hạn mới kết thúc', en: 'The new term ends' },
    say: oneOf({
      'by-retirement-age': {
        vi: 'không quá ngày đủ tuổi nghỉ hưu',
        en: 'by the day of retirement age',
      },
      'at-retirement-age': {
        vi: 'vào ngày đủ tuổi nghỉ hưu',
        en: 'on the day of retirement age',
      },
    }),
  },
}

/** Every year, as years and months: '2026: nam 61/6, nữ 57'. */
function retirementAges(rows: readonly RetirementAge[]): Text {
  const age = (all: Months) => (all % 12 === 0 ? `${all / 12}` : `${Math.floor(all / 12)}/${all % 12}`)
  const years = joined(
    rows.map(({ year, men, women }) => ({
      vi: `${year}: nam ${age(men)}, nữ ${age(women)}`,
      en: `${year}: men ${age(men)}, women ${age(women)}`,
    })),
  )
  return {
    vi: `(tuổi/tháng) ${years.vi}; các năm sau như năm cuối`,
    en: `(years/months) ${years.en}; later years as the last`,
  }
}

function relativesInWords({ degrees, where, sensitive }: RelativesRule): Text {
  const [who, together] = [allOf(RELATION_NAMES)(degrees), allOf(TOGETHER)(where)]
  const posts = list([...sensitive.levels.map(oneOf(LEVEL_NAMES)), ...sensitive.posts.map(plain)])
  return {
    vi: `${who.vi}. Không ${together.vi}. Vị trí nhạy cảm: ${posts.vi}`,
    en: `${who.en}. Not ${together.en}. Sensitive: ${posts.en}`,
  }
}

function absencesInWords(deferring: Record<AbsenceKind, Months>): Text {
  return joined(
    Object.entries(deferring).map(([kind, least]) => {
      // The members of a record of codes are codes.
      const { vi, en } = ABSENCE_NAMES[kind as AbsenceKind]
      return least === 0
        ? { vi, en }
        : { vi: `${vi} từ ${least} tháng`, en: `${en} for ${least} months or more` }
    }),
  )
}
