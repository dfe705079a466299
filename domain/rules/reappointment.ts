import { type StageDefinition, step } from '../procedure/stage-kinds.js'
import type { Cited, Months, Text, WorkingDays } from '../vocabulary.js'
import { calendarDays } from './calendar-days.js'
import { howConvened, KEY_CADRES, LEADERSHIP } from './conferences.js'
import { dossier } from './dossier.js'
import { cite, citeAll, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { LOCAL_TIMES } from './local-times.js'
import { DEFERRING, RULING_OUT } from './measures.js'
import { HELD_LATE, joinNotes, READ_IN_FULL, TEXT_SILENT } from './notes.js'
import { RECUSAL } from './recusal.js'
import type { ProcedureRules, RuleSet } from './rule-set.js'
import { AGE } from './shared-eligibility.js'
import { HALF } from './shares.js'
import { decision, partyOpinion } from './usual-steps.js'

/** Reappointment and extension at the end of a term: Decree 170/2025 arts 36–41 as amended by Decree 300/2026. */

const amended = (at: string) => citing(cite('decree-170-2025', at, 'decree-300-2026'))
const art36 = { notice: amended('36.2'), deferral: amended('36.3'), decision: amended('36.4') }
const art37 = amended('37')
const art39 = {
  selfReport: amended('39.1'),
  keyCadres: amended('39.2'),
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

const NOTICE_BEFORE = art36.notice(90)

const WHOLE_MONTHS: Text = {
  vi: 'Số tháng tròn từ tháng hết nhiệm kỳ đến tháng đủ tuổi nghỉ hưu. Độ dài nhiệm kỳ tính từ ngày bắt đầu giữ chức vụ ghi trong dữ liệu; chưa rõ ngày sinh thì cán bộ tổ chức chọn.',
  en: 'Whole months from the month of the end to the month of retirement age. How long the term was is counted from the day on which the post was taken up; where the birth date is not on record, an officer chooses.',
}
/** Below, the term is extended to retirement age; from there on, a reappointment is owed. */
const REAPPOINTED_WITH = amended('36.1')(
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
  vi: 'Văn bản tính từ ngày nhận được thông báo; phần mềm tính từ ngày giao việc báo cáo, sau bước xem xét trường hợp chưa bổ nhiệm lại.',
  en: 'The text counts from the receipt of the notice; counted here from the day on which the report is asked for, after the check of what defers.',
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
  vi: 'Quyết định muộn hơn thì vẫn ghi nhận, kèm lý do khách quan; thời hạn mới tính từ ngày hết thời hạn cũ và quyết định phải ghi rõ, câu này do người soạn thảo ghi.',
  en: 'A later decision is recorded all the same, with the objective reason; the new term runs from the end of the old one and the decision has to say so, a sentence that its author writes.',
}
const DEFERS: Text = {
  vi: 'Các trường hợp này làm chưa xem xét bổ nhiệm lại: hoãn, không phải loại. Đang thi hành kỷ luật thì vẫn có thể được xem xét (khoản 6 Điều 36).',
  en: 'These defer a reappointment; they do not rule the person out. Serving a discipline does not exclude (art. 36.6).',
}
const RULES_OUT: Text = {
  vi: 'Các trường hợp quy định tại điểm a, điểm đ khoản 9 Điều 29: không được bổ nhiệm lại.',
  en: 'The cases of art. 29.9(a) and (đ): no reappointment.',
}
const LONG_ABSENCE: Text = {
  vi: 'Ở nước ngoài hoặc nằm viện từ 3 tháng trở lên; nghỉ thai sản: bất kể bao lâu. Hoãn đến khi trở lại.',
  en: 'Abroad or in hospital for three months or more; maternity leave however long. Deferred until the return.',
}

const ACTING: Text = {
  vi: 'Không gia hạn; người đứng đầu vắng mặt trên 12 tháng là ngoại lệ của văn bản, dữ liệu chưa ghi được. Cách phần mềm áp dụng: tính đến hết ngày tương ứng của tháng cuối (Điều 147, khoản 3 Điều 148 Bộ luật Dân sự 2015); trong một lần khuyết của vị trí, mỗi người chỉ được giao một lần, các đợt của nhiều người cộng lại không quá thời hạn này, không tính những ngày không có ai được giao; vị trí có người giữ rồi lại khuyết thì tính lại từ đầu. Văn bản nói về người đứng đầu; dữ liệu không cho biết chức vụ nào là người đứng đầu nên áp dụng cho mọi vị trí.',
  en: 'Not renewable; the text excepts a head who is absent for more than 12 months, which is not on record. How it is applied here: the corresponding day of the last month still counts (Civil Code 2015 art. 147, 148.3); in one vacancy of a seat nobody acts twice, and the periods of several people together are no longer than this, days on which nobody acts left out; a seat that was filled and falls vacant again begins anew. The text speaks of heads; the records do not tell which posts are of a head, so it holds for every seat.',
}

/** What defers a reappointment is looked at first. */
const NOT_DEFERRED: StageDefinition = step.planningCheck({
  key: 'deferral-check',
  title: { vi: 'Xem xét trường hợp chưa bổ nhiệm lại', en: 'Is the reappointment deferred?' },
})

const SELF_REPORT: StageDefinition = step.submission({
  key: 'self-report',
  title: { vi: 'Báo cáo tự nhận xét, đánh giá', en: 'Self-report' },
  what: 'self-report',
})

const steps: readonly StageDefinition[] = [
  NOT_DEFERRED,
  SELF_REPORT,
  step.vote({
    key: 'key-cadre-vote',
    title: { vi: 'Lấy phiếu của hội nghị cán bộ chủ chốt', en: 'Vote of the key-cadre conference' },
    electorate: art39.keyCadres(KEY_CADRES, joinNotes(COMPOSED_AS.keyCadres, howConvened(KEY_CADRES))),
    vote: {
      ballot: art39.keyCadres('each-person', TEXT_SILENT),
      secret: art39.keyCadres(true),
      announced: art39.keyCadres(false),
      excusedLeave: art39.keyCadres(true, EXCUSED_AS_IN_33),
      denominator: art39.leadership('present'),
      bar: art39.leadership(HALF),
      exactlyAtBar: art39.leadership({ several: 'head', one: 'head' }),
      noneAbove: art39.leadership({ take: 'decision', by: 'authority' }, GOES_ON_BY_AUTHORITY),
    },
    result: 'list',
    heldWithin: calendarDays(art39.keyCadres(45, HELD_LATE)),
  }),
  partyOpinion(art39.leadership('party-committee')),
  step.vote({
    key: 'leadership-vote',
    title: { vi: 'Tập thể lãnh đạo bỏ phiếu', en: 'Vote of the leadership collective' },
    electorate: art39.leadership(LEADERSHIP, COMPOSED_AS.leadership),
    vote: {
      ballot: art39.leadership('each-person', TEXT_SILENT),
      secret: art39.leadership(true),
      announced: art39.leadership(true),
      excusedLeave: art39.leadership(true, EXCUSED_AS_IN_33),
      denominator: art39.leadership('convened'),
      bar: art39.leadership(HALF),
      exactlyAtBar: art39.leadership({ several: 'head', one: 'head' }, HEAD_OR_AUTHORITY),
      noneAbove: art39.leadership({ take: 'decision', by: 'authority' }, NEVER_STOPPED),
    },
    result: 'selection',
  }),
  decision(
    { vi: 'Quyết định bổ nhiệm lại', en: 'Decision on the reappointment' },
    art39.leadership('result'),
  ),
]

/** Whether there is time before retirement age is known before anybody votes on it. */
const WITHIN_AGE: StageDefinition = step.planningCheck({
  key: 'age-check',
  title: { vi: 'Kiểm tra tuổi nghỉ hưu', en: 'Retirement age checked' },
})

const HEAD_WITH_ALL_VIEWS: Text = {
  vi: 'Đúng 50%: người đứng đầu quyết định và báo cáo đầy đủ các ý kiến với cấp có thẩm quyền.',
  en: 'At exactly 50% the head decides, and reports all views to the authority.',
}
const BELOW_IS_REPORTED: Text = {
  vi: 'Dưới 50%: văn bản không quy định; báo cáo cấp có thẩm quyền kèm đầy đủ các ý kiến (cách hiểu của phần mềm).',
  en: 'Below 50% the text is silent: reported to the authority with all views (a reading of this product).',
}

const extensionSteps: readonly StageDefinition[] = [
  WITHIN_AGE,
  SELF_REPORT,
  step.vote({
    key: 'leadership-vote',
    title: { vi: 'Tập thể lãnh đạo bỏ phiếu', en: 'Vote of the leadership collective' },
    electorate: art40.leadership(LEADERSHIP),
    vote: {
      ballot: art40.leadership('each-person', TEXT_SILENT),
      secret: art40.leadership(true),
      announced: art40.leadership(true, TEXT_SILENT),
      excusedLeave: art40.leadership(false, {
        vi: 'Tính trên tổng số thành viên, kể cả người vắng.',
        en: 'Counted of all members, the absent included.',
      }),
      denominator: art40.leadership('all-members'),
      bar: art40.leadership(HALF),
      exactlyAtBar: art40.leadership({ several: 'head', one: 'head' }, HEAD_WITH_ALL_VIEWS),
      noneAbove: art40.leadership({ take: 'decision', by: 'authority' }, BELOW_IS_REPORTED),
    },
    result: 'selection',
    heldWithin: calendarDays(art40.leadership(45, HELD_LATE)),
  }),
  step.consultation({
    key: 'authority-opinion',
    title: { vi: 'Ý kiến bằng văn bản của cấp có thẩm quyền', en: 'Written opinion of the authority' },
    of: art40.leadership('authority'),
  }),
  decision(
    { vi: 'Quyết định kéo dài thời gian giữ chức vụ', en: 'Decision on the extension' },
    art40.leadership('result'),
  ),
]

const law: Omit<ProcedureRules, 'type' | 'kinds' | 'steps'> = {
  eligibility: {
    ...AGE,
    blocks: art36.deferral(DEFERRING, DEFERS),
    ruledOutBy: art37(RULING_OUT, RULES_OUT),
    absences: art36.deferral({ abroad: 3, hospital: 3, maternity: 0 }, LONG_ABSENCE),
  },
  actionProgram: ACTION_PROGRAM,
  approval: APPROVAL,
  recusal: RECUSAL,
  dossier: dossier(),
  times: { ...LOCAL_TIMES, submitSelfReport: calendarDays(art39.selfReport(15, FROM_THE_TASK)) },
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
    steps,
    ...law,
    approval: { ...APPROVAL, decidedBeforeTermEnds: art36.decision(1, LATE_IS_EXPLAINED) },
    term: { noticeBefore: NOTICE_BEFORE, reappointedWith: REAPPOINTED_WITH },
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
    steps: extensionSteps,
    ...law,
    eligibility: {
      ...AGE,
      endOfTerm: citing(
        citeAll(cite('decree-170-2025', '36.1', 'decree-300-2026'), cite('labour-code-2019', '169.2')),
      )('by-retirement-age'),
    },
    approval: { ...APPROVAL, decidedBeforeTermEnds: art36.decision(1, LATE_IS_EXPLAINED) },
    times: { ...LOCAL_TIMES, submitSelfReport: calendarDays(art40.selfReport(15, FROM_THE_TASK)) },
    term: { noticeBefore: NOTICE_BEFORE, reappointedWith: REAPPOINTED_WITH },
  },
}

/** What the end of a term brings, beside the steps. */
export const TERM_CALENDAR: {
  /** The notice, before the term ends: at least. */
  noticeBefore: Cited<WorkingDays>
  /** Acting in a vacant seat, all periods of one vacancy together; not renewable. */
  actingAtMost: Cited<Months>
  /** A procedure about the end of a term that came to nothing so long before it is not opened by itself again. */
  notOpenedAgain: Cited<Months>
} = {
  noticeBefore: NOTICE_BEFORE,
  actingAtMost: amended('34.3')(12, ACTING),
  notOpenedAgain: {
    value: 12,
    article: cite('local-practice'),
    note: {
      vi: 'Tham số của địa phương: quy trình về việc hết nhiệm kỳ đã được khởi tạo trong thời gian này mà không có kết quả thì phần mềm không tự mở lại; cán bộ tổ chức vẫn khởi tạo được.',
      en: 'Local parameter: where a procedure about the end of the term was launched within this time and came to nothing, none is opened by itself again; an officer may launch one.',
    },
  },
}
