import type { Text } from '../vocabulary.js'
import { dossier } from './dossier.js'
import { fiveSteps } from './five-steps.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { LOCAL_TIMES } from './local-times.js'
import { joinNotes, NOT_SEEN, REVIEW_STATUS } from './notes.js'
import { RECUSAL } from './recusal.js'
import type { RuleSet } from './rule-set.js'
import { eligibility, WAIT_OF_REGULATION_80 } from './shared-eligibility.js'
import { APPOINTMENT_DECISION, decision } from './usual-steps.js'

const article = cite('decree-138-2020', '46')
const art46 = citing(article)
const decree = citing(cite('decree-138-2020'))

const BEFORE_REGULATION_80: Text = {
  vi: 'Quy định 80-QĐ/TW có hiệu lực từ 18/08/2022 (ghi theo trí nhớ); trước đó tạm lấy theo quy định này.',
  en: 'Regulation 80-QĐ/TW is in force from 2022-08-18 (from memory); before that day it stands in.',
}

/** Appointment in five steps before Decree 170/2025. Its first day in force is from memory: see LEGAL_TEXTS. */
export const decree138: RuleSet = {
  id: 'decree-138-2020',
  version: 1,
  title: {
    vi: 'Bổ nhiệm tại chỗ theo 5 bước (Nghị định 138/2020/NĐ-CP)',
    en: 'Appointment on the spot in 5 steps (Decree 138/2020/NĐ-CP)',
  },
  inForce: { from: '2020-12-01', to: '2025-06-30' },
  reviewStatus: REVIEW_STATUS,
  sources: sourcesOf(
    'decree-138-2020',
    'regulation-80-2022',
    'regulation-114-2023',
    'labour-code-2019',
    'local-practice',
  ),
  procedure: {
    type: 'on-the-spot',
    kinds: ['appointment'],
    steps: [
      ...fiveSteps({ article, second: art46(false, NOT_SEEN), third: art46(true, NOT_SEEN) }),
      decision(APPOINTMENT_DECISION, art46('result')),
    ],
    eligibility: eligibility({
      planning: decree('same-or-higher-post', NOT_SEEN),
      timeInLowerPost: decree(12, NOT_SEEN),
      disciplineWait: { ...WAIT_OF_REGULATION_80, note: joinNotes(BEFORE_REGULATION_80, NOT_SEEN) },
      conditions: cite('decree-138-2020'),
      conditionsNote: NOT_SEEN,
      papers: cite('decree-138-2020'),
      papersNote: NOT_SEEN,
    }),
    actionProgram: ACTION_PROGRAM,
    approval: APPROVAL,
    recusal: RECUSAL,
    dossier: dossier(cite('decree-138-2020')),
    times: LOCAL_TIMES,
  },
}
