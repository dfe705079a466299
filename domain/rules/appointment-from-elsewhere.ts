import { type StageDefinition, step } from '../procedure/stage-kinds.js'
import type { Cited, Text, WorkingDays } from '../vocabulary.js'
import { POLICY_TERMS } from './decree-300-2026.js'
import { dossier } from './dossier.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { LOCAL_TIMES } from './local-times.js'
import { ARTICLE_NOT_SEEN, joinNotes, REVIEW_STATUS } from './notes.js'
import { RECUSAL } from './recusal.js'
import type { RuleSet } from './rule-set.js'
import { eligibility, WAIT_OF_REGULATION_377 } from './shared-eligibility.js'
import {
  ACTION_PROGRAM_STEP,
  APPOINTMENT_DECISION,
  decision,
  PLANNING_CHECK,
  policyAnswer,
} from './usual-steps.js'

/** Appointment of somebody from elsewhere: opinions are asked and reported, nobody votes. */

const decree = citing(cite('decree-170-2025', undefined, 'decree-300-2026'))

const NOT_FATAL: Text = {
  vi: 'Ý kiến không đồng ý được báo cáo, không làm dừng quy trình. Chưa xác định điều, khoản cụ thể.',
  en: 'Disagreement is reported, it does not stop the procedure. The article was not seen.',
}
const WRITTEN: Text = {
  vi: 'Ý kiến bằng văn bản, kèm nhận xét, đánh giá và hồ sơ. Chưa xác định điều, khoản cụ thể.',
  en: 'A written opinion, with the evaluations and the dossier. The article was not seen.',
}

const OF_THE_CHAPTER: Text = {
  vi: 'Thời hạn chung của nghị định; việc áp dụng đối với nhân sự từ nơi khác cần đối chiếu.',
  en: "The decree's general term; that it holds for an appointment from elsewhere is to be confirmed.",
}
const ofTheChapter = ({ value, note }: Cited<WorkingDays>) => decree(value, joinNotes(OF_THE_CHAPTER, note))

const steps: readonly StageDefinition[] = [
  policyAnswer(decree('policy', joinNotes(OF_THE_CHAPTER, ARTICLE_NOT_SEEN))),
  step.consultation({
    key: 'receiving-opinion',
    title: {
      vi: 'Trao đổi với tập thể lãnh đạo nơi tiếp nhận',
      en: 'Consultation of the receiving leadership',
    },
    of: decree('receiving-leadership', NOT_FATAL),
  }),
  step.consultation({
    key: 'workplace-opinion',
    title: { vi: 'Lấy ý kiến nơi đang công tác', en: 'Opinion of the present workplace' },
    of: decree('present-workplace', WRITTEN),
  }),
  step.consultation({
    key: 'candidate-meeting',
    title: { vi: 'Gặp gỡ, trao đổi với nhân sự', en: 'Meeting with the candidate' },
    of: decree('candidate', ARTICLE_NOT_SEEN),
  }),
  PLANNING_CHECK,
  ACTION_PROGRAM_STEP,
  decision(APPOINTMENT_DECISION, decree('result', ARTICLE_NOT_SEEN)),
]

/** Template D, as the text reads since Decree 300/2026. */
export const appointmentFromElsewhere: RuleSet = {
  id: 'appointment-from-elsewhere',
  version: 1,
  title: { vi: 'Bổ nhiệm nhân sự từ nơi khác', en: 'Appointment from elsewhere' },
  inForce: { from: '2026-08-01' },
  reviewStatus: REVIEW_STATUS,
  sources: sourcesOf(
    'decree-170-2025',
    'decree-300-2026',
    'regulation-80-2022',
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
      planning: citing(cite('regulation-377-2025'))('equal-or-higher-post'),
      timeInLowerPost: decree(12),
      disciplineWait: WAIT_OF_REGULATION_377,
      conditions: cite('regulation-80-2022'),
      papers: cite('decree-170-2025', '35', 'decree-300-2026'),
    }),
    actionProgram: ACTION_PROGRAM,
    approval: { ...APPROVAL, finishedWithin: ofTheChapter(POLICY_TERMS.finishedWithin) },
    recusal: RECUSAL,
    dossier: dossier(),
    times: { ...LOCAL_TIMES, answerPolicy: ofTheChapter(POLICY_TERMS.answerPolicy) },
  },
}
