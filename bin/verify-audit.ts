/**
 * `npm run verify-audit`: recomputes every audit chain and compares it with what the workflows and the daily files hold,
 * and every open case with its workflow, and opens what is kept sealed of it.
 * Prints the first fault of each chain and ends with code 1, or says how much was checked.
 */
import { verifyAudit, type Witness } from '../db/audit/verify-audit.js'
import { verifyApplicationRole } from '../db/audit/verify-role.js'
import { verifyRows } from '../db/audit/verify-rows.js'
import { verifySchema } from '../db/audit/verify-schema.js'
import { listUnreadable } from '../db/case-change/sealed-keys.js'
import { listOverruledRuns } from '../db/in-step/out-of-step.js'
import { inTransaction, type Patience } from '../db/pool.js'
import type { ProcedureOutcome } from '../domain/procedure/case.js'
import type { CaseId } from '../domain/vocabulary.js'
import { compareStores } from '../in-step/compare-stores.js'
import type { Comparing } from '../in-step/deps.js'
import { ANSWER_MS, askStanding } from '../in-step/standing.js'
import { OtherPayloadKey } from '../temporal/payload-codec.js'
import { auditHeadsFolder, readAuditHeads } from '../worker/audit-heads.js'
import { PROCEDURE, workflowIdOf } from '../workflows/procedure/messages.js'
import { inWords, roleInWords, rowInWords, schemaInWords, unreadableInWords } from './audit-words.js'
import { readStartConfig, type StartConfig } from './config.js'
import { inWords as outOfStepInWords, silentInWords } from './in-step-words.js'
import { withRunningStores } from './running-stores.js'

/** Workflows asked at once. */
const AT_ONCE = 16

/** A year's notes are read at once, and whoever locks a table does not end the report. */
const PATIENCE: Patience = { connectMs: 60_000, statementMs: 30 * 60_000 }

/** Answers what is wrong, one sentence a fault. */
async function main(config: StartConfig): Promise<string[]> {
  return await withRunningStores(
    config,
    async (stores) => {
      const { found, silent } = await compareStores(stores)
      const outOfStep = new Set([...found.map(({ caseId }) => caseId), ...silent])
      const asked = await askWorkflows(stores, outOfStep)
      const heads = await readAuditHeads(auditHeadsFolder(config))
      const witnesses = [...asked.witnesses, ...heads]
      const { chains, events, faults } = await verifyAudit(stores.pool, witnesses)
      const rowFaults = await inTransaction(stores.pool, verifyRows)
      const schemaFaults = await inTransaction(stores.pool, verifySchema)
      const roleFaults = await inTransaction(stores.pool, verifyApplicationRole)
      const unreadable = await listUnreadable(stores.pool, stores.sealing)
      const sentences = [
        ...(config.AUDIT_HEADS_DIR && heads.length === 0
          ? [`AUDIT_HEADS_DIR: no head of the trail is in ${config.AUDIT_HEADS_DIR}`]
          : []),
        ...faults.map(inWords),
        ...rowFaults.map(rowInWords),
        ...schemaFaults.map(schemaInWords),
        ...roleFaults.map(roleInWords),
        ...asked.unasked.map((caseId) => `case ${caseId}: its workflow cannot be asked`),
        ...unreadable.map(unreadableInWords),
        ...found.map(outOfStepInWords),
        ...silent.map(silentInWords),
      ]
      process.stdout.write(
        `${chains} chains, ${events} events, ${witnesses.length} witnesses: ${sentences.length} faults.\n`,
      )
      return sentences
    },
    PATIENCE,
  )
}

/**
 * What each procedure's history says of its chain: the result of one that is over, the answer of one that is not. Those that
 * are out of step are told apart, and a run that was overruled speaks for nothing. One that cannot be asked is told, and
 * the others are asked all the same.
 */
async function askWorkflows(
  { client, pool, taskQueue }: Comparing,
  outOfStep: ReadonlySet<CaseId>,
): Promise<{ witnesses: Witness[]; unasked: CaseId[] }> {
  const witnesses: Witness[] = []
  const unasked: CaseId[] = []
  const overruled = await listOverruledRuns(pool)
  const ask = async (workflowId: string, runId: string, isOver: boolean): Promise<void> => {
    const caseId = workflowId.slice(workflowIdOf('').length)
    if (outOfStep.has(caseId)) return
    if (!isOver) {
      const { head, length } = await client.withDeadline(Date.now() + ANSWER_MS, () =>
        askStanding(client, caseId, { runId, is: 'running' }),
      )
      witnesses.push({ chain: caseId, head, length })
      return
    }
    const result = await client.workflow
      .getHandle(workflowId, runId)
      .result()
      .catch((error: Error) => {
        // It was over before its key was let go, and nobody can read it any more; the common chain holds its head.
        if (!(error instanceof OtherPayloadKey)) throw error
      })
    if (result === undefined) return
    // The result of the workflow type `procedure`.
    const { status, auditHead, auditLength } = result as ProcedureOutcome
    if (status !== 'refused') witnesses.push({ chain: caseId, head: auditHead, length: auditLength })
  }
  const asked: Promise<void>[] = []
  for await (const { workflowId, runId, status } of client.workflow.list({
    query: `WorkflowType = '${PROCEDURE}' AND TaskQueue = '${taskQueue}'`,
  })) {
    if ((status.name !== 'RUNNING' && status.name !== 'COMPLETED') || overruled.has(runId)) continue
    const asking = ask(workflowId, runId, status.name === 'COMPLETED')
    asked.push(asking.catch(() => void unasked.push(workflowId.slice(workflowIdOf('').length))))
    if (asked.length >= AT_ONCE) await Promise.all(asked.splice(0))
  }
  await Promise.all(asked)
  return { witnesses, unasked }
}

await main(readStartConfig()).then(
  (faults) => {
    for (const fault of faults) process.stdout.write(`${fault}\n`)
    process.exitCode = faults.length > 0 ? 1 : 0
  },
  (error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  },
)
