import { Semaphore } from 'async-mutex'
import type { CaseId } from '../../domain/vocabulary.js'
import { Problem } from '../problems/problem.js'

/**
 * Commands of one case that this process sends at once; the others wait here. The server takes ten of one workflow, and
 * the eleventh makes it abort the ten before it, so that many clients of one case would keep each other from ever being
 * heard. A case carries out one at a time anyway.
 */
const AT_ONCE = 2
const turns = new Map<CaseId, Semaphore>()

/**
 * Sends a command to a case when it is its turn. At the deadline, in milliseconds since the epoch, whoever asked gets an
 * answer and the turn goes to the next, whatever is still waited for.
 * @throws Problem dependency-down at the deadline
 */
export async function inTurn<T>(caseId: CaseId, deadline: number, send: () => Promise<T>): Promise<T> {
  const turn = turns.get(caseId) ?? new Semaphore(AT_ONCE)
  turns.set(caseId, turn)
  return await inTime(deadline, () =>
    turn
      .runExclusive(() => inTime(deadline, send))
      .finally(() => {
        if (turn.getValue() === AT_ONCE) turns.delete(caseId)
      }),
  )
}

function inTime<T>(deadline: number, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Problem('dependency-down')), deadline - Date.now())
    void work()
      .then(resolve, reject)
      .finally(() => clearTimeout(late))
  })
}
