import type { Text } from '../vocabulary.js'
import { calendarDays } from './calendar-days.js'
import { dossier } from './dossier.js'
import { extensionSteps, reappointmentSteps } from './end-of-term-steps.js'
import { cite, citeAll, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { LOCAL_TIMES } from './local-times.js'
import { DEFERRING, RULING_OUT } from './measures.js'
import { HELD_LATE, joinNotes, READ_IN_FULL, TEXT_SILENT } from './notes.js'
import { RECUSAL } from './recusal.js'
import type { ProcedureRules, RuleSet } from './rule-set.js'
import { AGE } from './shared-eligibility.js'

/** Reappointment and extension at the end of a term: Decree 170/2025 arts 36–41 as amended by Decree 300/2026. */

const article = (at: string) => cite('decree-170-2025', at, 'decree-300-2026')
const amended = (at: string) => citing(article(at))
const art36 = {
  due: amended('36.1'),
  notice: amended('36.2'),
  deferral: amended('36.3'),
  decision: amended('36.4'),
}
const art37 = amended('37')
const art39 = {
  selfReport: amended('39.1'),
  keyCadres: amended('39.2'),
  head: amended('39.3'),
  leadership: amended('39.4'),
}
const art40 = { selfReport: amended('40.1'), leadership: amended('40.2') }

const COMPOSED_AS = {
  keyCadres: {
    vi: 'Thành phần như hội nghị cán bộ chủ chốt của điểm d khoản 2 Điều 33.',
    en: 'Composed as the key-cadre conference of art. 33.2(d).',
  },
  leadership: {
    vi: 'Thành phần như hội nghị tập thể lãnh đạo của điểm đ khoản 2 Điều 33.',
    en: 'Composed as the leadership conference of art. 33.2(đ).',
  },
} as const satisfies Record<string, Text>
const EXCUSED_AS_IN_33: Text = {
  vi: 'Văn bản không quy định riêng; áp dụng như Điều 33, vì hội nghị được tổ chức theo Điều 33 (lựa chọn của phần mềm).',
  en: 'The text is silent here; as in art. 33, since the conference is held as that article has it (a choice of this product).',
}

export const NOTICE_BEFORE = art36.notice(90)

/** How long a term was is counted so wherever the law asks it. */
export const WHOLE_MONTHS: Text = {
  vi: 'Số tháng tròn từ tháng hết thời hạn giữ chức vụ đến tháng đủ tuổi nghỉ hưu. Độ dài thời hạn tính từ ngày bắt đầu giữ chức vụ ghi trong dữ liệu; chưa rõ ngày sinh thì cán bộ tổ chức chọn.',
  en: 'Whole months from the month of the end to the month of retirement age. How long the term was is counted from the day on which the post was taken up; where the birth date is not on record, an officer chooses.',
}
/** Below, the term is extended to retirement age; from there on, a reappointment is owed. */
const REAPPOINTED_WITH = art36.due(
  [
    { term: 36, left: 18 },
    { term: 60, left: 24 },
  ],
  WHOLE_MONTHS,
)

const HEAD_OR_AUTHORITY: Text = {
  vi: 'Đúng 50%: người đứng đầu quyết định theo thẩm quyền hoặc trình cấp có thẩm quyền; phần mềm để người đứng đầu quyết định.',
  en: 'At exactly 50% the head decides within their power or submits; here the head decides.',
}
const FROM_THE_TASK: Text = {
  vi: 'Văn bản tính từ ngày nhận được thông báo; phần mềm tính từ ngày giao việc báo cáo cho người đó.',
  en: 'The text counts from the receipt of the notice; counted here from the day on which the report is asked for.',
}
const GOES_ON_BY_AUTHORITY: Text = {
  vi: 'Dưới 50%: cấp có thẩm quyền xem xét, quyết định có tiếp tục hay không.',
  en: 'Below 50% the authority decides whether to go on.',
}
const NEVER_STOPPED: Text = {
  vi: 'Dưới 50%: báo cáo đầy đủ các ý kiến, cấp có thẩm quyền xem xét, quyết định.',
  en: 'Below 50% all views are reported, and the authority decides.',
}
const LATE_IS_EXPLAINED: Text = {
  vi: 'Quyết định muộn hơn thì vẫn ghi nhận, kèm lý do khách quan. Đến khi hết thời hạn mà chưa có quyết định thì người đó không được thực hiện quyền hạn của chức vụ, cấp có thẩm quyền bố trí người khác phụ trách (khoản 5 Điều 36).',
  en: 'A later decision is recorded all the same, with the objective reason. Where there is none at the end, the person may not exercise the post, and the authority arranges who does (art. 36.5).',
}
const FROM_THE_OLD_END: Text = {
  vi: 'Chỉ khi ký sau ngày hết thời hạn vì lý do khách quan; quyết định phải ghi rõ.',
  en: 'Only where it is signed after the end, for objective reasons; the decision has to say so.',
}
const DEFERS: Text = {
  vi: 'Các trường hợp này làm chưa thực hiện quy trình bổ nhiệm lại. Đang thi hành kỷ luật thì vẫn có thể được xem xét (khoản 6 Điều 36). Không được bổ nhiệm lại thì không bố trí chức vụ tương đương hoặc cao hơn (khoản 7 Điều 36).',
  en: 'These defer a reappointment; they do not rule the person out. Serving a discipline does not exclude (art. 36.6). Who is not reappointed gets no equal or higher post (art. 36.7).',
}
const RULES_OUT: Text = {
  vi: 'Các trường hợp quy định tại điểm a, điểm đ khoản 9 Điều 29: không được bổ nhiệm lại.',
  en: 'The cases of art. 29.9(a) and (đ): no reappointment.',
}
const LONG_ABSENCE: Text = {
  vi: 'Được cử đi học tập, công tác ở nước ngoài hoặc điều trị nội trú từ 3 tháng trở lên; nghỉ thai sản: bất kể bao lâu. Chưa thực hiện đến khi trở lại.',
  en: 'Sent abroad to study or work, or in hospital, for three months or more; maternity leave however long. Deferred until the return.',
}
const WRITTEN: Text = { vi: 'Bằng văn bản.', en: 'In writing.' }
const HEAD_PROPOSES: Text = {
  vi: 'Người đứng đầu cơ quan, tổ chức, đơn vị sử dụng nhận xét, đánh giá và đề xuất việc bổ nhiệm lại; xem cả điều kiện của Điều 37: hoàn thành nhiệm vụ trong thời hạn giữ chức vụ (năm không hoàn thành do bất khả kháng hoặc bị kỷ luật thì tập thể lãnh đạo và cấp ủy thảo luận, ghi kết luận), tiêu chuẩn, nhu cầu, sức khỏe; cơ quan đang bị thanh tra thì cấp có thẩm quyền trao đổi trước với cơ quan thanh tra.',
  en: 'The head of the body where the person works assesses and proposes; with it the conditions of art. 37: tasks of the term (a year not completed through force majeure or a discipline is weighed by leadership and party committee, the conclusion recorded), standard, need, health; of a body under inspection the authority consults the inspectors first.',
}
const TO_RETIREMENT: Text = {
  vi: 'Thời hạn bổ nhiệm lại là thời hạn thông thường, không quá ngày đủ tuổi nghỉ hưu (cách hiểu của phần mềm: văn bản nêu "tính đến tuổi nghỉ hưu").',
  en: 'The reappointed term is the usual one, cut at retirement age (a reading of this product: the text has it counted to retirement age).',
}
const HEAD_WITH_ALL_VIEWS: Text = {
  vi: 'Đúng 50%: người đứng đầu quyết định và báo cáo đầy đủ các ý kiến với cấp có thẩm quyền.',
  en: 'At exactly 50% the head decides, and reports all views to the authority.',
}
const BELOW_IS_REPORTED: Text = {
  vi: 'Dưới 50%: văn bản không quy định; báo cáo cấp có thẩm quyền kèm đầy đủ các ý kiến (cách hiểu của phần mềm).',
  en: 'Below 50% the text is silent: reported to the authority with all views (a reading of this product).',
}
const OF_ALL: Text = {
  vi: 'Tính trên tổng số thành viên, kể cả người vắng.',
  en: 'Counted of all members, the absent included.',
}
const FROM_THE_REPORT: Text = {
  vi: 'Kể từ ngày nhận được báo cáo tự nhận xét.',
  en: 'From the receipt of the self-report.',
}
const THE_WHOLE: Text = {
  vi: 'Trong 45 ngày kể từ ngày nhận báo cáo tự nhận xét: bỏ phiếu, lấy ý kiến và quyết định.',
  en: 'The 45 days from the receipt of the self-report are for the vote, the opinion and the decision.',
}
const WHOLE_TERM: Text = {
  vi: 'Hồ sơ như Điều 35; bản tự nhận xét, đánh giá và nhận xét, đánh giá của tập thể lãnh đạo là của cả thời hạn giữ chức vụ.',
  en: 'The dossier of art. 35; the self-assessment and the leadership’s assessment are over the whole term.',
}

const law: Omit<ProcedureRules, 'type' | 'kinds' | 'steps'> = {
  eligibility: {
    ...AGE,
    blocks: art36.deferral(DEFERRING, DEFERS),
    ruledOutBy: art37(RULING_OUT, RULES_OUT),
    absences: art36.deferral({ abroad: 3, hospital: 3, maternity: 0 }, LONG_ABSENCE),
    endOfTerm: citing(citeAll(article('36.1'), cite('labour-code-2019', '169.2')))(
      'by-retirement-age',
      TO_RETIREMENT,
    ),
  },
  actionProgram: ACTION_PROGRAM,
  approval: {
    ...APPROVAL,
    decidedBeforeTermEnds: art36.decision(1, LATE_IS_EXPLAINED),
    lateTermRunsFrom: art36.decision('end-of-old-term', FROM_THE_OLD_END),
  },
  recusal: RECUSAL,
  dossier: dossier(citeAll(article('41'), article('35')), WHOLE_TERM),
  times: { ...LOCAL_TIMES, submitSelfReport: calendarDays(art39.selfReport(15, FROM_THE_TASK)) },
  term: { noticeBefore: NOTICE_BEFORE, reappointedWith: REAPPOINTED_WITH },
}

const sources = sourcesOf(
  'decree-170-2025',
  'decree-300-2026',
  'regulation-114-2023',
  'labour-code-2019',
  'civil-code-2015',
  'local-practice',
)

/** Template F. */
export const reappointment: RuleSet = {
  id: 'reappointment',
  version: 1,
  title: { vi: 'Bổ nhiệm lại', en: 'Reappointment' },
  inForce: { from: '2026-08-01' },
  reviewStatus: READ_IN_FULL,
  sources,
  procedure: {
    type: 'reappointment',
    kinds: ['reappointment'],
    ...law,
    steps: reappointmentSteps({
      keyCadres: {
        at: art39.keyCadres,
        composedAs: COMPOSED_AS.keyCadres,
        of: art39.leadership('present'),
        excusedLeave: art39.keyCadres(true, EXCUSED_AS_IN_33),
        announced: art39.keyCadres(false),
        atHalf: art39.leadership('head'),
        below: art39.leadership({ take: 'decision', by: 'authority' }, GOES_ON_BY_AUTHORITY),
        heldWithin: calendarDays(art39.keyCadres(45, joinNotes(FROM_THE_REPORT, HELD_LATE))),
      },
      headProposes: art39.head('head-of-body', HEAD_PROPOSES),
      partyOpinion: art39.leadership('party-committee', WRITTEN),
      leadership: {
        at: art39.leadership,
        composedAs: COMPOSED_AS.leadership,
        of: art39.leadership('convened'),
        excusedLeave: art39.leadership(true, EXCUSED_AS_IN_33),
        announced: art39.leadership(true),
        atHalf: art39.leadership('head', HEAD_OR_AUTHORITY),
        below: art39.leadership({ take: 'decision', by: 'authority', on: 'result' }, NEVER_STOPPED),
      },
      result: art39.leadership('result'),
    }),
  },
}

/** Staying in office past the term, where a reappointment is not possible. */
export const extension: RuleSet = {
  id: 'extension',
  version: 1,
  title: { vi: 'Kéo dài thời gian giữ chức vụ', en: 'Extension of a term' },
  inForce: { from: '2026-08-01' },
  reviewStatus: READ_IN_FULL,
  sources,
  procedure: {
    type: 'extension',
    kinds: ['extension'],
    ...law,
    steps: extensionSteps({
      leadership: {
        at: art40.leadership,
        of: art40.leadership('all-members'),
        excusedLeave: art40.leadership(false, OF_ALL),
        announced: art40.leadership(true, TEXT_SILENT),
        atHalf: art40.leadership('head', HEAD_WITH_ALL_VIEWS),
        below: art40.leadership({ take: 'decision', by: 'authority', on: 'result' }, BELOW_IS_REPORTED),
        heldWithin: calendarDays(art40.leadership(45, joinNotes(THE_WHOLE, HELD_LATE))),
      },
      authorityOpinion: art40.leadership('authority', WRITTEN),
      result: art40.leadership('result', THE_WHOLE),
    }),
    eligibility: {
      ...AGE,
      endOfTerm: citing(citeAll(article('36.1'), cite('labour-code-2019', '169.2')))('at-retirement-age'),
    },
    times: { ...LOCAL_TIMES, submitSelfReport: calendarDays(art40.selfReport(15, FROM_THE_TASK)) },
  },
}
