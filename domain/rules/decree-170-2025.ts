import type { Text } from '../vocabulary.js'
import { healthDossier } from './dossier.js'
import { ADOPTED_BY_LEADERSHIP, fiveSteps, THREE_TENTHS_GO_ON } from './five-steps.js'
import { CHAIR_IS_NOT_CONVENED } from './four-steps.js'
import { cite, citeAll, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { TIMES_WITHIN_A_PROCESS } from './local-times.js'
import { FROM_SECONDARY, joinNotes, NOBODY_STOPS_SILENT, READ_IN_FULL, TEXT_SILENT } from './notes.js'
import { RECUSAL } from './recusal.js'
import type { RuleSet } from './rule-set.js'
import {
  eligibility,
  PARTY_CONDITIONS,
  SPECIAL_AGE,
  TIME_OF_80_AND_377,
  UNDER_50_AND_377,
  WAITS_OF_80_AND_377,
} from './shared-eligibility.js'
import { APPOINTMENT_DECISION, decision } from './usual-steps.js'
import { SUPERIOR_CHAIRS } from './values/step-values.js'

const at = (place: string) => cite('decree-170-2025', place)
const steps = citing(at('33.2'))
const terms = citing(at('33.1'))

const CHAIR_AND_QUORUM: Text = {
  vi: 'Trong các trường hợp tại khoản 2 Điều 34, lãnh đạo cơ quan cấp trên trực tiếp chủ trì. Hội nghị này cũng phải có ít nhất 2/3 số người được triệu tập.',
  en: 'In the cases of art. 34.2 a leader of the direct superior body chairs. This conference takes two thirds of those convened as well.',
}
const LATE_IS_EXPLAINED: Text = {
  vi: 'Từ khi cấp có thẩm quyền trả lời về chủ trương đến khi trình hồ sơ; quá hạn thì phải báo cáo.',
  en: "From the authority's answer on the policy until the dossier goes up; later, it is reported.",
}
const BLOCKS_OF_THE_DECREE: Text = {
  vi: 'Nghị định khi ban hành chỉ nêu: bị cấm đảm nhiệm chức vụ, đang trong thời hạn xử lý kỷ luật, bị khởi tố đến xét xử, đang chịu kỷ luật; các trường hợp khác theo quy định của Đảng (nguồn thứ cấp). Người không được bổ nhiệm lại không được bố trí chức vụ tương đương hoặc cao hơn (khoản 7 Điều 36): cán bộ tổ chức đối chiếu, phần mềm không xét.',
  en: 'The decree as issued has the ban, disciplinary processing, charged to tried and serving a discipline; the others are of the Party rules (secondary sources). Who was not reappointed gets no equal or higher post (art. 36.7): for an officer to see, the product does not judge it.',
}
const PHOTO_TOO: Text = {
  vi: 'Ảnh và giấy chứng nhận sức khỏe không quá 6 tháng trước khi trình; phần mềm tính đến ngày quyết định, ảnh đi cùng sơ yếu lý lịch. Nhận xét của nơi cư trú: cả hai nơi, nếu bản thân và gia đình ở khác nhau.',
  en: 'Photo and health certificate at most 6 months before submission; the product counts to the day of the decision, the photo goes with the CV. The residence comment: of both places, where person and family live apart.',
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
  reviewStatus: READ_IN_FULL,
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
        article: at('33.2'),
        policy: terms('policy'),
        chair: citing(at('34.2'))(SUPERIOR_CHAIRS, CHAIR_IS_NOT_CONVENED),
        adoptedBy: joinNotes(ADOPTED_BY_LEADERSHIP, CHAIR_AND_QUORUM),
        unsaid: TEXT_SILENT,
        nobodyStops: NOBODY_STOPS_SILENT,
        goOn: THREE_TENTHS_GO_ON,
      }),
      decision(APPOINTMENT_DECISION, steps('result')),
    ],
    eligibility: eligibility({
      planning: citing(at('29.2'))('same-or-higher-post'),
      plannedBefore: UNDER_50_AND_377(true).article,
      ...TIME_OF_80_AND_377,
      ...WAITS_OF_80_AND_377,
      conditions: {
        evaluations: { article: PARTY_CONDITIONS, note: FROM_SECONDARY },
        fullTerm: { article: at('29.5'), ...SPECIAL_AGE },
        qualification: { article: at('29.1') },
        blocks: { article: citeAll(at('29.7'), PARTY_CONDITIONS), note: BLOCKS_OF_THE_DECREE },
      },
      papers: at('29.4'),
    }),
    actionProgram: ACTION_PROGRAM,
    approval: { ...APPROVAL, finishedWithin: terms(30, LATE_IS_EXPLAINED) },
    recusal: RECUSAL,
    dossier: healthDossier(at('35'), { about: PHOTO_TOO }),
    times: { ...TIMES_WITHIN_A_PROCESS, answerPolicy: terms(15) },
  },
}
