import { type StageDefinition, step } from '../procedure/stage-kinds.js'
import type { Cited, Text } from '../vocabulary.js'
import { decree115 } from './decree-115-2020.js'
import { decree170 } from './decree-170-2025.js'
import { CONDITIONS_OF_300, POLICY_TERMS } from './decree-300-2026.js'
import { dossier } from './dossier.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { TIMES_WITHIN_A_PROCESS } from './local-times.js'
import { joinNotes, READ_IN_FULL } from './notes.js'
import { RECUSAL } from './recusal.js'
import { type ProcedureRules, pinned, type RuleSet } from './rule-set.js'
import { eligibility } from './shared-eligibility.js'
import { HALF } from './shares.js'
import {
  ACTION_PROGRAM_STEP,
  APPOINTMENT_DECISION,
  decision,
  PLANNING_CHECK,
  policyAnswer,
} from './usual-steps.js'
import type { OpinionByVote } from './values/step-values.js'

/** Appointment of somebody from elsewhere: opinions are asked and reported; before Decree 300/2026 the present workplace votes. */

const NOT_FATAL: Text = {
  vi: 'Nơi tiếp nhận, nơi đang công tác hoặc nhân sự không đồng ý: báo cáo đầy đủ các ý kiến, cấp có thẩm quyền xem xét, quyết định; không làm dừng quy trình.',
  en: 'Where the receiving place, the present workplace or the person disagrees, all opinions are reported and the authority decides; it does not stop the procedure.',
}
const WRITTEN: Text = {
  vi: 'Ý kiến bằng văn bản của tập thể lãnh đạo nơi đang công tác, kèm nhận xét, đánh giá và hồ sơ.',
  en: 'A written opinion of the leadership of the present workplace, with the evaluations and the dossier.',
}
const BY_PERSONNEL_BODY: Text = {
  vi: 'Cơ quan tham mưu về tổ chức cán bộ của cấp có thẩm quyền bổ nhiệm chủ trì: thẩm định cùng các cơ quan liên quan, đề xuất.',
  en: 'Run by the personnel body of the appointing authority: appraisal with the bodies concerned, and the proposal.',
}

/** Where a text has each part, and how the present workplace comes to its opinion. */
interface FromElsewhere {
  policy: Cited<'policy'>
  steps: <T>(value: T, note?: Text) => Cited<T>
  /** What is known of the opinion of the present workplace. */
  workplace: Text
  byVote?: Cited<OpinionByVote>
}

const stepsOf = ({ policy, steps, workplace, byVote }: FromElsewhere): StageDefinition[] => [
  policyAnswer(policy),
  step.consultation({
    key: 'receiving-opinion',
    title: {
      vi: 'Trao đổi với tập thể lãnh đạo nơi tiếp nhận',
      en: 'Consultation of the receiving leadership',
    },
    of: steps('receiving-leadership', NOT_FATAL),
  }),
  step.consultation({
    key: 'workplace-opinion',
    title: { vi: 'Lấy ý kiến nơi đang công tác', en: 'Opinion of the present workplace' },
    of: steps('present-workplace', joinNotes(workplace, NOT_FATAL)),
    ...(byVote && { byVote }),
  }),
  step.consultation({
    key: 'candidate-meeting',
    title: { vi: 'Gặp gỡ, trao đổi với nhân sự', en: 'Meeting with the candidate' },
    of: steps('candidate', NOT_FATAL),
  }),
  PLANNING_CHECK,
  ACTION_PROGRAM_STEP,
  step.consultation({
    key: 'appraisal',
    title: { vi: 'Thẩm định và đề xuất', en: 'Appraisal and proposal' },
    of: steps('bodies-concerned', BY_PERSONNEL_BODY),
  }),
  decision(APPOINTMENT_DECISION, steps('result')),
]

const at300 = (place: string) => cite('decree-170-2025', place, 'decree-300-2026')

/** Template D, as the text reads since Decree 300/2026. */
export const appointmentFromElsewhere: RuleSet = {
  id: 'appointment-from-elsewhere',
  version: 1,
  title: { vi: 'Bổ nhiệm nhân sự từ nơi khác', en: 'Appointment from elsewhere' },
  inForce: { from: '2026-08-01' },
  reviewStatus: READ_IN_FULL,
  sources: sourcesOf(
    'decree-170-2025',
    'decree-300-2026',
    'regulation-377-2025',
    'regulation-114-2023',
    'labour-code-2019',
    'local-practice',
  ),
  procedure: {
    type: 'from-elsewhere',
    kinds: ['appointment'],
    steps: stepsOf({
      policy: citing(at300('33.1(b)'))('policy'),
      steps: citing(at300('33.3')),
      workplace: WRITTEN,
    }),
    eligibility: eligibility({
      planning: citing(at300('29.2'))('equal-or-higher-post'),
      ...CONDITIONS_OF_300,
    }),
    actionProgram: ACTION_PROGRAM,
    approval: { ...APPROVAL, finishedWithin: POLICY_TERMS.finishedWithin },
    recusal: RECUSAL,
    dossier: dossier(),
    times: { ...TIMES_WITHIN_A_PROCESS, answerPolicy: POLICY_TERMS.answerPolicy },
  },
}

/** What an appointment from elsewhere has as the one on the spot of the same text. */
function asOnTheSpot(
  ruleSet: RuleSet,
  planning: Cited<'equal-or-higher-post'>,
): Omit<ProcedureRules, 'type' | 'kinds' | 'steps'> {
  const { eligibility: criteria, actionProgram, approval, recusal, dossier: items, times } = pinned(ruleSet)
  return {
    ...{ actionProgram, approval, times },
    eligibility: {
      ...criteria,
      ...(criteria.planning && { planning: { ...criteria.planning, ...planning } }),
    },
    ...(recusal && { recusal }),
    ...(items && { dossier: items }),
  }
}

const at170 = (place: string) => cite('decree-170-2025', place)
const steps170 = citing(at170('33.3'))

const VOTED_BEFORE_300: Text = {
  vi: 'Tập thể lãnh đạo nơi đang công tác biểu quyết; đúng 50% thì người đứng đầu quyết định. Dưới 50%: văn bản không quy định; ghi là không nhất trí và báo cáo (cách hiểu của phần mềm).',
  en: 'The leadership of the present workplace votes; at exactly 50% its head decides. Below 50% the text is silent: entered as a disagreement and reported (a reading of this product).',
}

/** Template D of Decree 170/2025 as first issued: the present workplace votes. */
export const fromElsewhere170: RuleSet = {
  id: 'from-elsewhere-170-2025',
  version: 1,
  title: {
    vi: 'Bổ nhiệm nhân sự từ nơi khác (Nghị định 170/2025/NĐ-CP khi ban hành)',
    en: 'Appointment from elsewhere (Decree 170/2025/NĐ-CP as first issued)',
  },
  inForce: { from: '2025-07-01', to: '2026-07-31' },
  reviewStatus: READ_IN_FULL,
  sources: decree170.sources,
  procedure: {
    ...asOnTheSpot(decree170, citing(at170('29.2'))('equal-or-higher-post')),
    type: 'from-elsewhere',
    kinds: ['appointment'],
    steps: stepsOf({
      policy: citing(at170('33.1'))('policy'),
      steps: steps170,
      workplace: WRITTEN,
      byVote: steps170({ share: HALF, of: 'convened', exactly: 'head' }, VOTED_BEFORE_300),
    }),
  },
}

const at115 = (place: string) => cite('decree-115-2020', place, 'decree-85-2023')
const steps115 = citing(at115('46.3'))

const EXCHANGED: Text = {
  vi: 'Trao đổi với tập thể lãnh đạo nơi đang công tác; kèm nhận xét, đánh giá, hồ sơ.',
  en: 'An exchange with the leadership of the present workplace, with evaluations and dossier.',
}
const VOTED_BY_115: Text = {
  vi: 'Đúng 50%: người đứng đầu quyết định. Dưới 50%: báo cáo, cấp có thẩm quyền xem xét, quyết định.',
  en: 'At exactly 50% the head decides; below 50% it is reported, and the authority decides.',
}

/** Public employees from elsewhere: Decree 115/2020 art. 46.3, until Decree 259/2026 begins. */
export const fromElsewhere115: RuleSet = {
  id: 'from-elsewhere-115-2020',
  version: 1,
  title: {
    vi: 'Bổ nhiệm viên chức quản lý từ nơi khác (Nghị định 115/2020/NĐ-CP, sửa đổi 2023)',
    en: 'Appointment of public employees from elsewhere (Decree 115/2020/NĐ-CP as amended in 2023)',
  },
  inForce: { from: '2023-12-07', to: '2026-06-30' },
  reviewStatus: decree115.reviewStatus,
  sources: decree115.sources,
  procedure: {
    ...asOnTheSpot(decree115, citing(at115('44.2'))('equal-or-higher-post')),
    type: 'public-employees-from-elsewhere',
    kinds: ['appointment'],
    steps: stepsOf({
      policy: citing(at115('46.1'))('policy'),
      steps: steps115,
      workplace: EXCHANGED,
      byVote: steps115({ share: HALF, of: 'all-members', exactly: 'head' }, VOTED_BY_115),
    }),
  },
}
