import { SHOWN_NAMES, type Shown } from '../../procedure/shown-to-voters.js'
import type { Cited, CitedTime, Denominator, Fraction, Text } from '../../vocabulary.js'
import { OF_PEOPLE } from '../../voting/phrases.js'
import { bar, eachOnce, days as wholeDays, within } from './checks.js'
import { type Composition, checkComposition, compositionInWords } from './composition.js'
import { above, allOf, days, oneOf } from './in-words.js'
import type { ValueRows } from './value-row.js'

/** Of an approval. */
export interface ApprovalValues {
  decides: Cited<'policy' | 'result' | 'acknowledgement'>
}

/** Of a written opinion. */
export interface ConsultationValues {
  /** Who is asked: a leadership, the present workplace, the party committee, whoever proposes, the authority, or the person. */
  of: Cited<Asked>
  /** Those asked vote on it where they are. Absent: they answer without a vote. */
  byVote?: Cited<OpinionByVote>
  /** Of which bodies it is asked. Absent: of every one. */
  onlyWhere?: Cited<'party-does-not-lead'>
}

/** Why an opinion that the law asks of some bodies is asked of one, or is not. */
export const OPINION_BECAUSE = ['party-leads', 'party-does-not-lead', 'not-on-record'] as const
export type OpinionBecause = (typeof OPINION_BECAUSE)[number]

/**
 * Why the opinion is asked of a body, or is not (`party-leads`), by whether its party committee leads comprehensively; what is
 * not on record keeps nothing from being asked. Undefined where the law asks it of every body.
 */
export function opinionAsked(
  { onlyWhere }: ConsultationValues,
  partyLeads: boolean | undefined,
): { because: OpinionBecause; article: Text } | undefined {
  if (!onlyWhere) return undefined
  const { article } = onlyWhere
  if (partyLeads === undefined) return { because: 'not-on-record', article }
  return { because: partyLeads ? 'party-leads' : 'party-does-not-lead', article }
}

export const OPINION_BECAUSE_NAMES: Readonly<Record<OpinionBecause, Text>> = {
  'party-leads': {
    vi: 'Cấp ủy của cơ quan lãnh đạo toàn diện nên không lấy ý kiến cấp ủy.',
    en: 'The party committee of the body leads comprehensively: its opinion is not asked.',
  },
  'party-does-not-lead': {
    vi: 'Cấp ủy của cơ quan không lãnh đạo toàn diện nên lấy ý kiến cấp ủy.',
    en: 'The party committee of the body does not lead comprehensively: its opinion is asked.',
  },
  'not-on-record': {
    vi: 'Dữ liệu chưa ghi cấp ủy của cơ quan có lãnh đạo toàn diện hay không: vẫn lấy ý kiến.',
    en: 'Whether the party committee of the body leads comprehensively is not on record: its opinion is asked.',
  },
}

/** Agreed to above that share of those people; who decides at exactly that share. Below it, the disagreement is reported. */
export interface OpinionByVote {
  share: Fraction
  of: Denominator
  exactly: 'head'
}
type Asked =
  | 'leadership'
  | 'receiving-leadership'
  | 'present-workplace'
  | 'party-committee'
  | 'personnel-body'
  | 'bodies-concerned'
  | 'head-of-body'
  | 'authority'
  | 'candidate'

/** Of a collective vote, beside its rule. */
export interface MeetingValues {
  electorate: Cited<Composition>
  /** What is put before those convened. Absent: the text names nothing, or it was not seen. */
  shown?: Cited<readonly Shown[]>
  /** In which cases a leader of the direct superior body chairs. Absent: the text names none. */
  superiorChairs?: SuperiorChairing
  /** May it be held partly online? Absent: the text has no such meeting. */
  partlyOnline?: Cited<'by-decision'>
  /** Held within so many days of the step before; on a later day, the reason is owed. */
  heldWithin?: CitedTime
  /** Whoever asked to go by a letter is not voted on. Absent: it is held always. */
  heldWhere?: Cited<'no-letter'>
}

/** By which article a vote is not held, of whoever handed in a letter; undefined where it is held. */
export const notHeld = ({ heldWhere }: MeetingValues, byLetter: boolean | undefined): Text | undefined =>
  byLetter ? heldWhere?.article : undefined

/** `votes`: whoever chairs then is convened too, and votes. */
type SuperiorChairing = Cited<readonly SuperiorChairs[]> & { votes?: boolean }

/** When a leader of the direct superior body chairs. */
export const SUPERIOR_CHAIRS = [
  'new-body',
  'one-leader',
  'head-is-appointed',
  'divided',
  'nobody-left',
] as const
export type SuperiorChairs = (typeof SUPERIOR_CHAIRS)[number]

export const SUPERIOR_CHAIRS_NAMES: Readonly<Record<SuperiorChairs, Text>> = {
  'new-body': { vi: 'cơ quan, tổ chức mới thành lập', en: 'the body is new' },
  'one-leader': { vi: 'chỉ có một lãnh đạo đang giữ chức vụ', en: 'one leader is in office alone' },
  'head-is-appointed': { vi: 'bổ nhiệm người đứng đầu', en: 'the head is being appointed' },
  divided: {
    vi: 'tập thể lãnh đạo mất đoàn kết hoặc nhiều người bị kỷ luật',
    en: 'the leadership is divided, or many of it are disciplined',
  },
  'nobody-left': {
    vi: 'không còn lãnh đạo do thiên tai hoặc bất khả kháng',
    en: 'nobody of the leadership is left through disaster or force majeure',
  },
}

/** What of how a meeting is held its text leaves to a case: who chairs, and partly online. */
export const heldAs = ({ superiorChairs, partlyOnline }: MeetingValues) => ({
  ...(superiorChairs && { superiorChairs }),
  ...(partlyOnline && { partlyOnline }),
})

/** Who is convened. */
export const convenedTo = ({ electorate }: MeetingValues): Cited<Composition> => electorate

/** What is put before those convened, where the text names it. */
export const shownAt = ({ shown }: MeetingValues): Cited<readonly Shown[]> | undefined => shown

/** The term that the law gives the meeting, where it gives one. */
export const termOf = ({ heldWithin }: MeetingValues): CitedTime | undefined => heldWithin

const ASKED: Readonly<Record<Asked, Text>> = {
  leadership: { vi: 'tập thể lãnh đạo đơn vị', en: "the unit's leadership" },
  'receiving-leadership': { vi: 'tập thể lãnh đạo nơi tiếp nhận', en: 'the receiving leadership' },
  'present-workplace': {
    vi: 'tập thể lãnh đạo nơi đang công tác',
    en: 'the leadership of the present workplace',
  },
  'party-committee': { vi: 'cấp ủy', en: 'the party committee' },
  'personnel-body': {
    vi: 'người đứng đầu hoặc cơ quan tham mưu về tổ chức cán bộ',
    en: 'the head or the personnel body',
  },
  'bodies-concerned': {
    vi: 'các cơ quan liên quan, cơ quan tham mưu về tổ chức cán bộ đề xuất',
    en: 'the bodies concerned, the personnel body proposing',
  },
  'head-of-body': {
    vi: 'người đứng đầu cơ quan sử dụng',
    en: 'the head of the body where the person works',
  },
  authority: { vi: 'cấp có thẩm quyền', en: 'the authority' },
  candidate: { vi: 'người được đề nghị', en: 'the person proposed' },
}

/** Each value of a step that its kind gives it: what it is called, and how it is told. */
export const STEP_VALUES: ValueRows<ApprovalValues & ConsultationValues & MeetingValues> = {
  decides: {
    label: { vi: 'Cấp có thẩm quyền', en: 'The authority' },
    say: oneOf({
      policy: { vi: 'trả lời về chủ trương', en: 'answers on the policy' },
      result: { vi: 'quyết định', en: 'decides' },
      acknowledgement: { vi: 'tiếp nhận báo cáo kết quả', en: 'takes note of the result' },
    }),
  },
  of: { label: { vi: 'Lấy ý kiến của', en: 'Whose opinion' }, say: oneOf(ASKED) },
  byVote: {
    label: { vi: 'Nhất trí khi số phiếu đồng ý', en: 'Agreed with votes' },
    say: ({ share, of }) => ({
      vi: `${above(share).vi}${OF_PEOPLE[of].vi}; đúng bằng tỷ lệ thì người đứng đầu quyết định`,
      en: `${above(share).en}${OF_PEOPLE[of].en}; at exactly the share its head decides`,
    }),
    check: ({ share }) => within('.share', bar(share)),
  },
  onlyWhere: {
    label: { vi: 'Chỉ lấy ý kiến khi', en: 'Asked only where' },
    say: oneOf({
      'party-does-not-lead': {
        vi: 'đảng ủy không lãnh đạo toàn diện',
        en: 'the party committee does not lead comprehensively',
      },
    }),
  },
  electorate: {
    label: { vi: 'Thành phần triệu tập', en: 'Convened' },
    say: compositionInWords,
    check: checkComposition,
  },
  shown: {
    label: { vi: 'Báo cáo hội nghị trước khi bỏ phiếu', en: 'Shown to them' },
    say: allOf(SHOWN_NAMES),
    check: eachOnce,
  },
  superiorChairs: {
    label: {
      vi: 'Lãnh đạo cơ quan cấp trên trực tiếp chủ trì khi',
      en: 'A leader of the direct superior body chairs where',
    },
    say: allOf(SUPERIOR_CHAIRS_NAMES),
    check: eachOnce,
  },
  partlyOnline: {
    label: { vi: 'Họp trực tiếp kết hợp trực tuyến', en: 'Held partly online' },
    say: oneOf({
      'by-decision': {
        vi: 'theo quyết định của cấp có thẩm quyền, trong đó quyết định hình thức phiếu',
        en: 'by a decision of the authority, which decides the form of the ballot',
      },
    }),
  },
  heldWhere: {
    label: { vi: 'Chỉ bỏ phiếu khi', en: 'Held only where' },
    say: oneOf({ 'no-letter': { vi: 'người đó không có đơn', en: 'no letter was handed in' } }),
  },
  heldWithin: { label: { vi: 'Tổ chức trong', en: 'Held within' }, say: days, check: wholeDays },
}
