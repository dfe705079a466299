import { cite, citing } from './legal-texts.js'
import { LOCAL_CHOICE, NOT_SEEN } from './notes.js'
import type { TaskTimes } from './values/task-times.js'

const local = citing(cite('local-practice'))
const days = (value: number) => local(value, LOCAL_CHOICE)

/** Working days for each kind of task where no text gives them; rule sets spread it and override what theirs gives. */
export const LOCAL_TIMES: TaskTimes = {
  agreeToCandidate: days(5),
  confirmEligibility: days(5),
  submitActionProgram: days(10),
  reviewActionProgram: days(5),
  submitSelfReport: days(15),
  giveOpinion: days(10),
  conveneVote: days(5),
  enterCount: days(2),
  decideVote: days(5),
  answerPolicy: local(15, NOT_SEEN),
  submitDossier: days(5),
  recordDecision: days(15),
  confirmDecision: days(3),
  supplyPapers: days(5),
  resolveLostCandidate: days(5),
  recordExternalResult: days(20),
  remindBefore: days(2),
}
