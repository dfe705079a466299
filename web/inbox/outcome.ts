import type { z } from 'zod'
import type { taskDetails } from '../../api/resources/tasks/schemas.js'

type Action = z.output<typeof taskDetails>['actions'][number]

/** What ends or refuses something, as the results of tasks say it. */
const REFUSES: readonly unknown[] = [false, 'reject', 'rejected', 'stop']

/** The outcome of its task that a result is, as the API names it: what it says is what the result says. */
export function outcomeOf({ actions }: { actions: readonly Action[] }, result: object): Action | undefined {
  const said = new Map<string, unknown>(Object.entries(result))
  return actions.find(
    ({ command, says }) =>
      command === 'completion' &&
      says !== undefined &&
      Object.keys(says).length > 0 &&
      Object.entries(says).every(([field, value]) => said.get(field) === value),
  )
}

/** Does the procedure end by it, against those it is about? The API says what follows; that is asked once more. */
export const endsCase = ({ says = {}, consequences }: Action): boolean =>
  Object.values(says).some((value) => REFUSES.includes(value)) &&
  consequences.some(({ what }) => what === 'status')
