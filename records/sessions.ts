import { endSessionOf } from '../db/browser-sessions.js'
import { Refused } from '../db/refused.js'
import { refuses } from './use-case/refusing.js'
import { under } from './use-case/use-case.js'

/**
 * Ends one of the caller's own sessions, by its code. As a sign-out it is nothing that the trail has to tell: it takes something
 * from nobody but whoever asks it.
 */
export const endOwnSession = under(
  'oneself',
  refuses('session-not-found'),
  async ({ client, caller: { login } }, { id }: { id: string }): Promise<{ id: string }> => {
    if (!(await endSessionOf(client, { login, id }))) throw new Refused({ code: 'session-not-found' })
    return { id }
  },
)
