import type { Client } from '../../db/pool.js'
import { Refused } from '../../db/refused.js'
import {
  listPublishedRuleSets,
  listRuleSetDrafts,
  type PublishedRuleSet,
  type RuleSetDraft,
} from '../../db/registers/rule-sets.js'
import type { FieldRefusal } from '../../domain/records/field-codes.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import type { RuleSet } from '../../domain/rules/rule-set.js'
import { isDefaultOn, isInForce, nextVersion, versionOf } from '../../domain/rules/select-rule-set.js'
import type { IsoDate, ProcedureKind, ProcedureType } from '../../domain/vocabulary.js'
import { wrongField } from '../use-case/invalid-input.js'
import { refusing } from '../use-case/refusing.js'
import { problemsOf } from './problems.js'

export const RULE_SET_STATUSES = ['built-in', 'published', 'draft'] as const
type RuleSetStatus = (typeof RULE_SET_STATUSES)[number]

/** A rule set with where it comes from. */
export type KnownRuleSet =
  | { status: 'built-in'; ruleSet: RuleSet }
  | { status: 'published'; ruleSet: RuleSet; stored: PublishedRuleSet }
  /** The version is the one that it would be published as. */
  | { status: 'draft'; ruleSet: RuleSet; stored: RuleSetDraft }

/** Every rule set that there is: those that ship, the published versions, the drafts. */
async function knownRuleSets(client: Client): Promise<KnownRuleSet[]> {
  const published = await listPublishedRuleSets(client)
  const inUse: KnownRuleSet[] = [
    ...RULE_SETS.map((ruleSet) => ({ status: 'built-in' as const, ruleSet })),
    ...published.map((stored) => ({ status: 'published' as const, ruleSet: stored.ruleSet, stored })),
  ]
  const drafts = (await listRuleSetDrafts(client)).map((stored) => {
    const version = nextVersion(rulesOf(inUse), stored.ruleSet.id)
    return { status: 'draft' as const, ruleSet: { ...stored.ruleSet, version }, stored }
  })
  return [...inUse, ...drafts]
}

const rulesOf = (known: readonly KnownRuleSet[]): RuleSet[] => known.map(({ ruleSet }) => ruleSet)
const isDraft = ({ status }: KnownRuleSet): boolean => status === 'draft'
const rulesInUse = (known: readonly KnownRuleSet[]): RuleSet[] =>
  rulesOf(known.filter((each) => !isDraft(each)))

export interface RuleSetFilter {
  kind?: ProcedureKind | undefined
  type?: ProcedureType | undefined
  /** In force on that day. */
  on?: IsoDate | undefined
  status?: RuleSetStatus | undefined
}

/** `isDefault`: is it what is chosen where nobody names one? */
export type ListedRuleSet = KnownRuleSet & { isDefault: boolean }

/** The rule sets that fit, with what is default on the day of the filter, else on `today`. */
export async function ruleSetsLike(
  client: Client,
  filter: RuleSetFilter,
  today: IsoDate,
): Promise<ListedRuleSet[]> {
  const known = await knownRuleSets(client)
  return known.filter(fits(filter)).map(listed(rulesInUse(known), filter.on ?? today))
}

function fits({ kind, type, on, status }: RuleSetFilter): (known: KnownRuleSet) => boolean {
  return (known) => {
    const { procedure } = known.ruleSet
    return (
      (kind === undefined || procedure?.kinds.includes(kind) === true) &&
      (type === undefined || procedure?.type === type) &&
      (on === undefined || isInForce(known.ruleSet, on)) &&
      (status === undefined || known.status === status)
    )
  }
}

const listed =
  (inUse: readonly RuleSet[], on: IsoDate) =>
  (known: KnownRuleSet): ListedRuleSet => ({
    ...known,
    isDefault: !isDraft(known) && isDefaultOn(known.ruleSet, inUse, on),
  })

/** One rule set that somebody names. */
export interface Wanted {
  id: string
  /** The highest where it is left out. */
  version?: number | undefined
  draft?: boolean | undefined
}

/** One rule set. @throws Refused rule-set-not-found; invalid-input where both a version and the draft are asked for */
export const ruleSetWanted = refusing(
  ['rule-set-not-found'],
  async (client: Client, wanted: Wanted): Promise<RuleSet> => {
    return chosen(await knownRuleSets(client), wanted).ruleSet
  },
)

/** A rule set with what is told of it; of a draft, what keeps it from being published. */
export type WholeRuleSet = ListedRuleSet & { problems: FieldRefusal[] }

/** As `ruleSetWanted`, with whether it is the default on that day. */
export const wholeRuleSet = refusing(
  ['rule-set-not-found'],
  async (client: Client, wanted: Wanted, on: IsoDate): Promise<WholeRuleSet> => {
    const known = await knownRuleSets(client)
    const found = chosen(known, wanted)
    const inUse = rulesInUse(known)
    return { ...listed(inUse, on)(found), problems: isDraft(found) ? problemsOf(found.ruleSet, inUse) : [] }
  },
)

function chosen(known: readonly KnownRuleSet[], { draft = false, ...wanted }: Wanted): KnownRuleSet {
  if (draft && wanted.version !== undefined) throw wrongField('version', 'exclusive-fields', 'version, draft')
  const asked = known.filter((each) => isDraft(each) === draft)
  const ruleSet = versionOf(rulesOf(asked), wanted)
  const found = asked.find((each) => each.ruleSet === ruleSet)
  if (!found) throw new Refused({ code: 'rule-set-not-found' })
  return found
}
