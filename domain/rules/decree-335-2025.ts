import { cite, citing, sourcesOf } from './legal-texts.js'
import { BREAKTHROUGH_TASKS, UNFINISHED_TASK_WARNS_FROM } from './local-practice.js'
import { LOCAL_CHOICE, REVIEW_STATUS } from './notes.js'
import type { RuleSet } from './rule-set.js'

const decree = citing(cite('decree-335-2025'))
const local = citing(cite('local-practice'))

/** The yearly evaluation. */
export const decree335: RuleSet = {
  id: 'decree-335-2025',
  version: 1,
  title: {
    vi: 'Đánh giá, xếp loại chất lượng (Nghị định 335/2025/NĐ-CP)',
    en: 'Evaluation and grading (Decree 335/2025/NĐ-CP)',
  },
  inForce: { from: '2026-01-01' },
  reviewStatus: REVIEW_STATUS,
  sources: sourcesOf('decree-335-2025', 'local-practice'),
  evaluation: {
    inputs: local(
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
    ),
    grades: decree([
      { grade: 'excellent', from: 90 },
      { grade: 'good', from: 70 },
      { grade: 'completed', from: 50 },
      { grade: 'not-completed', from: 0 },
    ]),
    excellentShare: decree(
      { numerator: 1, denominator: 5 },
      {
        vi: 'So với số người xếp loại hoàn thành tốt nhiệm vụ trở lên trong đơn vị; vượt thì cảnh báo.',
        en: 'Of those at "good" and above in a unit; more than that is shown as a warning.',
      },
    ),
    breakthroughTasks: BREAKTHROUGH_TASKS,
    unfinishedTaskWarnsFrom: UNFINISHED_TASK_WARNS_FROM,
  },
}
