import type { Text } from '../vocabulary.js'
import { cite, citing } from './legal-texts.js'
import { joinNotes, LOCAL_CHOICE } from './notes.js'
import type { ProcedureRules } from './rule-set.js'
import { HALF } from './shares.js'
import type { EvaluationRules } from './values/evaluation-rules.js'

/** Rules that localities make for themselves and that procedures under any text share. */

const local = citing(cite('local-practice'))

const FROM_DISTRICT_DEPARTMENTS: Text = {
  vi: 'Từ cấp phó phòng, ban cấp huyện trở lên, theo quy định của một tỉnh từ cuối năm 2021; áp dụng cho cả bổ nhiệm và giới thiệu ứng cử.',
  en: 'From deputy head of a district-level department upward, as one province has required since the end of 2021, for those appointed and those nominated.',
}
const NO_RUNG_FOR_DISTRICTS: Text = {
  vi: 'Thang chức vụ của phần mềm không có bậc cho phòng, ban cấp huyện: mức này được ghi ở bậc phó giám đốc sở và tương đương; địa phương đặt bậc thấp hơn nếu cần.',
  en: "The product's ladder of posts has no rung for departments of a district: the threshold stands at deputy head of department; a locality sets a lower one where it needs to.",
}

/** Who develops and presents an action program. */
export const ACTION_PROGRAM: ProcedureRules['actionProgram'] = {
  requiredFrom: local('department-deputy', joinNotes(FROM_DISTRICT_DEPARTMENTS, NO_RUNG_FOR_DISTRICTS)),
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
  LOCAL_CHOICE,
)

/** What a breakthrough task that was not finished says about the grade of its year. */
export const UNFINISHED_TASK_WARNS_FROM: NonNullable<EvaluationRules['unfinishedTaskWarnsFrom']> = local(
  'good',
  joinNotes(
    {
      vi: 'Kết quả nhiệm vụ đột phá là một căn cứ đánh giá: có nhiệm vụ không hoàn thành thì cảnh báo, không chặn.',
      en: 'What came of breakthrough tasks feeds the evaluation: an unfinished one is shown as a warning, it bars nothing.',
    },
    LOCAL_CHOICE,
  ),
)

/** Breakthrough tasks that holders of posts register each year. */
export const BREAKTHROUGH_TASKS: NonNullable<EvaluationRules['breakthroughTasks']> = local(
  { from: 'department-deputy', atLeast: 1, atMost: 2 },
  joinNotes(
    {
      vi: 'Từ cấp phó phòng, ban trở lên, mỗi năm 1–2 nhiệm vụ, do ban thường vụ phê duyệt; quy định của địa phương.',
      en: 'From deputy department head upward, 1–2 a year, approved by the standing committee; a local rule.',
    },
    NO_RUNG_FOR_DISTRICTS,
  ),
)
