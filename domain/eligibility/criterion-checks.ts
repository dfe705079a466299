import { dayCounted, showCounted } from '../birth-date.js'
import { addMonths, yearOf } from '../deadlines/dates.js'
import { answersFor } from '../planning/qualifying.js'
import { UNKNOWN_BIRTH_DAY } from '../rules/birth-day.js'
import type { Discipline, FormalMeasure } from '../vocabulary.js'
import { DEGREES, GRADES, type Grade, type IsoDate, type Months, type Text } from '../vocabulary.js'
import {
  DEGREE_NAMES,
  DISCIPLINE_NAMES,
  GRADE_NAMES,
  LEVEL_NAMES,
  list,
  MEASURE_NAMES,
  PAPER_NAMES,
  showDate,
  showMonths,
} from '../words.js'
import { type Answer, met, notMet, type Question, unknown } from './criterion.js'
import { inForce, retirementDay } from './office-time.js'
import type { MeasureOnFile } from './record.js'
import { holdsEqualOrHigher, noHigherPost } from './time-in-post.js'

/**
 * Planned for this post, or for one of the same level or a higher one; where the rules have it so, since before the
 * procedure began. The planning is complete: absent is not met.
 */
export function checkPlanning({ rules, record, post, on, begunOn }: Question): Answer {
  const current = record.planning.filter(
    (entry) =>
      inForce(entry.approvedOn, entry.leftOn, on) &&
      // Of a term of office that is over nobody is planned any more.
      (entry.lastYear === undefined || entry.lastYear >= yearOf(on)) &&
      answersFor(entry, post),
  )
  const counts = ({ approvedOn }: { approvedOn: IsoDate }) =>
    !rules.plannedBeforeBegun?.value || approvedOn < begunOn
  const before = current.filter(counts)
  const entry = before.find(({ postId }) => postId === post.postId) ?? before[0]
  if (!entry) {
    const [late] = current
    return notMet(late ? enteredLate(late.approvedOn, begunOn) : notPlanned(on))
  }
  const since = showDate(entry.approvedOn)
  return entry.postId === post.postId
    ? met({
        vi: `Trong quy hoạch chức danh này từ ${since.vi}.`,
        en: `In the planning for this post since ${since.en}.`,
      })
    : met({
        vi: `Trong quy hoạch ${LEVEL_NAMES[entry.level].vi} (${entry.postId}) từ ${since.vi}.`,
        en: `In the planning for ${LEVEL_NAMES[entry.level].en} (${entry.postId}) since ${since.en}.`,
      })
}

function notPlanned(on: IsoDate): Text {
  return {
    vi: `Ngày ${showDate(on).vi} không có trong quy hoạch chức danh này, tương đương hoặc cao hơn.`,
    en: `On ${showDate(on).en} not in the planning for this post, an equivalent or a higher one.`,
  }
}

function enteredLate(approvedOn: IsoDate, begunOn: IsoDate): Text {
  return {
    vi: `Được đưa vào quy hoạch ngày ${showDate(approvedOn).vi}, không trước ngày bắt đầu quy trình (${showDate(begunOn).vi}).`,
    en: `Entered in the planning on ${showDate(approvedOn).en}, not before the day on which the procedure began (${showDate(begunOn).en}).`,
  }
}

/** The last whole calendar years, each at the grade or better. One year below decides, before any missing one. */
export function checkEvaluations(
  { record, on }: Question,
  { years, grade }: { years: number; grade: Grade },
): Answer {
  const lastYear = yearOf(on) - 1
  let [below, missing] = [false, false]
  const facts: Text[] = []
  for (let year = lastYear; year > lastYear - years; year -= 1) {
    const grades = record.evaluations.filter((evaluation) => evaluation.year === year)
    if (grades.length === 0) {
      missing = true
      facts.push({ vi: `${year}: chưa có`, en: `${year}: none on record` })
    }
    for (const evaluation of grades) {
      below ||= GRADES.indexOf(evaluation.grade) > GRADES.indexOf(grade)
      const name = GRADE_NAMES[evaluation.grade]
      facts.push({ vi: `${year}: ${name.vi}`, en: `${year}: ${name.en}` })
    }
  }
  const required = GRADE_NAMES[grade]
  const evidence: Text = {
    vi: `${list(facts).vi} (yêu cầu: ${required.vi} trở lên).`,
    en: `${list(facts).en} (required: ${required.en} or better).`,
  }
  if (below) return notMet(evidence)
  return missing ? unknown(evidence) : met(evidence)
}

/**
 * At a first or higher appointment, a term of the post is left between the day the age is counted on and retirement age. With
 * less than what the rules have for a special case, nobody is excepted.
 */
export function checkFullTerm(question: Question, usual: Months): Answer {
  const { rules, record, post, ageOn } = question
  const held = rules.fullTerm?.ofEverybody ? undefined : holdsEqualOrHigher(question)
  if (held !== undefined) {
    return met({
      vi: `Không phải bổ nhiệm lần đầu hoặc cao hơn: đang giữ chức vụ ${LEVEL_NAMES[held].vi}.`,
      en: `Not a first or higher appointment: holds a post as ${LEVEL_NAMES[held].en}.`,
    })
  }
  const retirement = retirementOf(rules, record)
  if ('answer' in retirement) return retirement
  const term = (rules.fullTerm?.termOfPost && post.termMonths) || usual
  const needed = addMonths(ageOn, term)
  const { day, reached } = retirement
  const counted = showDate(ageOn)
  const evidence: Text = rules.fullTerm?.ofEverybody
    ? {
        vi: `${reached.vi}; cần còn ${term} tháng tính từ ${counted.vi}, đến ${showDate(needed).vi}.`,
        en: `${reached.en}; ${term} months are to be left from ${counted.en}, until ${showDate(needed).en}.`,
      }
    : {
        vi: `${reached.vi}; thời hạn giữ chức vụ ${term} tháng tính từ ${counted.vi} đến ${showDate(needed).vi}.`,
        en: `${reached.en}; a term of ${term} months counted from ${counted.en} ends ${showDate(needed).en}.`,
      }
  if (needed <= day) return met(evidence)
  const special = rules.fullTermInSpecialCase?.value
  if (special?.ofTerm !== term || addMonths(ageOn, special.least) <= day) return notMet(evidence)
  return { ...notMet(joinedWith(evidence, tooFewInAnyCase(special.least))), isBeyondWaiving: true }
}

const joinedWith = (first: Text, then: Text): Text => ({
  vi: `${first.vi} ${then.vi}`,
  en: `${first.en} ${then.en}`,
})

const tooFewInAnyCase = (least: Months): Text => ({
  vi: `Trường hợp đặc biệt cũng cần còn ít nhất ${least} tháng.`,
  en: `A special case asks for at least ${least} months too.`,
})

/** The day on which somebody reaches retirement age, and that in words; or the answer that it is not known. */
export function retirementOf(
  rules: Question['rules'],
  { bornOn, sex }: Pick<Question['record'], 'bornOn' | 'sex'>,
): { day: IsoDate; reached: Text } | Answer {
  if (bornOn === undefined || sex === undefined) {
    return unknown({ vi: 'Chưa có ngày sinh hoặc giới tính.', en: 'Date of birth or sex is not on record.' })
  }
  const unknownDay = rules.ageCountedFrom ?? UNKNOWN_BIRTH_DAY
  const retirement = retirementDay(rules.retirementAge.value, dayCounted(bornOn, unknownDay.value), sex)
  if (!retirement) {
    return unknown({
      vi: 'Bộ quy tắc không có lộ trình tuổi nghỉ hưu.',
      en: 'The rule set has no retirement ages.',
    })
  }
  const [born, day, age] = [
    showCounted(bornOn, unknownDay),
    showDate(retirement.day),
    showMonths(retirement.age),
  ]
  const reached: Text = {
    vi: `Sinh ${born.vi}, đủ tuổi nghỉ hưu (${age.vi}) ngày ${day.vi}`,
    en: `Born ${born.en}, reaches retirement age (${age.en}) on ${day.en}`,
  }
  return { day: retirement.day, reached }
}

/** Each paper handed in and verified by that day. One that was never entered is unknown. */
export function checkPapers(
  { record, on }: Question,
  papers: readonly ('cv' | 'asset-declaration')[],
): Answer {
  let [unverified, missing] = [false, false]
  const facts = papers.map((asked): Text => {
    const name = PAPER_NAMES[asked]
    const handedIn = record.papers.filter(({ paper }) => paper === asked)
    const verified = handedIn.flatMap(({ verifiedOn }) =>
      verifiedOn !== undefined && verifiedOn <= on ? [verifiedOn] : [],
    )
    const [verifiedOn] = verified.sort().reverse()
    if (verifiedOn !== undefined) {
      const day = showDate(verifiedOn)
      return { vi: `${name.vi}: xác minh ngày ${day.vi}`, en: `${name.en}: verified on ${day.en}` }
    }
    if (handedIn.length > 0) {
      unverified = true
      return { vi: `${name.vi}: chưa xác minh`, en: `${name.en}: not verified` }
    }
    missing = true
    return { vi: `${name.vi}: chưa có`, en: `${name.en}: none on record` }
  })
  const evidence: Text = { vi: `${list(facts).vi}.`, en: `${list(facts).en}.` }
  if (unverified) return notMet(evidence)
  return missing ? unknown(evidence) : met(evidence)
}

/** The highest degree on record reaches the post's standard. */
export function checkQualification({ record, post }: Question): Answer {
  if (post.degree === undefined) {
    return met({
      vi: 'Tiêu chuẩn chức danh không yêu cầu bằng cấp.',
      en: "The post's standard names no degree.",
    })
  }
  const held = DEGREES.filter((degree) => record.degrees.includes(degree))
  const highest = held.at(-1)
  const required = DEGREE_NAMES[post.degree]
  if (highest === undefined) {
    return unknown({
      vi: `Chưa có dữ liệu về bằng cấp (yêu cầu: ${required.vi}).`,
      en: `No degree is on record (required: ${required.en}).`,
    })
  }
  const name = DEGREE_NAMES[highest]
  const evidence: Text = {
    vi: `Bằng cấp cao nhất: ${name.vi} (yêu cầu: ${required.vi}).`,
    en: `Highest degree: ${name.en} (required: ${required.en}).`,
  }
  return DEGREES.indexOf(highest) >= DEGREES.indexOf(post.degree) ? met(evidence) : notMet(evidence)
}

/** No formal measure that the rules name is in force. */
export function checkBlocks(
  { record, on }: Pick<Question, 'record' | 'on'>,
  named: readonly FormalMeasure[],
): Answer {
  const blocking = record.measures.filter(
    ({ measure, decidedOn, endedOn }) => named.includes(measure) && inForce(decidedOn, endedOn, on),
  )
  if (blocking.length === 0) {
    return met({
      vi: `Ngày ${showDate(on).vi} không có quyết định nào đang có hiệu lực.`,
      en: `On ${showDate(on).en} no such decision is in force.`,
    })
  }
  const facts = list(blocking.map(measureInWords))
  return notMet({ vi: `${facts.vi}.`, en: `${facts.en}.` })
}

/** A formal measure, since when, and by which decision. */
export function measureInWords({ measure, decidedOn, authority, number }: MeasureOnFile): Text {
  const [name, since] = [MEASURE_NAMES[measure], showDate(decidedOn)]
  const by =
    authority && number
      ? { vi: ` (số ${number}, ${authority})`, en: ` (no. ${number}, ${authority})` }
      : { vi: '', en: '' }
  return { vi: `${name.vi}, từ ${since.vi}${by.vi}`, en: `${name.en}, since ${since.en}${by.en}` }
}

/**
 * The months to wait after each discipline are over. One that a later decision annulled asks no waiting; where the rules have
 * it so, nobody waits for a post that is not higher than the one held.
 */
export function checkDisciplineWait(
  question: Question,
  waits: Record<Discipline, Months>,
  { onlyForHigher = false }: { onlyForHigher?: boolean } = {},
): Answer {
  const { record, on } = question
  const standing = record.disciplines.filter(({ endedOn }) => endedOn === undefined || endedOn > on)
  if (standing.length === 0) {
    return met({ vi: 'Không có kỷ luật được ghi nhận.', en: 'No discipline is on record.' })
  }
  const held = onlyForHigher ? holdsEqualOrHigher(question) : undefined
  if (held !== undefined) return met(noHigherPost(held))
  let waiting = false
  const facts = standing.map(({ kind, effectiveOn }) => {
    const over = addMonths(effectiveOn, waits[kind])
    waiting ||= on < over
    const [name, since, until] = [DISCIPLINE_NAMES[kind], showDate(effectiveOn), showDate(over)]
    return {
      vi: `${name.vi} có hiệu lực ${since.vi}, hết thời hạn ngày ${until.vi}`,
      en: `${name.en} in effect since ${since.en}, wait over on ${until.en}`,
    }
  })
  const evidence: Text = { vi: `${list(facts).vi}.`, en: `${list(facts).en}.` }
  return waiting ? notMet(evidence) : met(evidence)
}
