/**
 * What nobody may do alone: entered by one, confirmed by another. Which of these an installation asks two people for is its
 * parameter `TWO_PEOPLE_FOR`: all of them, unless it says otherwise.
 */
export const FOR_TWO_PEOPLE = [
  'rule-sets',
  'waivers',
  'election-results',
  'formal-decisions',
  'declarations',
  'rights',
] as const
export type ForTwoPeople = (typeof FOR_TWO_PEOPLE)[number]

/** Of those, what is entered in a procedure: a case keeps what was so at its launch. */
export const FOR_TWO_IN_CASES = ['waivers', 'election-results'] as const satisfies readonly ForTwoPeople[]
export type ForTwoInCases = (typeof FOR_TWO_IN_CASES)[number]

/** Those of them that are changes of the registers, and wait as proposed changes. */
export const PROPOSED_FOR = [
  'rule-sets',
  'formal-decisions',
  'declarations',
  'rights',
] as const satisfies ForTwoPeople[]
export type ProposedFor = (typeof PROPOSED_FOR)[number]

/** Waits for a second person; then one of the others, for good. */
export const PROPOSAL_STATES = ['waiting', 'confirmed', 'refused', 'withdrawn'] as const
export type ProposalState = (typeof PROPOSAL_STATES)[number]

/** What is named between commas, each once; `none`: nothing. Undefined where anything else is said. */
export function forTwoPeopleIn(text: string): readonly ForTwoPeople[] | undefined {
  const words = text.split(',').map((word) => word.trim())
  if (words.length === 1 && words[0] === 'none') return []
  const named = FOR_TWO_PEOPLE.filter((each) => words.includes(each))
  return named.length === words.length ? named : undefined
}

/** What of it a launch keeps; nothing of what its case never asks. */
export const forTwoInCases = (all: readonly ForTwoPeople[]): readonly ForTwoInCases[] =>
  FOR_TWO_IN_CASES.filter((each) => all.includes(each))
