import type { z } from 'zod'
import type { Client } from '../../../db/pool.js'
import { findPerson } from '../../../db/reads/callers.js'
import type { Caller } from '../../../records/rights/caller.js'
import type { Language } from '../../words/language.js'
import type { me } from './schemas.js'

/** The caller as they are told about themself. */
export async function showMe(
  client: Client,
  caller: Caller,
  language: Language,
): Promise<z.infer<typeof me>> {
  const { personId: id, login, locale, roles, looksAfter } = caller
  const { name, groups, units, isCandidate } = await findPerson(client, caller, language)
  const unitOf = (unit: string) => ({ id: unit, name: units[unit] ?? unit })
  return {
    ...{ id, name, login, locale, groups, isCandidate },
    hasSeveralUnits: looksAfter === 'all' || looksAfter.length > 1,
    roles: roles.map(({ role, unitId }) => ({ role, unit: unitOf(unitId) })),
  }
}
