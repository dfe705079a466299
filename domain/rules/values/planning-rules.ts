import { UNKNOWN_DAY_NAMES, type UnknownDay } from '../../birth-date.js'
import { KIND_NAMES } from '../../procedure/procedure-kinds.js'
import type { Cited, Discipline, Fraction, Months, ProcedureKind, Text } from '../../vocabulary.js'
import { DISCIPLINE_NAMES } from '../../words.js'
import { inOrder, range, shares, type Wrong, within } from './checks.js'
import { allOf, decimal, joined, months, oneOf, plain, share, yesNo } from './in-words.js'
import type { ValueRows } from './value-row.js'

/** Caps and targets of the planning (Regulations 50 and 377). Targets warn, they never block. */
export interface PlanningRules {
  peoplePerPost: Cited<number>
  postsPerPerson: Cited<number>
  onlyHigherPosts: Cited<boolean>
  reviewedEveryMonths: Cited<Months>
  leavesAt: Cited<readonly LeavesAt[]>
  /** Nobody is entered while an open procedure of these kinds proposes them for a post that the entry would answer for. */
  notWhileProposed?: Cited<readonly ProcedureKind[]>
  /** Women among those planned, by level of locality: at least. */
  women: Cited<{ province: Fraction; commune: Fraction }>
  /** Shares by age; the rest is above. */
  ages: Cited<readonly { under: number; atLeast: Fraction; atMost?: Fraction }[]>
  /** With which day ages are counted where the day of birth is not known. Absent: as it ships. */
  agesCountedFrom?: Cited<UnknownDay>
  /** Planned people to posts. */
  ratio: Cited<{ atLeast: Fraction; atMost: Fraction }>
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
  postsPerPerson: {
    label: { vi: 'Số chức danh tối đa của một người', en: 'Posts per person, at most' },
    say: plain,
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

function ageGroups(groups: PlanningRules['ages']['value']): Text {
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

function checkAges(groups: PlanningRules['ages']['value']): Wrong[] {
  const disordered = inOrder('under', (under, before) => before < under)(groups)
  return groups.flatMap((group, index) => [
    ...within(`.${index}`, [...shares('atLeast', 'atMost')(group), ...range(group)]),
    ...disordered.filter(({ at }) => at === `.${index}.under`),
  ])
}
