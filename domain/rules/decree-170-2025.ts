import type { Text } from '../vocabulary.js'
import { dossier } from './dossier.js'
import { fiveSteps } from './five-steps.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { LOCAL_TIMES } from './local-times.js'
import { carriedOver, REVIEW_STATUS } from './notes.js'
import { RECUSAL } from './recusal.js'
import type { RuleSet } from './rule-set.js'
import { eligibility, PLANNING_UNDER_50_AND_377, WAITS_OF_80_AND_377 } from './shared-eligibility.js'
import { TWO_THIRDS } from './shares.js'
import { APPOINTMENT_DECISION, decision } from './usual-steps.js'

const article = cite('decree-170-2025', '33')
const art33 = citing(article)
const decree = citing(cite('decree-170-2025'))

const QUORUM: Text = {
  vi: 'Hội nghị có mặt ít nhất 2/3 số người được triệu tập.',
  en: 'Meetings need two thirds of those convened.',
}

/** Template B: Decree 170/2025 as first issued, until Decree 300/2026 begins. */
export const decree170: RuleSet = {
  id: 'decree-170-2025',
  version: 1,
  title: {
    vi: 'Bổ nhiệm tại chỗ theo 5 bước (Nghị định 170/2025/NĐ-CP khi ban hành)',
    en: 'Appointment on the spot in 5 steps (Decree 170/2025/NĐ-CP as first issued)',
  },
  inForce: { from: '2025-07-01', to: '2026-07-31' },
  reviewStatus: REVIEW_STATUS,
  sources: sourcesOf(
    'decree-170-2025',
    'regulation-80-2022',
    'regulation-50-2021',
    'regulation-377-2025',
    'regulation-114-2023',
    'labour-code-2019',
    'local-practice',
  ),
  procedure: {
    type: 'on-the-spot',
    kinds: ['appointment'],
    steps: [
      ...fiveSteps({
        article,
        note: carriedOver(cite('decree-138-2020', '46')),
        quorum: art33(TWO_THIRDS, QUORUM),
        second: art33(false),
        third: art33(true),
      }),
      decision(APPOINTMENT_DECISION, art33('result')),
    ],
    eligibility: eligibility({
      planning: PLANNING_UNDER_50_AND_377,
      timeInLowerPost: decree(12),
      ...WAITS_OF_80_AND_377,
      conditions: cite('regulation-80-2022'),
      papers: cite('decree-170-2025', '35'),
      papersNote: carriedOver(cite('decree-170-2025', '35', 'decree-300-2026')),
    }),
    actionProgram: ACTION_PROGRAM,
    approval: APPROVAL,
    recusal: RECUSAL,
    dossier: dossier(cite('decree-170-2025', '35')),
    times: LOCAL_TIMES,
  },
}
