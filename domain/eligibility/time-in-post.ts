import type { EligibilityRules } from '../rules/values/eligibility-rules.js'
import { type IsoDate, type Months, POST_LEVELS, type PostLevel, type Text } from '../vocabulary.js'
import { LEVEL_NAMES, list, showDate } from '../words.js'
import { type Answer, met, notMet, type Question, unknown } from './criterion.js'
import { highestHeld, isNotBelow, joinPeriods, monthsOf } from './office-time.js'

/** How long somebody has held posts, and whether the one meant is higher. */

type Exceptions = Omit<NonNullable<EligibilityRules['timeInLowerPost']>, 'value' | 'article'>
type Stay = Question['record']['tenures'][number]

const rank = (level: PostLevel) => POST_LEVELS.indexOf(level)

/** The level of the highest post held, where that is of the level of the one meant or above; undefined for a higher post. */
export function holdsEqualOrHigher({ record, post, on }: Question): PostLevel | undefined {
  const held = highestHeld(record.tenures, on)
  return held !== undefined && isNotBelow(held, post.level) ? held : undefined
}

/** An equal post or a higher one is held on that day. */
export function checkPostHeld(question: Question): Answer {
  const held = holdsEqualOrHigher(question)
  const [day, level] = [showDate(question.on), LEVEL_NAMES[held ?? question.post.level]]
  if (held !== undefined)
    return met({
      vi: `Ngày ${day.vi} đang giữ chức vụ ${level.vi}.`,
      en: `On ${day.en} holds a post as ${level.en}.`,
    })
  return notMet({
    vi: `Ngày ${day.vi} không giữ chức vụ ${level.vi} hoặc cao hơn.`,
    en: `On ${day.en} holds no post as ${level.en} or above.`,
  })
}

const [, FIRST_POST] = POST_LEVELS
const FIRST: Text = {
  vi: 'Chức vụ quản lý đầu tiên: không yêu cầu thời gian ở chức vụ thấp hơn.',
  en: 'The first management post: no time in a lower one is asked.',
}
const BY_STRUCTURE: Text = {
  vi: 'Chức danh theo cơ cấu: không yêu cầu thời gian giữ chức vụ.',
  en: 'A seat by structure: no time in a post is asked.',
}

/** Months in posts of the adjacent lower level or any higher one, added up, of whom the rules ask it. */
export function checkTimeInLowerPost(
  question: Question,
  required: Months,
  exceptions: Partial<Exceptions> = {},
): Answer {
  return notAsked(question, exceptions) ?? timeServed(question, required, exceptions)
}

function notAsked(question: Question, exceptions: Partial<Exceptions>): Answer | undefined {
  const { post } = question
  if (exceptions.notAtFirst && post.level === FIRST_POST) return met(FIRST)
  if (exceptions.notByStructure && post.isByStructure) return met(BY_STRUCTURE)
  const held = exceptions.onlyForHigher ? holdsEqualOrHigher(question) : undefined
  return held && met(noHigherPost(held))
}

/** What is said where a rule that binds a higher post alone does not bind this one. */
export const noHigherPost = (held: PostLevel): Text => ({
  vi: `Không phải chức vụ cao hơn: đang giữ chức vụ ${LEVEL_NAMES[held].vi}.`,
  en: `No higher post: holds one as ${LEVEL_NAMES[held].en}.`,
})

function timeServed(
  { record, post, on }: Question,
  required: Months,
  { notThroughDiscipline }: Partial<Exceptions>,
): Answer {
  const lower = POST_LEVELS[rank(post.level) - 1]
  if (!lower) return met({ vi: 'Không có chức vụ thấp hơn liền kề.', en: 'There is no lower post.' })
  if (record.tenures.length === 0) {
    return unknown({ vi: 'Chưa có dữ liệu về các chức vụ đã giữ.', en: 'No posts held are on record.' })
  }
  const high = record.tenures.filter(({ level }) => rank(level) >= rank(lower))
  const counted = notThroughDiscipline ? high.filter((stay) => !leftThroughDiscipline(stay, record)) : high
  const periods = joinPeriods(counted, on)
  const months = monthsOf(periods)
  const when = periods.map(({ from, to }) => {
    const [start, end] = [showDate(from), showDate(to)]
    return { vi: `${start.vi} – ${end.vi}`, en: `${start.en} to ${end.en}` }
  })
  const shown =
    when.length > 0 ? { vi: ` (${list(when).vi})`, en: ` (${list(when).en})` } : { vi: '', en: '' }
  const lost = counted.length < high.length ? NOT_COUNTED : { vi: '', en: '' }
  const evidence: Text = {
    vi: `${months} tháng ở chức vụ ${LEVEL_NAMES[lower].vi} trở lên, cần ít nhất ${required} tháng${shown.vi}.${lost.vi}`,
    en: `${months} months as ${LEVEL_NAMES[lower].en} or higher, at least ${required} needed${shown.en}.${lost.en}`,
  }
  return months >= required ? met(evidence) : notMet(evidence)
}

const NOT_COUNTED: Text = {
  vi: ' Không tính thời gian ở chức vụ đã rời do kỷ luật.',
  en: ' Time in a post that was left through discipline does not count.',
}

/**
 * Was the post left through discipline? By a removal that took effect while it was held, or by a dismissal after a
 * discipline that did. One that a later decision annulled is none.
 */
function leftThroughDiscipline({ from, to, endedBy }: Stay, { disciplines }: Question['record']): boolean {
  if (to === undefined) return false
  const during = ({ effectiveOn, endedOn }: { effectiveOn: IsoDate; endedOn?: IsoDate }) =>
    endedOn === undefined && from < effectiveOn && effectiveOn <= to
  return disciplines.some(
    (each) =>
      during(each) && (endedBy === 'dismissal' || (each.kind === 'removal' && each.effectiveOn === to)),
  )
}
