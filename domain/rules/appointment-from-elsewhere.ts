import { type StageDefinition, step } from '../procedure/stage-kinds.js'
import type { Text } from '../vocabulary.js'
import { CONDITIONS_OF_300, POLICY_TERMS } from './decree-300-2026.js'
import { dossier } from './dossier.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { LOCAL_TIMES } from './local-times.js'
import { READ_IN_FULL } from './notes.js'
import { RECUSAL } from './recusal.js'
import type { RuleSet } from './rule-set.js'
import { eligibility } from './shared-eligibility.js'
import {
  ACTION_PROGRAM_STEP,
  APPOINTMENT_DECISION,
  decision,
  PLANNING_CHECK,
  policyAnswer,
} from './usual-steps.js'

/** Appointment of somebody from elsewhere: opinions are asked and reported, nobody votes. */

const at = (place: string) => cite('decree-170-2025', place, 'decree-300-2026')
const steps33 = citing(at('33.3'))

const NOT_FATAL: Text = {
  vi: 'Ý kiến không đồng ý được báo cáo đầy đủ, không làm dừng quy trình.',
  en: 'Disagreement is reported in full, it does not stop the procedure.',
}
const WRITTEN: Text = {
  vi: 'Ý kiến bằng văn bản, kèm nhận xét, đánh giá và hồ sơ.',
  en: 'A written opinion, with the evaluations and the dossier.',
}

const steps: readonly StageDefinition[] = [
  policyAnswer(citing(at('33.1(b)'))('policy')),
  step.consultation({
    key: 'receiving-opinion',
    title: {
      vi: 'Trao đổi với tập thể lãnh đạo nơi tiếp nhận',
      en: 'Consultation of the receiving leadership',
    },
    of: steps33('receiving-leadership', NOT_FATAL),
  }),
  step.consultation({
    key: 'workplace-opinion',
    title: { vi: 'Lấy ý kiến nơi đang công tác', en: 'Opinion of the present workplace' },
    of: steps33('present-workplace', WRITTEN),
  }),
  step.consultation({
    key: 'candidate-meeting',
    title: { vi: 'Gặp gỡ, trao đổi với nhân sự', en: 'Meeting with the candidate' },
    of: steps33('candidate'),
  }),
  PLANNING_CHECK,
  ACTION_PROGRAM_STEP,
  decision(APPOINTMENT_DECISION, steps33('result')),
]

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
    steps,
    eligibility: eligibility({
      planning: citing(at('29.2'))('equal-or-higher-post'),
      ...CONDITIONS_OF_300,
    }),
    actionProgram: ACTION_PROGRAM,
    approval: { ...APPROVAL, finishedWithin: POLICY_TERMS.finishedWithin },
    recusal: RECUSAL,
    dossier: dossier(),
    times: { ...LOCAL_TIMES, answerPolicy: POLICY_TERMS.answerPolicy },
  },
}
