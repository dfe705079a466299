import type { Text } from '../vocabulary.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { joinNotes, LOCAL_CHOICE, REVIEW_STATUS } from './notes.js'
import type { RuleSet } from './rule-set.js'
import { percent } from './shares.js'
import type { LocalityRules } from './values/locality-rules.js'

/** Targets of the localities that the demonstration compares. They warn, they never block. */

const local = citing(cite('local-practice'))

const GENERAL: Text = {
  vi: 'Quy định 377-QĐ/TW không nêu tỷ lệ; địa phương giữ mức của Quy định 50-QĐ/TW (hết hiệu lực 07/10/2025; nguồn thứ cấp), là tham số.',
  en: 'Regulation 377-QĐ/TW names no share; the locality keeps that of Regulation 50-QĐ/TW (ended on 7 October 2025; secondary sources), a parameter.',
}
const YOUNG_IS_UNDER_42: Text = {
  vi: 'Địa phương tính cán bộ trẻ là dưới 42 tuổi.',
  en: 'The locality takes whoever is under 42 as young.',
}
const ONE_PROVINCE: Text = {
  vi: 'Theo hướng dẫn của một tỉnh thời kỳ Quy định 50-QĐ/TW; là tham số của địa phương.',
  en: 'By the guidance of one province at the time of Regulation 50-QĐ/TW; a parameter of the locality.',
}
const GOALS: Text = {
  vi: 'Lộ trình minh họa 2026–2030 của địa phương: mức của năm cuối là chỉ tiêu chung; là tham số.',
  en: "The locality's way from 2026 to 2030, an example: the last year's is the general target; a parameter.",
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
  vi: 'Tham số của địa phương (M): chưa thấy chỉ tiêu nào, tỷ lệ chỉ hiển thị, không cảnh báo cho đến khi địa phương đặt chỉ tiêu. "Trẻ" lấy theo nhóm tuổi trẻ nhất của địa phương.',
  en: 'A local parameter (M): no target was seen; the share is shown, nothing is warned of until a locality sets one. "Young" is the youngest age group of the localities.',
}

/** Who is young among those rotated to communes, where no locality says so; there is no target. */
export const YOUNG_TO_GRASS_ROOTS: NonNullable<LocalityRules['youngToGrassRoots']> = local(
  { under: 40 },
  NO_TARGET,
)

const general = {
  planningWomen: local(percent(25), GENERAL),
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
    sources: sourcesOf('local-practice'),
    locality,
  }
}

/** A province whose shares of non-local secretaries and of secretaries who also chair the committee are known. */
export const localTargetsA = targets(
  'a',
  { vi: 'cấp tỉnh, có số liệu luân chuyển', en: 'province, with figures on rotation' },
  {
    ...general,
    planningYoung: local({ under: 42, atLeast: percent(15) }, joinNotes(YOUNG_IS_UNDER_42, GENERAL)),
    planningBoth: local(true, LOCAL_CHOICE),
    planningGoals: local(
      [2026, 2027, 2028, 2029, 2030].flatMap((year, index) => [
        { year, measure: 'women' as const, atLeast: percent(21 + index) },
        { year, measure: 'young' as const, atLeast: percent(11 + index) },
      ]),
      GOALS,
    ),
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
  { vi: 'cấp tỉnh, theo nhóm tuổi', en: 'province, by age groups' },
  {
    ...general,
    planningAges: local(
      [
        { under: 40, atLeast: percent(15) },
        { under: 51, atLeast: percent(40), atMost: percent(45) },
      ],
      joinNotes(
        {
          vi: 'Dưới 40 tuổi từ 15%; từ 40 đến hết 50 tuổi 40–45% (cách hiểu "hết 50" cần đối chiếu); còn lại trên 50.',
          en: 'Under 40 at least 15%; 40 to 50, taken as 50 included (to be confirmed), 40–45%; the rest above.',
        },
        ONE_PROVINCE,
      ),
    ),
    planningRatio: local(
      { atLeast: { numerator: 1, denominator: 1 }, atMost: { numerator: 13, denominator: 10 } },
      ONE_PROVINCE,
    ),
  },
)

/** A locality at the level of communes. */
export const localTargetsC = targets(
  'c',
  { vi: 'cấp xã, theo mức chung', en: 'communes, the general targets' },
  {
    ...general,
    planningWomen: local(percent(15), COMMUNE_LEVEL),
    planningYoung: local({ under: 40, atLeast: percent(15) }, GENERAL),
  },
)
