import type { StageDefinition } from '../procedure/stages.js'
import type { Text } from '../vocabulary.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { ACTION_PROGRAM, APPROVAL } from './local-practice.js'
import { LOCAL_TIMES } from './local-times.js'
import { LOCAL_CHOICE, REVIEW_STATUS } from './notes.js'
import { RECUSAL } from './recusal.js'
import type { ProcedureRules, RuleSet } from './rule-set.js'
import { AGE, eligibility, WAITS_OF_80_AND_377 } from './shared-eligibility.js'
import { decision, PLANNING_CHECK } from './usual-steps.js'

/** Rotation: to another place for a term and a purpose, and what comes after it. Steps and terms are local parameters. */

const local = citing(cite('local-practice'))

const workplace: StageDefinition = {
  kind: 'consultation',
  key: 'workplace-opinion',
  title: { vi: 'Ý kiến nơi đi', en: 'Opinion of the place that is left' },
  of: local('present-workplace', LOCAL_CHOICE),
}
const receiving: StageDefinition = {
  kind: 'consultation',
  key: 'receiving-opinion',
  title: { vi: 'Ý kiến nơi đến', en: 'Opinion of the place that receives' },
  of: local('receiving-leadership', LOCAL_CHOICE),
}

function ruleSet(
  type: 'rotation' | 'rotation-end',
  title: Text,
  law: Pick<ProcedureRules, 'steps' | 'eligibility'>,
): RuleSet {
  return {
    id: type,
    version: 1,
    title,
    inForce: { from: '2025-01-01' },
    reviewStatus: REVIEW_STATUS,
    sources: sourcesOf(
      'local-practice',
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
      planning: citing(cite('regulation-377-2025'))('equal-or-higher-post'),
      timeInLowerPost: local(0, LOCAL_CHOICE),
      ...WAITS_OF_80_AND_377,
      conditions: cite('regulation-80-2022'),
      papers: cite('local-practice'),
      papersNote: LOCAL_CHOICE,
    }),
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
  },
)
