/**
 * `npm run verify-audit`: recomputes every audit chain and compares it with what the workflows and the daily files hold.
 * Prints the first fault of each chain and ends with code 1, or says how much was checked.
 */
import { join } from 'node:path'
import type { Client } from '@temporalio/client'
import { type AuditFault, verifyAudit, type Witness } from '../db/audit/verify-audit.js'
import { createPool } from '../db/pool.js'
import type { ProcedureOutcome } from '../domain/procedure/case.js'
import { withClient } from '../temporal/client.js'
import { OtherPayloadKey } from '../temporal/payload-codec.js'
import { readPayloadKey } from '../temporal/payload-key.js'
import { readAuditHeads } from '../worker/audit-heads.js'
import { getStanding, PROCEDURE } from '../workflows/procedure/messages.js'
import { readStartConfig, type StartConfig } from './config.js'
import { loadRuntime } from './runtime.js'

/** Workflows asked at once. */
const AT_ONCE = 16

async function main(config: StartConfig): Promise<AuditFault[]> {
  const runtime = await loadRuntime(config.DATA_DIR)
  const databaseUrl = config.DATABASE_URL ?? runtime?.databaseUrl
  const address = config.TEMPORAL_ADDRESS ?? runtime?.temporalAddress
  if (!databaseUrl || !address)
    throw new Error(`Nothing runs in ${config.DATA_DIR}: start the product first (npm start).`)
  const payloadKey = await readPayloadKey(config)
  const pool = createPool(databaseUrl, 4)
  try {
    const witnesses = [
      ...(await withClient({ address, namespace: config.TEMPORAL_NAMESPACE, payloadKey }, askWorkflows)),
      ...(await readAuditHeads(join(config.DATA_DIR, 'audit-heads'))),
    ]
    const { chains, events, faults } = await verifyAudit(pool, witnesses)
    process.stdout.write(
      `${chains} chains, ${events} events, ${witnesses.length} witnesses: ${faults.length} faults.\n`,
    )
    return faults
  } finally {
    await pool.end()
  }
}

/** What each procedure's history says of its chain: the result of one that is over, a query of one that is not. */
async function askWorkflows(client: Client): Promise<Witness[]> {
  const witnesses: Witness[] = []
  const ask = async (workflowId: string, isOver: boolean): Promise<void> => {
    const handle = client.workflow.getHandle(workflowId)
    if (!isOver) {
      const caseId = workflowId.replace(/^procedure-/, '')
      const { head, length } = await handle.query(getStanding)
      witnesses.push({ chain: caseId, head, length })
      return
    }
    const result = await handle.result().catch((error: Error) => {
      // It was over before the key was changed, and nobody can read it any more; the common chain holds its head.
      if (!(error instanceof OtherPayloadKey)) throw error
    })
    if (result === undefined) return
    // The result of the workflow type `procedure`.
    const { caseId, status, auditHead, auditLength } = result as ProcedureOutcome
    if (status !== 'refused') witnesses.push({ chain: caseId, head: auditHead, length: auditLength })
  }
  const asked: Promise<void>[] = []
  for await (const { workflowId, status } of client.workflow.list({
    query: `WorkflowType = '${PROCEDURE}'`,
  })) {
    if (status.name !== 'RUNNING' && status.name !== 'COMPLETED') continue
    asked.push(ask(workflowId, status.name === 'COMPLETED'))
    if (asked.length >= AT_ONCE) await Promise.all(asked.splice(0))
  }
  await Promise.all(asked)
  return witnesses
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
    case 'missing-case':
      return `case ${fault.chain}: missing from the database`
  }
}

await main(readStartConfig()).then(
  (faults) => {
    for (const fault of faults) process.stdout.write(`${inWords(fault)}\n`)
    process.exitCode = faults.length > 0 ? 1 : 0
  },
  (error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  },
)
