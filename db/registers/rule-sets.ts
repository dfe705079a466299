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

/** The published versions: all, those of one id, or those that a procedure of one kind may be pinned to. */
export async function listPublishedRuleSets(
  client: pg.Pool | pg.ClientBase,
  { id, kind }: { id?: string; kind?: ProcedureKind } = {},
): Promise<PublishedRuleSet[]> {
  const { rows } = await client.query<PublishedRuleSet>({
    name: 'list-published-rule-sets',
    text: `SELECT body AS "ruleSet", author_id AS "authorId", reason, published_at AS "publishedAt", hash FROM rule_sets
           WHERE ($1::text IS NULL OR id = $1) AND ($2::text IS NULL OR body #> '{procedure,kinds}' ? $2)
           ORDER BY id, version`,
    values: [id ?? null, kind ?? null],
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
  const published = await listPublishedRuleSets(client, { ...(kind && { kind }) })
  return [
    ...RULE_SETS.filter(({ procedure }) => kind === undefined || procedure?.kinds.includes(kind)),
    ...published.map(({ ruleSet }) => ruleSet),
  ]
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
