import type { Text } from '../vocabulary.js'
import { cite, citing } from './legal-texts.js'
import { joinNotes, LOCAL_CHOICE } from './notes.js'
import type { ProcedureRules } from './rule-set.js'
import { HALF } from './shares.js'
import type { EvaluationRules } from './values/evaluation-rules.js'

/** Rules that localities make for themselves and that procedures under any text share. */

const local = citing(cite('local-practice'))

const FROM_DISTRICT_DEPARTMENTS: Text = {
  vi: 'Từ cấp phó phòng, ban cấp huyện trở lên, theo quy định của một tỉnh từ cuối năm 2021 (trong phần mềm: phó trưởng phòng và tương đương); áp dụng cho cả bổ nhiệm và giới thiệu ứng cử.',
  en: "From deputy head of a district-level department upward, as one province has required since the end of 2021 (on the product's ladder: deputy head of division), for those appointed and those nominated.",
}

/** Who develops and presents an action program. */
export const ACTION_PROGRAM: ProcedureRules['actionProgram'] = {
  requiredFrom: local('division-deputy', FROM_DISTRICT_DEPARTMENTS),
  maxBytes: local(10 * 1024 * 1024, LOCAL_CHOICE),
}

/** How the managing body decides. */
export const APPROVAL: ProcedureRules['approval'] = {
  majority: local(HALF, {
    vi: 'Quá nửa tổng số thành viên của cơ quan quản lý cán bộ; tham số của địa phương.',
    en: 'More than half of all members of the managing body; a local parameter.',
  }),
}

/** Whose view an evaluation takes in. */
export const EVALUATION_INPUTS: EvaluationRules['inputs'] = local(
  [
    'self',
    'peers-in-the-cell',
    'subordinates-or-people-served',
    'party-committee-of-the-workplace',
    'superior',
    'advisory-bodies',
    'measured-results',
  ],
  joinNotes(
    {
      vi: 'Địa phương khác còn lấy ý kiến cấp ủy nơi cư trú, cơ quan giám sát, tổ chức đoàn thể, quần chúng: đặt trong bộ quy tắc của mình. Quy định 366-QĐ/TW chưa có bộ quy tắc.',
      en: 'Other localities also ask the Party committee of the residence, the monitoring body, the organisations and the masses: they set so in a rule set of their own. Regulation 366-QĐ/TW has no rule set yet.',
    },
    LOCAL_CHOICE,
  ),
)

/** What a breakthrough task that was not finished says about the grade of its year. */
export const UNFINISHED_TASK_WARNS_FROM: NonNullable<EvaluationRules['unfinishedTaskWarnsFrom']> = local(
  'good',
  joinNotes(
    {
      vi: 'Kết quả nhiệm vụ đột phá là một căn cứ đánh giá: có nhiệm vụ không hoàn thành thì cảnh báo, không phải điều kiện.',
      en: 'What came of breakthrough tasks feeds the evaluation: an unfinished one is shown as a warning, it bars nothing.',
    },
    LOCAL_CHOICE,
  ),
)

/** Breakthrough tasks that holders of posts register each year. */
export const BREAKTHROUGH_TASKS: NonNullable<EvaluationRules['breakthroughTasks']> = local(
  { from: 'division-deputy', atLeast: 1, atMost: 2 },
  {
    vi: 'Từ cấp phó phòng, ban trở lên, mỗi năm 1–2 nhiệm vụ, do ban thường vụ phê duyệt bằng nghị quyết đối với chức danh thuộc diện quản lý; quy định của địa phương.',
    en: 'From deputy division head upward, 1–2 a year, approved by a resolution of the standing committee for the posts that it manages; a local rule.',
  },
)
