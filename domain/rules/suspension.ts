import type { Cited, IsoDate, Text, WorkingDays } from '../vocabulary.js'
import { cite, citing } from './legal-texts.js'

/** Suspension from work by Decree 170/2025 art. 56: a measure that lapses by itself after its days (56.9). */

const AS_REQUESTED: Text = {
  vi: 'Hết thời hạn thì đương nhiên hết hiệu lực (điểm c). Trường hợp nghiêm trọng theo văn bản đề nghị của cơ quan có thẩm quyền: ghi ngày hết hiệu lực theo văn bản (điểm b).',
  en: 'It lapses by itself at its end (c). In serious cases as the paper of the requesting body says: the end is entered by that paper (b).',
}
const ONCE: Text = {
  vi: 'Tổng thời gian kéo dài; phần mềm nhận một quyết định kéo dài, tính từ ngày hết thời hạn trước.',
  en: 'In all; the product takes one decision that prolongs it, counted from the end of the term before.',
}

interface SuspensionRules {
  /** Where its decision names no end, it lapses after so many working days. */
  suspendedAtMost: Cited<WorkingDays>
  /** Prolonged once, by so many. */
  suspensionProlongedBy: Cited<WorkingDays>
}

const amended = citing(cite('decree-170-2025', '56.9(a)', 'decree-300-2026'))
const asIssued = citing(cite('decree-170-2025', '56'))

export const SUSPENSION: SuspensionRules = {
  suspendedAtMost: amended(30, AS_REQUESTED),
  suspensionProlongedBy: amended(30, ONCE),
}
/** As issued: 15 and 15. */
export const EARLIER_SUSPENSION: SuspensionRules & { decidedBefore: IsoDate } = {
  decidedBefore: '2026-08-01',
  suspendedAtMost: asIssued(15, AS_REQUESTED),
  suspensionProlongedBy: asIssued(15, ONCE),
}

/** The terms of a suspension that was decided on that day. */
export const suspensionRules = (decidedOn: IsoDate): SuspensionRules =>
  decidedOn < EARLIER_SUSPENSION.decidedBefore ? EARLIER_SUSPENSION : SUSPENSION
