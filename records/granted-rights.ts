import { Refused } from '../db/refused.js'
import {
  deleteRight,
  findRight,
  insertRight,
  type RightNamed,
  type RightRow,
} from '../db/registers/rights.js'
import { requireWithinSight } from './rights/people.js'
import { audit } from './use-case/audit.js'
import { written } from './use-case/just-written.js'
import { refuses } from './use-case/refusing.js'
import { under } from './use-case/use-case.js'

/** Grants somebody a role on a unit and everything below it. @throws Refused already-exists */
export const grantRight = under(
  'admins-of-right',
  refuses('already-exists'),
  async ({ client, caller, at }, { personId, role, unitId }: RightNamed): Promise<RightRow> => {
    const right = { personId, role, unitId }
    await requireWithinSight(client, caller, 'personId', personId)
    if (!(await insertRight(client, right))) throw new Refused({ code: 'already-exists', what: 'right' })
    await audit(client, caller, at, { what: 'right-granted', after: right })
    return written(await findRight(client, right), 'the right')
  },
)

/** Takes it away, at once: who may not any more is not left with it until a second person comes. @throws Refused right-not-found */
export const revokeRight = under(
  'admins-of-right',
  refuses('right-not-found'),
  async (
    { client, caller, at },
    { personId, role, unitId, reason }: RightNamed & { reason: string },
  ): Promise<RightRow> => {
    const right = { personId, role, unitId }
    const row = await findRight(client, right)
    if (!row) throw new Refused({ code: 'right-not-found' })
    await deleteRight(client, right)
    await audit(client, caller, at, { what: 'right-revoked', before: right, after: { reason } })
    return row
  },
)
