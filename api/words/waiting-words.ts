import { localDate } from '../../domain/deadlines/dates.js'
import type { TaskKind } from '../../domain/procedure/task-kinds.js'
import type { Instant, Text } from '../../domain/vocabulary.js'
import { showDate } from '../../domain/words.js'
import { type Language, say } from './language.js'

/** A suspension, as far as its reader may know it. */
export interface SuspensionTold {
  since: Instant
  by?: { name: string } | undefined
  reason?: string | undefined
}

/** Why the stage that a case is at is done anew, as far as its reader may know it. */
export interface BegunAnew {
  because: 'returned' | 'annulled' | 'anew'
  /** How often it has been begun. */
  visit: number
  since?: Instant
  reason?: string | undefined
}

/** An open task, as far as its reader may know it. */
export interface WaitedFor {
  kind: TaskKind
  /** Whom it is given to, by name. */
  to: { group: string } | { person: string }
  claimedBy: string | undefined
  /** When it was claimed, where that is asked for. */
  claimedAt?: Instant | undefined
  since: Instant
  nobodyMay: boolean
  /** It enters a count anew of which two entries differed. */
  differed: boolean
  /** Why what was handed in or recorded before does not stand. */
  sentBack?: { what: 'handed-in' | 'recorded'; reason: string } | undefined
  suspension: SuspensionTold | undefined
  anew: BegunAnew | undefined
}

/** Why a task still waits, in one sentence. */
export function whyItWaits(task: WaitedFor, language: Language): string {
  if (task.suspension) return suspendedInWords(task.suspension, language)
  if (task.nobodyMay) return say(NOBODY_MAY, language)
  const because = causeOf(task)
  const said = [...(because ? [because] : []), holderOf(task)].map((text) => say(text, language)).join('; ')
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`
}

/** Since when a case is suspended, by whom and why. */
export function suspendedInWords({ since, by, reason }: SuspensionTold, language: Language): string {
  const day = dayOf(since)
  const who: Text = by
    ? { vi: `${by.name} cho tạm dừng hồ sơ từ ${day}`, en: `${by.name} suspended the procedure on ${day}` }
    : { vi: `Hồ sơ tạm dừng từ ${day}`, en: `The procedure has been suspended since ${day}` }
  return say({ vi: `${who.vi}${because(reason).vi}.`, en: `${who.en}${because(reason).en}.` }, language)
}

const NOBODY_MAY: Text = {
  vi: 'Không ai trong nhóm làm được việc này: nhóm cần có thêm người.',
  en: 'Nobody of the group may do this: the group needs somebody else.',
}

/** What makes it wait once more; undefined of what waits for the first time. */
function causeOf({ kind, to, differed, sentBack, anew }: WaitedFor): Text | undefined {
  if (kind === 'resolve-count-difference') return DIFFERED_AGAIN
  if (differed) return 'person' in to ? CORRECTED : DIFFERED
  if (sentBack) return sentBackInWords(sentBack)
  return anew && anewInWords(anew)
}

const DIFFERED: Text = {
  vi: 'hai bản nhập kiểm phiếu trước không khớp, phải nhập lại',
  en: 'the two entries of the count before differed, it is entered anew',
}
const DIFFERED_AGAIN: Text = {
  vi: 'hai bản nhập kiểm phiếu lại không khớp, người thứ ba quyết định',
  en: 'the two entries of the count differed again, a third person decides',
}
const CORRECTED: Text = {
  vi: 'hai bản nhập kiểm phiếu không khớp, một bản phải nhập lại',
  en: 'the two entries of the count differed, one of them is entered anew',
}

function sentBackInWords({ what, reason }: NonNullable<WaitedFor['sentBack']>): Text {
  const { vi, en } = because(reason)
  return what === 'handed-in'
    ? { vi: `bản nộp trước được trả lại${vi}`, en: `what was handed in before was returned${en}` }
    : { vi: `nội dung đã ghi không được xác nhận${vi}`, en: `what was recorded was not confirmed${en}` }
}

function anewInWords({ because: cause, visit, since, reason }: BegunAnew): Text {
  const on = { vi: since ? ` ngày ${dayOf(since)}` : '', en: since ? ` on ${dayOf(since)}` : '' }
  const why = because(reason)
  switch (cause) {
    case 'returned':
      return {
        vi: `hồ sơ được trả về bước này${on.vi}${why.vi}`,
        en: `the procedure was returned to this stage${on.en}${why.en}`,
      }
    case 'annulled':
      return {
        vi: `kết quả bỏ phiếu bị hủy${on.vi}${why.vi}`,
        en: `the vote was annulled${on.en}${why.en}`,
      }
    case 'anew':
      return { vi: `bước này làm lại, lần ${visit}`, en: `this stage is under way again, round ${visit}` }
  }
}

function holderOf({ to, claimedBy, claimedAt, since }: WaitedFor): Text {
  const opened = dayOf(since)
  if (claimedBy !== undefined) {
    const on = claimedAt && dayOf(claimedAt)
    return {
      vi: `${claimedBy} đã nhận${on ? ` ngày ${on}` : ''}, chưa hoàn thành`,
      en: `${claimedBy} has claimed it${on ? ` on ${on}` : ''} and not completed it`,
    }
  }
  return 'group' in to
    ? { vi: `chưa ai nhận từ ${opened}`, en: `nobody has claimed it since ${opened}` }
    : { vi: `giao cho ${to.person} từ ${opened}`, en: `assigned to ${to.person} since ${opened}` }
}

const because = (reason: string | undefined): Text =>
  reason === undefined ? { vi: '', en: '' } : { vi: `, lý do: “${reason}”`, en: `, because: “${reason}”` }

/** Both languages write a day alike. */
const dayOf = (at: Instant): string => showDate(localDate(at)).vi
