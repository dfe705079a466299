import { type StageDefinition, step } from '../procedure/stage-kinds.js'
import type { Text } from '../vocabulary.js'
import { EXPANDED_LEADERSHIP, howConvened, KEY_CADRES, LEADERSHIP } from './conferences.js'
import { dossier } from './dossier.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { LOCAL_TIMES } from './local-times.js'
import { ARTICLE_NOT_SEEN, NOBODY_STOPS, REVIEW_STATUS, SECRET_BY_DEFAULT } from './notes.js'
import { RECUSAL } from './recusal.js'
import type { RuleSet } from './rule-set.js'
import { eligibility, WAIT_OF_REGULATION_377 } from './shared-eligibility.js'
import { HALF, THREE_TENTHS } from './shares.js'
import {
  ACTION_PROGRAM_STEP,
  APPOINTMENT_DECISION,
  decision,
  PLANNING_CHECK,
  partyOpinion,
  policyAnswer,
  stepTitle,
} from './usual-steps.js'
import type { NoneAbove, VoteRule } from './values/vote-rule.js'

/** Appointment on the spot in four steps: Decree 170/2025 art. 33 as amended by Decree 300/2026. */

const art33 = citing(cite('decree-170-2025', '33', 'decree-300-2026'))
const decree = citing(cite('decree-170-2025', undefined, 'decree-300-2026'))

const EXCUSED: Text = {
  vi: 'Người vắng vì bất khả kháng, được cấp có thẩm quyền chấp thuận trước khi bỏ phiếu, không tính vào mẫu số; khi triệu tập phải ghi số và ngày văn bản chấp thuận.',
  en: 'Those absent for force majeure, settled by the authority before the vote, leave the denominator; whoever convenes gives the number and the date of the paper.',
}
const CONVENED_AND_PRESENT: Text = {
  vi: 'Văn bản tính trên số người được triệu tập và có mặt: người được triệu tập mà có mặt.',
  en: 'The text counts those convened and present: of those convened, the ones who are there.',
}
const ONE_AT_HALF: Text = {
  vi: 'Hai người cùng đúng 50%: người đứng đầu chọn và báo cáo đủ các ý kiến; không có người đứng đầu thì cấp có thẩm quyền quyết định. Một người đúng 50%: văn bản không quy định, không suy đoán.',
  en: 'Two at exactly 50%: the head picks and reports all views; without a head the authority decides. One person at exactly 50%: the text is silent, never guess.',
}
const ADOPTED: Text = {
  vi: 'Hội nghị thảo luận, thông qua danh sách nhân sự đủ điều kiện.',
  en: 'The meeting adopts the list of those who are eligible.',
}
const OTHER_CONTENT: Text = {
  vi: 'Chương trình hành động được trình bày ở mục "nội dung khác" của văn bản.',
  en: 'The action program stands for the "other content" of the text.',
}
const LATE_IS_EXPLAINED: Text = {
  vi: `Từ khi cấp có thẩm quyền trả lời về chủ trương đến khi trình hồ sơ; quá hạn thì phải giải trình. ${ARTICLE_NOT_SEEN.vi}`,
  en: `From the authority's answer on the policy until the dossier goes up; later, an explanation is owed. ${ARTICLE_NOT_SEEN.en}`,
}

/** What the decree gives to the answer on the policy, and to everything after it. */
export const POLICY_TERMS = {
  answerPolicy: decree(15, ARTICLE_NOT_SEEN),
  finishedWithin: decree(30, LATE_IS_EXPLAINED),
}

/** What the four ballots have in common: each voter names one person, above half of those convened. */
const ballot: Omit<VoteRule, 'announced'> = {
  ballot: art33('one-person'),
  secret: art33(true),
  excusedLeave: art33(true, EXCUSED),
  denominator: art33('convened'),
  bar: art33(HALF),
}

const threeTenthsGoOn: NoneAbove = { take: 'at-least', share: THREE_TENTHS, to: 'next-step' }

const steps: readonly StageDefinition[] = [
  policyAnswer(art33('policy')),
  PLANNING_CHECK,
  step.vote({
    key: 'step-1',
    title: stepTitle.leadership(1),
    electorate: art33(LEADERSHIP),
    shown: art33(['approved-policy', 'planned-sources', 'evaluations'], ADOPTED),
    vote: {
      ...ballot,
      secret: art33(true, SECRET_BY_DEFAULT),
      announced: art33(true),
      noneAbove: art33(threeTenthsGoOn),
    },
    result: 'list',
  }),
  step.vote({
    key: 'step-2',
    title: stepTitle.expandedLeadership(2),
    electorate: art33(EXPANDED_LEADERSHIP, howConvened(EXPANDED_LEADERSHIP)),
    shown: art33(['result-of-step-before']),
    vote: { ...ballot, announced: art33(true), noneAbove: art33(threeTenthsGoOn) },
    result: 'list',
  }),
  ACTION_PROGRAM_STEP,
  step.vote({
    key: 'step-3',
    title: stepTitle.keyCadres(3),
    electorate: art33(KEY_CADRES, howConvened(KEY_CADRES)),
    shown: art33(
      ['candidate-list', 'cv', 'assessment', 'intended-assignment', 'action-program'],
      OTHER_CONTENT,
    ),
    vote: {
      ...ballot,
      announced: art33(false),
      denominator: art33('present', CONVENED_AND_PRESENT),
      bar: art33(HALF, NOBODY_STOPS),
    },
    result: 'list',
  }),
  partyOpinion(art33('party-committee')),
  step.vote({
    key: 'step-4',
    title: stepTitle.leadership(4),
    electorate: art33(LEADERSHIP),
    shown: art33(['counts-so-far', 'party-committee-opinion', 'verified-issues']),
    vote: {
      ...ballot,
      announced: art33(true),
      bar: art33(HALF, NOBODY_STOPS),
      exactlyAtBar: art33({ several: 'head', one: 'undecided' }, ONE_AT_HALF),
    },
    result: 'selection',
  }),
  decision(APPOINTMENT_DECISION, art33('result')),
]

/** Template A. */
export const decree300: RuleSet = {
  id: 'decree-300-2026',
  version: 1,
  title: {
    vi: 'Bổ nhiệm tại chỗ theo 4 bước (Nghị định 300/2026/NĐ-CP)',
    en: 'Appointment on the spot in 4 steps (Decree 300/2026/NĐ-CP)',
  },
  inForce: { from: '2026-08-01' },
  reviewStatus: REVIEW_STATUS,
  sources: sourcesOf(
    'decree-300-2026',
    'decree-170-2025',
    'regulation-80-2022',
    'regulation-377-2025',
    'regulation-114-2023',
    'labour-code-2019',
    'local-practice',
  ),
  procedure: {
    type: 'on-the-spot',
    kinds: ['appointment'],
    steps,
    eligibility: eligibility({
      planning: citing(cite('regulation-377-2025'))('same-or-higher-post'),
      timeInLowerPost: decree(12),
      disciplineWait: WAIT_OF_REGULATION_377,
      conditions: cite('regulation-80-2022'),
      papers: cite('decree-170-2025', '35', 'decree-300-2026'),
    }),
    actionProgram: ACTION_PROGRAM,
    approval: { ...APPROVAL, finishedWithin: POLICY_TERMS.finishedWithin },
    recusal: RECUSAL,
    dossier: dossier(),
    times: { ...LOCAL_TIMES, answerPolicy: POLICY_TERMS.answerPolicy },
  },
}
