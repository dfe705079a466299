import { type StageDefinition, step } from '../procedure/stage-kinds.js'
import type { Cited, Months, Text, WorkingDays } from '../vocabulary.js'
import { calendarDays } from './calendar-days.js'
import { howConvened, KEY_CADRES, LEADERSHIP } from './conferences.js'
import { dossier } from './dossier.js'
import { cite, citeAll, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { LOCAL_TIMES } from './local-times.js'
import {
  carriedOver,
  HELD_LATE,
  joinNotes,
  NOBODY_STOPS,
  NOBODY_STOPS_HERE,
  NOT_SEEN,
  REVIEW_STATUS,
  SECRET_BY_DEFAULT,
} from './notes.js'
import { RECUSAL } from './recusal.js'
import type { ProcedureRules, RuleSet } from './rule-set.js'
import { AGE } from './shared-eligibility.js'
import { HALF } from './shares.js'
import { decision, partyOpinion } from './usual-steps.js'

/** Reappointment and extension at the end of a term: Decree 170/2025 art. 39 as amended by Decree 300/2026. */

const art39 = citing(cite('decree-170-2025', '39', 'decree-300-2026'))
const CARRIED_OVER = carriedOver(cite('decree-170-2025', '33', 'decree-300-2026'))

const NOTICE_BEFORE = art39(90)

const HEAD_OR_AUTHORITY: Text = {
  vi: 'Đúng 50%: văn bản nêu người đứng đầu hoặc cấp có thẩm quyền quyết định; phần mềm chọn người đứng đầu, là tham số của địa phương.',
  en: 'At exactly 50% the text has the head or the authority decide; the head is the choice of this product, a local parameter.',
}
const FROM_THE_TASK: Text = {
  vi: 'Tính từ ngày giao việc báo cáo, sau bước xem xét trường hợp chưa bổ nhiệm lại, không phải từ ngày thông báo (lựa chọn của phần mềm, cần đối chiếu).',
  en: 'Counted from the day on which the report is asked for, after the check of what defers, not from the notice (a choice of this product, to be confirmed).',
}
const BELOW: Text = {
  vi: 'Dưới 50%: cấp có thẩm quyền xem xét, quyết định có tiếp tục hay không.',
  en: 'Below 50% the authority decides whether to go on.',
}
const LATE_IS_EXPLAINED: Text = {
  vi: 'Quyết định muộn hơn thì vẫn ghi nhận, kèm lý do (lựa chọn của phần mềm).',
  en: 'A later decision is recorded all the same, with the reason (a choice of this product).',
}
const DEFERS: Text = {
  vi: 'Các trường hợp này làm chưa xem xét bổ nhiệm lại: hoãn, không phải loại.',
  en: 'These defer a reappointment; they do not rule the person out.',
}

const LONG_ABSENCE: Text = {
  vi: 'Ở nước ngoài hoặc nằm viện từ 3 tháng trở lên; nghỉ thai sản: bất kể bao lâu. Hoãn đến khi trở lại.',
  en: 'Abroad or in hospital for three months or more; maternity leave however long. Deferred until the return.',
}

const ACTING: Text = {
  vi: 'Không gia hạn; chưa xác định điều, khoản cụ thể. Cách phần mềm áp dụng: tính đến hết ngày tương ứng của tháng cuối (Điều 147, khoản 3 Điều 148 Bộ luật Dân sự 2015); trong một lần khuyết của vị trí, mỗi người chỉ được giao một lần, các đợt của nhiều người cộng lại không quá thời hạn này, không tính những ngày không có ai được giao; vị trí có người giữ rồi lại khuyết thì tính lại từ đầu. Văn bản nói về người đứng đầu; dữ liệu không cho biết chức vụ nào là người đứng đầu nên áp dụng cho mọi vị trí.',
  en: 'Not renewable; the article was not seen. How it is applied here: the corresponding day of the last month still counts (Civil Code 2015 art. 147, 148.3); in one vacancy of a seat nobody acts twice, and the periods of several people together are no longer than this, days on which nobody acts left out; a seat that was filled and falls vacant again begins anew. The text speaks of heads; the records do not tell which posts are of a head, so it holds for every seat.',
}

/** What defers a reappointment is looked at first. */
const NOT_DEFERRED: StageDefinition = step.planningCheck({
  key: 'deferral-check',
  title: { vi: 'Xem xét trường hợp chưa bổ nhiệm lại', en: 'Is the reappointment deferred?' },
})

const steps: readonly StageDefinition[] = [
  NOT_DEFERRED,
  step.submission({
    key: 'self-report',
    title: { vi: 'Báo cáo tự nhận xét, đánh giá', en: 'Self-report' },
    what: 'self-report',
  }),
  step.vote({
    key: 'key-cadre-vote',
    title: { vi: 'Lấy phiếu của hội nghị cán bộ chủ chốt', en: 'Vote of the key-cadre conference' },
    electorate: art39(KEY_CADRES, joinNotes(CARRIED_OVER, howConvened(KEY_CADRES))),
    vote: {
      ballot: art39('each-person', NOT_SEEN),
      secret: art39(true),
      announced: art39(false),
      excusedLeave: art39(true, CARRIED_OVER),
      denominator: art39('present'),
      bar: art39(HALF),
      exactlyAtBar: art39({ several: 'head', one: 'head' }),
      noneAbove: art39({ take: 'decision', by: 'authority' }, BELOW),
    },
    result: 'list',
    heldWithin: calendarDays(art39(45, HELD_LATE)),
  }),
  partyOpinion(art39('party-committee')),
  step.vote({
    key: 'leadership-vote',
    title: { vi: 'Tập thể lãnh đạo bỏ phiếu', en: 'Vote of the leadership collective' },
    electorate: art39(LEADERSHIP, CARRIED_OVER),
    vote: {
      ballot: art39('each-person', NOT_SEEN),
      secret: art39(true),
      announced: art39(true),
      excusedLeave: art39(true, CARRIED_OVER),
      denominator: art39('convened'),
      bar: art39(HALF, NOBODY_STOPS),
      exactlyAtBar: art39({ several: 'head', one: 'head' }, HEAD_OR_AUTHORITY),
    },
    result: 'selection',
  }),
  decision({ vi: 'Quyết định bổ nhiệm lại', en: 'Decision on the reappointment' }, art39('result')),
]

/** Whether there is time before retirement age is known before anybody votes on it. */
const WITHIN_AGE: StageDefinition = step.planningCheck({
  key: 'age-check',
  title: { vi: 'Kiểm tra tuổi nghỉ hưu', en: 'Retirement age checked' },
})

const extensionSteps: readonly StageDefinition[] = [
  WITHIN_AGE,
  step.vote({
    key: 'leadership-vote',
    title: { vi: 'Tập thể lãnh đạo bỏ phiếu', en: 'Vote of the leadership collective' },
    electorate: art39(LEADERSHIP, CARRIED_OVER),
    vote: {
      ballot: art39('each-person', NOT_SEEN),
      secret: art39(true, SECRET_BY_DEFAULT),
      announced: art39(true, NOT_SEEN),
      excusedLeave: art39(false, {
        vi: 'Tính trên tổng số thành viên, kể cả người vắng.',
        en: 'Counted of all members, the absent included.',
      }),
      denominator: art39('all-members'),
      bar: art39(HALF, NOBODY_STOPS_HERE),
      exactlyAtBar: art39({ several: 'undecided', one: 'undecided' }, NOT_SEEN),
    },
    result: 'selection',
  }),
  decision(
    { vi: 'Quyết định kéo dài thời gian giữ chức vụ', en: 'Decision on the extension' },
    art39('result'),
  ),
]

const law: Omit<ProcedureRules, 'type' | 'kinds' | 'steps'> = {
  eligibility: {
    ...AGE,
    blocks: art39(['discipline-review', 'criminal-proceedings', 'inspection'], DEFERS),
    absences: art39({ abroad: 3, hospital: 3, maternity: 0 }, LONG_ABSENCE),
  },
  actionProgram: ACTION_PROGRAM,
  approval: APPROVAL,
  recusal: RECUSAL,
  dossier: dossier(),
  times: { ...LOCAL_TIMES, submitSelfReport: calendarDays(art39(15, FROM_THE_TASK)) },
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
  reviewStatus: REVIEW_STATUS,
  sources,
  procedure: {
    type: 'reappointment',
    kinds: ['reappointment'],
    steps,
    ...law,
    approval: { ...APPROVAL, decidedBeforeTermEnds: art39(1, LATE_IS_EXPLAINED) },
    term: { noticeBefore: NOTICE_BEFORE },
  },
}

/** Staying in office past the term, where a reappointment is not possible. */
export const extension: RuleSet = {
  id: 'extension',
  version: 1,
  title: { vi: 'Kéo dài thời gian giữ chức vụ', en: 'Extension of a term' },
  inForce: { from: '2026-08-01' },
  reviewStatus: REVIEW_STATUS,
  sources,
  procedure: {
    type: 'extension',
    kinds: ['extension'],
    steps: extensionSteps,
    ...law,
    eligibility: {
      ...AGE,
      endOfTerm: citing(
        citeAll(cite('decree-170-2025', '39', 'decree-300-2026'), cite('labour-code-2019', '169.2')),
      )('by-retirement-age', NOT_SEEN),
    },
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
  actingAtMost: art39(12, ACTING),
  notOpenedAgain: {
    value: 12,
    article: cite('local-practice'),
    note: {
      vi: 'Tham số của địa phương: quy trình về việc hết nhiệm kỳ đã được khởi tạo trong thời gian này mà không có kết quả thì phần mềm không tự mở lại; cán bộ tổ chức vẫn khởi tạo được.',
      en: 'Local parameter: where a procedure about the end of the term was launched within this time and came to nothing, none is opened by itself again; an officer may launch one.',
    },
  },
}
