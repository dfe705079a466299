import { type CaseAnswer, type CaseStatus, isOpen, type Launch } from '../../domain/procedure/case.js'
import type {
  Change,
  ChangeRecorded,
  KeptPart,
  Missed,
  StoredLaunch,
  StoredState,
} from '../../domain/procedure/change.js'
import { flowRules } from '../../domain/rules/rule-set.js'
import type { CaseId } from '../../domain/vocabulary.js'
import type { Client } from '../pool.js'
import { Refused } from '../refused.js'
import { findPinnedLaw } from '../registers/pinned-law.js'
import type { SealedState } from './case-rows.js'

/** Closes and opens what nobody but the workflows may read: their own states. */
export interface Sealing {
  /** Bound to what it is. */
  seal(text: string, kept: KeptPart): Buffer
  /** @throws where it was sealed with another key or as something else, or changed since */
  unseal(sealed: Buffer, kept: KeptPart): string
}

/** What is kept of a case does not open: it is not what was sealed for that place, or its key is not given. */
export class KeptUnreadable extends Error {
  override readonly name = 'KeptUnreadable'

  constructor(readonly kept: KeptPart) {
    super(`the ${kept.part} that is kept of case ${kept.caseId} cannot be read`)
  }
}

/** @throws KeptUnreadable */
export function openKept({ unseal }: Pick<Sealing, 'unseal'>, sealed: Buffer, kept: KeptPart): string {
  try {
    return unseal(sealed, kept)
  } catch {
    throw new KeptUnreadable(kept)
  }
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
    throw new Refused({ code: 'case-out-of-step', how: 'ahead', recorded: sequence, known: next - 1 })
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

/** A state as it is kept: before the answers of `record` are adopted. */
interface KeptState {
  state: StoredState
  recorded: ChangeRecorded
}

/** @throws Refused case-closed where it is not kept any more; KeptUnreadable */
async function readState(client: Client, caseId: CaseId, sealing: Sealing): Promise<KeptState> {
  const { rows } = await client.query<{ state: Buffer | null; status: CaseStatus; sequence: number }>(
    `SELECT kept.state, cases.status, cases.sequence FROM cases LEFT JOIN case_states kept ON kept.case_id = cases.id
     WHERE cases.id = $1`,
    [caseId],
  )
  const [row] = rows
  if (row && !row.state && !isOpen(row.status)) throw new Refused({ code: 'case-closed', status: row.status })
  if (!row?.state) throw new Error(`the state of case ${caseId} is not kept`)
  // Sealed by `sealState`, in this shape.
  return JSON.parse(
    openKept(sealing, row.state, { part: 'state', caseId, sequence: row.sequence }),
  ) as KeptState
}

/** All that a case needs to be raised anew; undefined where its state is not kept. @throws KeptUnreadable */
export async function findKeptCase(
  client: Client,
  caseId: CaseId,
  sealing: Pick<Sealing, 'unseal'>,
): Promise<(KeptState & { launch: Launch }) | undefined> {
  const { rows } = await client.query<SealedCase>(`${SEALED_CASE} WHERE case_id = $1`, [caseId])
  const [row] = rows
  if (!row) return undefined
  const opened = openCase(sealing, row)
  // Sealed by `sealState`, in these shapes.
  const stored = JSON.parse(opened.launch) as StoredLaunch
  const kept = JSON.parse(opened.state) as KeptState
  const { rules, stages } = await findPinnedLaw(client, stored.law)
  return { ...kept, launch: { ...stored, stages, ruleSet: flowRules(rules) } }
}

/** What is kept of a case, and what the two parts of it are bound to. */
export interface SealedCase {
  caseId: CaseId
  launch: Buffer
  state: Buffer
  sequence: number
}

/** SQL: the columns of a `SealedCase`. */
export const SEALED_CASE = `SELECT case_id AS "caseId", launch, state, cases.sequence
  FROM case_states JOIN cases ON cases.id = case_id`

/** Both parts as they were before they were sealed. @throws KeptUnreadable */
export function openCase(
  sealing: Pick<Sealing, 'unseal'>,
  { caseId, launch, state, sequence }: SealedCase,
): { launch: string; state: string } {
  return {
    launch: openKept(sealing, launch, { part: 'launch', caseId }),
    state: openKept(sealing, state, { part: 'state', caseId, sequence }),
  }
}

/**
 * The state after a change as it is kept, beside what was answered to it. Each part is bound to its case, and a state to the
 * sequence of the change: in the place of another part, another case's, or a later state it does not open. Put back with
 * the rows of its time it does; that the notes of these rows tell, and the workflow, which knows more.
 */
export function sealState(
  { caseId, sequence, state, launch }: Change,
  recorded: ChangeRecorded,
  { seal, build }: Sealing & { build: string },
): SealedState {
  return {
    state: seal(JSON.stringify({ state, recorded } satisfies KeptState), { part: 'state', caseId, sequence }),
    launch: launch && seal(JSON.stringify(launch), { part: 'launch', caseId }),
    build,
  }
}
