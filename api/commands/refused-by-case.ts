import type { RefusalCode } from '../../domain/procedure/refusals.js'
import type { CommandName } from '../../workflows/procedure/messages.js'
import {
  CANDIDATE_PROBLEMS,
  CASE_PROBLEMS,
  STAGE_PROBLEMS,
  SUSPENSION_PROBLEMS,
} from '../problems/case-problems.js'
import { DAY_PROBLEMS } from '../problems/day-problems.js'
import { DECISION_PROBLEMS } from '../problems/decision-problems.js'
import { ELIGIBILITY_PROBLEMS } from '../problems/eligibility-problems.js'
import { codesOf, type RefusalRows } from '../problems/problem-rows.js'
import { RIGHT_PROBLEMS } from '../problems/right-problems.js'
import { SEAT_PROBLEMS } from '../problems/seat-problems.js'
import { GROUP_TASK_PROBLEMS, RESULT_PROBLEMS, TASK_PROBLEMS } from '../problems/task-problems.js'
import { VOTE_PROBLEMS } from '../problems/vote-problems.js'

const ANY = [RIGHT_PROBLEMS, CASE_PROBLEMS]
const UNDER_WAY = [...ANY, SUSPENSION_PROBLEMS]
const OF_GROUP = [...UNDER_WAY, TASK_PROBLEMS, GROUP_TASK_PROBLEMS]
const OF_CANDIDATE = [...ANY, CANDIDATE_PROBLEMS]

/** What a case may refuse of a command, by subject: of some subjects, one or another code that this command never meets. */
const BY_COMMAND: Readonly<Record<CommandName | 'launch', readonly RefusalRows[]>> = {
  launch: [RIGHT_PROBLEMS],
  completeTask: [
    ...UNDER_WAY,
    ...[TASK_PROBLEMS, RESULT_PROBLEMS, DAY_PROBLEMS, STAGE_PROBLEMS, SEAT_PROBLEMS],
    ...[ELIGIBILITY_PROBLEMS, VOTE_PROBLEMS, DECISION_PROBLEMS],
  ],
  claimTask: OF_GROUP,
  releaseTask: OF_GROUP,
  reassignTask: OF_GROUP,
  returnCase: [...UNDER_WAY, STAGE_PROBLEMS],
  suspendCase: UNDER_WAY,
  resumeCase: UNDER_WAY,
  withdrawCase: ANY,
  withdrawCandidate: OF_CANDIDATE,
  blockCandidate: OF_CANDIDATE,
  annulVote: UNDER_WAY,
}

/** The codes that a case may refuse that command with, beside those of its right. */
export function refusedByCase(command: CommandName | 'launch'): RefusalCode[] {
  return BY_COMMAND[command].flatMap((rows) => codesOf<RefusalCode>(rows))
}
