import type { Text } from '../vocabulary.js'
import { healthDossier } from './dossier.js'
import { ADOPTED_BY_LEADERSHIP, fiveSteps, THREE_TENTHS_GO_ON } from './five-steps.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { TIMES_WITHIN_A_PROCESS } from './local-times.js'
import {
  carriedOver,
  FROM_SECONDARY,
  INFERRED,
  joinNotes,
  NOBODY_STOPS_HERE,
  NOT_SEEN,
  READ_IN_PART,
} from './notes.js'
import { RECUSAL } from './recusal.js'
import type { RuleSet } from './rule-set.js'
import { eligibility, NOT_AT_FIRST, WAIT_OF_REGULATION_80 } from './shared-eligibility.js'
import { decision, ELECTION, NOMINATION_DECISION, ofNomination } from './usual-steps.js'

const article = cite('regulation-80-2022')
const conditions = cite('regulation-80-2022', '18')

/** Art. 18, with the special case of its age; `known`: how surely. */
export function conditionsOf80(known: Text) {
  const inPart = { article: conditions, note: known }
  return {
    ...{ evaluations: inPart, qualification: inPart, blocks: inPart },
    fullTerm: { ...inPart, waivable: true, note: joinNotes(NO_LESS_THAN_THE_TIME_SET, known) },
  }
}
const NO_LESS_THAN_THE_TIME_SET: Text = {
  vi: 'Trường hợp đặc biệt do cấp có thẩm quyền quyết định, không ít hơn thời gian quy định.',
  en: 'Special cases are for the authority, no less than the time set.',
}

const AGES_OF_170: Text = {
  vi: 'Ảnh và giấy chứng nhận sức khỏe không quá 6 tháng; ảnh đi cùng sơ yếu lý lịch. Chưa thấy quy định về dùng lại hồ sơ: không dùng lại.',
  en: 'Photo and health certificate at most 6 months; the photo goes with the CV. No rule on using a dossier again was seen: none is.',
}

const LATE: Text = {
  vi: 'Từ khi cấp có thẩm quyền trả lời về chủ trương đến khi trình hồ sơ.',
  en: "From the authority's answer on the policy until the dossier goes up.",
}

/** Template E before Regulation 377: nomination for election, in five steps as the appointment of its time. */
export const regulation80: RuleSet = {
  id: 'regulation-80-2022',
  version: 1,
  title: {
    vi: 'Giới thiệu ứng cử theo 5 bước (Quy định 80-QĐ/TW năm 2022)',
    en: 'Nomination for election in 5 steps (Regulation 80-QĐ/TW of 2022)',
  },
  inForce: { from: '2022-08-18', to: '2025-10-07' },
  reviewStatus: READ_IN_PART,
  sources: sourcesOf(
    'regulation-80-2022',
    'regulation-50-2021',
    'regulation-114-2023',
    'labour-code-2019',
    'local-practice',
  ),
  procedure: {
    type: 'nomination',
    kinds: ['nomination'],
    steps: [
      ...ofNomination(
        fiveSteps({
          article,
          policy: citing(article)('policy', INFERRED),
          adoptedBy: ADOPTED_BY_LEADERSHIP,
          known: { first: FROM_SECONDARY, second: INFERRED, later: INFERRED },
          quorumKnown: FROM_SECONDARY,
          unsaid: NOT_SEEN,
          nobodyStops: NOBODY_STOPS_HERE,
          goOn: THREE_TENTHS_GO_ON,
        }),
      ),
      decision(NOMINATION_DECISION, citing(article)('result')),
      ELECTION,
    ],
    eligibility: eligibility({
      planning: citing(conditions)('same-or-higher-post', FROM_SECONDARY),
      plannedBefore: cite('regulation-50-2021'),
      timeInLowerPost: { ...citing(conditions)(24), ...NOT_AT_FIRST },
      disciplineWait: WAIT_OF_REGULATION_80,
      conditions: conditionsOf80(FROM_SECONDARY),
      papers: article,
      papersNote: NOT_SEEN,
    }),
    actionProgram: ACTION_PROGRAM,
    approval: {
      ...APPROVAL,
      finishedWithin: citing(cite('regulation-80-2022', '20'))(30, joinNotes(LATE, FROM_SECONDARY)),
    },
    recusal: RECUSAL,
    dossier: healthDossier(article, {
      about: AGES_OF_170,
      known: carriedOver(cite('decree-170-2025', '35')),
    }),
    times: TIMES_WITHIN_A_PROCESS,
  },
}
