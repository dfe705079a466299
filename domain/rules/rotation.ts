import { type StageDefinition, step } from '../procedure/stage-kinds.js'
import type { Cited, Months, Text, WorkingDays } from '../vocabulary.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { LOCAL_TIMES } from './local-times.js'
import { LOCAL_CHOICE, LOCAL_RULE } from './notes.js'
import { RECUSAL } from './recusal.js'
import type { ProcedureRules, RuleSet } from './rule-set.js'
import { AGE, eligibility, UNDER_50_AND_377, WAITS_OF_80_AND_377 } from './shared-eligibility.js'
import { decision, PLANNING_CHECK } from './usual-steps.js'

/** Rotation: to another place for a term and a purpose, and what comes after it. Steps and terms are local parameters. */

const local = citing(cite('local-practice'))

const workplace: StageDefinition = step.consultation({
  key: 'workplace-opinion',
  title: { vi: 'Ý kiến nơi đi', en: 'Opinion of the place that is left' },
  of: local('present-workplace', LOCAL_CHOICE),
})
const receiving: StageDefinition = step.consultation({
  key: 'receiving-opinion',
  title: { vi: 'Ý kiến nơi đến', en: 'Opinion of the place that receives' },
  of: local('receiving-leadership', LOCAL_CHOICE),
})

/** The end of a rotation is prepared so long before. */
export const ROTATION_NOTICE: Cited<WorkingDays> = local(90, {
  vi: 'Tham số của địa phương; văn bản không quy định. Mặc định bằng thời hạn thông báo bổ nhiệm lại.',
  en: 'A local parameter; the texts are silent. As a default, the time of the notice of a reappointment.',
})
const USUAL_LENGTH: Cited<Months> = local(36, {
  vi: 'Tham số của địa phương: áp dụng khi đề xuất không nêu thời hạn; thời hạn của quyết định có thể khác. Con số ghi theo trí nhớ (M), cần đối chiếu.',
  en: 'A local parameter: taken where the proposal names no end; the decision may set another. The number is from memory (M), to be confirmed.',
})

function ruleSet(
  type: 'rotation' | 'rotation-end',
  title: Text,
  law: Pick<ProcedureRules, 'steps' | 'eligibility' | 'term'>,
): RuleSet {
  return {
    id: type,
    version: 1,
    title,
    inForce: { from: '2025-01-01' },
    reviewStatus: LOCAL_RULE,
    sources: sourcesOf(
      'local-practice',
      'regulation-50-2021',
      'regulation-377-2025',
      'regulation-80-2022',
      'regulation-114-2023',
      'labour-code-2019',
    ),
    procedure: {
      type,
      kinds: [type],
      ...law,
      actionProgram: ACTION_PROGRAM,
      approval: APPROVAL,
      recusal: RECUSAL,
      times: LOCAL_TIMES,
    },
  }
}

/** A proposal with its purpose and term, the opinion of both places, the decision. */
export const rotation = ruleSet(
  'rotation',
  { vi: 'Luân chuyển', en: 'Rotation' },
  {
    steps: [
      PLANNING_CHECK,
      workplace,
      receiving,
      decision(
        { vi: 'Quyết định luân chuyển', en: 'Decision on the rotation' },
        local('result', LOCAL_CHOICE),
      ),
    ],
    eligibility: eligibility({
      planning: UNDER_50_AND_377('equal-or-higher-post'),
      timeInLowerPost: local(0, LOCAL_CHOICE),
      ...WAITS_OF_80_AND_377,
      conditions: cite('regulation-80-2022'),
      papers: cite('local-practice'),
      papersNote: LOCAL_CHOICE,
    }),
    term: { usualLength: USUAL_LENGTH },
  },
)

/** What comes after the term: back, to stay, or onward. Opens by itself before the term ends. */
export const rotationEnd = ruleSet(
  'rotation-end',
  { vi: 'Kết thúc luân chuyển', en: 'End of a rotation' },
  {
    steps: [
      receiving,
      decision(
        { vi: 'Bố trí sau luân chuyển', en: 'Assignment after the rotation' },
        local('result', LOCAL_CHOICE),
      ),
    ],
    eligibility: AGE,
    term: { noticeBefore: ROTATION_NOTICE },
  },
)
