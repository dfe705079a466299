import type { CommandRight } from '../../records/rights/named-rights.js'
import type { CommandName } from '../../workflows/procedure/messages.js'

/** Who may send each command to a running case: its route asks for it, and so does whoever says what can be done. */
export const RIGHT_TO = {
  completeTask: 'does-open-task',
  claimTask: 'claims-open-task',
  releaseTask: 'sees-open-task',
  reassignTask: 'officers-of-open-task',
  returnCase: 'officers-of-case',
  suspendCase: 'officers-of-case',
  resumeCase: 'officers-of-case',
  withdrawCase: 'officers-of-case',
  withdrawCandidate: 'officers-of-case-or-the-candidate',
  blockCandidate: 'officers-of-case',
  annulVote: 'officers-of-vote',
} as const satisfies Readonly<Record<CommandName, CommandRight>>
