import type { Cited, Fraction, Text, WorkingDays } from '../vocabulary.js'
import { RETIREMENT_AGE } from './retirement-age.js'
import {
  type EligibilityRules,
  FORMAL_MEASURES,
  type RuleSet,
  type TaskTimes,
  type VoteRule,
} from './rule-set.js'

/**
 * The short procedure in four stages: planning check, action program, collective vote, standing-committee approval. A
 * local rule set of the demonstration province, built on the texts in `sources`; where a text is silent or was not
 * read in full, the value is a local parameter and its note says so.
 */

const LOCAL = 'Local rule set H'
const APPOINTMENT_STEPS = 'Decree 170/2025/NĐ-CP art. 33 as amended by Decree 300/2026/NĐ-CP'
const REGULATION_80 = 'Regulation 80-QĐ/TW (2022)'
const REGULATION_377 = 'Regulation 377-QĐ/TW (2025)'

const LOCAL_CHOICE: Text = {
  vi: 'Tham số của địa phương; văn bản không quy định.',
  en: 'A local parameter; the texts are silent.',
}

const eligibility: EligibilityRules = {
  planning: {
    value: 'same-or-higher-post',
    article: `${LOCAL} § 1.1; ${REGULATION_377}`,
    waivable: true,
    note: {
      vi: 'Có thể miễn đối với cơ quan mới thành lập hoặc trường hợp đặc biệt, phải nêu lý do.',
      en: 'May be waived for a new body or a special case, with the reason.',
    },
  },
  timeInLowerPost: {
    value: 12,
    article: `${LOCAL} § 1.2; Decree 170/2025/NĐ-CP as amended by Decree 300/2026/NĐ-CP`,
    waivable: true,
    note: {
      vi: 'Cộng dồn. Quy định 80-QĐ/TW yêu cầu 24 tháng. Trường hợp đặc biệt do cấp có thẩm quyền quyết định (ghi theo trí nhớ, cần đối chiếu).',
      en: 'Cumulative. Regulation 80-QĐ/TW asks for 24 months. Special cases are for the authority (from memory, to be confirmed).',
    },
  },
  evaluations: {
    value: { years: 3, grade: 'good' },
    article: `${LOCAL} § 1.3; ${REGULATION_80}`,
    waivable: false,
  },
  fullTerm: {
    value: 60,
    article: `${LOCAL} § 1.4; ${REGULATION_80}`,
    waivable: false,
    note: {
      vi: 'Trọn một nhiệm kỳ 5 năm, khi bổ nhiệm lần đầu hoặc chức vụ cao hơn.',
      en: 'A full term of five years, at a first or higher appointment.',
    },
  },
  ageCountedOn: {
    value: 'procedure-begun',
    article: `${LOCAL} § 1.4`,
    note: LOCAL_CHOICE,
  },
  retirementAge: RETIREMENT_AGE,
  papers: {
    value: ['cv', 'asset-declaration'],
    article: `${LOCAL} § 1.5; Decree 170/2025/NĐ-CP art. 35 as amended by Decree 300/2026/NĐ-CP`,
    waivable: false,
  },
  qualification: { value: 'post-standard', article: `${LOCAL} § 1.6; ${REGULATION_80}`, waivable: false },
  blocks: {
    value: FORMAL_MEASURES,
    article: `${LOCAL} § 1.7; ${REGULATION_80}`,
    note: {
      vi: 'Chỉ quyết định chính thức mới chặn; riêng đơn thư tố cáo thì không.',
      en: 'Only a formal decision blocks; a letter of denunciation alone does not.',
    },
  },
  disciplineWait: {
    value: { reprimand: 24, warning: 36, removal: 60 },
    article: `${LOCAL} § 1.8; ${REGULATION_377}`,
    note: {
      vi: 'Quy định 80-QĐ/TW trước đây: 12, 30 và 60 tháng.',
      en: 'Regulation 80-QĐ/TW had 12, 30 and 60 months.',
    },
  },
}

const half: Fraction = { numerator: 1, denominator: 2 }

const secondRound: VoteRule = {
  ballot: 'one-person',
  secret: {
    value: true,
    article: `${LOCAL} § 3.1; ${APPOINTMENT_STEPS}`,
    note: {
      vi: 'Văn bản không nêu rõ bỏ phiếu kín ở mọi bước; mặc định là kín.',
      en: 'The text does not call the ballot of every step secret; secret is the default.',
    },
  },
  announced: {
    value: true,
    article: `${LOCAL} § 3.2; ${APPOINTMENT_STEPS}`,
    note: {
      vi: 'Như bước của tập thể lãnh đạo; hội nghị cán bộ chủ chốt thì không công bố.',
      en: 'As in the steps of the leadership collective; a key-cadre conference does not announce.',
    },
  },
  denominator: {
    value: 'convened',
    article: `${LOCAL} § 3.3; ${APPOINTMENT_STEPS}`,
    note: {
      vi: 'Người vắng vì bất khả kháng, được chấp thuận trước khi bỏ phiếu, không tính vào mẫu số.',
      en: 'Those absent for force majeure, settled before the vote, leave the denominator.',
    },
  },
  bar: { value: half, article: `${LOCAL} § 3.4; ${APPOINTMENT_STEPS}` },
}

const firstRound: VoteRule = {
  ...secondRound,
  fallback: {
    // biome-ignore lint/suspicious/noThenProperty: a word, not a function: await does not take it for a promise
    value: { atLeast: { numerator: 3, denominator: 10 }, then: 'second-round' },
    article: `${LOCAL} § 3.5; ${APPOINTMENT_STEPS}`,
    note: {
      vi: 'Chỉ một vòng thứ hai; không ai quá bán thì dừng và báo cáo.',
      en: 'One second round only; with nobody above half it stops and is reported.',
    },
  },
}

function localTime(value: WorkingDays, section: number): Cited<WorkingDays> {
  return { value, article: `${LOCAL} § 5.${section}`, note: LOCAL_CHOICE }
}

const times: TaskTimes = {
  confirmEligibility: localTime(5, 1),
  submitActionProgram: localTime(10, 2),
  reviewActionProgram: localTime(5, 3),
  conveneVote: localTime(5, 4),
  enterCount: localTime(2, 5),
  recordDecision: {
    value: 15,
    article: `${LOCAL} § 5.6; Decree 170/2025/NĐ-CP as amended by Decree 300/2026/NĐ-CP`,
    note: {
      vi: 'Thời hạn cấp có thẩm quyền trả lời về chủ trương, áp dụng cho quyết định cuối cùng.',
      en: 'The time in which the authority answers on the policy, applied to the final decision.',
    },
  },
  confirmDecision: localTime(3, 7),
  supplyPapers: localTime(5, 8),
  resolveLostCandidate: localTime(5, 9),
  recordExternalResult: localTime(20, 10),
  remindBefore: localTime(2, 11),
}

/** Template H, the default of the demonstration province. */
export const shortProcedure: RuleSet = {
  id: 'short-procedure',
  version: 1,
  title: {
    vi: 'Quy trình rút gọn bốn bước (bộ quy tắc của địa phương)',
    en: 'Short procedure in four stages (local rule set)',
  },
  kinds: ['appointment', 'nomination', 'revocation'],
  inForce: { from: '2025-01-01' },
  reviewStatus: 'transcribed from secondary copies; have your legal office confirm',
  sources: [
    {
      id: 'local-rule-set-h',
      title: {
        vi: 'Bộ quy tắc H của địa phương (tỉnh minh họa)',
        en: 'Local rule set H (demonstration province)',
      },
    },
    {
      id: 'decree-300-2026',
      title: {
        vi: 'Nghị định 300/2026/NĐ-CP sửa đổi Nghị định 170/2025/NĐ-CP',
        en: 'Decree 300/2026/NĐ-CP amending Decree 170/2025/NĐ-CP',
      },
    },
    {
      id: 'regulation-80-2022',
      title: { vi: 'Quy định 80-QĐ/TW năm 2022', en: 'Regulation 80-QĐ/TW of 2022' },
    },
    {
      id: 'regulation-377-2025',
      title: { vi: 'Quy định 377-QĐ/TW năm 2025', en: 'Regulation 377-QĐ/TW of 2025' },
    },
    {
      id: 'regulation-114-2023',
      title: { vi: 'Quy định 114-QĐ/TW năm 2023', en: 'Regulation 114-QĐ/TW of 2023' },
    },
    {
      id: 'labour-code-2019',
      title: { vi: 'Bộ luật Lao động 45/2019/QH14', en: 'Labour Code 45/2019/QH14' },
    },
  ],
  eligibility,
  actionProgram: {
    requiredFrom: {
      value: 'department-deputy',
      article: `${LOCAL} § 2.1`,
      note: {
        vi: 'Từ cấp phó phòng, ban cấp huyện trở lên, theo quy định của một tỉnh từ cuối năm 2021.',
        en: 'From deputy head of a district-level department upward, as one province has required since the end of 2021.',
      },
    },
    maxBytes: { value: 10 * 1024 * 1024, article: `${LOCAL} § 2.2`, note: LOCAL_CHOICE },
  },
  collectiveVote: { firstRound, secondRound },
  approval: {
    majority: {
      value: half,
      article: `${LOCAL} § 4.1`,
      note: {
        vi: 'Quá nửa tổng số thành viên của cơ quan quản lý cán bộ; tham số của địa phương.',
        en: 'More than half of all members of the managing body; a local parameter.',
      },
    },
  },
  times,
}
