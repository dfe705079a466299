import type pg from 'pg'
import type { CaseAnswer } from '../../domain/procedure/case.js'
import type { Change, ChangeRecorded, Missed, StoredState } from '../../domain/procedure/change.js'
import type { CaseId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { Refused } from '../refused.js'

/** Closes and opens what nobody but the workflows may read: their own states. */
export interface Sealing {
  seal(text: string): Buffer
  /** @throws where it was sealed with another key, or changed since */
  unseal(sealed: Buffer): string
}

/** What PostgreSQL knows of a case before a change. Read under the lock of its chain. */
export interface Standing {
  /** Changes written so far; 0 of a case that is not there. */
  sequence: number
  /** Of this very command, where it is written: what it was answered, and to which body. */
  answered: { answer: CaseAnswer; bodyHash: string } | undefined
}

export async function findStanding(client: Client, { caseId, command }: Change): Promise<Standing> {
  const { rows } = await client.query<{
    sequence: number
    answer: CaseAnswer | null
    bodyHash: string | null
  }>({
    name: 'find-standing',
    text: `SELECT coalesce((SELECT sequence FROM cases WHERE id = $1), 0) AS sequence, changed.answer,
             changed.body_hash AS "bodyHash"
           FROM (VALUES (1)) AS once LEFT JOIN case_changes changed ON changed.command_id = $2`,
    values: [caseId, command?.id ?? null],
  })
  const { sequence = 0, answer = null, bodyHash = null } = rows[0] ?? {}
  return { sequence, answered: answer && bodyHash !== null ? { answer, bodyHash } : undefined }
}

/**
 * What the workflow has missed, where the change is not the next one. Undefined where it is.
 * @throws Refused case-out-of-step where PostgreSQL knows less than the workflow
 */
export async function findMissed(
  client: Client,
  { caseId, sequence: next }: Change,
  { sequence, answered }: Standing,
  sealing: Sealing,
): Promise<Missed | undefined> {
  if (sequence === next - 1 && !answered) return undefined
  if (sequence < next - 1) {
    throw new Refused({ code: 'case-out-of-step', recorded: sequence, known: next - 1 })
  }
  return { missed: { ...(await readState(client, caseId, sealing)), ...(answered && { answered }) } }
}

/** What PostgreSQL knows of a case beyond that sequence; null where it is nothing. */
export async function readCase(
  client: Client,
  { caseId, sequence }: { caseId: CaseId; sequence: number },
  sealing: Sealing,
): Promise<Missed | null> {
  const { rows } = await client.query<{ sequence: number }>('SELECT sequence FROM cases WHERE id = $1', [
    caseId,
  ])
  const stands = rows[0]?.sequence ?? 0
  return stands > sequence ? { missed: await readState(client, caseId, sealing) } : null
}

interface KeptState {
  state: StoredState
  recorded: ChangeRecorded
}

async function readState(client: Client, caseId: CaseId, { unseal }: Sealing): Promise<KeptState> {
  const { rows } = await client.query<{ state: Buffer }>('SELECT state FROM case_states WHERE case_id = $1', [
    caseId,
  ])
  const [row] = rows
  if (!row) throw new Error(`the state of case ${caseId} is not kept`)
  // Written by `keepState`, in this shape.
  return JSON.parse(unseal(row.state)) as KeptState
}

/** Keeps the state after a change, beside what was answered to it. */
export async function keepState(
  client: pg.ClientBase,
  { caseId, state, launch }: Change,
  recorded: ChangeRecorded,
  { seal, build }: Sealing & { build: string },
): Promise<void> {
  const sealed = seal(JSON.stringify({ state, recorded } satisfies KeptState))
  if (launch) {
    await client.query({
      name: 'insert-case-state',
      text: 'INSERT INTO case_states (case_id, launch, state, build) VALUES ($1, $2, $3, $4)',
      values: [caseId, seal(JSON.stringify(launch)), sealed, build],
    })
    return
  }
  await client.query({
    name: 'update-case-state',
    text: 'UPDATE case_states SET state = $2, build = $3 WHERE case_id = $1',
    values: [caseId, sealed, build],
  })
}
