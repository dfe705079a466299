import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import proto from '@temporalio/proto'
import type { RecordingDeps } from '../../db/case-change/record-change.js'
import { workflowIdOf } from '../../workflows/procedure/messages.js'
import { insertDepartment } from '../support/department.js'
import { type ProceduresStack, startProcedures } from '../support/procedures.js'
import { BATCH_SHAPES } from './batch-shapes.js'
import { SHAPES, type Shape, TIMED_SHAPES } from './shapes.js'
import { TEMPLATE_SHAPES } from './template-shapes.js'

export const FOLDER = fileURLToPath(new URL('./histories/', import.meta.url))

/** Encrypts the recorded histories, which hold nobody's data: known, so that they can be read wherever they are replayed. */
export const RECORDING_KEY = createHash('sha256').update('recorded histories').digest()

/** The names of the histories there are, without `.json`. */
export function recordedNames(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace(/\.json$/, ''))
    .sort()
}

// The SDK's own historyToJSON and historyFromJSON fail where npm installs protobufjs twice.
const { History } = proto.temporal.api.history.v1

export const readHistory = (name: string) =>
  History.fromObject(JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')))

/** A history as it is written to a file. */
export const plainHistory = (history: object): object =>
  History.toObject(History.fromObject(history), { bytes: String, longs: String, enums: String })

/** A history as it was read from a file. */
export const historyOf = (plain: object) => History.fromObject(plain)

export const workflowIdOfShape = (name: string): string => workflowIdOf(name)

/** Runs every shape on a real server and writes its history; what was there is removed. */
export async function recordHistories(): Promise<void> {
  rmSync(FOLDER, { recursive: true, force: true })
  mkdirSync(FOLDER, { recursive: true })
  await recordShapes(SHAPES, {})
  await recordShapes(TEMPLATE_SHAPES, {})
  await recordShapes(BATCH_SHAPES, {})
  await recordShapes(TIMED_SHAPES, { moments: soon })
}

async function recordShapes(
  shapes: Readonly<Record<string, Shape>>,
  options: { moments?: RecordingDeps['moments'] },
): Promise<void> {
  const stack = await startProcedures({ payloadKeys: [RECORDING_KEY], ...options })
  await insertDepartment(stack.pool)
  try {
    for (const [name, shape] of Object.entries(shapes)) await recordShape(stack, name, shape)
  } finally {
    await stack.stop()
  }
}

async function recordShape(stack: ProceduresStack, name: string, shape: Shape): Promise<void> {
  const recorded = await shape({
    stack,
    launch: async (given = {}, candidates = 1) =>
      await stack.launch({ caseId: name, candidates: await stack.candidates(candidates), ...given }),
  })
  const workflowId = 'caseId' in recorded ? workflowIdOf(recorded.caseId) : recorded.workflowId
  const history = await stack.client.workflow.getHandle(workflowId, recorded.runId).fetchHistory()
  // On one line: nobody reads ciphertext.
  writeFileSync(join(FOLDER, `${name}.json`), JSON.stringify(plainHistory(history)))
}

/** Deadlines that speak one after the other within a second. */
const soon: RecordingDeps['moments'] = () => {
  const after = (ms: number) => new Date(Date.now() + ms).toISOString()
  return { remindAt: after(200), dueAt: after(400), overdueAt: after(600) }
}
