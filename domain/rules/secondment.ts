import { SECONDMENT_REASONS } from '../moving/why-moved.js'
import { type StageDefinition, step } from '../procedure/stage-kinds.js'
import type { Cited, IsoDate, Text, WorkingDays } from '../vocabulary.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { LOCAL_TIMES } from './local-times.js'
import { NOT_SECONDED } from './not-moved.js'
import { LOCAL_CHOICE, READ_IN_FULL } from './notes.js'
import { RECUSAL } from './recusal.js'
import type { ProcedureRules, RuleSet } from './rule-set.js'
import { AGE } from './shared-eligibility.js'
import { decision } from './usual-steps.js'

/** Secondment ("biệt phái") and the return from it: Decree 170/2025 art. 26. The seat at home stays held all the while. */

type Citing = <T>(value: T, note?: Text) => Cited<T>

const at170: Citing = citing(cite('decree-170-2025', '26'))
const at300: Citing = citing(cite('decree-170-2025', '26', 'decree-300-2026'))

const MET: Text = {
  vi: 'Gặp gỡ về chủ trương và nhiệm vụ được biệt phái; con dưới 36 tháng, hoàn cảnh đặc biệt khó khăn được xác định ở bước này.',
  en: 'A meeting on the policy and the task; a child under 36 months or special hardship is learned of here.',
}
const BOTH: Text = {
  vi: 'Cơ quan cử và cơ quan tiếp nhận thống nhất bằng văn bản.',
  en: 'The body that sends and the one that receives agree in writing.',
}
const EACH_DECISION: Text = {
  vi: 'Tính từ ngày quyết định có hiệu lực; mỗi lần kéo dài tính riêng (cách hiểu của phần mềm); pháp luật chuyên ngành có thể quy định khác.',
  en: 'From the day of effect; each prolongation is counted by itself (a reading of this product); the law of a sector may differ.',
}
const UNFINISHED: Text = {
  vi: 'Chỉ khi nhiệm vụ đột xuất, cấp bách chưa hoàn thành vì lý do khách quan.',
  en: 'Only where an urgent, sudden task is unfinished for objective reasons.',
}
const STAYS_AT_HOME: Text = {
  vi: 'Trong thời gian biệt phái vẫn thuộc biên chế và số lượng lãnh đạo của cơ quan cử, vị trí không bỏ trống; nơi tiếp nhận phân công, đánh giá, kiểm tra.',
  en: "Whoever is seconded stays on the sender's staff and in its number of leaders, so that the seat is not vacant; the receiving body assigns, assesses and checks.",
}
const RETURNS: Text = {
  vi: 'Hết thời hạn trở lại đơn vị cũ, chức vụ đang giữ; không còn chức vụ đó thì người đứng đầu bố trí vị trí phù hợp (điều động sang chức vụ tương đương).',
  en: 'At the end they return to the former unit and the post that they hold; where it is no more, the head gives a fitting one (a transfer to an equal post).',
}

const met = (at: Citing): StageDefinition =>
  step.consultation({
    key: 'candidate-meeting',
    title: { vi: 'Gặp gỡ người được biệt phái', en: 'Meeting with the person' },
    of: at('candidate', MET),
  })
const agreed = (at: Citing): StageDefinition =>
  step.consultation({
    key: 'written-agreement',
    title: { vi: 'Hai cơ quan thống nhất bằng văn bản', en: 'Both bodies agree in writing' },
    of: at('bodies-concerned', BOTH),
  })
const receiving = (at: Citing, title: Text): StageDefinition =>
  step.consultation({ key: 'receiving-opinion', title, of: at('receiving-leadership') })
const CHECK = step.planningCheck({
  key: 'refusal-check',
  title: { vi: 'Kiểm tra trường hợp chưa biệt phái', en: 'Check of who is not seconded' },
})
const DECISION: Text = { vi: 'Quyết định biệt phái', en: 'Decision on the secondment' }

/** What a text has of its own. */
interface SecondmentText extends Pick<RuleSet, 'id' | 'title'>, Partial<ProcedureRules> {
  inForce: { from: IsoDate; to?: IsoDate }
  steps: readonly StageDefinition[]
  type: 'secondment' | 'secondment-end'
  texts: readonly ('decree-170-2025' | 'decree-300-2026')[]
}

const secondmentRules = ({ id, title, inForce, texts, type, ...law }: SecondmentText): RuleSet => ({
  ...{ id, version: 1, title, inForce, reviewStatus: READ_IN_FULL },
  sources: sourcesOf(...texts, 'regulation-114-2023', 'labour-code-2019', 'local-practice'),
  procedure: {
    ...{ type, kinds: [type], actionProgram: ACTION_PROGRAM, approval: APPROVAL, recusal: RECUSAL },
    ...{ eligibility: AGE, times: LOCAL_TIMES },
    ...law,
  },
})

const criteria = { ...AGE, notMoved: citing(cite('decree-170-2025', '25.5'))(NOT_SECONDED) }

export const secondment: RuleSet = secondmentRules({
  id: 'secondment',
  title: { vi: 'Biệt phái', en: 'Secondment' },
  inForce: { from: '2026-08-01' },
  texts: ['decree-170-2025', 'decree-300-2026'],
  type: 'secondment',
  steps: [
    receiving(at300, { vi: 'Ý kiến cơ quan tiếp nhận', en: 'Opinion of the receiving body' }),
    met(at300),
    CHECK,
    agreed(at300),
    decision(DECISION, at300('result', STAYS_AT_HOME)),
  ],
  eligibility: criteria,
  approval: { ...APPROVAL, endsWithin: at300(36, EACH_DECISION) },
  moving: { movedFor: at300(SECONDMENT_REASONS), prolongedFor: at300(['urgent-task'], UNFINISHED) },
})

/** As first issued: no condition on prolonging. */
export const secondment170: RuleSet = secondmentRules({
  id: 'secondment-170-2025',
  title: {
    vi: 'Biệt phái (Nghị định 170/2025/NĐ-CP khi ban hành)',
    en: 'Secondment (Decree 170/2025/NĐ-CP as first issued)',
  },
  inForce: { from: '2025-07-01', to: '2026-07-31' },
  texts: ['decree-170-2025'],
  type: 'secondment',
  steps: [met(at170), CHECK, agreed(at170), decision(DECISION, at170('result'))],
  eligibility: criteria,
  approval: { ...APPROVAL, endsWithin: at170(36, EACH_DECISION) },
  moving: { movedFor: at170(SECONDMENT_REASONS) },
})

/** The return is prepared so long before. */
export const SECONDMENT_NOTICE: Cited<WorkingDays> = citing(cite('local-practice'))(30, LOCAL_CHOICE)

export const secondmentEnd: RuleSet = secondmentRules({
  id: 'secondment-end',
  title: { vi: 'Kết thúc biệt phái', en: 'End of a secondment' },
  inForce: { from: '2025-07-01' },
  texts: ['decree-170-2025', 'decree-300-2026'],
  type: 'secondment-end',
  steps: [
    receiving(at300, {
      vi: 'Nhận xét, đánh giá của cơ quan tiếp nhận',
      en: 'Assessment by the receiving body',
    }),
    decision({ vi: 'Quyết định kết thúc biệt phái', en: 'Decision on the return' }, at300('result', RETURNS)),
  ],
  term: { noticeBefore: SECONDMENT_NOTICE },
})
