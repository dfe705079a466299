import { Refused } from '../../db/refused.js'
import { PROBLEMS } from '../problems/problem.js'

/**
 * Whoever sends a command again is answered as the first time, as long as they may still ask it. That it is done, or too late
 * to be done now, does not matter: it may have been done by this very command.
 * @throws Refused what there is not for them, or not permitted to them
 */
export async function requireStillMay(ask: () => unknown): Promise<void> {
  try {
    await ask()
  } catch (error) {
    if (!(error instanceof Refused) || isOfRights(error)) throw error
  }
}

const isOfRights = ({ refusal: { code } }: Refused): boolean => [403, 404].includes(PROBLEMS[code].status)
