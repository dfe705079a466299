import { UNKNOWN_DAY_NAMES, type UnknownDay } from '../../birth-date.js'
import { KIND_NAMES } from '../../procedure/procedure-kinds.js'
import type {
  Cited,
  Discipline,
  Fraction,
  Months,
  ProcedureKind,
  Text,
  WayOfLeaving,
  WorkingDays,
} from '../../vocabulary.js'
import { DISCIPLINE_NAMES } from '../../words.js'
import { bar, inOrder, range, shares, type Wrong, days as wholeDays, within } from './checks.js'
import {
  above,
  allOf,
  days,
  decimal,
  joined,
  months,
  monthsFor,
  oneOf,
  plain,
  share,
  yesNo,
} from './in-words.js'
import type { ValueRows } from './value-row.js'

/** Caps and targets of the planning (Regulations 50 and 377). Targets warn, they never block. */
export interface PlanningRules {
  /** People for a post, however many seats it has. Absent: the seats tell. */
  peoplePerPost?: Cited<number>
  /** People for each seat of a post; seats in a committee are counted by `committees` where it is there. */
  peoplePerSeat?: Cited<number>
  /** People for the seats of a committee: so many times as many, half rounded up. */
  committees?: Cited<{ atLeast: Fraction; atMost: Fraction }>
  postsPerPerson: Cited<number>
  /** Which posts of a person are counted together. Absent: those of one level. */
  postsCountedBy?: Cited<PostsCountedBy>
  onlyHigherPosts: Cited<boolean>
  /** How long until retirement age somebody must have on the counting date, by group. Absent: it is not asked. */
  monthsLeft?: Cited<Record<PlanningGroup, Months>>
  /** On which day the months of a later term are counted; of the present one, on the day of the entry. */
  countingDates?: Cited<readonly CountingDate[]>
  /** For so long after a discipline nobody is entered. */
  waitAfterDiscipline?: Cited<Record<Discipline, Months>>
  /** For so long after having left a post so, nobody is entered for an equal or a higher one. */
  waitAfterPost?: Cited<Record<WayOfLeaving, Months>>
  /** Working days from a complete proposal, and how many more where they are needed. */
  approvedWithin?: Cited<WorkingDays>
  approvalPutOffBy?: Cited<WorkingDays>
  /** The planning for the next term is built once, in that year of the term. */
  builtInYear?: Cited<number>
  /** What a review came to is reported upward by the end of that month. */
  reportedByMonth?: Cited<number>
  /** The planning of Party committees comes first, that of posts rests on it. */
  committeesFirst?: Cited<boolean>
  /** Deputies of the first group in a body that has a committee seat need no planning for its head. */
  noneForHeadOfDeputies?: Cited<boolean>
  /** What level of political theory is asked, by group. */
  theory?: Cited<Record<PlanningGroup, Theory>>
  /** With low confidence above that share of the ballots nobody stays planned for a higher post. */
  leavesAboveLowConfidence?: Cited<Fraction>
  /** Every so many months; or in each year's first so many. */
  reviewedEveryMonths?: Cited<Months>
  reviewedInFirstMonths?: Cited<Months>
  /** What ends an entry by itself: at once, where `leavesAtReview` names what waits for the yearly review; else at a review. */
  leavesAt: Cited<readonly LeavesAt[]>
  leavesAtReview?: Cited<readonly LeavesAt[]>
  /** Nobody is entered while an open procedure of these kinds proposes them for a post that the entry would answer for. */
  notWhileProposed?: Cited<readonly ProcedureKind[]>
  /** Women among those planned, by level of locality: at least. */
  women?: Cited<{ province: Fraction; commune: Fraction }>
  /** Shares by age; the rest is above. */
  ages?: Cited<readonly { under: number; atLeast: Fraction; atMost?: Fraction }[]>
  /** With which day ages are counted where the day of birth is not known. Absent: as it ships. */
  agesCountedFrom?: Cited<UnknownDay>
  /** Planned people to posts. */
  ratio?: Cited<{ atLeast: Fraction; atMost: Fraction }>
}

export const THEORY = ['of-post', 'planned-after'] as const
type Theory = (typeof THEORY)[number]

const THEORY_NAMES: Readonly<Record<Theory, Text>> = {
  'of-post': { vi: 'trình độ theo chức danh', en: 'the level of the post' },
  'planned-after': {
    vi: 'có thể chưa có, phải có kế hoạch đào tạo sau khi phê duyệt',
    en: 'may lack it, with a plan of training after the approval',
  },
}

/** Of whoever holds the adjacent lower post, and of whoever holds the one below it. */
export const PLANNING_GROUPS = ['first', 'second'] as const
export type PlanningGroup = (typeof PLANNING_GROUPS)[number]

export const PLANNING_GROUP_NAMES: Readonly<Record<PlanningGroup, Text>> = {
  first: { vi: 'đối tượng 1', en: 'first group' },
  second: { vi: 'đối tượng 2', en: 'second group' },
}

export const POSTS_COUNTED_BY = ['level', 'approving-body'] as const
type PostsCountedBy = (typeof POSTS_COUNTED_BY)[number]

const POSTS_COUNTED_BY_NAMES: Readonly<Record<PostsCountedBy, Text>> = {
  level: { vi: 'ở cùng một bậc chức vụ', en: 'of one level' },
  'approving-body': {
    vi: 'do cùng một cấp phê duyệt quy hoạch, không tính cấp ủy, ban thường vụ, ủy ban kiểm tra',
    en: 'approved by one body, seats in committees, standing and inspection committees not counted',
  },
}

/** Whose term it is, and when the months are counted for it. */
export const COUNTED_FOR = [
  'grass-roots',
  'above-grass-roots',
  'commune',
  'province',
  'state',
  'front',
  'organisations',
] as const
type CountedFor = (typeof COUNTED_FOR)[number]
interface CountingDate {
  countedFor: CountedFor
  /** The year in which the term begins. */
  termFrom: number
  month: number
}

const COUNTED_FOR_NAMES: Readonly<Record<CountedFor, Text>> = {
  'grass-roots': { vi: 'cấp ủy cơ sở', en: 'committees at the grass roots' },
  'above-grass-roots': { vi: 'cấp ủy cấp trên trực tiếp cơ sở', en: 'committees directly above them' },
  commune: { vi: 'cấp ủy xã, phường, đặc khu', en: 'committees of communes, wards and special zones' },
  province: { vi: 'cấp ủy trực thuộc Trung ương', en: 'committees directly under the centre' },
  state: { vi: 'chức danh Nhà nước', en: 'State posts' },
  front: { vi: 'Mặt trận Tổ quốc ở Trung ương', en: 'the Front at the centre' },
  organisations: {
    vi: 'tổ chức chính trị - xã hội ở Trung ương',
    en: 'socio-political organisations at the centre',
  },
}

type LeavesAt = 'over-age' | Discipline | 'political-standard'

const LEAVES_AT: Readonly<Record<LeavesAt, Text>> = {
  'over-age': { vi: 'quá tuổi', en: 'over age' },
  ...DISCIPLINE_NAMES,
  'political-standard': { vi: 'không đạt tiêu chuẩn chính trị', en: 'failing the political standard' },
}

/** Each value of the planning: what it is called, and how it is told. */
export const PLANNING_VALUES: ValueRows<PlanningRules> = {
  peoplePerPost: {
    label: { vi: 'Số người tối đa cho một chức danh', en: 'People per post, at most' },
    say: plain,
  },
  peoplePerSeat: {
    label: { vi: 'Số người tối đa cho mỗi vị trí của chức danh', en: 'People per seat of a post, at most' },
    say: plain,
  },
  committees: {
    label: {
      vi: 'Hệ số quy hoạch cấp ủy, ban thường vụ, ủy ban kiểm tra (lẻ từ 0,5 làm tròn lên)',
      en: 'Planned people to seats of a committee (half rounded up)',
    },
    say: ({ atLeast, atMost }) => joined([decimal(atLeast), decimal(atMost)], ' – '),
    check: range,
  },
  postsPerPerson: {
    label: { vi: 'Số chức danh tối đa của một người', en: 'Posts per person, at most' },
    say: plain,
  },
  postsCountedBy: {
    label: { vi: 'Các chức danh của một người được đếm', en: 'Posts of a person counted together' },
    say: oneOf(POSTS_COUNTED_BY_NAMES),
    absent: POSTS_COUNTED_BY_NAMES.level,
  },
  monthsLeft: {
    label: { vi: 'Thời gian công tác còn lại tối thiểu', en: 'Months left until retirement age, at least' },
    say: monthsFor(PLANNING_GROUP_NAMES),
  },
  countingDates: {
    label: { vi: 'Thời điểm tính tuổi quy hoạch', en: 'Counting dates of the ages' },
    say: (dates) =>
      joined(
        dates.map(({ countedFor, termFrom, month }) => ({
          vi: `${COUNTED_FOR_NAMES[countedFor].vi}: tháng ${month}/${termFrom}`,
          en: `${COUNTED_FOR_NAMES[countedFor].en}: ${String(month).padStart(2, '0')}/${termFrom}`,
        })),
      ),
  },
  waitAfterDiscipline: {
    label: {
      vi: 'Chưa đưa vào quy hoạch trong thời hạn sau kỷ luật',
      en: 'Nobody is entered for so long after a discipline',
    },
    say: monthsFor(DISCIPLINE_NAMES),
  },
  waitAfterPost: {
    label: {
      vi: 'Chưa đưa vào quy hoạch chức vụ tương đương, cao hơn trong thời hạn sau khi thôi giữ chức vụ',
      en: 'Nobody is entered for an equal or a higher post for so long after leaving one',
    },
    say: monthsFor(KIND_NAMES),
  },
  approvedWithin: {
    label: { vi: 'Phê duyệt quy hoạch trong', en: 'Approved within' },
    say: days,
    check: wholeDays,
  },
  approvalPutOffBy: {
    label: { vi: 'Thời hạn phê duyệt kéo dài không quá', en: 'The approval may be put off by at most' },
    say: days,
    check: wholeDays,
  },
  builtInYear: {
    label: {
      vi: 'Quy hoạch nhiệm kỳ kế tiếp xây dựng một lần, vào năm thứ mấy của nhiệm kỳ',
      en: 'The next term is planned once, in which year of the term',
    },
    say: plain,
  },
  reportedByMonth: {
    label: {
      vi: 'Báo cáo kết quả rà soát chậm nhất tháng',
      en: 'What a review came to is reported by month',
    },
    say: plain,
  },
  committeesFirst: {
    label: {
      vi: 'Quy hoạch cấp ủy làm trước, là cơ sở của quy hoạch chức danh',
      en: 'Committees are planned first, posts on that ground',
    },
    say: yesNo,
  },
  noneForHeadOfDeputies: {
    label: {
      vi: 'Cấp phó là đối tượng 1 ở cơ quan có cơ cấu cấp ủy không cần quy hoạch cấp trưởng',
      en: 'First-group deputies of a body with a committee seat need no planning for head',
    },
    say: yesNo,
  },
  theory: {
    label: { vi: 'Lý luận chính trị', en: 'Political theory' },
    say: ({ first, second }) => ({
      vi: `${PLANNING_GROUP_NAMES.first.vi}: ${THEORY_NAMES[first].vi}; ${PLANNING_GROUP_NAMES.second.vi}: ${THEORY_NAMES[second].vi}`,
      en: `${PLANNING_GROUP_NAMES.first.en}: ${THEORY_NAMES[first].en}; ${PLANNING_GROUP_NAMES.second.en}: ${THEORY_NAMES[second].en}`,
    }),
  },
  leavesAboveLowConfidence: {
    label: {
      vi: 'Ra khỏi quy hoạch chức vụ cao hơn khi số phiếu tín nhiệm thấp',
      en: 'Leaves the planning for a higher post with ballots of low confidence',
    },
    say: above,
    check: bar,
  },
  reviewedInFirstMonths: {
    label: { vi: 'Rà soát hằng năm trong những tháng đầu năm', en: 'Reviewed each year in its first' },
    say: months,
  },
  leavesAtReview: {
    label: { vi: 'Ra khỏi quy hoạch ở kỳ rà soát hằng năm khi', en: 'Leaves at the yearly review when' },
    say: allOf(LEAVES_AT),
  },
  onlyHigherPosts: {
    label: { vi: 'Chỉ quy hoạch chức danh cao hơn', en: 'Only posts higher than the present one' },
    say: yesNo,
  },
  reviewedEveryMonths: { label: { vi: 'Rà soát', en: 'Reviewed every' }, say: months },
  leavesAt: {
    label: { vi: 'Đương nhiên ra khỏi quy hoạch khi', en: 'Leaves automatically when' },
    say: allOf(LEAVES_AT),
  },
  notWhileProposed: {
    label: {
      vi: 'Không đưa vào quy hoạch khi đang được đề nghị trong quy trình',
      en: 'Nobody is entered while proposed in a procedure of',
    },
    say: allOf(KIND_NAMES),
  },
  women: {
    label: { vi: 'Cán bộ nữ', en: 'Women' },
    say: ({ province, commune }) => ({
      vi: `≥ ${share(province)}; cấp xã ≥ ${share(commune)}`,
      en: `≥ ${share(province)}; commune level ≥ ${share(commune)}`,
    }),
    check: shares('province', 'commune'),
  },
  ages: { label: { vi: 'Cơ cấu độ tuổi', en: 'Age groups' }, say: ageGroups, check: checkAges },
  agesCountedFrom: {
    label: { vi: 'Chưa rõ ngày sinh, độ tuổi tính theo', en: 'Day of birth not known, ages counted with' },
    say: oneOf(UNKNOWN_DAY_NAMES),
  },
  ratio: {
    label: { vi: 'Hệ số quy hoạch', en: 'Planned people to posts' },
    say: ({ atLeast, atMost }) => joined([decimal(atLeast), decimal(atMost)], ' – '),
    check: range,
  },
}

type AgeGroups = NonNullable<PlanningRules['ages']>['value']

export function ageGroups(groups: AgeGroups): Text {
  return joined(
    groups.map(({ under, atLeast, atMost }, index) => {
      const part = `≥ ${share(atLeast)}${atMost ? `, ≤ ${share(atMost)}` : ''}`
      const from = groups[index - 1]?.under
      return from === undefined
        ? { vi: `dưới ${under} tuổi: ${part}`, en: `under ${under}: ${part}` }
        : { vi: `từ ${from} đến ${under - 1} tuổi: ${part}`, en: `${from} to ${under - 1}: ${part}` }
    }),
  )
}

export function checkAges(groups: AgeGroups): Wrong[] {
  const disordered = inOrder('under', (under, before) => before < under)(groups)
  return groups.flatMap((group, index) => [
    ...within(`.${index}`, [...shares('atLeast', 'atMost')(group), ...range(group)]),
    ...disordered.filter(({ at }) => at === `.${index}.under`),
  ])
}
