import type { LaunchPost } from '../../../db/reads/launches.js'
import { addDays, addMonths } from '../../../domain/deadlines/dates.js'
import { exclusionsOf } from '../../../domain/eligibility/moving.js'
import type { CandidateRecord } from '../../../domain/eligibility/record.js'
import { MOVE_REASON_NAMES, type MoveReason } from '../../../domain/moving/why-moved.js'
import type { Moving } from '../../../domain/procedure/case.js'
import { casesNotMoved } from '../../../domain/rules/values/eligibility-rules.js'
import type { Cited, IsoDate, SeatId } from '../../../domain/vocabulary.js'
import { inWords, showDate } from '../../../domain/words.js'
import { requireNotBefore } from '../../use-case/day-bounds.js'
import { wrongField } from '../../use-case/invalid-input.js'
import { refusing } from '../../use-case/refusing.js'
import type { MovingAsked, SecondmentAsked } from './asked.js'
import type { Law } from './law.js'

/** Whom a launch would move, as far as the caller reads their file: of another the planning check tells. */
interface Moved {
  record: CandidateRecord | undefined
  postId: string
  level: LaunchPost['level']
  /** Where the person is named. */
  field: string
}

/**
 * A transfer as it is proposed: for one of the cases of its law, of somebody who is in none of those in which nobody is moved.
 * @throws Refused invalid-input
 */
export function movingOf({ purpose, movedFor, ownRequest }: MovingAsked, law: Law, moved: Moved): Moving {
  requireReason(law.ruleSet.moving?.movedFor, movedFor, 'move-reason-not-in-law')
  requireMovable(law, moved, ownRequest !== undefined)
  return { purpose, movedFor, ...(ownRequest && { ownRequest }) }
}

/**
 * A secondment, or a longer one of whoever is on one.
 * @throws Refused invalid-input: also an end that is over, or later than the law has it
 */
export const secondmentOf = refusing(
  [requireNotBefore],
  (
    asked: SecondmentAsked,
    {
      law,
      moved,
      secondedUntil,
      today,
    }: { law: Law; moved: Moved; secondedUntil: IsoDate | null; today: IsoDate },
  ): Moving => {
    const { approval, moving } = law.ruleSet
    const { receiver, secondedUntil: until } = asked
    requireNotBefore('secondedUntil', until, addDays(secondedUntil ?? today, 1))
    // The decision, which takes effect later, is bound by its own day of effect.
    const { endsWithin } = approval
    const latest = endsWithin && addMonths(secondedUntil ?? law.begunOn, endsWithin.value)
    if (latest && until > latest) {
      const [day, { article }] = [showDate(latest), endsWithin]
      throw wrongField('secondedUntil', 'secondment-too-long', {
        vi: `${day.vi} (${article.vi})`,
        en: `${day.en} (${article.en})`,
      })
    }
    if (secondedUntil !== null)
      requireReason(moving?.prolongedFor, asked.movedFor, 'secondment-not-prolonged-for')
    return { ...movingOf(asked, law, moved), receiver, secondedUntil: until }
  },
)

/** The return: before its day, with why. @throws Refused invalid-input */
export function returnOf(
  purpose: string | undefined,
  { secondedUntil, today }: { secondedUntil: IsoDate | null; today: IsoDate },
): Moving | undefined {
  if (purpose !== undefined) return { purpose }
  if (secondedUntil !== null && today < secondedUntil) throw wrongField('purpose', 'required')
  return undefined
}

/** Until when whoever holds the seat is on secondment. */
export const secondedIn = ({ seats }: Pick<LaunchPost, 'seats'>, seatId: SeatId): IsoDate | null =>
  seats.find(({ id }) => id === seatId)?.secondedUntil ?? null

function requireReason(
  allowed: Cited<readonly MoveReason[]> | undefined,
  movedFor: MoveReason,
  code: 'move-reason-not-in-law' | 'secondment-not-prolonged-for',
): void {
  if (!allowed || allowed.value.includes(movedFor)) return
  const words = inWords([...allowed.value], MOVE_REASON_NAMES)
  const { article } = allowed
  throw wrongField('movedFor', code, {
    vi: `${words.vi} (${article.vi})`,
    en: `${words.en} (${article.en})`,
  })
}

/** Nobody of Decree 170/2025 art. 25.5 is moved: the first case that the records show is told, by its article. */
function requireMovable(
  { ruleSet, begunOn }: Law,
  { record, postId, level, field }: Moved,
  isAsked: boolean,
): void {
  if (!record) return
  const post = { postId, level, ...(isAsked && { movedAtOwnRequest: true as const }) }
  const found = exclusionsOf(casesNotMoved(ruleSet.eligibility), { record, post, on: begunOn }).find(
    ({ answer }) => answer === 'not-met',
  )
  if (!found) return
  const { article, words } = found.row
  throw wrongField(field, 'not-to-be-moved', {
    vi: `${words.vi} (${article.vi})`,
    en: `${words.en} (${article.en})`,
  })
}
