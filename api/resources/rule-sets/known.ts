import type pg from 'pg'
import {
  listPublishedRuleSets,
  listRuleSetDrafts,
  type PublishedRuleSet,
  type RuleSetDraft,
} from '../../../db/registers/rule-sets.js'
import { RULE_SETS } from '../../../domain/rules/index.js'
import type { RuleSet } from '../../../domain/rules/rule-set.js'
import { fieldError } from '../../problems/field-errors.js'
import { invalidInput, Problem } from '../../problems/problem.js'

export const RULE_SET_STATUSES = ['built-in', 'published', 'draft'] as const
export type RuleSetStatus = (typeof RULE_SET_STATUSES)[number]

/** A rule set with where it comes from. */
export type KnownRuleSet =
  | { status: 'built-in'; ruleSet: RuleSet }
  | { status: 'published'; ruleSet: RuleSet; stored: PublishedRuleSet }
  /** The version is the one that it would be published as. */
  | { status: 'draft'; ruleSet: RuleSet; stored: RuleSetDraft }

/** Every rule set there is, or those of one id; no drafts. */
export async function rulesInUse(client: pg.Pool | pg.ClientBase, id?: string): Promise<KnownRuleSet[]> {
  const published = await listPublishedRuleSets(client, id === undefined ? {} : { id })
  return [
    ...RULE_SETS.filter((rules) => id === undefined || rules.id === id).map((ruleSet) => ({
      status: 'built-in' as const,
      ruleSet,
    })),
    ...published.map((stored) => ({ status: 'published' as const, ruleSet: stored.ruleSet, stored })),
  ]
}

/** The drafts, or that of one id; `inUse` are the published versions that it would follow. */
export async function drafts(
  client: pg.Pool | pg.ClientBase,
  inUse: readonly KnownRuleSet[],
  id?: string,
): Promise<KnownRuleSet[]> {
  const stored = await listRuleSetDrafts(client, id)
  return stored.map((draft) => ({
    status: 'draft',
    ruleSet: { ...draft.ruleSet, version: nextVersion(inUse, draft.ruleSet.id) },
    stored: draft,
  }))
}

/** One more than the highest version of that id. */
export function nextVersion(inUse: readonly KnownRuleSet[], id: string): number {
  return 1 + Math.max(0, ...inUse.map(({ ruleSet }) => (ruleSet.id === id ? ruleSet.version : 0)))
}

export interface Wanted {
  id: string
  /** The highest where it is left out. */
  version?: number | undefined
  draft?: boolean | undefined
}

/**
 * One rule set.
 * @throws Problem rule-set-not-found; invalid-input where both a version and the draft are asked for
 */
export async function findKnownRuleSet(
  client: pg.Pool | pg.ClientBase,
  { id, version, draft = false }: Wanted,
): Promise<KnownRuleSet> {
  if (draft && version !== undefined)
    throw invalidInput(fieldError('version', 'exclusive-fields', 'version, draft'))
  const inUse = await rulesInUse(client, id)
  const found = draft ? await drafts(client, inUse, id) : inUse
  const highest = highestOf(
    found.filter(({ ruleSet }) => version === undefined || ruleSet.version === version),
  )
  if (!highest) throw new Problem('rule-set-not-found')
  return highest
}

const highestOf = ([...versions]: readonly KnownRuleSet[]): KnownRuleSet | undefined =>
  versions.sort((a, b) => b.ruleSet.version - a.ruleSet.version)[0]

/** What a version follows: the one before it; the first, the rule set that it takes the place of, if it names one. */
export async function findPredecessor(
  client: pg.Pool | pg.ClientBase,
  { id, version, takesPlaceOf }: RuleSet,
): Promise<KnownRuleSet | undefined> {
  const before = highestOf((await rulesInUse(client, id)).filter(({ ruleSet }) => ruleSet.version < version))
  if (before || takesPlaceOf === undefined) return before
  return findKnownRuleSet(client, { id: takesPlaceOf })
}
