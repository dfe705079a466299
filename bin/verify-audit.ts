/**
 * `npm run verify-audit`: recomputes every audit chain and compares it with what the workflows and the daily files hold,
 * and every open case with its workflow.
 * Prints the first fault of each chain and ends with code 1, or says how much was checked.
 */
import { join } from 'node:path'
import { type AuditFault, verifyAudit, type Witness } from '../db/audit/verify-audit.js'
import { type RowFault, verifyRows } from '../db/audit/verify-rows.js'
import { listOverruledRuns } from '../db/in-step/out-of-step.js'
import { inTransaction } from '../db/pool.js'
import type { ProcedureOutcome } from '../domain/procedure/case.js'
import type { CaseId } from '../domain/vocabulary.js'
import { compareStores } from '../in-step/compare-stores.js'
import type { Comparing } from '../in-step/deps.js'
import { OtherPayloadKey } from '../temporal/payload-codec.js'
import { readAuditHeads } from '../worker/audit-heads.js'
import { getStanding, PROCEDURE, workflowIdOf } from '../workflows/procedure/messages.js'
import { readStartConfig, type StartConfig } from './config.js'
import { inWords as outOfStepInWords, silentInWords } from './in-step-words.js'
import { withRunningStores } from './running-stores.js'

/** Workflows asked at once. */
const AT_ONCE = 16

/** Answers what is wrong, one sentence a fault. */
async function main(config: StartConfig): Promise<string[]> {
  return await withRunningStores(config, async (stores) => {
    const { found, silent } = await compareStores(stores)
    const outOfStep = new Set([...found.map(({ caseId }) => caseId), ...silent])
    const asked = await askWorkflows(stores, outOfStep)
    const witnesses = [...asked.witnesses, ...(await readAuditHeads(join(config.DATA_DIR, 'audit-heads')))]
    const { chains, events, faults } = await verifyAudit(stores.pool, witnesses)
    const rowFaults = await inTransaction(stores.pool, verifyRows)
    const sentences = [
      ...faults.map(inWords),
      ...rowFaults.map(rowInWords),
      ...asked.unasked.map((caseId) => `case ${caseId}: its workflow cannot be asked`),
      ...found.map(outOfStepInWords),
      ...silent.map(silentInWords),
    ]
    process.stdout.write(
      `${chains} chains, ${events} events, ${witnesses.length} witnesses: ${sentences.length} faults.\n`,
    )
    return sentences
  })
}

/**
 * What each procedure's history says of its chain: the result of one that is over, a query of one that is not. Those that
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
    const handle = client.workflow.getHandle(workflowId, runId)
    const caseId = workflowId.slice(workflowIdOf('').length)
    if (outOfStep.has(caseId)) return
    if (!isOver) {
      const { head, length } = await handle.query(getStanding)
      witnesses.push({ chain: caseId, head, length })
      return
    }
    const result = await handle.result().catch((error: Error) => {
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

/** One sentence a fault. */
function inWords(fault: AuditFault): string {
  switch (fault.fault) {
    case 'broken-link':
      return `chain ${fault.chain}: event ${fault.position} was changed`
    case 'missing-link':
      return `chain ${fault.chain}: event ${fault.position} is missing`
    case 'cut-tail':
      return `chain ${fault.chain}: its end was cut, ${fault.found} of ${fault.expected} events are left`
    case 'other-head':
      return `chain ${fault.chain}: recomputed; event ${fault.length} is not the one that was recorded`
    case 'longer':
      return `chain ${fault.chain}: events were added after the case was closed, ${fault.found} of ${fault.expected}`
    case 'missing-case':
      return `case ${fault.chain}: missing from the database`
  }
}

/** The same of rows. */
function rowInWords(fault: RowFault): string {
  switch (fault.fault) {
    case 'row-changed':
      return `${fault.table} ${fault.key}: is not as it was last written`
    case 'row-added':
      return `${fault.table} ${fault.key}: nothing says that it was written`
    case 'row-missing':
      return `${fault.table} ${fault.key}: is missing, and nothing says that it was removed`
    case 'unseen-write':
      return `${fault.table} ${fault.key}: written without an event`
    case 'content-changed':
      return `${fault.table} ${fault.key}: its content is not what its digest says`
    case 'other-notes':
      return `the notes of rows written, transactions ${fault.from} to ${fault.until}: not those that the trail has taken`
    case 'not-noted':
      return `${fault.table}: what is written in it is not noted, the trigger "written" is gone or switched off`
    case 'more-rows':
      return `${fault.table}: and more rows`
  }
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
