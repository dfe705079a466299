import { addMonths, yearOf } from '../deadlines/dates.js'
import type { FieldRefusal } from '../records/field-codes.js'
import {
  articleOfLeftOut,
  type ConfidenceRules,
  isLeader,
  type NotVotedOn,
  yearVotedIn,
} from '../rules/values/confidence-rules.js'
import type { IsoDate, PersonId, PostLevel, Text } from '../vocabulary.js'
import { showDate } from '../words.js'
import type { ConfidenceAsked } from './case.js'

/** People on one ballot of confidence. No law has it: more are a slip of whoever proposes them. */
export const MOST_VOTED_ON = 50

/** Somebody who leads a body, by the post held there longest. */
export interface Leader {
  personId: PersonId
  /** Since when they hold a post of it. */
  from: IsoDate
  /** Whom the law leaves out by what is on record, and by which article. */
  leftOut?: { because: NotVotedOn; article: Text }
}

interface Holding {
  personId: PersonId
  level: PostLevel
  from: IsoDate
}

/** Who is voted on, of those who hold posts of a body: each once, who took office in the year of the vote left out. */
export function leadersOf<Held extends Holding>(
  rules: ConfidenceRules,
  held: readonly Held[],
  on: IsoDate,
): (Held & Leader)[] {
  const leading = held.filter(({ level }) => isLeader(rules, level))
  return leading
    .filter(({ personId }, index) => leading.findIndex((other) => other.personId === personId) === index)
    .map((leader) => {
      const because = 'took-office-this-year'
      const article = articleOfLeftOut(rules, because)
      const isNew = leading.every(
        ({ personId, from }) => personId !== leader.personId || yearOf(from) === yearOf(on),
      )
      return { ...leader, ...(isNew && article && { leftOut: { because, article } as const }) }
    })
}

/** The days on which the year of the term runs in which the leaders are voted on: from the first, before the second. */
export function yearOfVote(rules: ConfidenceRules, termBeganOn: IsoDate): { from: IsoDate; before: IsoDate } {
  const { value } = yearVotedIn(rules)
  return { from: addMonths(termBeganOn, 12 * (value - 1)), before: addMonths(termBeganOn, 12 * value) }
}

interface Asked extends ConfidenceAsked {
  candidates: readonly PersonId[]
}

/** What is wrong with who is to be voted on and when, each with the article. `earlier`: votes that are open or were held. */
export function wrongWithVote(
  rules: ConfidenceRules,
  asked: Asked,
  {
    leaders,
    earlier,
    on,
  }: { leaders: readonly Leader[]; earlier: readonly { begunOn: IsoDate }[]; on: IsoDate },
): FieldRefusal[] {
  return [
    ...wrongTime(rules, asked, { earlier, on }),
    ...asked.candidates.flatMap((person, index) => wrongPerson(person, index, asked, leaders)),
    ...wrongLeftOut(rules, asked, { leaders, on }),
  ]
}

function wrongTime(
  rules: ConfidenceRules,
  { termBeganOn }: Asked,
  { earlier, on }: { earlier: readonly { begunOn: IsoDate }[]; on: IsoDate },
): FieldRefusal[] {
  const { value: year, article } = yearVotedIn(rules)
  const { from, before } = yearOfVote(rules, termBeganOn)
  const field = 'termBeganOn'
  if (on < from || on >= before) {
    const [first, end] = [showDate(from), showDate(before)]
    return [
      {
        ...{ field, code: 'not-year-of-vote' },
        what: {
          vi: `năm thứ ${year} của nhiệm kỳ, từ ${first.vi} đến trước ${end.vi} (${article.vi})`,
          en: `year ${year} of the term, from ${first.en}, before ${end.en} (${article.en})`,
        },
      },
    ]
  }
  return earlier.some(({ begunOn }) => begunOn >= termBeganOn)
    ? [{ field, code: 'voted-on-in-term', what: article }]
    : []
}

function wrongPerson(
  person: PersonId,
  index: number,
  { candidates, leftOut }: Asked,
  leaders: readonly Leader[],
): FieldRefusal[] {
  const field = `candidates.${index}`
  const leader = leaders.find(({ personId }) => personId === person)
  if (!leader) return [{ field, code: 'no-leader-of-body' }]
  const isTwice = candidates.indexOf(person) < index || leftOut.some(({ personId }) => personId === person)
  if (isTwice) return [{ field, code: 'named-twice' }]
  return leader.leftOut ? [{ field, code: 'not-voted-on', what: leader.leftOut.article }] : []
}

/** Nobody is left out without the reason that the law has: the notice of retirement, by its paper. */
function wrongLeftOut(
  rules: ConfidenceRules,
  { candidates, leftOut }: Asked,
  { leaders, on }: { leaders: readonly Leader[]; on: IsoDate },
): FieldRefusal[] {
  const article = articleOfLeftOut(rules, 'retirement-notice')
  const wrong = leftOut.flatMap((left, index): FieldRefusal[] => {
    const field = `leftOut.${index}`
    if (!leaders.some(({ personId }) => personId === left.personId))
      return [{ field: `${field}.personId`, code: 'no-leader-of-body' }]
    if (leftOut.findIndex(({ personId }) => personId === left.personId) < index)
      return [{ field: `${field}.personId`, code: 'named-twice' }]
    return left.on > on ? [{ field: `${field}.on`, code: 'notice-after-vote', what: showDate(on) }] : []
  })
  const named = new Set([...candidates, ...leftOut.map(({ personId }) => personId)])
  const missing = leaders.filter(({ personId, leftOut: byLaw }) => !byLaw && !named.has(personId))
  return [
    ...wrong,
    ...missing.map(
      ({ personId }): FieldRefusal => ({
        ...{ field: 'leftOut', code: 'leader-missing' },
        what: { vi: `${personId} (${article?.vi ?? ''})`, en: `${personId} (${article?.en ?? ''})` },
      }),
    ),
  ]
}
