import type { Text } from '../vocabulary.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { joinNotes, REVIEW_STATUS } from './notes.js'
import type { RuleSet } from './rule-set.js'
import { percent } from './shares.js'
import type { LocalityRules } from './values/locality-rules.js'

/** Targets of the localities that the demonstration compares. They warn, they never block. */

const local = citing(cite('local-practice'))

const GENERAL: Text = {
  vi: 'Chưa có chỉ tiêu riêng của địa phương; tạm lấy mức chung của Quy định 377-QĐ/TW, là tham số.',
  en: "The locality's own target was not seen; the general one of Regulation 377-QĐ/TW stands in as a parameter.",
}
const COMMUNE_LEVEL: Text = {
  vi: 'Mức của cấp xã; chưa có chỉ tiêu riêng của địa phương, là tham số.',
  en: "The commune level's share; the locality's own target was not seen, a parameter.",
}
const ACTUAL: Text = {
  vi: 'Mức cảnh báo mặc định, lấy theo số liệu một tỉnh; là tham số của địa phương, không phải chỉ tiêu của văn bản nào.',
  en: 'A default warning level, taken from the figures of one province; a parameter of the locality, the target of no text.',
}
const COMMUNES_ONLY: Text = {
  vi: 'Chỉ áp dụng cho cấp xã.',
  en: 'For communes only.',
}

const NO_TARGET: Text = {
  vi: 'Tham số của địa phương (M): chưa thấy chỉ tiêu nào, tỷ lệ chỉ hiển thị, không cảnh báo cho đến khi địa phương đặt chỉ tiêu. "Trẻ" lấy theo nhóm tuổi trẻ nhất của Quy định 377-QĐ/TW.',
  en: 'A local parameter (M): no target was seen; the share is shown, nothing is warned of until a locality sets one. "Young" is the youngest age group of Regulation 377-QĐ/TW.',
}

/** Who is young among those rotated to communes, where no locality says so; there is no target. */
export const YOUNG_TO_GRASS_ROOTS: NonNullable<LocalityRules['youngToGrassRoots']> = local(
  { under: 40 },
  NO_TARGET,
)

const general = {
  planningWomen: local(percent(25), GENERAL),
  planningUnder40: local(percent(15), GENERAL),
  youngToGrassRoots: YOUNG_TO_GRASS_ROOTS,
}

function targets(letter: 'a' | 'b' | 'c', about: Text, locality: LocalityRules): RuleSet {
  const name = letter.toUpperCase()
  return {
    id: `local-targets-${letter}`,
    version: 1,
    title: {
      vi: `Chỉ tiêu của địa phương ${name} (${about.vi})`,
      en: `Targets of locality ${name} (${about.en})`,
    },
    inForce: { from: '2025-10-08' },
    reviewStatus: REVIEW_STATUS,
    sources: sourcesOf('local-practice', 'regulation-377-2025'),
    locality,
  }
}

/** A province whose shares of non-local secretaries and of secretaries who also chair the committee are known. */
export const localTargetsA = targets(
  'a',
  { vi: 'cấp tỉnh, có số liệu luân chuyển', en: 'province, with figures on rotation' },
  {
    ...general,
    nonLocalSecretaries: local(
      { district: { numerator: 12, denominator: 13 }, commune: { numerator: 138, denominator: 177 } },
      ACTUAL,
    ),
    secretaryAlsoChair: local({ numerator: 115, denominator: 177 }, joinNotes(ACTUAL, COMMUNES_ONLY)),
  },
)

/** A province of which no number of its own is known. */
export const localTargetsB = targets(
  'b',
  { vi: 'cấp tỉnh, theo mức chung', en: 'province, the general targets' },
  general,
)

/** A locality at the level of communes. */
export const localTargetsC = targets(
  'c',
  { vi: 'cấp xã, theo mức chung', en: 'communes, the general targets' },
  { ...general, planningWomen: local(percent(15), COMMUNE_LEVEL) },
)
