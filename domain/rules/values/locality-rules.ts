import type { Cited, Fraction } from '../../vocabulary.js'
import { share as shareCheck, shares } from './checks.js'
import { atLeast, share } from './in-words.js'
import type { ValueRows } from './value-row.js'

/** Targets of a locality. They warn. */
export interface LocalityRules {
  planningWomen?: Cited<Fraction>
  planningUnder40?: Cited<Fraction>
  nonLocalSecretaries?: Cited<{ district: Fraction; commune: Fraction }>
  /** Of communes. */
  secretaryAlsoChair?: Cited<Fraction>
  /** People under that age among those in rotation at the grass roots, the communes. Without a share nothing is warned of. */
  youngToGrassRoots?: Cited<{ under: number; atLeast?: Fraction }>
}

/** Each target: what it is called, and how it is told. */
export const LOCALITY_VALUES: ValueRows<LocalityRules> = {
  planningWomen: {
    label: { vi: 'Nữ trong quy hoạch', en: 'Women in the planning' },
    say: atLeast,
    check: shareCheck,
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
