import type { Text } from '../vocabulary.js'
import { dossier } from './dossier.js'
import { fiveSteps } from './five-steps.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { LOCAL_TIMES } from './local-times.js'
import { carriedOver, joinNotes, NOT_SEEN, REVIEW_STATUS } from './notes.js'
import { RECUSAL } from './recusal.js'
import type { RuleSet } from './rule-set.js'
import { eligibility, WAIT_OF_REGULATION_80 } from './shared-eligibility.js'
import { decision, ELECTION } from './usual-steps.js'

const article = cite('regulation-80-2022')
const regulation = citing(article)

const STILL_80: Text = {
  vi: 'Cần đối chiếu: Quy định 377-QĐ/TW có thay thế Quy định 80-QĐ/TW đối với giới thiệu ứng cử hay không.',
  en: 'To be confirmed: whether Regulation 377-QĐ/TW takes the place of Regulation 80-QĐ/TW for nominations.',
}

/** Template E: nomination for election, in the same five steps as the older appointment. */
export const regulation80: RuleSet = {
  id: 'regulation-80-2022',
  version: 1,
  title: {
    vi: 'Giới thiệu ứng cử theo 5 bước (Quy định 80-QĐ/TW năm 2022)',
    en: 'Nomination for election in 5 steps (Regulation 80-QĐ/TW of 2022)',
  },
  inForce: { from: '2022-08-18' },
  reviewStatus: REVIEW_STATUS,
  sources: sourcesOf('regulation-80-2022', 'regulation-114-2023', 'labour-code-2019', 'local-practice'),
  procedure: {
    type: 'nomination',
    kinds: ['nomination'],
    steps: [
      ...fiveSteps({
        article,
        note: carriedOver(cite('decree-138-2020', '46')),
        second: regulation(false, NOT_SEEN),
        third: regulation(true, NOT_SEEN),
      }),
      decision(
        { vi: 'Quyết định giới thiệu ứng cử', en: 'Decision on the nomination' },
        regulation('result'),
      ),
      ELECTION,
    ],
    eligibility: eligibility({
      planning: regulation('same-or-higher-post'),
      timeInLowerPost: regulation(24),
      disciplineWait: { ...WAIT_OF_REGULATION_80, note: joinNotes(STILL_80, WAIT_OF_REGULATION_80.note) },
      conditions: article,
      papers: article,
      papersNote: NOT_SEEN,
    }),
    actionProgram: ACTION_PROGRAM,
    approval: APPROVAL,
    recusal: RECUSAL,
    dossier: dossier(article),
    times: LOCAL_TIMES,
  },
}
