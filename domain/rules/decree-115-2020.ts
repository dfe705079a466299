import { type StageDefinition, step } from '../procedure/stage-kinds.js'
import type { Text } from '../vocabulary.js'
import { EXPANDED_LEADERSHIP, howConvened, KEY_CADRES, LEADERSHIP } from './conferences.js'
import { dossier } from './dossier.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { LOCAL_TIMES } from './local-times.js'
import { joinNotes, NOBODY_STOPS_HERE, NOT_SEEN, REVIEW_STATUS } from './notes.js'
import { RECUSAL } from './recusal.js'
import type { RuleSet } from './rule-set.js'
import { eligibility, PLANNING_UNDER_50_AND_377, WAITS_OF_80_AND_377 } from './shared-eligibility.js'
import { HALF, THREE_TENTHS, TWO_THIRDS } from './shares.js'
import {
  ACTION_PROGRAM_STEP,
  APPOINTMENT_DECISION,
  decision,
  PLANNING_CHECK,
  stepTitle,
} from './usual-steps.js'
import type { Composition } from './values/composition.js'
import type { NoneAbove, VoteRule } from './values/vote-rule.js'

/** Public employees, five steps: Decree 115/2020 art. 46 as amended by Decree 85/2023. */

const art46 = citing(cite('decree-115-2020', '46', 'decree-85-2023'))
const DECREE = cite('decree-115-2020', undefined, 'decree-85-2023')

const NO_BALLOT: Text = {
  vi: 'Người đứng đầu chủ trì, không bỏ phiếu, có biên bản. Phần mềm không triệu tập hội nghị này: cán bộ tổ chức ghi ý kiến theo biên bản (ai cho ý kiến, ngày nào, nội dung).',
  en: 'The head chairs; no ballot; minuted. The product convenes nobody here: the officer enters the opinion from the minutes (who gave it, on which day, what it says).',
}
const CONVENED: Text = {
  vi: 'Bước 2: tập thể lãnh đạo mở rộng; bước 3 và 5: tập thể lãnh đạo; bước 4: cán bộ chủ chốt. Thành phần cụ thể lấy theo Nghị định 300/2026/NĐ-CP, là tham số cần đối chiếu.',
  en: 'Step 2: expanded leadership; steps 3 and 5: the leadership collective; step 4: key cadres. Who belongs to each is taken over from Decree 300/2026/NĐ-CP as a parameter to be confirmed.',
}
const OUTSIDERS: Text = {
  vi: 'Người ngoài danh sách của bước 2 phải được ít nhất 2/3 tập thể lãnh đạo đồng ý. Người đó có thể là người mà bước trước không chọn, hoặc người chưa được nêu khi khởi tạo; người chưa được nêu phải đủ mọi tiêu chuẩn vào ngày triệu tập, không được miễn.',
  en: "Somebody outside step 2's list needs at least two thirds of the leadership. They may be people whom the step before left behind, or people not named at the launch; the latter must meet every criterion on the day on which the meeting is convened, with none waived.",
}
const INFORMS: Text = {
  vi: 'Kết quả để tham khảo ở bước 5; không có tỷ lệ tối thiểu, không công bố.',
  en: 'The result informs step 5; no threshold, not announced.',
}
const ONE_AT_HALF: Text = {
  vi: 'Hai người cùng đúng 50%: người đứng đầu chọn. Một người đúng 50%: văn bản không quy định, không suy đoán.',
  en: 'Two at exactly 50%: the head picks. One person at exactly 50%: the text is silent, never guess.',
}

const threeTenthsGoOn: NoneAbove = { take: 'at-least', share: THREE_TENTHS, to: 'next-step' }
const electorate = (composition: Composition) =>
  art46(composition, joinNotes(CONVENED, howConvened(composition)))

/** What the four ballots have in common. */
const ballot: VoteRule = {
  ballot: art46('one-person', NOT_SEEN),
  secret: art46(true),
  announced: art46(true, NOT_SEEN),
  excusedLeave: art46(false, NOT_SEEN),
  denominator: art46('convened'),
}
const half = art46(HALF)

const steps: readonly StageDefinition[] = [
  PLANNING_CHECK,
  step.consultation({ key: 'step-1', title: stepTitle.leadership(1), of: art46('leadership', NO_BALLOT) }),
  step.vote({
    key: 'step-2',
    title: stepTitle.expandedLeadership(2),
    electorate: electorate(EXPANDED_LEADERSHIP),
    vote: { ...ballot, bar: half, noneAbove: art46(threeTenthsGoOn) },
    result: 'list',
  }),
  step.vote({
    key: 'step-3',
    title: stepTitle.leadership(3),
    electorate: electorate(LEADERSHIP),
    vote: {
      ...ballot,
      bar: half,
      noneAbove: art46(threeTenthsGoOn),
      outsiders: art46(TWO_THIRDS, OUTSIDERS),
    },
    result: 'list',
  }),
  ACTION_PROGRAM_STEP,
  step.vote({
    key: 'step-4',
    title: stepTitle.keyCadres(4),
    electorate: electorate(KEY_CADRES),
    shown: art46(['cv', 'assessment', 'asset-declaration']),
    vote: {
      ...ballot,
      ballot: art46('each-person', NOT_SEEN),
      secret: art46(true, NOT_SEEN),
      announced: art46(false, INFORMS),
      denominator: art46('convened', NOT_SEEN),
    },
    result: 'opinion',
  }),
  step.vote({
    key: 'step-5',
    title: stepTitle.leadership(5),
    electorate: electorate(LEADERSHIP),
    vote: {
      ...ballot,
      bar: art46(HALF, NOBODY_STOPS_HERE),
      exactlyAtBar: art46({ several: 'head', one: 'undecided' }, ONE_AT_HALF),
    },
    result: 'selection',
  }),
  decision(APPOINTMENT_DECISION, art46('result')),
]

/** Template C. In force from the amendment that it includes. */
export const decree115: RuleSet = {
  id: 'decree-115-2020',
  version: 1,
  title: {
    vi: 'Bổ nhiệm viên chức quản lý theo 5 bước (Nghị định 115/2020/NĐ-CP, sửa đổi 2023)',
    en: 'Appointment of public employees in 5 steps (Decree 115/2020/NĐ-CP as amended in 2023)',
  },
  inForce: { from: '2023-12-07' },
  reviewStatus: REVIEW_STATUS,
  sources: sourcesOf(
    'decree-115-2020',
    'decree-85-2023',
    'regulation-80-2022',
    'regulation-50-2021',
    'regulation-377-2025',
    'regulation-114-2023',
    'labour-code-2019',
    'local-practice',
  ),
  procedure: {
    type: 'public-employees',
    kinds: ['appointment'],
    steps,
    eligibility: eligibility({
      planning: PLANNING_UNDER_50_AND_377,
      timeInLowerPost: citing(DECREE)(12, NOT_SEEN),
      ...WAITS_OF_80_AND_377,
      conditions: cite('regulation-80-2022'),
      papers: DECREE,
      papersNote: NOT_SEEN,
    }),
    actionProgram: ACTION_PROGRAM,
    approval: APPROVAL,
    recusal: RECUSAL,
    dossier: dossier(DECREE),
    times: LOCAL_TIMES,
  },
}
