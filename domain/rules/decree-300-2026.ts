import type { Text } from '../vocabulary.js'
import { dossier } from './dossier.js'
import { fourSteps } from './four-steps.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { TIMES_WITHIN_A_PROCESS } from './local-times.js'
import { READ_IN_FULL } from './notes.js'
import { RECUSAL } from './recusal.js'
import type { RuleSet } from './rule-set.js'
import {
  eligibility,
  ONLY_FOR_HIGHER_IN_GOOD_STANDING,
  SPECIAL_AGE,
  WAIT_OF_REGULATION_377,
} from './shared-eligibility.js'
import { APPOINTMENT_DECISION, decision } from './usual-steps.js'

/** Appointment on the spot in four steps: Decree 170/2025 art. 33 as amended by Decree 300/2026. */

/** A place in Decree 170/2025 as it reads since then. */
const at = (place: string) => cite('decree-170-2025', place, 'decree-300-2026')

const LATE_IS_EXPLAINED: Text = {
  vi: 'Từ khi cấp có thẩm quyền trả lời về chủ trương đến khi trình hồ sơ (văn bản nêu "hoàn thành quy trình"; tính đến khi trình là cách hiểu của phần mềm); quá hạn thì phải giải trình. Các thời hạn của địa phương cộng lại có thể dài hơn thời hạn này: giữ đủ từng thời hạn vẫn có thể quá hạn chung.',
  en: "From the authority's answer on the policy until the dossier goes up (the text has the process completed; to count until it goes up is a reading of this product); later, an explanation is owed. The local terms may add up to more: keeping each of them does not keep this one.",
}

/** What the decree gives to the answer on the policy, and to everything after it. */
export const POLICY_TERMS = {
  answerPolicy: citing(at('33.1(b)'))(15),
  finishedWithin: citing(at('33.1(c)'))(30, LATE_IS_EXPLAINED),
}

const PROFESSIONAL_WORK: Text = {
  vi: 'Sau miễn nhiệm bố trí làm công tác chuyên môn; sau từ chức có thể bố trí chức vụ thấp hơn một cấp.',
  en: 'After a dismissal professional work is given; after a resignation a post one level lower may be.',
}
const COUNTED_IN_THE_NEW_WORK: Text = {
  vi: 'Đối với chức vụ tương đương hoặc cao hơn chức vụ đã thôi giữ, tính từ ngày thôi giữ (văn bản: ở vị trí công tác mới).',
  en: 'For a post equal to the one left or higher, from the day of leaving (the text: in the new work).',
}

const EXPERIENCE_AND_HEALTH: Text = {
  vi: 'Tiêu chuẩn chung và tiêu chuẩn của chức vụ. Kinh nghiệm, kết quả và sản phẩm công tác cụ thể phù hợp với chức vụ, nhân sự từ nơi khác thì phù hợp với nhiệm vụ được giao (khoản 6 Điều 29) và sức khỏe (khoản 8 Điều 29) do cơ quan thẩm định xác nhận trên hồ sơ; phần mềm không xét.',
  en: 'The general standards and those of the post. Experience and concrete achievements that fit the post, or from elsewhere the tasks (art. 29.6), and health (art. 29.8) are attested on the dossier by the body that appraises it; the product does not judge them.',
}
const NOT_REAPPOINTED: Text = {
  vi: 'Người không được bổ nhiệm lại không được bố trí chức vụ tương đương hoặc cao hơn (khoản 7 Điều 36): cán bộ tổ chức đối chiếu, phần mềm không xét.',
  en: 'Who was not reappointed gets no equal or higher post (art. 36.7): for an officer to see, the product does not judge it.',
}
const EACH_WHOLE_YEAR: Text = {
  vi: 'Xét các năm đã xếp loại sau ngày thôi giữ chức vụ, ít nhất một năm; văn bản không nêu cách tính (cách hiểu của phần mềm). Người từ chức còn phải khắc phục xong khuyết điểm: cán bộ tổ chức đối chiếu, phần mềm không xét.',
  en: 'Of the years graded after the day of leaving, at least one; the text does not say how they are counted (a reading of this product). Who resigned is to have remedied the faults too: for an officer to see, the product does not judge it.',
}
const LEFT_AT_LEAVING: Text = {
  vi: 'Tính từ ngày thôi giữ chức vụ đến ngày đủ tuổi nghỉ hưu.',
  en: 'From the day of leaving to the day of retirement age.',
}

/** What the decree asks of a candidate, beside the planning: art. 29, and after leaving a post art. 55. */
export const CONDITIONS_OF_300 = {
  waivedByPaper: true,
  plannedBefore: cite('regulation-377-2025'),
  timeInLowerPost: { ...citing(at('29.3'))(12), ...ONLY_FOR_HIGHER_IN_GOOD_STANDING },
  disciplineWait: WAIT_OF_REGULATION_377,
  waitAfterLeaving: citing(at('55.1'))(
    { relief: 12, resignation: 24, dismissal: 36 },
    COUNTED_IN_THE_NEW_WORK,
  ),
  gradedSinceLeaving: citing(at('55.1'))('good' as const, EACH_WHOLE_YEAR),
  waitForLowerPost: citing(at('55.1'))(['dismissal'] as const, PROFESSIONAL_WORK),
  lowerPostWithLeft: citing(at('55.1'))(60, LEFT_AT_LEAVING),
  conditions: {
    evaluations: { article: at('29.5') },
    fullTerm: { article: at('29.7'), ...SPECIAL_AGE },
    qualification: { article: at('29.1'), note: EXPERIENCE_AND_HEALTH },
    blocks: { article: at('29.9'), note: NOT_REAPPOINTED },
  },
  papers: at('29.4'),
} as const

/** Template A. */
export const decree300: RuleSet = {
  id: 'decree-300-2026',
  version: 1,
  title: {
    vi: 'Bổ nhiệm tại chỗ theo 4 bước (Nghị định 300/2026/NĐ-CP)',
    en: 'Appointment on the spot in 4 steps (Decree 300/2026/NĐ-CP)',
  },
  inForce: { from: '2026-08-01' },
  reviewStatus: READ_IN_FULL,
  sources: sourcesOf(
    'decree-300-2026',
    'decree-170-2025',
    'regulation-377-2025',
    'regulation-114-2023',
    'labour-code-2019',
    'local-practice',
  ),
  procedure: {
    type: 'on-the-spot',
    kinds: ['appointment'],
    steps: [
      ...fourSteps({
        policy: at('33.1(b)'),
        common: at('33.2(a)'),
        chair: cite('decree-170-2025', '34.2'),
        first: at('33.2(b)'),
        second: at('33.2(c)'),
        third: at('33.2(d)'),
        fourth: at('33.2(đ)'),
      }),
      decision(APPOINTMENT_DECISION, citing(at('33.2(đ)'))('result')),
    ],
    eligibility: eligibility({
      planning: citing(at('29.2'))('same-or-higher-post'),
      ...CONDITIONS_OF_300,
    }),
    actionProgram: ACTION_PROGRAM,
    approval: { ...APPROVAL, finishedWithin: POLICY_TERMS.finishedWithin },
    recusal: RECUSAL,
    dossier: dossier(),
    times: { ...TIMES_WITHIN_A_PROCESS, answerPolicy: POLICY_TERMS.answerPolicy },
  },
}
