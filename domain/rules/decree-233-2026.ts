import type { Text } from '../vocabulary.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { BREAKTHROUGH_TASKS, EVALUATION_INPUTS, UNFINISHED_TASK_WARNS_FROM } from './local-practice.js'
import { joinNotes, READ_IN_FULL } from './notes.js'
import type { RuleSet } from './rule-set.js'
import { EXCELLENT_WARNS, OF_THE_GOOD } from './texts-of-evaluation.js'
import { NOT_COMPLETED_GROUNDS } from './values/evaluation-rules.js'

const at = (article: string) => citing(cite('decree-233-2026', article))

const OF_GOOD_UNITS: Text = {
  vi: 'Trên số đơn vị xếp loại hoàn thành tốt nhiệm vụ thuộc cùng cấp quyết định; đơn vị cấu thành cũng vậy (khoản 8). Phần mềm ghi xếp loại của đơn vị, chưa đếm tỷ lệ này.',
  en: 'Of the units graded "good" under the deciding authority, and so of constituent units (clause 8). The product keeps the grades of units and does not count this share.',
}

/** The yearly evaluation of public employees. */
export const decree233: RuleSet = {
  id: 'decree-233-2026',
  version: 1,
  title: {
    vi: 'Đánh giá, xếp loại chất lượng viên chức (Nghị định 233/2026/NĐ-CP)',
    en: 'Evaluation and grading of public employees (Decree 233/2026/NĐ-CP)',
  },
  inForce: { from: '2026-07-01' },
  reviewStatus: READ_IN_FULL,
  sources: sourcesOf('decree-233-2026', 'local-practice'),
  employeeEvaluation: {
    inputs: EVALUATION_INPUTS,
    grades: at('12')(
      [
        { grade: 'excellent', from: 90 },
        { grade: 'good', from: 70 },
        { grade: 'completed', from: 50 },
        { grade: 'not-completed', from: 0 },
      ],
      {
        vi: 'Đơn vị chưa ban hành quy chế đánh giá trước ngày 30/11/2026 (khoản 3 Điều 18) thì năm 2026 theo Nghị định 90/2020/NĐ-CP (khoản 1 Điều 20): ghi mức xếp loại theo văn bản của mình.',
        en: 'A unit without rules of its own by 30 November 2026 (art. 18.3) grades 2026 by Decree 90/2020/NĐ-CP (art. 20.1).',
      },
    ),
    excellentShare: at('12.6')({ numerator: 1, denominator: 5 }, EXCELLENT_WARNS),
    excellentShareOutstanding: at('12.6')(
      { numerator: 1, denominator: 4 },
      joinNotes(
        {
          vi: 'Khi chính đơn vị xếp loại hoàn thành xuất sắc nhiệm vụ.',
          en: 'Where the unit itself is graded "excellent".',
        },
        EXCELLENT_WARNS,
      ),
    ),
    excellentOf: at('12.6')('good', OF_THE_GOOD),
    notCompletedOn: at('12.4')(NOT_COMPLETED_GROUNDS, {
      vi: 'Người quản lý đã phát hiện, báo cáo và khắc phục kịp thời vi phạm ở đơn vị thì được xem xét.',
      en: 'A manager who found, reported and remedied in time what happened in the unit is weighed.',
    }),
    headNotAboveUnit: at('12.7')(true, {
      vi: 'Người đứng đầu xếp loại cao hơn đơn vị: cảnh báo khi ghi, cần đã ghi xếp loại của đơn vị.',
      en: 'A head who is graded above the unit is warned of, once the grade of the unit is recorded.',
    }),
    gradedFromMonths: at('14.1')(6, {
      vi: 'Nghỉ không hưởng lương mà đủ thời gian này, ốm đau, thai sản: xếp loại theo thời gian làm việc. Dữ liệu không có thời gian làm việc trong năm: người ghi xem xét.',
      en: 'Unpaid leave with so many months worked, sickness, maternity: graded on the time worked. The records have no time worked in a year: whoever records the grade looks to it.',
    }),
    oneActOneYear: at('14.3')(true, {
      vi: 'Hành vi đã dùng để xếp loại thì không tính lại: người ghi xem xét.',
      en: 'An act that was used for a grade is not counted again: whoever records the grade looks to it.',
    }),
    partyOpinionBefore: at('15(c)')(true, {
      vi: 'Sau cuộc họp của toàn thể (có biên bản), trước khi cơ quan tham mưu tổng hợp: ghi ý kiến ở mục nguồn ý kiến.',
      en: 'After the meeting of all staff, which is minuted, before the personnel body sums up: it is entered among the inputs.',
    }),
    excellentUnitShare: at('7.7')({ numerator: 1, denominator: 5 }, OF_GOOD_UNITS),
    excellentUnitShareOutstanding: at('7.7')({ numerator: 1, denominator: 4 }, OF_GOOD_UNITS),
    excellentUnitsOfFew: at('7.7')({ under: 5, atMost: 1 }, OF_GOOD_UNITS),
    breakthroughTasks: BREAKTHROUGH_TASKS,
    unfinishedTaskWarnsFrom: UNFINISHED_TASK_WARNS_FROM,
  },
}
