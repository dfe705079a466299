import type { z } from 'zod'
import { FORMAL_DECISIONS, type FormalDecisionRow } from '../../../db/registers/formal-decisions.js'
import type { RuleSet } from '../../../domain/rules/rule-set.js'
import { measuresInTheWay } from '../../../records/measures-in-the-way.js'
import type { Shown } from '../../http/answer.js'
import { type Language, say } from '../../words/language.js'
import { BLOCKS_NOTHING, blocksUntil } from '../../words/measure-words.js'
import type { effect } from './schemas.js'

/** Measures against somebody, and what each does on the day. */
export async function measuresOf({
  client,
  of,
  today,
  language,
}: Pick<Shown, 'client' | 'of' | 'today' | 'language'>) {
  const blockedBy = await measuresInTheWay(client, today)
  const rows = await FORMAL_DECISIONS.measures.list(client, of)
  return {
    items: rows.map((row) => ({ ...measureView(row), effect: effectView(row, blockedBy(row), language) })),
  }
}

export async function disciplinesOf({ client, of }: Pick<Shown, 'client' | 'of'>) {
  return { items: (await FORMAL_DECISIONS.disciplines.list(client, of)).map(disciplineView) }
}

export function measureView({ effectiveOn: _, endedAuthority, endedNumber, ...row }: FormalDecisionRow) {
  return { ...row, endedBy: decisionOf(endedAuthority, endedNumber) }
}

function effectView(
  { endedOn }: FormalDecisionRow,
  blockedBy: readonly RuleSet[],
  language: Language,
): z.output<typeof effect> {
  return {
    blocks: blockedBy.map(({ title }) => say(title, language)),
    inWords: say(blockedBy.length > 0 ? blocksUntil(endedOn) : BLOCKS_NOTHING, language),
  }
}

export function disciplineView({ endedAuthority, endedNumber, ...row }: FormalDecisionRow) {
  return { ...row, endedBy: decisionOf(endedAuthority, endedNumber) }
}

const decisionOf = (authority: string | null, number: string | null) =>
  authority !== null && number !== null ? { authority, number } : null
