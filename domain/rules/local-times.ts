import type { Text } from '../vocabulary.js'
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

const INSIDE: Text = {
  vi: 'Tham số của địa phương, đặt sao cho tổng các thời hạn của các bước nằm trong thời hạn của văn bản.',
  en: 'A local parameter, set so that the terms of the steps together stay within the term of the text.',
}
const within = (value: number) => local(value, INSIDE)

/** The local times of a process that the text has finished within a term of its own: together they stay within it. */
export const TIMES_WITHIN_A_PROCESS: TaskTimes = {
  ...LOCAL_TIMES,
  agreeToCandidate: within(3),
  confirmEligibility: within(3),
  submitActionProgram: within(4),
  reviewActionProgram: within(2),
  giveOpinion: within(2),
  conveneVote: within(2),
  enterCount: within(1),
  submitDossier: within(2),
}

/** The same of the check before somebody who leaves office is talked to: the talk and the proposal have ten days in all. */
export const TIMES_BEFORE_A_TALK: TaskTimes = {
  ...LOCAL_TIMES,
  agreeToCandidate: within(2),
  confirmEligibility: within(3),
  confirmDecision: within(2),
}
