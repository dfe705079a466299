import { Semaphore } from 'async-mutex'
import type { CaseId } from '../../domain/vocabulary.js'

/**
 * Commands of one case that this process sends at once; the others wait here. The server takes ten of one workflow, and
 * the eleventh makes it abort the ten before it, so that many clients of one case would keep each other from ever being
 * heard. A case carries out one at a time anyway.
 */
const AT_ONCE = 2
const turns = new Map<CaseId, Semaphore>()

/** Sends a command to a case when it is its turn. */
export async function inTurn<T>(caseId: CaseId, send: () => Promise<T>): Promise<T> {
  const turn = turns.get(caseId) ?? new Semaphore(AT_ONCE)
  turns.set(caseId, turn)
  try {
    return await turn.runExclusive(send)
  } finally {
    if (turn.getValue() === AT_ONCE) turns.delete(caseId)
  }
}
