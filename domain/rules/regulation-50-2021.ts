import { cite, citing, sourcesOf } from './legal-texts.js'
import { FROM_SECONDARY, INFERRED, joinNotes, READ_IN_PART } from './notes.js'
import type { RuleSet } from './rule-set.js'
import { percent } from './shares.js'
import type { PlanningRules } from './values/planning-rules.js'

const regulation = citing(cite('regulation-50-2021'))

/** Its shares are known from the press; the rest is from memory, as a parameter. */
const planning: PlanningRules = {
  peoplePerPost: regulation(3, INFERRED),
  postsPerPerson: regulation(3, INFERRED),
  onlyHigherPosts: regulation(true, INFERRED),
  reviewedEveryMonths: regulation(12, INFERRED),
  leavesAt: regulation(['over-age', 'reprimand', 'warning', 'removal', 'political-standard'], INFERRED),
  notWhileProposed: regulation(['appointment', 'nomination', 'rotation', 'transfer'], INFERRED),
  women: regulation({ province: percent(25), commune: percent(25) }, FROM_SECONDARY),
  ages: regulation(
    [{ under: 40, atLeast: percent(15) }],
    joinNotes(
      {
        vi: 'Cán bộ trẻ từ 15%; độ tuổi "trẻ" chưa thấy, tạm lấy dưới 40.',
        en: 'Young cadres at least 15%; under which age was not seen, 40 stands in.',
      },
      FROM_SECONDARY,
    ),
  ),
}

/** Planning of cadres, until Regulation 377 begins. */
export const regulation50: RuleSet = {
  id: 'regulation-50-2021',
  version: 1,
  title: {
    vi: 'Quy hoạch cán bộ (Quy định 50-QĐ/TW năm 2021)',
    en: 'Planning (Regulation 50-QĐ/TW of 2021)',
  },
  inForce: { from: '2021-12-27', to: '2025-10-07' },
  reviewStatus: READ_IN_PART,
  sources: sourcesOf('regulation-50-2021'),
  planning,
}
