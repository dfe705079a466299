import { step } from '../procedure/stage-kinds.js'
import { cite, citing, sourcesOf } from './legal-texts.js'
import { LOCAL_RULE } from './notes.js'
import type { RuleSet } from './rule-set.js'
import { LOCAL_H_LAW } from './short-procedure.js'

/** The revocation of a decision: whoever decided decides again. A local rule; the texts that are known are silent. */
export const revocation: RuleSet = {
  id: 'revocation',
  version: 1,
  title: { vi: 'Thu hồi, hủy bỏ quyết định', en: 'Revocation of a decision' },
  inForce: { from: '2025-01-01' },
  reviewStatus: LOCAL_RULE,
  sources: sourcesOf(
    'local-h',
    'decree-170-2025',
    'decree-300-2026',
    'regulation-80-2022',
    'regulation-50-2021',
    'regulation-377-2025',
    'regulation-114-2023',
    'labour-code-2019',
    'local-practice',
  ),
  procedure: {
    type: 'revocation',
    kinds: ['revocation'],
    steps: [
      step.approval({
        key: 'approval',
        title: { vi: 'Quyết định thu hồi, hủy bỏ', en: 'Decision to revoke' },
        decides: citing(cite('local-h', '§ 4.1'))('result'),
      }),
    ],
    ...LOCAL_H_LAW,
  },
}
