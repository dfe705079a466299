import { type StageDefinition, step } from '../procedure/stage-kinds.js'
import type { Cited, IsoDate, Text } from '../vocabulary.js'
import { LEADERSHIP, LEADERSHIP_AND_COMMITTEE } from './conferences.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { LOCAL_TIMES } from './local-times.js'
import { HELD_LATE, joinNotes, LOCAL_CHOICE, READ_IN_FULL, TEXT_SILENT } from './notes.js'
import { RECUSAL } from './recusal.js'
import type { ProcedureRules, RuleSet } from './rule-set.js'
import { AGE } from './shared-eligibility.js'
import { HALF } from './shares.js'
import { decision } from './usual-steps.js'

/** Leaving office: dismissal (Decree 170/2025 art. 53) and resignation (art. 52) as amended by Decree 300/2026; replacement. */

const amended = (at: string) => citing(cite('decree-170-2025', at, 'decree-300-2026'))
const art52 = { proposal: amended('52.5(a)'), decision: amended('52.5(b)') }
const art53 = { proposal: amended('53.2(a)'), vote: amended('53.2'), decision: amended('53.2(b)') }

const TALK_AND_PROPOSAL: Text = {
  vi: 'Người đứng đầu hoặc cơ quan tham mưu về tổ chức cán bộ trao đổi với người đó và đề xuất.',
  en: 'The head or the personnel body talks with the person and proposes.',
}
const TEN_FROM_GROUNDS: Text = {
  vi: 'Kể từ ngày có đủ căn cứ; phần mềm tính từ ngày khởi tạo.',
  en: 'From the day on which the grounds suffice; counted here from the launch.',
}
const TEN_FROM_LETTER: Text = {
  vi: 'Kể từ ngày nhận được đơn; phần mềm tính từ ngày khởi tạo.',
  en: 'From the receipt of the letter; counted here from the launch.',
}
const TEN_FROM_PROPOSAL: Text = {
  vi: 'Kể từ ngày có đề xuất bằng văn bản, kéo dài không quá 15 ngày làm việc vì lý do khách quan; phần mềm tính từ khi đến bước quyết định.',
  en: 'From the written proposal, prolonged by 15 working days at most for objective reasons; counted here from the step of the decision.',
}
const JOINT: Text = {
  vi: 'Một cuộc bỏ phiếu chung, mỗi người một phiếu (cách hiểu của phần mềm; văn bản không nói rõ).',
  en: 'One joint vote, each person once (a reading of this product; the text does not say).',
}
const OF_THE_GROUP: Text = {
  vi: 'Ban thường vụ cấp ủy cùng cấp lấy theo thành viên của nhóm ban thường vụ (standing-committee) của đơn vị; chưa có nhóm này thì lấy theo nhóm cấp ủy (party-committee). Quy định về toàn bộ cấp ủy của tổ chức đảng cấp cơ sở chỉ có ở khoản 2 Điều 33, không áp dụng ở đây.',
  en: 'The standing committee of the same level is the group of kind standing-committee of the unit, where there is none that of kind party-committee. The whole party committee at the grass roots is of art. 33.2 alone, and is not convened here.',
}
const ALL_MEMBERS: Text = {
  vi: 'Văn bản không nêu mẫu số; tính trên tổng số thành viên (cách hiểu của phần mềm).',
  en: 'The text names no denominator; of all members (a reading of this product).',
}
const HEAD_OR_SUBMITS: Text = {
  vi: 'Không quá 50%: người đứng đầu quyết định theo thẩm quyền hoặc trình cấp có thẩm quyền.',
  en: 'At or below 50% the head decides within their power or submits.',
}

type Leaving = 'dismissal' | 'resignation' | 'replacement'

function procedure(
  kind: Leaving,
  {
    steps,
    times,
    eligibility = AGE,
  }: Pick<ProcedureRules, 'steps'> &
    Partial<Pick<ProcedureRules, 'eligibility'>> & { times: Partial<ProcedureRules['times']> },
): ProcedureRules {
  return {
    type: kind,
    kinds: [kind],
    steps,
    eligibility,
    actionProgram: ACTION_PROGRAM,
    approval: APPROVAL,
    recusal: RECUSAL,
    times: { ...LOCAL_TIMES, ...times },
  }
}

/** The talk with the person, and the written proposal. */
const proposal = (of: Cited<'personnel-body'>): StageDefinition =>
  step.consultation({
    key: 'proposal',
    title: { vi: 'Trao đổi và đề xuất', en: 'Talk and proposal' },
    of,
  })

const dismissalSteps: readonly StageDefinition[] = [
  proposal(art53.proposal('personnel-body', TALK_AND_PROPOSAL)),
  step.vote({
    key: 'joint-vote',
    title: {
      vi: 'Tập thể lãnh đạo và ban thường vụ cấp ủy bỏ phiếu',
      en: 'Vote of the leadership and the standing committee',
    },
    electorate: art53.vote(LEADERSHIP_AND_COMMITTEE, joinNotes(JOINT, OF_THE_GROUP)),
    vote: {
      ballot: art53.vote('each-person', TEXT_SILENT),
      secret: art53.vote(true),
      announced: art53.vote(false, TEXT_SILENT),
      excusedLeave: art53.vote(false, TEXT_SILENT),
      denominator: art53.vote('all-members', ALL_MEMBERS),
      bar: art53.vote(HALF),
      exactlyAtBar: art53.vote({ one: 'head' }, HEAD_OR_SUBMITS),
      noneAbove: art53.vote({ take: 'decision', by: 'head', on: 'result' }, HEAD_OR_SUBMITS),
    },
    result: 'agreement',
  }),
  decision({ vi: 'Quyết định miễn nhiệm', en: 'Decision on the dismissal' }, art53.decision('result')),
]

/** What keeps a resignation from being taken: whoever is looked into does not leave before it. */
const REFUSED_WHILE: Text = {
  vi: 'Đang trong thời gian thanh tra, kiểm tra, kiểm toán, điều tra: chưa xem xét cho từ chức (điểm b). Nhiệm vụ quốc phòng, an ninh, cơ mật, trọng yếu chưa hoàn thành (điểm a) và việc có căn cứ miễn nhiệm (điểm c) do người đề xuất xem xét.',
  en: 'Under inspection, check, audit or investigation no resignation is taken (point b). An unfinished task of defence, security or secrecy (point a) and grounds for a dismissal (point c) are looked at by whoever proposes.',
}

/** No collective vote: Decree 300/2026 art. 52.5. */
const resignationSteps: readonly StageDefinition[] = [
  step.planningCheck({
    key: 'refusal-check',
    title: { vi: 'Xem xét trường hợp không cho từ chức', en: 'Is the resignation refused?' },
  }),
  proposal(art52.proposal('personnel-body', TALK_AND_PROPOSAL)),
  decision({ vi: 'Quyết định cho từ chức', en: 'Decision on the resignation' }, art52.decision('result')),
]

const local = citing(cite('local-practice'))
const REPLACEMENT_IS_LOCAL: Text = {
  vi: 'Pháp luật không có quy trình "thay thế": là cho thôi giữ chức vụ hoặc miễn nhiệm, rồi bổ nhiệm. Các bước này là tham số của địa phương.',
  en: 'No text has a procedure of "replacement": it is a relief or a dismissal, and then an appointment. These steps are a local parameter.',
}
const OF_NO_TEXT: Text = {
  vi: 'Quy trình của địa phương, văn bản không quy định; đề nghị bộ phận pháp chế đối chiếu.',
  en: "the locality's own, no text has it; have your legal office confirm",
}
const INFORMS: Text = {
  vi: 'Phiếu để cấp có thẩm quyền tham khảo; mẫu số chỉ để ghi biên bản.',
  en: 'The ballots inform the authority; the denominator is for the minutes only.',
}

const replacementSteps: readonly StageDefinition[] = [
  step.vote({
    key: 'leadership-opinion',
    title: { vi: 'Tập thể lãnh đạo cho ý kiến', en: 'Opinion of the leadership collective' },
    electorate: local(LEADERSHIP, REPLACEMENT_IS_LOCAL),
    vote: {
      ballot: local('each-person', LOCAL_CHOICE),
      secret: local(true, LOCAL_CHOICE),
      announced: local(false, LOCAL_CHOICE),
      excusedLeave: local(false, LOCAL_CHOICE),
      denominator: local('convened', INFORMS),
    },
    result: 'opinion',
    heldWithin: local(10, joinNotes(REPLACEMENT_IS_LOCAL, HELD_LATE)),
  }),
  decision(
    { vi: 'Quyết định thay thế', en: 'Decision on the replacement' },
    local('result', REPLACEMENT_IS_LOCAL),
  ),
]

const sources = sourcesOf(
  'decree-170-2025',
  'decree-300-2026',
  'regulation-114-2023',
  'labour-code-2019',
  'local-practice',
)

function ruleSet(
  kind: Leaving,
  { title, from, reviewStatus }: Pick<RuleSet, 'title' | 'reviewStatus'> & { from: IsoDate },
  rules: ProcedureRules,
): RuleSet {
  return {
    id: kind,
    version: 1,
    title,
    inForce: { from },
    reviewStatus,
    sources,
    procedure: rules,
  }
}

/** Template G, on a ground: the leadership and the standing committee vote. */
export const dismissal = ruleSet(
  'dismissal',
  { title: { vi: 'Miễn nhiệm', en: 'Dismissal' }, from: '2026-08-01', reviewStatus: READ_IN_FULL },
  procedure('dismissal', {
    steps: dismissalSteps,
    times: {
      giveOpinion: art53.proposal(10, TEN_FROM_GROUNDS),
      recordDecision: art53.decision(10, TEN_FROM_PROPOSAL),
    },
  }),
)

/** Template G, at the holder's own wish: nobody votes. */
export const resignation = ruleSet(
  'resignation',
  { title: { vi: 'Từ chức', en: 'Resignation' }, from: '2026-08-01', reviewStatus: READ_IN_FULL },
  procedure('resignation', {
    steps: resignationSteps,
    times: {
      giveOpinion: art52.proposal(10, TEN_FROM_LETTER),
      recordDecision: art52.decision(10, TEN_FROM_PROPOSAL),
    },
    eligibility: {
      ...AGE,
      blocks: amended('52.4')(['inspection', 'criminal-proceedings'], REFUSED_WHILE),
    },
  }),
)

/** A locality's own, where another is to hold the post: the seat falls vacant, and a procedure of its own fills it. */
export const replacement = ruleSet(
  'replacement',
  { title: { vi: 'Thay thế', en: 'Replacement' }, from: '2025-07-01', reviewStatus: OF_NO_TEXT },
  procedure('replacement', {
    steps: replacementSteps,
    times: { recordDecision: local(10, REPLACEMENT_IS_LOCAL) },
  }),
)
