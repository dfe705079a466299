import type { CaseId, Instant, PersonId, UnitId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { type NamedPerson, namedPerson, namedPersonOrNull } from '../sql/named-person.js'
import type { EntryAsked } from './entries.js'

/** A template of officers for a paper: used by its unit and those below it until it is withdrawn. */
export interface PaperTemplateRow {
  id: number
  /** Whose it is. */
  unit: { id: UnitId; name: string }
  paper: string
  fileName: string
  size: number
  sha256: string
  uploadedBy: NamedPerson
  uploadedAt: Instant
  withdrawnAt: Instant | null
  withdrawnBy: NamedPerson | null
  reason: string | null
}

const TEMPLATE = `
  SELECT x.id::integer AS id, json_build_object('id', u.id, 'name', u.name_vi) AS unit, x.paper, x.file_name AS "fileName",
    octet_length(x.content) AS size, x.sha256, ${namedPerson('p')} AS "uploadedBy", x.uploaded_at AS "uploadedAt",
    x.withdrawn_at AS "withdrawnAt", ${namedPersonOrNull('w')} AS "withdrawnBy", x.reason
  FROM paper_templates x JOIN units u ON u.id = x.unit_id JOIN people p ON p.id = x.uploaded_by
  LEFT JOIN people w ON w.id = x.withdrawn_by`

/** Those of a unit and of the units above it: those in use first, then as they came. */
export async function listPaperTemplates(client: Client, unit: UnitId): Promise<PaperTemplateRow[]> {
  const { rows } = await client.query<PaperTemplateRow>({
    name: 'list-paper-templates',
    text: `${TEMPLATE} WHERE x.unit_id = ANY (SELECT unnest(path) FROM units WHERE id = $1)
      ORDER BY x.withdrawn_at IS NOT NULL, x.paper, cardinality(u.path) DESC, x.id DESC`,
    values: [unit],
  })
  return rows
}

/** One of a unit's own, locked; undefined where it is another's. */
export async function findPaperTemplate(
  client: Client,
  { of, id }: EntryAsked,
): Promise<PaperTemplateRow | undefined> {
  const { rows } = await client.query<PaperTemplateRow>({
    name: 'find-paper-template',
    text: `${TEMPLATE} WHERE x.unit_id = $1 AND x.id = $2 FOR UPDATE OF x`,
    values: [of, id],
  })
  return rows[0]
}

/** A file, with the digest that it was taken with. */
export interface TemplateFile {
  fileName: string
  sha256: string
  content: Buffer
}

/** The file of one of a unit's own or of a unit above it. */
export async function findTemplateFile(
  client: Client,
  { of, id }: EntryAsked,
): Promise<TemplateFile | undefined> {
  const { rows } = await client.query<TemplateFile>({
    name: 'find-template-file',
    text: `SELECT file_name AS "fileName", sha256, content FROM paper_templates
           WHERE id = $2 AND unit_id = ANY (SELECT unnest(path) FROM units WHERE id = $1)`,
    values: [of, id],
  })
  return rows[0]
}

/** By paper whose template a case's papers are made by: of its unit, else of the nearest above it. */
export async function listTemplatesInUse(
  client: Client,
  caseId: CaseId,
): Promise<{ id: number; paper: string; unit: string; fileName: string }[]> {
  const { rows } = await client.query<{ id: number; paper: string; unit: string; fileName: string }>({
    name: 'list-templates-in-use',
    text: `SELECT DISTINCT ON (x.paper) x.id::integer AS id, x.paper, u.name_vi AS unit, x.file_name AS "fileName"
           FROM cases c JOIN units at ON at.id = c.unit_id
           JOIN paper_templates x ON x.unit_id = ANY (at.path) AND x.withdrawn_at IS NULL
           JOIN units u ON u.id = x.unit_id
           WHERE c.id = $1 ORDER BY x.paper, cardinality(u.path) DESC`,
    values: [caseId],
  })
  return rows
}

/** The file that a paper of a case is made by; undefined where no template of officers is in use for it. */
export async function findTemplateInUse(
  client: Client,
  { caseId, paper }: { caseId: CaseId; paper: string },
): Promise<TemplateFile | undefined> {
  const { rows } = await client.query<TemplateFile>({
    name: 'find-template-in-use',
    text: `SELECT x.file_name AS "fileName", x.sha256, x.content
           FROM cases c JOIN units at ON at.id = c.unit_id
           JOIN paper_templates x ON x.unit_id = ANY (at.path) AND x.withdrawn_at IS NULL AND x.paper = $2
           WHERE c.id = $1 ORDER BY array_position(at.path, x.unit_id) DESC LIMIT 1`,
    values: [caseId, paper],
  })
  return rows[0]
}

export interface NewTemplate extends TemplateFile {
  unit: UnitId
  paper: string
  by: PersonId
  at: Instant
}

/** Undefined where the unit uses another for that paper. */
export async function insertPaperTemplate(
  client: Client,
  { unit, paper, fileName, sha256, content, by, at }: NewTemplate,
): Promise<number | undefined> {
  const { rows } = await client.query<{ id: number }>(
    `INSERT INTO paper_templates (unit_id, paper, file_name, sha256, content, uploaded_by, uploaded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING id::integer AS id`,
    [unit, paper, fileName, sha256, content, by, at],
  )
  return rows[0]?.id
}

export async function withdrawTemplate(
  client: Client,
  { id, by, at, reason }: { id: number; by: PersonId; at: Instant; reason: string },
): Promise<void> {
  await client.query(
    'UPDATE paper_templates SET withdrawn_at = $2, withdrawn_by = $3, reason = $4 WHERE id = $1',
    [id, at, by, reason],
  )
}
