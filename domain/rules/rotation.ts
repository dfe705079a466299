import { type StageDefinition, step } from '../procedure/stage-kinds.js'
import type { Cited, IsoDate, Months, Text, WorkingDays } from '../vocabulary.js'
import { dossier } from './dossier.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { LOCAL_TIMES } from './local-times.js'
import { LOCAL_CHOICE, LOCAL_RULE, READ_IN_FULL } from './notes.js'
import { RECUSAL } from './recusal.js'
import type { ProcedureRules, RuleSet } from './rule-set.js'
import {
  AGE,
  type AppointmentCriteria,
  eligibility,
  TIME_OF_80_AND_377,
  UNDER_50_AND_377,
  WAIT_OF_REGULATION_80,
  WAITS_OF_80_AND_377,
} from './shared-eligibility.js'
import { decision, PLANNING_CHECK, partyOpinion } from './usual-steps.js'

/**
 * Rotation: to another place for a term and a purpose, and what comes after it. Since 2025-07-01 by Decree 170/2025 arts 42–51;
 * before that its steps and terms were local parameters.
 */

const local = citing(cite('local-practice'))
const at = (place: string) => citing(cite('decree-170-2025', place))

/** The end of a rotation is prepared so long before. */
export const ROTATION_NOTICE: Cited<WorkingDays> = local(90, {
  vi: 'Tham số của địa phương; văn bản không quy định. Mặc định bằng thời hạn thông báo bổ nhiệm lại.',
  en: 'A local parameter; the texts are silent. As a default, the time of the notice of a reappointment.',
})

const FROM: IsoDate = '2025-07-01'
const LAST_DAY_BEFORE: IsoDate = '2025-06-30'

const ROTATED_AS: Readonly<Record<'rotation' | 'rotation-end', Text>> = {
  rotation: { vi: 'Quyết định luân chuyển', en: 'Decision on the rotation' },
  'rotation-end': { vi: 'Bố trí sau luân chuyển', en: 'Assignment after the rotation' },
}

/** What the rule sets of a rotation, and of its end, have alike. */
const common = (type: 'rotation' | 'rotation-end') => ({
  ...{ type, kinds: [type], actionProgram: ACTION_PROGRAM, approval: APPROVAL, recusal: RECUSAL },
  times: LOCAL_TIMES,
})

const RECEIVING_TITLE: Text = { vi: 'Ý kiến nơi đến', en: 'Opinion of the place that receives' }
const WORKPLACE_TITLE: Text = { vi: 'Ý kiến nơi đi', en: 'Opinion of the place that is left' }

const receiving = (of: Cited<'receiving-leadership'>): StageDefinition =>
  step.consultation({ key: 'receiving-opinion', title: RECEIVING_TITLE, of })
const workplace = (of: Cited<'present-workplace'>): StageDefinition =>
  step.consultation({ key: 'workplace-opinion', title: WORKPLACE_TITLE, of })

const PLAN: Text = {
  vi: 'Rà soát, xây dựng kế hoạch luân chuyển (nhu cầu, chức vụ, địa bàn, thời hạn, dự kiến bố trí sau luân chuyển), trình cấp có thẩm quyền quyết định chủ trương.',
  en: 'Need, posts, places, term and what comes after are reviewed and planned; the authority answers on the policy.',
}
const ASSESSED: Text = {
  vi: 'Gửi văn bản lấy nhận xét, đánh giá của cấp ủy, cơ quan sử dụng và kết luận tiêu chuẩn chính trị.',
  en: 'Party committees and the bodies where they work are asked in writing for their assessment; the political conclusion.',
}
const EXCHANGED: Text = {
  vi: 'Trao đổi với nơi đi, nơi đến.',
  en: 'An exchange with both places.',
}
const MET: Text = {
  vi: 'Gặp gỡ, trao đổi với nhân sự được luân chuyển.',
  en: 'A meeting with whoever is to be rotated.',
}
const APPRAISED: Text = {
  vi: 'Thẩm định bằng văn bản của các cơ quan liên quan. Văn bản không có bước bỏ phiếu.',
  en: 'A written appraisal by the bodies concerned. The text has no ballot.',
}

const inStep4 = (opinion: StageDefinition): StageDefinition => ({
  ...opinion,
  title: { vi: `Bước 4: ${opinion.title.vi}`, en: `Step 4: ${opinion.title.en}` },
})

const FIVE_STEPS: StageDefinition[] = [
  step.approval({
    key: 'policy',
    title: {
      vi: 'Bước 1: Chủ trương, kế hoạch luân chuyển',
      en: 'Step 1: policy and plan of the rotation',
    },
    decides: at('46.1')('policy', PLAN),
  }),
  {
    ...PLANNING_CHECK,
    title: {
      vi: 'Bước 2: Đề xuất, kiểm tra điều kiện, tiêu chuẩn',
      en: 'Step 2: proposal and check of conditions',
    },
  },
  step.consultation({
    key: 'assessment',
    title: {
      vi: 'Bước 3: Nhận xét, đánh giá và kết luận tiêu chuẩn chính trị',
      en: 'Step 3: assessment and political conclusion',
    },
    of: at('46.3')('party-committee', ASSESSED),
  }),
  inStep4(workplace(at('46.4')('present-workplace', EXCHANGED))),
  inStep4(receiving(at('46.4')('receiving-leadership', EXCHANGED))),
  step.consultation({
    key: 'candidate-meeting',
    title: { vi: 'Bước 4: Gặp gỡ, trao đổi với nhân sự', en: 'Step 4: meeting with the person' },
    of: at('46.4')('candidate', MET),
  }),
  step.consultation({
    key: 'appraisal',
    title: { vi: 'Bước 4: Thẩm định', en: 'Step 4: appraisal' },
    of: at('46.4')('bodies-concerned', APPRAISED),
  }),
  decision(
    { vi: 'Bước 5: Quyết định luân chuyển', en: 'Step 5: decision on the rotation' },
    at('46.5')('result'),
  ),
]

const STANDARDS: Text = {
  vi: 'Điều 43: bảo đảm tiêu chuẩn, điều kiện của chức vụ được luân chuyển đến; phần mềm xét như điều kiện bổ nhiệm chức vụ đó (cách hiểu).',
  en: 'Art. 43 asks the standards of the post; the product asks what an appointment to it asks (a reading).',
}
const TEN_YEARS: Text = {
  vi: 'Tính từ thời điểm luân chuyển; trường hợp đặc biệt do cấp có thẩm quyền quyết định.',
  en: 'Counted from the rotation; special cases are for the authority.',
}
const OF_PLANNED: Text = {
  vi: 'Đối với cán bộ trong quy hoạch; người đứng đầu quá hai nhiệm kỳ và chức vụ không bố trí người địa phương: không yêu cầu.',
  en: 'Of planned managers; not asked of heads of two terms, nor for posts that no local is to hold.',
}

const OF_ROTATED: AppointmentCriteria = {
  ...eligibility({
    planning: at('42')('equal-or-higher-post'),
    waivedByPaper: true,
    plannedBefore: UNDER_50_AND_377(true).article,
    ...TIME_OF_80_AND_377,
    ...WAITS_OF_80_AND_377,
    conditions: cite('decree-170-2025', '43'),
    conditionsNote: STANDARDS,
    papers: cite('decree-170-2025', '47'),
  }),
  fullTermOfRotated: at('43')({ because: ['two-terms', 'not-local'], usual: 60 }, TEN_YEARS),
}

const AT_LEAST: Text = {
  vi: 'Mỗi lần luân chuyển ít nhất 3 năm (36 tháng); trường hợp đặc biệt do cấp có thẩm quyền quyết định, ghi số, ngày văn bản.',
  en: 'Each time at least three years (36 months); special cases are for the authority, by a paper with number and day.',
}
const SHORTEST: Cited<Months> = at('48')(36, AT_LEAST)

/** Decree 170/2025 arts 42–48: a proposal with its plan, five steps, no ballot. */
export const rotation: RuleSet = {
  id: 'rotation-170-2025',
  version: 1,
  title: { vi: 'Luân chuyển', en: 'Rotation' },
  inForce: { from: FROM },
  reviewStatus: READ_IN_FULL,
  sources: sourcesOf(
    'decree-170-2025',
    'regulation-65-2022',
    'regulation-50-2021',
    'regulation-377-2025',
    'regulation-80-2022',
    'regulation-114-2023',
    'labour-code-2019',
    'local-practice',
  ),
  procedure: {
    ...common('rotation'),
    steps: FIVE_STEPS,
    eligibility: {
      ...OF_ROTATED,
      plannedIfRotated: at('42')(['planned'], OF_PLANNED),
      fullTerm: { ...at('43')(120, TEN_YEARS), waivable: true, byPaper: true, ofEverybody: true },
    },
    dossier: dossier(cite('decree-170-2025', '47'), {
      vi: 'Hồ sơ như Điều 35; giấy chứng nhận sức khỏe trong 6 tháng (Điều 43).',
      en: 'The dossier of art. 35; a health certificate of the last 6 months (art. 43).',
    }),
    term: {
      usualLength: local(36, {
        vi: 'Áp dụng khi đề xuất không nêu thời hạn: bằng thời hạn ít nhất của Điều 48; quyết định có thể ghi thời hạn khác.',
        en: 'Where the proposal names no end: the least of art. 48; the decision may set another.',
      }),
      shortest: SHORTEST,
      planNames: at('45')(['because', 'next'] as const),
    },
  },
}

const SETTLED: Text = {
  vi: 'Bố trí theo nhu cầu và kết quả; người được bố trí ổn định tại nơi luân chuyển đến thì không còn là cán bộ luân chuyển (khoản 2 Điều 50).',
  en: 'By need and results; whoever is settled where they were rotated to is no longer rotated (art. 50.2).',
}

/** Decree 170/2025 arts 49–50: the person's own report, the place that received them, its party committee, the authority. */
export const rotationEnd: RuleSet = {
  id: 'rotation-end-170-2025',
  version: 1,
  title: { vi: 'Kết thúc luân chuyển', en: 'End of a rotation' },
  inForce: { from: FROM },
  reviewStatus: READ_IN_FULL,
  sources: sourcesOf('decree-170-2025', 'local-practice', 'labour-code-2019', 'regulation-114-2023'),
  procedure: {
    ...common('rotation-end'),
    steps: [
      step.submission({
        key: 'self-report',
        title: { vi: 'Tự nhận xét, đánh giá', en: 'Self-review' },
        what: 'self-report',
      }),
      receiving(at('49')('receiving-leadership')),
      partyOpinion(at('49')('party-committee')),
      decision(ROTATED_AS['rotation-end'], at('50')('result', SETTLED)),
    ],
    eligibility: AGE,
    term: { noticeBefore: ROTATION_NOTICE },
  },
}

/** As it was before the decree. */
function earlier(
  type: 'rotation' | 'rotation-end',
  title: Text,
  law: Pick<ProcedureRules, 'steps' | 'eligibility' | 'term'>,
): RuleSet {
  return {
    id: type,
    version: 1,
    title,
    inForce: { from: '2025-01-01', to: LAST_DAY_BEFORE },
    reviewStatus: LOCAL_RULE,
    sources: sourcesOf(
      'local-practice',
      'regulation-50-2021',
      'regulation-80-2022',
      'regulation-114-2023',
      'labour-code-2019',
    ),
    procedure: { ...common(type), ...law },
  }
}

const EARLIER_LENGTH: Cited<Months> = local(36, {
  vi: 'Tham số của địa phương: áp dụng khi đề xuất không nêu thời hạn; thời hạn của quyết định có thể khác. Con số ghi theo trí nhớ (M), cần đối chiếu.',
  en: 'A local parameter: taken where the proposal names no end; the decision may set another. The number is from memory (M), to be confirmed.',
})

/** A proposal with its purpose and term, the opinion of both places, the decision. */
export const earlierRotation = earlier(
  'rotation',
  { vi: 'Luân chuyển', en: 'Rotation' },
  {
    steps: [
      PLANNING_CHECK,
      workplace(local('present-workplace', LOCAL_CHOICE)),
      receiving(local('receiving-leadership', LOCAL_CHOICE)),
      decision(ROTATED_AS.rotation, local('result', LOCAL_CHOICE)),
    ],
    eligibility: eligibility({
      planning: citing(cite('regulation-50-2021'))('equal-or-higher-post'),
      timeInLowerPost: local(0, LOCAL_CHOICE),
      disciplineWait: WAIT_OF_REGULATION_80,
      conditions: cite('regulation-80-2022'),
      papers: cite('local-practice'),
      papersNote: LOCAL_CHOICE,
    }),
    term: { usualLength: EARLIER_LENGTH },
  },
)

/** What comes after the term: back, to stay, or onward. */
export const earlierRotationEnd = earlier(
  'rotation-end',
  { vi: 'Kết thúc luân chuyển', en: 'End of a rotation' },
  {
    steps: [
      receiving(local('receiving-leadership', LOCAL_CHOICE)),
      decision(ROTATED_AS['rotation-end'], local('result', LOCAL_CHOICE)),
    ],
    eligibility: AGE,
    term: { noticeBefore: ROTATION_NOTICE },
  },
)
