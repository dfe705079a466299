import { caseWords } from './words.js'

const REASONS = {
  'nobody-above-the-bar': 'because_nobody_above_the_bar',
  'no-candidate-left': 'because_no_candidate_left',
  undecided: 'because_undecided',
  'selected-candidate-lost': 'because_selected_candidate_lost',
  'not-elected': 'because_not_elected',
  'not-ratified': 'because_not_ratified',
} as const

/** Why a procedure, or a stage of it, came to nothing, in words; of a code that has none, the code. */
export function useBecause(): (code: string) => string {
  const say = caseWords.use()
  return (code) => (code in REASONS ? say(REASONS[code as keyof typeof REASONS]) : code)
}
