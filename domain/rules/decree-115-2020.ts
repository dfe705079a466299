import type { Text } from '../vocabulary.js'
import { LEADERSHIP_WITH_PARTY_HEAD, STAFF } from './conferences.js'
import { healthDossier } from './dossier.js'
import { fiveSteps, THREE_TENTHS_GO_ON } from './five-steps.js'
import { cite, citeAll, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { TIMES_WITHIN_A_PROCESS } from './local-times.js'
import { FROM_SECONDARY, NOBODY_STOPS_SILENT, READ_ARTICLES, TEXT_SILENT } from './notes.js'
import { RECUSAL } from './recusal.js'
import type { RuleSet } from './rule-set.js'
import {
  eligibility,
  PARTY_CONDITIONS,
  SPECIAL_AGE,
  UNDER_50_AND_377,
  WAITS_OF_80_AND_377,
} from './shared-eligibility.js'
import { APPOINTMENT_DECISION, decision } from './usual-steps.js'
import { SUPERIOR_CHAIRS } from './values/step-values.js'

/** Public employees, five steps: Decree 115/2020 as amended by Decree 85/2023, until Decree 259/2026 begins. */

const at = (place: string) => cite('decree-115-2020', place, 'decree-85-2023')
const terms = citing(at('46.1'))

const ADOPTED_BY: Text = {
  vi: 'Tập thể lãnh đạo đơn vị; có thêm người đứng đầu ban thường vụ, cấp ủy nếu người đứng đầu và cấp phó không tham gia; lãnh đạo cơ quan bổ nhiệm chủ trì hoặc ủy quyền. Thông qua danh sách, không bỏ phiếu, có biên bản; phải có ít nhất 2/3 số người được triệu tập. Phần mềm không triệu tập hội nghị này: cán bộ tổ chức ghi ý kiến theo biên bản (ai cho ý kiến, ngày nào, nội dung).',
  en: "The unit's leadership, joined by the head of the standing committee or party committee where head and deputies are not in it; a leader of the appointing authority chairs or delegates. They adopt the list; no ballot; minuted; two thirds of those convened are to be there. The product convenes nobody here: the officer enters the opinion from the minutes (who gave it, on which day, what it says).",
}
const CHAIR_VOTES: Text = {
  vi: 'Lãnh đạo cơ quan có thẩm quyền bổ nhiệm chủ trì hoặc ủy quyền chủ trì, và người chủ trì bỏ phiếu: khi triệu tập, cán bộ tổ chức thêm người đó vào danh sách, kèm lý do.',
  en: 'A leader of the appointing authority chairs or delegates, and the chair votes: the officer who convenes adds them to the list, with the reason.',
}
const LATE_IS_EXPLAINED: Text = {
  vi: 'Từ khi cấp có thẩm quyền trả lời về chủ trương đến khi trình hồ sơ.',
  en: "From the authority's answer on the policy until the dossier goes up.",
}
const PARTY_BLOCKS: Text = {
  vi: 'Nghị định nêu: bị cấm, đang xử lý kỷ luật, bị điều tra đến xét xử, đang chịu kỷ luật; các trường hợp khác theo quy định của Đảng (nguồn thứ cấp). Người không được bổ nhiệm lại không được bố trí chức vụ tương đương hoặc cao hơn (khoản 7 Điều 49): cán bộ tổ chức đối chiếu, phần mềm không xét.',
  en: 'The decree has the ban, disciplinary processing, investigated to tried and the rules about discipline; the others are of the Party rules (secondary sources). Who was not reappointed gets no equal or higher post (art. 49.7): for an officer to see, the product does not judge it.',
}
const NOT_AT_A_FIRST: Text = {
  vi: 'Cộng dồn; không yêu cầu khi bổ nhiệm lần đầu. Trường hợp đặc biệt do cấp có thẩm quyền quyết định.',
  en: 'Cumulative; not asked at a first appointment. Special cases are for the authority.',
}
const PHOTO_TOO: Text = {
  vi: 'Ảnh và giấy chứng nhận sức khỏe không quá 6 tháng; ảnh đi cùng sơ yếu lý lịch. Nhận xét của cả hai nơi cư trú. Văn bản không nêu việc dùng lại hồ sơ: không dùng lại.',
  en: 'Photo and health certificate at most 6 months; the photo goes with the CV. Comments of both residences. The text says nothing of using a dossier again: none is.',
}

/** Template C. In force from the amendment that it includes. */
export const decree115: RuleSet = {
  id: 'decree-115-2020',
  version: 1,
  title: {
    vi: 'Bổ nhiệm viên chức quản lý theo 5 bước (Nghị định 115/2020/NĐ-CP, sửa đổi 2023)',
    en: 'Appointment of public employees in 5 steps (Decree 115/2020/NĐ-CP as amended in 2023)',
  },
  inForce: { from: '2023-12-07', to: '2026-06-30' },
  reviewStatus: READ_ARTICLES,
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
    steps: [
      ...fiveSteps({
        article: at('46.2'),
        policy: terms('policy'),
        chair: { ...citing(at('47.2'))(SUPERIOR_CHAIRS, CHAIR_VOTES), votes: true },
        adoptedBy: ADOPTED_BY,
        leadership: LEADERSHIP_WITH_PARTY_HEAD,
        staff: STAFF['public-employees'],
        unsaid: TEXT_SILENT,
        nobodyStops: NOBODY_STOPS_SILENT,
        goOn: THREE_TENTHS_GO_ON,
      }),
      decision(APPOINTMENT_DECISION, citing(at('45.7'))('result')),
    ],
    eligibility: eligibility({
      planning: citing(at('44.2'))('same-or-higher-post'),
      plannedBefore: UNDER_50_AND_377(true).article,
      timeInLowerPost: { ...citing(at('44.3'))(24), notAtFirst: true, note: NOT_AT_A_FIRST },
      ...WAITS_OF_80_AND_377,
      conditions: {
        evaluations: { article: PARTY_CONDITIONS, note: FROM_SECONDARY },
        fullTerm: { article: at('44.5'), ...SPECIAL_AGE },
        qualification: { article: at('44.1') },
        blocks: { article: citeAll(at('44.7'), PARTY_CONDITIONS), note: PARTY_BLOCKS },
      },
      papers: at('44.4'),
    }),
    actionProgram: ACTION_PROGRAM,
    approval: { ...APPROVAL, finishedWithin: terms(30, LATE_IS_EXPLAINED) },
    recusal: RECUSAL,
    dossier: healthDossier(at('48'), { about: PHOTO_TOO, waived: ['political-conclusion'] }),
    times: { ...TIMES_WITHIN_A_PROCESS, answerPolicy: terms(10) },
  },
}
