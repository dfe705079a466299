import type { FormalMeasure, Text } from '../vocabulary.js'
import { calendarDaysBefore } from './calendar-days.js'
import { STAFF } from './conferences.js'
import { decree115 } from './decree-115-2020.js'
import { healthDossier } from './dossier.js'
import { extensionSteps, reappointmentSteps } from './end-of-term-steps.js'
import { cite, citeAll, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { LOCAL_TIMES } from './local-times.js'
import { joinNotes, READ_IN_FULL, TEXT_SILENT } from './notes.js'
import { WHOLE_MONTHS } from './reappointment.js'
import { RECUSAL } from './recusal.js'
import type { ProcedureRules, RuleSet } from './rule-set.js'
import { AGE } from './shared-eligibility.js'

/** The end of a term before 1 August 2026: Decree 170/2025 arts 36–41 as first issued, and Decree 115/2020 arts 49–53. */

/** Decree 170/2025 art. 41 as first issued: no assessments, no comment of the workplace, no diplomas. */
const OF_AN_EXTENSION = [
  ...(['proposal-and-minutes', 'cv', 'residence-comment', 'self-assessment'] as const),
  ...(['political-conclusion', 'asset-declaration', 'health-certificate'] as const),
]
const PHOTO_TOO: Text = {
  vi: 'Sơ yếu lý lịch, ảnh và giấy chứng nhận sức khỏe không quá 6 tháng; bản tự nhận xét, đánh giá là của cả thời hạn giữ chức vụ; kết luận về tiêu chuẩn chính trị chỉ khi có thay đổi.',
  en: 'CV, photo and health certificate at most 6 months; the self-assessment is over the whole term; the political conclusion only where there are new facts.',
}
const WHATEVER_THE_TERM: Text = {
  vi: 'Văn bản nêu dưới 2 năm công tác thì kéo dài, không phân biệt độ dài thời hạn giữ chức vụ; tính từ tháng đến tháng như khoản 1 Điều 36 sửa đổi 2026 là cách hiểu của phần mềm.',
  en: 'The text has an extension below 2 years of work left, whatever the length of the term; counting from month to month, as art. 36.1 as amended in 2026 has it, is a reading of this product.',
}
const SENT: Text = {
  vi: 'Được cử đi học tập, công tác ở nước ngoài từ 3 tháng trở lên; điều trị nội trú từ 3 tháng trở lên; nghỉ thai sản.',
  en: 'Sent abroad to study or work for three months or more; in hospital for three months or more; on maternity leave.',
}
const SERVING_MAY_BE_CONSIDERED: Text = {
  vi: 'Đang thi hành kỷ luật thì vẫn có thể được xem xét, cân nhắc nguyên nhân, kết quả khắc phục. Không được bổ nhiệm lại thì không bố trí chức vụ tương đương hoặc cao hơn.',
  en: 'Whoever is serving a discipline may be considered, its cause and what was remedied being weighed. Who is not reappointed gets no equal or higher post.',
}
const OTHER_CONDITIONS: Text = {
  vi: 'Các điều kiện khác của điều này: hoàn thành nhiệm vụ trong thời hạn giữ chức vụ, đáp ứng tiêu chuẩn, cơ quan có nhu cầu, đủ sức khỏe; người đứng đầu, tập thể lãnh đạo xem xét, phần mềm không xét.',
  en: 'The other conditions of the article: tasks of the term done, the standard met, a need of the body, health; head and leadership weigh them, the product does not.',
}
const DEFERRED_BY: readonly FormalMeasure[] = ['discipline-review', 'investigation', 'criminal-proceedings']

const COMPOSED_AS_STEP_4: Text = {
  vi: 'Thành phần như hội nghị cán bộ chủ chốt (bước 4) khi bổ nhiệm.',
  en: 'Composed as the key-cadre conference (step 4) of an appointment.',
}
const STAYS_IN: Text = {
  vi: 'Văn bản không quy định việc không tính người vắng vì bất khả kháng.',
  en: 'The text has no rule that those absent for force majeure are left out.',
}
const OF_THE_LEADERSHIP: Text = {
  vi: 'Văn bản nêu trên 50% tập thể lãnh đạo; tính trên số người được triệu tập (cách hiểu của phần mềm).',
  en: 'The text has above 50% of the leadership; counted of those convened (a reading of this product).',
}
const WHETHER_TO_GO_ON: Text = {
  vi: 'Cấp có thẩm quyền xem xét, quyết định có tiếp tục hay không.',
  en: 'The authority decides whether to go on.',
}
const ALL_VIEWS: Text = {
  vi: 'Dưới 50%: báo cáo đầy đủ các ý kiến, cấp có thẩm quyền xem xét, quyết định.',
  en: 'Below 50% all views are reported, and the authority decides.',
}
const SILENT_BELOW: Text = {
  vi: 'Dưới 50%: văn bản không quy định; báo cáo cấp có thẩm quyền kèm đầy đủ các ý kiến (cách hiểu của phần mềm).',
  en: 'Below 50% the text is silent: reported to the authority with all views (a reading of this product).',
}
const HEAD_WITH_ALL_VIEWS: Text = {
  vi: 'Đúng 50%: người đứng đầu quyết định và báo cáo đầy đủ các ý kiến.',
  en: 'At exactly 50% the head decides, and reports all views.',
}
const HEAD_OR_AUTHORITY: Text = {
  vi: 'Đúng 50%: người đứng đầu quyết định theo thẩm quyền hoặc trình cấp có thẩm quyền; phần mềm để người đứng đầu quyết định.',
  en: 'At exactly 50% the head decides within their power or submits; here the head decides.',
}
const LATE: Text = {
  vi: 'Quyết định muộn hơn thì vẫn ghi nhận, kèm lý do; chưa có quyết định khi hết thời hạn thì không được thực hiện quyền hạn.',
  en: 'A later decision is recorded with the reason; without one at the end, there are no powers.',
}
const WRITTEN: Text = { vi: 'Bằng văn bản.', en: 'In writing.' }
const WHOLE_TERM: Text = {
  vi: 'Bản tự nhận xét, đánh giá là của cả thời hạn giữ chức vụ; kết luận về tiêu chuẩn chính trị chỉ khi có thay đổi.',
  en: 'The self-assessment is over the whole term; the political conclusion only where there are new facts.',
}

interface Before300 {
  at: (article: string) => Text
  due: string
  deferral: string
  condition: string
  decision: string
  notice: string
  dossier: string
}

/** What both procedures of a text have alike; `endOfTerm` is added by each. */
function lawOf({ at, ...where }: Before300): Omit<ProcedureRules, 'type' | 'kinds' | 'steps'> {
  const by = (place: string) => citing(at(place))
  return {
    eligibility: {
      ...AGE,
      blocks: by(where.deferral)(DEFERRED_BY, SERVING_MAY_BE_CONSIDERED),
      ruledOutBy: by(where.condition)(['ban-from-office'], OTHER_CONDITIONS),
      absences: by(where.deferral)({ abroad: 3, hospital: 3, maternity: 0 }, SENT),
      endOfTerm: citing(citeAll(at(where.due), cite('labour-code-2019', '169.2')))('by-retirement-age'),
    },
    actionProgram: ACTION_PROGRAM,
    approval: { ...APPROVAL, decidedBeforeTermEnds: by(where.decision)(1, LATE) },
    recusal: RECUSAL,
    dossier: healthDossier(at(where.dossier), { about: WHOLE_TERM, waived: ['political-conclusion'] }),
    times: LOCAL_TIMES,
    term: {
      noticeBefore: calendarDaysBefore(by(where.notice)(90)),
      // Below two years an extension, whatever the length of the term.
      reappointedWith: by(where.due)([{ term: 60, left: 24 }], joinNotes(WHATEVER_THE_TERM, WHOLE_MONTHS)),
    },
  }
}

const until = (eligibility: ProcedureRules['eligibility']): ProcedureRules['eligibility'] => {
  const { endOfTerm } = eligibility
  return { ...AGE, ...(endOfTerm && { endOfTerm: { ...endOfTerm, value: 'at-retirement-age' } }) }
}

const at170 = (place: string) => cite('decree-170-2025', place)
const art39 = citing(at170('39'))
const art40 = citing(at170('40'))
const places170 = {
  ...{ at: at170, due: '36.2', deferral: '36.5', condition: '37', decision: '36.3', dossier: '41' },
}
const law170 = lawOf({ ...places170, notice: '39.1' })
const extensionLaw170 = lawOf({ ...places170, notice: '40.1' })
const approval170 = {
  ...law170.approval,
  lateTermRunsFrom: citing(at170('36.3'))('end-of-old-term' as const),
}
const sources170 = sourcesOf(
  'decree-170-2025',
  'regulation-114-2023',
  'labour-code-2019',
  'civil-code-2015',
  'local-practice',
)

/** Decree 170/2025 as first issued. */
export const reappointment170: RuleSet = {
  id: 'reappointment-170-2025',
  version: 1,
  title: {
    vi: 'Bổ nhiệm lại (Nghị định 170/2025/NĐ-CP khi ban hành)',
    en: 'Reappointment (Decree 170/2025/NĐ-CP as first issued)',
  },
  inForce: { from: '2025-07-01', to: '2026-07-31' },
  reviewStatus: READ_IN_FULL,
  sources: sources170,
  procedure: {
    type: 'reappointment',
    kinds: ['reappointment'],
    ...law170,
    approval: approval170,
    steps: reappointmentSteps({
      keyCadres: {
        at: art39,
        composedAs: COMPOSED_AS_STEP_4,
        of: art39('convened'),
        excusedLeave: art39(false, STAYS_IN),
        announced: art39(false),
        atHalf: art39('head'),
        below: art39({ take: 'decision', by: 'authority' }, WHETHER_TO_GO_ON),
      },
      headProposes: art39('head-of-body'),
      partyOpinion: art39('party-committee', WRITTEN),
      leadership: {
        at: art39,
        of: art39('convened', OF_THE_LEADERSHIP),
        excusedLeave: art39(false, STAYS_IN),
        announced: art39(true, TEXT_SILENT),
        atHalf: art39('head', HEAD_OR_AUTHORITY),
        below: art39({ take: 'decision', by: 'authority', on: 'result' }, ALL_VIEWS),
      },
      result: art39('result'),
    }),
  },
}

/** Decree 170/2025 as first issued. */
export const extension170: RuleSet = {
  id: 'extension-170-2025',
  version: 1,
  title: {
    vi: 'Kéo dài thời gian giữ chức vụ (Nghị định 170/2025/NĐ-CP khi ban hành)',
    en: 'Extension of a term (Decree 170/2025/NĐ-CP as first issued)',
  },
  inForce: { from: '2025-07-01', to: '2026-07-31' },
  reviewStatus: READ_IN_FULL,
  sources: sources170,
  procedure: {
    type: 'extension',
    kinds: ['extension'],
    ...extensionLaw170,
    approval: approval170,
    dossier: healthDossier(at170('41'), {
      about: PHOTO_TOO,
      items: OF_AN_EXTENSION,
      ageing: ['cv'],
      waived: ['political-conclusion'],
    }),
    eligibility: until(extensionLaw170.eligibility),
    steps: extensionSteps({
      leadership: {
        at: art40,
        of: art40('all-members'),
        excusedLeave: art40(false, STAYS_IN),
        announced: art40(true, TEXT_SILENT),
        atHalf: art40('head', HEAD_WITH_ALL_VIEWS),
        below: art40({ take: 'decision', by: 'authority', on: 'result' }, SILENT_BELOW),
      },
      result: art40('result'),
    }),
  },
}

const at115 = (place: string) => cite('decree-115-2020', place, 'decree-85-2023')
const art51 = citing(at115('51'))
const art52 = citing(at115('52'))
const places115 = {
  ...{ at: at115, due: '49.2', deferral: '49.5', condition: '50', decision: '49.3', dossier: '53' },
}
const law115 = lawOf({ ...places115, notice: '51.1' })
const extensionLaw115 = lawOf({ ...places115, notice: '52.1' })

/** Public employees: Decree 115/2020 as amended by Decree 85/2023, until Decree 259/2026 begins. */
export const reappointment115: RuleSet = {
  id: 'reappointment-115-2020',
  version: 1,
  title: {
    vi: 'Bổ nhiệm lại viên chức quản lý (Nghị định 115/2020/NĐ-CP, sửa đổi 2023)',
    en: 'Reappointment of public employees (Decree 115/2020/NĐ-CP as amended in 2023)',
  },
  inForce: { from: '2023-12-07', to: '2026-06-30' },
  reviewStatus: decree115.reviewStatus,
  sources: decree115.sources,
  procedure: {
    type: 'public-employees-reappointment',
    kinds: ['reappointment'],
    ...law115,
    steps: reappointmentSteps({
      keyCadres: {
        at: art51,
        composedAs: COMPOSED_AS_STEP_4,
        staff: STAFF['public-employees'],
        of: art51('convened'),
        excusedLeave: art51(false, STAYS_IN),
        announced: art51(false),
        atHalf: art51('authority', WHETHER_TO_GO_ON),
        below: art51({ take: 'decision', by: 'authority' }, WHETHER_TO_GO_ON),
      },
      partyOpinion: art51('party-committee', WRITTEN),
      leadership: {
        at: art51,
        of: art51('all-members'),
        excusedLeave: art51(false, STAYS_IN),
        announced: art51(true, TEXT_SILENT),
        atHalf: art51('head', HEAD_OR_AUTHORITY),
        below: art51({ take: 'decision', by: 'authority', on: 'result' }, ALL_VIEWS),
      },
      result: art51('result'),
    }),
  },
}

/** Public employees: Decree 115/2020 as amended by Decree 85/2023, until Decree 259/2026 begins. */
export const extension115: RuleSet = {
  id: 'extension-115-2020',
  version: 1,
  title: {
    vi: 'Kéo dài thời gian giữ chức vụ của viên chức quản lý (Nghị định 115/2020/NĐ-CP, sửa đổi 2023)',
    en: 'Extension of a term of public employees (Decree 115/2020/NĐ-CP as amended in 2023)',
  },
  inForce: { from: '2023-12-07', to: '2026-06-30' },
  reviewStatus: decree115.reviewStatus,
  sources: decree115.sources,
  procedure: {
    type: 'public-employees-extension',
    kinds: ['extension'],
    ...extensionLaw115,
    eligibility: until(extensionLaw115.eligibility),
    steps: extensionSteps({
      leadership: {
        at: art52,
        of: art52('all-members'),
        excusedLeave: art52(false, STAYS_IN),
        announced: art52(true, TEXT_SILENT),
        atHalf: art52('head', HEAD_WITH_ALL_VIEWS),
        below: art52({ take: 'decision', by: 'authority', on: 'result' }, SILENT_BELOW),
      },
      result: art52('result'),
    }),
  },
}
