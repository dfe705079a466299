import { z } from 'zod'
import { findLatestEvent } from '../../../db/audit/audit-events.js'
import type { Client } from '../../../db/pool.js'
import { findNames } from '../../../db/reads/titles-of-codes.js'
import type { CaseId } from '../../../domain/vocabulary.js'
import { named } from '../../words/titles.js'
import { suspendedInWords } from '../../words/waiting-words.js'
import type { Reader } from '../votes/view.js'
import type { ProcedureView } from './schemas.js'

const given = z.object({ reason: z.string() })

/**
 * Since when a case is suspended, by whom and why, as its trail says it to the same reader: the reason to those who read its
 * records; a candidate does not see who acted.
 */
export async function suspensionOf(
  client: Client,
  id: CaseId,
  { rights, language }: Pick<Reader, 'rights' | 'language'>,
): Promise<ProcedureView['suspension']> {
  const event = await findLatestEvent(client, id, 'case-suspended')
  if (!event) return undefined
  const { at: since, actor, after } = event
  const names = await findNames(client, [actor])
  const said = given.safeParse(after)
  const told = {
    since,
    ...(rights.own === undefined &&
      actor !== 'system' && { by: named(actor, names.get(actor) ?? actor, language) }),
    ...(rights.records && said.success && { reason: said.data.reason }),
  }
  return { ...told, inWords: suspendedInWords(told, language) }
}
