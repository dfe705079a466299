import { day } from '../words/say.js'
import { ruleSetWords } from './words.js'

/** From when to when a rule set is in force. */
export function useInForce(): (inForce: { from: string; to?: string | undefined }) => string {
  const say = ruleSetWords.use()
  return ({ from, to }) =>
    to ? say('fromTo', { from: day(from), to: day(to) }) : say('since', { from: day(from) })
}
