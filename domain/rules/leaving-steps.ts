import { type StageDefinition, step, type VoteStep } from '../procedure/stage-kinds.js'
import type { Cited, IsoDate, ProcedureKind, Text } from '../vocabulary.js'
import { LEADERSHIP_AND_COMMITTEE } from './conferences.js'
import type { LegalTextId } from './legal-texts.js'
import { sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { TIMES_BEFORE_A_TALK } from './local-times.js'
import { joinNotes, TEXT_SILENT } from './notes.js'
import { RECUSAL } from './recusal.js'
import type { ProcedureRules, RuleSet } from './rule-set.js'
import { AGE } from './shared-eligibility.js'
import { HALF } from './shares.js'
import { decision } from './usual-steps.js'
import type { VoteRule } from './values/vote-rule.js'

/** What the texts on leaving office have alike: a talk and a proposal, for a dismissal a joint vote, a decision. */

type Citing = <T>(value: T, note?: Text) => Cited<T>

export const TALK_AND_PROPOSAL: Text = {
  vi: 'Người đứng đầu hoặc cơ quan tham mưu về tổ chức cán bộ trao đổi với người đó và đề xuất.',
  en: 'The head or the personnel body talks with the person and proposes.',
}
export const FROM_GROUNDS: Text = {
  vi: 'Kể từ ngày có đủ căn cứ.',
  en: 'From the day on which the grounds suffice.',
}
export const FROM_LETTER: Text = { vi: 'Kể từ ngày nhận được đơn.', en: 'From the receipt of the letter.' }
export const FROM_PAPER: Text = {
  vi: 'Văn bản chỉ tính từ ngày nhận đơn; không có đơn thì tính từ ngày của văn bản xác định căn cứ (cách hiểu của phần mềm).',
  en: 'The text counts from the letter alone; where there is none, from the paper that establishes the ground (a reading of this product).',
}
export const FROM_PROPOSAL: Text = {
  vi: 'Kể từ ngày có đề xuất bằng văn bản.',
  en: 'From the written proposal.',
}
const JOINT: Text = {
  vi: 'Một cuộc bỏ phiếu chung, mỗi người một phiếu (cách hiểu của phần mềm; văn bản không nói rõ).',
  en: 'One joint vote, each person once (a reading of this product; the text does not say).',
}
const OF_THE_GROUP: Text = {
  vi: 'Ban thường vụ cấp ủy cùng cấp lấy theo thành viên của nhóm ban thường vụ của đơn vị. Dữ liệu chưa có nhóm này thì phần mềm dừng lại và hỏi: người triệu tập nêu từng ủy viên ban thường vụ kèm lý do; không lấy toàn bộ cấp ủy thay thế.',
  en: 'The standing committee of the same level is the group of that kind of the unit. Where the records have none, the product stops and asks: whoever convenes names its members, with why. The whole party committee never stands in for it.',
}
export const ALL_MEMBERS: Text = {
  vi: 'Văn bản không nêu tỷ lệ tính trên số nào; tính trên tổng số thành viên (cách hiểu của phần mềm).',
  en: 'The text names no denominator; of all members (a reading of this product).',
}
export const HEAD_OR_SUBMITS: Text = {
  vi: 'Không quá 50%: người đứng đầu quyết định theo thẩm quyền hoặc trình cấp có thẩm quyền.',
  en: 'At or below 50% the head decides within their power or submits.',
}

/** The talk with the person, and the written proposal. */
export const proposal = (of: Cited<'personnel-body'>): StageDefinition =>
  step.consultation({
    key: 'proposal',
    title: { vi: 'Trao đổi và đề xuất', en: 'Talk and proposal' },
    of,
  })

/** What a text has of its own about the joint vote. */
type OwnRule = Pick<VoteRule, 'denominator'> & Partial<VoteRule>

/** The leadership and the standing committee vote: whether the ground is settled. */
export function jointVote(art: Citing, own: OwnRule, heldWhere?: VoteStep['heldWhere']): StageDefinition {
  return step.vote({
    ...(heldWhere && { heldWhere }),
    key: 'joint-vote',
    title: {
      vi: 'Tập thể lãnh đạo và ban thường vụ cấp ủy bỏ phiếu',
      en: 'Vote of the leadership and the standing committee',
    },
    electorate: art(LEADERSHIP_AND_COMMITTEE, joinNotes(JOINT, OF_THE_GROUP)),
    vote: {
      ballot: art('each-person', TEXT_SILENT),
      secret: art(true),
      announced: art(false, TEXT_SILENT),
      excusedLeave: art(false, TEXT_SILENT),
      bar: art(HALF),
      // Where exactly half passes, nobody decides about it.
      ...(!own.barIncluded && { exactlyAtBar: art({ one: 'head' }, HEAD_OR_SUBMITS) }),
      noneAbove: art({ take: 'decision', by: 'head', on: 'result' }, HEAD_OR_SUBMITS),
      ...own,
    },
    result: 'agreement',
  })
}

/** Whoever is to leave is looked at first: some are not let go yet. */
const refusalCheck = (title: Text): StageDefinition => step.planningCheck({ key: 'refusal-check', title })

const IS_IT_REFUSED = {
  relief: { vi: 'Xem xét trường hợp không cho thôi giữ chức vụ', en: 'Is the relief refused?' },
  resignation: { vi: 'Xem xét trường hợp không cho từ chức', en: 'Is the resignation refused?' },
}

const DECISIONS = {
  relief: { vi: 'Quyết định cho thôi giữ chức vụ', en: 'Decision on the relief' },
  resignation: { vi: 'Quyết định cho từ chức', en: 'Decision on the resignation' },
  dismissal: { vi: 'Quyết định miễn nhiệm', en: 'Decision on the dismissal' },
}
export type Leaving = keyof typeof DECISIONS

export const decisionOn = (kind: Leaving, decides: Cited<'result'>): StageDefinition =>
  decision(DECISIONS[kind], decides)

/** Nobody votes on whoever asks to go: whether they are let go is looked at, then it is talked of, proposed and decided. */
export const letGoSteps = (
  kind: keyof typeof IS_IT_REFUSED,
  { proposal: proposed, decision: decided }: { proposal: Citing; decision: Citing },
): [StageDefinition, StageDefinition, StageDefinition] => [
  refusalCheck(IS_IT_REFUSED[kind]),
  proposal(proposed('personnel-body', TALK_AND_PROPOSAL)),
  decisionOn(kind, decided('result')),
]

/** What a text rules of one kind of leaving office. */
interface LeavingText extends Pick<RuleSet, 'id' | 'title' | 'reviewStatus'> {
  kind: Extract<ProcedureKind, ProcedureRules['type']>
  /** Another than the kind's own. */
  type?: ProcedureRules['type']
  inForce: { from: IsoDate; to?: IsoDate }
  texts: readonly LegalTextId[]
  steps: readonly StageDefinition[]
  times: Partial<ProcedureRules['times']>
  leaving?: ProcedureRules['leaving']
  eligibility?: Omit<ProcedureRules['eligibility'], keyof typeof AGE>
}

/** Art. 52 has no collective vote: how the authority comes to its decision is its own. */
const OWN_WAY_OF_DECIDING: ProcedureRules['approval']['majority'] = {
  ...APPROVAL.majority,
  note: joinNotes(
    {
      vi: 'Cách quyết định của chính cơ quan quản lý cán bộ; văn bản không có bước biểu quyết tập thể nào khác với người thôi giữ chức vụ, từ chức.',
      en: 'The own way in which the managing body decides; of a relief or a resignation the text has no collective vote.',
    },
    APPROVAL.majority.note,
  ),
}

export function leavingRules({
  kind,
  type = kind,
  texts,
  steps,
  times,
  leaving,
  eligibility,
  ...own
}: LeavingText): RuleSet {
  return {
    version: 1,
    ...own,
    sources: sourcesOf(
      ...texts,
      ...(kind === 'dismissal' ? (['regulation-96-2023'] as const) : []),
      'regulation-114-2023',
      'labour-code-2019',
      'local-practice',
    ),
    procedure: {
      type,
      kinds: [kind],
      steps,
      eligibility: { ...AGE, ...eligibility },
      actionProgram: ACTION_PROGRAM,
      approval: { ...APPROVAL, majority: OWN_WAY_OF_DECIDING },
      recusal: RECUSAL,
      ...(leaving && { leaving }),
      times: { ...TIMES_BEFORE_A_TALK, ...times },
    },
  }
}
