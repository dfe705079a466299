import type { Cited, Fraction, Text } from '../../vocabulary.js'
import { range, share as shareCheck, shares, within } from './checks.js'
import { atLeast, decimal, joined, share, yesNo } from './in-words.js'
import { ageGroups, checkAges } from './planning-rules.js'
import type { ValueRows } from './value-row.js'

/** Targets of a locality. They warn. */
export interface LocalityRules {
  planningWomen?: Cited<Fraction>
  /** Who is young, and the share that they should have. */
  planningYoung?: Cited<{ under: number; atLeast: Fraction }>
  /** Shares by age, in the place of "young"; the rest is above. */
  planningAges?: Cited<readonly { under: number; atLeast: Fraction; atMost?: Fraction }[]>
  /** Planned people to posts, of posts that are no seats in committees. */
  planningRatio?: Cited<{ atLeast: Fraction; atMost: Fraction }>
  /** In the planning of a standing committee there is somebody young and a woman. */
  planningBoth?: Cited<boolean>
  /** What is to be reached by the end of each year. */
  planningGoals?: Cited<readonly PlanningGoal[]>
  planningUnder40?: Cited<Fraction>
  nonLocalSecretaries?: Cited<{ district: Fraction; commune: Fraction }>
  /** Of communes. */
  secretaryAlsoChair?: Cited<Fraction>
  /** People under that age among those in rotation at the grass roots, the communes. Without a share nothing is warned of. */
  youngToGrassRoots?: Cited<{ under: number; atLeast?: Fraction }>
}

/** Of what a goal is a share. */
export const GOAL_MEASURES = ['women', 'young'] as const
export type GoalMeasure = (typeof GOAL_MEASURES)[number]

export interface PlanningGoal {
  year: number
  measure: GoalMeasure
  atLeast: Fraction
}

const GOAL_MEASURE_NAMES: Readonly<Record<GoalMeasure, Text>> = {
  women: { vi: 'nữ', en: 'women' },
  young: { vi: 'trẻ', en: 'young' },
}

/** Each target: what it is called, and how it is told. */
export const LOCALITY_VALUES: ValueRows<LocalityRules> = {
  planningWomen: {
    label: { vi: 'Nữ trong quy hoạch', en: 'Women in the planning' },
    say: atLeast,
    check: shareCheck,
  },
  planningYoung: {
    label: { vi: 'Cán bộ trẻ trong quy hoạch', en: 'Young cadres in the planning' },
    say: ({ under, atLeast: least }) => ({
      vi: `dưới ${under} tuổi: ≥ ${share(least)}`,
      en: `under ${under}: ≥ ${share(least)}`,
    }),
    check: shares('atLeast'),
  },
  planningAges: {
    label: { vi: 'Cơ cấu độ tuổi trong quy hoạch', en: 'Age groups in the planning' },
    say: ageGroups,
    check: checkAges,
  },
  planningRatio: {
    label: { vi: 'Hệ số quy hoạch của địa phương', en: "The locality's planned people to posts" },
    say: ({ atLeast: least, atMost }) => joined([decimal(least), decimal(atMost)], ' – '),
    check: range,
  },
  planningBoth: {
    label: {
      vi: 'Quy hoạch ban thường vụ có cả cán bộ trẻ và cán bộ nữ',
      en: 'Somebody young and a woman in the planning of a standing committee',
    },
    say: yesNo,
  },
  planningGoals: {
    label: { vi: 'Chỉ tiêu quy hoạch theo từng năm', en: 'Targets of the planning by year' },
    say: (goals) =>
      joined(
        goals.map(({ year, measure, atLeast: least }) => ({
          vi: `${year}: ${GOAL_MEASURE_NAMES[measure].vi} ≥ ${share(least)}`,
          en: `${year}: ${GOAL_MEASURE_NAMES[measure].en} ≥ ${share(least)}`,
        })),
      ),
    check: (goals) => goals.flatMap((goal, index) => within(`.${index}`, shares('atLeast')(goal))),
  },
  planningUnder40: {
    label: { vi: 'Dưới 40 tuổi trong quy hoạch', en: 'Under 40 in the planning' },
    say: atLeast,
    check: shareCheck,
  },
  nonLocalSecretaries: {
    label: {
      vi: 'Bí thư không phải người địa phương (mức cảnh báo mặc định)',
      en: 'Secretaries who are not locals (default warning level)',
    },
    say: ({ district, commune }) => ({
      vi: `cấp huyện ≥ ${share(district)}; cấp xã ≥ ${share(commune)}`,
      en: `district ≥ ${share(district)}; commune ≥ ${share(commune)}`,
    }),
    check: shares('district', 'commune'),
  },
  secretaryAlsoChair: {
    label: {
      vi: 'Bí thư cấp xã đồng thời là Chủ tịch UBND (mức cảnh báo mặc định)',
      en: "Commune secretary also chair of the people's committee (default warning level)",
    },
    say: atLeast,
    check: shareCheck,
  },
  youngToGrassRoots: {
    label: {
      vi: 'Cán bộ trẻ trong số luân chuyển về cơ sở (cấp xã)',
      en: 'Young cadres among those rotated to the grass roots (communes)',
    },
    say: ({ under, atLeast: least }) => ({
      vi: `dưới ${under} tuổi: ${least ? `≥ ${share(least)}` : 'chưa có chỉ tiêu'}`,
      en: `under ${under}: ${least ? `≥ ${share(least)}` : 'no target'}`,
    }),
    check: shares('atLeast'),
  },
}
