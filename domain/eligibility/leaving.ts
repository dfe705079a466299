import { addMonths, yearOf } from '../deadlines/dates.js'
import { judgeGrounds } from '../leaving/judge-ground.js'
import { KIND_NAMES } from '../procedure/procedure-kinds.js'
import type { WaitsAfterLeaving } from '../rules/values/eligibility-rules.js'
import { type LeavingGround, placeInWords } from '../rules/values/leaving-rules.js'
import {
  GRADES,
  type IsoDate,
  POST_LEVELS,
  type PostLevel,
  type Text,
  WAYS_OF_LEAVING,
  type WayOfLeaving,
} from '../vocabulary.js'
import { GRADE_NAMES, LEVEL_NAMES, list, showDate } from '../words.js'
import { type Answer, met, notMet, type Question, unknown } from './criterion.js'
import { retirementOf } from './criterion-checks.js'

const rank = (level: PostLevel) => POST_LEVELS.indexOf(level)

/** A post that was left in a way that the law has wait for after it. */
interface Left {
  way: WayOfLeaving
  level: PostLevel
  leftOn: IsoDate
}

/**
 * After a relief, a resignation or a dismissal so many months pass before a post equal to the one left, or a higher one, and
 * every year graded since is good (Decree 170/2025 art. 55.1 as amended by Decree 300/2026); for a lower one only where the
 * rules say so.
 */
export function checkWaitAfterLeaving(question: Question, waits: WaitsAfterLeaving): Answer {
  const found = leftOf(question).flatMap((left) => {
    const months = waits[left.way]
    return months === undefined || !asksToWait(question, left)
      ? []
      : [{ left, over: addMonths(left.leftOn, months) }]
  })
  const last = found.at(-1)
  if (!last) {
    return met({
      vi: 'Không có chức vụ nào phải chờ sau khi thôi giữ.',
      en: 'No post was left that asks to wait for this one.',
    })
  }
  const grades = gradedSince(question, last.left.leftOn)
  const told = list([
    ...found.map(({ left: { way, level, leftOn }, over }) => {
      const [kind, held, since, until] = [
        KIND_NAMES[way],
        LEVEL_NAMES[level],
        showDate(leftOn),
        showDate(over),
      ]
      return {
        vi: `${kind.vi} (${held.vi}) ngày ${since.vi}, hết thời hạn ngày ${until.vi}`,
        en: `${kind.en} as ${held.en} on ${since.en}, wait over on ${until.en}`,
      }
    }),
    ...grades.facts,
  ])
  const evidence = { vi: `${told.vi}.`, en: `${told.en}.` }
  if (grades.answer === 'not-met' || found.some(({ over }) => question.on < over)) return notMet(evidence)
  return grades.answer === 'unknown' ? unknown(evidence) : met(evidence)
}

/** The posts left so by that day, the one left first in front. */
const leftOf = ({ record, on }: Question): Left[] =>
  record.tenures
    .flatMap(({ level, to, endedBy }) => {
      const way = WAYS_OF_LEAVING.find((each) => each === endedBy)
      return way === undefined || to === undefined || to > on ? [] : [{ way, level, leftOn: to }]
    })
    .sort((a, b) => (a.leftOn < b.leftOn ? -1 : 1))

/** Does it ask to wait for this post? For a lower one only some do. */
function asksToWait({ rules, record, post }: Question, { way, level, leftOn }: Left): boolean {
  if (rank(post.level) >= rank(level) || rules.waitForLowerPost?.value.includes(way)) return true
  if (way !== 'resignation' || !rules.lowerPostWithLeft) return false
  const retirement = retirementOf(rules, record)
  return 'day' in retirement && addMonths(leftOn, rules.lowerPostWithLeft.value) > retirement.day
}

/** The years graded after the one in which the post was left. */
function gradedSince(
  { rules, record, on }: Question,
  leftOn: IsoDate,
): { answer: Answer['answer']; facts: Text[] } {
  const asked = rules.gradedSinceLeaving?.value
  if (!asked) return { answer: 'met', facts: [] }
  const since = record.evaluations.filter(({ year }) => year > yearOf(leftOn) && year < yearOf(on))
  const last = yearOf(on) - 1
  const facts = since.map(({ year, grade }) => ({
    vi: `${year}: ${GRADE_NAMES[grade].vi}`,
    en: `${year}: ${GRADE_NAMES[grade].en}`,
  }))
  if (since.some(({ grade }) => GRADES.indexOf(grade) > GRADES.indexOf(asked)))
    return { answer: 'not-met', facts }
  if (last <= yearOf(leftOn) || since.some(({ year }) => year === last)) return { answer: 'met', facts }
  const none = { vi: `${last}: chưa có xếp loại`, en: `${last}: no grade on record` }
  return { answer: 'unknown', facts: [...facts, none] }
}

/** None of these grounds is shown by the records: whoever is to be dismissed is not let go otherwise. */
export function checkNoGround({ record, post, on }: Question, grounds: readonly LeavingGround[]): Answer {
  const shown = judgeGrounds(grounds, { record, postId: post.postId, on }).filter(
    ({ answer }) => answer === 'met',
  )
  if (shown.length === 0) {
    return met({
      vi: `Ngày ${showDate(on).vi} dữ liệu không có căn cứ miễn nhiệm.`,
      en: `On ${showDate(on).en} the records show no ground for a dismissal.`,
    })
  }
  const facts = list(
    shown.map(({ ground: { value: code, words }, evidence }) => ({
      vi: `${placeInWords(code).vi}, ${words.vi}: ${evidence.vi}`,
      en: `${placeInWords(code).en}, ${words.en}: ${evidence.en}`,
    })),
  )
  return notMet(facts)
}
