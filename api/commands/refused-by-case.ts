import type { RefusalCode } from '../../domain/procedure/refusals.js'
import type { CommandName } from '../../workflows/procedure/messages.js'
import {
  CANDIDATE_PROBLEMS,
  CASE_PROBLEMS,
  DECIDED_PROBLEMS,
  STAGE_PROBLEMS,
  SUSPENSION_PROBLEMS,
} from '../problems/case-problems.js'
import { DAY_PROBLEMS } from '../problems/day-problems.js'
import { DECISION_PROBLEMS } from '../problems/decision-problems.js'
import { ELIGIBILITY_PROBLEMS } from '../problems/eligibility-problems.js'
import { codesOf, type RefusalRows } from '../problems/problem-rows.js'
import { SEAT_PROBLEMS } from '../problems/seat-problems.js'
import { GROUP_TASK_PROBLEMS, RESULT_PROBLEMS, TASK_PROBLEMS } from '../problems/task-problems.js'
import { ANNULMENT_PROBLEMS, VOTE_PROBLEMS } from '../problems/vote-problems.js'

const RUNNING = [CASE_PROBLEMS, SUSPENSION_PROBLEMS]
const STEERED = [...RUNNING, DECIDED_PROBLEMS]
const OF_GROUP = [...RUNNING, TASK_PROBLEMS, GROUP_TASK_PROBLEMS]

/** What a case may refuse of a command, by subject: of some subjects, one or another code that this command never meets. */
const BY_COMMAND: Readonly<Record<CommandName | 'launch', readonly RefusalRows[]>> = {
  launch: [CASE_PROBLEMS],
  completeTask: [
    ...RUNNING,
    ...[TASK_PROBLEMS, RESULT_PROBLEMS, DAY_PROBLEMS, STAGE_PROBLEMS, SEAT_PROBLEMS],
    ...[ELIGIBILITY_PROBLEMS, VOTE_PROBLEMS, DECISION_PROBLEMS],
  ],
  claimTask: OF_GROUP,
  releaseTask: OF_GROUP,
  reassignTask: OF_GROUP,
  returnCase: [...STEERED, STAGE_PROBLEMS],
  suspendCase: STEERED,
  resumeCase: STEERED,
  withdrawCase: [CASE_PROBLEMS, DECIDED_PROBLEMS],
  withdrawCandidate: [CASE_PROBLEMS, DECIDED_PROBLEMS, CANDIDATE_PROBLEMS],
  blockCandidate: [CASE_PROBLEMS, DECIDED_PROBLEMS, CANDIDATE_PROBLEMS],
  annulVote: [...STEERED, ANNULMENT_PROBLEMS],
}

/** The codes that a case may refuse that command with, beside those of its right. */
export function refusedByCase(command: CommandName | 'launch'): RefusalCode[] {
  return BY_COMMAND[command].flatMap((rows) => codesOf<RefusalCode>(rows))
}
