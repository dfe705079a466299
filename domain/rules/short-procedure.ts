import { type StageDefinition, step } from '../procedure/stage-kinds.js'
import type { Text, WorkingDays } from '../vocabulary.js'
import { cite, citeAll, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { LOCAL_TIMES } from './local-times.js'
import { joinNotes, LOCAL_CHOICE, LOCAL_RULE, SECRET_BY_DEFAULT } from './notes.js'
import { RECUSAL } from './recusal.js'
import type { ProcedureRules, RuleSet } from './rule-set.js'
import {
  type AppointmentCriteria,
  eligibility,
  PLANNING_UNDER_50_AND_377,
  WAITS_OF_80_AND_377,
} from './shared-eligibility.js'
import { HALF, THREE_TENTHS } from './shares.js'
import { ACTION_PROGRAM_STEP, ELECTION, PLANNING_CHECK } from './usual-steps.js'
import type { TaskTimes } from './values/task-times.js'
import type { VoteRule } from './values/vote-rule.js'

/**
 * The short procedure in four stages: planning check, action program, collective vote, standing-committee approval. A
 * local rule set of the demonstration province, built on the texts in `sources`; where a text is silent or was not
 * read in full, the value is a local parameter and its note says so.
 */

const LOCAL_H = 'local-h'
const DECREE = cite('decree-170-2025', undefined, 'decree-300-2026')

/** The way to give the values of one section of the local rule set, with the texts that it applies. */
function section(at: string, ...applied: readonly Text[]) {
  return citing(citeAll(cite(LOCAL_H, `§ ${at}`), ...applied))
}

/** A value that a section of the local rule set takes from another text. */
function adopted<T extends { article: Text }>(at: string, cited: T): T {
  return { ...cited, article: citeAll(cite(LOCAL_H, `§ ${at}`), cited.article) }
}

const texts = eligibility({
  planning: PLANNING_UNDER_50_AND_377,
  timeInLowerPost: citing(DECREE)(12, {
    vi: 'Cộng dồn. Quy định 80-QĐ/TW yêu cầu 24 tháng. Trường hợp đặc biệt do cấp có thẩm quyền quyết định (ghi theo trí nhớ, cần đối chiếu).',
    en: 'Cumulative. Regulation 80-QĐ/TW asks for 24 months. Special cases are for the authority (from memory, to be confirmed).',
  }),
  ...WAITS_OF_80_AND_377,
  conditions: cite('regulation-80-2022'),
  papers: cite('decree-170-2025', '35', 'decree-300-2026'),
})

const localEligibility: AppointmentCriteria = {
  planning: adopted('1.1', texts.planning),
  plannedBeforeBegun: adopted('1.1', texts.plannedBeforeBegun),
  timeInLowerPost: adopted('1.2', texts.timeInLowerPost),
  evaluations: adopted('1.3', texts.evaluations),
  fullTerm: adopted('1.4', texts.fullTerm),
  ageCountedOn: section('1.4')('procedure-begun', LOCAL_CHOICE),
  retirementAge: texts.retirementAge,
  papers: adopted('1.5', texts.papers),
  qualification: adopted('1.6', texts.qualification),
  blocks: adopted('1.7', texts.blocks),
  disciplineWait: adopted('1.8', texts.disciplineWait),
  ...(texts.earlierDisciplineWait && {
    earlierDisciplineWait: adopted('1.8', texts.earlierDisciplineWait),
  }),
  relatives: texts.relatives,
  noOtherCase: texts.noOtherCase,
}

const LIKE_ARTICLE_33: Text = {
  vi: 'Quy định của địa phương, theo cách của Điều 33 Nghị định 170/2025/NĐ-CP sửa đổi bởi Nghị định 300/2026/NĐ-CP (hiệu lực từ 01/08/2026).',
  en: 'A local rule, in the manner of Decree 170/2025/NĐ-CP art. 33 as amended by Decree 300/2026/NĐ-CP (in force from 2026-08-01).',
}
const STOPS_AT_HALF_TOO: Text = {
  vi: 'Không ai quá bán, kể cả hai người cùng đúng 50%: không tiến hành các bước tiếp theo, báo cáo cấp có thẩm quyền; Điều 33 để người đứng đầu chọn.',
  en: 'Nobody above half, two at exactly 50% included: it stops and is reported; art. 33 has the head pick.',
}

const secondRound: VoteRule = {
  ballot: section('3.6')('one-person', LIKE_ARTICLE_33),
  secret: section('3.1')(true, SECRET_BY_DEFAULT),
  announced: section('3.2')(true, {
    vi: 'Như bước của tập thể lãnh đạo; hội nghị cán bộ chủ chốt thì không công bố.',
    en: 'As in the steps of the leadership collective; a key-cadre conference does not announce.',
  }),
  excusedLeave: section('3.3')(true, {
    vi: 'Người vắng vì bất khả kháng, được chấp thuận trước khi bỏ phiếu, không tính vào tổng số người được triệu tập.',
    en: 'Those absent for force majeure, settled before the vote, leave the denominator.',
  }),
  denominator: section('3.3')('convened', LIKE_ARTICLE_33),
  bar: section('3.4')(HALF, STOPS_AT_HALF_TOO),
}

const firstRound: VoteRule = {
  ...secondRound,
  bar: section('3.4')(HALF, LIKE_ARTICLE_33),
  noneAbove: section('3.5')(
    { take: 'at-least', share: THREE_TENTHS, to: 'second-round' },
    {
      vi: 'Quy định của địa phương: chỉ một vòng thứ hai, không ai quá bán thì không tiến hành các bước tiếp theo, báo cáo cấp có thẩm quyền; Điều 33 đưa vào bước sau, không có vòng hai.',
      en: 'A local rule: one second round only, with nobody above half it stops and is reported; art. 33 goes on to the next step and has no second round.',
    },
  ),
}

function days(value: WorkingDays, at: string) {
  return section(at)(value, LOCAL_CHOICE)
}

const times: TaskTimes = {
  ...LOCAL_TIMES,
  confirmEligibility: days(5, '5.1'),
  submitActionProgram: days(10, '5.2'),
  reviewActionProgram: days(5, '5.3'),
  conveneVote: days(5, '5.4'),
  enterCount: days(2, '5.5'),
  recordDecision: section('5.6', DECREE)(15, {
    vi: 'Thời hạn cấp có thẩm quyền trả lời về chủ trương, áp dụng cho quyết định cuối cùng.',
    en: 'The time in which the authority answers on the policy, applied to the final decision.',
  }),
  confirmDecision: days(3, '5.7'),
  supplyPapers: days(5, '5.8'),
  resolveLostCandidate: days(5, '5.9'),
  recordExternalResult: days(20, '5.10'),
  remindBefore: days(2, '5.11'),
}

const steps: readonly StageDefinition[] = [
  PLANNING_CHECK,
  ACTION_PROGRAM_STEP,
  step.vote({
    key: 'collective-vote',
    title: { vi: 'Lấy phiếu của tập thể', en: 'Collective vote' },
    electorate: section('3.7')({ circle: 'electorate' }, LOCAL_CHOICE),
    vote: firstRound,
    secondRound,
    result: 'selection',
  }),
  step.approval({
    key: 'approval',
    title: { vi: 'Ban thường vụ quyết định', en: 'Standing-committee approval' },
    decides: section('4.1')('result'),
  }),
]

/** The law of the local rule set, whatever the procedure. */
export const LOCAL_H_LAW: Omit<ProcedureRules, 'type' | 'kinds' | 'steps' | 'eligibility'> & {
  eligibility: AppointmentCriteria
} = {
  eligibility: localEligibility,
  actionProgram: {
    requiredFrom: { ...ACTION_PROGRAM.requiredFrom, article: cite(LOCAL_H, '§ 2.1') },
    maxBytes: { ...ACTION_PROGRAM.maxBytes, article: cite(LOCAL_H, '§ 2.2') },
  },
  approval: { majority: { ...APPROVAL.majority, article: cite(LOCAL_H, '§ 4.1') } },
  recusal: RECUSAL,
  times,
}

const sources = sourcesOf(
  'local-h',
  'decree-170-2025',
  'decree-300-2026',
  'regulation-80-2022',
  'regulation-50-2021',
  'regulation-377-2025',
  'regulation-114-2023',
  'labour-code-2019',
  'local-practice',
)

/** For posts under the decree the short procedure must not stand in for its four steps: the rule set says so. */
const NO_STAND_IN: Text = joinNotes(
  {
    vi: 'Không thay cho quy trình bốn bước của Nghị định 170/2025/NĐ-CP, sửa đổi bởi Nghị định 300/2026/NĐ-CP, đối với chức vụ thuộc phạm vi nghị định.',
    en: 'it does not stand in for the four steps of Decree 170/2025/NĐ-CP as amended by Decree 300/2026/NĐ-CP where the post is under that decree;',
  },
  LOCAL_RULE,
)

/** Template H, the default of the demonstration province. */
export const shortProcedure: RuleSet = {
  id: 'short-procedure',
  version: 1,
  title: { vi: 'Bổ nhiệm theo quy trình rút gọn 4 bước', en: 'Appointment, short procedure' },
  inForce: { from: '2025-01-01' },
  reviewStatus: NO_STAND_IN,
  sources,
  procedure: { type: 'short', kinds: ['appointment'], steps, ...LOCAL_H_LAW },
}

/** Template H for a nomination: the same, then the election and its ratification. */
export const shortNomination: RuleSet = {
  id: 'short-nomination',
  version: 1,
  title: { vi: 'Giới thiệu ứng cử theo quy trình rút gọn', en: 'Nomination for election, short procedure' },
  inForce: { from: '2025-01-01' },
  reviewStatus: NO_STAND_IN,
  sources,
  procedure: { type: 'short', kinds: ['nomination'], steps: [...steps, ELECTION], ...LOCAL_H_LAW },
}
