import type { Client } from '../../db/pool.js'
import { Refused } from '../../db/refused.js'
import { listRuleSets, type UnpublishedRuleSet } from '../../db/registers/rule-sets.js'
import { diffRuleSets, type RuleSetDifference } from '../../domain/rules/publication/diff-rule-sets.js'
import type { RuleSet } from '../../domain/rules/rule-set.js'
import { nextVersion, predecessorOf, versionOf } from '../../domain/rules/select-rule-set.js'
import { wrongField } from '../use-case/invalid-input.js'
import { refusing } from '../use-case/refusing.js'

/** Two versions that are compared: of this rule set, or the later one of another. */
export interface Compared {
  id: string
  from?: number | undefined
  to?: number | undefined
  with?: string | undefined
}

/**
 * What differs between two versions; against what the later one follows, where nobody names the earlier.
 * @throws Refused rule-set-not-found; invalid-input at what names a version that is not there, at `with` for a first
 * version that takes nobody's place
 */
export const differencesBetween = refusing(
  ['rule-set-not-found'],
  async (
    client: Client,
    { id, from, to, with: other }: Compared,
  ): Promise<{ before: RuleSet; differences: RuleSetDifference[] }> => {
    const ruleSets = await listRuleSets(client)
    if (!versionOf(ruleSets, { id })) throw new Refused({ code: 'rule-set-not-found' })
    const named = (field: keyof Compared, version: number | undefined, of: string): RuleSet => {
      const found = versionOf(ruleSets, { id: of, version })
      if (!found) throw wrongField(field, 'no-such-rule-set')
      return found
    }
    const after = named(to === undefined ? 'with' : 'to', to, other ?? id)
    const isFollowed = from === undefined && other === undefined
    const before = isFollowed ? predecessorOf(ruleSets, after) : named('from', from, id)
    if (!before) throw wrongField('with', 'nothing-before', after.version)
    return { before, differences: diffRuleSets(before, after) }
  },
)

/** What differs in a version from what it follows; undefined where it follows nothing. */
export async function differencesFollowed(
  client: Client,
  of: Pick<RuleSet, 'id' | 'version'>,
): Promise<RuleSetDifference[] | undefined> {
  const ruleSets = await listRuleSets(client)
  const after = versionOf(ruleSets, of)
  const before = after && predecessorOf(ruleSets, after)
  return before && diffRuleSets(before, after)
}

/** What would differ if that were published: against what it would follow; undefined where it would follow nothing. */
export async function differencesIfPublished(
  client: Client,
  given: UnpublishedRuleSet,
): Promise<RuleSetDifference[] | undefined> {
  const inUse = await listRuleSets(client)
  const after: RuleSet = { ...given, version: nextVersion(inUse, given.id) }
  const before = predecessorOf(inUse, after)
  return before && diffRuleSets(before, after)
}
