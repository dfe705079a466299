import { type StageDefinition, step } from '../procedure/stage-kinds.js'
import type { Cited, Text } from '../vocabulary.js'
import { LEADERSHIP } from './conferences.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { LOCAL_TIMES } from './local-times.js'
import { ARTICLE_NOT_SEEN, HELD_LATE, joinNotes, NOT_SEEN, REVIEW_STATUS, TEXT_FROM_MEMORY } from './notes.js'
import { RECUSAL } from './recusal.js'
import type { ProcedureRules, RuleSet } from './rule-set.js'
import { AGE } from './shared-eligibility.js'
import { decision } from './usual-steps.js'

/** Dismissal, resignation and replacement: the opinion of the leadership by secret vote, then the authority decides. */

const decree = <T>(value: T, note?: Text): Cited<T> =>
  citing(cite('decree-170-2025'))(value, joinNotes(TEXT_FROM_MEMORY, note))

const FIRST_TEN: Text = {
  vi: 'Lấy ý kiến tập thể lãnh đạo trong 10 ngày làm việc kể từ khi có đề nghị; chưa xác định điều, khoản cụ thể.',
  en: 'The leadership gives its opinion within 10 working days of the proposal; the article was not seen.',
}
const SECOND_TEN: Text = {
  vi: 'Cấp có thẩm quyền quyết định trong 10 ngày làm việc tiếp theo; chưa xác định điều, khoản cụ thể.',
  en: 'The authority decides within 10 working days of that; the article was not seen.',
}
const INFORMS: Text = {
  vi: 'Phiếu để cấp có thẩm quyền tham khảo; mẫu số chỉ để ghi biên bản.',
  en: 'The ballots inform the authority; the denominator is for the minutes only.',
}

type Leaving = 'dismissal' | 'resignation' | 'replacement'

function procedure(kind: Leaving, decided: Text): ProcedureRules {
  const steps: readonly StageDefinition[] = [
    step.vote({
      key: 'leadership-opinion',
      title: { vi: 'Tập thể lãnh đạo cho ý kiến', en: 'Opinion of the leadership collective' },
      electorate: decree(LEADERSHIP, NOT_SEEN),
      vote: {
        ballot: decree('each-person', NOT_SEEN),
        secret: decree(true, ARTICLE_NOT_SEEN),
        announced: decree(false, NOT_SEEN),
        excusedLeave: decree(false, NOT_SEEN),
        denominator: decree('convened', INFORMS),
      },
      result: 'opinion',
      heldWithin: decree(10, joinNotes(FIRST_TEN, HELD_LATE)),
    }),
    decision(decided, decree('result', ARTICLE_NOT_SEEN)),
  ]
  return {
    type: kind,
    kinds: [kind],
    steps,
    eligibility: AGE,
    actionProgram: ACTION_PROGRAM,
    approval: APPROVAL,
    recusal: RECUSAL,
    times: { ...LOCAL_TIMES, recordDecision: decree(10, SECOND_TEN) },
  }
}

const sources = sourcesOf('decree-170-2025', 'regulation-114-2023', 'labour-code-2019', 'local-practice')

function ruleSet(kind: Leaving, title: Text, decided: Text): RuleSet {
  return {
    id: kind,
    version: 1,
    title,
    inForce: { from: '2025-07-01' },
    reviewStatus: REVIEW_STATUS,
    sources,
    procedure: procedure(kind, decided),
  }
}

/** Template G, on a ground: tasks not fulfilled, evaluation, discipline. */
export const dismissal = ruleSet(
  'dismissal',
  { vi: 'Miễn nhiệm', en: 'Dismissal' },
  { vi: 'Quyết định miễn nhiệm', en: 'Decision on the dismissal' },
)

/** Template G, at the holder's own wish. */
export const resignation = ruleSet(
  'resignation',
  { vi: 'Từ chức', en: 'Resignation' },
  { vi: 'Quyết định cho từ chức', en: 'Decision on the resignation' },
)

/** Template G, where another is to hold the post: the seat falls vacant, and a procedure of its own fills it. */
export const replacement = ruleSet(
  'replacement',
  { vi: 'Thay thế', en: 'Replacement' },
  { vi: 'Quyết định thay thế', en: 'Decision on the replacement' },
)
