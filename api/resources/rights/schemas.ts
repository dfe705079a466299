import { z } from 'zod'
import { ROLES } from '../../../domain/roles.js'
import { id, named, reason } from '../../http/fields.js'
import { pageOf, pageQuery } from '../../http/paging.js'

const role = z.enum(ROLES)

export const right = z.object({ person: named, role, unit: named }).meta({ id: 'Right' })
export const rightPage = pageOf(right).meta({ id: 'RightPage' })

export const rightQuery = z.object({
  ...pageQuery,
  unit: id.optional().meta({ description: 'On this unit, or one below it' }),
  person: id.optional(),
  role: role.optional(),
})

const rightNamed = { personId: id, role, unitId: id }
export const newRight = z.strictObject(rightNamed).meta({ id: 'NewRight' })
export const revocation = z.strictObject({ ...rightNamed, reason }).meta({ id: 'RightRevocation' })
