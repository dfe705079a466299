import type { Cited } from '../vocabulary.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { carriedOver, REVIEW_STATUS } from './notes.js'
import { PLANNING_OF_REGULATION_377 } from './regulation-377-2025.js'
import type { RuleSet } from './rule-set.js'
import type { PlanningRules } from './values/planning-rules.js'

const regulation = citing(cite('regulation-50-2021'))

/** Its own numbers were not seen: every value is a parameter, taken over from the regulation that follows it. */
function takenOver<T>({ value }: Cited<T>): Cited<T> {
  return regulation(value, carriedOver(cite('regulation-377-2025')))
}

const { notWhileProposed, ...later } = PLANNING_OF_REGULATION_377

const planning: PlanningRules = {
  peoplePerPost: takenOver(later.peoplePerPost),
  postsPerPerson: takenOver(later.postsPerPerson),
  onlyHigherPosts: takenOver(later.onlyHigherPosts),
  reviewedEveryMonths: takenOver(later.reviewedEveryMonths),
  leavesAt: takenOver(later.leavesAt),
  ...(notWhileProposed && { notWhileProposed: takenOver(notWhileProposed) }),
  women: takenOver(later.women),
  ages: takenOver(later.ages),
  ratio: takenOver(later.ratio),
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
  reviewStatus: REVIEW_STATUS,
  sources: sourcesOf('regulation-50-2021'),
  planning,
}
