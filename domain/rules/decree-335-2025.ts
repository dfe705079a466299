import { cite, citing, sourcesOf } from './legal-texts.js'
import { BREAKTHROUGH_TASKS, EVALUATION_INPUTS, UNFINISHED_TASK_WARNS_FROM } from './local-practice.js'
import { ARTICLE_NOT_SEEN, FROM_SECONDARY, joinNotes, READ_IN_PART } from './notes.js'
import type { RuleSet } from './rule-set.js'
import { EXCELLENT_WARNS, OF_THE_GOOD } from './texts-of-evaluation.js'
import { NOT_COMPLETED_GROUNDS } from './values/evaluation-rules.js'

const decree = citing(cite('decree-335-2025'))
const QUOTED = joinNotes(FROM_SECONDARY, ARTICLE_NOT_SEEN)

/** The yearly evaluation of civil servants: the article on grades is known from the press, word for word. */
export const decree335: RuleSet = {
  id: 'decree-335-2025',
  version: 1,
  title: {
    vi: 'Đánh giá, xếp loại chất lượng (Nghị định 335/2025/NĐ-CP)',
    en: 'Evaluation and grading (Decree 335/2025/NĐ-CP)',
  },
  inForce: { from: '2026-01-01' },
  reviewStatus: READ_IN_PART,
  sources: sourcesOf('decree-335-2025', 'local-practice'),
  evaluation: {
    inputs: EVALUATION_INPUTS,
    grades: decree(
      [
        { grade: 'excellent', from: 90 },
        { grade: 'good', from: 70 },
        { grade: 'completed', from: 50 },
        { grade: 'not-completed', from: 0 },
      ],
      QUOTED,
    ),
    excellentShare: decree({ numerator: 1, denominator: 5 }, joinNotes(EXCELLENT_WARNS, QUOTED)),
    excellentShareOutstanding: decree(
      { numerator: 1, denominator: 4 },
      joinNotes(
        { vi: 'Khi cơ quan, đơn vị có thành tích xuất sắc.', en: 'Where the body is outstanding.' },
        joinNotes(EXCELLENT_WARNS, QUOTED),
      ),
    ),
    excellentOf: decree('good', joinNotes(OF_THE_GOOD, QUOTED)),
    notCompletedOn: decree(NOT_COMPLETED_GROUNDS, QUOTED),
    breakthroughTasks: BREAKTHROUGH_TASKS,
    unfinishedTaskWarnsFrom: UNFINISHED_TASK_WARNS_FROM,
  },
}
