import type pg from 'pg'
import { RULE_SETS } from '../../domain/rules/index.js'
import type { RuleSet } from '../../domain/rules/rule-set.js'
import type { Instant, PersonId, ProcedureKind } from '../../domain/vocabulary.js'

/** A rule set before it is published: the version comes with the publication. */
export type UnpublishedRuleSet = Omit<RuleSet, 'version'>

/** A published version: never changed. */
export interface PublishedRuleSet {
  ruleSet: RuleSet
  authorId: PersonId
  reason: string
  publishedAt: Instant
  /** SHA-256 of the canonical JSON, in hex. */
  hash: string
}

export interface RuleSetDraft {
  ruleSet: UnpublishedRuleSet
  /** Serves If-Match. */
  revision: number
  authorId: PersonId
  reason: string
  savedAt: Instant
}

/** The published versions. */
export async function listPublishedRuleSets(client: pg.Pool | pg.ClientBase): Promise<PublishedRuleSet[]> {
  const { rows } = await client.query<PublishedRuleSet>({
    name: 'list-published-rule-sets',
    text: `SELECT body AS "ruleSet", author_id AS "authorId", reason, published_at AS "publishedAt", hash FROM rule_sets
           ORDER BY id, version`,
  })
  return rows
}

/**
 * What `selectRuleSet` chooses among: every rule set that ships or is published, or those that a procedure of one kind may
 * be pinned to.
 */
export async function listRuleSets(
  client: pg.Pool | pg.ClientBase,
  { kind }: { kind?: ProcedureKind } = {},
): Promise<RuleSet[]> {
  const ruleSets = [...RULE_SETS, ...(await publishedAsRead(client))]
  return kind === undefined ? ruleSets : ruleSets.filter(({ procedure }) => procedure?.kinds.includes(kind))
}

/** By their hash the published versions that this process has read before: a published version is never changed. */
const READ = new Map<string, RuleSet>()

/** The published versions; those that were read before are asked for their hash alone. */
async function publishedAsRead(client: pg.Pool | pg.ClientBase): Promise<RuleSet[]> {
  const { rows } = await client.query<{ hash: string }>({
    name: 'list-hashes-of-rule-sets',
    text: 'SELECT hash FROM rule_sets ORDER BY id, version',
  })
  const hashes = rows.map(({ hash }) => hash)
  const unread = hashes.filter((hash) => !READ.has(hash))
  if (unread.length > 0) {
    const found = await client.query<{ hash: string; body: RuleSet }>({
      name: 'find-rule-sets-by-hash',
      text: 'SELECT hash, body FROM rule_sets WHERE hash = ANY ($1)',
      values: [unread],
    })
    for (const { hash, body } of found.rows) READ.set(hash, body)
  }
  return hashes.flatMap((hash) => READ.get(hash) ?? [])
}

/** The drafts: all, or that of one id. */
export async function listRuleSetDrafts(
  client: pg.Pool | pg.ClientBase,
  id?: string,
): Promise<RuleSetDraft[]> {
  const { rows } = await client.query<RuleSetDraft>({
    name: 'list-rule-set-drafts',
    text: `SELECT body AS "ruleSet", revision, author_id AS "authorId", reason, saved_at AS "savedAt" FROM rule_set_drafts
           WHERE $1::text IS NULL OR id = $1 ORDER BY id`,
    values: [id ?? null],
  })
  return rows
}

/** One change of the rule sets at a time, until the transaction ends: versions follow each other. Readers do not wait. */
export async function lockRuleSets(client: pg.ClientBase): Promise<void> {
  await client.query('LOCK TABLE rule_sets, rule_set_drafts IN SHARE ROW EXCLUSIVE MODE')
}

export async function insertRuleSet(
  client: pg.ClientBase,
  { ruleSet, authorId, reason, publishedAt, hash }: PublishedRuleSet,
): Promise<void> {
  await client.query(
    `INSERT INTO rule_sets (id, version, body, author_id, reason, published_at, hash)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [ruleSet.id, ruleSet.version, JSON.stringify(ruleSet), authorId, reason, publishedAt, hash],
  )
}

/** Stores a draft, in place of the one that was there; its revision goes up by one. */
export async function saveRuleSetDraft(
  client: pg.ClientBase,
  { ruleSet, authorId, reason, savedAt }: Omit<RuleSetDraft, 'revision'>,
): Promise<number> {
  const { rows } = await client.query<{ revision: number }>(
    `INSERT INTO rule_set_drafts (id, body, author_id, reason, saved_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (id) DO UPDATE SET body = $2, author_id = $3, reason = $4, saved_at = $5,
       revision = rule_set_drafts.revision + 1
     RETURNING revision`,
    [ruleSet.id, JSON.stringify(ruleSet), authorId, reason, savedAt],
  )
  const [saved] = rows
  if (!saved) throw new Error(`the draft of ${ruleSet.id} was not stored`)
  return saved.revision
}

export async function deleteRuleSetDraft(client: pg.ClientBase, id: string): Promise<void> {
  await client.query('DELETE FROM rule_set_drafts WHERE id = $1', [id])
}
