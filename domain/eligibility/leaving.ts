import { addMonths } from '../deadlines/dates.js'
import { KIND_NAMES } from '../procedure/procedure-kinds.js'
import {
  type Months,
  POST_LEVELS,
  type PostLevel,
  WAYS_OF_LEAVING,
  type WayOfLeaving,
} from '../vocabulary.js'
import { LEVEL_NAMES, list, showDate } from '../words.js'
import { type Answer, met, notMet, type Question } from './criterion.js'

const rank = (level: PostLevel) => POST_LEVELS.indexOf(level)

/**
 * After a resignation or a dismissal so many months pass before a post equal to the one left, or a higher one (Decree
 * 170/2025 art. 55.1 as amended by Decree 300/2026); for a lower one only where the rules say so.
 */
export function checkWaitAfterLeaving(
  { rules, record, post, on }: Question,
  waits: Record<WayOfLeaving, Months>,
): Answer {
  let waiting = false
  const facts = record.tenures.flatMap(({ level, to, endedBy }) => {
    const way = WAYS_OF_LEAVING.find((each) => each === endedBy)
    if (way === undefined || to === undefined || to > on) return []
    if (rank(post.level) < rank(level) && !rules.waitForLowerPost?.value.includes(way)) return []
    const over = addMonths(to, waits[way])
    waiting ||= on < over
    const [kind, left, since, until] = [KIND_NAMES[way], LEVEL_NAMES[level], showDate(to), showDate(over)]
    return [
      {
        vi: `${kind.vi} (${left.vi}) ngày ${since.vi}, hết thời hạn ngày ${until.vi}`,
        en: `${kind.en} as ${left.en} on ${since.en}, wait over on ${until.en}`,
      },
    ]
  })
  if (facts.length === 0) {
    return met({
      vi: 'Không có chức vụ nào phải chờ sau khi thôi giữ.',
      en: 'No post was left that asks to wait for this one.',
    })
  }
  const evidence = { vi: `${list(facts).vi}.`, en: `${list(facts).en}.` }
  return waiting ? notMet(evidence) : met(evidence)
}
