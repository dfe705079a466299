import { createHash } from 'node:crypto'
import type pg from 'pg'
import { canonicalJson } from '../../db/audit/canonical-json.js'
import { Refused } from '../../db/refused.js'
import {
  deleteRuleSetDraft,
  insertRuleSet,
  listRuleSetDrafts,
  listRuleSets,
  type RuleSetDraft,
  saveRuleSetDraft,
  type UnpublishedRuleSet,
} from '../../db/registers/rule-sets.js'
import type { FieldRefusal } from '../../domain/records/field-codes.js'
import { RULE_SETS } from '../../domain/rules/index.js'
import { nextVersion } from '../../domain/rules/select-rule-set.js'
import { draftNamed } from '../rights/rule-sets.js'
import { audit } from '../use-case/audit.js'
import { requireValid, wrongField } from '../use-case/invalid-input.js'
import { refuses } from '../use-case/refusing.js'
import { type By, under } from '../use-case/use-case.js'
import { requireVersion, type VersionRead } from '../use-case/version.js'
import { problemsOf, warningsOf } from './problems.js'

/** A rule set as its author gives it, and why. */
export interface RuleSetGiven {
  ruleSet: UnpublishedRuleSet
  reason: string
}

/** What was taken all the same, and should be looked at. */
interface Warned {
  warnings: FieldRefusal[]
}

/** A version that was published, for ever. */
export interface PublishedVersion extends Warned {
  id: string
  version: number
  status: 'published'
  hash: string
}

/** A draft as it stands, with what keeps it from being published; the version is the one that it would be published as. */
export interface SavedDraft extends Warned {
  id: string
  version: number
  status: 'draft'
  revision: number
  problems: FieldRefusal[]
}

/**
 * Publishes a version, or begins a draft.
 * @throws Refused already-exists where there is a draft; invalid-input with everything that keeps it from being published
 */
export const enterRuleSet = under(
  'authors-of-rule-sets',
  refuses('already-exists'),
  async (
    by,
    { draft, ...given }: RuleSetGiven & { draft?: boolean | undefined },
  ): Promise<PublishedVersion | SavedDraft> => {
    if (!draft) return publish(by, given)
    const there = await listRuleSetDrafts(by.client, given.ruleSet.id)
    if (there.length > 0) throw new Refused({ code: 'already-exists' })
    return saveDraft(by, given)
  },
)

/** A draft by its id, as it was read. */
interface DraftRead {
  id: string
  read: VersionRead
}

/** Replaces a draft whole. @throws Refused precondition-required, precondition-failed; invalid-input for another id */
export const replaceDraft = under(
  'authors-of-rule-set-draft',
  refuses(requireVersion),
  async (
    { granted: before, ...by },
    { id, read, ...given }: DraftRead & RuleSetGiven,
  ): Promise<SavedDraft> => {
    requireVersion(read, { version: before.revision })
    if (given.ruleSet.id !== id) throw wrongField('id', 'id-of-the-path', id)
    return saveDraft(by, given, before)
  },
)

/** Discards a draft; published versions stay. */
export const discardDraft = under(
  'authors-of-rule-set-draft',
  refuses(requireVersion),
  async ({ client, caller, at, granted: draft }, { id, read }: DraftRead): Promise<void> => {
    requireVersion(read, { version: draft.revision })
    await deleteRuleSetDraft(client, id)
    await audit(client, caller, at, { what: 'rule-set-draft-discarded', before: trailOf(draft) })
  },
)

/** `text`: that of the draft as it was proposed, where it was. */
interface DraftToPublish extends DraftRead {
  reason: string
  text?: UnpublishedRuleSet | undefined
}

/** The draft as it stands, to be published as that and nothing else: whoever confirms it has read this very text. */
export async function draftAsItStands(client: pg.ClientBase, asked: DraftToPublish): Promise<DraftToPublish> {
  const { ruleSet: text } = await draftNamed(client, asked.id)
  return { ...asked, text }
}

/**
 * Publishes a draft: it becomes the next version, and is no draft any more.
 * @throws Refused precondition-required, precondition-failed; invalid-input with all that keeps it from being published
 */
export const publishDraft = under(
  // Not of the draft: sent again, it is answered as the first time, when there is no draft any more.
  'authors-of-rule-sets',
  refuses(draftNamed, requireVersion, 'precondition-failed'),
  async (by, { id, read, reason, text }: DraftToPublish): Promise<PublishedVersion> => {
    const { ruleSet, revision } = await draftNamed(by.client, id)
    requireVersion(read, { version: revision })
    if (text && hashOf(text) !== hashOf(ruleSet)) throw new Refused({ code: 'precondition-failed' })
    const published = await publish(by, { ruleSet, reason }, revision)
    await deleteRuleSetDraft(by.client, id)
    return published
  },
)

/** Stores the next version; `draft`: the revision of the draft that it was. */
async function publish(
  { client, caller, at }: By,
  { ruleSet: given, reason }: RuleSetGiven,
  draft?: number,
): Promise<PublishedVersion> {
  const { id } = given
  const inUse = await listRuleSets(client)
  requireValid(problemsOf(given, inUse))
  const ruleSet = { ...given, version: nextVersion(inUse, id) }
  const hash = hashOf(ruleSet)
  await insertRuleSet(client, { ruleSet, authorId: caller.personId, reason, publishedAt: at, hash })
  const { version, inForce, takesPlaceOf } = ruleSet
  await audit(client, caller, at, {
    what: 'rule-set-published',
    ...(draft !== undefined && { before: { id, draft } }),
    after: { id, version, inForce, ...(takesPlaceOf !== undefined && { takesPlaceOf }), reason, hash },
  })
  return { id, version, status: 'published', hash, warnings: warningsOf(ruleSet) }
}

/** Stores a draft: of the right shape, though not yet fit to be published, and of no rule set that ships. */
async function saveDraft(
  { client, caller, at }: By,
  { ruleSet, reason }: RuleSetGiven,
  before?: RuleSetDraft,
): Promise<SavedDraft> {
  const { id } = ruleSet
  if (RULE_SETS.some((builtIn) => builtIn.id === id)) throw wrongField('id', 'built-in')
  const inUse = await listRuleSets(client)
  const revision = await saveRuleSetDraft(client, { ruleSet, reason, authorId: caller.personId, savedAt: at })
  await audit(client, caller, at, {
    what: before ? 'rule-set-draft-replaced' : 'rule-set-drafted',
    ...(before && { before: trailOf(before) }),
    after: { id, revision, reason, hash: hashOf(ruleSet) },
  })
  const problems = problemsOf(ruleSet, inUse)
  const version = nextVersion(inUse, id)
  return { id, version, status: 'draft', revision, problems, warnings: warningsOf(ruleSet) }
}

/** A draft that is no more, for the audit trail. */
const trailOf = ({ ruleSet, revision }: RuleSetDraft) => ({
  ...{ id: ruleSet.id, revision, hash: hashOf(ruleSet) },
})

function hashOf(ruleSet: UnpublishedRuleSet): string {
  return createHash('sha256').update(canonicalJson(ruleSet)).digest('hex')
}
