import type { Cited, IsoDate, Text, WorkingDays } from '../vocabulary.js'
import { cite, citeAll, citing } from './legal-texts.js'
import { joinNotes } from './notes.js'

/** Suspension from work by Decree 170/2025 art. 56: a measure that lapses by itself after its days (56.9). */

const AS_REQUESTED: Text = {
  vi: 'Hết thời hạn thì đương nhiên hết hiệu lực (điểm c). Trường hợp nghiêm trọng theo văn bản đề nghị của cơ quan có thẩm quyền: ghi ngày hết hiệu lực theo văn bản (điểm b).',
  en: 'It lapses by itself at its end (c). In serious cases as the paper of the requesting body says: the end is entered by that paper (b).',
}
const ONCE: Text = {
  vi: 'Tổng thời gian kéo dài; phần mềm nhận một quyết định kéo dài, tính từ ngày hết thời hạn trước.',
  en: 'In all; the product takes one decision that prolongs it, counted from the end of the term before.',
}

const LAPSES: Text = {
  vi: 'Hết thời hạn thì đương nhiên hết hiệu lực.',
  en: 'It lapses by itself at its end.',
}
const HEAD_ALONE: Text = {
  vi: 'Người giữ chức vụ: người đứng đầu cơ quan có thẩm quyền bổ nhiệm; người khác: người đứng đầu cơ quan sử dụng. Không thảo luận tập thể, không bỏ phiếu; chức vụ cũng bị đình chỉ.',
  en: 'Of who holds a post the head of the appointing authority, of others the head of the body where they work. Nothing is discussed or voted on collectively; the post is suspended with it.',
}
const MANAGERS: Text = {
  vi: 'Người giữ chức vụ: người đứng đầu cơ quan có thẩm quyền bổ nhiệm.',
  en: 'Of who holds a post: the head of the appointing authority.',
}
const ON_RECORD: Text = {
  vi: 'Phần mềm ghi quyết định, không mở quy trình; các thời hạn này do cơ quan quyết định theo dõi.',
  en: 'The product keeps the decision and opens no procedure; whoever decides looks to these terms.',
}

interface SuspensionRules {
  suspensionDecidedBy: Cited<'head-alone'>
  suspensionProposedWithin: Cited<WorkingDays>
  suspensionDecidedWithin: Cited<WorkingDays>
  /** From the day on which there are grounds to cancel it. */
  suspensionCancelledWithin: Cited<WorkingDays>
  /** Where its decision names no end, it lapses after so many working days. */
  suspendedAtMost: Cited<WorkingDays>
  /** Prolonged once, by so many. */
  suspensionProlongedBy: Cited<WorkingDays>
}

const amended = (at: string) => citing(cite('decree-170-2025', at, 'decree-300-2026'))
const asIssued = citing(cite('decree-170-2025', '56'))

export const SUSPENSION: SuspensionRules = {
  suspensionDecidedBy: citing(
    citeAll(...['56.3', '56.4'].map((at) => cite('decree-170-2025', at, 'decree-300-2026'))),
  )('head-alone', HEAD_ALONE),
  suspensionProposedWithin: amended('56.10')(2, ON_RECORD),
  suspensionDecidedWithin: amended('56.10')(1, ON_RECORD),
  suspensionCancelledWithin: amended('56.10')(3, ON_RECORD),
  suspendedAtMost: amended('56.9(a)')(30, AS_REQUESTED),
  suspensionProlongedBy: amended('56.9(a)')(30, ONCE),
}
/** As issued: 15 and 15; two days to decide. */
export const EARLIER_SUSPENSION: SuspensionRules & { decidedBefore: IsoDate } = {
  decidedBefore: '2026-08-01',
  suspensionDecidedBy: asIssued('head-alone', MANAGERS),
  suspensionProposedWithin: asIssued(2, ON_RECORD),
  suspensionDecidedWithin: asIssued(2, ON_RECORD),
  suspensionCancelledWithin: asIssued(3, ON_RECORD),
  suspendedAtMost: asIssued(15, LAPSES),
  suspensionProlongedBy: asIssued(15, joinNotes(ONCE, LAPSES)),
}

/** How a suspension comes about and ends, for whoever enters one. */
export function suspensionInWords({
  suspensionProposedWithin: proposed,
  suspensionDecidedWithin: decided,
  suspensionCancelledWithin: cancelled,
  suspendedAtMost: atMost,
  suspensionProlongedBy: more,
  suspensionDecidedBy: { article },
}: SuspensionRules): Text {
  return {
    vi: `Tạm đình chỉ công tác do người đứng đầu quyết định, không bỏ phiếu: đề xuất trong ${proposed.value}, quyết định trong ${decided.value}, hủy bỏ trong ${cancelled.value} ngày làm việc khi có căn cứ; không quá ${atMost.value} ngày làm việc, kéo dài không quá ${more.value}, hết hạn đương nhiên hết hiệu lực (${article.vi}).`,
    en: `A suspension from work is decided by the head alone, without a vote: proposed within ${proposed.value}, decided within ${decided.value}, cancelled within ${cancelled.value} working days of the grounds for it; ${atMost.value} working days at most, prolonged by ${more.value} at most, and it lapses by itself (${article.en}).`,
  }
}

/** The terms of a suspension that was decided on that day. */
export const suspensionRules = (decidedOn: IsoDate): SuspensionRules =>
  decidedOn < EARLIER_SUSPENSION.decidedBefore ? EARLIER_SUSPENSION : SUSPENSION
