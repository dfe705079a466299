import { cite, citing, sourcesOf } from './legal-texts.js'
import { BREAKTHROUGH_TASKS, EVALUATION_INPUTS, UNFINISHED_TASK_WARNS_FROM } from './local-practice.js'
import { READ_IN_FULL } from './notes.js'
import type { RuleSet } from './rule-set.js'
import { EXCELLENT_WARNS, OF_THE_GOOD } from './texts-of-evaluation.js'
import { NOT_COMPLETED_GROUNDS } from './values/evaluation-rules.js'

const at = (article: string) => citing(cite('decree-233-2026', article))

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
    excellentShareOutstanding: at('12.6')({ numerator: 1, denominator: 4 }, EXCELLENT_WARNS),
    excellentOf: at('12.6')('good', OF_THE_GOOD),
    notCompletedOn: at('12.4')(NOT_COMPLETED_GROUNDS, {
      vi: 'Người quản lý đã phát hiện, báo cáo và khắc phục kịp thời vi phạm ở đơn vị thì được xem xét.',
      en: 'A manager who found, reported and remedied in time what happened in the unit is weighed.',
    }),
    breakthroughTasks: BREAKTHROUGH_TASKS,
    unfinishedTaskWarnsFrom: UNFINISHED_TASK_WARNS_FROM,
  },
}
