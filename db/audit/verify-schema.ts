import type pg from 'pg'
import { COMMON_CHAIN } from './audit-chain.js'
import { afterOf, membersOf } from './event-bytes.js'
import { digestSchema, OBJECT_KINDS, type ObjectKind } from './schema-digest.js'

/** The schema is not as the last migration left it, or was not when a migration began. */
export type SchemaFault =
  | { fault: 'other-schema'; kinds: ObjectKind[] }
  | { fault: 'schema-was-other'; migration: string; kinds: ObjectKind[] }

/** Each migration says in an event of this name what schema it found and what it left; those before 0039 do not. */
export const SCHEMA_MIGRATED = 'schema-migrated'

/** Compares the schema with what migrations said of it. In a transaction of its own. */
export async function verifySchema(client: pg.ClientBase): Promise<SchemaFault[]> {
  const { rows } = await client.query<{ bytes: string }>(
    'SELECT bytes FROM public.audit_events WHERE chain = $1 AND what = $2 ORDER BY position',
    [COMMON_CHAIN, SCHEMA_MIGRATED],
  )
  const faults: SchemaFault[] = []
  let left: unknown
  for (const { bytes } of rows) {
    const after = afterOf(bytes)
    if (after?.schema === undefined) continue
    const kinds = left === undefined ? [] : otherKinds(left, membersOf(bytes)?.before)
    if (kinds.length > 0) faults.push({ fault: 'schema-was-other', migration: String(after.name), kinds })
    left = after.schema
  }
  const kinds = left === undefined ? [...OBJECT_KINDS] : otherKinds(left, await digestSchema(client))
  return kinds.length > 0 ? [...faults, { fault: 'other-schema', kinds }] : faults
}

const otherKinds = (one: unknown, other: unknown): ObjectKind[] =>
  OBJECT_KINDS.filter((kind) => digestOf(one, kind) !== digestOf(other, kind))

/** What was told of a kind; undefined where nothing was. */
const digestOf = (told: unknown, kind: ObjectKind): unknown =>
  typeof told === 'object' && told !== null
    ? Object.entries(told).find(([name]) => name === kind)?.[1]
    : undefined
